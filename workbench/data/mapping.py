"""Which column plays which part, guessed from its name and what it holds."""

from __future__ import annotations

from collections import Counter

from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Design
from analyses.grammar.words import Words
from workbench.data.aliases import ELEMENTS, MEASURES, ROLES, SEVERAL
from workbench.data.options import Guess
from workbench.data.rows import has_repeats
from workbench.data.spelling import key

_DATES = {Role.START, Role.EXIT, Role.PLACED, Role.JOB_START, Role.JOB_END, Role.STAGE_DATE}
_BY_NAME = {key(name): role for role, names in ROLES.items() for name in names}
_SEVERAL = {key(name): roles for name, roles in SEVERAL.items()}
_SURE = 0.8


def guess_roles(table: MemoryTable) -> tuple[Guess, ...]:
    """Guess the roles of columns; a name that fits several roles comes without a value.

    The keys are `roles[column]`, the values those of `Role`.
    """
    guesses = [guess for name in table.names if (guess := _guess(table, name)) is not None]
    taken = Counter(guess.value for guess in guesses)
    return tuple(
        guess if guess.value is None or taken[guess.value] == 1 else _shared(guess)
        for guess in guesses
    )


def design_of(guesses: tuple[Guess, ...]) -> Design:
    """Make a design of the guesses that are sure."""
    return Design(
        tuple(
            (Role(guess.value), str(guess.column))
            for guess in guesses
            if guess.value is not None and guess.confidence >= _SURE
        )
    )


def guess_basis(table: MemoryTable, guesses: tuple[Guess, ...]) -> Guess | None:
    """Guess what a row is: a person, a spell of work, or an event."""
    columns = {guess.value: str(guess.column) for guess in guesses if guess.value is not None}
    person = columns.get(Role.PERSON.value)
    if person is None:
        return None
    others = tuple(basis.value for basis in Basis)
    if not has_repeats(table.columns[person]):
        words = Words("Every person comes once")
        return Guess("basis", Basis.PERSONS.value, words, 0.9, others, certain=False)
    may_be_jobs = any(
        guess.value == Role.JOB_START.value or Role.JOB_START.value in guess.options
        for guess in guesses
    )
    if may_be_jobs:
        words = Words("Persons come several times and jobs have a start, so rows are spells")
        return Guess("basis", Basis.SPELLS.value, words, 0.8, others, certain=False)
    words = Words("Persons come several times, so rows are events")
    return Guess("basis", Basis.EVENTS.value, words, 0.6, others, certain=False)


def measure(name: str, what: str) -> bool:
    """Whether a column's name says that it measures something, such as `hours`."""
    plain = f" {key(name)} "
    return any(
        f" {word} " in plain or (not word.isascii() and word in plain)
        for word in map(key, MEASURES[what])
    )


def _guess(table: MemoryTable, name: str) -> Guess | None:
    for words, confidence in _ways(name):
        role = _BY_NAME.get(words)
        if role is not None and _fits(table, name, role):
            said = Words("The name says so")
            return Guess(f"roles[{name}]", role.value, said, confidence, (), certain=False)
        several = tuple(r for r in _SEVERAL.get(words, ()) if _fits(table, name, r))
        if several:
            said = Words("The name fits several roles")
            options = tuple(r.value for r in several)
            return Guess(f"roles[{name}]", None, said, 0.5, options, certain=False)
    number = key(name).split(" ")[0]
    if number in ELEMENTS:
        said = Words("Element {number} of the reporting layout", number=number)
        return Guess(f"roles[{name}]", ELEMENTS[number].value, said, 0.95, (), certain=False)
    return None


def _ways(name: str) -> list[tuple[str, float]]:
    """The name as it is, and the last part of a heading in two rows."""
    parts = name.split(" · ")
    plain = [(key(name.split("(")[0]), 0.9), (key(name), 0.9)]
    return [*plain, (key(parts[-1]), 0.85)] if len(parts) > 1 else plain


def _fits(table: MemoryTable, name: str, role: Role) -> bool:
    kind = table.columns[name].info.kind
    if role in _DATES:
        return kind is Kind.DATE
    if role in (Role.COUNT, Role.WEIGHT):
        return bool(kind & (Kind.WHOLE | Kind.DECIMAL))
    return kind is not Kind.DATE or role is Role.TIME


def _shared(guess: Guess) -> Guess:
    words = Words("Several columns could play this role")
    return Guess(guess.key, None, words, 0.5, (str(guess.value),), certain=False)
