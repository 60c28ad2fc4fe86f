"""What a picture needs around its plot: upright on two axes, in rows by category, or as a grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from analyses.grammar.picture import Cell, Line, Measure, Picture, Step
from analyses.grammar.words import Name, Period, Words
from workbench.charts.dodging import sharing
from workbench.charts.ends import line_ends
from workbench.charts.frame import Borders, Letters, Part
from workbench.charts.headings import AxisName, footing, heading
from workbench.charts.keys import keys
from workbench.charts.looks import Looks
from workbench.charts.measuring import width
from workbench.charts.moments import flags
from workbench.charts.page import Across, Ink
from workbench.charts.reading import Reader
from workbench.charts.scales import TIMES, Scale, limits
from workbench.charts.strips import fitted, strips
from workbench.charts.style import GREY, Style
from workbench.charts.ticks import (
    TickColumn,
    TickRow,
    category_column,
    category_row,
    value_column,
    value_row,
)  # fmt: skip
from workbench.charts.values import value_column_of, words_room

Shape = Literal["upright", "rows", "grid"]


@dataclass(frozen=True)
class Plan:
    """A picture on its way to the sheet: with its style, reader, looks and letters."""

    picture: Picture
    style: Style
    reader: Reader
    looks: Looks
    sizes: Letters
    margin: float

    @property
    def wide(self) -> float:
        """The width of the sheet."""
        return self.style.width_mm / 25.4 * 72

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.wide - 2 * self.margin

    @property
    def shape(self) -> Shape:
        """Which of the three layouts the marks ask for."""
        if any(isinstance(mark, Cell) for mark in self.picture.marks):
            return "grid"
        return "rows" if self.picture.y.categories else "upright"

    @property
    def inverted(self) -> bool:
        """Whether the x axis runs from right to left: as the language does, unless it is time."""
        if self.picture.x.unit in TIMES:
            return self.style.time_direction == "rtl"
        is_read_along = self.shape == "rows" or bool(self.picture.x.categories)
        return self.reader.rtl and is_read_along


def borders(plan: Plan) -> Borders:
    """Give what a picture needs around its plot."""
    return {"upright": _upright, "rows": _rows, "grid": _grid}[plan.shape](plan)


def _upright(plan: Plan) -> Borders:
    picture, reader, sizes = plan.picture, plan.reader, plan.sizes
    y_limits = limits(picture, "y", with_intervals=plan.style.show_intervals)
    near_side: Literal["left", "right"] = "right" if plan.inverted else "left"
    column = value_column(picture.y, y_limits, sizes, reader, near_side)
    ends = line_ends(picture, plan.looks, reader, sizes, 0.3 * plan.wide, on_left=plan.inverted)
    table = strips(picture, plan.looks, reader, sizes, plan.room, on_right=reader.rtl)
    left, right = (ends.wide, column.wide) if plan.inverted else (column.wide, ends.wide)
    if reader.rtl:
        right = max(right, table.label_width)
    else:
        left = max(left, table.label_width)
    left, right = plan.margin + left, plan.margin + max(right, sizes.text * 0.8)
    row = category_row if picture.x.categories else value_row
    for _ in range(
        3
    ):  # The outermost words are wider than their tick: they must not leave the sheet.
        x = _scale(plan, left, right)
        foot = row(picture.x, x, sizes, reader)
        over_left, over_right = _overhang(foot, x, sizes, plan.wide)
        left, right = left + over_left, right + over_right
    named = frozenset(key for key in plan.looks if _is_line(picture, key))
    y_name = _axis_name(plan, picture.y.label, near_side)
    above: list[Part] = [
        *heading(picture, plan.style, reader, sizes, plan.room),
        keys(picture, plan.looks, named, reader, sizes, plan.room),
        y_name,
        flags(picture, reader, sizes, x, (plan.margin, plan.wide - plan.margin)),
    ]
    beneath: list[Part] = [foot, _foot_name(plan, left, right), fitted(table, x)]
    beneath += footing(picture, plan.style, reader, sizes, plan.room)
    least = max(sizes.line * 9, ends.tall * 1.02, 0.2 * plan.wide)
    return Borders(left, right, above, beneath, [column, ends], x, y_limits, least)


def _rows(plan: Plan) -> Borders:
    picture, reader, sizes = plan.picture, plan.reader, plan.sizes
    names_side: Literal["left", "right"] = "right" if reader.rtl else "left"
    column = category_column(picture.y, sizes, reader, 0.36 * plan.wide, names_side)
    values = value_column_of(picture, plan.looks, reader, sizes, on_left=reader.rtl)
    near, far = plan.margin + column.wide, plan.margin + (values.wide or sizes.text)
    low, high = limits(picture, "x", with_intervals=plan.style.show_intervals)
    start = stop = 0.0
    for _ in range(3):  # Words take from the plot, which draws the ends of bars towards them.
        inner = plan.wide - near - far - start - stop
        start, stop = words_room(picture, reader, sizes, (low, high), inner)
    column = replace(column, inset=start)
    near, far = near + start, far + stop
    left, right = (far, near) if reader.rtl else (near, far)
    x = _scale(plan, left, right)
    foot = value_row(picture.x, x, sizes, reader)
    over_left, over_right = _overhang(foot, x, sizes, plan.wide)
    left, right = left + over_left, right + over_right
    x = _scale(plan, left, right)
    beneath: list[Part] = [foot, _foot_name(plan, left, right)]
    beneath += footing(picture, plan.style, reader, sizes, plan.room)
    above: list[Part] = [
        *heading(picture, plan.style, reader, sizes, plan.room),
        keys(picture, plan.looks, frozenset(), reader, sizes, plan.room),
        flags(picture, reader, sizes, x, (plan.margin, plan.wide - plan.margin)),
    ]
    count = len(picture.y.categories)
    lanes = len(sharing(picture, rows=True))
    least = count * max(column.tallest + 0.25 * sizes.text, sizes.line * max(0.95, lanes / 0.76))
    y_limits = (count - 0.5, -0.5)
    return Borders(left, right, above, beneath, [column, values], x, y_limits, least)


def _grid(plan: Plan) -> Borders:
    picture, reader, sizes = plan.picture, plan.reader, plan.sizes
    side: Literal["left", "right"] = "right" if reader.rtl else "left"
    names = picture.y.categories
    texts = tuple(_row_lines(plan, row, 0.36 * plan.wide) for row in range(len(names)))
    column = TickColumn(tuple(map(float, range(len(names)))), texts, sizes, side)
    near, far = plan.margin + column.wide, plan.margin
    left, right = (far, near) if reader.rtl else (near, far)
    x = _scale(plan, left, right)
    head = category_row(picture.x, x, sizes, reader, head=True)
    x_name = reader.lines(picture.x.label, plan.room, sizes.text)
    across: Across = "right" if reader.rtl else "left"
    above: list[Part] = [
        *heading(picture, plan.style, reader, sizes, plan.room),
        AxisName(x_name, Ink(sizes.text, GREY), reader.leading, side=across),
        head,
    ]
    beneath = list(footing(picture, plan.style, reader, sizes, plan.room))
    count = max(len(names), 1)
    least = count * max(column.tallest, sizes.line * 1.25)
    return Borders(left, right, above, beneath, [column], x, (count - 0.5, -0.5), least)


def _scale(plan: Plan, left: float, right: float) -> Scale:
    low, high = limits(plan.picture, "x", with_intervals=plan.style.show_intervals)
    start, end = left, max(plan.wide - right, left + plan.sizes.text)
    return Scale(low, high, end, start) if plan.inverted else Scale(low, high, start, end)


def _overhang(foot: TickRow, x: Scale, sizes: Letters, wide: float) -> tuple[float, float]:
    """Give by how much words at ticks would pass the sheet's left and right edge."""
    left = right = 0.0
    for place, lines in zip(foot.places, foot.texts, strict=True):
        half = max((width(line, sizes.text) for line in lines), default=0.0) / 2 + sizes.text * 0.8
        left = max(left, half - x(place))
        right = max(right, x(place) + half - wide)
    return left, right


def _axis_name(plan: Plan, label: Words, side: Across) -> AxisName:
    said = plan.reader.says(label)
    is_told = said == plan.reader.says(plan.picture.subtitle)
    lines = () if is_told else plan.reader.lines(label, plan.room, plan.sizes.text)
    ink = Ink(plan.sizes.text, GREY)
    return AxisName(lines, ink, plan.reader.leading, after=plan.sizes.line * 0.62, side=side)


def _foot_name(plan: Plan, left: float, right: float) -> AxisName:
    unwanted = plan.picture.x.unit is Measure.CATEGORY
    room = plan.wide - left - right
    label = None if unwanted else plan.picture.x.label
    lines = plan.reader.lines(label, room, plan.sizes.text)
    ink = Ink(plan.sizes.text, GREY)
    return AxisName(lines, ink, plan.reader.leading, before=plan.sizes.text * 0.2, side="center")


def _is_line(picture: Picture, key: str) -> bool:
    return any(isinstance(mark, Line | Step) and mark.series == key for mark in picture.marks)


def _row_lines(plan: Plan, row: int, room: float) -> tuple[str, ...]:
    """Name a row of cells and the people in it, on one line or on lines of their own."""
    name, pt = plan.picture.y.categories[row], plan.sizes.text
    people = [
        mark.n
        for mark in plan.picture.marks
        if isinstance(mark, Cell) and mark.row == row and mark.n is not None
    ]
    if not people or not isinstance(name, Name | Period):
        return plan.reader.lines(name, room, pt)
    whole = plan.reader.lines(Words("{name} (n = {n})", name=name, n=max(people)), room, pt)
    if len(whole) == 1:
        return whole
    number = plan.reader.lines(Words("(n = {n})", n=max(people)), room, pt)
    return (*plan.reader.lines(name, room, pt), *number)
