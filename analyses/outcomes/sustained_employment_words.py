"""What is said of sustained employment, always with whom it is said of, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.grammar.phrases import column_name, counted, source_of
from analyses.grammar.picture import Picture, Text
from analyses.grammar.result import Check
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Day, Words
from analyses.outcomes.sustained_employment_answer import Sustained
from analyses.records.shares import Shares
from analyses.records.shares_words import (
    bounds,
    difference_note,
    drawn,
    finding,
    interval_name,
    sure,
)
from analyses.records.shares_words import checks_of as share_checks

if TYPE_CHECKING:
    from analyses.outcomes.sustained_employment import SustainedEmployment


def title_of(asked: SustainedEmployment, found: Shares) -> Words:
    """Say the finding, and of whom."""
    if found.after:
        return finding(found, _whom(of_starters=True), _did_of_starters(asked, found.at))
    return finding(found, _whom(of_starters=False), _did(asked, found.at))


def _whom(*, of_starters: bool) -> Words:
    return Words("starters") if of_starters else Words("people placed")


def _weeks(week: int) -> Words:
    return Words("{n} week", "{n} weeks", n=week)


def _did(asked: SustainedEmployment, week: int) -> Words:
    match asked.mode:
        case "snapshot":
            return Words("were in work {weeks} later", weeks=_weeks(week))
        case "continuous":
            return Words("stayed in work for {weeks}", weeks=_weeks(week))
        case _:
            return Words("stayed with one employer for {weeks}", weeks=_weeks(week))


def _did_of_starters(asked: SustainedEmployment, week: int) -> Words:
    if asked.anchor == "programme start":
        return _did(asked, week)
    match asked.mode:
        case "snapshot":
            return Words("found a job and were in work {weeks} later", weeks=_weeks(week))
        case "continuous":
            return Words("found and kept work for {weeks}", weeks=_weeks(week))
        case _:
            return Words("found and kept one job for {weeks}", weeks=_weeks(week))


def reading(asked: SustainedEmployment, found: Sustained) -> Words:
    """Say the answer: the finding, who was due, how sure; the other share; weeks employed."""
    said = _said(asked, found.headline)
    if found.other is not None and any(line.n for line in found.other.lines):
        said = Words("{sentence} {other}", sentence=said, other=_said(asked, found.other))
    mean = found.weeks_of(None, found.headline.at)
    if mean.mean is None:
        return said
    return Words(
        "{sentence} On average, {whom} worked {worked} of the first {weeks} weeks.",
        sentence=said,
        whom=_whom(of_starters=asked.anchor == "programme start"),
        worked=Amount(mean.mean, digits=1, behind=mean.n),
        weeks=Count(found.headline.at),
    )


def _said(asked: SustainedEmployment, found: Shares) -> Words:
    parts: dict[str, Any] = {
        "finding": title_of(asked, found),
        "who": counted(found.everyone.n, Basis.PERSONS),
        "cut_off": Day(asked.cut_off) if asked.cut_off is not None else Words(""),
    }
    how = sure(found)
    said = (
        Words("{finding}; {who} were due by {cut_off}.", **parts)
        if how is None
        else Words("{finding}; {who} were due by {cut_off} ({sure}).", sure=how, **parts)
    )
    doubt = bounds(found)
    return said if doubt is None else Words("{sentence} {other}", sentence=said, other=doubt)


def checks_of(found: Sustained) -> Iterator[Check]:
    """The checks of the headline, and whether the starters are more than the placed."""
    yield from share_checks(found.headline)
    if found.starters is None or found.placed is None:
        return
    starting = found.starters.everyone
    everyone = starting.early + starting.due
    placed = found.placed.everyone.early + found.placed.everyone.due
    yield Check(
        "starters",
        "caution" if placed >= everyone else "pass",
        Words("Everybody in the table of starters found a job: it may lack those who did not.")
        if placed >= everyone
        else Words("Starters without a job are in the table of starters."),
    )


def notes_of(asked: SustainedEmployment, found: Sustained) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Intervals of shares: {interval}. A week is seven days, counted from the {anchor}; "
            "only those whom the data cover that long are counted.",
            interval=interval_name(asked.interval),
            anchor=Words(asked.anchor),
        ),
        _rule(asked),
        *(reason for _, reason in asked.qualifying.conditions()),
    ]
    if found.starters is not None and asked.anchor == "job start":
        notes.append(
            Words(
                "Of starters, only those count who had {within} weeks to find a job and the weeks "
                "to keep it; a job found later does not count.",
                within=Count(asked.within),
            )
        )
    if found.headline.bounded:
        notes.append(
            Words(
                "A job without an end, of someone whose status is unknown, is taken neither for "
                "lasting nor for lost: whoever's outcome hangs on it leaves the share."
            )
        )
    return (*notes, *difference_note(found.headline.groups))


def _rule(asked: SustainedEmployment) -> Words:
    if asked.mode == "snapshot":
        return Words("In work on the last of the days, whatever came before.")
    if asked.gap_days:
        return Words(
            "Gaps between jobs of up to {n} day are bridged.",
            "Gaps between jobs of up to {n} days are bridged.",
            n=Count(asked.gap_days),
        )
    return Words("No day between jobs is bridged.")


def pictures_of(asked: SustainedEmployment, table: Table, found: Sustained) -> tuple[Picture, ...]:
    """Draw the headline's shares, and the other's beside them."""
    both = [x for x in (found.headline, found.other) if x is not None]
    return tuple(
        _picture(asked, table, found, each) for each in both if any(line.n for line in each.lines)
    )


def _picture(asked: SustainedEmployment, table: Table, found: Sustained, each: Shares) -> Picture:
    times: tuple[Text, ...] = tuple(_weeks(week) for week in each.times)
    return drawn(
        each,
        name="sustained-employment-of-starters" if each.after else "sustained-employment",
        title=title_of(asked, each),
        subtitle=_subtitle(asked, table, each),
        x=Words("Time since the programme's start")
        if asked.anchor == "programme start"
        else Words("Time since the first job began"),
        y=Words("Share of all who started") if each.after else Words("Share of those placed"),
        times=times,
        source=source_of(table, found.ladder, cut_off=asked.cut_off),
    )


def _subtitle(asked: SustainedEmployment, table: Table, each: Shares) -> Words:
    whom = (
        Words("Share of all who started that sustained work, with intervals")
        if each.after
        else Words("Share of those placed that sustained work, with intervals")
    )
    if asked.group is None:
        return whom
    return Words("{what}, by {group}", what=whom, group=column_name(table, asked.group))
