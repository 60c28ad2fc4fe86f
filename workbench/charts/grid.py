"""The squares of a grid: shaded by value, hatched while provisional, empty while too young."""

from __future__ import annotations

from dataclasses import replace

from analyses.grammar.picture import Axis, Cell, Measure, Picture
from analyses.grammar.words import Words
from workbench.charts.alt_text import cell_measure
from workbench.charts.contrast import contrast_ratio, luminance
from workbench.charts.measuring import width
from workbench.charts.page import Ink
from workbench.charts.reading import Reader
from workbench.charts.stage import Stage
from workbench.charts.strips import WITHHELD
from workbench.charts.style import GREY, INK, PAPER

_LIGHT, _DARK = (232, 240, 248), (18, 67, 109)
_WITHHELD_SHADE = "#ececec"
_SMALLEST_PT = 4.5


def draw_cell(cell: Cell, stage: Stage) -> None:
    """Draw one square and its value."""
    from matplotlib.patches import Rectangle

    if cell.status == "immature" or (cell.value is None and cell.status != "withheld"):
        return
    low, high = _range(stage.picture)
    withheld = cell.value is None
    shade = _WITHHELD_SHADE if cell.value is None else _shade(cell.value, low, high)
    pad_x, pad_y = 0.8 / stage.frame.x.unit, 0.8 / stage.frame.y.unit
    square = Rectangle(
        (cell.column - 0.5 + pad_x, cell.row - 0.5 + pad_y),
        1 - 2 * pad_x,
        1 - 2 * pad_y,
        facecolor=shade,
        edgecolor=_between(shade),
        linewidth=0,
        hatch="////" if cell.status == "provisional" else "",
        zorder=2,
    )
    stage.axes.add_patch(square)
    words = WITHHELD if cell.value is None else _words(cell.value, stage)
    pt = _letters(stage)
    if pt < _SMALLEST_PT:
        return
    x, y = stage.at(cell.column, cell.row)
    colour = GREY if withheld else max(INK, PAPER, key=lambda ink: contrast_ratio(ink, shade))
    stage.page.centred((words,), x, y, Ink(pt, colour), "center")


def with_names(picture: Picture) -> Picture:
    """Number the columns and rows of a grid whose axes do not name them."""
    cells = [mark for mark in picture.marks if isinstance(mark, Cell)]
    if not cells:
        return picture
    columns = 1 + max(cell.column for cell in cells)
    rows = 1 + max(cell.row for cell in cells)
    return replace(picture, x=_numbered(picture.x, columns), y=_numbered(picture.y, rows))


def _numbered(axis: Axis, count: int) -> Axis:
    known = len(axis.categories)
    more = tuple(Words("{number}", number=place) for place in range(known, count))
    return replace(axis, categories=(*axis.categories, *more)) if more else axis


def _range(picture: Picture) -> tuple[float, float]:
    values = [
        mark.value for mark in picture.marks if isinstance(mark, Cell) and mark.value is not None
    ]
    return (min(values), max(values)) if values else (0.0, 1.0)


def _shade(value: float, low: float, high: float) -> str:
    part = (value - low) / (high - low) if high > low else 0.5
    mixed = (round(a + (b - a) * part) for a, b in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{colour:02x}" for colour in mixed)


def _between(shade: str) -> str:
    """Give a hatch that can be seen on a shade without hiding the number over it."""
    light = luminance(shade) > 0.5
    parts = [int(shade.lstrip("#")[i : i + 2], 16) for i in (0, 2, 4)]
    mixed = (round(part * 0.84) if light else round(part + (255 - part) * 0.28) for part in parts)
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _words(value: float, stage: Stage) -> str:
    return cell_words(value, stage.picture, stage.reader)


def cell_words(value: float, picture: Picture, reader: Reader) -> str:
    """Write the number of a cell."""
    measure = cell_measure(picture)
    return reader.tick(value, measure, 0 if measure is Measure.SHARE else None)


def _letters(stage: Stage) -> float:
    """Give the size at which the widest number fits its square."""
    pt = stage.sizes.text
    values = [m.value for m in stage.picture.marks if isinstance(m, Cell) and m.value is not None]
    widest = max((width(_words(value, stage), pt) for value in set(values)), default=1.0)
    across = (stage.frame.x.unit - 3) / widest
    down = (stage.frame.y.unit - 2) / (pt * 1.1)
    return pt * min(1.0, across, down)
