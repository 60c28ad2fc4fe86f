"""Which areas and sites did monitoring reach?"""

from __future__ import annotations

from analyses.delivery.monitoring_coverage_words import (
    Found,
    checks_of,
    estimates_of,
    notes_of,
    pictures_of,
    reading,
    tables_of,
)
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Among, Level
from analyses.grammar.inputs import column, level, number, records
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.attrition import keep_known
from analyses.records.second import column_of, needed_column
from analyses.records.visits import Coverage, coverage_of

ELSEWHERE = Words("Area not in the list")


@question
class MonitoringCoverage(Analysis):
    """Count the areas and sites that each wave of monitoring visited, of all that there are.

    An area or a site counts once in a wave, however often it was visited. Shares are of all areas
    of a second table, or of a number that is given; without either, of the areas that any visit
    names, which makes every share approximate and only ever too high. Visits to areas that are
    not in the list are left out and named. A wave is over only when it is said to be; a wave whose
    visits cross a new year of the chosen calendar is told, for it belongs to two years' reports.
    The share of areas is not the share of sites: both are given.

    These are counts of what was done, so there is no interval.

    Terms: `areas[wave=1; mode=remote]` (visited), `coverage[...]` (their share), `visits[...]`,
    and with sites `sites[...]` and, where their number is known, `site_coverage[...]`.
    """

    title = "Monitoring coverage"
    question = "Which areas and sites did monitoring reach?"
    family = "delivery"
    terms = {
        "areas": N_("Areas visited"),
        "coverage": N_("Share of areas visited"),
        "visits": N_("Visits"),
        "sites": N_("Sites visited"),
        "site_coverage": N_("Share of sites visited"),
    }

    area: str = column("Area", Kind.GROUPS, "Where the visit was.", role=Role.AREA)
    wave: str | None = column(
        "Wave",
        Kind.GROUPS,
        "The round of monitoring that a visit is of.",
        role=Role.WAVE,
        default=None,
    )
    mode: str | None = column(
        "Mode", Kind.GROUPS, "In person or remote.", role=Role.MODE, default=None
    )
    date: str | None = column(
        "Visit date", Kind.DATE, "When the visit took place.", role=Role.VISIT_DATE, default=None
    )
    site: str | None = column(
        "Site", Kind.ANY, "Which project or workplace was visited.", role=Role.SITE, default=None
    )
    closed: tuple[Level, ...] = level(
        "Waves that are over",
        "wave",
        "Waves in which no more visits are to come.",
        default=(),
        many=True,
    )
    all_areas: float | None = number(
        "All areas",
        "How many areas there are, where no list says.",
        default=None,
        low=1,
        whole=True,
    )
    all_sites: float | None = number(
        "All sites",
        "How many sites there are, where no list says.",
        default=None,
        low=1,
        whole=True,
    )
    areas: Table | None = records(
        "Areas", "A list of all areas, or of all sites with their areas.", default=None
    )

    def estimate(self, table: Table, areas: Table | None = None) -> Result:
        """List what there is, count what was visited, check, say, show."""
        found = Found(self._coverage(table, areas), self.closed, self.calendar, areas is not None)
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(found),
            pictures=pictures_of(table, found),
            checks=checks_of(found),
            attrition=self._ladder(table, found).attrition(),
            tables=tables_of(found),
            notes=notes_of(found),
        )

    def _known(self, table: Table) -> Table:
        return keep_known(
            table,
            (self.area, Words("Area not known")),
            (self.wave, Words("Wave not known")),
            (self.mode, Words("Mode not known")),
        )

    def _ladder(self, table: Table, found: Found) -> Table:
        names = found.coverage.areas
        return self._known(table).keep(Among(self.area, names), ELSEWHERE, "eligible")

    def _coverage(self, table: Table, areas: Table | None) -> Coverage:
        keys, listed = (self.wave, self.mode), None
        here, sites = self._known(table), self.all_sites
        count = None if self.all_areas is None else int(self.all_areas)
        if areas is not None:
            column = needed_column(areas, Role.AREA, self.area, "areas", "Area")
            listed = areas.levels(column)
            count = len(listed)
            site = None if self.site is None else column_of(areas, Role.SITE, self.site)
            sites = sites if site is None else len(areas.levels(site))
        numbers = (count, None if sites is None else int(sites))
        found = coverage_of(here, self.area, keys, self.date, self.site, listed, numbers)
        if found.unknown:  # sites of areas that do not exist do not count either
            here = here.keep(Among(self.area, found.areas))
            again = coverage_of(here, self.area, keys, self.date, self.site, listed, numbers)
            return Coverage(
                again.waves,
                again.areas,
                again.visits,
                again.sites,
                again.first,
                again.last,
                again.all_areas,
                again.all_sites,
                found.unknown,
            )
        return found

    @classmethod
    def example(cls) -> tuple[MonitoringCoverage, dict[str, str]]:
        """Two waves over the 34 counties of Khorasan Razavi and their 240 projects."""
        return cls(
            area="شهرستان",
            wave="مرحله",
            mode="شیوه پایش",
            date="تاریخ پایش",
            site="کد طرح",
            closed=("مرحله اول",),
            all_sites=240,
            calendar="jalali",
        ), {
            "main": "khorasan_razavi/monitoring.xlsx#پایش طرح‌ها",
            "areas": "khorasan_razavi/monitoring.xlsx#شهرستان‌ها",
        }
