"""Exits, quarters after exit, pay by the quarter, maturity and exclusions."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from analyses.grammar.edge import as_table
from analyses.records.earnings import quarterly
from analyses.records.exclusions import excluded_by_reason, is_no_reason, leave_out, reason_of
from analyses.records.exits import periods
from analyses.records.maturity import maturity
from analyses.records.quarters import bounds, first_day, is_reported, quarter_after, quarter_of

EPOCH = dt.date(1970, 1, 1)


def day(text):
    return (dt.date.fromisoformat(text) - EPOCH).days


def days(*texts):
    return np.array([day(text) for text in texts])


SERVICES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 80), st.integers(0, 9)), max_size=12
)


@given(SERVICES, st.integers(1, 12), st.integers(60, 110))
@settings(max_examples=300, deadline=None)
def test_a_person_leaves_when_so_many_days_pass_without_service(services, wait, cut_off):
    person, start, length = (np.array([row[k] for row in services], int) for k in range(3))
    found = periods(person, start, start + length, cut_off, wait)
    told = []
    for who in range(3):
        served = {d for p, s, n in services if p == who for d in range(s, s + n + 1)}
        number, last = 0, None
        for each in sorted(served):
            if last is None or each - last > wait:
                number += 1
                told.append([who, number, each, each])
            told[-1][3] = last = each
    assert found.person.tolist() == [row[0] for row in told]
    assert found.number.tolist() == [row[1] for row in told]
    assert found.start.tolist() == [row[2] for row in told]
    assert found.exit.tolist() == [row[3] for row in told]
    # All the days without service have to be over at the cut-off.
    assert found.has_left.tolist() == [row[3] + wait <= cut_off for row in told]


def test_a_service_on_the_ninetieth_day_continues_and_a_day_later_begins_anew():
    one = day("2023-01-01")
    for gap, expected in ((90, 1), (91, 2)):
        start = np.array([one, one + gap])
        assert len(periods(np.zeros(2, int), start, start, one + 400).person) == expected


def test_the_exit_is_dated_back_to_the_last_service():
    start = days("2023-01-10", "2023-02-20")
    found = periods(np.zeros(2, int), start, start, day("2023-05-21"))
    assert found.exit.tolist() == days("2023-02-20").tolist()
    assert found.has_left.tolist() == [True]
    early = periods(np.zeros(2, int), start, start, day("2023-05-20"))
    assert early.has_left.tolist() == [False]
    assert periods(np.zeros(2, int), start, start, None).has_left.tolist() == [False]


def test_quarters_are_those_of_pandas():
    each = np.arange(day("1999-12-25"), day("2031-01-05"))
    stamps = pd.to_datetime(each, unit="D")
    ours = quarter_of(each)
    theirs = stamps.to_period("Q")
    assert (ours // 4 == theirs.year).all()
    assert (ours % 4 + 1 == theirs.quarter).all()
    for k in (1, 2, 4):
        low, high = bounds(quarter_after(each, k), "quarter")
        shifted = theirs + k
        assert (low == shifted.start_time.to_numpy().astype("datetime64[D]").astype(int)).all()
        assert (high - 1 == shifted.end_time.to_numpy().astype("datetime64[D]").astype(int)).all()


def test_quarters_of_the_jalali_year_begin_with_farvardin_tir_mehr_and_dey():
    for year in (1399, 1402, 1403):
        for quarter in range(4):
            begins = (JalaliDate(year, 3 * quarter + 1, 1).to_gregorian() - EPOCH).days
            index = np.array([year * 4 + quarter])
            assert first_day(index, "quarter", "jalali").tolist() == [begins]
            around = quarter_of(np.array([begins - 1, begins]), "jalali")
            assert around.tolist() == [index[0] - 1, index[0]]


def test_who_leaves_in_winter_has_spring_as_the_first_quarter_after_exit():
    exits = days("2023-01-01", "2023-03-31", "2023-04-01")
    for k, texts in {
        1: ("2023-04-01", "2023-04-01", "2023-07-01"),
        2: ("2023-07-01", "2023-07-01", "2023-10-01"),
        4: ("2024-01-01", "2024-01-01", "2024-04-01"),
    }.items():
        assert first_day(quarter_after(exits, k), "quarter").tolist() == days(*texts).tolist()


def test_a_quarter_is_reported_when_it_and_the_lag_are_over():
    quarter = quarter_of(days("2023-04-15"))
    assert is_reported(quarter, day("2023-06-30")).tolist() == [True]
    assert is_reported(quarter, day("2023-06-29")).tolist() == [False]
    assert is_reported(quarter, day("2023-12-30"), 2).tolist() == [False]
    assert is_reported(quarter, day("2023-12-31"), 2).tolist() == [True]


@pytest.mark.parametrize(
    ("per", "pay", "expected"),
    [
        ("hour", 10.0, 10 * 20 * 13),
        ("week", 200.0, 2600),
        ("two weeks", 400.0, 2600),
        ("month", 1000.0, 3000),
        ("quarter", 1000.0, 1000),
        ("year", 12000.0, 3000),
    ],
)
def test_pay_becomes_pay_by_the_quarter(per, pay, expected):
    made = quarterly(np.array([pay]), per, np.array([20.0]))
    assert made.amount.tolist() == [expected]


def test_nought_and_unknown_are_kept_apart():
    made = quarterly(np.array([0.0, np.nan, 999999.99, -5.0, 300.0, 100.0]), "quarter")
    assert (made.nothing, made.unknown, made.median) == (1, 3, 200.0)
    assert quarterly(np.array([0.0, np.nan]), "month").median is None
    by_hour = quarterly(np.array([np.nan, 9.0]), "hour", np.array([0.0, np.nan]))
    assert (by_hour.nothing, by_hour.unknown) == (1, 1)
    with pytest.raises(ValueError, match="hours"):
        quarterly(np.array([9.0]), "hour")


def test_maturity_counts_who_is_not_due():
    found = maturity(np.array([0, 9, 10]), 13, 100)
    assert (found.mature.tolist(), found.immature) == ([True, True, False], 1)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Deceased", "deceased"),
        ("فوت شده", "deceased"),
        ("فوت‌شده", "deceased"),
        ("死亡", "deceased"),
        ("Qua đời", "deceased"),
        ("HEALTH/MEDICAL", "medical, more than ninety days"),
        ("بيماري", "medical, more than ninety days"),
        ("住院", "medical, more than ninety days"),
        ("nhập ngũ", "called up by the forces"),
        ("不符合条件", "found ineligible later"),
        ("moved house", None),
    ],
)
def test_reasons_are_recognised_in_four_languages(written, reason):
    assert reason_of(written) == reason


def test_words_for_no_reason_leave_nobody_out():
    for word in ("", " ", "0", "None", "ندارد", "无", "Không", False):
        assert is_no_reason(word)
    frame = pd.DataFrame({"why": ["none", "deceased", "فوت", "无", "house", None]})
    table = as_table(frame)
    kept = leave_out(table, "why")
    assert kept.size == 3
    assert [drop.n for drop in kept.attrition().drops] == [1, 1, 1]
    assert excluded_by_reason(table, "why") == {"deceased": 2, "house": 1}
