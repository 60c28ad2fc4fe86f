"""What may leave the desk: small groups are withheld, curves stop while ten are at risk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from analyses.grammar.codec import writable
from analyses.grammar.phrases import INTERVAL
from analyses.grammar.picture import (
    Band,
    Bar,
    Cell,
    Counts,
    Interval,
    Line,
    Mark,
    Measure,
    Moment,
    Note,
    Numbers,
    Picture,
    Point,
    Step,
    Strip,
    Text,
)
from analyses.grammar.result import Estimate, Estimates, Result
from analyses.grammar.words import (
    Amount,
    Count,
    Listing,
    Name,
    Period,
    Points,
    PValue,
    Share,
    Value,
    Words,
)
from workbench.export.terms import parts_of


@writable
@dataclass(frozen=True, slots=True)
class Rules:
    """The smallest number of people, in numerator and denominator, that may be shown."""

    threshold: int = 10

    def small(self, n: int | None, k: int | None = None) -> bool:
        """Tell whether a number has too few people behind it."""
        return (n is not None and n < self.threshold) or (k is not None and k < self.threshold)

    def for_rows(self, rows_a_person: int) -> Rules:
        """Give the rules for a table in which one person may have several rows."""
        return replace(self, threshold=self.threshold * rows_a_person)


@writable
@dataclass(frozen=True, slots=True)
class Withheld:
    """One line of the suppression log: where, and how many numbers."""

    where: str
    numbers: int


WITHHELD = Words("withheld")


def disclose(picture: Picture, rules: Rules | None = None) -> tuple[Picture, tuple[Withheld, ...]]:
    """Give the picture as it may be published, and the log of what it no longer shows.

    A picture of counts that are public already comes back as it is.
    """
    limit = (rules or Rules()).threshold
    rules = (rules or Rules()).for_rows(picture.rows_a_person)
    if picture.published:
        return picture, ()
    log: list[Withheld] = []
    names = {series.key: series.name for series in picture.series}
    marks = tuple(_placed(mark, _protected(mark, rules, log), picture) for mark in picture.marks)
    strips = tuple(_protected_strip(strip, rules, log) for strip in picture.beneath)
    shown = replace(
        picture,
        title=protect(picture.title, rules),
        subtitle=protect(picture.subtitle, rules),
        source=protect(picture.source, rules),
        notes=tuple(protect(note, rules) for note in picture.notes),
        x=replace(picture.x, categories=_texts(picture.x.categories, rules)),
        y=replace(picture.y, categories=_texts(picture.y.categories, rules)),
        series=tuple(replace(s, name=_text(names[s.key], rules)) for s in picture.series),
        marks=marks,
        beneath=strips,
    )
    if not log and shown == picture:
        return picture, ()
    told = Words(
        "Numbers with fewer than {limit} people behind them are withheld.",
        limit=Count(limit),
    )
    return shown.with_notes(told), tuple(log)


def rules_for(result: Result, rules: Rules | None = None) -> Rules:
    """Give the rules by which the words and numbers of a result are protected."""
    rows = max((picture.rows_a_person for picture in result.pictures), default=1)
    return (rules or Rules()).for_rows(rows)


def disclose_estimates(
    result: Result, rules: Rules | None = None
) -> tuple[Estimates, tuple[Withheld, ...]]:
    """Give the estimates as they may be published; what is withheld has no value."""
    rules = rules_for(result, rules)
    if any(picture.published for picture in result.pictures):
        return result.estimates, ()
    shown = _beyond_reckoning(
        result.estimates, [_protected_estimate(item, rules) for item in result.estimates]
    )
    hidden = [old.term for old, new in zip(result.estimates, shown, strict=True) if old != new]
    return Estimates(shown), tuple(Withheld(name, 1) for name in hidden)


def _protected_estimate(item: Estimate, rules: Rules) -> Estimate:
    behind = item.n if item.behind is None else item.behind
    numerator = None
    if item.measure is Measure.SHARE and item.n is not None and item.value is not None:
        numerator = round(item.value * item.n)
    if item.measure is Measure.COUNT and item.value is not None:
        numerator = round(item.value)
    if not rules.small(behind, numerator):
        return item
    return _without_value(item)


def _without_value(item: Estimate) -> Estimate:
    """Leave an estimate its name only: even `n`, beside another, may tell how many were few."""
    return Estimate(item.term, None, measure=item.measure, basis=item.basis)


# The keys by which a total falls into parts.
PARTED_BY = frozenset({"group", "cohort", "instrument", "purpose", "period", "indicator"})


def _beyond_reckoning(items: Estimates, shown: list[Estimate]) -> tuple[Estimate, ...]:
    """Withhold a second part where one alone is: it would be the total less the others."""
    families: dict[int, list[int]] = {}
    named = {_named(item.term): place for place, item in enumerate(items)}
    for (name, keys), place in named.items():
        for key in keys:
            total = named.get((name, keys - {key}))
            if key[0] in PARTED_BY and total is not None:
                families.setdefault(total, []).append(place)
    while True:
        before = list(shown)
        for total, parts in families.items():
            if shown[total].value is None:
                continue
            hidden = [at for at in parts if items[at].value is not None and shown[at].value is None]
            others = [at for at in parts if shown[at].value is not None]
            if len(hidden) == 1 and others:
                fewest = min(others, key=lambda at: (items[at].n or 0, items[at].term))
                shown[fewest] = _without_value(items[fewest])
        if shown == before:
            return tuple(shown)


def _named(term: str) -> tuple[str, frozenset[tuple[str, str]]]:
    name, keys = parts_of(term)
    return name, frozenset(keys)


def protect(words: Words, rules: Rules) -> Words:
    """Take small groups out of a sentence: what rests on few, and what gives it away.

    Beside a number that is withheld, intervals and p values are withheld too, and differences
    that do not say on how many they rest: it could be worked out from them.
    """
    protected = _mapped(words, lambda value: _small_withheld(value, rules))
    return _mapped(protected, _telling_withheld) if WITHHELD in _values(protected) else protected


def _small_withheld(value: Value, rules: Rules) -> Value:
    match value:
        case Share() | Points() | Amount() | Count() if rules.small(value.behind):
            return WITHHELD
        case Share(share, n) if n is not None and rules.small(n, round(share * n)):
            return WITHHELD
        case Count(number, True) if number < rules.threshold:
            return Words("fewer than {limit}", limit=Count(rules.threshold))
        case _:
            return value


def _telling_withheld(value: Value) -> Value:
    match value:
        case Points(behind=None) | Amount(behind=None) | PValue():
            return WITHHELD
        case Words() if value.one == INTERVAL:
            return WITHHELD
        case _:
            return value


def _mapped(words: Words, change: Callable[[Value], Value]) -> Words:
    """Change every value of a sentence, and of the sentences within it."""
    values = {key: _mapped_value(value, change) for key, value in words.values if key != "n"}
    number = dict(words.values).get("n")
    mapped = Words(words.one, words.many, None, **values)
    if number is not None:
        pairs = (("n", change(number)), *mapped.values)
        object.__setattr__(mapped, "n", words.n)
        object.__setattr__(mapped, "values", pairs)
    return mapped


def _mapped_value(value: Value, change: Callable[[Value], Value]) -> Value:
    changed = change(value)
    if changed is not value:
        return changed
    match value:
        case Words():
            return _mapped(value, change)
        case Listing(items):
            return Listing(tuple(_mapped_value(item, change) for item in items))
        case _:
            return value


def _values(words: Words) -> Iterator[Value]:
    """Every value of a sentence, however deep."""
    for _, value in words.values:
        yield value
        if isinstance(value, Words):
            yield from _values(value)
        if isinstance(value, Listing):
            yield from value.items
            yield from (
                deep for item in value.items if isinstance(item, Words) for deep in _values(item)
            )


def _text(text: Text, rules: Rules) -> Text:
    return text if isinstance(text, Name | Period) else protect(text, rules)


def _texts(texts: tuple[Text, ...], rules: Rules) -> tuple[Text, ...]:
    return tuple(_text(text, rules) for text in texts)


def _placed(mark: Mark, shown: Mark, picture: Picture) -> Mark:
    """Keep the place of a dot and lose its value, which is its height unless dots lie in rows."""
    if not isinstance(mark, Point) or not isinstance(shown, Point) or picture.y.categories:
        return shown
    gone = tuple(x is None for x in shown.x)
    return replace(shown, x=mark.x, y=_blank(mark.y, gone))


@singledispatch
def _protected(mark: Any, rules: Rules, log: list[Withheld]) -> Mark:  # noqa: ANN401
    """A mark with nobody behind it stays as it is."""
    return mark  # type: ignore[no-any-return]


@_protected.register(Line)
@_protected.register(Point)
@_protected.register(Interval)
@_protected.register(Bar)
def _(mark: Line | Point | Interval | Bar, rules: Rules, log: list[Withheld]) -> Mark:
    hidden = _hidden(mark.n, mark.k, rules)
    if isinstance(mark, Point | Bar):
        mark = replace(mark, labels=tuple(_text(text, rules) for text in mark.labels))
    if not any(hidden):
        return mark
    log.append(Withheld(mark.series, sum(hidden)))
    changes: dict[str, Any] = {
        name: _blank(getattr(mark, name), hidden) for name in _TELLING[type(mark)]
    }
    if isinstance(mark, Point | Bar):
        changes["labels"] = _relabel(mark.labels, hidden)
    return replace(mark, n=_shown(mark.n, hidden), k=_shown(mark.k, hidden), **changes)


# What of a mark tells its value. `_placed` turns a dot's over where dots stand upright.
_TELLING: dict[type, tuple[str, ...]] = {
    Line: ("x", "y"),
    Point: ("x",),
    Interval: ("low", "high"),
    Bar: ("length",),
}


@_protected.register
def _(mark: Note, rules: Rules, log: list[Withheld]) -> Mark:
    return replace(mark, words=protect(mark.words, rules))


@_protected.register
def _(mark: Moment, rules: Rules, log: list[Withheld]) -> Mark:
    return mark if mark.words is None else replace(mark, words=protect(mark.words, rules))


@_protected.register
def _(mark: Step, rules: Rules, log: list[Withheld]) -> Mark:
    end = _still_enough(mark.n, rules)
    if end is None or end >= len(mark.x):
        return mark
    log.append(Withheld(mark.series, len(mark.x) - end))
    return replace(mark, x=mark.x[:end], y=mark.y[:end], n=mark.n[:end])


@_protected.register
def _(mark: Band, rules: Rules, log: list[Withheld]) -> Mark:
    end = _still_enough(mark.n, rules)
    if end is None or end >= len(mark.x):
        return mark
    return replace(mark, x=mark.x[:end], low=mark.low[:end], high=mark.high[:end], n=mark.n[:end])


@_protected.register
def _(mark: Cell, rules: Rules, log: list[Withheld]) -> Mark:
    if mark.status == "immature" or not rules.small(mark.n, mark.k):
        return mark
    log.append(Withheld(f"row {mark.row}, column {mark.column}", 1))
    return replace(mark, value=None, n=None, k=None, status="withheld")


def _protected_strip(strip: Strip, rules: Rules, log: list[Withheld]) -> Strip:
    hidden = tuple(rules.small(n) for n in strip.n)
    if any(hidden):
        log.append(Withheld(f"{strip.series} beneath", sum(hidden)))
    return replace(strip, n=_shown(strip.n, hidden))


def _hidden(n: Counts, k: Counts, rules: Rules) -> tuple[bool, ...]:
    counts = n or (None,) * len(k)
    numerators = k or (None,) * len(counts)
    return tuple(rules.small(a, b) for a, b in zip(counts, numerators, strict=True))


def _still_enough(n: Counts, rules: Rules) -> int | None:
    """Where the first number with too few at risk stands."""
    return next((place for place, count in enumerate(n) if rules.small(count)), None)


def _blank(numbers: Numbers, hidden: tuple[bool, ...]) -> Numbers:
    return tuple(None if h else v for v, h in zip(numbers, hidden, strict=True))


def _shown(counts: Counts, hidden: tuple[bool, ...]) -> Counts:
    return tuple(None if h else n for n, h in zip(counts, hidden, strict=True)) if counts else ()


def _relabel(labels: tuple[Text, ...], hidden: tuple[bool, ...]) -> tuple[Text, ...]:
    if not labels:
        return ()
    return tuple(WITHHELD if h else text for text, h in zip(labels, hidden, strict=True))
