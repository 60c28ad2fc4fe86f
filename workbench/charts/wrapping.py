"""Lines of even length: words broken by measured width, with no word left alone at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from workbench.charts.measuring import width

# What Chinese never puts first, or last, in a line.
NOT_FIRST = set("，。、；：？！）》〉】」』”’％%‰…—·,.;:?!)]}»›٪؟،؛°")
NOT_LAST = set("（《〈【「『“‘([{«‹$¥￥£€№")
_HAN = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_HAN_SIGN = re.compile(f"[{_HAN}]")
_PIECE = re.compile(f"[{_HAN}]|[^ \\t{_HAN}]+|[ \\t]+")
_NUMBER = re.compile(r"^[(«“]?[+−–-]?[\d.,٬٫]*\d[\d.,٬٫]*$")
_SIGN = re.compile(r"^[=<>≤≥≈±×+−–—/-]+$")
_SEAM = re.compile(r"(?<=[/_\-.,;:)])")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_INVISIBLE = dict.fromkeys(map(ord, f"\u200e\u200f\u061c{_OPENING}{_CLOSING}"))


@lru_cache(maxsize=4_000)
def wrap(
    text: str, room: float, pt: float, *, bold: bool = False, balanced: bool = True
) -> tuple[str, ...]:
    """Break a text into lines that are no wider than the room, as few and as even as can be.

    Where not balanced, lines are filled, unless that leaves a short last one.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, room, lambda line: width(line, pt, bold=bold), balanced)
    return _rejoined(lines)


def _paragraph(
    text: str, room: float, measure: Callable[[str], float], balanced: bool
) -> list[str]:
    if measure(text) <= room:
        return [text] if text.strip() else []
    units = [part for unit in _units(text) for part in _narrowed(unit, room, measure)]
    filled = _filled(units, room, measure)
    # Chinese may break between any signs, but reads better where it need not.
    whole = _units(text, between_han=False)
    if all(measure(unit.strip()) <= room for unit in whole):
        calm = _filled(whole, room, measure)
        units, filled = (whole, calm) if len(calm) <= len(filled) else (units, filled)
    if not balanced and measure(filled[-1]) > 0.3 * room:
        return filled
    low, high = room / len(filled) * 0.8, room
    best = filled
    for _ in range(9):
        middle = (low + high) / 2
        tried = _filled(units, middle, measure)
        if len(tried) <= len(filled) and all(measure(line) <= middle for line in tried):
            best, high = tried, middle
        else:
            low = middle
    return best


def _units(text: str, *, between_han: bool = True) -> list[str]:
    """Cut a text where a line may end; a unit carries the space before it."""
    units: list[str] = []
    gap = ""
    for piece in _PIECE.findall(text):
        if piece.isspace():
            gap = " "
            continue
        if units and _bound(units[-1], piece, gap, between_han=between_han):
            units[-1] += gap + piece
        else:
            units.append(gap + piece)
        gap = ""
    return units


def _bound(before: str, after: str, gap: str, *, between_han: bool) -> bool:
    """Whether a line must not end between two pieces."""
    last = before.split(" ")[-1].translate(_INVISIBLE)
    first = after.translate(_INVISIBLE)
    if not last or not first or last[-1] in NOT_LAST:
        return True
    if gap:
        numbers = bool(_NUMBER.match(last)) or bool(_SIGN.match(last))
        return numbers or bool(_SIGN.match(first)) or all(sign in NOT_FIRST for sign in first)
    if first[0] in NOT_FIRST:
        return True
    han_before, han_after = _HAN_SIGN.match(last[-1]), _HAN_SIGN.match(first[0])
    if han_before or han_after:
        return last[-1].isdigit() or not (between_han or last[-1] in NOT_FIRST)
    return True


def _narrowed(unit: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """Cut a unit that is wider than the room: at its spaces and seams, else between letters."""
    if measure(unit.strip()) <= room:
        return [unit]
    gap = " " if unit.startswith(" ") else ""
    parts = [part for word in re.split(r"(?= )", unit.strip()) for part in _SEAM.split(word)]
    cut: list[str] = []
    for part in filter(None, parts):
        if measure(part.strip()) <= room:
            cut.append(part)
            continue
        letters = ""
        for letter in part:
            if letters and measure((letters + letter).strip()) > room:
                cut.append(letters)
                letters = ""
            letters += letter
        cut.append(letters)
    return [gap + cut[0], *cut[1:]]


def _filled(units: list[str], room: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and measure(line + unit) > room:
            lines.append(line)
            line = unit.strip()
        else:
            line = line + unit if line else unit.strip()
    return [*lines, line] if line else lines


def _rejoined(lines: list[str]) -> tuple[str, ...]:
    """Close at the end of each line what is set apart there, and open it again in the next."""
    mended: list[str] = []
    still_open = ""
    for line in lines:
        begun = still_open
        for sign in line:
            if sign in _OPENING:
                still_open += sign
            elif sign == _CLOSING:
                still_open = still_open[:-1]
        mended.append(begun + line + _CLOSING * len(still_open))
    return tuple(mended)
