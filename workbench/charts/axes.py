"""The bare axes: their ends, a light grid, one spine where there is a foot to stand on."""

from __future__ import annotations

from collections.abc import Callable

from workbench.charts.layout import Plan
from workbench.charts.scales import ticks
from workbench.charts.stage import Stage
from workbench.charts.style import GREY, PALE
from workbench.charts.ticks import TickRow


def prepare(stage: Stage, plan: Plan) -> None:
    """Set the ends of both axes, the grid and the spines; words at ticks are parts of the frame."""
    axes, frame, picture = stage.axes, stage.frame, stage.picture
    x, y = frame.x, frame.y
    axes.set_xlim((x.low, x.high) if x.start < x.end else (x.high, x.low))
    axes.set_ylim(y.low, y.high)
    thin = stage.sizes.text * 0.07
    axes.patch.set_alpha(0.0)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelbottom=False, labelleft=False)
    axes.set_xticks([])
    axes.set_yticks([])
    if plan.shape == "grid":
        return
    foot = next((part.places for part, _ in frame.parts if isinstance(part, TickRow)), ())
    axes.set_xticks(foot, labels=[""] * len(foot))
    if plan.shape == "rows":
        axes.grid(axis="x", color=PALE, linewidth=thin)
        nought: Callable[..., object] = axes.axvline
        low, high = sorted((x.low, x.high))
    else:
        places = ticks(picture.y, y.low, y.high, 5)
        axes.set_yticks(places, labels=[""] * len(places))
        axes.grid(axis="y", color=PALE, linewidth=thin)
        axes.tick_params(axis="x", length=stage.sizes.text * 0.3, width=thin, color=GREY)
        nought = axes.axhline
        low, high = y.low, y.high
    if low < 0 < high or (plan.shape == "rows" and low == 0):
        nought(0, color=GREY, linewidth=thin * 1.3, zorder=2.2)
        if plan.shape == "upright":
            stage.keep_line_clear([(frame.plot.left, y(0)), (frame.plot.right, y(0))])
    if plan.shape == "upright":
        axes.spines["bottom"].set_visible(True)
        axes.spines["bottom"].set_color(GREY)
        axes.spines["bottom"].set_linewidth(thin * 1.3)
