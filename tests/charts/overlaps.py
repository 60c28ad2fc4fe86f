"""Find words that cover each other, or leave the sheet, in a drawn figure."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox

from workbench.charts.draw import settings


@cache
def ink(text: str, families: tuple[str, ...], weight: str) -> tuple[float, float]:
    """Give how far the ink of a line of size 1 reaches below and above its baseline."""
    font = FontProperties(family=list(families), weight=weight, size=100)
    _, tall, below = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return -below / 100, (tall - below) / 100


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Give the words of a figure with the boxes of their ink, in points."""
    found = []
    with settings():
        figure.set_dpi(72)
        renderer = figure.canvas.get_renderer()
        for text in figure.findobj(Text):
            if not text.get_text().strip() or not text.get_visible():
                continue
            across = text.get_window_extent(renderer)
            base = text.get_transform().transform(text.get_position())[1]
            low, high = ink(
                text.get_text(), tuple(text.get_fontfamily()), str(text.get_fontweight())
            )
            size = text.get_fontsize()
            box = Bbox.from_extents(across.x0, base + low * size, across.x1, base + high * size)
            found.append((text.get_text(), box))
    return found


def faults(figure: Figure) -> list[str]:
    """Tell which words cover each other or leave the sheet."""
    found = boxes(figure)
    sheet = figure.bbox
    told = [
        f"outside: {text}"
        for text, box in found
        if box.x0 < 0 or box.y0 < 0 or box.x1 > sheet.width or box.y1 > sheet.height
    ]
    for (one, a), (other, b) in combinations(found, 2):
        wide, tall = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        if wide > 0.5 and tall > 0.5:
            told.append(f"{wide:.1f} x {tall:.1f} pt shared by {one!r} and {other!r}")
    return told
