"""Jobs spread over months, and stocks at the ends of months, against a walk through the days."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.records import person_periods as module
from analyses.records.person_periods import person_periods, weekly, work_in, works_at_end
from analyses.records.stocks import flows, stocks
from analyses.records.sustainment import Jobs

EPOCH = dt.date(1970, 1, 1)
FIRST = (dt.date(2023, 1, 1) - EPOCH).days
JANUARY = 2023 * 12
JOB = st.tuples(st.integers(0, 2), st.integers(-40, 160), st.integers(0, 120), st.integers(1, 40))
WINDOW = st.tuples(st.integers(-1, 3), st.integers(-1, 5))


@pytest.mark.parametrize("at_once", [1, 1 << 22])
@given(jobs=st.lists(JOB, max_size=8), windows=st.lists(WINDOW, min_size=3, max_size=3))
@settings(max_examples=120, deadline=None)
def test_months_hold_the_days_hours_and_pay_of_all_jobs(at_once, jobs, windows):
    owner, start, length, hours = (np.array([job[k] for job in jobs], int) for k in range(4))
    start = start + FIRST
    held = Jobs(owner, start, start + length, np.zeros(len(jobs), bool))
    low, high = (np.array([window[k] for window in windows]) + JANUARY for k in range(2))
    rows = person_periods(low, high, "month")
    usual, module.AT_ONCE = module.AT_ONCE, at_once
    try:
        work = work_in(rows, held, hours.astype(float), 7.0 * hours)
        at_end = works_at_end(rows, held)
    finally:
        module.AT_ONCE = usual
    told = [(who, m) for who in range(3) for m in range(low[who], high[who] + 1)]
    assert list(zip(rows.person.tolist(), rows.period.tolist(), strict=True)) == told
    for row, (who, month) in enumerate(told):
        first = (dt.date(month // 12, month % 12 + 1, 1) - EPOCH).days
        after = (dt.date((month + 1) // 12, (month + 1) % 12 + 1, 1) - EPOCH).days
        each = {
            job: len(range(max(start[job], first), min(start[job] + length[job], after)))
            for job in np.flatnonzero(owner == who)
        }
        on = {d for j in each for d in range(start[j], start[j] + length[j]) if first <= d < after}
        assert work.days[row] == len(on)
        assert work.hours[row] == pytest.approx(
            sum(n * hours[j] for j, n in each.items()) / (after - first)
        )
        assert work.earnings[row] == pytest.approx(sum(n * hours[j] for j, n in each.items()))
        most = max(each.values(), default=0)
        if most == 0:
            assert work.main_job[row] == -1
        else:
            best = [j for j, n in each.items() if n == most]
            assert start[work.main_job[row]] == min(start[j] for j in best)
            assert work.main_job[row] in best
        assert at_end[row] == (after - 1 in on)


def test_unknown_hours_and_pay_stay_unknown():
    jobs = Jobs(np.array([0]), np.array([FIRST]), np.array([FIRST + 10]), np.array([False]))
    rows = person_periods(np.array([JANUARY]), np.array([JANUARY + 1]), "month")
    work = work_in(rows, jobs, np.array([np.nan]), np.array([np.nan]))
    assert np.isnan(work.hours).tolist() == [True, False]
    assert np.isnan(work.earnings).tolist() == [True, False]


def test_weekly_pay_comes_from_any_unit():
    hours = np.array([20.0])
    for per, pay in {"hour": 13.0, "week": 260.0, "two weeks": 520.0, "quarter": 3380.0}.items():
        assert weekly(np.array([pay]), per, hours).tolist() == [260.0]
    assert np.isnan(weekly(np.array([9.0]), "hour", None)).all()


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(-3, 8), st.integers(-3, 9)), max_size=12))
@settings(max_examples=200, deadline=None)
def test_flows_and_stocks_are_counted_month_by_month(people):
    unit, came, went = (np.array([row[k] for row in people], int) for k in range(3))
    there = stocks(unit, came, went, 2, 6)
    new = flows(unit, came, 2, 6)
    for place in range(2):
        for month in range(6):
            mine = [(c, w) for u, c, w in people if u == place]
            assert there[place, month] == sum(c <= month < w for c, w in mine)
            assert new[place, month] == sum(c == month for c, _ in mine)
