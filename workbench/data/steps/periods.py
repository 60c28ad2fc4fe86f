"""Steps that make one row a person and month, or a person and quarter."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from analyses.grammar.calendars import Calendar
from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Basis
from analyses.grammar.words import N_, Words
from analyses.records.earnings import PayUnit
from workbench.data.rows import Places
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.person_rows import Anchor, Wanted, shaped
from workbench.data.steps.shape_inputs import CALENDAR, CUT_OFF, FROM_DAY, PERSON, SPELLS, TO_DAY
from workbench.data.steps.step import NO_OTHERS, Others, Step


@writable
@dataclass(frozen=True, slots=True)
class ToPersonMonths(Step):
    """One row a person and calendar month: whether they worked, how much, for whom, for what pay.

    Months before the person's first and months not over at the cut-off are left out.

    Parameters
    ----------
    spells : str, optional
        The source that holds the jobs; else rows of this table are the jobs.
    since : {"start", "exit", "job start"}, optional
        From which of a person's days months are counted; else the start of the programme, or
        that of the first job.
    first, last : int, optional
        The first and the last month, that of the day itself being 0; else from 0 to the cut-off.
    from_day, to_day : date, optional
        Only months from the one with this day, to the one with that.
    calendar : {"gregorian", "jalali"}
        Whose months.
    pay : str
        What the column of wages is for; by the hour it is multiplied by the weekly hours.
    """

    spells: str | None = None
    since: Anchor | None = None
    first: int | None = None
    last: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    calendar: Calendar = "gregorian"
    pay: PayUnit = "hour"
    person: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERSON_MONTHS

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return () if self.spells is None else (self.spells,)

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.calendar == "jalali":
            return Words("One row a person and month of the Jalali calendar")
        return Words("One row a person and month")

    def of_source(self, old: str, new: str) -> ToPersonMonths:
        """Give the step for a project in which a source has another name."""
        return replace(self, spells=new) if self.spells == old else self

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a person and month."""
        return shaped(table, Wanted(of="month", **_given(self)), others)


@writable
@dataclass(frozen=True, slots=True)
class ToPersonQuarters(Step):
    """One row a person and calendar quarter, counted from the quarter of the exit or the start.

    The first quarter after exit is the calendar quarter that follows the one with the exit.

    Parameters
    ----------
    lag_quarters : int
        How many quarters wage records come late: a quarter counts when they are over too.

    The other parameters are those of `ToPersonMonths`; counted from the exit, quarters are the
    first to the fourth after it.
    """

    spells: str | None = None
    since: Anchor | None = None
    first: int | None = None
    last: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    calendar: Calendar = "gregorian"
    pay: PayUnit = "hour"
    person: str | None = None
    cut_off: date | None = None
    lag_quarters: int = 0

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERSON_QUARTERS

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return () if self.spells is None else (self.spells,)

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.calendar == "jalali":
            return Words("One row a person and quarter of the Jalali calendar")
        return Words("One row a person and quarter")

    def of_source(self, old: str, new: str) -> ToPersonQuarters:
        """Give the step for a project in which a source has another name."""
        return replace(self, spells=new) if self.spells == old else self

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a person and quarter."""
        return shaped(table, Wanted(of="quarter", lag=self.lag_quarters, **_given(self)), others)


def _given(step: ToPersonMonths | ToPersonQuarters) -> dict[str, Any]:
    """Give the fields that both steps have."""
    return {item.name: getattr(step, item.name) for item in fields(ToPersonMonths)}


_FIELDS = (
    ("spells", SPELLS),
    (
        "since",
        Input(
            "choice",
            N_("Counted from"),
            N_("From which day of a person's own periods are counted; else the start."),
            options=(N_("start"), N_("exit"), N_("job start")),
        ),
    ),
    (
        "first",
        Input(
            "number",
            N_("First period"),
            N_("The period with that day is nought, the next one is one."),
            low=-1200,
            high=1200,
            whole=True,
            advanced=True,
        ),
    ),
    (
        "last",
        Input(
            "number",
            N_("Last period"),
            N_("Counted in the same way; empty for all up to the cut-off."),
            low=-1200,
            high=1200,
            whole=True,
            advanced=True,
        ),
    ),
    ("from_day", FROM_DAY),
    ("to_day", TO_DAY),
    ("calendar", CALENDAR),
    (
        "pay",
        Input(
            "choice",
            N_("Wages are by the"),
            N_("What the column of wages is for; by the hour it is multiplied by the hours."),
            options=(
                N_("hour"), N_("week"), N_("two weeks"), N_("month"), N_("quarter"), N_("year"),
            ),
            advanced=True,
        ),
    ),
    ("person", PERSON),
    ("cut_off", CUT_OFF),
)  # fmt: skip
_LAG = Input(
    "number",
    N_("Quarters of delay"),
    N_("How many quarters wage records come late."),
    low=0,
    high=8,
    whole=True,
    advanced=True,
)

ENTRIES = (
    Entry(
        ToPersonMonths,
        N_("One row a person and month"),
        SHAPE,
        N_("Whether each person worked in each month, how much, for whom and for what pay."),
        _FIELDS,
    ),
    Entry(
        ToPersonQuarters,
        N_("One row a person and quarter"),
        SHAPE,
        N_("The same by quarters, such as the first to the fourth after the exit."),
        (*_FIELDS, ("lag_quarters", _LAG)),
    ),
)
