"""What a table of persons and the records of them say against each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.quality.case import known_days
from workbench.data.quality.linking import Link, Member, link
from workbench.data.quality.persons import births
from workbench.data.quality.said import sex_of
from workbench.data.rows import has_repeats, known
from workbench.data.spelling import key

_SAME_PEOPLE = 0.5  # of the rows known there: with fewer, the tables are of other people
_DESIGN = 0.2  # of the rows: what more of them do is how the programme works, no mistake
_NEARLY_ALL = 0.95  # of the rows are of different persons; some stand there twice, by mistake
_OF_RECORDS = (Role.TIME, Role.WAVE, Role.STAGE, Role.SERVICE, Role.AMOUNT)
_FACTS = (Role.SEX, Role.BIRTH, Role.DEATH, Role.ARM)
_PLANNED = (Role.DUE_DATE, Role.DEADLINE, Role.PERIOD_END)
_RICH = (Role.START, Role.EXIT, Role.BIRTH, Role.DEATH, Role.SEX, Role.AREA, Role.ARM, Role.PLACED)


class Pair(NamedTuple):
    """Records of persons, the table of those persons, and which row speaks of whom."""

    child: Member
    parent: Member
    person: str
    link: Link

    def there(self, column: str) -> NDArray[np.float64]:
        """The parent's days of each row of the child, NaN where unknown, (rows,)."""
        return self.of_parent(known_days(self.parent.case.table.columns[column]))

    def of_parent(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The parent's value of each row of the child, NaN where unknown, (rows,)."""
        return np.append(values, [np.nan, np.nan])[self.link.to]


def examine(members: Sequence[Member]) -> list[Finding]:
    """Compare every table that names persons with the table that lists them."""
    found: list[Finding] = []
    for pair in _pairs(members):
        found += _unknown(pair)
        if pair.link.share() < _SAME_PEOPLE:
            continue
        found += [
            *_after_death(pair),
            *_before_birth(pair),
            *_outside_the_programme(pair),
            *_other_facts(pair),
            *_placed_otherwise(pair),
        ]
    return found


def _pairs(members: Sequence[Member]) -> list[Pair]:
    """Each table of records with the table of persons that knows most of them."""
    lists = [each for each in members if _lists_persons(each)]
    lists.sort(key=_riches, reverse=True)
    found = []
    for child in members:
        person = child.case.playing(Role.PERSON)
        above = lists[: lists.index(child)] if child in lists else lists
        if person is None or not above:
            continue
        column = child.case.table.columns[person]
        made = [Pair(child, parent, person, link(column, _person(parent))) for parent in above]
        found.append(max(made, key=lambda pair: pair.link.share()))
    return found


def _lists_persons(member: Member) -> bool:
    """Whether a table says who the persons are, each of them once."""
    case = member.case
    name = case.playing(Role.PERSON)
    if name is None or _riches(member)[0] == 0:
        return False
    if any(case.playing(role) is not None for role in _OF_RECORDS):
        return False
    column = case.table.columns[name]
    if case.table.basis is Basis.PERSONS and not has_repeats(column):
        return True
    distinct = len(np.unique(column.values[known(column)]))
    return distinct >= _NEARLY_ALL * case.table.height


def _riches(member: Member) -> tuple[int, int]:
    case = member.case
    roles = sum(case.playing(role) is not None for role in _RICH)
    names = any(case.measuring(what, Kind.ANY) for what in ("birth", "sex"))
    return roles + names, case.table.height


def _person(member: Member) -> Column:
    name = member.case.playing(Role.PERSON)
    assert name is not None
    return member.case.table.columns[name]


def _unknown(pair: Pair) -> list[Finding]:
    child, unknown = pair.child, pair.link.unknown
    found = []
    if pair.link.padded:
        words = Words(
            "{n} number of persons is in {other} only without the noughts before it",
            "{n} numbers of persons are in {other} only without the noughts before them",
            n=pair.link.padded, other=pair.parent.name,
        )  # fmt: skip
        found.append(Finding("noughts-lost", "caution", words, pair.person, n=pair.link.padded))
    if unknown.any():
        n = int(unknown.sum())
        if not pair.link.found.any():
            if child.case.table.basis is Basis.PERSONS:  # lists of different people, as they may be
                return []
            words = Words("No person of {table} is in {other}", table=child.name,
                          other=pair.parent.name)  # fmt: skip
            found.append(child.case.found("no-shared-persons", "note", words, unknown, pair.person))
        elif child.case.table.basis is not Basis.PERSONS or pair.link.share() >= _SAME_PEOPLE:
            words = Words(
                "{n} row of {table} is of a person whom {other} does not know",
                "{n} rows of {table} are of persons whom {other} does not know",
                n=n, table=child.name, other=pair.parent.name,
            )  # fmt: skip
            found.append(child.case.found("unknown-person", "problem", words, unknown, pair.person))
    return [child.told(finding) for finding in found]


def _events(pair: Pair) -> list[tuple[str, NDArray[np.float64]]]:
    """Days on which something happened to the person, by column."""
    case = pair.child.case
    left_out = {case.playing(role) for role in _PLANNED}
    left_out |= {name for name, _ in case.of(Role.BIRTH, "birth", Kind.DATE)}
    left_out |= {name for name, _ in case.of(Role.DEATH, "death", Kind.DATE)}
    return [
        (name, known_days(column))
        for name, column in case.columns(Kind.DATE)
        if name not in left_out
    ]


def _told(pair: Pair, code: str, words: Words, wrong: NDArray[np.bool_], name: str) -> Finding:
    return pair.child.told(pair.child.case.found(code, "problem", words, wrong, name))


def _after_death(pair: Pair) -> list[Finding]:
    found = []
    for death, _ in pair.parent.case.of(Role.DEATH, "death", Kind.DATE):
        died = pair.there(death)
        if np.isnan(died).all():
            continue
        for name, days in _events(pair):
            after = days > died
            if after.any():
                words = Words(
                    "{n} row of {table} has {column} after the death in {other}",
                    "{n} rows of {table} have {column} after the death in {other}",
                    n=int(after.sum()), table=pair.child.name, column=name,
                    other=pair.parent.name,
                )  # fmt: skip
                found.append(_told(pair, "after-death-elsewhere", words, after, name))
    return found


def _before_birth(pair: Pair) -> list[Finding]:
    found = []
    for _, of_parent in births(pair.parent.case):
        born = pair.of_parent(of_parent)
        for name, days in _events(pair):
            before = days < born
            if before.any():
                words = Words(
                    "{n} row of {table} has {column} before the birth in {other}",
                    "{n} rows of {table} have {column} before the birth in {other}",
                    n=int(before.sum()), table=pair.child.name, column=name,
                    other=pair.parent.name,
                )  # fmt: skip
                found.append(_told(pair, "before-birth-elsewhere", words, before, name))
    return found


def _outside_the_programme(pair: Pair) -> list[Finding]:
    """Jobs and services before the programme began, services after it ended."""
    start = pair.parent.case.playing(Role.START, Kind.DATE)
    end = pair.parent.case.playing(Role.EXIT, Kind.DATE)
    found = []
    for role in (Role.JOB_START, Role.SERVICE_START):
        name = pair.child.case.playing(role, Kind.DATE)
        if name is None:
            continue
        days = known_days(pair.child.case.table.columns[name])
        if start is not None:
            words = Words(
                "{n} row of {table} has {column} before {start} in {other}",
                "{n} rows of {table} have {column} before {start} in {other}",
                n=int((days < pair.there(start)).sum()), table=pair.child.name, column=name,
                start=start, other=pair.parent.name,
            )  # fmt: skip
            found += _told_outside(pair, name, days < pair.there(start), words)
        if end is not None and role is Role.SERVICE_START:
            words = Words(
                "{n} row of {table} has {column} after {end} in {other}",
                "{n} rows of {table} have {column} after {end} in {other}",
                n=int((days > pair.there(end)).sum()), table=pair.child.name, column=name,
                end=end, other=pair.parent.name,
            )  # fmt: skip
            found += _told_outside(pair, name, days > pair.there(end), words)
    return found


def _told_outside(pair: Pair, name: str, wrong: NDArray[np.bool_], words: Words) -> list[Finding]:
    if not wrong.any() or wrong.sum() > max(_DESIGN * pair.link.found.sum(), 5):
        return []
    made = pair.child.case.found("outside-the-programme", "caution", words, wrong, name)
    return [pair.child.told(made)]


def _other_facts(pair: Pair) -> list[Finding]:
    """A sex, a birth, a death or a group that is another in the other table."""
    mine, theirs = pair.child.case, pair.parent.case
    found = []
    for role in _FACTS:
        here, there = _fact(pair.child, role), _fact(pair.parent, role)
        if here is None or there is None:
            continue
        own, other = mine.table.columns[here], theirs.table.columns[there]
        if own.info.kind is not other.info.kind:
            continue
        compared = _compared(own, other, role)
        if compared is None:
            continue
        values, others = compared
        of_parent = pair.of_parent(others)
        differs = ~np.isnan(values) & ~np.isnan(of_parent) & (values != of_parent)
        if not differs.any():
            continue
        words = Words(
            "{n} row of {table} has a {column} that is another in {other}",
            "{n} rows of {table} have a {column} that is another in {other}",
            n=int(differs.sum()), table=pair.child.name, column=here, other=pair.parent.name,
        )  # fmt: skip
        found.append(pair.child.told(mine.found("facts-differ", "problem", words, differs, here)))
    return found


def _fact(member: Member, role: Role) -> str | None:
    what = {Role.SEX: "sex", Role.BIRTH: "birth", Role.DEATH: "death"}.get(role)
    if what is None:
        return member.case.playing(role)
    names = [name for name, _ in member.case.of(role, what, Kind.ANY)]
    return names[0] if len(names) == 1 else None


def _compared(
    own: Column, other: Column, role: Role
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Two columns as numbers that are equal where they say the same, NaN where unknown."""
    if own.info.kind is not Kind.TEXT:
        return known_days(own), known_days(other)
    spell = sex_of if role is Role.SEX else key
    numbers: dict[str, int] = {}
    made = []
    for column in (own, other):
        said = [spell(level) for level in column.levels]
        codes = [numbers.setdefault(text, len(numbers)) if text else np.nan for text in said]
        place = np.where(known(column), column.values.astype(np.int64), len(codes))
        made.append(np.array([*codes, np.nan], dtype=np.float64)[place])
    shared = {spell(text) for text in own.levels} & {spell(text) for text in other.levels}
    fewer = min(len(own.levels), len(other.levels))
    return (made[0], made[1]) if len(shared) >= max(1, fewer / 2) else None


def _placed_otherwise(pair: Pair) -> list[Finding]:
    """Persons who are placed by one table and have no job in the other."""
    placed = pair.parent.case.playing(Role.PLACED, Kind.DATE)
    job = pair.child.case.playing(Role.JOB_START, Kind.DATE)
    if placed is None or job is None or pair.child.case.table.basis is not Basis.SPELLS:
        return []
    has_day = known(pair.parent.case.table.columns[placed])
    has_job = np.zeros(len(has_day), dtype=bool)
    has_job[pair.link.to[pair.link.found]] = True
    wrong = has_day & ~has_job
    if not wrong.any() or wrong.sum() > 0.5 * has_day.sum():
        return []
    words = Words(
        "{n} person of {table} has {column} but no job in {other}",
        "{n} persons of {table} have {column} but no job in {other}",
        n=int(wrong.sum()), table=pair.parent.name, column=placed, other=pair.child.name,
    )  # fmt: skip
    made = pair.parent.case.found("placed-without-a-job", "caution", words, wrong, placed)
    return [pair.parent.told(made)]
