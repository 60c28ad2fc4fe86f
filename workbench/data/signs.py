"""Which sign parts the tenths of a column's numbers, or what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.words import Share, Words
from workbench.data.numbers import Numbers
from workbench.data.options import Guess, ReadOptions

_ENOUGH = 0.8
CERTAIN = Words("The numbers can only be read with this decimal sign")


@dataclass(frozen=True, slots=True)
class Sign:
    """The decimal sign of a column of numbers; None when it is no such column or is asked."""

    value: str | None = None
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many rows can only be read with a point, only with a comma, or differ by it."""

    point: int
    comma: int
    either: int
    share: float

    @property
    def sign(self) -> str | None:
        """The sign that the column itself makes certain."""
        if self.point and not self.comma:
            return "."
        if self.comma and not self.point:
            return ","
        return None


def evidence(read: Numbers, known: NDArray[np.int64]) -> Evidence:
    """Count what the cells of a column tell about its decimal sign."""
    by_point, by_comma = ~np.isnan(read.point), ~np.isnan(read.comma)
    total = max(int(known.sum()), 1)
    return Evidence(
        point=int(known[by_point & ~by_comma].sum()),
        comma=int(known[by_comma & ~by_point].sum()),
        either=int(known[by_point & by_comma & read.marked].sum()),
        share=float(known[by_point | by_comma].sum()) / total,
    )


def house_sign(told: Iterable[Evidence], known: str | None = None) -> str | None:
    """The decimal sign that all telling columns of a file share, with one that is known."""
    signs = {each.sign for each in told if each.share >= _ENOUGH and each.sign is not None}
    if known is not None:
        signs.add(known)
    return signs.pop() if len(signs) == 1 else None


def decimal_sign(
    name: str, read: Numbers, known: NDArray[np.int64], options: ReadOptions, house: str | None
) -> Sign:
    """Decide a column's decimal sign; no value and no guess when it holds no numbers."""
    seen = evidence(read, known)
    given = options.decimal_sign(name)
    is_id = bool(read.padded[known > 0].any())
    if seen.share < _ENOUGH or is_id:
        return Sign()
    if len({unit for unit in read.units if unit}) > 1 or {"%", ""} <= set(read.units):
        return Sign(guesses=(_mixed_units(name, read),)) if given is None else Sign(given)
    if given is not None:
        words = Words("The decimal sign was given")
        return Sign(given, (Guess(f"decimal[{name}]", given, words),) if seen.either else ())
    if not (seen.point or seen.comma or seen.either):
        return Sign(".")
    return _weigh(name, read, seen, house)


def _weigh(name: str, read: Numbers, seen: Evidence, house: str | None) -> Sign:
    key = f"decimal[{name}]"
    if seen.sign is not None:
        return Sign(seen.sign, (Guess(key, seen.sign, CERTAIN),))
    if seen.point and seen.comma:
        few, many = sorted((seen.point, seen.comma))
        best = "." if seen.point >= seen.comma else ","
        if few <= 0.02 * many:
            words = Words(
                "{share} of the numbers are read this way", share=Share(many / (few + many))
            )
            return Sign(best, (Guess(key, best, words, 0.9, _other(best), certain=False),))
        words = Words("Some numbers have a decimal point, others a decimal comma")
        return Sign(
            None, (Guess(key, None, words, 0.5, (best, *_other(best), "text"), certain=False),)
        )
    if house is not None:
        words = Words("The other columns of the file have this decimal sign")
        return Sign(house, (Guess(key, house, words, 0.9, _other(house), certain=False),))
    grouping = _money_grouping(read)
    if grouping is not None:
        words = Words("Amounts of money are grouped by thousands")
        return Sign(grouping, (Guess(key, grouping, words, 0.9, _other(grouping), certain=False),))
    words = Words("Every number reads as thousands and as a fraction alike")
    return Sign(None, (Guess(key, None, words, 0.5, (".", ",", "text"), certain=False),))


def _money_grouping(read: Numbers) -> str | None:
    """Money has no thousandths: where a currency stands, three digits are thousands."""
    has_currency = any(unit not in ("", "%") for unit in read.units)
    differ = read.marked & ~np.isnan(read.point) & ~np.isnan(read.comma)
    if not has_currency or not differ.any():
        return None
    larger_by_point = read.point[differ] > read.comma[differ]
    if larger_by_point.all():
        return "."
    return "," if not larger_by_point.any() else None


def _mixed_units(name: str, read: Numbers) -> Guess:
    words = Words(
        "Several units stand in one column: {units}",
        units=", ".join(unit or "…" for unit in read.units),
    )
    return Guess(f"decimal[{name}]", None, words, 0.5, ("text", "."), certain=False)


def _other(sign: str) -> tuple[str, ...]:
    return (",",) if sign == "." else (".",)
