"""A cell that is being written in: an editor fit for its kind, and what was wrong beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QLabel, QLineEdit, QWidget

from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.ui.forms.day_editor import day_edit
from workbench.ui.forms.numbers import as_number, shown_number
from workbench.ui.parts import restyled
from workbench.ui.views.grid_text import EPOCH
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from analyses.grammar.columns import Column

# Above this the levels of a column are not offered one by one.
MOST_OFFERED = 2000
LEAST = 160


class CellEditor(QObject):
    """One edit: it ends with a value, with nothing, or with Escape."""

    written = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget, held: Column, row: int) -> None:
        super().__init__(parent)
        self._held = held
        gone = held.missing is not None and bool(held.missing[row])
        self._before = None if gone else plain(held, row)
        self._over = False
        self.inside = _editor(parent, held, self._before)
        self.inside.setAccessibleName(
            spelled(Words("New value of {column}", column=held.info.name))
        )
        self.inside.installEventFilter(self)
        self._why = QLabel(parent)
        self._why.setObjectName("why")
        self._why.setWordWrap(True)
        self._why.hide()
        if isinstance(self.inside, QComboBox):
            self.inside.lineEdit().installEventFilter(self)
            self.inside.activated.connect(lambda _: self.finish())

    def open(self, box: QRect) -> None:
        """Stand over a cell, ready to be written in."""
        wide = max(box.width(), LEAST)
        left = box.right() - wide + 1 if self.inside.isRightToLeft() else box.left()
        room = self.inside.parentWidget().rect()
        left = min(max(left, 0), max(room.width() - wide, 0))
        self.inside.setGeometry(left, box.top() - 2, wide, box.height() + 4)
        self.inside.show()
        self.inside.setFocus()
        line = self.inside.lineEdit() if isinstance(self.inside, QComboBox) else self.inside
        if isinstance(line, QLineEdit):
            line.selectAll()

    def finish(self) -> None:
        """Take what was written, or say beside the cell why it cannot be."""
        if self._over:
            return
        try:
            value = self.value()
        except ValueError as why:
            self._refuse(why.args[0])
            return
        self._end()
        if value != self._before:
            self.written.emit(value)

    def value(self) -> Any:  # noqa: ANN401 - a level, or None
        """Read what was written; a ValueError holds the words that say why it cannot be."""
        kind, inside = self._held.info.kind, self.inside
        if isinstance(inside, QDateEdit):
            day = inside.date()
            return date(day.year(), day.month(), day.day())
        shown = inside.currentText() if isinstance(inside, QComboBox) else inside.text()
        if not shown.strip():
            return None
        if kind is Kind.TRUTH:
            return _truth(shown)
        if kind is Kind.TEXT:
            return shown.strip()
        number = as_number(shown, whole=kind is Kind.WHOLE)
        if isinstance(number, str):
            raise ValueError(Words("{value} is no number. Write one such as 12.5, or nothing.",
                                   value=shown.strip()))  # fmt: skip
        if kind is Kind.WHOLE and not float(number).is_integer():
            raise ValueError(
                Words("{column} holds whole numbers alone.", column=self._held.info.name)
            )
        return int(number) if kind is Kind.WHOLE else float(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Finish on Enter and Tab, leave on Escape, finish when the keyboard goes elsewhere."""
        kinds = QEvent.Type
        if event.type() == kinds.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end()
                return True
        if event.type() == kinds.FocusOut and watched is self.inside and not self._over:
            inside = self.inside
            popup = isinstance(inside, QComboBox) and inside.view().isVisible()
            calendar = isinstance(inside, QDateEdit) and event.reason() == (
                Qt.FocusReason.PopupFocusReason
            )
            if not popup and not calendar and not isinstance(inside, QComboBox):
                self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        """Take what was written if it makes sense, else leave the cell as it was."""
        try:
            self.value()
        except ValueError:
            self._end()
        else:
            self.finish()

    def _refuse(self, words: Words) -> None:
        restyled(self.inside, refused=True)
        self._why.setText(said(words))
        self._why.setAccessibleName(spelled(words))
        self.inside.setAccessibleDescription(spelled(words))
        box = self.inside.geometry()
        self._why.setFixedWidth(max(box.width(), 240))
        self._why.adjustSize()
        left = min(box.left(), max(self._why.parentWidget().width() - self._why.width(), 0))
        below = box.bottom() + self._why.height() < self._why.parentWidget().height()
        top = box.bottom() + 1 if below else box.top() - self._why.height()
        self._why.move(left, top)
        self._why.show()
        self._why.raise_()
        self.inside.setFocus()

    def _end(self) -> None:
        if self._over:
            return
        self._over = True
        self._why.deleteLater()
        self.inside.hide()
        self.inside.deleteLater()
        self.ended.emit()
        self.deleteLater()


def plain(held: Column, row: int) -> Any:  # noqa: ANN401 - a level
    """Give a cell's value as a plain one."""
    value = held.values[row]
    match held.info.kind:
        case Kind.TEXT:
            return held.levels[int(value)]
        case Kind.DATE:
            return EPOCH + timedelta(days=int(value))
        case Kind.TRUTH:
            return bool(value)
        case Kind.WHOLE:
            return int(value)
        case _:
            return float(value)


def _editor(parent: QWidget, held: Column, before: Any) -> QWidget:  # noqa: ANN401 - a level
    kind = held.info.kind
    if kind is Kind.DATE:
        edit = day_edit()
        edit.setParent(parent)
        today = QDate.currentDate()
        edit.setDate(today if before is None else QDate(before.year, before.month, before.day))
        return edit
    if kind is Kind.TRUTH or (kind is Kind.TEXT and len(held.levels) <= MOST_OFFERED):
        yes, no = said(Words("yes")), said(Words("no"))
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems([yes, no] if kind is Kind.TRUTH else list(held.levels))
        box.completer().setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        shown = "" if before is None else (yes if before else no) if kind is Kind.TRUTH else before
        box.setCurrentText(shown)
        return box
    shown = before if kind is Kind.TEXT else shown_number(before)
    return QLineEdit(shown or "", parent)


def _truth(shown: str) -> bool:
    wanted = shown.strip().casefold()
    if wanted in {said(Words("yes")).casefold(), "yes", "true", "1"}:
        return True
    if wanted in {said(Words("no")).casefold(), "no", "false", "0"}:
        return False
    raise ValueError(Words("{value} is neither yes nor no.", value=shown.strip()))
