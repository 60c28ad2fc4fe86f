"""How a file was read and cleaned: every guess a line that can be changed, every step removable."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.icons import icon
from workbench.ui.parts import button, column, emptied, holding, named, notice, row, scrolled, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from workbench.data.options import Guess
    from workbench.project.project import Source
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
}


class RecipeList(QWidget):
    """The guesses of the reader, then the steps in their order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layout = column(gap=12, edge=12)
        self.setLayout(column(scrolled(holding(self._layout, "side"), Words("Recipe")), gap=0))

    def redraw(self, source: Source) -> None:
        """Show how a source is read."""
        emptied(self._layout)
        self._layout.addWidget(text(Words("Recipe"), "section"))
        reading = self._session.tables.state(source.id).reading
        for guess in reading.guesses if reading else ():
            self._layout.addWidget(self._guess(source, guess))
        for at, step in enumerate(source.recipe.steps if source.recipe else ()):
            self._layout.addWidget(self._step(source, at, step))
        self._layout.addStretch(1)

    def _guess(self, source: Source, guess: Guess) -> QWidget:
        words = text(guess.words)
        if len(guess.options) < 2:
            return holding(column(words, gap=4))
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        for option in dict.fromkeys((guess.value, *guess.options)):
            box.addItem(said(answer_words(option)), option)
        named(box, guess.words)
        box.activated.connect(lambda at: answer(self._session, source, guess, box.itemData(at)))
        return holding(column(words, box, gap=4))

    def _step(self, source: Source, at: int, step: Any) -> QWidget:  # noqa: ANN401 - any Step
        away = QToolButton()
        away.setIcon(icon("x"))
        away.setIconSize(QSize(16, 16))
        named(away, Words("Take this step away"))
        away.clicked.connect(partial(self._remove, source, at))
        line = row(text(step.words), away, gap=4)
        line.setStretch(0, 1)
        return holding(line)

    def _remove(self, source: Source, at: int, *_: object) -> None:
        steps = source.recipe.steps
        recipe = replace(source.recipe, steps=steps[:at] + steps[at + 1 :])
        words = Words("Take away: {step}", step=steps[at].words)
        self._session.do(words, edits.with_recipe(self._session.project, source.id, recipe))


def asking(session: Session, source: Source, guess: Guess) -> QFrame:
    """Ask what only a person can decide, every candidate a button."""
    words = guess.words
    if guess.column is not None:
        words = Words("{column}: {question}", column=guess.column, question=guess.words)
    choices = [
        button(answer_words(option), partial(answer, session, source, guess, option))
        for option in guess.options
    ]
    return notice(words, *choices, tone="caution")


def answer(session: Session, source: Source, guess: Guess, value: Any) -> None:  # noqa: ANN401
    """Read a source otherwise."""
    options = session.tables.state(source.id).reading.options.answered(guess.key, value)
    what = guess.column or guess.option
    words = Words("Read {what}: {how}", what=what, how=answer_words(value))
    session.do(words, edits.with_options(session.project, source.id, options))


def answer_words(value: object) -> Words | str:
    """Say an option of the reader in words."""
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value) if value else Words("None")
    return ANSWERS.get(value, str(value)) if isinstance(value, str) else str(value)
