"""What stands while an answer is on its way: the shape of it, without a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Words
from workbench.ui.theme import colours
from workbench.ui.wording import spelled


class Skeleton(QWidget):
    """Axes without a curve, and table heads without numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(spelled(Words("The answer is on its way")))
        self.setMinimumHeight(360)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw two lines of text, two axes and three lines of a table."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        c = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.hover))
        width = self.width()
        bars = [(0, 0.9), (28, 0.6), (264, 1.0), (292, 1.0), (320, 1.0)]
        for top, share in bars:
            left = width * (1 - share) if self.isRightToLeft() else 0
            painter.drawRoundedRect(QRectF(left, top, width * share, 16), 4, 4)
        painter.setPen(QColor(c.line))
        painter.drawLine(48, 64, 48, 232)
        painter.drawLine(48, 232, width - 16, 232)


class Veil(QWidget):
    """Old numbers are greyed by this, so that nobody takes them for the new ones."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(spelled(Words("Out of date")))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Lie over all of it, whatever its size."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Let the old numbers shine through, faintly."""
        painter = QPainter(self)
        shade = QColor(colours().page)
        shade.setAlpha(190)
        painter.fillRect(self.rect(), shade)
