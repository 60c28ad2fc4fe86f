"""Rows that a table hands over carry codes of the levels that it names."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analyses import as_table
from analyses.grammar.conditions import Compare, Days, cell, days, period


def test_codes_name_levels_though_some_are_missing_or_left_out() -> None:
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2024-01-01", "2024-01-05", None, "2024-03-01"]),
            "text": ["c", "a", "b", None],
            "whole": [7, 3, 3, 5],
        }
    )
    kept = as_table(frame).keep(Compare("whole", "<", 7))
    rows = kept.rows(["day", "text", period("day", "month")])
    for key, values in (
        ("day", [dt.date(2024, 1, 5), None, dt.date(2024, 3, 1)]),
        ("text", ["a", "b", None]),
        (period("day", "month"), ["2024-01", None, "2024-03"]),
    ):
        levels = kept.levels(key)
        assert [levels[code] if code >= 0 else None for code in rows[key]] == values


def test_days_are_handed_over_as_they_are() -> None:
    frame = pd.DataFrame(
        {"a": pd.to_datetime(["2024-01-01"] * 2), "b": pd.to_datetime(["2024-01-05", "2023-12-30"])}
    )
    rows = as_table(frame).rows([days("a", "b"), cell(Compare(days("a", "b"), "<", 0))])
    assert rows[Days("a", "b")].dtype == np.int64
    assert rows[Days("a", "b")].tolist() == [4, -2]
