"""Upright categories laid down, where their names are too long to stand under their places."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from analyses.grammar.picture import (
    Bar,
    Interval,
    Line,
    Mark,
    Measure,
    Moment,
    Note,
    Picture,
    Point,
)  # fmt: skip
from workbench.charts.layout import Plan
from workbench.charts.ticks import names_fit


def lies_better(plan: Plan) -> bool:
    """Whether the categories of the x axis have names that only rows have room for."""
    x = plan.picture.x
    if not x.categories or x.unit is not Measure.CATEGORY or plan.picture.beneath:
        return False
    if any(type(mark) not in transposed_mark.registry for mark in plan.picture.marks):
        return False
    # A line from one category to the next is read along; one within a category lies down too.
    if any(isinstance(mark, Line) and len(set(mark.x)) > 1 for mark in plan.picture.marks):
        return False
    slot = plan.room * 0.9 / len(x.categories) - plan.sizes.text * 0.5
    return not names_fit(x, slot, plan.sizes, plan.reader)


def transposed(picture: Picture) -> Picture:
    """Swap the axes of a picture."""
    marks = tuple(transposed_mark(mark) for mark in picture.marks)
    return replace(picture, x=picture.y, y=picture.x, marks=marks)


@singledispatch
def transposed_mark(mark: Mark) -> Mark:
    """Swap the axes of a mark."""
    return mark


@transposed_mark.register(Line)
@transposed_mark.register(Point)
@transposed_mark.register(Note)
def _(mark: Line | Point | Note) -> Mark:
    return replace(mark, x=mark.y, y=mark.x)  # type: ignore[arg-type]


@transposed_mark.register(Bar)
@transposed_mark.register(Interval)
def _(mark: Bar | Interval) -> Mark:
    return replace(mark, along="x" if mark.along == "y" else "y")


@transposed_mark.register
def _(mark: Moment) -> Mark:
    return replace(mark, axis="y" if mark.axis == "x" else "x")
