"""Editors of a list whose every line has several parts: pairs of words, bands, matched columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.words import N_, Words
from workbench.ui.forms.column_chooser import ColumnChooser
from workbench.ui.forms.editors import Editor
from workbench.ui.forms.numbers import as_number, shown_number
from workbench.ui.forms.pick_editors import level_text
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.icons import icon
from workbench.ui.parts import button, column, holding, named, row, text
from workbench.ui.wording import said

MOST_OFFERED = 200


class LinesEditor(Editor):
    """Lines of a few cells each; a line that is not complete is kept, but not told."""

    is_wide = True
    headings: tuple[str, ...] = ()

    def __init__(self, given: Input, around: Surroundings, optional: bool) -> None:
        self._lines: list[list[QWidget]] = []
        self._values: Mapping[str, Any] = {}
        self._offered: object = None
        super().__init__(given, around, optional)

    def make(self) -> QWidget:
        """Make the widget."""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        self._below = row(button(Words("Add a line"), self._more, sign="plus", quiet=True), None)
        return holding(column(self._grid, self._below, gap=4))

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value; lines stand as they are while they say the same."""
        self._values = values
        offered = (values.get(self.given.of), self.offered())
        if offered == self._offered and self.read() == tuple(value or ()):
            return
        self._offered = offered
        self._rebuild([self.parts(item) for item in value or ()] or [self.empty()])

    def offered(self) -> object:
        """What the cells offer, so that they are made anew when it changes."""
        return None

    def empty(self) -> tuple[Any, ...]:
        """Give the parts of an empty line."""
        return (None,) * len(self.headings)

    def parts(self, item: Any) -> Sequence[Any]:  # noqa: ANN401 - one item of the value
        """Take an item of the value apart."""
        return tuple(item)

    def cell(self, at: int, part: Any) -> QWidget:  # noqa: ANN401
        """Make the widget of one part."""
        raise NotImplementedError

    def item(self, parts: Sequence[Any]) -> Any:  # noqa: ANN401
        """Put an item together; None while the line is not complete."""
        return None if any(part is None for part in parts) else tuple(parts)

    def read(self) -> tuple[Any, ...]:
        """Give the complete lines."""
        items = (self.item([part_of(cell) for cell in line]) for line in self._lines)
        return tuple(item for item in items if item is not None)

    # Lines

    def _rebuild(self, lines: Sequence[Sequence[Any]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self._lines = []
        for at, heading in enumerate(self.headings):
            self._grid.addWidget(text(Words(heading), "note", wrap=False), 0, at)
            self._grid.setColumnStretch(at, 1)
        for parts in lines:
            self._add(parts)

    def _add(self, parts: Sequence[Any]) -> None:
        line = [self.cell(at, part) for at, part in enumerate(parts)]
        at = self._grid.rowCount()
        for place, cell in enumerate(line):
            named(cell, Words(self.headings[place]))
            self._grid.addWidget(cell, at, place)
        away = QToolButton()
        away.setIcon(icon("x"))
        away.setIconSize(QSize(16, 16))
        named(away, Words("Take this line away"))
        away.clicked.connect(partial(self._remove, line))
        self._grid.addWidget(away, at, len(line))
        self._lines.append(line)

    def _more(self) -> None:
        self._add(self.empty())
        self._lines[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: list[QWidget], *_: object) -> None:
        kept = [[part_of(cell) for cell in each] for each in self._lines if each is not line]
        self._rebuild(kept or [self.empty()])
        self.tell()

    def tell(self) -> None:
        """Tell the lines as they are now."""
        self.edited.emit(self.read())

    # Cells

    def typed(self, value: str, *, hint: str = "") -> QLineEdit:
        """Make a cell that is typed into."""
        made = QLineEdit(value)
        made.setPlaceholderText(hint)
        made.editingFinished.connect(self.tell)
        return made

    def picked(self, value: str | None, offered: Sequence[str], *, free: bool = False) -> QComboBox:
        """Make a cell that is picked from a list; a free one may hold other words too."""
        made = QComboBox()
        made.setEditable(free)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(5)
        made.addItems(list(dict.fromkeys([*([value] if value else []), *offered[:MOST_OFFERED]])))
        made.setCurrentIndex(0 if value else -1)
        if free:
            made.lineEdit().editingFinished.connect(self.tell)
        made.activated.connect(lambda _: self.tell())
        return made


class PairsEditor(LinesEditor):
    """Old values of a column, each with the word that takes its place."""

    headings = (N_("Now"), N_("From here on"))

    def make(self) -> QWidget:
        """Make the widget, with a way to have all values at once."""
        made = super().make()
        words = Words("List all values")
        self._below.insertWidget(1, button(words, self._all, quiet=True))
        return made

    def offered(self) -> object:
        """The values of the column."""
        name = self._values.get(self.given.of)
        return [level_text(item) for item in self.around.levels(name)] if name else []

    def empty(self) -> tuple[Any, ...]:
        """Give the parts of an empty line."""
        return (None, "")

    def cell(self, at: int, part: Any) -> QWidget:  # noqa: ANN401
        """Make the widget of one part."""
        if at == 0:
            return self.picked(part, self.offered(), free=True)
        return self.typed(part or "", hint=said(Words("missing")))

    def item(self, parts: Sequence[Any]) -> Any:  # noqa: ANN401
        """Put a pair together; a pair that changes nothing is none."""
        old, new = parts
        return (old, new) if old and old != new else None

    def _all(self) -> None:
        have = {part_of(line[0]): part_of(line[1]) for line in self._lines}
        offered = self.offered()[:MOST_OFFERED]
        self._rebuild([(value, have.get(value, value)) for value in offered])


class BandsEditor(LinesEditor):
    """Bands of numbers, each with its word."""

    headings = (N_("At least"), N_("Below"), N_("Called"))

    def empty(self) -> tuple[Any, ...]:
        """Begin where the last band ends."""
        return (part_of(self._lines[-1][1]) if self._lines else "", "", "")

    def parts(self, item: Any) -> Sequence[Any]:  # noqa: ANN401
        """Write a band's ends as they are typed."""
        low, high, word = item
        return shown_number(low), shown_number(high), word

    def cell(self, at: int, part: Any) -> QWidget:  # noqa: ANN401
        """Make the widget of one part."""
        return self.typed(part or "", hint="…" if at < 2 else "")

    def item(self, parts: Sequence[Any]) -> Any:  # noqa: ANN401
        """Read a band; one without any end is none."""
        low, high = (as_number(part) for part in parts[:2])
        is_band = not isinstance(low, str) and not isinstance(high, str)
        return (low, high, parts[2]) if is_band and (low, high) != (None, None) else None


class KeysEditor(LinesEditor):
    """Columns here, each with the column of the other table that holds the same."""

    headings = (N_("Here"), N_("There"))

    def offered(self) -> object:
        """The columns of both tables."""
        there = self.around.columns_of(self._values.get(self.given.of))
        return list(self.around.columns), list(there)

    def cell(self, at: int, part: Any) -> QWidget:  # noqa: ANN401
        """Make the widget of one part."""
        return self.picked(part, self.offered()[at])


class GroupsEditor(LinesEditor):
    """New columns, each with the old ones that it is made of."""

    headings = (N_("New column"), N_("Made of"))

    def empty(self) -> tuple[Any, ...]:
        """Give the parts of an empty line."""
        return ("", ())

    def offered(self) -> object:
        """The columns that there are."""
        return list(self.around.columns)

    def cell(self, at: int, part: Any) -> QWidget:  # noqa: ANN401
        """Make the widget of one part."""
        if at == 0:
            return self.typed(part or "")
        chooser = ColumnChooser(self.offered(), part or ())
        chooser.edited.connect(self.tell)
        return chooser

    def item(self, parts: Sequence[Any]) -> Any:  # noqa: ANN401
        """Put a group together."""
        name, made_of = parts
        return (name, tuple(made_of)) if name and made_of else None


def part_of(cell: QWidget) -> Any:  # noqa: ANN401 - what the cell holds
    """Give what a cell holds."""
    match cell:
        case ColumnChooser():
            return cell.chosen
        case QComboBox():
            return cell.currentText().strip() or None
        case QLineEdit():
            return cell.text().strip()
        case _:
            raise TypeError(cell)
