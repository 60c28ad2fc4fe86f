"""From a picture and a style to a figure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.grammar.picture import Picture
from workbench.charts.axes import prepare
from workbench.charts.dodging import dodge
from workbench.charts.fonts import FAMILIES, register
from workbench.charts.frame import Frame, framed, letters
from workbench.charts.grid import with_names
from workbench.charts.layout import Plan, borders
from workbench.charts.looks import looks
from workbench.charts.marks import draw_mark
from workbench.charts.page import Page
from workbench.charts.placing import place_words
from workbench.charts.reading import Reader
from workbench.charts.stage import Stage
from workbench.charts.style import Style, preset
from workbench.charts.transposing import lies_better, transposed
from workbench.charts.values import ValueColumn

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Where words leave a sheet of fixed height too little plot, letters shrink by these steps.
_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5)


def draw(picture: Picture, style: Style | str = "full") -> Figure:
    """Draw a picture in a style.

    Raises
    ------
    Refusal
        `missing-glyph`, where a text of our own holds a sign that no bundled font has.
    """
    chosen = preset(style) if isinstance(style, str) else style
    with settings():
        plan, frame = arranged(with_names(picture), chosen)
        return _drawn(plan, frame)


def arranged(picture: Picture, style: Style) -> tuple[Plan, Frame]:
    """Find the largest letters with which everything has its place."""
    register()
    for scale in _SCALES:
        plan = planned(picture, style, scale)
        frame, lacking = framed(borders(plan), style, plan.reader, plan.sizes, plan.margin)
        if lacking <= 0:
            return plan, frame
    # Nothing is ever cut off: a sheet that no letters fit becomes taller.
    growing = replace(style, grows=True)
    return plan, framed(borders(plan), growing, plan.reader, plan.sizes, plan.margin)[0]


def planned(picture: Picture, style: Style, scale: float) -> Plan:
    """Set a picture beside its style, its reader and the letters of a scale."""
    reader = Reader(style.language, scale)
    sizes = letters(style, reader)
    plan = Plan(picture, style, reader, looks(picture, style), sizes, margin=style.text_pt * 1.15)
    if plan.shape == "upright" and lies_better(plan):
        return planned(transposed(picture), style, scale)
    return plan


@contextmanager
def settings() -> Iterator[None]:
    """Set matplotlib so that the same picture gives the same figure everywhere."""
    import matplotlib as mpl

    chosen: Any = {
        "font.family": list(FAMILIES),
        "text.parse_math": False,
        "text.usetex": False,
        "text.hinting": "no_hinting",
        "axes.unicode_minus": True,
        "svg.fonttype": "path",
        "svg.hashsalt": "figure",
        "hatch.linewidth": 0.8,
        "path.simplify": True,
        "savefig.facecolor": "white",
    }
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(chosen)
        yield


def _drawn(plan: Plan, frame: Frame) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(frame.width / 72, frame.height / 72), dpi=plan.style.dpi, facecolor="white"
    )
    FigureCanvasAgg(figure)
    page = Page(figure, frame.width, frame.height, plan.reader.leading)
    stage = _stage(plan, frame, page)
    prepare(stage, plan)
    for mark in plan.picture.marks:
        draw_mark(mark, stage)
    for part, top in frame.parts:
        part.draw(page, frame, top)
        if isinstance(part, ValueColumn):
            part.write(page, frame, stage.dodge.offsets)
    place_words(stage)
    return figure


def _stage(plan: Plan, frame: Frame, page: Page) -> Stage:
    plot = frame.plot
    axes = page.figure.add_axes(
        (
            plot.left / frame.width,
            plot.bottom / frame.height,
            plot.width / frame.width,
            plot.height / frame.height,
        )
    )
    rows = plan.shape == "rows"
    unit = frame.y.unit if rows else frame.x.unit
    return Stage(
        axes=axes,
        page=page,
        frame=frame,
        picture=plan.picture,
        style=plan.style,
        reader=plan.reader,
        looks=plan.looks,
        dodge=dodge(plan.picture, rows=rows, unit=unit, text=frame.letters.text),
        rows=rows,
        inverted=plan.inverted,
    )
