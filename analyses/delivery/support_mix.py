"""Which support was given, to create jobs or to keep them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from analyses.delivery.support_mix_answer import estimates_of, tables_of
from analyses.delivery.support_mix_count import Mix, count_mix
from analyses.delivery.support_mix_picture import pictures_of
from analyses.delivery.support_mix_refusals import refuse_bad_counts, refuse_unordered
from analyses.delivery.support_mix_words import checks_of, notes_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, day, level
from analyses.grammar.phrases import need
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known, refuse_nobody
from analyses.records.purposes import meant


@question
class SupportMix(Analysis):
    """Tell what support was given: by instrument, to create jobs or to stabilise them, how much.

    A row is one benefit: one instrument for one person, or a count of benefits made elsewhere.
    The share of creation is creation over creation and stabilisation, of the same instrument and
    period; a purpose that is neither stays out of it and is told. A stabilised job is not a new
    one. Benefits of several instruments are not added up as persons, since one person may have
    several: with a person column, persons are counted beside benefits, and who had which
    combination of instruments; from counts alone, how many persons they are is not known, and it
    is said.

    The dose is months and hours of one person in one instrument, added over that person's rows:
    months as they are recorded, or the days from start to end over 30.4375, an open end counting
    to the cut-off. Insured is the share of rows with a known answer whose job is insured, and
    insured months are theirs alone. Periods are those of the start, in the calendar chosen.

    Intervals are Wilson's, and exact (Clopper-Pearson) under thirty, and are given only where
    what is counted are different persons: the rows of one person are not independent.

    Terms: `benefits` and `creation`, each with `instrument=...`, `group=...` or `period=...`;
    `benefits[instrument=...; purpose=...]`; with a person column `persons`, also with
    `instrument=...`, `several` (the share of persons with two or more instruments) and
    `combination[instruments=a + b]`; `months[instrument=...]` and `hours[instrument=...]`, the
    medians of those who had some; `insured` and `insured-months`, also with `instrument=...`.

    References: Wilson (1927), JASA 22, 209-212; Clopper and Pearson (1934), Biometrika 26,
    404-413; for the picture of combinations, Lex et al. (2014), IEEE Transactions on
    Visualization and Computer Graphics 20, 1983-1992.
    """

    title = "Support mix"
    question = "Which support was given, to create jobs or to keep them?"
    family = "delivery"
    terms = {
        "benefits": N_("Benefits"),
        "creation": N_("Share that creates a job"),
        "persons": N_("Persons"),
        "several": N_("Share with several instruments"),
        "combination": N_("Persons with exactly these"),
        "months": N_("Median months"),
        "hours": N_("Median hours"),
        "insured": N_("Share insured"),
        "insured-months": N_("Insured months"),
    }

    instrument: str | None = column(
        "Instrument", Kind.GROUPS, "The kind of support.", role=Role.SERVICE_TYPE, default=None
    )
    purpose: str | None = column(
        "Purpose",
        Kind.GROUPS,
        "Whether a job is created or an existing one stabilised.",
        role=Role.PURPOSE,
        default=None,
    )
    creation: Level | None = level(
        "Means creation", "purpose", "The value of Purpose for a new job.", default=None
    )
    stabilisation: Level | None = level(
        "Means stabilisation", "purpose", "The value of Purpose for a job that is kept.",
        default=None,
    )  # fmt: skip
    person: str | None = column(
        "Person", Kind.ANY, "Who had the support.", role=Role.PERSON, default=None
    )
    count: str | None = column(
        "Count",
        Kind.NUMERIC,
        "How many benefits, when they were counted elsewhere.",
        role=Role.COUNT,
        default=None,
    )
    start: str | None = column(
        "Start", Kind.DATE, "When the support began.", role=Role.SERVICE_START, default=None
    )
    end: str | None = column(
        "End", Kind.DATE, "When the support ended; blank while it goes on.",
        role=Role.SERVICE_END, default=None,
    )  # fmt: skip
    cut_off: date | None = day(
        "Cut-off", "The last day that the data cover.", role=Role.CUT_OFF, default=None
    )
    months: str | None = column(
        "Months", Kind.NUMERIC, "For how many months it was given.", default=None
    )
    hours: str | None = column(
        "Hours", Kind.NUMERIC, "How many hours were given.", role=Role.SERVICE_HOURS, default=None
    )
    insured: str | None = column(
        "Insured", Kind.GROUPS, "Whether the job is insured.", role=Role.INSURED, default=None
    )
    means_insured: Level | None = level(
        "Means insured", "insured", "The value of Insured for a job that is.", default=None
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    period: str = choice(
        "Period",
        ("year", "quarter", "month"),
        "The periods in which starts are counted.",
        default="year",
        advanced=False,
    )
    interval: str = choice(
        "Interval",
        ("auto", "wilson", "exact"),
        "How the interval of a share is made; auto is Wilson's, and exact under 30 people.",
        default="auto",
    )

    @classmethod
    def filled(cls, table: Table) -> dict[str, Any]:
        """Fill one form: persons where the design has them, else counts."""
        found = super().filled(table)
        return {n: v for n, v in found.items() if n != "count" or "person" not in found}

    @classmethod
    def known(cls, table: Table, given: Mapping[str, Any]) -> dict[str, Any]:
        """Let counts that are given win over the design's persons, and the other way round."""
        found = super().known(table, given)
        if given.get("count") is not None and given.get("person") is None:
            return found | {"person": None}
        is_of_persons = found.get("person") is not None and given.get("count") is None
        return found | {"count": None} if is_of_persons else found

    def estimate(self, table: Table) -> Result:
        """Count benefits and persons, check, say, show."""
        asked, table = self.eligible(table)
        found = count_mix(table, asked)
        estimates = Estimates(tuple(estimates_of(found)))
        return Result(
            question=self.command(),
            estimates=estimates,
            sentence=reading(found),
            pictures=pictures_of(asked, table, found),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters=asked.settled(found),
        )

    def eligible(self, table: Table) -> tuple[SupportMix, Table]:
        """Refuse what cannot be counted, and keep the rows that say of what they are."""
        need(self.instrument, "instrument", "Instrument")
        table = keep_known(
            table,
            (self.instrument, Words("Instrument not known")),
            (self.count, Words("Count not known")),
            (self.person, Words("Person not known")),
            (self.group, GROUP_UNKNOWN),
        )
        refuse_nobody(table.attrition(), "instrument")
        if self.count is not None:
            refuse_bad_counts(table, self.count, self.person)
        asked = self
        if self.purpose is not None:
            created = Words("creating a job")
            kept = Words("keeping one")
            asked = replace(
                asked,
                creation=meant(table, self.purpose, self.creation, "creation", "creation", created),
                stabilisation=meant(
                    table, self.purpose, self.stabilisation, "stabilisation", "stabilisation", kept
                ),
            )
        if self.insured is not None:
            means = meant(
                table, self.insured, self.means_insured, "yes", "means_insured",
                Words("that the job is insured"),
            )  # fmt: skip
            asked = replace(asked, means_insured=means)
        refuse_unordered(table, asked)
        return asked, table

    def settled(self, found: Mix) -> dict[str, Any]:
        """What was chosen for the fields that were left open."""
        return {
            "creation": self.creation,
            "stabilisation": self.stabilisation,
            "means_insured": self.means_insured,
        }

    @classmethod
    def example(cls) -> tuple[SupportMix, dict[str, str]]:
        """Four instruments of the partnership, which overlap in the same people."""
        asked = cls(
            instrument="instrument",
            purpose="purpose",
            creation="creation",
            stabilisation="stabilisation",
            person="person_id",
            start="start",
            months="months",
        )
        return asked, {"main": "city_partnership/instruments.csv"}
