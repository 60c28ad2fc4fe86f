"""The step that makes one row a person of several rows of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import N_, Words
from analyses.records.numbering import Integers
from workbench.data.rows import Places, known, take
from workbench.data.steps import summary
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.held import NO_PERSON
from workbench.data.steps.made import (
    cut_off_of,
    first_of,
    of_role,
    part_of,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.shape_inputs import CUT_OFF, PERSON
from workbench.data.steps.step import NO_OTHERS, Others, Step

# By which day a person's rows are put in order, the first that is there.
ORDER = (
    Role.JOB_START, Role.SERVICE_START, Role.CHECK_DATE, Role.START, Role.STAGE_DATE, Role.REFERRAL,
)  # fmt: skip


@writable
@dataclass(frozen=True, slots=True)
class ToPersons(Step):
    """One row a person: the first or the last of their rows, and what all of them say.

    Parameters
    ----------
    keep : {"first", "last"}
        Which of a person's rows.
    order_by : str, optional
        The column that orders a person's rows, those without a value last; else the day a job,
        a service or a check began, else the order of the file. Ties keep the order of the file.
    person : str, optional
        The column that names the person; else the design's.
    cut_off : date, optional
        The last day that the data cover; else the design's.
    """

    keep: Literal["first", "last"] = "first"
    order_by: str | None = None
    person: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERSONS

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.keep == "last":
            return Words("One row a person, the last of each")
        return Words("One row a person, the first of each")

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a person."""
        name = person_of(table, self.person)
        named = np.flatnonzero(known(table.find(name)))
        part = part_of(table, named)
        who = people(part.find(name))
        ranked = _ranked(part, self.order_by or first_of(part, *ORDER), self.keep)
        chosen = np.empty(who.size, dtype=np.int64)
        chosen[who.of[ranked[::-1]]] = ranked[::-1]  # the first of each overwrites the later ones
        made, roles = summary.of_rows(part, who, cut_off_of(table, self.cut_off))
        told = table.attrition().dropped("linked", NO_PERSON, table.height - len(named))
        told = told.dropped(
            "linked",
            Words("Another row of the same person was kept"),
            len(named) - len(chosen),
        )
        in_file = np.argsort(chosen, kind="stable")
        kept = replace(take(part, chosen[in_file]), basis=Basis.PERSONS, ladder=told)
        kept, names = with_columns(kept, (_reordered(each, in_file) for each in made))
        free = {role: names[each] for role, each in roles.items() if of_role(kept, role) is None}
        kept = with_roles(kept, free | {Role.PERSON: name})
        return kept, named[chosen[in_file]]


def persons(
    table: MemoryTable,
    person: str | None = None,
    order_by: str | None = None,
    keep: Literal["first", "last"] = "first",
) -> MemoryTable:
    """Give one row a person; what `ToPersons` does, for a script."""
    return ToPersons(keep=keep, order_by=order_by, person=person).apply(table)


def _reordered(made: Column, order: Integers) -> Column:
    missing = None if made.missing is None else made.missing[order]
    return replace(made, values=made.values[order], missing=missing)


def _ranked(table: MemoryTable, order: str | None, keep: str) -> Places:
    """Places in the order in which the first of each person is the one to keep."""
    if order is None:
        places = np.arange(table.height)
        return places if keep == "first" else places[::-1]
    found = table.find(order, "order_by")
    values = found.values.astype(np.float64)
    ranked: Places = np.lexsort((-values if keep == "last" else values, ~known(found)))
    return ranked


KEEPS = (N_("first"), N_("last"))

ENTRIES = (
    Entry(
        ToPersons,
        N_("One row a person"),
        SHAPE,
        N_("Keep the first or the last row of each person, with what all their rows say."),
        (
            ("keep", Input("choice", N_("Keep"), N_("Which row of each."), options=KEEPS)),
            (
                "order_by",
                Input(
                    "column",
                    N_("In order of"),
                    N_("What orders the rows of a person; else the day a job or service began."),
                    advanced=True,
                ),
            ),
            ("person", PERSON),
            ("cut_off", CUT_OFF),
        ),
    ),
)
