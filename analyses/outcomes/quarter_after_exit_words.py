"""What is said of the quarters after exit, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.grammar.phrases import column_name, counted, source_of
from analyses.grammar.picture import (
    Axis,
    Interval,
    Mark,
    Measure,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.result import Check
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Day, Listing, Share, Words
from analyses.outcomes.quarter_after_exit_answer import AfterExit, Change, Pay
from analyses.records.shares import name_of
from analyses.records.shares_words import (
    SPREAD,
    bounds,
    difference_note,
    drawn,
    finding,
    interval_name,
    sure,
)
from analyses.records.shares_words import checks_of as share_checks

if TYPE_CHECKING:
    from analyses.outcomes.quarter_after_exit import QuarterAfterExit


def title_of(found: AfterExit) -> Words:
    """Say who was employed."""
    did = Words("were employed in quarter {quarter} after exit", quarter=Count(found.employed.at))
    return finding(found.employed, Words("leavers"), did)


def reading(asked: QuarterAfterExit, found: AfterExit) -> Words:
    """Say the answer: the finding, how sure, the unknown, the pay, and the same people later."""
    parts: dict[str, Any] = {
        "finding": title_of(found),
        "who": counted(found.employed.everyone.n, found.basis),
        "cut_off": Day(asked.cut_off) if asked.cut_off is not None else Words(""),
    }
    how = sure(found.employed)
    said = (
        Words("{finding}; {who} were due by {cut_off}.", **parts)
        if how is None
        else Words("{finding}; {who} were due by {cut_off} ({sure}).", sure=how, **parts)
    )
    for more in (bounds(found.employed, found.basis), _paid(found), _same(found), _later(found)):
        if more is not None:
            said = Words("{sentence} {other}", sentence=said, other=more)
    return said


def _medians(found: AfterExit, quarter: int) -> list[Pay]:
    groups = found.employed.groups or (None,)
    each = [found.pay_of(group, quarter) for group in groups]
    return [x for x in each if x is not None and x.median.interval.value is not None][:6]


def _paid(found: AfterExit) -> Words | None:
    quarter = found.employed.at
    there = _medians(found, quarter)
    if not there:
        return None
    return Words(
        "Median pay of the employed in quarter {quarter}: {each}.",
        quarter=Count(quarter),
        each=Listing(tuple(_median(x) for x in there)),
    )


def _median(each: Pay) -> Words:
    median = Amount(each.median.interval.value or 0.0, behind=each.median.n)
    if each.group is None:
        return Words("{median}", median=median)
    return Words("{group} {median}", group=name_of(each.group), median=median)


def _same(found: AfterExit) -> Words | None:
    if found.same is None or found.same.everyone.share.value is None:
        return None
    line = found.same.everyone
    return Words(
        "Of those employed in quarter 2, {share} were with the same employer in quarter 4.",
        share=Share(line.share.value or 0.0, line.n),
    )


def _later(found: AfterExit) -> Words | None:
    """Both quarters of the same people, since two rates of different people mislead."""
    everyone = next((x for x in found.changes if x.group is None), None)
    if everyone is None or not everyone.n:
        return None
    return Words(
        "Of the {who} whose quarters 2 and 4 are both known, the share employed {went}.",
        who=counted(everyone.n, found.basis),
        went=_went(everyone),
    )


def _went(change: Change) -> Words:
    gap = change.gap
    points = Amount(100 * abs(gap.value or 0.0), digits=1, behind=min(change.before, change.after))
    if gap.low is None or gap.high is None or gap.low <= 0 <= gap.high:
        return Words("did not change significantly ({points} percentage points)", points=points)
    if (gap.value or 0.0) > 0:
        return Words("rose by {points} percentage points", points=points)
    return Words("fell by {points} percentage points", points=points)


def checks_of(found: AfterExit) -> Iterator[Check]:
    """The checks of the rates, of the pay, and of records that contradict each other."""
    yield from share_checks(found.employed)
    without = sum(x.without for x in found.pay if x.group is None)
    with_pay = sum(x.median.n for x in found.pay if x.group is None)
    if found.pay:
        share = without / max(1, without + with_pay)
        yield Check(
            "pay",
            "pass" if share <= 0.05 else "caution",
            Words(
                "The pay of {share} of the employed is not known or nought, and is not in the "
                "median.",
                share=Share(share, without + with_pay),
            ),
            share,
            0.05,
        )
    if found.contradictions:
        yield Check(
            "contradictions",
            "caution",
            Words(
                "{n} record says not employed and yet gives pay.",
                "{n} records say not employed and yet give pay.",
                n=Count(found.contradictions, people=True),
            ),
            found.contradictions,
            0,
        )


def notes_of(asked: QuarterAfterExit, found: AfterExit) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Quarters are calendar quarters after the quarter of the exit, counted when they and "
            "a lag of {lag} are over at the cut-off. Intervals of shares: {interval}.",
            lag=Words("{n} quarter", "{n} quarters", n=Count(asked.lag_quarters)),
            interval=interval_name(asked.interval),
        ),
        Words("No record after the lag is taken for not employed, as asked.")
        if asked.no_record == "not employed"
        else Words("No record means unknown: in no numerator and no denominator."),
    ]
    if asked.last_service is not None:
        notes.append(
            Words(
                "Exits are dated back to the last service, known {n} day later.",
                "Exits are dated back to the last service, known {n} days later.",
                n=Count(asked.days_without),
            )
        )
    if asked.jobs is not None:
        notes.append(Words("The table of jobs is taken for complete: no job means not employed."))
    if found.pay:
        notes.append(
            Words(
                "Medians are of the employed who earned something; their intervals are exact, from "
                "order statistics. A median rises when those who earn least drop out."
            )
        )
    if found.changes:
        notes.append(
            Words(
                "The two quarters count different people; only the change of the same people, with "
                "Newcombe's paired interval, compares like with like."
            )
        )
    return (*notes, *difference_note(found.employed.groups))


def pictures_of(asked: QuarterAfterExit, table: Table, found: AfterExit) -> tuple[Picture, ...]:
    """Draw the rates, and the medians where pay is known."""
    source = source_of(table, found.ladder, basis=found.basis, cut_off=asked.cut_off)
    first = drawn(
        found.employed,
        name="quarter-after-exit",
        title=title_of(found),
        subtitle=_subtitle(
            asked, table, Words("Share of those who left that were employed, with intervals")
        ),
        x=Words("Quarter after exit"),
        y=Words("Share employed"),
        times=_quarters(found.employed.times),
        source=source,
    )
    second = _pay_picture(asked, table, found, source)
    return (first,) if second is None else (first, second)


def _quarters(numbers: tuple[int, ...]) -> tuple[Text, ...]:
    return tuple(Words("quarter {number}", number=Count(number)) for number in numbers)


def _subtitle(asked: QuarterAfterExit, table: Table, what: Words) -> Words:
    if asked.group is None:
        return what
    return Words("{what}, by {group}", what=what, group=column_name(table, asked.group))


def _pay_picture(
    asked: QuarterAfterExit, table: Table, found: AfterExit, source: Words
) -> Picture | None:
    quarters = found.paid_quarters
    shown = next((q for q in (found.employed.at, *quarters) if _medians(found, q)), None)
    if shown is None:
        return None
    groups = found.employed.groups or (None,)
    return Picture(
        name="quarter-after-exit-earnings",
        title=Words(
            "Median pay of the employed in quarter {quarter} after exit: {each}",
            quarter=Count(shown),
            each=Listing(tuple(_median(x) for x in _medians(found, shown))),
        ),
        subtitle=_subtitle(asked, table, Words("Median quarterly earnings, with exact intervals")),
        x=Axis(Words("Quarter after exit"), Measure.PERIOD, categories=_quarters(quarters)),
        y=Axis(Words("Earnings in the quarter"), Measure.CURRENCY, low=0.0),
        marks=tuple(m for place in range(len(groups)) for m in _pay_marks(found, groups, place)),
        series=tuple(
            Series(f"group-{place}", Words("{group}", group=name_of(group)))
            for place, group in enumerate(groups)
        ),
        source=source,
    )


def _pay_marks(found: AfterExit, groups: Any, place: int) -> tuple[Mark, Mark]:  # noqa: ANN401
    step = SPREAD / len(groups)
    aside = (place - (len(groups) - 1) / 2) * step
    each = [found.pay_of(groups[place], quarter) for quarter in found.paid_quarters]
    medians = [x.median for x in each if x is not None]
    at = tuple(number + aside for number in range(len(medians)))
    n = tuple(x.n for x in medians)
    values = tuple(x.interval.value for x in medians)
    key = f"group-{place}"
    labels: tuple[Text, ...] = tuple(
        Words("not known") if v is None else Words("{median}", median=Amount(v, behind=k))
        for v, k in zip(values, n, strict=True)
    )
    return (
        Interval(
            key,
            at,
            tuple(x.interval.low for x in medians),
            tuple(x.interval.high for x in medians),
            n,
        ),
        Point(key, at, values, n, labels=labels),
    )
