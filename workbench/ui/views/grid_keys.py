"""The keys of the grid, as a spreadsheet has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from workbench.ui.views.grid import Grid

Key, Mod = Qt.Key, Qt.KeyboardModifier
FLAG = QItemSelectionModel.SelectionFlag
ARROWS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}


def pressed(grid: Grid, event: QKeyEvent) -> bool:
    """Do what a key asks; tell whether it asked anything."""
    if grid.model() is None or not grid.model().rowCount():
        return False
    if event.matches(QKeySequence.StandardKey.Copy):
        grid.copy_chosen()
        return True
    key, held = event.key(), event.modifiers() & ~Mod.KeypadModifier
    if key == Key.Key_C and held == Mod.ControlModifier | Mod.ShiftModifier:
        grid.copy_chosen(headings=True)
        return True
    if key == Key.Key_Down and held == Mod.AltModifier:
        grid.menu_wanted.emit(grid.currentIndex().column())
        return True
    if key in (Key.Key_F2, Key.Key_Return, Key.Key_Enter) and held == Mod.NoModifier:
        if grid.currentIndex().isValid():
            grid.edit_wanted.emit(grid.currentIndex())
        return True
    if key == Key.Key_Delete and held == Mod.NoModifier:
        grid.emptied.emit()
        return True
    if key == Key.Key_Space and held in (Mod.ControlModifier, Mod.ShiftModifier):
        _whole(grid, column=held == Mod.ControlModifier)
        return True
    place = _place(grid, key, held)
    if place is None:
        return False
    _move(grid, *place, extend=bool(held & Mod.ShiftModifier))
    return True


def _place(grid: Grid, key: int, held: Mod) -> tuple[int, int] | None:
    """Give the line and the column in sight that a key leads to."""
    if held & ~(Mod.ShiftModifier | Mod.ControlModifier):
        return None
    far = bool(held & Mod.ControlModifier)
    here = grid.currentIndex()
    columns, height = grid.shown_columns(), grid.model().rowCount()
    if not columns:
        return None
    line = max(here.row(), 0)
    at = columns.index(here.column()) if here.column() in columns else 0
    page = max(1, grid.viewport().height() // grid.verticalHeader().defaultSectionSize() - 1)
    if key in ARROWS:
        down, along = ARROWS[key]
        along = -along if grid.isRightToLeft() else along
        if far:
            line = (0 if down < 0 else height - 1) if down else line
            at = (0 if along < 0 else len(columns) - 1) if along else at
        else:
            line, at = line + down, at + along
    elif key == Key.Key_Home:
        line, at = (0 if far else line), 0
    elif key == Key.Key_End:
        line, at = (height - 1 if far else line), len(columns) - 1
    elif key == Key.Key_PageUp:
        line -= page
    elif key == Key.Key_PageDown:
        line += page
    else:
        return None
    return min(max(line, 0), height - 1), columns[min(max(at, 0), len(columns) - 1)]


def _move(grid: Grid, line: int, column: int, *, extend: bool) -> None:
    model, chosen = grid.model(), grid.selectionModel()
    to = model.index(line, column)
    if extend and not grid.anchor.isValid():
        grid.anchor = grid.currentIndex()
    if extend and grid.anchor.isValid():
        chosen.setCurrentIndex(to, FLAG.NoUpdate)
        chosen.select(grid.block(grid.anchor, to), FLAG.ClearAndSelect)
    else:
        grid.anchor = to
        chosen.setCurrentIndex(to, FLAG.ClearAndSelect)
    grid.scrollTo(to)


def _whole(grid: Grid, *, column: bool) -> None:
    here, model = grid.currentIndex(), grid.model()
    if not here.isValid():
        return
    columns = grid.shown_columns()
    if column:
        ends = model.index(0, here.column()), model.index(model.rowCount() - 1, here.column())
    else:
        ends = model.index(here.row(), columns[0]), model.index(here.row(), columns[-1])
    grid.selectionModel().select(grid.block(*ends), FLAG.ClearAndSelect)
