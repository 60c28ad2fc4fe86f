"""A day, typed or picked, in the calendar of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCalendar, QDate, QLocale, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QStackedWidget, QToolButton, QWidget

from analyses.grammar.words import Words
from workbench.ui.forms.editors import Editor
from workbench.ui.icons import icon
from workbench.ui.parts import button, holding, named, row
from workbench.ui.wording import language, said


class DayEditor(Editor):
    """A day, or none."""

    def make(self) -> QWidget:
        """Make the widget."""
        self._edit = day_edit()
        self._edit.dateChanged.connect(self._tell)
        clear = QToolButton()
        clear.setIcon(icon("x"))
        clear.setIconSize(QSize(16, 16))
        named(clear, Words("Clear the day"))
        clear.clicked.connect(lambda: self.edited.emit(None))
        self._set = button(Words("Set a day"), self._begin)
        stack = QStackedWidget()
        stack.addWidget(holding(row(self._set, None, gap=0)))
        stack.addWidget(holding(row(self._edit, clear, None, gap=4)))
        stack.setFixedHeight(32)
        return stack

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        self._edit.blockSignals(True)
        if isinstance(value, str):
            value = _from_iso(value)
        if value is not None:
            self._edit.setDate(QDate(value.year, value.month, value.day))
        self.inside.setCurrentIndex(0 if value is None else 1)
        self.setFocusProxy(self._set if value is None else self._edit)
        self._edit.setAccessibleName(said(Words(self.given.label)))
        self._edit.blockSignals(False)

    def _begin(self) -> None:
        today = QDate.currentDate()
        self.edited.emit(date(today.year(), today.month(), today.day()))

    def _tell(self, day: QDate) -> None:
        self.edited.emit(date(day.year(), day.month(), day.day()))


def day_edit() -> QDateEdit:
    """Make a field in which a day is typed, or picked, in the reader's calendar."""
    edit = QDateEdit()
    if language() == "fa":
        edit.setCalendar(QCalendar(QCalendar.System.Jalali))
    # Qt turns the order of the sections round from right to left.
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setCalendarPopup(True)
    edit.setCalendarWidget(_calendar())
    edit.setKeyboardTracking(False)
    return edit


def _calendar() -> QCalendarWidget:
    calendar = QCalendarWidget()
    locale = QLocale(language())
    calendar.setLocale(locale)
    calendar.setAccessibleName(said(Words("Calendar")))
    if language() == "fa":
        calendar.setCalendar(QCalendar(QCalendar.System.Jalali))
    # Qt paints Saturday and Sunday red wherever one is.
    for day in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    return calendar


def _from_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
