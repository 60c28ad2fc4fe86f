"""Person-months, person-quarters and area-months from the records, against plain Python."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from persiantools.jdatetime import JalaliDate

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from sample_data import path
from tests.data.samples import values
from tests.data.shapes_by_hand import (
    CUT_OFF,
    DAY,
    day,
    jobs,
    lines,
    participants,
    placements,
    worked,
)
from tests.samples import sample
from workbench.data.read import read
from workbench.data.recipe import Recipe
from workbench.data.steps.areas import ToAreaMonths
from workbench.data.steps.periods import ToPersonMonths, ToPersonQuarters
from workbench.data.steps.rows import KeepRows

FEW = KeepRows("person_id <= 400")


def month_after(first: dt.date) -> dt.date:
    return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)


@pytest.fixture(scope="module")
def months():
    return ToPersonMonths(spells="placements").apply(participants(), {"placements": placements()})


def rows_of(table, *names):
    return zip(*(values(table, name) for name in names), strict=True)


def test_a_row_for_every_person_and_month_from_the_start_to_the_cut_off(months):
    told = 0
    for line in lines("participants.csv"):
        start = day(line["start_date"])
        told += (2023 - start.year) * 12 + 12 - start.month + 1
    assert months.size == told == months.attrition().submitted
    assert months.basis is Basis.PERSON_MONTHS
    assert months.design.column(Role.TIME) == "month"


def test_months_say_what_was_worked_in_them():
    table = FEW.apply(participants())
    made, places = ToPersonMonths(spells="placements").follow(table, {"placements": placements()})
    lost = {
        line["person_id"] for line in lines("participants.csv") if line["status_now"] == "unknown"
    }
    names = ("person_id", "month", "employed", "days_employed", "months_since_start",
             "weekly_hours", "employer", "earnings")  # fmt: skip
    starts = {line["person_id"]: day(line["start_date"]) for line in lines("participants.csv")}
    seen = 0
    for who, text, employed, days, since, hours, employer, pay in rows_of(made, *names):
        low = dt.date.fromisoformat(text)
        high, person = month_after(low), str(who)
        on = worked(person, low, high)
        start = starts[person]
        assert since == (low.year - start.year) * 12 + low.month - start.month
        if person in lost and not on:
            assert (employed, days, hours, pay) == (None,) * 4
            continue
        seen += bool(on)
        assert (employed, days) == (str(bool(on)).lower(), len(on))
        each = [
            (max((min(j["end"], high) - max(j["start"], low)).days, 0), j)
            for j in jobs().get(person, ())
        ]
        assert hours == pytest.approx(sum(n * j["hours"] for n, j in each) / (high - low).days)
        assert pay == pytest.approx(sum(n / 7 * j["hours"] * j["wage"] for n, j in each))
        most = max((n for n, _ in each), default=0)
        assert employer == next((j["employer"] for n, j in each if n == most > 0), None)
    assert seen > 500
    assert (
        np.asarray(table.find("person_id").values)[places] == made.find("person_id").values
    ).all()


def test_quarters_after_exit_are_those_that_were_published():
    made = ToPersonQuarters(spells="placements").apply(participants(), {"placements": placements()})
    found = {
        (who, k): (employed, pay)
        for who, k, employed, pay in rows_of(
            made, "person_id", "quarters_since_exit", "employed", "earnings"
        )
    }
    checked = 0
    for line in lines("quarters.csv"):
        who = int(line["person_id"])
        for k in (2, 4):
            if line[f"employed_q{k}"] == "unknown":
                assert (who, k) not in found
                continue
            employed, pay = found[who, k]
            if employed is None:  # contact lost: the publisher had wage records of them
                continue
            checked += 1
            assert employed == {"yes": "true", "no": "false"}[line[f"employed_q{k}"]]
            assert round(pay) == pytest.approx(int(line[f"earnings_q{k}"]), abs=1)
    assert checked == 1364  # every quarter that the publisher knew
    told = made.attrition()
    assert told.eligible == made.size
    assert [str(drop.reason) for drop in told.drops] == ["Period not over at the cut-off"]


def test_wage_records_that_come_late_leave_out_quarters_at_the_end():
    others = {"placements": placements()}
    late = ToPersonQuarters(spells="placements", lag_quarters=2).apply(participants(), others)
    assert max(values(late, "quarter")) == "2023-04-01"
    assert late.size < ToPersonQuarters(spells="placements").apply(participants(), others).size


def test_months_can_be_counted_from_the_exit_and_cut_to_a_window():
    step = ToPersonMonths(spells="placements", since="exit", first=-2, last=3)
    made = step.apply(FEW.apply(participants()), {"placements": placements()})
    assert set(values(made, "months_since_exit")) == {-2, -1, 0, 1, 2, 3}
    left = [x for x in lines("participants.csv") if x["exit_date"] and int(x["person_id"]) <= 400]
    assert made.attrition().submitted == 6 * len(left)
    window = ToPersonMonths(
        spells="placements", from_day=dt.date(2022, 3, 9), to_day=dt.date(2022, 5, 2)
    ).apply(participants(), {"placements": placements()})
    assert set(values(window, "month")) == {"2022-03-01", "2022-04-01", "2022-05-01"}


def test_rows_that_are_jobs_make_months_from_the_first_job_on():
    made = ToPersonMonths().apply(KeepRows("person_id <= 200").apply(placements()))
    first = {}
    for who, since, employed in rows_of(made, "person_id", "months_since_job_start", "employed"):
        first.setdefault(who, (since, employed))
    assert set(first.values()) <= {(0, "true"), (0, "false")}
    assert "start" not in made.names
    assert "stream" in made.names


def test_jalali_months_are_those_of_the_iranian_calendar():
    step = ToPersonMonths(spells="placements", calendar="jalali")
    made = step.apply(
        KeepRows("person_id <= 60").apply(participants()), {"placements": placements()}
    )
    for who, text, days in rows_of(made, "person_id", "month", "days_employed"):
        low = dt.date.fromisoformat(text)
        jalali = JalaliDate(low)
        assert jalali.day == 1
        length = JalaliDate.days_in_month(jalali.month, jalali.year)
        if days is not None:
            assert days == len(worked(str(who), low, low + length * DAY))
    # Dey of 1402 is not over on 31 December 2023.
    assert JalaliDate(dt.date.fromisoformat(max(values(made, "month")))).month == 9
    assert made.attrition().drops[0].n == len({who for (who,) in rows_of(made, "person_id")})


def khorasan(file, sheet):
    return read(Path(str(path(f"khorasan_razavi/{file}"))), sheet=sheet)


def first_of_jalali_month(text):
    return str(JalaliDate(dt.date.fromisoformat(text)).replace(day=1).to_gregorian())


def test_jobs_of_khorasan_are_counted_by_county_and_jalali_month():
    table = khorasan("employment.xlsx", "تثبیت و ایجاد")
    made = ToAreaMonths(calendar="jalali").apply(table)
    person, area, start, end = (
        table.design.column(role) for role in (Role.PERSON, Role.AREA, Role.JOB_START, Role.JOB_END)
    )
    begun, held = defaultdict(int), defaultdict(list)
    for who, county, first, last in rows_of(table, person, area, start, end):
        if first is None:  # the file lacks some starts
            continue
        begun[county, first_of_jalali_month(first)] += 1
        if last is None or last >= first:
            held[county].append((who, first, last or "9999"))
    for county, month, starts, working in rows_of(made, area, "month", "job_starts", "employed"):
        assert starts == begun.pop((county, month), 0)
        jalali = JalaliDate(dt.date.fromisoformat(month))
        last = JalaliDate.days_in_month(jalali.month, jalali.year)
        day_of = str(jalali.replace(day=last).to_gregorian())
        there = {who for who, first, last in held[county] if first <= day_of < last}
        assert working == len(there)
    # What is left lies in a month that was not over at the cut-off.
    assert all(month > max(values(made, "month")) for _, month in begun)
    assert "true" in values(made, "no_records")


def test_visits_of_khorasan_are_counted_and_months_without_one_are_told():
    table = khorasan("monitoring.xlsx", "پایش طرح‌ها")
    walk = Recipe((ToAreaMonths(calendar="jalali"),)).walk(table)
    area, when = table.design.column(Role.AREA), table.design.column(Role.VISIT_DATE)
    told = defaultdict(int)
    for county, text in rows_of(table, area, when):
        if county is not None and text is not None:
            told[county, first_of_jalali_month(text)] += 1
    empty = 0
    for county, month, n in rows_of(walk.table, area, "month", "records"):
        assert n == told.pop((county, month), 0)
        empty += n == 0
    assert not told
    (note,) = (note for note in walk.counts[0].notes if "no record" in str(note))
    assert note.n == empty > 0


def test_area_months_count_what_the_records_say():
    made, places = ToAreaMonths(spells="placements").follow(
        participants(), {"placements": placements()}
    )
    starters, placed, exits, so_far = (defaultdict(int) for _ in range(4))
    lost = set()
    for line in lines("participants.csv"):
        area = line["area"]
        for count, name in (
            (starters, "start_date"),
            (placed, "placed_date"),
            (exits, "exit_date"),
        ):
            if line[name]:
                count[area, line[name][:7] + "-01"] += 1
        if line["status_now"] == "unknown" and line["person_id"] not in jobs():
            lost.add(line["person_id"])
    everyone = [x for x in lines("participants.csv") if x["person_id"] not in lost]
    employed = defaultdict(int)
    month = dt.date(2019, 1, 1)
    while month <= CUT_OFF:
        last = month_after(month) - DAY
        for line in everyone:
            start = day(line["start_date"])
            so_far[line["area"], str(month)] += start <= last
            employed[line["area"], str(month)] += start <= last and any(
                job["start"] <= last < job["end"] for job in jobs().get(line["person_id"], ())
            )
        month = month_after(month)
    names = ("area", "month", "starters", "placements", "exits", "started", "employed",
             "employment_rate")  # fmt: skip
    for area, text, *found in rows_of(made, *names):
        key = (area, text)
        whole, part = so_far[key], employed[key]
        assert found[:5] == [starters[key], placed[key], exits[key], whole, part]
        assert found[5] == (pytest.approx(part / whole) if whole else None)
    assert made.size == len({line["area"] for line in everyone}) * 60
    assert made.basis is Basis.UNITS
    assert (places >= 0).any()


def test_area_months_of_person_months_are_shares_of_the_persons(months):
    made = ToAreaMonths().apply(months)
    told = defaultdict(lambda: [0, 0])
    for area, month, employed in rows_of(months, "area", "month", "employed"):
        if employed is not None:
            told[area, month][0] += 1
            told[area, month][1] += employed == "true"
    for area, month, persons, employed in rows_of(made, "area", "month", "persons", "employed"):
        assert [persons, employed] == told[area, month]


def test_a_shape_says_what_it_needs():
    with pytest.raises(Refusal) as told:
        ToPersonMonths(spells="elsewhere").apply(participants())
    assert told.value.code == "no-such-source"
    bare = placements().with_design(placements().design.changed(Role.CUT_OFF, None, value=True))
    with pytest.raises(Refusal) as told:
        ToPersonMonths().apply(bare)
    assert told.value.field == "cut_off"
    with pytest.raises(Refusal) as told:
        ToAreaMonths().apply(sample("city_partnership/instruments.csv"))
    assert told.value.code == "missing-column"


def test_the_python_of_a_recipe_gives_the_same_months():
    table, others = FEW.apply(participants()), {"placements": placements()}
    for step in (
        ToPersonMonths(spells="placements", calendar="jalali", last=12),
        ToPersonQuarters(spells="placements", lag_quarters=1, cut_off=dt.date(2023, 6, 30)),
        ToAreaMonths(spells="placements", from_day=dt.date(2021, 1, 1)),
    ):
        recipe = Recipe((step,))
        room = {"table": table, "placements": others["placements"]}
        exec("\n".join(recipe.script(beside="{'placements': placements}")), room)
        made = recipe.apply(table, others)
        assert room["table"].fingerprint(made.names) == made.fingerprint(made.names)
        assert made.column("month" if "month" in made.names else "quarter").said
