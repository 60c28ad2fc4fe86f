"""Words beside dots: put where they cover neither words nor marks."""

from __future__ import annotations

from math import cos, pi, sin

from workbench.charts.measuring import ASCENT, DESCENT, width
from workbench.charts.page import Across, Box, first_baseline
from workbench.charts.stage import Beside, Stage

_AROUND = (0, 1, 7, 2, 6, 4, 3, 5)  # eighths of a turn, from the right


def place_words(stage: Stage) -> None:
    """Write the words that wait, each at its nearest free spot; one without a spot is left out."""
    for words in stage.beside:
        spot = _spot(stage, words)
        if spot is None:
            continue
        box, rings = spot
        across: Across = "left"
        x = box.left
        if stage.reader.rtl:
            across, x = "right", box.right
        step = words.ink.pt * stage.sizes.leading
        top = box.top + first_baseline(words.ink.pt, step) - ASCENT * words.ink.pt
        stage.page.stack(words.lines, x, top, words.ink, across)
        if rings > 1:
            _lead(stage, words, box)


def _spot(stage: Stage, words: Beside) -> tuple[Box, int] | None:
    """Find the place that covers least, the nearest of equals; never other words or the edge."""
    pt = words.ink.pt
    wide = max(width(line, pt, bold=words.ink.bold) for line in words.lines)
    tall = (len(words.lines) - 1) * pt * stage.sizes.leading + (ASCENT + DESCENT) * pt
    sheet = Box(2, 2, stage.page.width - 2, stage.page.height - 2)
    best: tuple[float, Box, int] | None = None
    for cost, box, ring in _candidates(stage, words, wide, tall):
        if not box.inside(sheet) or any(box.meets(other, 0.5) for other in stage.page.taken):
            continue
        total = cost + sum(weight for other, weight in stage.drawn if box.meets(other))
        if best is None or total < best[0]:
            best = (total, box, ring)
    return None if best is None else best[1:]


def _candidates(
    stage: Stage, words: Beside, wide: float, tall: float
) -> list[tuple[float, Box, int]]:
    found = []
    if words.ends is not None:
        low, high = words.ends
        gap, left = 0.25 * words.ink.pt, words.x - wide / 2
        found.append((0.5, Box(left, high + gap, left + wide, high + gap + tall), 1))
        found.append((0.8, Box(left, low - gap - tall, left + wide, low - gap), 1))
    for ring in range(1, 6):
        for order, eighth in enumerate(_turns(words)):
            angle = eighth * pi / 4
            out = words.clear + (ring - 1) * 0.9 * words.ink.pt
            x = words.x + cos(angle) * (out + wide / 2) - wide / 2
            y = words.y + sin(angle) * (out + tall / 2) - tall / 2
            if eighth % 2:  # On a slant the corner, not the middle, faces the dot.
                x = words.x + (out * 0.5 if cos(angle) > 0 else -wide - out * 0.5)
                y = words.y + (out * 0.5 if sin(angle) > 0 else -tall - out * 0.5)
            found.append((order * 0.3 + (ring - 1) * 2.5, Box(x, y, x + wide, y + tall), ring))
    return found


def _turns(words: Beside) -> tuple[int, ...]:
    if words.sides == ("left",):
        return (4, 3, 5, 2, 6, 0, 1, 7)
    if words.sides == ("center",):
        return (2, 6, 1, 3, 7, 5, 0, 4)
    return _AROUND


def _lead(stage: Stage, words: Beside, box: Box) -> None:
    from matplotlib.lines import Line2D

    page = stage.page
    x = min(max(words.x, box.left), box.right)
    y = min(max(words.y, box.bottom), box.top)
    page.figure.add_artist(
        Line2D(
            [words.x / page.width, x / page.width],
            [words.y / page.height, y / page.height],
            color=words.ink.colour,
            linewidth=0.5,
            alpha=0.6,
            transform=page.figure.transFigure,
            gid="leader",
        )
    )
