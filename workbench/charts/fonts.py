"""The bundled fonts: where they lie, and how a drawing, a window and a report come to know them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

FAMILIES = ("Noto Sans", "Vazirmatn", "Noto Sans SC")
FOLDER = Path(__file__).with_name("fonts")

# Looked at first when a name in the data holds a character that no bundled font has.
_FALLBACKS = (
    "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "SimSun", "WenQuanYi Zen Hei",
    "Segoe UI", "Segoe UI Symbol", "Arial Unicode MS", "DejaVu Sans",
)  # fmt: skip


def font_paths() -> tuple[Path, ...]:
    """Give the font files, in the order in which a character is looked for, regular first."""
    stems = [family.replace(" ", "") for family in FAMILIES]
    return tuple(FOLDER / f"{stem}-{cut}.ttf" for stem in stems for cut in ("Regular", "Bold"))


@cache
def register() -> None:
    """Make the bundled fonts known to matplotlib, ahead of any namesake on the machine."""
    from matplotlib.font_manager import fontManager

    ours = {str(path) for path in font_paths()}
    for path in sorted(ours):
        fontManager.addfont(path)
    fontManager.ttflist.sort(key=lambda entry: entry.fname not in ours)


@cache
def known_characters() -> frozenset[int]:
    """Give the code points that the bundled fonts can draw, in both weights."""
    from matplotlib.font_manager import get_font

    drawn: set[int] = set()
    for family in range(0, len(font_paths()), 2):
        regular, bold = (get_font(path).get_charmap() for path in font_paths()[family : family + 2])
        drawn |= regular.keys() & bold.keys()
    return frozenset(drawn)


def strange_characters(text: str) -> tuple[str, ...]:
    """Give the characters of a text that no bundled font can draw, in order."""
    known = known_characters()
    return tuple(dict.fromkeys(sign for sign in text if ord(sign) not in known and sign != "\n"))


@cache
def family_with(sign: str) -> str | None:
    """Find a font family of this machine that can draw a character."""
    from matplotlib.font_manager import fontManager

    def rank(entry: Any) -> tuple[int, str]:  # noqa: ANN401 - matplotlib's FontEntry
        name = entry.name
        return (_FALLBACKS.index(name) if name in _FALLBACKS else len(_FALLBACKS), name)

    for entry in sorted(fontManager.ttflist, key=rank):
        # It has a box for every character, and draws none.
        if entry.name.startswith("Last Resort"):
            continue
        if ord(sign) in _characters_of(entry.fname):
            return str(entry.name)
    return None


@cache
def _characters_of(path: str) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    try:
        return frozenset(get_font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
