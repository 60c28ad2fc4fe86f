"""What stood in the file where the grid's cursor is, before anything was read into it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Words
from workbench.ui.parts import button, column, emptied, row, text

if TYPE_CHECKING:
    from analyses.grammar.refusal import Refusal
    from workbench.project.project import Source
    from workbench.project.tables import Published
    from workbench.ui.session import Session

# A file with more rows is read again only when it is asked for.
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """A column as the file calls it, and the file's own number of a row."""

    source: str
    column: str
    number: int


class AsWritten(QWidget):
    """One cell of the file; a column that was read once is kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._kept: dict[object, Published] = {}
        self._place: Place | None = None
        self._lines = column(gap=4)
        self.setLayout(self._lines)

    def show_cell(self, source: Source, name: str, number: int | None) -> None:
        """Show how a cell stood in the file."""
        emptied(self._lines)
        state = self._session.tables.state(source.id)
        self._place = None
        if number is None or state.reading is None or state.numbered is None:
            return
        self._lines.addWidget(text(Words("As it stood in the file"), "note"))
        written = _name_in_file(source, name)
        if name in source.identifiers:
            self._lines.addWidget(text(Words("Hidden: who is meant is replaced by a pseudonym.")))
        elif written not in {info.name for info in state.read.infos}:
            self._lines.addWidget(text(Words("Not in the file: a step made this column.")))
        else:
            self._place = Place(source.id, written, number)
            self._find(source)

    def _find(self, source: Source) -> None:
        state, place = self._session.tables.state(source.id), self._place
        key = (source.id, state.reading_key, place.column)
        if key in self._kept:
            self._tell(self._kept[key])
        elif state.numbered.size > MOST_ROWS and self._session.jobs.busy is False:
            again = button(Words("Read it"), partial(self._read, source, key))
            self._lines.addLayout(row(again, None))
        else:
            self._read(source, key)

    def _read(self, source: Source, key: object) -> None:
        from workbench.jobs import WrittenJob

        state = self._session.tables.state(source.id)
        job = WrittenJob(
            id="written",
            path=source.path,
            folder=str(self._session.folder),
            options=state.reading.options,
            columns=(self._place.column,),
        )
        words = Words("Reading {name}", name=source.name)
        done = partial(self._came, key, self._place.column)
        self._session.jobs.submit(job, words, done, self._not_read, self._not_read)

    def _came(self, key: object, name: str, found: Published) -> None:
        self._kept[key] = found
        if self._place is not None and self._place.column == name:
            self._tell(found)

    def _tell(self, found: Published) -> None:
        from workbench.project.tables import open_published

        place = self._place
        numbers = open_published(self._session.tables.state(place.source).numbered)
        lines = (numbers.find("row").values == place.number).nonzero()[0]
        held = open_published(found).find(place.column)
        if not len(lines) or lines[0] >= len(held.values):
            return
        at = int(lines[0])
        empty = held.missing is not None and held.missing[at]
        shown = "" if empty else held.levels[int(held.values[at])]
        words = text(shown or Words("(empty)"), select=True)
        words.setAccessibleName(shown)
        self._lines.addWidget(words)
        where = Words("{column}, row {n}", column=place.column, n=place.number)
        self._lines.addWidget(text(where, "note"))

    def _not_read(self, refusal: Refusal) -> None:
        self._lines.addWidget(text(refusal.words, "note"))


def _name_in_file(source: Source, name: str) -> str:
    steps = source.recipe.steps if source.recipe else ()
    for step in reversed(steps):
        if getattr(step, "to", None) == name and hasattr(step, "column"):
            name = step.column
    return name
