"""Whether colours can be told from the paper, and from each other by every reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB.
_SIGHT: dict[str, tuple[Colour, Colour, Colour]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """A check of colours: what it looked at, its worst value and pair, and the threshold."""

    name: str
    value: float
    threshold: float
    worst: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the worst value reaches the threshold."""
        return self.value >= self.threshold


def against_paper(colours: Sequence[str], paper: str = "#ffffff") -> Contrast:
    """Check that every colour stands out from the paper by 3:1 (WCAG 2.2, 1.4.11)."""
    ratio, worst = min((contrast_ratio(colour, paper), colour) for colour in colours)
    return Contrast("paper", ratio, 3.0, (worst,))


def apart(colours: Sequence[str], sight: str = "normal", threshold: float = 10.0) -> Contrast:
    """Check that no two colours look alike (CIE76 distance) to a kind of colour sight."""
    seen = {colour: _lab(simulate(colour, sight)) for colour in colours}
    pairs = [
        (sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5, one, other)
        for one, other in combinations(colours, 2)
    ]
    if not pairs:
        return Contrast(sight, float("inf"), threshold, ())
    distance, one, other = min(pairs)
    return Contrast(sight, distance, threshold, (one, other))


def checks(colours: Sequence[str]) -> tuple[Contrast, ...]:
    """Run every check on a palette: paper, then normal and three kinds of colour-blind sight."""
    sights = ("normal", *_SIGHT)
    return (against_paper(colours), *(apart(colours, sight) for sight in sights))


def contrast_ratio(one: str, other: str) -> float:
    """Give the ratio of two colours' luminances, between 1 and 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance, from 0 for black to 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: str, ratio: float = 4.5, paper: str = "#ffffff") -> str:
    """Darken a colour until letters in it can be read on the paper (WCAG 2.2, 1.4.3)."""
    parts = [int(colour.lstrip("#")[i : i + 2], 16) for i in (0, 2, 4)]
    while contrast_ratio(colour, paper) < ratio and any(parts):
        parts = [max(0, round(part * 0.96 - 0.5)) for part in parts]
        colour = "#" + "".join(f"{part:02x}" for part in parts)
    return colour


def simulate(colour: str, sight: str) -> Colour:
    """Give linear red, green and blue as someone with this colour sight sees the colour."""
    linear = _linear(colour)
    if sight == "normal":
        return linear
    red, green, blue = (
        min(1.0, max(0.0, sum(w * part for w, part in zip(row, linear, strict=True))))
        for row in _SIGHT[sight]
    )
    return red, green, blue


def _linear(colour: str) -> Colour:
    red, green, blue = (int(colour.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return _unbend(red), _unbend(green), _unbend(blue)


def _unbend(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _lab(linear: Colour) -> Colour:
    red, green, blue = linear
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
