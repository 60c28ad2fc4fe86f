"""What new rows keep of the old: columns that say one thing of a person or area, and treatment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import numpy as np

from analyses.grammar.calendars import Calendar, Unit, period_index
from analyses.grammar.columns import EPOCH
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.numbering import Flags, Integers
from workbench.data.rows import known, take
from workbench.data.steps.made import People, column, of_role

NEVER_FROM = 9999  # years from which on a start means never
UNKNOWN_WORDS = frozenset(
    {
        "unknown", "not known", "lost", "lost contact", "no contact", "cannot locate", "نامعلوم",
        "نامشخص", "قطع ارتباط", "不详", "未知", "失联", "không rõ", "chưa rõ", "mất liên lạc",
    }
)  # fmt: skip


def steady(table: MemoryTable, who: People, without: Collection[str] = ()) -> MemoryTable:
    """One row a person (or area) with the columns that say the same in all their rows."""
    home = who.first[who.of]
    few = slice(0, 1 << 14)  # enough to tell of most columns that they change
    columns = {
        name: each
        for name, each in table.columns.items()
        if name not in without
        and _says_one_thing(each, home, few)
        and _says_one_thing(each, home, slice(None))
    }
    return take(replace(table, columns=columns), who.first)


def unknown_people(table: MemoryTable) -> Flags:
    """Tell of whom nothing is known, by a status that says so in one of four languages, (n,)."""
    name = of_role(table, Role.STATUS)
    none = np.zeros(table.height, dtype=bool)
    if name is None or table.find(name).info.kind is not Kind.TEXT:
        return none
    found = table.find(name)
    meanings = dict(found.info.meanings)
    says = np.array(
        [
            text.strip().casefold() in UNKNOWN_WORDS or meanings.get(text) == "unknown"
            for text in found.levels
        ],
        dtype=bool,
    )
    return says[found.values] & known(found) if len(says) else none


def treated(
    table: MemoryTable, rows: Integers, period: Integers, of: Unit, calendar: Calendar
) -> Column | None:
    """Whether each period of each row's unit lies after the start of its treatment.

    The start is the column of own starts (a day, or a year), else the programme's start for those
    with the treated level; None where the design says neither. `rows`, `period` are (n,).
    """
    own = of_role(table, Role.FIRST_TREATED)
    begins = _own_start(table.find(own), of, calendar) if own is not None else None
    if begins is None:
        begins = _common_start(table, of, calendar)
    if begins is None:
        return None
    label = N_("Treated by then")
    return column("treated", Kind.TRUTH, period >= begins[rows], label)


def _own_start(found: Column, of: Unit, calendar: Calendar) -> Integers | None:
    never = np.int64(1 << 40)
    there = known(found)
    if found.info.kind is Kind.DATE:
        return np.where(there, period_index(found.values.astype(np.int64), of, calendar), never)
    if found.info.kind in (Kind.WHOLE, Kind.DECIMAL):
        year = np.where(there, found.values, 0).astype(np.int64)
        there = there & (year > 0) & (year < NEVER_FROM)
        return np.where(there, year * {"month": 12, "quarter": 4, "year": 1}[of], never)
    return None


def _common_start(table: MemoryTable, of: Unit, calendar: Calendar) -> Integers | None:
    arm, start = of_role(table, Role.ARM), table.design.value(Role.POLICY_START)
    level = table.design.value(Role.TREATED)
    if arm is None or level is None or not isinstance(start, date):
        return None
    found = table.find(arm)
    if found.info.kind is not Kind.TEXT:
        return None
    first = int(period_index(np.array([(start - EPOCH).days]), of, calendar)[0])
    is_treated = np.array([text == str(level) for text in found.levels], dtype=bool)
    chosen = is_treated[found.values] & known(found)
    return np.where(chosen, first, 1 << 40)


def _says_one_thing(found: Column, home: Integers, rows: slice) -> bool:
    """Whether some rows have the value, or none, of the first row of their person."""
    first = home[rows]
    same = found.values[rows] == found.values[first]
    if found.missing is None:
        return bool(same.all())
    alike = found.missing[rows] == found.missing[first]
    return bool((alike & (same | found.missing[rows])).all())
