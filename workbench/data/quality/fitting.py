"""How a table fits the kind of records that it holds: what is missing, coded, or laid out wide."""

from __future__ import annotations

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words, listing
from analyses.records.model import KINDS, MEANINGS
from workbench.data.finding import Finding
from workbench.data.matching import layout_of
from workbench.data.periods import last_part, period_columns, whole_table
from workbench.data.quality.case import Case
from workbench.data.record_kinds import lacking
from workbench.data.rows import known
from workbench.data.steps.cells import MapValues
from workbench.data.steps.reshaping import WideToLong
from workbench.data.values import numbered


def examine(case: Case) -> list[Finding]:
    """Look for roles that nobody plays, numbers that stand for words, and months as columns."""
    return [*_lacking(case), *_coded(case), *_wide(case)]


def _lacking(case: Case) -> list[Finding]:
    design = case.table.design
    if design.records is None:
        return []
    missing = lacking(design.records, {role for role, _ in design.columns})
    # One role that is missing among others that are there is a column overlooked; where more
    # are missing, the kind of records was guessed wrong, and there is nothing to say of it.
    if len(missing) != 1 or len(KINDS[design.records].required) < 2:
        return []
    words = Words(
        "This looks like {kind}, but no column is said to be: {roles}. Say which column it is "
        "in the design, or choose another kind of records.",
        kind=Words(KINDS[design.records].label),
        roles=listing(*(Words(MEANINGS[role].label) for role in missing)),
    )
    return [Finding("roles-missing", "note", words)]


def _coded(case: Case) -> list[Finding]:
    """Columns of a reporting layout whose numbers stand for words."""
    found = []
    for role, name in case.table.design.columns:
        column, layout = case.table.columns.get(name), layout_of(name)
        codes = MEANINGS[role].codes if role in MEANINGS else None
        if column is None or layout is None or codes is None:
            continue
        stand_for = numbered(codes, layout)
        held = _whole(column)
        if not held or not held <= set(stand_for):
            continue
        words = Words(
            "{column} holds the codes of the reporting layout. They can be written out.",
            column=name,
        )
        pairs = tuple((number, stand_for[number]) for number in sorted(held))
        found.append(Finding("codes-known", "note", words, name, fix=MapValues(name, pairs)))
    return found


def _whole(column: Column) -> set[str]:
    """The distinct whole numbers of a column as text, if they are few."""
    if column.info.kind is Kind.TEXT:
        return set(column.levels) if len(column.levels) <= 12 else set()
    if column.info.kind is not Kind.WHOLE:
        return set()
    there = column.values[known(column)]
    if not there.size or int(there.min()) < 0 or int(there.max()) > 99:
        return set()
    return {str(number) for number in set(there.tolist())}


def _wide(case: Case) -> list[Finding]:
    table = case.table
    if table.design.column(Role.PERSON) is not None or table.design.column(Role.COUNT):
        return []
    periods = period_columns(table)
    if not periods or not whole_table(table, periods):
        return []
    words = Words(
        "{n} column is a month, a quarter or a year, from {first} to {last}. For questions, "
        "each needs a row of its own.",
        "{n} columns are months, quarters or years, from {first} to {last}. For questions, "
        "each needs a row of its own.",
        n=len(periods), first=periods[0], last=periods[-1],
    )  # fmt: skip
    labels = tuple(last_part(name) for name in periods)
    fix = WideToLong((("count", periods),), "period", labels) if _free(case, labels) else None
    return [Finding("periods-wide", "caution", words, n=len(periods), fix=fix)]


def _free(case: Case, labels: tuple[str, ...]) -> bool:
    """Whether the names of the new columns and rows would say one thing each."""
    taken = {"count", "period"} & set(case.table.names)
    return not taken and len(set(labels)) == len(labels)
