"""Time in work, against a walk through the days of each person."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.records.sustainment import (
    Jobs,
    cut,
    days_in_work,
    held_from,
    is_sustained,
    unite,
    works_on,
)

JOB = st.tuples(
    st.integers(0, 2), st.integers(0, 30), st.integers(0, 12), st.integers(0, 1), st.booleans()
)
RECORDS = st.lists(JOB, max_size=14)


def jobs_of(records, cut_off=None):
    owner, start, length, _, runs = (np.array([row[k] for row in records], int) for k in range(5))
    return cut(owner, start, start + length, runs == 0, cut_off)


def by_hand(spells, gap):
    """Unite (start, end, row) one after the other, as a clerk would."""
    made = []
    for start, end, row in sorted(spells):
        if made and start <= made[-1]["end"] + gap:
            made[-1]["bridged"] += max(start - made[-1]["end"], 0)
            made[-1]["end"] = max(made[-1]["end"], end)
            made[-1]["rows"].append(row)
        else:
            made.append({"start": start, "end": end, "bridged": 0, "rows": [row]})
    return made


@given(RECORDS, st.integers(0, 6), st.booleans())
@settings(max_examples=300, deadline=None)
def test_jobs_are_united_as_by_hand(records, gap, apart):
    jobs = jobs_of(records, cut_off=35)
    employer = np.array([row[3] for row in records], int)
    found = unite(jobs, gap, employer if apart else None)
    told = []
    for owner in range(3):
        for place in (0, 1) if apart else (None,):
            chosen = [
                (int(jobs.start[i]), int(jobs.end[i]), i)
                for i in np.flatnonzero(jobs.owner == owner)
                if place is None or employer[i] == place
            ]
            told += [(owner, each) for each in by_hand(chosen, gap)]
    assert found.owner.tolist() == [owner for owner, _ in told]
    assert found.start.tolist() == [each["start"] for _, each in told]
    assert found.end.tolist() == [each["end"] for _, each in told]
    assert found.jobs.tolist() == [len(each["rows"]) for _, each in told]
    assert found.bridged.tolist() == [each["bridged"] for _, each in told]
    for number, (_, each) in enumerate(told):
        rows = each["rows"]
        assert sorted(np.flatnonzero(found.of == number)) == sorted(rows)
        assert found.running[number] == jobs.running[rows].any()
        assert found.first[number] in rows
        assert jobs.start[found.first[number]] == each["start"]
        assert jobs.end[found.last[number]] == each["end"]


@given(RECORDS, st.integers(0, 40), st.integers(0, 20))
@settings(max_examples=300, deadline=None)
def test_days_in_work_are_the_days_on_which_somebody_works(records, low, length):
    jobs = jobs_of(records, cut_off=35)
    whole = unite(jobs)
    lows, highs = np.full(3, low), np.full(3, low + length)
    worked = days_in_work(whole, lows, highs)
    on_a_day = works_on(whole, lows)
    for owner in range(3):
        days = {
            day
            for i in np.flatnonzero(jobs.owner == owner)
            for day in range(jobs.start[i], jobs.end[i])
        }
        assert worked[owner] == len(days & set(range(low, low + length)))
        assert on_a_day[owner] == (low in days)


@given(RECORDS, st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_how_long_work_is_held_from_a_day_on(records, day):
    jobs = jobs_of(records, cut_off=35)
    held = held_from(unite(jobs), np.full(3, day))
    for owner in range(3):
        days = {
            each
            for i in np.flatnonzero(jobs.owner == owner)
            for each in range(jobs.start[i], jobs.end[i])
        }
        length = 0
        while day + length in days:
            length += 1
        assert held[owner] == (length or -1)


def test_a_job_of_exactly_seven_days_a_week_is_sustained():
    assert is_sustained(np.array([90, 91, -1]), 13).tolist() == [False, True, False]


def test_an_end_after_the_cut_off_is_not_known_to_have_come():
    jobs = cut(np.zeros(4, int), np.arange(4), np.array([9, 10, 11, 0]), np.arange(4) < 3, 10)
    assert jobs.end.tolist() == [9, 10, 10, 10]
    assert jobs.running.tolist() == [False, False, True, True]


def test_without_a_cut_off_a_job_without_an_end_runs_on():
    jobs = cut(np.zeros(1, int), np.zeros(1, int), np.zeros(1, int), np.zeros(1, bool), None)
    assert jobs.running.tolist() == [True]


def test_nobody_has_no_stretch():
    empty = np.zeros(0, dtype=np.int64)
    assert len(unite(Jobs(empty, empty, empty, empty.astype(bool))).owner) == 0


def test_very_many_employers_of_very_many_persons_are_kept_apart():
    owner = np.array([3_000_000, 3_000_000, 3_000_000])
    start, end = np.array([5, 0, 2]), np.array([9, 4, 7])
    jobs = Jobs(owner, start, end, np.zeros(3, bool))
    found = unite(jobs, 0, np.array([4_000_000, 1, 4_000_000]))
    assert sorted(zip(found.start.tolist(), found.end.tolist(), strict=True)) == [(0, 4), (2, 9)]
