"""The step that makes one row a spell of work: overlapping jobs united, short gaps bridged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records.numbering import Flags, Integers
from analyses.records.qualifying import Qualifying
from analyses.records.sustainment import FOREVER, Stretches, unite
from workbench.data.rows import Places, inside, known, take
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.held import counting_jobs, jobs_of
from workbench.data.steps.made import (
    column,
    cut_off_of,
    needed,
    of_role,
    part_of,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.shape_inputs import CUT_OFF, PERSON
from workbench.data.steps.step import NO_OTHERS, Others, Step


@writable
@dataclass(frozen=True, slots=True)
class ToSpells(Step):
    """One row a spell of work: overlapping jobs of a person united, short gaps bridged.

    The columns are those of the job that began first, the reason of the end that of the job that
    ended last.

    Parameters
    ----------
    gap_days : int
        The longest time from the end of a job to the start of the next that is bridged.
    same_employer : bool
        Keep the jobs of different employers apart; one without an employer stays alone.
    least_hours : float, optional
        Jobs of fewer weekly hours do not count.
    insured : tuple of Level
        The values of the insurance column that count; empty asks for no insurance.
    types : tuple of Level
        The types of job that count; empty for all.
    person, start, end : str, optional
        Columns; else the design's.
    cut_off : date, optional
        The last day that the data cover; else the design's.
    """

    gap_days: int = 0
    same_employer: bool = False
    least_hours: float | None = None
    insured: tuple[Level, ...] = ()
    types: tuple[Level, ...] = ()
    person: str | None = None
    start: str | None = None
    end: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.SPELLS

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.same_employer:
            return Words(
                "One row a spell of work with one employer, gaps up to {n} day bridged",
                "One row a spell of work with one employer, gaps up to {n} days bridged",
                n=self.gap_days,
            )
        return Words(
            "One row a spell of work, gaps up to {n} day bridged",
            "One row a spell of work, gaps up to {n} days bridged",
            n=self.gap_days,
        )

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a spell."""
        name = person_of(table, self.person)
        start = needed(table, Role.JOB_START, self.start, "start")
        end = needed(table, Role.JOB_END, self.end, "end")
        last = cut_off_of(table, self.cut_off)
        kept = counting_jobs(table, self._qualifying(table), (name, start, end), last)
        rows = inside(kept)
        part = part_of(kept, rows)
        jobs = jobs_of(part, people(part.find(name)).of, start, end, last)
        united = unite(jobs, self.gap_days, self._employers(part))
        order = np.argsort(united.first, kind="stable")
        told = kept.attrition().dropped(
            "linked", Words("United with another job of the same person"), len(rows) - len(order)
        )
        shaped = _of_stretches(part, united, order, start, end)
        made = with_roles(
            replace(shaped, basis=Basis.SPELLS, ladder=told),
            {Role.PERSON: name, Role.JOB_START: start, Role.JOB_END: end},
        )
        return made, rows[united.first[order]]

    def _qualifying(self, table: MemoryTable) -> Qualifying:
        hours = needed(table, Role.HOURS, None, "least_hours") if self.least_hours else None
        insured = needed(table, Role.INSURED, None, "insured") if self.insured else None
        kind = needed(table, Role.JOB_TYPE, None, "types") if self.types else None
        return Qualifying(hours, self.least_hours, insured, self.insured, kind, self.types)

    def _employers(self, part: MemoryTable) -> Integers | None:
        if not self.same_employer:
            return None
        found = part.find(needed(part, Role.EMPLOYER, None, "same_employer"))
        _, codes = np.unique(found.values, return_inverse=True)
        alone = codes.max(initial=0) + 1 + np.arange(part.height)
        apart: Integers = np.where(known(found), codes.ravel(), alone)
        return apart


def _of_stretches(
    part: MemoryTable, united: Stretches, order: Integers, start: str, end: str
) -> MemoryTable:
    """Take the first job of each spell, with the days and the end of the whole of it."""
    shaped = take(part, united.first[order])
    running = united.running[order]
    columns = dict(shaped.columns)
    columns[start] = _with_days(columns[start], united.start[order], None)
    columns[end] = _with_days(columns[end], united.end[order], running | _endless(united, order))
    reason = of_role(part, Role.END_REASON)
    if reason is not None:
        of_last = take(part, united.last[order]).columns[reason]
        missing = ~known(of_last) | running
        columns[reason] = replace(of_last, missing=missing if missing.any() else None)
    made, _ = with_columns(
        replace(shaped, columns=columns),
        (
            column("jobs", Kind.WHOLE, united.jobs[order], N_("Jobs united in the spell")),
            column(
                "days_bridged",
                Kind.WHOLE,
                united.bridged[order],
                N_("Days between jobs that were bridged"),
            ),
        ),
    )
    return made


def _endless(united: Stretches, order: Integers) -> Flags:
    return united.end[order] >= FOREVER


def _with_days(have: Column, days: Integers, missing: Flags | None) -> Column:
    plain = days if missing is None else np.where(missing, 0, days)
    blank = missing if missing is not None and missing.any() else None
    return Column(have.info, plain.astype(np.int32), blank)


ENTRIES = (
    Entry(
        ToSpells,
        N_("One row a spell of work"),
        SHAPE,
        N_("Unite the overlapping jobs of each person, and bridge short gaps between them."),
        (
            (
                "gap_days",
                Input(
                    "number",
                    N_("Days bridged"),
                    N_("The longest time without a job that does not end a spell."),
                    low=0,
                    high=3660,
                    whole=True,
                ),
            ),
            (
                "same_employer",
                Input(
                    "switch",
                    N_("Same employer only"),
                    N_("Keep the jobs of different employers apart."),
                ),
            ),
            (
                "least_hours",
                Input(
                    "number",
                    N_("Fewest weekly hours"),
                    N_("Jobs of fewer hours do not count."),
                    low=0,
                    high=168,
                    advanced=True,
                ),
            ),
            ("person", PERSON),
            (
                "start",
                Input(
                    "column",
                    N_("Job start"),
                    N_("The day the job began."),
                    kinds=Kind.DATE,
                    role=Role.JOB_START,
                    advanced=True,
                ),
            ),
            (
                "end",
                Input(
                    "column",
                    N_("Job end"),
                    N_("The day employment ended; blank while it lasts."),
                    kinds=Kind.DATE,
                    role=Role.JOB_END,
                    advanced=True,
                ),
            ),
            ("cut_off", CUT_OFF),
        ),
    ),
)
