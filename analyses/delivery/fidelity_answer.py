"""Reviews of a fidelity scale in numbers: totals, bands, items, and changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Amount, Count, Day, Name, Value, Words

if TYPE_CHECKING:
    from analyses.delivery.fidelity import Fidelity

BANDS = (N_("not supported employment"), N_("fair"), N_("good"), N_("exemplary"))


@dataclass(frozen=True, slots=True)
class Review:
    """One review of one service: scores by item (None where missing), and who rated.

    `least` and `most` are the totals with every missing item lowest and highest.
    """

    day: date
    scores: tuple[int | None, ...]
    least: int
    most: int
    band: str | None
    raters: frozenset[Level]

    @property
    def total(self) -> int | None:
        """The total, when every item has a score."""
        return self.least if self.least == self.most else None

    @property
    def mean(self) -> float:
        """The mean of the items that have a score."""
        have = [score for score in self.scores if score is not None]
        return sum(have) / len(have)


@dataclass(frozen=True, slots=True)
class Line:
    """The reviews of one service in order; None is the only one."""

    service: Level | None
    reviews: tuple[Review, ...]

    @property
    def last(self) -> Review:
        """The latest review."""
        return self.reviews[-1]

    @property
    def before(self) -> Review | None:
        """The review before the latest."""
        return self.reviews[-2] if len(self.reviews) > 1 else None


@dataclass(frozen=True, slots=True)
class Reviews:
    """All lines, the items of the scale, and its limits."""

    lines: tuple[Line, ...]
    items: tuple[Level, ...]
    bands: tuple[int, ...]
    most: int
    size: int
    lowest: int
    highest: int
    has_raters: bool


def follow_reviews(table: Table, asked: Fidelity) -> Reviews:
    """Put the scores of every review in their places."""
    review, item, score = str(asked.review), str(asked.item), str(asked.score)
    by = [*([asked.service] if asked.service else []), review, item]
    tally = table.sums([score], by)
    if (tally.n > 1).any():
        place = int(np.argmax(tally.n > 1))
        raise _twice(
            tally.levels[-1][tally.codes[place, -1]], tally.levels[-2][tally.codes[place, -2]]
        )
    raters = _raters(table, asked)
    services: tuple[Level | None, ...] = tally.levels[0] if asked.service else (None,)
    codes = tally.codes if asked.service else np.insert(tally.codes, 0, 0, axis=1)
    days, items = tally.levels[-2], tally.levels[-1]
    grid = np.full((len(services), len(days), len(items)), np.nan)
    grid[tuple(codes.T)] = tally.sums[score]
    lines = []
    for place, service in enumerate(services):
        held = [d for d in range(len(days)) if np.isfinite(grid[place, d]).any()]
        reviews = tuple(
            _review(asked, cast("date", days[d]), grid[place, d], raters.get((service, days[d])))
            for d in held
        )
        lines.append(Line(service, reviews))
    return Reviews(
        tuple(lines),
        items,
        asked.bands,
        asked.items * asked.highest,
        asked.items,
        asked.lowest,
        asked.highest,
        asked.rater is not None,
    )


def _review(
    asked: Fidelity, day: date, row: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    raters: frozenset[Level] | None,
) -> Review:  # fmt: skip
    known = row[np.isfinite(row)]
    missing = asked.items - len(known)
    least = int(known.sum()) + missing * asked.lowest
    most = int(known.sum()) + missing * asked.highest
    low, high = (band_of(total, asked.bands) for total in (least, most))
    scores = tuple(int(score) if np.isfinite(score) else None for score in row)
    return Review(day, scores, least, most, low if low == high else None, raters or frozenset())


def band_of(total: int, bands: tuple[int, ...]) -> str:
    """Name the band of a total."""
    return BANDS[sum(total >= limit for limit in bands)]


def _raters(table: Table, asked: Fidelity) -> dict[tuple[Level | None, Level], frozenset[Level]]:
    if asked.rater is None:
        return {}
    by = [*([asked.service] if asked.service else []), str(asked.review), asked.rater]
    tally = table.counts(by)
    found: dict[tuple[Level | None, Level], frozenset[Level]] = {}
    for codes in tally.codes.tolist():
        names = [levels[code] for levels, code in zip(tally.levels, codes, strict=True)]
        key = (names[0] if asked.service else None, names[-2])
        found[key] = found.get(key, frozenset()) | {names[-1]}
    return found


def _twice(item: Level, review: Level) -> Refusal:
    return Refusal(
        Words(
            "Item {item} has more than one score in the review of {day}. Choose the service, or "
            "keep one score in the recipe.",
            item=str(item),
            day=Day(cast("date", review)),
        ),
        field="service",
        code="item-twice",
    )


def changed_rater(line: Line) -> bool:
    """Whether the last two reviews share no rater, as far as raters are known."""
    before = line.before
    if before is None or not before.raters or not line.last.raters:
        return False
    return line.last.raters != before.raters


def estimates_of(found: Reviews) -> Iterator[Estimate]:
    """Each review's total, mean and change, then the items of the last."""
    for line in found.lines:
        previous: Review | None = None
        for review in line.reviews:
            keys = {"review": review.day, "service": line.service}
            n = sum(score is not None for score in review.scores)
            totals = (
                {"total": review.total}
                if review.total is not None
                else {"total-least": review.least, "total-most": review.most}
            )
            for name, value in totals.items():
                yield Estimate(term(name, **keys), float(value or 0), n=n, basis=Basis.UNITS)
            yield Estimate(term("mean", **keys), review.mean, n=n, basis=Basis.UNITS)
            if previous is not None:
                change = difference(review, previous)
                yield Estimate(
                    term("change", **keys),
                    None if change is None else float(change),
                    n=n,
                    basis=Basis.UNITS,
                )
            previous = review
        yield from _of_items(found, line)
    for place, mean in item_means(found):
        yield Estimate(term("item-mean", item=found.items[place]), mean, basis=Basis.UNITS)


def item_means(found: Reviews) -> tuple[tuple[int, float], ...]:
    """The mean of each item over the services' last reviews, the lowest first."""
    means = []
    for place in range(len(found.items)):
        have = [s for line in found.lines if (s := line.last.scores[place]) is not None]
        if have:
            means.append((place, sum(have) / len(have)))
    return tuple(sorted(means, key=lambda each: (each[1], each[0])))


def _of_items(found: Reviews, line: Line) -> Iterator[Estimate]:
    last, before = line.last, line.before
    for place, item in enumerate(found.items):
        score = last.scores[place]
        yield Estimate(
            term("score", item=item, review=last.day, service=line.service),
            None if score is None else float(score),
            basis=Basis.UNITS,
        )
        if before is not None:
            old = before.scores[place]
            yield Estimate(
                term("item-change", item=item, service=line.service),
                None if score is None or old is None else float(score - old),
                basis=Basis.UNITS,
            )


def difference(review: Review, before: Review) -> int | None:
    """Change of the total, when both are complete."""
    if review.total is None or before.total is None:
        return None
    return review.total - before.total


def tables_of(found: Reviews) -> tuple[NumberTable, ...]:
    """Reviews, and items of the last ones."""
    has_services = found.lines[0].service is not None
    rows: list[tuple[Value | None, ...]] = []
    for line in found.lines:
        for review in line.reviews:
            first = (Name(str(line.service)),) if has_services else ()
            total = (
                Words("{n}", n=Count(review.total))
                if review.total is not None
                else Words("{low} to {high}", low=Count(review.least), high=Count(review.most))
            )
            band = Words(review.band) if review.band else Words("not known")
            rows.append((*first, Day(review.day), total, Amount(review.mean, digits=2), band))
    headings = (
        *((Words("Service"),) if has_services else ()),
        Words("Review"),
        Words("Total"),
        Words("Mean of the items"),
        Words("Band"),
    )
    items = [
        (
            Name(str(item)),
            *(
                None if line.last.scores[place] is None else Count(line.last.scores[place] or 0)
                for line in found.lines
            ),
        )
        for place, item in enumerate(found.items)
    ]
    names = [
        Words("{service}", service=Name(str(line.service))) if has_services else Words("Score")
        for line in found.lines
    ]
    return (
        NumberTable(Words("Reviews"), headings, tuple(rows)),
        NumberTable(Words("Items of the last review"), (Words("Item"), *names), tuple(items)),
    )
