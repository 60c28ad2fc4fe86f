"""What a plan says, what it rests on, and its curves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from analyses.grammar.phrases import source_of
from analyses.grammar.picture import Axis, Line, Measure, Moment, Picture, Series
from analyses.grammar.result import Check
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Points, Share, Words
from analyses.planning.sample_size_plan import CLUSTERED, Answer

FEW_CLUSTERS = 42
PLACES = 60


def finding(found: Answer) -> Words:
    """Say the headline: who is needed, or what can be found."""
    asked = found.plan.asked
    power = Share(asked.power, digits=0 if round(100 * asked.power, 6).is_integer() else 1)
    if asked.people is not None and asked.difference is None:
        people = Count(asked.people)
        if found.least is None:
            return Words("{n} people find no difference with {power} power", n=people, power=power)
        return Words(
            "{n} people find a difference of {least} with {power} power",
            n=people,
            least=Points(abs(found.least)),
            power=power,
        )
    gap = Points(abs(asked.difference or 0.0))
    if found.persons is None:
        return Words(
            "No number of people finds a difference of {gap} with {power} power",
            gap=gap,
            power=power,
        )
    parts: dict[str, Any] = {"gap": gap, "power": power, "n": Count(found.persons)}
    if asked.design == "paired":
        return Words(
            "{n} people, asked twice, find a difference of {gap} with {power} power", **parts
        )
    if found.clusters is not None:
        return Words(
            "{clusters} clusters with {n} people find a difference of {gap} with {power} power",
            clusters=Count(sum(found.clusters)),
            **parts,
        )
    return Words("{n} people find a difference of {gap} with {power} power", **parts)


def reading(found: Answer) -> Words:
    """Say the answer: the finding, from where to where, and the power of those given."""
    asked, plan = found.plan.asked, found.plan
    said = Words("{finding}.", finding=finding(found))
    if asked.difference is not None:
        said = Words(
            "{sentence} The share would go from {baseline} to {expected}.",
            sentence=said,
            baseline=Share(plan.baseline),
            expected=Share(plan.baseline + asked.difference),
        )
    if found.events is not None:
        said = Words("{sentence} They have {n} events.", sentence=said, n=Count(found.events))
    if found.power is not None and asked.people is not None:
        said = Words(
            "{sentence} {n} people have {power} power.",
            sentence=said,
            n=Count(asked.people),
            power=Share(found.power),
        )
    if found.power is not None and found.least is not None:
        return Words(
            "{sentence} The least that they would find is {least}.",
            sentence=said,
            least=Points(abs(found.least)),
        )
    return said


def checks_of(found: Answer) -> tuple[Check, ...]:
    """Whether the plan can be carried out, and its approximations hold."""
    return tuple(_checks(found))


def _checks(found: Answer) -> Iterator[Check]:
    asked, plan = found.plan.asked, found.plan
    if found.power is not None:
        yield Check(
            "power",
            "pass" if found.power >= asked.power else "fail",
            Words(
                "the people given have {power} power, and {target} was asked for.",
                power=Share(found.power),
                target=Share(asked.power),
            ),
            found.power,
            asked.power,
        )
    if asked.design in CLUSTERED:
        if not asked.icc:
            yield Check(
                "icc",
                "caution",
                Words("A correlation of nought within clusters is rarely true; try a larger one."),
                asked.icc,
            )
        have = _clusters(found)
        if have is not None:
            yield Check(
                "clusters",
                "pass" if have >= FEW_CLUSTERS else "caution",
                Words(
                    "{n} clusters: with fewer than {few} the errors themselves are uncertain.",
                    n=Count(have),
                    few=Count(FEW_CLUSTERS),
                ),
                have,
                FEW_CLUSTERS,
            )
        return
    if asked.design == "survival":
        return
    people = found.persons if asked.people is None else asked.people
    if people is None:
        return
    shares = [plan.baseline, plan.baseline + (asked.difference or 0.0)]
    arm = people * min(asked.treated_share, 1.0 - asked.treated_share)
    fewest = min(arm * min(p, 1.0 - p) for p in shares)
    yield Check(
        "approximation",
        "pass" if fewest >= 5 else "caution",
        Words(
            "At least {people} are expected on each side of each group; under five the normal "
            "approximation fails.",
            people=Amount(fewest, digits=0),
        ),
        fewest,
        5,
    )


def _clusters(found: Answer) -> int | None:
    if found.plan.asked.people is not None:
        return int(found.plan.asked.people / found.plan.size)
    return None if found.clusters is None else sum(found.clusters)


def notes_of(found: Answer) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    asked = found.plan.asked
    level = Share(1.0 - asked.confidence, digits=0)
    match asked.design:
        case "paired":
            how = Words("McNemar's test of the same people (Connor).")
        case "clusters":
            how = Words(
                "Pooled variance times the design effect; Student's t with clusters less two "
                "degrees of freedom."
            )
        case "survival":
            how = Words("Log-rank test, events by Schoenfeld, constant hazards.")
        case "difference-in-differences":
            how = Words(
                "Other people at each period; Student's t with clusters less two degrees of "
                "freedom (Bloom)."
            )
        case _:
            how = (
                Words("Arcsine scale (Cohen).")
                if asked.method == "arcsine"
                else Words("Normal approximation, pooled variance under no effect.")
            )
    notes = [Words("Two-sided test at {level}. {how}", level=level, how=how)]
    if asked.dropout:
        notes.append(
            Words("{share} are expected to leave and are added.", share=Share(asked.dropout))
        )
    return tuple(notes)


def pictures_of(found: Answer, table: Table) -> tuple[Picture, ...]:
    """Draw power against people, and the least difference against people."""
    middle = found.plan.asked.people or found.persons
    if middle is None:
        middle = 1000
    sizes = _sizes(found, middle)
    source = (
        source_of(table) if table.names else Words("Worked out from numbers given, not from data.")
    )
    pictures = [_least(found, sizes, source)]
    if found.plan.asked.difference is not None:
        pictures.insert(0, _power(found, sizes, source))
    return tuple(pictures)


def _sizes(found: Answer, middle: int) -> tuple[float, ...]:
    """Sizes from few to twice as many; whole clusters."""
    low = max(0.1 * middle, 4.0, (3.5 * found.plan.size) / (1.0 - found.plan.asked.dropout))
    high = max(2.0 * middle, 2.0 * low)
    return tuple(low + (high - low) * place / (PLACES - 1) for place in range(PLACES))


def _people_axis() -> Axis:
    return Axis(Words("People in the study"), Measure.NUMBER, low=0.0)


def _power(found: Answer, sizes: tuple[float, ...], source: Words) -> Picture:
    asked = found.plan.asked
    gap = asked.difference or 0.0
    marks: list[Line | Moment] = [
        Line("power", sizes, tuple(found.plan.power(gap, n) for n in sizes)),
        Moment(asked.power, Words("power asked for"), axis="y"),
    ]
    if found.persons is not None:
        marks.append(Moment(float(found.persons), Words("{n} people", n=Count(found.persons))))
    return Picture(
        name="sample-size",
        title=finding(found),
        subtitle=Words(
            "Chance of finding a difference of {gap} by the number of people",
            gap=Points(abs(gap)),
        ),
        x=_people_axis(),
        y=Axis(Words("Power"), Measure.SHARE, low=0.0, high=1.0),
        series=(Series("power", Words("Power")),),
        marks=tuple(marks),
        source=source,
    )


def _least(found: Answer, sizes: tuple[float, ...], source: Words) -> Picture:
    asked = found.plan.asked
    have = [(n, least) for n in sizes if (least := found.plan.least(n)) is not None]
    marks: list[Line | Moment] = [
        Line(
            "least",
            tuple(n for n, _ in have),
            tuple(100 * abs(least) for _, least in have),
        )
    ]
    chosen = asked.people or found.persons
    if chosen is not None:
        marks.append(Moment(float(chosen), Words("{n} people", n=Count(chosen))))
    tops = [100 * abs(least) for _, least in have]
    return Picture(
        name="sample-size-least",
        title=finding(found)
        if asked.difference is None
        else Words("More people find smaller differences"),
        subtitle=Words(
            "Least difference found with {power} power, in percentage points",
            power=Share(asked.power, digits=0),
        ),
        x=_people_axis(),
        y=Axis(
            Words("Minimum detectable effect"),
            Measure.NUMBER,
            low=0.0,
            high=math.ceil(max(tops, default=1.0)),
        ),
        series=(Series("least", Words("Minimum detectable effect")),),
        marks=tuple(marks),
        source=source,
    )
