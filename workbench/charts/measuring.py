"""How wide a text will be, before it is drawn."""

from __future__ import annotations

from functools import lru_cache

from workbench.charts.fonts import FAMILIES, family_with, register, strange_characters

# Line spacing by language: Persian and Chinese letters want more air than Latin ones.
_LEADING = {"fa": 1.5, "zh": 1.38, "vi": 1.34}
ASCENT, DESCENT = 0.80, 0.26
NO_SIGN = "□"


def leading(language: str) -> float:
    """Give the distance from one line to the next, in letter sizes."""
    return _LEADING.get(language, 1.3)


def width(text: str, pt: float, *, bold: bool = False) -> float:
    """Give the width of one line of text, in points."""
    return _width_at_100(text, bold) * pt / 100


def families(text: str) -> list[str]:
    """Give the font families that draw a text: ours, then the machine's where ours lack a sign."""
    found = (family_with(sign) for sign in strange_characters(text))
    return list(dict.fromkeys([*FAMILIES, *(name for name in found if name)]))


def drawable(text: str) -> str:
    """Replace the signs that neither we nor the machine can draw."""
    for sign in strange_characters(text):
        if family_with(sign) is None:
            text = text.replace(sign, NO_SIGN)
    return text


@lru_cache(maxsize=20_000)
def _width_at_100(text: str, bold: bool) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    if not text:
        return 0.0
    register()
    font = FontProperties(family=families(text), weight="bold" if bold else "normal", size=100)
    measured = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(measured[0])
