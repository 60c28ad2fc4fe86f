"""What fidelity reviews say, whether a change can be believed, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.delivery.fidelity_answer import (
    BANDS,
    Line,
    Reviews,
    changed_rater,
    difference,
    item_means,
)
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import Axis, Bar, Measure, Moment, Picture, Point, Series
from analyses.grammar.picture import Line as Curve
from analyses.grammar.result import Check
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Day, Listing, Name, Words

if TYPE_CHECKING:
    from analyses.delivery.fidelity import Fidelity

GOOD = 2  # the place of the band from which fidelity is good


def finding(found: Reviews) -> Words:
    """Say the headline: the last total and band, or how many services are good."""
    if len(found.lines) == 1:
        last = found.lines[0].last
        parts: dict[str, Any] = {"most": Count(found.most), "day": Day(last.day)}
        if last.total is not None:
            return Words(
                "Fidelity is {band}: {total} of {most} on {day}",
                band=Words(str(last.band)),
                total=Count(last.total),
                **parts,
            )
        return Words(
            "Fidelity lies between {low} and {high} of {most} on {day}",
            low=Count(last.least),
            high=Count(last.most),
            **parts,
        )
    good = sum(line.last.band in BANDS[GOOD:] for line in found.lines)
    return Words(
        "{n} of {all} services have good fidelity or better at their last review",
        n=Count(good),
        all=Count(len(found.lines)),
    )


def reading(found: Reviews) -> Words:
    """Say the answer: the finding, each service, and what changed."""
    said = Words("{finding}.", finding=finding(found))
    if len(found.lines) > 1:
        each = Listing(tuple(_of_line(line) for line in found.lines[:8]))
        said = Words("{sentence} Last totals: {each}.", sentence=said, each=each)
    changes = [(line, change) for line in found.lines if (change := _change(line)) is not None]
    if not changes:
        return said
    told = Listing(tuple(_told(line, change, found) for line, change in changes[:8]))
    said = Words("{sentence} Since the review before: {changes}.", sentence=said, changes=told)
    if any(changed_rater(line) for line, _ in changes):
        return Words(
            "{sentence} Where the rater changed, the change may be the rater's.", sentence=said
        )
    return said


def _of_line(line: Line) -> Words:
    last = line.last
    name = Name(str(line.service))
    if last.total is None:
        return Words(
            "{service} {low} to {high}",
            service=name,
            low=Count(last.least),
            high=Count(last.most),
        )
    return Words(
        "{service} {total} ({band})",
        service=name,
        total=Count(last.total),
        band=Words(str(last.band)),
    )


def _change(line: Line) -> int | None:
    return None if line.before is None else difference(line.last, line.before)


def _told(line: Line, change: int, found: Reviews) -> Words:
    size = Amount(float(change), digits=0, signed=True)
    if len(found.lines) == 1:
        return Words("{change}", change=size)
    return Words("{service} {change}", service=Name(str(line.service)), change=size)


def checks_of(found: Reviews) -> tuple[Check, ...]:
    """Whether items are complete and raters the same."""
    return tuple(_checks(found))


def _checks(found: Reviews) -> Iterator[Check]:
    missing = sum(
        found.size - sum(score is not None for score in line.last.scores) for line in found.lines
    )
    yield Check(
        "items",
        "pass" if not missing else "caution",
        Words(
            "{n} item of the last reviews has no score.",
            "{n} items of the last reviews have no score.",
            n=Count(missing),
        ),
        missing,
        0,
    )
    if not any(line.before for line in found.lines):
        return
    if not found.has_raters:
        yield Check(
            "rater",
            "caution",
            Words("Who rated is not known, so a change may be the rater's."),
        )
        return
    changed = [line for line in found.lines if changed_rater(line)]
    yield Check(
        "rater",
        "caution" if changed else "pass",
        Words(
            "{n} service was last rated by somebody else than before.",
            "{n} services were last rated by somebody else than before.",
            n=Count(len(changed)),
        ),
        len(changed),
        0,
    )


def notes_of(found: Reviews) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    fair, good, best = found.bands
    return (
        Words(
            "{items} items of {lowest} to {highest}; fair from {fair}, good from {good}, exemplary "
            "from {best}.",
            items=found.size,
            lowest=found.lowest,
            highest=found.highest,
            fair=fair,
            good=good,
            best=best,
        ),
        Words(
            "A total is given only when every item has a score. Scores are judgements, not a "
            "sample, so they have no interval."
        ),
    )


def pictures_of(asked: Fidelity, table: Table, found: Reviews, title: Words) -> tuple[Picture, ...]:
    """Draw totals over reviews, then the items of the last."""
    source = source_of(table)
    return (_totals(found, title, source), _items(found, source))


def _series(found: Reviews) -> tuple[Series, ...]:
    return tuple(
        Series(
            f"service-{place}",
            Words("Total score")
            if line.service is None
            else Words("{service}", service=Name(str(line.service))),
        )
        for place, line in enumerate(found.lines)
    )


def _totals(found: Reviews, title: Words, source: Words) -> Picture:
    reviews = sorted({review.day for line in found.lines for review in line.reviews})
    # Reviews of one month stand together, under the first day of them.
    days = list({(day.year, day.month): day for day in reversed(reviews)}.values())[::-1]
    at = {(day.year, day.month): float(place) for place, day in enumerate(days)}
    marks: list[Curve | Point | Moment] = []
    for place, line in enumerate(found.lines):
        whole = [review for review in line.reviews if review.total is not None]
        x = tuple(at[review.day.year, review.day.month] for review in whole)
        y = tuple(float(review.total or 0) for review in whole)
        key = f"service-{place}"
        marks += [Curve(key, x, y), Point(key, x, y)]
    for name, limit in zip(BANDS[1:], found.bands, strict=True):
        words = Words("{band} from {limit}", band=Words(name), limit=Count(limit))
        marks.append(Moment(float(limit), words, axis="y"))
    return Picture(
        name="fidelity",
        title=title,
        subtitle=Words("Total of the fidelity scale at each review"),
        x=Axis(
            Words("Review"),
            Measure.PERIOD,
            categories=tuple(Words("{day}", day=Day(day)) for day in days),
        ),
        y=Axis(
            Words("Total score"),
            Measure.NUMBER,
            low=float(found.size * found.lowest),
            high=float(found.most),
        ),
        series=_series(found),
        marks=tuple(marks),
        source=source,
    )


def _items(found: Reviews, source: Words) -> Picture:
    """The mean score of each item over the services, the lowest on top."""
    means = [(mean, place) for place, mean in item_means(found)]
    lowest = means[0]
    return Picture(
        name="fidelity-items",
        title=Words(
            "The weakest item is {item}: {score} of {highest}",
            item=_item(found, lowest[1]),
            score=Words("{score}", score=_short(lowest[0])),
            highest=Count(found.highest),
        ),
        subtitle=Words("Score of each item at the last review")
        if len(found.lines) == 1
        else Words("Mean score of each item over the services' last reviews"),
        x=Axis(Words("Score"), Measure.NUMBER, low=0.0, high=float(found.highest)),
        y=Axis(
            Words("Item"),
            Measure.CATEGORY,
            categories=tuple(Words("Item {item}", item=_item(found, at)) for _, at in means),
        ),
        series=(Series("score", Words("Score")),),
        marks=(
            Bar(
                "score",
                tuple(float(place) for place in range(len(means))),
                tuple(mean for mean, _ in means),
                along="x",
                labels=tuple(Words("{score}", score=_short(mean)) for mean, _ in means),
            ),
        ),
        source=source,
    )


def _item(found: Reviews, place: int) -> Count | Name:
    level = found.items[place]
    return Count(level) if isinstance(level, int) else Name(str(level))


def _short(value: float) -> Amount | Count:
    return Count(int(value)) if value == int(value) else Amount(value, digits=1)
