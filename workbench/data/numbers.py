"""Numbers as people write them: their digits, their signs for tens of thousands and for tenths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.data.adornments import CURRENCIES, currency, undress
from workbench.data.cells import Cell
from workbench.data.solid import DIGIT, OTHER, POINT, Texts, plain_tenths, solid, values_at
from workbench.data.spelling import figures

_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
_SHAPE = re.compile(
    rf"(?P<open>\()?\s*(?P<minus>[-+])?\s*(?P<before>{_SIGNS})?\s*(?P<inner>[-+])?"
    rf"(?P<body>\d[\d.,٬٫' \u00a0\u2009\u202f]*|[.٫]\d+)"
    rf"(?P<power>[eE][-+]\d{{1,3}}|(?<=\d)[eE]\d{{1,3}})?\s*(?P<after>{_SIGNS})?\s*(?P<behind>-)?"
    rf"(?P<close>\))?",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:\d{1,3}(?:[,٬' ]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d+)?(?:[.٫]\d+)?")
_COMMA = re.compile(r"(?:\d{1,3}(?:[.٬' ]\d{3})+|\d+)?(?:[,٫]\d+)?")
_GROUPS = str.maketrans("", "", ",.٬' ")
_THIN = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " "})


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """Distinct cells read as numbers in both ways.

    Attributes
    ----------
    point, comma : ndarray of float64 (distinct,)
        The value when `.` or when `,` is the decimal sign; NaN where it cannot be.
    marked : ndarray of bool (distinct,)
        Where the two differ or only one is possible: the cells that tell the sign.
    padded : ndarray of bool (distinct,)
        Digits that begin with a nought, or too many for a number: an identifier.
    fraction : ndarray of bool (distinct,)
        Where something other than a nought was written behind the decimal sign.
    units : tuple of str
        The distinct currencies, percent signs and units; `""` stands for cells without.
    approximate, noted, scaled : ndarray of bool (distinct,)
        Where a word says that it is about so many, where a footnote's mark was taken away, and
        where a word such as 万 or triệu was multiplied out.
    """

    point: NDArray[np.float64]
    comma: NDArray[np.float64]
    marked: NDArray[np.bool_]
    padded: NDArray[np.bool_]
    fraction: NDArray[np.bool_]
    units: tuple[str, ...]
    approximate: NDArray[np.bool_]
    noted: NDArray[np.bool_]
    scaled: NDArray[np.bool_]

    def under(self, sign: str) -> NDArray[np.float64]:
        """The values when `sign` is the decimal sign."""
        return self.comma if sign == "," else self.point


def numbers(values: Sequence[Cell]) -> Numbers:
    """Read distinct cells as numbers, with `.` and with `,` as the decimal sign."""
    texts = solid(values)
    if texts is not None:
        found = _all_at_once(texts)
        if found is not None:
            return found
    n = len(values)
    point, comma = np.full(n, np.nan), np.full(n, np.nan)
    padded = np.zeros(n, dtype=bool)
    fraction = np.zeros(n, dtype=bool)
    approximate, noted, scaled = (np.zeros(n, dtype=bool) for _ in range(3))
    units: dict[str, None] = {}
    for place, value in enumerate(values):
        if isinstance(value, int | float) and not isinstance(value, bool):
            point[place] = comma[place] = value
            fraction[place] = isinstance(value, float)
            padded[place] = isinstance(value, int) and abs(value) >= 10**15
            units[""] = None
        elif isinstance(value, str):
            plain = figures(value)
            read, worn = _one(plain), None
            if read is None:
                worn = undress(plain)
                read = None if worn is None else _one(worn.core)
            if read is None:
                continue
            point[place], comma[place], padded[place], fraction[place], unit = read
            if worn is not None:
                if worn.times != 1:
                    point[place] = round(point[place] * worn.times, 4)
                    comma[place] = round(comma[place] * worn.times, 4)
                approximate[place], noted[place] = worn.is_about, worn.is_noted
                scaled[place] = worn.times != 1
                unit = f"{worn.unit or unit}{worn.per}"
            units[unit] = None
    same = (point == comma) | (np.isnan(point) & np.isnan(comma))
    return Numbers(point, comma, ~same, padded, fraction, tuple(units), approximate, noted, scaled)


def _all_at_once(texts: Texts) -> Numbers | None:
    """Read solid texts; None when some have a currency, whose order of appearance is told."""
    n = len(texts)
    is_plain = plain_tenths(texts)
    point, comma = np.full(n, np.nan), np.full(n, np.nan)
    point[is_plain] = values_at(texts, is_plain)
    has_point = is_plain & ((texts.kinds & POINT) > 0)
    comma[is_plain & ~has_point] = point[is_plain & ~has_point]
    minus = texts.first == ord("-")
    digits = texts.lengths - minus
    # 1.234 is a thousand and more when the comma parts the tenths.
    groups = has_point & (digits >= 5) & (digits <= 7)
    groups[groups] = texts.signs[texts.ends[1:][groups] - 4] == ord(".")
    comma[groups] = np.rint(point[groups] * 1000)
    leading = texts.signs[np.minimum(texts.ends[:-1] + minus, texts.signs.size - 1)]
    padded = is_plain & ~has_point & (digits > 1) & (leading == ord("0"))
    fraction = has_point & (point != np.rint(point))
    units = {"": None} if is_plain.any() else {}
    may_be = ~is_plain & ((texts.kinds & DIGIT) > 0) & ((texts.kinds & OTHER) == 0)
    for place in np.flatnonzero(may_be).tolist():
        read = _one(texts[place])
        if read is None:
            continue
        if read[4]:
            return None
        point[place], comma[place], padded[place], fraction[place], _ = read
        units[""] = None
    odd = np.isnan(point) & np.isnan(comma) & ((texts.kinds & DIGIT) > 0)
    if is_plain.mean() >= 0.5 and any(undress(texts[at]) for at in np.flatnonzero(odd).tolist()):
        return None  # words or marks beside numbers are taken away one by one
    same = (point == comma) | (np.isnan(point) & np.isnan(comma))
    no = np.zeros(n, dtype=bool)
    return Numbers(point, comma, ~same, padded, fraction, tuple(units), no, no, no)


def no_numbers(n: int) -> Numbers:
    """Say of so many distinct cells that none is a number."""
    nothing, no = np.full(n, np.nan), np.zeros(n, dtype=bool)
    return Numbers(nothing, nothing, no, no, no, (), no, no, no)


def is_plain(text: str) -> bool:
    """Whether a text is a number with no word beside it but a currency."""
    return _one(figures(text)) is not None


def _one(plain: str) -> tuple[float, float, bool, bool, str] | None:
    """Read one text: its value by point and by comma, whether padded, its fraction, its unit."""
    found = _SHAPE.fullmatch(plain)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    if found["before"] and found["after"]:
        return None
    body = found["body"].translate(_THIN).rstrip()
    minus = "-" in (found["minus"], found["inner"], found["behind"]) or bool(found["open"])
    power = found["power"] or ""
    if power and power[1] not in "+-" and not re.search(r"[.,٫]", body):
        return None  # "12E4" is a code, "1.2E4" a number
    point = _value(body, power, _POINT, ".٫", minus)
    comma = _value(body, power, _COMMA, ",٫", minus)
    if point != point and comma != comma:
        return None
    padded = body.isdigit() and (len(body) > 15 or (len(body) > 1 and body[0] == "0"))
    tail = re.split(r"[.,٫]", body)
    fraction = bool(power) or (len(tail) > 1 and tail[-1].strip("0") != "")
    sign = found["before"] or found["after"] or ""
    unit = currency(sign)
    return point, comma, padded, fraction, unit


def _value(body: str, power: str, shape: re.Pattern[str], signs: str, minus: bool) -> float:
    if shape.fullmatch(body) is None:
        return float("nan")
    cut = max(body.rfind(signs[0]), body.rfind(signs[1]))
    whole, tenths = (body, "") if cut < 0 else (body[:cut], body[cut + 1 :])
    value = float(f"{whole.translate(_GROUPS) or '0'}.{tenths or '0'}{power}")
    if value in (float("inf"), float("-inf")):
        return float("nan")
    return -value if minus else value
