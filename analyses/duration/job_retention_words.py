"""What is said about jobs that are kept: the finding, the reading and the conventions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyses.duration.job_retention_answer import Retention, after, duration, known, name_of
from analyses.duration.job_retention_picture import picture_of as drawn
from analyses.grammar.phrases import counted, interval
from analyses.grammar.picture import Measure, Picture
from analyses.grammar.result import Test
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Listing, Points, PValue, Share, Words

if TYPE_CHECKING:
    from analyses.duration.job_retention import JobRetention

PLACED_ONLY = Words(
    "Only people who found a job are followed, so groups that differ in who finds one are not "
    "compared like with like."
)


def finding(asked: JobRetention, found: Retention, tests: Sequence[Test]) -> Words:
    """Say the headline in one line: a share, or how two or more groups compare."""
    if len(found.shown) == 1:
        return _share_held(found)
    if found.is_pair:
        return _pair(asked, found)
    return _several(asked, found, tests)


def _share_held(found: Retention) -> Words:
    parts: dict[str, Any] = {
        "share": _share(found, found.shown[0]),
        "landmark": after(found.landmark, found.unit),
    }
    if found.basis is Basis.SPELLS:
        return Words("{share} of jobs still held after {landmark}", **parts)
    return Words("{share} still in work after {landmark}", **parts)


def _pair(asked: JobRetention, found: Retention) -> Words:
    gap, _, _ = found.difference(found.headline, asked.confidence)
    ahead = 2 if (gap.value or 0.0) > 0 else 1
    parts: dict[str, Any] = {
        "first": name_of(found.groups[ahead]),
        "first_share": _share(found, ahead),
        "second": name_of(found.groups[3 - ahead]),
        "second_share": _share(found, 3 - ahead),
        "landmark": after(found.landmark, found.unit),
    }
    if gap.low is None or gap.high is None:
        return Words(
            "Still held after {landmark}: {first} {first_share}, {second} {second_share}", **parts
        )
    if gap.low <= 0 <= gap.high:
        return Words(
            "No statistically significant difference after {landmark}: {first} {first_share}, "
            "{second} {second_share}",
            **parts,
        )
    return Words(
        "{first} kept jobs more often than {second}: {first_share} against {second_share} after "
        "{landmark}",
        **parts,
    )


def _several(asked: JobRetention, found: Retention, tests: Sequence[Test]) -> Words:
    known_rows = [row for row in found.shown if found.share(row) is not None]
    lowest = min(known_rows, key=lambda row: (found.share(row) or 0.0, str(found.groups[row])))
    highest = max(known_rows, key=lambda row: (found.share(row) or 0.0, str(found.groups[row])))
    parts: dict[str, Any] = {
        "low": _share(found, lowest),
        "lowest": name_of(found.groups[lowest]),
        "high": _share(found, highest),
        "highest": name_of(found.groups[highest]),
        "landmark": after(found.landmark, found.unit),
    }
    p = tests[0].p_value if tests else None
    if p is None:
        return Words(
            "Still held after {landmark}: {low} in {lowest} to {high} in {highest}", **parts
        )
    if p >= 1 - asked.confidence:
        return Words(
            "No statistically significant difference: {low} to {high} still held after {landmark}",
            **parts,
        )
    return Words(
        "Retention differs between groups: after {landmark}, {low} in {lowest}, {high} in "
        "{highest}",
        **parts,
    )


def _share(found: Retention, row: int) -> Share | Words:
    value = found.share(row)
    return (
        Words("not known")
        if value is None
        else Share(value, int(found.n[row]), behind=found.followed[row])
    )


def reading(asked: JobRetention, table: Table, found: Retention, tests: Sequence[Test]) -> Words:
    """Say the answer: the finding, who, the interval or the difference, the median."""
    parts: dict[str, Any] = {
        "finding": finding(asked, found, tests),
        "who": counted(int(found.n[0]), found.basis),
        "median": _medians(found),
    }
    sure = _sure(asked, found, tests)
    if sure is None:
        return Words("{finding}, among {who}. {median}.", **parts)
    return Words("{finding}, among {who} ({sure}). {median}.", sure=sure, **parts)


def _sure(asked: JobRetention, found: Retention, tests: Sequence[Test]) -> Words | None:
    """The interval of the only curve, or of the difference, and the test of all time."""
    if len(found.shown) == 1:
        row = found.shown[0]
        low, high = (known(side[row, found.headline]) for side in (found.at.low, found.at.high))
        if low is None or high is None or found.share(row) == 1.0:
            return None
        return interval(low, high, asked.confidence, Measure.SHARE)
    tested = _tested(asked, tests)
    if not found.is_pair:
        return tested
    gap, _, _ = found.difference(found.headline, asked.confidence)
    if gap.value is None or gap.low is None or gap.high is None:
        return tested
    said = Words(
        "a difference of {difference}, {interval}",
        difference=Points(abs(gap.value), behind=min(found.followed.values())),
        interval=interval(
            *((gap.low, gap.high) if gap.value >= 0 else (-gap.high, -gap.low)),
            asked.confidence,
            Measure.POINTS,
        ),
    )
    return said if tested is None else Words("{said}; {tested}", said=said, tested=tested)


def _tested(asked: JobRetention, tests: Sequence[Test]) -> Words | None:
    p = tests[0].p_value if tests else None
    if p is None:
        return None
    if asked.strata is not None:
        return Words(
            "{test} test over all time within strata, {p}", test=Words(asked.test), p=PValue(p)
        )
    return Words("{test} test over all time, {p}", test=Words(asked.test), p=PValue(p))


def _medians(found: Retention) -> Words:
    each = tuple(_median(found, row) for row in found.shown[:6])
    if len(found.shown) == 1:
        return Words("Median time held: {median}", median=each[0])
    named = tuple(
        Words("{group} {median}", group=name_of(found.groups[row]), median=median)
        for row, median in zip(found.shown, each, strict=False)
    )
    return Words("Median time held: {each}", each=Listing(named))


def _median(found: Retention, row: int) -> Words:
    value = known(found.median.value[row])
    if value is None:
        return Words("not reached")
    return duration(value, found.unit, found.followed_at_median(row))


def notes_of(asked: JobRetention, found: Retention) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Kaplan-Meier with robust variance for weights; limits on the {scale} scale.",
            scale=Words(asked.interval),
        )
        if asked.weights is not None
        else Words(
            "Kaplan-Meier with Greenwood's variance; limits on the {scale} scale. Ends come "
            "before open jobs of the same day; a median on a level is its middle.",
            scale=Words(asked.interval),
        ),
        _tau_note(found),
    ]
    if asked.weights is not None:
        notes.append(
            Words("With weights no rank test and no interval of the restricted mean is given.")
        )
    if found.is_pair:
        notes.append(
            Words(
                "Differences are {second} less {first}, with normal intervals.",
                first=name_of(found.groups[1]),
                second=name_of(found.groups[2]),
            )
        )
    if found.basis is Basis.SPELLS:
        notes.append(
            Words("Each job counts; one person may have several, and a next job is not counted on.")
        )
    return (*notes, PLACED_ONLY) if len(found.groups) > 2 else tuple(notes)


def _tau_note(found: Retention) -> Words:
    tau = duration(found.tau, found.unit)
    match found.tau_is:
        case "given":
            return Words("The restricted mean is taken up to {tau}, as asked.", tau=tau)
        case "last landmark":
            return Words("The restricted mean is taken up to {tau}, the last time asked.", tau=tau)
        case _:
            return Words(
                "The restricted mean is taken up to {tau}, the shortest of the groups' longest "
                "follow-ups.",
                tau=tau,
            )


def picture_of(
    asked: JobRetention, table: Table, found: Retention, tests: Sequence[Test]
) -> Picture:
    """Draw the curves under the finding."""
    return drawn(asked, table, found, finding(asked, found, tests))
