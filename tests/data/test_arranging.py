"""Rows filtered, ordered and searched by their places."""

from __future__ import annotations

import numpy as np
import pytest

from analyses.grammar.conditions import Among, Compare, Contains, parse
from analyses.grammar.design import ColumnInfo
from analyses.grammar.folding import folded
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.arranging import SortKey, arranged, stable_order
from workbench.data.filters import Filter, condition_of
from workbench.data.searching import Sought, hits
from workbench.data.steps.rows import KeepRows
from workbench.ui.views.grid_text import CellSayer

CHANCE = np.random.default_rng(7)


def text(name: str, words: list[str | None]) -> Column:
    levels = tuple(sorted({word for word in words if word is not None}))
    codes = np.array([0 if word is None else levels.index(word) for word in words], np.int32)
    gone = np.array([word is None for word in words])
    return Column(ColumnInfo(name, Kind.TEXT), codes, gone if gone.any() else None, levels)


def whole(name: str, numbers: list[int | None]) -> Column:
    gone = np.array([number is None for number in numbers])
    values = np.array([number or 0 for number in numbers], np.int64)
    return Column(ColumnInfo(name, Kind.WHOLE), values, gone if gone.any() else None)


TABLE = MemoryTable(
    {
        "stream": text("stream", ["coach", "own", None, "coach", "own", "coach"]),
        "age": whole("age", [30, 20, 20, None, 40, 20]),
        "who": text("who", ["علی", "Zoë", "Đà Nẵng", "كريم", "ali", None]),
    }
)


@pytest.mark.parametrize(
    "values",
    [
        CHANCE.integers(0, 5, 5000),
        CHANCE.integers(-(1 << 61), 1 << 61, 5000),
        CHANCE.integers(-90_000, 90_000, 5000).astype(np.int32),
        CHANCE.normal(size=5000).round(1),
        np.array([np.iinfo(np.int64).min, 3, np.iinfo(np.int64).max, 3]),
        np.array([], dtype=np.float64),
    ],
)
def test_equal_values_keep_their_order_whichever_way(values):
    up, down = stable_order(values), stable_order(values, descending=True)
    assert up.tolist() == sorted(range(len(values)), key=lambda at: values[at])
    assert down.tolist() == sorted(range(len(values)), key=lambda at: -int(values[at] * 10)
                                   if values.dtype.kind == "f" else -int(values[at]))  # fmt: skip


def test_missing_values_come_last_whichever_way():
    for descending in (False, True):
        order = arranged(TABLE, [SortKey("age", descending)])
        assert order[-1] == 3


def test_the_first_key_counts_most_and_ties_fall_to_the_next():
    order = arranged(TABLE, [SortKey("age"), SortKey("stream", descending=True)])
    assert order.tolist() == [1, 5, 2, 0, 4, 3]


def test_nothing_asked_is_every_row_as_it_stands():
    assert arranged(TABLE) is None


def test_filters_and_rows_to_stay_within_are_met_together():
    narrow = condition_of([Filter("stream", levels=("coach",)), Filter("age", low=20, high=30)])
    assert arranged(TABLE, condition=narrow).tolist() == [0, 5]
    assert arranged(TABLE, [], narrow, np.array([1, 5])).tolist() == [5]


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        (Filter("stream", levels=("own",)), [1, 4]),
        (Filter("stream", levels=("own",), blank="with"), [1, 2, 4]),
        (Filter("stream", levels=("own",), but=True), [0, 2, 3, 5]),
        (Filter("stream", levels=("own",), but=True, blank="without"), [0, 3, 5]),
        (Filter("age", low=30), [0, 4]),
        (Filter("age", low=30, blank="with"), [0, 3, 4]),
        (Filter("age", blank="only"), [3]),
        (Filter("who", text="AL"), [4]),
        (Filter("who", text="کریم"), [3]),
    ],
)
def test_a_filter_lets_the_right_rows_pass(found, rows):
    assert np.flatnonzero(TABLE.keep(found.condition).mask).tolist() == rows
    step = KeepRows(found.condition)
    assert step.follow(TABLE)[1].tolist() == rows
    assert str(step.words).startswith("Keep rows where")
    assert "contradict" not in str(step.words)


def test_a_filter_that_asks_nothing_is_idle():
    assert Filter("age").is_idle
    assert not Filter("age", high=3).is_idle


def test_what_contains_a_text_can_be_written_as_a_filter():
    assert parse('who contains "oë"') == Contains("who", "oë")
    assert np.flatnonzero(TABLE.keep(parse('who contains "OË"')).mask).tolist() == [1]
    assert np.flatnonzero(TABLE.keep(Contains("age", "4")).mask).tolist() == [4]


def test_many_levels_are_looked_up_at_once():
    assert np.flatnonzero(TABLE.keep(Among("stream", ("own", "none"))).mask).tolist() == [1, 4]
    assert np.flatnonzero(TABLE.keep(Compare("stream", "!=", "own")).mask).tolist() == [0, 3, 5]


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("۱۴۰۲", "1402"),
        ("١٤٠٢", "۱۴۰۲"),
        ("Ｃｏａｃｈ", "coach"),
        ("كتاب", "کتاب"),
        ("می‌رود", "میرود"),
    ],
)
def test_digits_and_letters_of_any_script_are_found(written, sought):
    assert folded(written) == folded(sought)


def test_a_decimal_sign_makes_a_difference():
    assert folded("1.5") != folded("15")


def found_in(table: MemoryTable, part: str, rows=None, **more) -> list[tuple[int, int]]:
    sayer = CellSayer("fa")
    sought = Sought(part, table.names, number=sayer.number(part), **more)
    lines, columns, complete = hits(table, sought, rows, sayer)
    assert complete
    return list(zip(lines.tolist(), columns.tolist(), strict=True))


def test_every_hit_is_found_as_it_is_shown():
    assert found_in(TABLE, "20") == [(1, 1), (2, 1), (5, 1)]
    assert found_in(TABLE, "۲۰") == [(1, 1), (2, 1), (5, 1)]
    assert found_in(TABLE, "o") == [(0, 0), (1, 0), (1, 2), (3, 0), (4, 0), (5, 0)]
    assert found_in(TABLE, "own", whole=True) == [(1, 0), (4, 0)]
    assert found_in(TABLE, "2", whole=True) == []


def test_hits_stand_on_the_lines_of_the_grid():
    order = np.array([5, 1, 0])
    assert found_in(TABLE, "20", rows=order) == [(0, 1), (1, 1)]


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("part", ["12.5", "3", "-7", "1e", "100", "0.3", "2000000"])
def test_many_numbers_are_written_as_few_are(monkeypatch, part, whole):
    from workbench.data import searching

    values = np.concatenate(
        [
            CHANCE.normal(0, 100, 3000).round(2),
            CHANCE.normal(0, 1e7, 500),
            [0.1 + 0.2, 2.9999999999999996, 1e12, 1e-7, 0.0, 100, -7, 12.5, 2e6, 1234567891.25],
        ]
    )
    whole_numbers = CHANCE.integers(-5000, 5000, len(values))
    table = MemoryTable(
        {
            "decimal": Column(ColumnInfo("decimal", Kind.DECIMAL), values),
            "whole": Column(ColumnInfo("whole", Kind.WHOLE), whole_numbers),
        }
    )
    slow = found_in(table, part, whole=whole)
    shown = [f"{value:.10g}" for value in values]
    wanted = [at for at, text in enumerate(shown) if (text == part if whole else part in text)]
    assert [line for line, column in slow if column == 0] == wanted
    monkeypatch.setattr(searching, "FEW", 0)
    assert found_in(table, part, whole=whole) == slow


def test_a_number_is_sought_in_the_signs_of_the_reader():
    assert CellSayer("vi").number("1,5") == "1.5"
    assert CellSayer("fa").number("۱٫۵") == "1.5"
    assert CellSayer("en").number("coach") == ""
