"""What columns are for, asked where their names leave it open: an answer is one click."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from analyses.records.model import MEANINGS
from workbench.project import edits
from workbench.ui.parts import button, notice, row, text

if TYPE_CHECKING:
    from workbench.data.options import Guess
    from workbench.project.project import Source
    from workbench.ui.session import Session

MOST = 2
SHARED = 5


def open_guesses(source: Source, state: Any) -> tuple[Guess, ...]:  # noqa: ANN401 - Loaded
    """Those guesses that nobody has answered, of columns that are there."""
    reading, table = state.reading, state.table
    if reading is None or table is None:
        return ()
    names = {info.name for info in table.infos}
    played = {name for _, name in source.design.columns}
    taken = {role.value for role, _ in source.design.columns}
    return tuple(
        guess
        for guess in reading.roles
        if guess.value is None
        and guess.column in names - played - set(source.settled)
        and not set(guess.options) <= taken
    )


def role_questions(session: Session, source: Source) -> Iterator[QWidget]:
    """Ask the first few; the others wait in the list of columns."""
    guesses = open_guesses(source, session.tables.state(source.id))
    asked = list(_grouped(guesses))
    for options, group in asked[:MOST]:
        if len(group) > 1:
            yield _which(session, source, options[0], group)
        else:
            yield _what(session, source, group[0])
    if len(asked) > MOST:
        n = len(asked) - MOST
        words = Words(
            "{n} more column is asked about in the list of columns.",
            "{n} more columns are asked about in the list of columns.",
            n=n,
        )
        yield text(words, "note")


def label(role: str) -> Words:
    """Say what a role is called."""
    return Words(MEANINGS[Role(role)].label)


def _grouped(guesses: tuple[Guess, ...]) -> Iterator[tuple[tuple[str, ...], list[Guess]]]:
    """Columns that could all play one role are one question."""
    groups: dict[object, list[Guess]] = {}
    for guess in guesses:
        alone = guess.options if len(guess.options) == 1 else guess.key
        groups.setdefault(alone, []).append(guess)
    for group in groups.values():
        yield group[0].options, group


def _what(session: Session, source: Source, guess: Guess) -> QFrame:
    words = Words("What is {column} for? {why}.", column=str(guess.column), why=guess.words)
    choices = [
        button(label(role), partial(_answer, session, source, str(guess.column), role))
        for role in guess.options
    ]
    none = button(
        Words("None of these"),
        partial(_settle, session, source, (str(guess.column),)),
        quiet=True,
    )
    return _asking(words, [*choices, none])


def _which(session: Session, source: Source, role: str, group: list[Guess]) -> QFrame:
    words = Words("Which column is this: {role}? {why}.", role=label(role), why=group[0].words)
    names = tuple(str(guess.column) for guess in group)
    choices = [
        button(name, partial(_answer, session, source, name, role)) for name in names[:SHARED]
    ]
    none = button(Words("None of these"), partial(_settle, session, source, names), quiet=True)
    return _asking(words, [*choices, none])


def _asking(words: Words, choices: list[QWidget]) -> QFrame:
    asked = notice(words, tone="caution")
    for at in range(0, len(choices), 4):
        asked.layout().addLayout(row(*choices[at : at + 4], None))
    return asked


def _answer(session: Session, source: Source, name: str, role: str) -> None:
    said = Words("Set the role of {column}", column=name)
    session.do(said, edits.with_role(session.project, source.id, name, Role(role)))


def _settle(session: Session, source: Source, names: tuple[str, ...]) -> None:
    project = session.project
    for name in names:
        project = edits.with_role(project, source.id, name, None)
    session.do(Words("Set the role of {column}", column=names[0]), project)
