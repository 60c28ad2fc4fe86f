"""What is said of targets, whether it can be trusted, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from analyses.delivery.target_attainment_answer import Found, amount, name_of, share_of
from analyses.grammar.phrases import interval, source_of
from analyses.grammar.picture import Axis, Bar, Measure, Moment, Picture, Series, Text
from analyses.grammar.result import Check
from analyses.grammar.table import Table
from analyses.grammar.words import Listing, Share, Words
from analyses.records.counting import PERCENT
from analyses.records.targets import Target

SUSPICIOUS = 1.5
SHOWN = 6


def finding(found: Found) -> Words:
    """Say the headline: one target's attainment, or how many of several are met."""
    one = found.headline
    if one is not None:
        parts = _reached(one)
        if one.condition is not None:
            return Words("{name}: {actual} of a conditional target of {target} ({share})", **parts)
        return Words("{name}: {actual} of a target of {target} ({share})", **parts)
    judged = found.targets.judged
    met = sum(item.met for item in judged)
    if not judged:
        return Words("Every target reported is conditional, so none counts as met or missed")
    behind = found.furthest
    if behind is None:
        return Words("All targets reported are met: {met}", met=met)
    return Words(
        "{met} of {all} targets are met; furthest behind is {name} with {share}",
        met=met,
        all=len(judged),
        name=name_of(behind),
        share=share_of(behind) or Words("—"),
    )


def _reached(item: Target) -> dict[str, Any]:
    actual = item.actual
    return {
        "name": name_of(item),
        "actual": Words("—") if actual is None else amount(item, actual, protected=True),
        "target": amount(item, item.target, protected=False),
        "share": share_of(item) or Words("—"),
    }


def reading(found: Found) -> Words:
    """Say the answer: the finding, how sure, the pace, and what is conditional or not reported."""
    said = Words("{finding}.", finding=finding(found))
    one = found.headline
    if one is not None:
        said = _of_one(found, one, said)
    apart = [item for item in found.targets.conditional if item is not one and item.attainment]
    if apart:
        said = Words(
            "{sentence} Conditional, and neither met nor missed: {each}.",
            sentence=said,
            each=Listing(tuple(_short(item) for item in apart[:SHOWN])),
        )
    unreported = found.targets.unreported
    if unreported:
        said = Words(
            "{sentence} Nothing is reported of {each}, which is unknown and not nought.",
            sentence=said,
            each=Listing(tuple(name_of(item) for item in unreported[:SHOWN])),
        )
    return said


def _of_one(found: Found, one: Target, said: Words) -> Words:
    sure = found.around(one)
    if one.is_percent and sure.low is not None and sure.high is not None:
        said = Words(
            "{sentence} The actual has {sure}.",
            sentence=said,
            sure=interval(sure.low, sure.high, found.confidence, Measure.SHARE),
        )
    if one.projected is not None and one.elapsed is not None and one.elapsed < 1:
        said = Words(
            "{sentence} With {elapsed} of the period over, the same rate would end at {projected}.",
            sentence=said,
            elapsed=Share(one.elapsed),
            projected=amount(one, float(round(one.projected)), protected=True),
        )
    return said


def _short(item: Target) -> Words:
    return Words("{name} {share}", name=name_of(item), share=share_of(item) or Words("—"))


def notes_of(found: Found) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [Words("Attainment is the actual over the target, each in the target's own unit.")]
    sampled = any(item.is_percent and item.base is not None for item in found.shown)
    match found.interval:
        case "poisson":
            notes.append(Words("Counts are taken as outcomes of chance: exact Poisson (Garwood)."))
        case "auto" if sampled:
            notes.append(
                Words(
                    "Percentages with known people have Wilson intervals, exact under 30. "
                    "A complete count has no sampling error and no interval."
                )
            )
        case _:
            notes.append(Words("A complete count has no sampling error and no interval."))
    if any(item.projected is not None for item in found.shown):
        notes.append(
            Words("The rate to date is carried on evenly; both ends of a period are days of it.")
        )
    return tuple(notes)


def checks_of(found: Found) -> tuple[Check, ...]:
    """Whether the comparison can carry its claim."""
    return tuple(_checks(found))


def _checks(found: Found) -> Iterator[Check]:
    targets = found.targets
    apart = targets.conditional
    yield Check(
        "conditional",
        "caution" if apart else "pass",
        Words(
            "{n} target is conditional: whether its condition holds is not in the data, so it is "
            "neither met nor missed.",
            "{n} targets are conditional: whether their conditions hold is not in the data, so "
            "they are neither met nor missed.",
            n=len(apart),
        )
        if apart
        else Words("No target is conditional."),
        len(apart),
        0,
    )
    missing = len(targets.unreported)
    yield Check(
        "reported",
        "caution" if missing else "pass",
        Words(
            "{n} target has no actual: unknown, not nought.",
            "{n} targets have no actual: unknown, not nought.",
            n=missing,
        )
        if missing
        else Words("Every target has an actual."),
        missing,
        0,
    )
    units = tuple(dict.fromkeys(item.unit for item in targets.items))
    if len(units) > 1:
        each = (Words("per cent") if u == PERCENT else Words(u.value) for u in units)  # type: ignore[union-attr]
        yield Check(
            "units",
            "pass",
            Words(
                "Targets count different things ({each}) and are not added up.",
                each=Listing(tuple(each)),
            ),
            len(units),
            None,
        )
    odd = [item for item in targets.items if (item.attainment or 0.0) > SUSPICIOUS]
    if odd:
        yield Check(
            "same-thing",
            "caution",
            Words(
                "{n} target is passed by more than half: see whether target and actual count the "
                "same thing.",
                "{n} targets are passed by more than half: see whether target and actual count "
                "the same thing.",
                n=len(odd),
            ),
            len(odd),
            0,
        )
    early = [item for item in targets.items if item.elapsed is not None and item.elapsed < 1]
    if early:
        yield Check(
            "period",
            "caution",
            Words(
                "{n} period is not over at the cut-off: its actual is one to date.",
                "{n} periods are not over at the cut-off: their actuals are to date.",
                n=len(early),
            ),
            len(early),
            0,
        )


def pictures_of(table: Table, found: Found) -> tuple[Picture, ...]:
    """Draw the attainment of each target against a line at its target."""
    items = found.shown
    kinds = {"firm": False, "conditional": True}
    marks = tuple(
        _bar(key, [(at, i) for at, i in enumerate(items) if (i.condition is not None) == apart])
        for key, apart in kinds.items()
        if any((item.condition is not None) == apart for item in items)
    )
    keys = tuple(mark.series for mark in marks)
    behind: Literal["accent", "context"] = "context" if "firm" in keys else "accent"
    series = (
        Series("firm", Words("Target")),
        Series("conditional", Words("Conditional target"), behind),
    )
    over = {item.elapsed for item in items if item.elapsed is not None}
    lines = [Moment(1.0, Words("Target"))]
    if len(over) == 1 and (gone := next(iter(over))) < 0.95:
        lines.append(Moment(gone, Words("Time elapsed")))
    return (
        Picture(
            name="target-attainment",
            title=finding(found),
            subtitle=Words("Actual as a share of the target"),
            x=Axis(Words("Share of the target"), Measure.SHARE, low=0.0),
            y=Axis(
                Words("Indicator"),
                Measure.CATEGORY,
                categories=tuple(_category(item) for item in items),
            ),
            series=tuple(item for item in series if item.key in keys),
            marks=(*marks, *lines),
            source=source_of(table, found.targets.ladder, cut_off=found.cut_off),
        ),
    )


def _category(item: Target) -> Text:
    return name_of(item)


def _bar(key: str, items: list[tuple[int, Target]]) -> Bar:
    people = tuple(item.people for _, item in items)
    return Bar(
        key,
        tuple(float(at) for at, _ in items),
        tuple(item.attainment for _, item in items),
        n=people if any(count is not None for count in people) else (),
        along="x",
        labels=tuple(_label(item) for _, item in items),
    )


def _label(item: Target) -> Text:
    if item.attainment is None:
        return Words("not reported") if item.actual is None else Words("no target")
    return Words("{actual} of {target} ({share})", **_reached(item))
