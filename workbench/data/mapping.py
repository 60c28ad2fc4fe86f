"""Which column plays which part, guessed from its name, what it holds, and what was said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import numpy as np

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Records, Role
from analyses.grammar.table import Design
from analyses.grammar.words import Words
from analyses.records.model import KINDS, MEANINGS
from workbench.data.aliases import MEASURES
from workbench.data.contents import by_contents, identifies
from workbench.data.matching import Fit, Headings
from workbench.data.memory import Memory
from workbench.data.options import Guess
from workbench.data.record_kinds import guess_records, sure_records
from workbench.data.rows import has_repeats, known
from workbench.data.spelling import key

SURE = 0.8
_FEW = 0.05  # of the rows, that are copies rather than further records of a person
_ASKED_PARTS = 3


def guess_roles(
    table: MemoryTable, memory: Memory | None = None, undecided: Collection[str] = ()
) -> tuple[Guess, ...]:
    """Guess the roles of columns; what fits several roles comes without a value.

    The keys are `roles[column]`, the values those of `Role`, and `records` with the kind of
    records, where the columns tell it.

    Parameters
    ----------
    table : MemoryTable
        What was read.
    memory : Memory, optional
        What a person said of columns with these headings.
    undecided : collection of str
        Columns whose kind has still to be asked; they may hold anything.
    """
    fits = _fits_of(table, memory or Memory(), set(undecided))
    sure = _undisputed(fits)
    records = guess_records(sure, persons_repeat=_persons_repeat(table, fits))
    kind = sure_records(records)
    taken = _unrivalled(fits)
    fits = {name: _narrowed(found, sure, taken, kind) for name, found in fits.items()}
    guesses = [_guess(name, found) for name, found in fits.items() if found]
    guesses += _person_asked(table, guesses, kind)
    settled = _unshared(guesses)
    return (records, *settled) if records is not None else settled


def role_guesses(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Those guesses that are about columns."""
    return tuple(guess for guess in guesses if guess.column is not None)


def design_of(guesses: tuple[Guess, ...]) -> Design:
    """Make a design of the guesses that are sure."""
    records = next((guess for guess in guesses if guess.key == "records"), None)
    return Design(
        tuple(
            (Role(guess.value), str(guess.column))
            for guess in role_guesses(guesses)
            if guess.value is not None and guess.confidence >= SURE
        ),
        records=sure_records(records),
    )


def guess_basis(table: MemoryTable, guesses: tuple[Guess, ...]) -> Guess | None:
    """Guess what a row is: a person, a spell of work, an event, or what its kind counts."""
    columns = {guess.value: str(guess.column) for guess in role_guesses(guesses) if guess.value}
    records = design_of(guesses).records
    person = columns.get(Role.PERSON.value)
    others = tuple(basis.value for basis in Basis)
    if person is None and records is None:
        return None
    if person is None or (records is not None and not KINDS[records].has(Role.PERSON)):
        assert records is not None
        words = Words("The columns are those of: {kind}", kind=Words(KINDS[records].label))
        return Guess("basis", KINDS[records].basis.value, words, 0.8, others, certain=False)
    if not has_repeats(table.columns[person]):
        words = Words("Every person comes once")
        return Guess("basis", Basis.PERSONS.value, words, 0.9, others, certain=False)
    if records is Records.PARTICIPANTS and _share_repeated(table.columns[person]) <= _FEW:
        words = Words("Nearly every person comes once; the rows that come again are told")
        return Guess("basis", Basis.PERSONS.value, words, 0.8, others, certain=False)
    may_be_jobs = any(
        guess.value == Role.JOB_START.value or Role.JOB_START.value in guess.options
        for guess in guesses
    )
    if may_be_jobs and records in (None, Records.PLACEMENTS, Records.PARTICIPANTS):
        words = Words("Persons come several times and jobs have a start, so rows are spells")
        return Guess("basis", Basis.SPELLS.value, words, 0.8, others, certain=False)
    words = Words("Persons come several times, so rows are events")
    return Guess("basis", Basis.EVENTS.value, words, 0.6, others, certain=False)


def _share_repeated(column: Column) -> float:
    """The share of the rows with a person whose person has an earlier row."""
    there = column.values[known(column)]
    return 1.0 - len(np.unique(there)) / max(1, len(there))


def measure(name: str, what: str) -> bool:
    """Whether a column's name says that it measures something, such as `hours`."""
    plain = f" {key(name)} "
    return any(
        f" {word} " in plain or (not word.isascii() and word in plain)
        for word in map(key, MEASURES[what])
    )


# What each column may be


def _fits_of(table: MemoryTable, memory: Memory, undecided: set[str]) -> dict[str, tuple[Fit, ...]]:
    """For each column the roles that it may play: remembered, else by heading, else by cells."""
    headings = Headings.of(table.names)
    found: dict[str, tuple[Fit, ...]] = {}
    for name in table.names:
        said = memory.fit(name)
        if said is not None and said.role is None:
            found[name] = ()
            continue
        role = None if said is None else said.role
        may = role is not None and (name in undecided or _may_hold(table, name, role))
        if said is not None and role is not None and may:
            found[name] = (Fit(role, 0.97, said.words),)
            continue
        ways = headings.fits(name)
        fitting = tuple(
            fit for fit in ways if name in undecided or _may_hold(table, name, fit.role)
        )
        if not ways and (held := by_contents(table.columns[name])) is not None:
            fitting = (held,)
        found[name] = fitting
    return found


def _may_hold(table: MemoryTable, name: str, role: Role) -> bool:
    """Whether a column's kind can play a role; a column without a value can play any."""
    column = table.columns[name]
    kind = column.info.kind
    if kind is Kind.DATE and role is Role.PERSON:
        return False
    return bool(kind & MEANINGS[role].kinds) or not known(column).any()


def _undisputed(fits: Mapping[str, tuple[Fit, ...]]) -> set[Role]:
    return {found[0].role for found in fits.values() if len(found) == 1 and _is_sure(found[0])}


def _unrivalled(fits: Mapping[str, tuple[Fit, ...]]) -> set[Role]:
    """The roles that one column surely plays, and no other could."""
    times = Counter(found[0].role for found in fits.values() if len(found) == 1)
    return {role for role in _undisputed(fits) if times[role] == 1}


def _is_sure(fit: Fit) -> bool:
    return fit.confidence >= SURE


def _persons_repeat(table: MemoryTable, fits: Mapping[str, tuple[Fit, ...]]) -> bool | None:
    """Whether some person has several rows; None when no column surely names the person."""
    persons = [
        table.columns[name]
        for name, found in fits.items()
        if len(found) == 1 and found[0].role is Role.PERSON and known(table.columns[name]).any()
    ]
    return any(has_repeats(column) for column in persons) if persons else None


# Where a name fits several roles


def _narrowed(
    found: tuple[Fit, ...], sure: set[Role], taken: set[Role], kind: Records | None
) -> tuple[Fit, ...]:
    """Leave of several roles those that the other columns and the kind of records leave open."""
    if kind is Records.STAGE_COUNTS and len(found) == 1 and Role.STAGE not in sure:
        return tuple(_as_stage(fit) for fit in found)
    if len(found) < 2:
        return found
    open_still = tuple(fit for fit in found if fit.role not in taken)
    if kind is None:
        return _likely(open_still, sure)
    own = tuple(fit for fit in open_still if KINDS[kind].has(fit.role))
    needed = tuple(fit for fit in own if fit.role in KINDS[kind].required)
    left = needed if len(needed) == 1 else own
    if len(left) != 1 or not _is_plain(left[0].role, open_still, sure, kind):
        return own + tuple(fit for fit in _likely(open_still, sure) if fit not in own)
    words = Words(
        "The name fits several roles; in a file of this kind it is this one: {kind}",
        kind=Words(KINDS[kind].label),
    )
    return (replace(left[0], confidence=0.82, words=words),)


def _is_plain(role: Role, fits: tuple[Fit, ...], sure: set[Role], kind: Records) -> bool:
    """Whether nothing speaks for another of the roles: no column of another kind that has it."""
    others = {home for fit in fits if fit.role is not role for home in _homes(fit.role)} - {kind}
    strange = {each for each in sure if not KINDS[kind].has(each)}
    if any(KINDS[other].has(each) for other in others for each in strange):
        return False
    # What people have when they come is as often what they have in the job that they found.
    return kind is not Records.PARTICIPANTS or role in (Role.PERSON, Role.START, Role.EXIT)


def _as_stage(fit: Fit) -> Fit:
    if fit.role is not Role.INDICATOR:
        return fit
    return Fit(Role.STAGE, 0.82, Words("Counts of an indicator are counts by stage"))


def _likely(found: tuple[Fit, ...], sure: set[Role]) -> tuple[Fit, ...]:
    """Leave out roles of records of which no other column speaks, if others stay."""
    usual = tuple(
        fit
        for place, fit in enumerate(found)
        if place < _ASKED_PARTS or any(_shows(kind, sure) for kind in _homes(fit.role))
    )
    return usual or found


def _homes(role: Role) -> list[Records]:
    return [records for records, kind in KINDS.items() if kind.has(role)]


def _shows(records: Records, sure: set[Role]) -> bool:
    return any(_homes(role) == [records] for role in sure)


# What is told


def _guess(name: str, found: tuple[Fit, ...]) -> Guess:
    if len(found) == 1:
        fit = found[0]
        value = fit.role.value if _is_sure(fit) else None
        asked = () if value is not None else (fit.role.value,)
        return Guess(f"roles[{name}]", value, fit.words, fit.confidence, asked, certain=False)
    options = tuple(fit.role.value for fit in found)
    return Guess(f"roles[{name}]", None, found[0].words, 0.5, options, certain=False)


def _person_asked(table: MemoryTable, guesses: list[Guess], kind: Records | None) -> list[Guess]:
    """Ask whether the one column that tells all rows apart names the person."""
    needs_one = kind is not None and Role.PERSON in KINDS[kind].required
    spoken = any(Role.PERSON.value in (guess.value, *guess.options) for guess in guesses)
    if not needs_one or spoken:
        return []
    taken = {guess.column for guess in guesses}
    free = [
        name for name, column in table.columns.items() if name not in taken and identifies(column)
    ]
    if len(free) != 1:
        return []
    words = Words("Every row has a value of its own, so it may name the person")
    key_ = f"roles[{free[0]}]"
    return [Guess(key_, None, words, 0.5, (Role.PERSON.value,), certain=False)]


def _unshared(guesses: list[Guess]) -> tuple[Guess, ...]:
    """Ask where several columns could play one role, unless one of them is surer by far."""
    by_role: dict[object, list[Guess]] = {}
    for guess in guesses:
        if guess.value is not None:
            by_role.setdefault(guess.value, []).append(guess)
    asked: set[str] = set()
    for rivals in by_role.values():
        if len(rivals) > 1:
            best = max(rivals, key=lambda guess: guess.confidence)
            winners = [g for g in rivals if g.confidence >= best.confidence - 0.04]
            losers = [g for g in rivals if g not in winners]
            asked |= {g.key for g in (rivals if len(winners) > 1 else losers)}
    return tuple(_shared(guess) if guess.key in asked else guess for guess in guesses)


def _shared(guess: Guess) -> Guess:
    words = Words("Several columns could play this role")
    return Guess(guess.key, None, words, 0.5, (str(guess.value),), certain=False)
