"""How many vacancies are there for the people who seek work?"""

from __future__ import annotations

from datetime import date

from analyses.delivery.employer_market_words import (
    checks_of,
    estimates_of,
    notes_of,
    pictures_of,
    reading,
    tables_of,
)
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import column, day, level, number
from analyses.grammar.phrases import need
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_
from analyses.records.vacancies import Market, market_of_counts, market_of_rows


@question
class EmployerMarket(Analysis):
    """Set vacancies beside employers and beside those who seek work, on one day.

    An employer counts once, however many rows it has; positions are added up. From counts made
    elsewhere, name the rows that hold employers, vacancies and seekers. A count that is said to be
    approximate is shown as about so many, and what is divided by it is approximate too. The fill
    rate is positions filled over positions. A vacancy is not a job, and one per seeker does not
    mean that each seeker could take one.

    These are counts of what is on file on the day, so there is no interval. Where the three
    largest employers of a group hold more than 80% of its vacancies, what is published of the
    group is withheld, as if only they stood behind it; so is a group with few employers.

    Terms: `employers`, `vacancies`, `seekers`, `per_employer`, `per_seeker`, `fill_rate` and
    `largest` (the share of the three largest employers); with a group `vacancies[group=textiles]`
    and `per_employer[...]`.
    """

    title = "Employer market"
    question = "How many vacancies are there for those who seek work?"
    family = "delivery"
    terms = {
        "employers": N_("Employers"),
        "vacancies": N_("Vacancies"),
        "seekers": N_("People who seek work"),
        "per_employer": N_("Vacancies per employer"),
        "per_seeker": N_("Vacancies per seeker"),
        "fill_rate": N_("Fill rate"),
        "largest": N_("Share of the three largest employers"),
    }

    employer: str | None = column(
        "Employer", Kind.ANY, "Who offers the vacancies.", role=Role.EMPLOYER, default=None
    )
    positions: str | None = column(
        "Positions",
        Kind.NUMERIC,
        "How many are to be hired; without it a row is one.",
        role=Role.POSITIONS,
        default=None,
    )
    filled_positions: str | None = column(
        "Filled", Kind.NUMERIC, "How many of them are filled.", role=Role.FILLED, default=None
    )
    approximate: str | None = column(
        "Approximate",
        Kind.GROUPS,
        "Whether a count is approximate.",
        role=Role.APPROXIMATE,
        default=None,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.INDUSTRY, default=None
    )
    seekers: float | None = number(
        "Seekers", "How many people seek work.", default=None, low=1, whole=True
    )
    stage: str | None = column(
        "What is counted", Kind.GROUPS, "In a table of counts: what each row counts.", default=None
    )
    count: str | None = column(
        "Count", Kind.NUMERIC, "In a table of counts: how many.", default=None
    )
    employers_row: Level | None = level(
        "Row of employers", "stage", "The row that counts employers.", default=None
    )
    vacancies_row: Level | None = level(
        "Row of vacancies", "stage", "The row that counts vacancies.", default=None
    )
    seekers_row: Level | None = level(
        "Row of seekers", "stage", "The row that counts people who seek work.", default=None
    )
    cut_off: date | None = day(
        "Day of the count", "The day on which this was on file.", role=Role.CUT_OFF, default=None
    )

    def estimate(self, table: Table) -> Result:
        """Count employers and vacancies, divide, check, say, show."""
        found, kept = self._market(table)
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(found, self.cut_off),
            pictures=pictures_of(kept, found, self.cut_off),
            checks=checks_of(found, self.cut_off),
            attrition=kept.attrition(),
            tables=tables_of(found),
            notes=notes_of(found),
        )

    def _market(self, table: Table) -> tuple[Market, Table]:
        seekers = None if self.seekers is None else int(self.seekers)
        if self.stage is not None:
            need(self.count, "count", "Count")
            need(self.employers_row, "employers_row", "Row of employers")
            need(self.vacancies_row, "vacancies_row", "Row of vacancies")
            rows = (self.employers_row, self.vacancies_row, self.seekers_row)
            keys = (self.stage, str(self.count), self.approximate)
            return market_of_counts(table, keys, rows, seekers)
        need(self.employer, "employer", "Employer")
        return market_of_rows(
            table,
            (
                str(self.employer),
                self.positions,
                self.filled_positions,
                self.approximate,
                self.group,
            ),
            seekers,
        )

    @classmethod
    def example(cls) -> tuple[EmployerMarket, dict[str, str]]:
        """The employers of Jiujiang and the 79 people on file, by industry."""
        return cls(
            employer="企业编号",
            positions="招聘人数",
            approximate="是否约数",
            group="行业",
            seekers=79,
            cut_off=date(2015, 1, 7),
        ), {"main": "jiujiang/employers.csv"}
