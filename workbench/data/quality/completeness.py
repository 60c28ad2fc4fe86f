"""What is not there: gaps in columns, rows without what they need, groups with more gaps."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Share, Words, listing
from workbench.data.finding import Finding, Severity
from workbench.data.mapping import measure
from workbench.data.quality.case import Case
from workbench.data.quality.said import are
from workbench.data.rows import known

# Nothing here means that it has not happened, so a gap is an answer.
MAY_BE_EMPTY = frozenset({
    Role.JOB_END, Role.EXIT, Role.DEATH, Role.PLACED, Role.END_REASON, Role.EXIT_REASON,
    Role.EXIT_TYPE, Role.EXCLUSION, Role.SERVICE_END, Role.SUBMITTED, Role.CHECK_DATE, Role.MODE,
    Role.VACANCY, Role.FIRST_TREATED, Role.CO_UNITS, Role.CONDITION, Role.VISIT_FINDING,
    Role.REFERRAL, Role.EMPLOYED_Q1, Role.EMPLOYED_Q2, Role.EMPLOYED_Q3, Role.EMPLOYED_Q4,
    Role.EARNINGS_Q1, Role.EARNINGS_Q2, Role.EARNINGS_Q3, Role.EARNINGS_Q4, Role.APPROXIMATE,
    Role.SAME_EMPLOYER,
})  # fmt: skip
# Without it a row says nothing of anybody.
_NEEDED = (
    Role.PERSON, Role.UNIT, Role.START, Role.STAGE, Role.STAGE_DATE, Role.DUE_DATE,
    Role.WAVE, Role.VISIT, Role.VISIT_DATE, Role.INDICATOR, Role.AMOUNT, Role.TASK, Role.DEADLINE,
)  # fmt: skip
_HALF = 0.5
_GROUPS = (Role.ARM, Role.PROVIDER, Role.AREA, Role.SEX)
_APART = 0.2  # between a group and the others; a fifth more gaps makes them hard to compare
_FEW = 30


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a column is known."""

    column: str
    known: int
    rows: int
    may_be_empty: bool = False

    @property
    def share(self) -> float:
        """The share of rows in which it is known."""
        return self.known / self.rows if self.rows else 1.0


def completeness(case: Case) -> tuple[Completeness, ...]:
    """Tell of every column how much of it is known."""
    return tuple(
        Completeness(name, int(known(column).sum()), case.table.height, may_be_empty(case, name))
        for name, column in case.table.columns.items()
    )


def may_be_empty(case: Case, name: str) -> bool:
    """Whether a gap in a column is an answer: the job has not ended."""
    role = case.role(name)
    if role is not None:
        return role in MAY_BE_EMPTY
    return any(measure(name, what) for what in ("end", "death"))


def examine(case: Case) -> list[Finding]:
    """Look for needed values that are not there, for gaps, and for gaps that differ by group."""
    needed = _needed(case)
    found, told = [], set()
    for name in needed:
        gone = ~known(case.table.columns[name])
        if gone.any():
            told.add(name)
            words = Words(
                "{n} row has no {column}, without which it cannot be counted",
                "{n} rows have no {column}, without which they cannot be counted",
                n=int(gone.sum()), column=name,
            )  # fmt: skip
            found.append(case.found("missing-needed", "problem", words, gone, name))
    gaps = {
        name: column
        for name, column in case.table.columns.items()
        if column.missing is not None and column.missing.any() and name not in told
        if not may_be_empty(case, name)
    }
    return [*found, *_gaps(case, gaps), *_by_group(case, gaps)]


def _needed(case: Case) -> list[str]:
    roles = [*_NEEDED, *((Role.JOB_START, Role.SPELL) if case.table.basis is Basis.SPELLS else ())]
    names = [name for role in roles if (name := case.playing(role)) is not None]
    return list(dict.fromkeys(names))


def _gaps(case: Case, gaps: dict[str, Column]) -> list[Finding]:
    """Columns that miss the same rows are told together."""
    together: dict[bytes, list[str]] = {}
    for name, column in gaps.items():
        assert column.missing is not None
        together.setdefault(np.packbits(column.missing).tobytes(), []).append(name)
    found = []
    for names in together.values():
        gone = ~known(gaps[names[0]])
        if _is_answer(case, gone) or _is_ticked(gaps[names[0]]):
            continue
        n, rows = int(gone.sum()), len(gone)
        share = Share(n / rows, rows)
        if len(names) == 1:
            words = Words(
                "{column} is missing in {n} row ({share})",
                "{column} is missing in {n} rows ({share})",
                n=n, column=names[0], share=share,
            )  # fmt: skip
        else:
            words = Words(
                "{columns} are missing together in {n} row ({share})",
                "{columns} are missing together in {n} rows ({share})",
                n=n, columns=listing(*names), share=share,
            )  # fmt: skip
        severity: Severity = "caution" if share.value >= _HALF else "note"
        found.append(case.found("missing", severity, words, gone, names[0], columns=tuple(names)))
    return found


def _is_answer(case: Case, gone: NDArray[np.bool_]) -> bool:
    """Whether values are missing only where another column says no: no wage, for there is no job.

    All gaps have to lie there, and at least half of those who said no have to have one.
    """
    for _, column in case.columns(Kind.TEXT | Kind.TRUTH):
        if len(column.levels) > 20:
            continue
        no = are(column, "not working")
        if no.any() and not (gone & ~no).any() and (gone & no).sum() >= 0.5 * no.sum():
            return True
    return False


def _is_ticked(column: Column) -> bool:
    """Whether a column holds one sign or nothing: what is not ticked does not apply."""
    there = column.values[known(column)]
    return column.info.kind is Kind.TEXT and there.size > 1 and bool((there == there[0]).all())


def _by_group(case: Case, gaps: dict[str, Column]) -> list[Finding]:
    """A group in which a column is missing far more often than in the others, beyond chance."""
    found = []
    for role in _GROUPS:
        group = case.playing(role, Kind.TEXT)
        if group is None:
            continue
        column = case.table.columns[group]
        levels = len(column.levels)
        if not 2 <= levels <= 500:
            continue
        there = known(column)
        codes = column.values.astype(np.int64)[there]
        sizes = np.bincount(codes, minlength=levels)
        for name, held in gaps.items():
            if name == group:
                continue
            gone = ~known(held)
            if _is_answer(case, gone) or _is_ticked(held):
                continue
            missing = np.bincount(codes, weights=gone[there], minlength=levels).astype(np.float64)
            at = _worst(missing, sizes)
            if at is None:
                continue
            own = there & (column.values == at)
            rest = (missing.sum() - missing[at]) / (sizes.sum() - sizes[at])
            words = Words(
                "{column} is missing in {share} of {group} in {by}, of the others in {other}",
                column=name, group=column.levels[at], by=group,
                share=Share(float(missing[at] / sizes[at])), other=Share(float(rest)),
            )  # fmt: skip
            both = (name, group)
            found.append(
                case.found("missing-by-group", "caution", words, own & gone, name, columns=both)
            )
    return found


def _worst(missing: NDArray[np.float64], sizes: NDArray[np.int64]) -> int | None:
    """The level with the largest excess of gaps, if that is beyond chance in so many levels."""
    total, gone = int(sizes.sum()), float(missing.sum())
    others = total - sizes
    large = (sizes >= _FEW) & (others >= _FEW)
    if not large.any() or not 0 < gone < total:
        return None
    share = np.divide(missing, sizes, out=np.zeros(len(sizes)), where=sizes > 0)
    rest = np.divide(gone - missing, others, out=np.zeros(len(sizes)), where=others > 0)
    both = gone / total
    apart = np.where(large, share - rest, -1.0)
    at = int(np.argmax(apart))
    error = sqrt(both * (1 - both) * (1 / sizes[at] + 1 / max(others[at], 1)))
    return at if apart[at] >= _APART and apart[at] > 5 * error else None
