"""The few widgets from which every place is put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from analyses.grammar.words import Value, Words
from workbench.ui import preferences
from workbench.ui.icons import icon
from workbench.ui.theme import colours
from workbench.ui.wording import said, spelled

Shown = Words | Value | str
B = TypeVar("B", bound=QBoxLayout)


def text(words: Shown, type: str = "body", *, wrap: bool = True, select: bool = False) -> QLabel:
    """Show words in one of the five sizes."""
    label = QLabel(said(words))
    label.setProperty("type", type)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if select:
        flags = Qt.TextInteractionFlag
        label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return label


def button(
    words: Shown,
    pressed: Callable[[], object],
    *,
    sign: str = "",
    primary: bool = False,
    quiet: bool = False,
    help: Shown = "",
) -> QPushButton:
    """Make a button whose words are a verb."""
    made = QPushButton(said(words))
    made.setProperty("primary", primary)
    made.setProperty("quiet", quiet)
    made.setAccessibleName(spelled(words))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if sign:
        made.setIcon(icon(sign, colours().on_accent if primary else None))
        made.setIconSize(QSize(16, 16))
        made.setText(f"\N{NO-BREAK SPACE}{said(words)}")
    if help:
        made.setToolTip(said(help))
    made.clicked.connect(lambda: pressed())
    return made


def named(widget: QWidget, words: Shown, help: Shown = "") -> QWidget:
    """Give a widget the name and the help that a screen reader says."""
    widget.setAccessibleName(spelled(words))
    if help:
        widget.setAccessibleDescription(spelled(help))
        widget.setToolTip(said(help))
    return widget


def column(*items: QWidget | QLayout | int | None, gap: int = 8, edge: int = 0) -> QVBoxLayout:
    """Stand widgets one beneath the other; a number is space, None takes what is left."""
    return _filled(QVBoxLayout(), items, gap, edge)


def row(*items: QWidget | QLayout | int | None, gap: int = 8, edge: int = 0) -> QHBoxLayout:
    """Stand widgets side by side; a number is space, None takes what is left."""
    return _filled(QHBoxLayout(), items, gap, edge)


def holding(layout: QLayout, region: str = "") -> QWidget:
    """Make a widget that holds a layout."""
    made = QWidget()
    made.setLayout(layout)
    if region:
        made.setProperty("region", region)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def rule(across: bool = True) -> QFrame:
    """Draw a hairline."""
    made = QFrame()
    made.setProperty("line", "across" if across else "down")
    (made.setFixedHeight if across else made.setFixedWidth)(1)
    return made


def scrolled(inside: QWidget, words: Shown) -> QScrollArea:
    """Let a widget be scrolled when it does not fit."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.setAccessibleName(spelled(words))
    return area


def notice(words: Shown, *buttons: QPushButton, tone: str = "") -> QFrame:
    """Say something that stands out, with the ways on as buttons."""
    frame = QFrame()
    frame.setObjectName("notice")
    frame.setProperty("tone", tone)
    frame.setAccessibleName(spelled(words))
    inside = column(text(words), gap=8)
    # In a narrow pane two long buttons beside each other would push the rest out of sight.
    for each in buttons:
        inside.addLayout(row(each, None))
    inside.setContentsMargins(12, 8, 12, 8)
    frame.setLayout(inside)
    return frame


class Elided(QLabel):
    """Words on one line, shortened when there is no room for them."""

    def __init__(self, type: str = "body") -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("type", type)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(80)

    def show_text(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for all of them."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 80)
        )
        self.setText(shown)
        self.updateGeometry()


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)


def restyled(widget: QWidget, **properties: object) -> None:
    """Change properties that the style looks at."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _filled(layout: B, items: Sequence[QWidget | QLayout | int | None], gap: int, edge: int) -> B:
    layout.setSpacing(gap)
    layout.setContentsMargins(edge, edge, edge, edge)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def split(name: str, sizes: list[int], *parts: QWidget) -> QSplitter:
    """Stand parts side by side with hairlines that can be moved; the last takes what is left."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    preferences.keep_splitter(made, name, sizes)
    return made
