"""One set of line icons (Lucide), in the colours of the window."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.ui.theme import colours

_HERE = Path(__file__).parent
_SIZES = (16, 20, 32, 64)


def icon(name: str, colour: str | None = None) -> QIcon:
    """Give an icon by its Lucide name, in the colour of text unless told."""
    c = colours()
    return _drawn(name, colour or c.text, c.field)


@lru_cache(maxsize=256)
def _drawn(name: str, normal: str, disabled: str) -> QIcon:
    source = (_HERE / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        drawing = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        for size in _SIZES:
            made.addPixmap(_pixmap(drawing, size), mode)
    return made


def _pixmap(drawing: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter)
    painter.end()
    return pixmap
