"""A figure or a page on white paper, as it will be printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QRectF, QSize, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QColor, QDrag, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from analyses.grammar.words import Words
from workbench.ui.theme import colours
from workbench.ui.wording import said, spelled

COPIED_WIDTH = 2000


class FigurePaper(QWidget):
    """An SVG as large as there is room; it can be dragged out as a file."""

    def __init__(self) -> None:
        super().__init__()
        self.svg = b""
        self.is_stale = False
        self._renderer = QSvgRenderer(self)
        self._grabbed: object = None
        self._folder = QTemporaryDir()
        self.setMinimumSize(320, 240)
        self.setAccessibleName(spelled(Words("Preview of the figure")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_svg(self, svg: bytes) -> None:
        """Show another figure."""
        self.svg = svg
        self.is_stale = False
        self._renderer.load(QByteArray(svg))
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.svg = b""
        self.update()

    def grow_old(self) -> None:
        """Grey what is shown until the new one comes."""
        self.is_stale = True
        self.update()

    def mime(self) -> QMimeData:
        """Give the figure as SVG and as an image."""
        mime = QMimeData()
        mime.setData("image/svg+xml", QByteArray(self.svg))
        mime.setImageData(self.image(COPIED_WIDTH))
        return mime

    def image(self, width: int) -> QImage:
        """Draw the figure on white, this wide."""
        size = self._renderer.defaultSize()
        height = round(width * size.height() / max(size.width(), 1))
        image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._renderer.render(painter, QRectF(0, 0, width, height))
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the paper and the figure."""
        if not self.svg:
            return
        painter = QPainter(self)
        box = self._box()
        painter.fillRect(box, Qt.GlobalColor.white)
        self._renderer.render(painter, box)
        if self.is_stale:
            painter.fillRect(box, QColor(255, 255, 255, 170))
        painter.setPen(QColor(colours().line))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the figure."""
        self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it out once the pointer has gone far enough."""
        if self._grabbed is None or not self.svg or self.is_stale:
            return
        far = (event.position() - self._grabbed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._grabbed = None
            self._drag()

    def _drag(self) -> None:
        path = self._folder.filePath("figure.svg")
        Path(path).write_bytes(self.svg)
        mime = self.mime()
        mime.setUrls([QUrl.fromLocalFile(path)])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.setPixmap(QPixmap.fromImage(self.image(240)))
        drag.exec(Qt.DropAction.CopyAction)

    def _box(self) -> QRectF:
        size = self._renderer.defaultSize()
        room = self.rect().adjusted(1, 1, -1, -1)
        scale = min(room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
        width, height = size.width() * scale, size.height() * scale
        left = (self.width() - width) / 2
        return QRectF(left, 0, width, height)


class PagePaper(QWidget):
    """One page, as wide as the place allows."""

    def __init__(self, png: bytes, number: int) -> None:
        super().__init__()
        self._image = QImage.fromData(png)
        self.setAccessibleName(spelled(Words("Page {n}", n=number)))
        self.setToolTip(said(Words("Page {n}", n=number)))
        self.setMaximumWidth(self._image.width())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep the page's shape."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Keep the page's shape."""
        return round(width * self._image.height() / max(self._image.width(), 1))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as drawn."""
        return self._image.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(QColor(colours().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
