"""The jobs of persons: those that the rows of a table are, or those of another table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analyses.grammar.attrition import Attrition
from analyses.grammar.columns import EPOCH
from analyses.grammar.conditions import Compare, Either, Known, Not
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from analyses.records.attrition import ENDS_EARLY, STARTS_LATE
from analyses.records.numbering import Integers
from analyses.records.qualifying import Qualifying
from analyses.records.sustainment import Jobs, cut
from workbench.data.rows import inside, take
from workbench.data.steps.made import People, days_of, found_in, needed, part_of, person_of
from workbench.data.steps.step import Others
from workbench.data.steps.walking import tell

NO_PERSON = Words("No person is named")


@dataclass(frozen=True, eq=False, slots=True)
class Held:
    """The jobs of persons, whose rows stand in the same order in `table`."""

    jobs: Jobs
    table: MemoryTable


def held_jobs(
    part: MemoryTable,
    who: People,
    person: str,
    spells: str | None,
    others: Others,
    last: int | None,
) -> Held:
    """Gather the jobs of persons from their own rows, or from the table called `spells`.

    Which jobs were left out, and why, is told.
    """
    have = part if spells is None else other(others, spells)
    name = person if spells is None else person_of(have, None)
    start = needed(have, Role.JOB_START, None, "spells")
    end = needed(have, Role.JOB_END, None, "spells")
    kept = counting_jobs(have, Qualifying(), (name, start, end), last)
    _tell_jobs(kept.attrition(), len(have.attrition().drops))
    rows = inside(kept)
    if spells is None:
        owner = who.of[rows]
    else:
        owner = found_in(take(kept, rows).find(name), take(part, who.first).find(person))
        _tell_strangers(int((owner < 0).sum()))
        rows, owner = rows[owner >= 0], owner[owner >= 0]
    table = part_of(kept, rows)
    return Held(jobs_of(table, owner, start, end, last), table)


def counting_jobs(
    table: MemoryTable, qualifying: Qualifying, columns: tuple[str, str, str], last: int | None
) -> MemoryTable:
    """Keep the jobs that count, telling who left: `columns` are person, start and end."""
    person, start, end = columns
    days_of(table, start)
    days_of(table, end)
    kept = table.keep(Known(person), NO_PERSON, "linked")
    kept = kept.keep(Known(start), Words("Start of the job not known"), "linked")
    kept = kept.keep(not_before(end, start), ENDS_EARLY, "linked")
    if last is not None:
        kept = kept.keep(Compare(start, "<=", day_of(last)), STARTS_LATE, "eligible")
    return qualifying.keep(kept)


def jobs_of(part: MemoryTable, owner: Integers, start: str, end: str, last: int | None) -> Jobs:
    """Give the jobs of a table, cut at the cut-off."""
    begins, _ = days_of(part, start)
    ends, ended = days_of(part, end)
    return cut(owner, begins, ends, ended, last)


def other(others: Others, name: str) -> MemoryTable:
    """Give another table by its name, without the rows that are out.

    Raises
    ------
    Refusal
        `no-such-source` when it is not there.
    """
    if name not in others:
        words = Words("The table {name} is not there. Choose another.", name=name)
        raise Refusal(words, field="spells", code="no-such-source")
    table = others[name]
    return table if table.mask is None else take(table, inside(table))


def not_before(end: str, start: str) -> Either:
    """Nothing known of the end, or not before the start."""
    return Either(Not(Known(end)), Compare(end, ">=", 0, column=start))


def day_of(days: int) -> date:
    """Give days since 1970 as a date."""
    return date.fromordinal(EPOCH.toordinal() + days)


def _tell_strangers(n: int) -> None:
    if n:
        tell(
            Words(
                "{n} job of a person who is not in this table left out",
                "{n} jobs of persons who are not in this table left out",
                n=n,
            )
        )


def _tell_jobs(ladder: Attrition, before: int) -> None:
    """Tell which jobs were left out."""
    for drop in ladder.drops[before:]:
        tell(Words("Jobs left out: {n}. {reason}", n=drop.n, reason=drop.reason))
