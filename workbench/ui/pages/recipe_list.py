"""How a file was read and cleaned: every guess a line that can be changed, every step removable."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from analyses.grammar.design import Design
from analyses.grammar.roles import Basis, Records
from analyses.grammar.words import Count, Words
from analyses.records.model import KINDS
from workbench.project import edits
from workbench.ui.forms.choices import choice_words
from workbench.ui.pages.recipe_steps import RecipeSteps
from workbench.ui.parts import button, column, emptied, holding, named, notice, scrolled, text
from workbench.ui.views.fold import Fold
from workbench.ui.wording import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from workbench.data.options import Guess
    from workbench.project.project import Project, Source
    from workbench.ui.session import Session

ANSWERS = {
    "dmy": Words("Day first"),
    "mdy": Words("Month first"),
    "ymd": Words("Year first"),
    "jalali": Words("Jalali"),
    "yyyymmdd": Words("Year, month, day without signs"),
    "serial": Words("Days counted by a spreadsheet"),
    "text": Words("Leave it as text"),
    ".": Words("A point parts the decimals"),
    ",": Words("A comma parts the decimals"),
    "/": Words("A slash parts the decimals"),
    "last-century": Words("In the years from 1900 to 1999"),
    "down": Words("Fill them with the value above"),
    "blank": Words("Leave them blank"),
    "column": Words("A column of their own"),
    "rows": Words("Rows like the others"),
}
DELIMITERS = {
    ",": Words("Comma"),
    ";": Words("Semicolon"),
    "\t": Words("Tab"),
    "|": Words("Upright line"),
    "،": Words("Persian comma"),
    "؛": Words("Persian semicolon"),
    "，": Words("Full-width comma"),
}


class RecipeList(QWidget):
    """The guesses of the reader, then the steps in their order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layout = column(gap=12)
        self.steps = RecipeSteps(session)
        whole = column(self._layout, self.steps, gap=12, edge=12)
        whole.addStretch(1)
        self.setLayout(column(scrolled(holding(whole, "side"), Words("Recipe")), gap=0))

    def redraw(self, source: Source) -> None:
        """Show how a source is read."""
        emptied(self._layout)
        self._layout.addWidget(text(Words("Recipe"), "section"))
        reading = self._session.tables.state(source.id).reading
        guesses = reading.guesses if reading else ()
        for guess in guesses:
            if not guess.certain:
                self._layout.addWidget(self._guess(source, guess))
        certain = [guess for guess in guesses if guess.certain]
        if certain:
            words = Words("{n} more thing read", "{n} more things read", n=len(certain))
            inside = partial(self._certain, source, certain)
            self._layout.addWidget(Fold("guesses", words, inside, is_open=False))
        self.steps.redraw(source)

    def _certain(self, source: Source, guesses: list[Guess]) -> QWidget:
        return holding(column(*(self._guess(source, guess) for guess in guesses), gap=12))

    def _guess(self, source: Source, guess: Guess) -> QWidget:
        words = text(_about(guess))
        if len(guess.options) < 2:
            return holding(column(words, gap=4))
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        now = _now(source, guess)
        for option in dict.fromkeys((now, guess.value, *guess.options)):
            box.addItem(said(answer_words(guess, option)), option)
        named(box, guess.words)
        box.activated.connect(lambda at: answer(self._session, source, guess, box.itemData(at)))
        return holding(column(words, box, gap=4))


def asking(session: Session, source: Source, guess: Guess) -> QFrame:
    """Ask what only a person can decide, every candidate a button."""
    if guess.key in ("sheet", "table"):
        return _tables(session, source, guess)
    choices = [
        button(answer_words(guess, option), partial(answer, session, source, guess, option))
        for option in guess.options
    ]
    asked = notice(_about(guess), *(choices if len(choices) < 4 else ()), tone="caution")
    if len(choices) >= 4:
        asked.layout().addLayout(column(*choices, gap=4))
    return asked


def _tables(session: Session, source: Source, guess: Guess) -> QFrame:
    """Ask which sheet of a workbook, or which table on a sheet, is meant, each a large choice."""
    asked = notice("")
    emptied(asked.layout())
    words = Words("This workbook has several tables. Which one shall be read?")
    asked.layout().addWidget(text(words, "section"))
    for option in guess.options:
        made = QPushButton(said(answer_words(guess, option)))
        made.setObjectName("card")
        made.setMinimumHeight(44)
        made.clicked.connect(partial(_choose, session, source, guess, option))
        asked.layout().addWidget(made)
    words = Words("The others can be added afterwards, by opening the same file again.")
    asked.layout().addWidget(text(words, "note"))
    return asked


def _choose(session: Session, source: Source, guess: Guess, option: str, *_: object) -> None:
    answer(session, source, guess, option)


def _now(source: Source, guess: Guess) -> Any:  # noqa: ANN401 - any value of a guess
    """What holds now: what the user said of the rows, else what was guessed."""
    if guess.key == "basis":
        return source.basis.value
    if guess.key == "records" and source.design.records is not None:
        return source.design.records.value
    return guess.value


def answer(session: Session, source: Source, guess: Guess, value: Any) -> None:  # noqa: ANN401
    """Read a source otherwise."""
    project = session.project
    if guess.key == "basis":
        project = edits.with_basis(project, source.id, Basis(value))
    elif guess.key == "records":
        project = edits.with_records(project, source.id, Records(value))
    else:
        project = _read_otherwise(session, source, guess, value)
    how = answer_words(guess, value)
    words = Words("Read {file}: {how}", file=source.name, how=how)
    if guess.column:
        words = Words("Read {what}: {how}", what=guess.column, how=how)
    session.do(words, project)


def _read_otherwise(session: Session, source: Source, guess: Guess, value: Any) -> Project:  # noqa: ANN401
    options = session.tables.state(source.id).reading.options
    if guess.key not in ("sheet", "header", "table"):
        return edits.with_options(session.project, source.id, options.answered(guess.key, value))
    # Other columns: what was guessed of the old ones, and their design, says nothing of these.
    kept = {name: getattr(options, name) for name in ("encoding", "delimiter")}
    if guess.key != "sheet":
        kept |= {name: getattr(options, name) for name in ("sheet", "table")}
    fresh = replace(type(options)(**kept), **{guess.key: value})
    other = replace(session.project.source(source.id), options=fresh, design=Design())
    return edits.with_source(session.project, other)


def answer_words(guess: Guess, value: object) -> Words | str:
    """Say an option of the reader in words."""
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value) if value else Words("None")
    if guess.option == "header" and not value:
        return Words("No headings")
    if guess.option == "units_row" and not value:
        return Words("No row of units")
    if guess.option == "sheet" and value == "*":
        return Words("All of them, as one table")
    match guess.option, value:
        case "records", str(code):
            return Words(KINDS[Records(code)].label)
        case "basis", str(code):
            return choice_words(code)
        case "delimiter", str(sign):
            return DELIMITERS.get(sign, sign)
        case (("dates" | "decimal" | "missing" | "fill_down" | "sections"), str(code)):
            return ANSWERS.get(code, code)
    return _shown(value)


def _shown(value: object) -> str:
    return said(Count(value)) if isinstance(value, int) else str(value)


def _about(guess: Guess) -> Words:
    if guess.column is None:
        return guess.words
    return Words("{column}: {words}", column=guess.column, words=guess.words)
