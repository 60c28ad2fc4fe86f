"""What a cohort triangle says, whether it can be trusted, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analyses.duration.cohort_triangle_answer import FEW, Ages, name_of
from analyses.grammar.phrases import counted, interval, source_of
from analyses.grammar.picture import Axis, Cell, Measure, Picture, Text
from analyses.grammar.result import Check, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Day, Listing, Period, Points, Share, Words
from analyses.numerics.proportion import wilson

if TYPE_CHECKING:
    from analyses.duration.cohort_triangle import CohortTriangle

MANY_YOUNG = 0.25
UNITS = {"month": Measure.MONTHS, "quarter": Measure.QUARTERS}


def finding(asked: CohortTriangle, found: Ages, tests: Sequence[Test]) -> Words:
    """Say the headline: the share at the headline age, and how far cohorts lie apart."""
    parts: dict[str, Any] = {
        "share": Share(found.share(0), found.all_due(0, found.age)),
        "age": age_of(found.age, found.age_by),
    }
    cohorts = found.complete()
    p = _p_value(found, tests, "cohorts")
    if p is None or len(cohorts) < 2:
        return Words("{share} still in work after {age}", **parts)
    if p >= 1 - asked.confidence:
        return Words(
            "{share} still in work after {age}, with no statistically significant difference "
            "between cohorts",
            **parts,
        )
    lowest, highest = (
        chosen(cohorts, key=lambda place: (found.cohort_share(place), place))
        for chosen in (min, max)
    )
    return Words(
        "{share} still in work after {age}: from {low} in {lowest} to {high} in {highest}",
        low=_cohort_share(found, lowest),
        lowest=Period(found.triangle.cohorts[lowest], asked.calendar),
        high=_cohort_share(found, highest),
        highest=Period(found.triangle.cohorts[highest], asked.calendar),
        **parts,
    )


def _cohort_share(found: Ages, place: int) -> Share:
    return Share(found.cohort_share(place), int(found.triangle.due[0, place, found.age - 1]))


def _p_value(found: Ages, tests: Sequence[Test], name: str) -> float | None:
    wanted = term(name, age=found.age)
    return next((test.p_value for test in tests if test.name == wanted), None)


def age_of(age: int, age_by: str) -> Words:
    """Say an age: 6 months, 2 quarters."""
    if age_by == "month":
        return Words("{n} month", "{n} months", n=age)
    return Words("{n} quarter", "{n} quarters", n=age)


def reading(asked: CohortTriangle, found: Ages, tests: Sequence[Test]) -> Words:
    """Say the answer: the finding, who was due, how sure, and each group."""
    due = found.all_due(0, found.age)
    share = wilson(found.all_kept(0, found.age), due, asked.confidence)
    said = Words(
        "{finding}. The share rests on {who} who started at least {age} before {cut_off} ({sure}).",
        finding=finding(asked, found, tests),
        who=counted(due, found.basis),
        age=age_of(found.age, found.age_by),
        cut_off=Day(asked.cut_off) if asked.cut_off is not None else Words(""),
        sure=interval(share.low or 0.0, share.high or 1.0, asked.confidence, Measure.SHARE),
    )
    if len(found.rows) < 3:
        return said
    each = Listing(
        tuple(
            Words(
                "{group} {share}",
                group=name_of(found.triangle.groups[row]),
                share=Share(found.share(row), found.all_due(row, found.age)),
            )
            for row in found.rows[1:7]
            if found.all_due(row, found.age)
        )
    )
    gap = found.difference(found.age)
    if gap is None or gap.value is None or gap.low is None or gap.high is None:
        return Words("{sentence} By group: {each}.", sentence=said, each=each)
    parts: dict[str, Any] = {
        "sentence": said,
        "each": each,
        "difference": Points(gap.value, signed=True, behind=found.fewest(found.age)),
        "interval": interval(gap.low, gap.high, asked.confidence, Measure.POINTS),
    }
    if gap.low <= 0 <= gap.high:
        return Words(
            "{sentence} By group: {each}, no statistically significant difference ({difference}, "
            "{interval}).",
            **parts,
        )
    return Words("{sentence} By group: {each} ({difference}, {interval}).", **parts)


def notes_of(found: Ages) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Retained at an age: employed past that anniversary of one's own start, which is the "
            "same day of the month or the last of a shorter month. Wilson intervals."
        ),
        Words(
            "Empty: nobody of the cohort has reached the age. Hatched: only some have, and the "
            "share is theirs."
        ),
    ]
    if len(found.rows) == 3:
        notes.append(
            Words(
                "Differences are {second} less {first}: Newcombe's hybrid score interval.",
                first=name_of(found.triangle.groups[1]),
                second=name_of(found.triangle.groups[2]),
            )
        )
    return tuple(notes)


def checks_of(found: Ages) -> tuple[Check, ...]:
    """Whether the triangle can carry its claim."""
    return tuple(_checks(found))


def _checks(found: Ages) -> Iterator[Check]:
    triangle = found.triangle
    started = int(triangle.started[0].sum())
    young = 1 - found.all_due(0, found.age) / started
    yield Check(
        "maturity",
        "pass" if young <= MANY_YOUNG else "caution",
        Words(
            "{share} have not reached the headline age yet, and are not in its share.",
            share=Share(young, started),
        ),
        young,
        MANY_YOUNG,
    )
    small = int((triangle.started[0] < FEW).sum())
    yield Check(
        "small-cohorts",
        "caution" if small else "pass",
        Words(
            "{n} cohort has fewer than {few} members: its shares jump by chance.",
            "{n} cohorts have fewer than {few} members: their shares jump by chance.",
            n=small,
            few=FEW,
        )
        if small
        else Words("Every cohort has at least {few} members.", few=FEW),
        small,
        0,
    )
    partly = int(
        ((triangle.due[0] > 0) & (triangle.due[0] < triangle.started[0][:, np.newaxis])).sum()
    )
    yield Check(
        "provisional",
        "pass",
        Words(
            "{n} cell is provisional and will change as more members reach the age.",
            "{n} cells are provisional and will change as more members reach the age.",
            n=partly,
        ),
        partly,
        None,
    )
    if len(found.rows) == 2:
        yield Check(
            "one-group",
            "caution",
            Words(
                "Only one group has rows, {group}: nothing is compared.",
                group=name_of(triangle.groups[1]),
            ),
            1,
            2,
        )


def pictures_of(
    asked: CohortTriangle, table: Table, found: Ages, tests: Sequence[Test]
) -> tuple[Picture, ...]:
    """Draw the triangle of everyone, then one for each group."""
    title = finding(asked, found, tests)
    rows = found.rows if len(found.rows) > 2 else range(1)
    return tuple(_picture(asked, table, found, row, title) for row in rows)


def _picture(
    asked: CohortTriangle, table: Table, found: Ages, row: int, headline: Words
) -> Picture:
    triangle = found.triangle
    cohorts: tuple[Text, ...] = tuple(
        Words(
            "{cohort} (n = {n})",
            cohort=Period(code, asked.calendar),
            n=Count(int(n), people=True),
        )
        for code, n in zip(triangle.cohorts, triangle.started[row], strict=True)
    )
    ages: tuple[Text, ...] = tuple(Words("{age}", age=age) for age in range(1, triangle.ages + 1))
    return Picture(
        name="cohort-triangle" if row == 0 else f"cohort-triangle-{row}",
        title=headline if row == 0 else _group_title(found, row),
        subtitle=Words("Share of people still employed, by cohort and age of the job")
        if found.basis is Basis.PERSONS
        else Words("Share of jobs still held, by cohort and age of the job"),
        x=Axis(
            Words("Months since start")
            if found.age_by == "month"
            else Words("Quarters since start"),
            UNITS[found.age_by],
            categories=ages,
        ),
        y=Axis(Words("Cohort"), Measure.PERIOD, categories=cohorts),
        marks=tuple(_cells(found, row)),
        source=source_of(table, triangle.ladder, basis=found.basis, cut_off=asked.cut_off),
        notes=(notes_of(found)[1],),
    )


def _group_title(found: Ages, row: int) -> Words:
    due = found.all_due(row, found.age)
    parts: dict[str, Any] = {
        "group": name_of(found.triangle.groups[row]),
        "age": age_of(found.age, found.age_by),
    }
    if not due:
        return Words("{group}: nobody has reached {age}", **parts)
    return Words(
        "{group}: {share} still in work after {age}", share=Share(found.share(row), due), **parts
    )


def _cells(found: Ages, row: int) -> Iterator[Cell]:
    triangle = found.triangle
    for place in range(len(triangle.cohorts)):
        for age in range(1, triangle.ages + 1):
            n, k = int(triangle.due[row, place, age - 1]), int(triangle.kept[row, place, age - 1])
            status = triangle.status(row, place, age)
            if n:
                yield Cell(age - 1, place, k / n, n, k, status)
            else:
                yield Cell(age - 1, place, None, status="immature")
