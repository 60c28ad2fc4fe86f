"""Tables that were examined: how each was read, how complete it is, and all that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Value
from workbench.data.finding import Finding
from workbench.data.options import Guess
from workbench.data.quality.between import Named, between
from workbench.data.quality.case import Case
from workbench.data.quality.completeness import Completeness, completeness
from workbench.data.quality.report import by_gravity, case_of, findings_of, in_table
from workbench.data.quality.waves import waves
from workbench.data.rows import known

_FEW = 10  # rows behind a value, below which no document shows it


@dataclass(frozen=True, slots=True)
class Response:
    """Follow-ups of one wave: how many were due, and how many of them were made."""

    wave: Value
    due: int
    done: int

    @property
    def share(self) -> float:
        """The share that was made."""
        return self.done / self.due if self.due else 0.0


@dataclass(frozen=True, eq=False)
class Examined:
    """One table, as a report speaks of it.

    Attributes
    ----------
    name, file, sheet, data_hash
        What it is called, and the file that it came from.
    rows : int
        How many rows it has.
    columns : tuple of Completeness
        Every column, with how much of it is known.
    guesses : tuple of Guess
        How the file was read.
    responses : tuple of Response
        Follow-ups by wave.
    findings : tuple of Finding
        What was found, the gravest first.
    common : frozenset of str
        Values that ten rows and more have, so that a document may show them.
    """

    name: str
    rows: int
    columns: tuple[Completeness, ...]
    findings: tuple[Finding, ...]
    file: str = ""
    sheet: str | None = None
    data_hash: str = ""
    guesses: tuple[Guess, ...] = ()
    responses: tuple[Response, ...] = ()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that somebody looked at and set aside, with the reason."""

    finding: Finding
    because: str


@dataclass(frozen=True, eq=False)
class Report:
    """Everything that a quality report tells of one or several tables."""

    tables: tuple[Examined, ...]
    between: tuple[Finding, ...] = ()
    unreadable: tuple[tuple[str, Refusal], ...] = ()
    dismissed: tuple[Dismissal, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings with the tables that they are of, the gravest first."""
        own = [each for table in self.tables for each in table.findings]
        return by_gravity([*own, *self.between])


def examined(
    named: Named,
    guesses: Sequence[Guess] = (),
    told: Sequence[Finding] = (),
) -> Examined:
    """Examine one of several tables; what was told while reading it comes with the findings."""
    case = case_of(named.table, None, named.row_numbers)
    return Examined(
        name=named.name,
        rows=case.table.height,
        columns=completeness(case),
        findings=in_table(by_gravity([*told, *findings_of(case)]), named.name),
        file=named.path.name if named.path is not None else named.table.source,
        sheet=named.sheet,
        data_hash=named.table.data_hash,
        guesses=tuple(guesses),
        responses=tuple(
            Response(wave.name, int(wave.due.sum()), int((wave.due & wave.done).sum()))
            for wave in waves(case)
        ),
        common=_common(case),
    )


def report_of(
    tables: Sequence[tuple[Named, Sequence[Guess], Sequence[Finding]]],
    unreadable: Sequence[tuple[str, Refusal]] = (),
) -> Report:
    """Examine tables, each with how it was read and what was told then, and compare them."""
    return Report(
        tuple(examined(named, guesses, told) for named, guesses, told in tables),
        between([named for named, _, _ in tables]) if len(tables) else (),
        tuple(unreadable),
    )


def without(report: Report, dismissed: Sequence[Dismissal]) -> Report:
    """Set findings aside that somebody has looked at."""
    gone = [each.finding for each in dismissed]
    return replace(
        report,
        tables=tuple(
            replace(table, findings=tuple(each for each in table.findings if each not in gone))
            for table in report.tables
        ),
        between=tuple(each for each in report.between if each not in gone),
        dismissed=tuple(dismissed),
    )


def _common(case: Case) -> frozenset[str]:
    """Levels of the columns of words that ten rows and more have; never those of persons."""
    found: set[str] = set()
    for name, column in case.columns(Kind.TEXT):
        if case.role(name) is Role.PERSON or len(column.levels) > 5000:
            continue
        codes = column.values[known(column)].astype(np.int64)
        counts = np.bincount(codes, minlength=len(column.levels))
        often = np.flatnonzero(counts[: len(column.levels)] >= _FEW)
        found |= {column.levels[place] for place in often.tolist()}
    return frozenset(found)
