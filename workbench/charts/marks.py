"""How each mark is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from analyses.grammar.picture import (
    Band,
    Bar,
    Cell,
    Interval,
    Line,
    Mark,
    Moment,
    Note,
    Numbers,
    Point,
    Step,
)  # fmt: skip
from workbench.charts.grid import draw_cell
from workbench.charts.measuring import width
from workbench.charts.page import Across, Ink
from workbench.charts.stage import Beside, Stage
from workbench.charts.style import GREY, INK, PALE, PAPER
from workbench.charts.values import bar_words, has_column, is_first, moments_of


@singledispatch
def draw_mark(mark: Mark, stage: Stage) -> None:
    """Draw a mark on the axes of a stage."""
    raise TypeError(f"{type(mark).__name__} has no way to be drawn")


@draw_mark.register
def _line(mark: Line, stage: Stage) -> None:
    look = stage.looks[mark.series]
    x, y = _gaps(mark.x), _gaps(mark.y)
    if stage.rows:  # Along a row a line only joins two dots.
        stage.axes.plot(x, y, color=PALE, lw=stage.dot * 0.7, solid_capstyle="butt", zorder=2)
        _keep_clear(mark.x, mark.y, stage)
        return
    stage.axes.plot(
        x,
        y,
        color=look.colour,
        linestyle=(0, (4, 2)) if mark.dashed else look.dash,
        lw=stage.stroke if look.stands_out else stage.stroke * 0.6,
        zorder=4 if look.stands_out else 3,
        clip_on=False,
        solid_joinstyle="round",
    )
    _keep_clear(mark.x, mark.y, stage)


@draw_mark.register
def _step(mark: Step, stage: Stage) -> None:
    look = stage.looks[mark.series]
    kept = _changing(mark.x, mark.y)
    stage.axes.step(
        _gaps(mark.x[i] for i in kept),
        _gaps(mark.y[i] for i in kept),
        where="post",
        color=look.colour,
        linestyle=look.dash,
        lw=stage.stroke if look.stands_out else stage.stroke * 0.6,
        zorder=4 if look.stands_out else 3,
        clip_on=False,
    )
    _keep_clear(mark.x, mark.y, stage)


@draw_mark.register
def _band(mark: Band, stage: Stage) -> None:
    if not stage.style.show_intervals:
        return
    kept = _changing(mark.x, mark.low, mark.high) if mark.stepped else range(len(mark.x))
    stage.axes.fill_between(
        _gaps(mark.x[i] for i in kept),
        _gaps(mark.low[i] for i in kept),
        _gaps(mark.high[i] for i in kept),
        step="post" if mark.stepped else None,
        color=stage.looks[mark.series].colour,
        alpha=0.15,
        linewidth=0,
        zorder=2,
    )


@draw_mark.register
def _interval(mark: Interval, stage: Stage) -> None:
    if not stage.style.show_intervals:
        return
    look = stage.looks[mark.series]
    for at, low, high in zip(mark.at, mark.low, mark.high, strict=True):
        if at is None or low is None or high is None:
            continue
        place = at + stage.dodge[mark.series]
        ends = ((place, low), (place, high)) if mark.along == "y" else ((low, place), (high, place))
        (x0, y0), (x1, y1) = ends
        stage.axes.plot(
            [x0, x1],
            [y0, y1],
            color=look.colour,
            lw=stage.stroke,
            solid_capstyle="butt",
            zorder=4,
            clip_on=False,
        )
        stage.keep_line_clear([stage.at(x0, y0), stage.at(x1, y1)])


@draw_mark.register
def _bar(mark: Bar, stage: Stage) -> None:
    look = stage.looks[mark.series]
    thick, offset = stage.dodge.thick * 0.92, stage.dodge[mark.series]
    draw = stage.axes.barh if mark.along == "x" else stage.axes.bar
    places = [
        (at + offset, length)
        for at, length in zip(mark.at, mark.length, strict=True)
        if at is not None and length is not None
    ]
    draw(
        [place for place, _ in places],
        [length for _, length in places],
        thick,
        color=look.colour,
        hatch=look.hatch if stage.dodge.offsets else "",
        edgecolor=PAPER,
        linewidth=0.0,
        zorder=3,
    )
    unit = stage.picture.x.unit if mark.along == "x" else stage.picture.y.unit
    for at, length, words in bar_words(mark, unit, stage.reader):
        _bar_words(stage, mark, at + offset, length, words)


def _bar_words(stage: Stage, mark: Bar, at: float, length: float, words: str) -> None:
    pt, look = stage.sizes.text, stage.looks[mark.series]
    ink = Ink(pt, INK if look.stands_out else GREY)
    if mark.along == "x":
        x, y = stage.at(length, at)
        to_left = (length < 0) != stage.inverted
        gap = -stage.sizes.gap * 0.7 if to_left else stage.sizes.gap * 0.7
        for moment in moments_of(stage.picture) if length >= 0 else ():
            line = stage.frame.x(moment)
            if (line - x) / gap > 0 and abs(line - x) < abs(gap) + width(words, pt):
                x = line  # so that the line does not cut the words
        stage.page.centred((words,), x + gap, y, ink, "right" if to_left else "left")
        return
    x, y = stage.at(at, length)
    stage.beside.append(Beside(x, y, (words,), ink, pt * 0.3, ("center",)))


@draw_mark.register
def _point(mark: Point, stage: Stage) -> None:
    look = stage.looks[mark.series]
    offset = stage.dodge[mark.series]
    dx, dy = (0.0, offset) if stage.rows else (offset, 0.0)
    spots = [
        (i, x + dx, y + dy)
        for i, (x, y) in enumerate(zip(mark.x, mark.y, strict=True))
        if x is not None and y is not None
    ]
    stage.axes.plot(
        [x for _, x, _ in spots],
        [y for _, _, y in spots],
        linestyle="none",
        marker=look.marker,
        markersize=stage.dot,
        markerfacecolor=PAPER if mark.hollow else look.colour,
        markeredgecolor=look.colour if look.stands_out or mark.hollow else PAPER,
        markeredgewidth=stage.dot * (0.24 if mark.hollow else 0.1),
        zorder=6 if look.stands_out else 5,
        clip_on=False,
    )
    in_column = stage.rows and has_column(stage.picture)
    for i, x, y in spots:
        px, py = stage.at(x, y)
        stage.keep_clear(px, py, stage.dot / 2, weight=4.0)
        if i < len(mark.labels) and not in_column:
            _point_words(stage, mark, i, (px, py))


def _point_words(stage: Stage, mark: Point, i: int, spot: tuple[float, float]) -> None:
    look = stage.looks[mark.series]
    pt = stage.sizes.text
    bold = look.stands_out and not mark.hollow
    lines = stage.reader.lines(mark.labels[i], 0.3 * stage.page.width, pt, bold=bold)
    if not lines:
        return
    ink = Ink(pt, GREY if mark.hollow else look.ink, bold)
    x, y = mark.x[i], mark.y[i]
    leads = stage.rows and x is not None and y is not None and is_first(stage.picture, x, y)
    sides: tuple[Across, ...] = ("left",) if leads != (stage.rows and stage.inverted) else ()
    clear = stage.dot / 2 + stage.sizes.gap * 0.6
    stage.beside.append(Beside(*spot, lines, ink, clear, sides, _whiskers(stage, mark, x)))


def _whiskers(stage: Stage, mark: Point, x: float | None) -> tuple[float, float] | None:
    """Find how far the upright interval of a dot reaches on the sheet."""
    for other in stage.picture.marks:
        if not isinstance(other, Interval) or other.series != mark.series or other.along == "x":
            continue
        for at, low, high in zip(other.at, other.low, other.high, strict=True):
            if at == x and low is not None and high is not None:
                return stage.frame.y(low), stage.frame.y(high)
    return None


@draw_mark.register
def _cell(mark: Cell, stage: Stage) -> None:
    draw_cell(mark, stage)


@draw_mark.register
def _moment(mark: Moment, stage: Stage) -> None:
    draw = stage.axes.axvline if mark.axis == "x" else stage.axes.axhline
    thin = stage.stroke * 0.5
    draw(mark.at, color=GREY, lw=thin, linestyle=(0, (1.5, 2)), zorder=2.5)
    plot = stage.frame.plot
    if mark.axis == "x":
        x = stage.frame.x(mark.at)
        stage.keep_line_clear([(x, plot.bottom), (x, plot.top)])
    else:
        y = stage.frame.y(mark.at)
        stage.keep_line_clear([(plot.left, y), (plot.right, y)])


@draw_mark.register
def _note(mark: Note, stage: Stage) -> None:
    pt = stage.sizes.small
    lines = stage.reader.lines(mark.words, 0.35 * stage.page.width, pt)
    if lines:
        stage.beside.append(Beside(*stage.at(mark.x, mark.y), lines, Ink(pt, GREY), pt * 0.3))


def _gaps(numbers: Iterable[float | None]) -> list[float]:
    """Give the numbers with a gap where one is missing."""
    return [float("nan") if number is None else number for number in numbers]


def _changing(x: Numbers, *levels: Numbers) -> list[int]:
    """Choose the places at which a level changes, with the first and the last."""
    last = len(x) - 1
    return [
        i
        for i in range(len(x))
        if i in (0, last) or any(level[i] is None or level[i] != level[i - 1] for level in levels)
    ]


def _keep_clear(x: Numbers, y: Numbers, stage: Stage) -> None:
    """Remember each unbroken piece of a line."""
    piece: list[tuple[float, float]] = []
    for at, level in [*zip(x, y, strict=True), (None, None)]:
        if at is not None and level is not None:
            piece.append(stage.at(at, level))
        elif piece:
            stage.keep_line_clear(piece)
            piece = []
