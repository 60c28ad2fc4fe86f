"""Did the same people do better after than before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np

from analyses.change.before_after_checks import checks_of
from analyses.change.before_after_words import NO_COMPARISON, Change, picture_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Known, Level
from analyses.grammar.door import refuse_empty
from analyses.grammar.inputs import choice, column, level
from analyses.grammar.phrases import need
from analyses.grammar.picture import Measure
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimate, Estimates, Result, Test, term
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.numerics.multiplicity import holm
from analyses.numerics.paired_change import PairedChange, number_change, share_change
from analyses.records.pairs import Pairs, long_pairs, wide_numbers, wide_shares
from analyses.records.positive import positive_of


@question
class BeforeAfter(Analysis):
    """Compare an outcome of the same people before and after, as a change and not as an effect.

    A two-valued outcome is compared by McNemar's test (exact when fewer than 25 people changed,
    with the mid-p value beside it) and Newcombe's square-and-add interval for paired
    proportions (phi without continuity correction). A numeric outcome is compared by the paired
    t test, with Wilcoxon's signed-rank test and the Hodges-Lehmann estimate beside it. By group,
    p values are adjusted by Holm. People measured only once are left out and told, and those who
    left are compared with those who stayed.

    Terms: `before`, `after`, `difference`, `gained`, `lost` (two-valued), `pseudo-median`
    (numeric), each with `[group=...]` when a group is chosen.

    References: McNemar (1947); Newcombe (1998), Statistics in Medicine 17, 2635-2650; Tango
    (1998), ibid. 891-908; Hodges and Lehmann (1963); Holm (1979).
    """

    title = "Before and after"
    question = "Did the same people do better after than before?"
    family = "change"
    terms = {
        "before": N_("Before"),
        "after": N_("After"),
        "difference": N_("Change"),
        "gained": N_("Yes only after"),
        "lost": N_("Yes only before"),
        "pseudo-median": N_("Typical change"),
    }

    before: str | None = column(
        "Before",
        Kind.NUMERIC | Kind.TEXT,
        "The outcome before the programme.",
        role=Role.BEFORE,
        default=None,
    )
    after: str | None = column(
        "After",
        Kind.NUMERIC | Kind.TEXT,
        "The same outcome after the programme.",
        role=Role.AFTER,
        default=None,
    )
    outcome: str | None = column(
        "Outcome",
        Kind.NUMERIC | Kind.TEXT,
        "The outcome, when each person has one row before and one after.",
        role=Role.OUTCOME,
        default=None,
    )
    time: str | None = column(
        "Time",
        Kind.ANY,
        "When each row was measured.",
        role=Role.TIME,
        default=None,
    )
    before_level: Level | None = level(
        "Before is", "time", "The time that counts as before.", default=None
    )
    after_level: Level | None = level(
        "After is", "time", "The time that counts as after.", default=None
    )
    positive: Level | None = level(
        "Counts as yes",
        "before after outcome",
        "The value that counts, when the outcome has two values.",
        default=None,
    )
    unit: str | None = column(
        "Person", Kind.ANY, "Who is measured twice.", role=Role.PERSON, default=None
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    interval: str = choice(
        "Interval",
        ("newcombe", "newcombe-corrected", "tango", "wald"),
        "How the interval of a paired difference of shares is made.",
        default="newcombe",
    )
    test: str = choice(
        "Test",
        ("auto", "exact", "mid-p", "asymptotic", "corrected", "t", "wilcoxon"),
        "Which test gives the p value; auto is exact McNemar below 25 changes, and t for numbers.",
        default="auto",
    )

    @classmethod
    def known(cls, table: Table, given: Mapping[str, Any]) -> dict[str, Any]:
        """Let an outcome that is given win over the design's two columns."""
        found = super().known(table, given)
        if given.get("outcome") is None:
            return found
        return found | {name: given.get(name) for name in ("before", "after")}

    def estimate(self, table: Table) -> Result:
        """Pair, leave out and tell, compare, check, say, show."""
        asked = self.in_one_form(table)
        if asked.group:
            table = table.keep(Known(asked.group), Words("Group not known"), "linked")
            refuse_empty(table, "group")
        pairs = asked.paired(table)
        ladder = _ladder(table.attrition(), pairs)
        complete = pairs.complete
        if complete.size == 0:
            raise _unpaired()
        overall = Change(None, asked.compare(complete))
        groups = asked.by_group(complete)
        return Result(
            question=asked.command(),
            estimates=Estimates(_estimates([overall, *groups], asked.measure, table.basis)),
            sentence=reading(asked, table, overall, groups),
            pictures=(picture_of(asked, table, ladder, overall, groups or [overall]),),
            checks=checks_of(pairs, complete),
            tests=_tests([overall, *groups]),
            attrition=ladder,
            notes=asked.notes(overall, groups),
            parameters={"positive": asked.positive, "test": overall.found.used},
        )

    # Design

    def in_one_form(self, table: Table) -> BeforeAfter:
        """Decide between two columns and two rows, and find the value that counts."""
        if self.before is None and self.after is None and self.outcome is not None:
            return self._long_form(table)
        need(self.before, "before", "Before")
        need(self.after, "after", "After")
        wide = replace(self, outcome=None, time=None)
        return replace(
            wide, positive=positive_of(table, wide.positive, [str(wide.before), str(wide.after)])
        )

    def _long_form(self, table: Table) -> BeforeAfter:
        need(self.time, "time", "Time")
        if self.unit is None:
            raise Refusal(
                Words(
                    "Without knowing who is who, before and after cannot be paired. Choose the "
                    "column that identifies a person."
                ),
                field="unit",
                code="unpaired",
            )
        need(self.before_level, "before_level", "Before is")
        need(self.after_level, "after_level", "After is")
        return replace(self, positive=positive_of(table, self.positive, [str(self.outcome)]))

    def paired(self, table: Table) -> Pairs:
        """Give the pairs, from two columns or from two rows."""
        if self.outcome is not None:
            return long_pairs(
                table,
                str(self.unit),
                str(self.time),
                (cast("Level", self.before_level), cast("Level", self.after_level)),
                self.outcome,
                self.positive,
                self.group,
            )
        before, after = str(self.before), str(self.after)
        if self.positive is not None:
            return wide_shares(table, before, after, self.positive, self.group)
        return wide_numbers(table, before, after, self.group)

    @property
    def measure(self) -> Measure:
        """What the outcome is in: a share of people, or the unit of the data."""
        return Measure.NUMBER if self.positive is None else Measure.SHARE

    # Effect

    def compare(self, pairs: Pairs) -> PairedChange:
        """Compare before and after among complete pairs."""
        if self.positive is None:
            return number_change(
                pairs.before, pairs.after, pairs.n, test=self.test, confidence=self.confidence
            )
        return share_change(
            pairs.table(), interval=self.interval, test=self.test, confidence=self.confidence
        )

    def by_group(self, complete: Pairs) -> list[Change]:
        """Compare within each group that has pairs; p values adjusted for their number."""
        found = [
            Change(name, self.compare(pairs))
            for place, name in enumerate(complete.groups)
            if (pairs := complete.of_group(place)).size
        ]
        adjusted = holm([change.found.p_value for change in found])
        return [replace(c, p_value=p) for c, p in zip(found, adjusted, strict=True)]

    def notes(self, overall: Change, groups: Sequence[Change]) -> tuple[Words, ...]:
        """Say which conventions made the numbers."""
        if self.positive is None:
            convention = Words(
                "Means: paired t interval. Pseudo-median: Hodges-Lehmann without zeros; "
                "Wilcoxon's signed-rank test drops zeros."
            )
        else:
            convention = Words(
                "Shares: {interval} interval for the paired difference; McNemar's test, {test}.",
                interval=Words(self.interval),
                test=Words(overall.found.used),
            )
        if len(groups) < 2:
            return (convention, NO_COMPARISON)
        adjusted = Words(
            "P values by group are adjusted by Holm for {n} comparison.",
            "P values by group are adjusted by Holm for {n} comparisons.",
            n=len(groups),
        )
        return (convention, adjusted, NO_COMPARISON)

    @classmethod
    def example(cls) -> tuple[BeforeAfter, dict[str, str]]:
        """Employment of the real people of the 1976 demonstration."""
        asked = cls(before="employed_75", after="employed_78", positive="yes", group="arm")
        return asked, {"main": "nsw_1976/nsw.csv"}


def _unpaired() -> Refusal:
    return Refusal(
        Words(
            "Nobody was measured both before and after, so there is no change to estimate. Choose "
            "two columns, or two times, that the same people have."
        ),
        field="after",
        code="unpaired",
    )


def _ladder(ladder: Attrition, pairs: Pairs) -> Attrition:
    """Tell who was measured once only; from here on units are counted."""
    not_before = int(pairs.n[np.isnan(pairs.before)].sum())
    if ladder.analysed != pairs.size:  # two rows a unit became one pair
        ladder = Attrition(pairs.size)
    ladder = ladder.dropped("analysed", Words("Not measured before"), not_before)
    return ladder.dropped("analysed", Words("Measured before but not after"), pairs.lost.size)


def _estimates(changes: Sequence[Change], measure: Measure, basis: Basis) -> tuple[Estimate, ...]:
    return tuple(item for change in changes for item in _of_one(change, measure, basis))


def _of_one(change: Change, measure: Measure, basis: Basis) -> list[Estimate]:
    found, group = change.found, change.group
    n, in_points = found.pairs, Measure.POINTS if measure is Measure.SHARE else measure
    named = [("before", found.before, measure), ("after", found.after, measure)]
    items = [
        Estimate(term(name, group=group), of.value, of.low, of.high, n=n, measure=m, basis=basis)
        for name, of, m in [*named, ("difference", found.difference, in_points)]
    ]
    items[2] = replace(items[2], std_error=found.std_error, p_value=change.p, behind=change.fewest)
    if found.typical is not None:
        of = found.typical
        name = term("pseudo-median", group=group)
        items.append(Estimate(name, of.value, of.low, of.high, n=n, basis=basis))
    # The shares before and after tell one of these from the other, so they are few together.
    few = None if found.gained is None or found.lost is None else min(found.gained, found.lost)
    for name, count in (("gained", found.gained), ("lost", found.lost)):
        if count is not None:
            name = term(name, group=group)
            items.append(Estimate(name, count, n=n, measure=Measure.COUNT, basis=basis, behind=few))
    return items


def _tests(changes: Sequence[Change]) -> tuple[Test, ...]:
    return tuple(
        Test(term(name, group=change.group), found.statistic, found.df, found.p_value)
        for change in changes
        for name, found in change.found.tests
    )
