"""Each check names its rows when there is something, and is silent when there is nothing."""

import time
from datetime import date, timedelta

import numpy as np
import pytest

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import ColumnInfo, Design
from sample_data import path
from tests.data.quality.tables import table
from workbench.data.quality.report import case_of, quality
from workbench.data.quality.waves import waves
from workbench.data.read import read_with_reading

DAY = date(2024, 1, 1)
RNG = np.random.default_rng(7)


def found(held, **more):
    return {(f.code, f.column): f for f in quality(held, cut_off=date(2024, 6, 30), **more)}


def codes(held):
    return {finding.code for finding in quality(held, cut_off=date(2024, 6, 30))}


# Clean data


@pytest.mark.parametrize(
    "name",
    [
        "nsw_1976/nsw.csv",
        "nsw_1976/nsw_long.csv",
        "city_partnership/placements.csv",
        "city_partnership/stages.csv",
        "city_partnership/instruments.csv",
        "city_partnership/costs.csv",
        "city_partnership/areas_monthly.csv",
        "city_partnership/areas_yearly.csv",
        "city_partnership/areas_policy.csv",
        "city_partnership/city_monthly.csv",
    ],
)
def test_clean_files_have_no_findings(name):
    told = quality(read_with_reading(path(name)))
    assert [f.code for f in told if not _of_the_design(f)] == []


@pytest.mark.parametrize("name", ["participants.csv", "followups.csv", "quarters.csv"])
def test_of_the_sound_files_only_gaps_are_told(name):
    told = quality(read_with_reading(path(f"city_partnership/{name}")))
    left = {(f.code, f.severity) for f in told if not _of_the_design(f)}
    assert left <= {("missing", "note")}


def _of_the_design(finding):
    """Whether it speaks of roles still to be given, or of the figures' source, not of the rows."""
    return finding.code == "roles-missing" or finding.code.startswith("source-")


# Completeness


def test_a_job_without_an_end_is_no_gap():
    roles = {Role.JOB_START: "start", Role.JOB_END: "end"}
    held = table(roles, Basis.SPELLS, start=[DAY] * 4, end=[None, None, None, DAY])
    assert codes(held) <= {"duplicate-rows"}


def test_a_wage_that_is_missing_where_nobody_works_is_no_gap():
    works = ["yes", "no"] * 20
    wages = [900.0 + place if work == "yes" else None for place, work in enumerate(works)]
    assert "missing" not in codes(table(works=works, wage=wages))
    assert "missing" in codes(table(works=works, wage=[None, *wages[1:]]))


def test_rows_without_a_person_cannot_be_counted():
    told = found(table({Role.PERSON: "who"}, who=["a", None, "b"], x=[1, 2, 3]))
    assert told["missing-needed", "who"].rows == (2,)
    assert told["missing-needed", "who"].severity == "problem"


def test_columns_that_miss_the_same_rows_are_told_together():
    told = found(table(a=[1, None, 3], b=["x", None, "y"], c=[1, 2, 3]))
    assert told["missing", "a"].columns == ("a", "b")


def test_a_group_with_many_more_gaps_is_told():
    arm = ["coach"] * 100 + ["standard"] * 100
    wage = [None if place % 2 else 9.0 + place for place in range(100)]
    wage += [None if place % 10 == 0 else 9.0 + place for place in range(100)]
    told = found(table({Role.ARM: "arm"}, arm=arm, wage=wage))
    assert told["missing-by-group", "wage"].n == 50
    even = [None if place % 5 == 0 else 9.0 + place for place in range(200)]
    assert "missing-by-group" not in codes(table({Role.ARM: "arm"}, arm=arm, wage=even))


# Contradictions


def test_a_check_before_the_job_and_a_placement_before_the_start_are_told():
    roles = {Role.START: "entered", Role.PLACED: "placed"}
    held = table(roles, entered=[DAY, DAY], placed=[DAY - timedelta(5), DAY + timedelta(5)])
    assert found(held)["out-of-order", "placed"].rows == (1,)


def test_planned_days_may_lie_after_a_death():
    roles = {Role.DEATH: "died", Role.DUE_DATE: "due"}
    assert "after-death" not in codes(table(roles, died=[DAY], due=[DAY + timedelta(40)]))


def test_births_may_be_years_even_jalali_ones():
    roles = {Role.BIRTH: "year", Role.JOB_START: "start"}
    held = table(roles, Basis.SPELLS, year=[1370, 1395, 1360], start=[DAY] * 3)
    assert found(held)["too-young", "start"].rows == (2,)


def test_an_age_that_the_birth_contradicts_is_told():
    roles = {Role.BIRTH: "born", Role.START: "entered", Role.AGE: "age"}
    born = [date(1990, 5, 1), date(1990, 5, 1)]
    held = table(roles, born=born, entered=[DAY, DAY], age=[33, 43])
    assert found(held)["age-against-birth", "age"].rows == (2,)


def test_work_that_contradicts_itself_is_told():
    roles = {Role.STATUS: "now", Role.JOB_START: "start", Role.HOURS: "hours", Role.WAGE: "wage"}
    held = table(
        roles,
        now=["working", "working", "不在", "working"],
        start=[DAY, None, None, DAY],
        hours=[20, 20, 0, 0],
        wage=[10.0, 11.0, 0.0, 12.0],
    )
    told = found(held)
    assert told["working-without-job", "now"].rows == (2,)
    assert told["wage-without-hours", "hours"].rows == (4,)


def test_more_filled_than_there_are_positions():
    held = table({Role.FILLED: "f", Role.POSITIONS: "p"}, Basis.VACANCIES, f=[3, 1], p=[2, 2])
    assert found(held)["part-over-whole", "f"].rows == (1,)


def test_hours_of_a_month_are_not_impossible_hours_of_a_week():
    hours = [160 + place % 30 for place in range(60)]
    assert "impossible-hours" not in codes(table(hours=hours))
    assert found(table(hours=[*[20] * 60, 200]))["impossible-hours", "hours"].rows == (61,)


# Outliers and units


def test_a_wage_far_from_all_others_is_told_with_its_value():
    wages = np.exp(RNG.normal(3, 0.3, 400)).tolist()
    assert "outlier" not in codes(table({Role.WAGE: "wage"}, wage=wages))
    wages[17] = 90_000.0
    finding = found(table({Role.WAGE: "wage"}, wage=wages))["outlier", "wage"]
    assert (finding.rows, finding.values) == ((18,), (90_000.0,))
    assert "90" not in str(finding.words)


def test_amounts_in_two_units_are_told():
    rials = np.exp(RNG.normal(16, 0.2, 300))
    rials[::25] /= 10
    finding = found(table({Role.WAGE: "wage"}, wage=rials.tolist()))["ten-times", "wage"]
    assert finding.n == 12


def test_long_tails_are_no_mistake():
    for spread in (0.6, 1.0, 1.5):
        wages = np.exp(RNG.normal(3, spread, 5000)).tolist()
        told = codes(table({Role.WAGE: "wage"}, wage=wages))
        assert not told & {"ten-times", "outlier"}


# Heaping


def test_ages_that_end_in_nought_and_five():
    ages = RNG.integers(20, 65, 600)
    assert "age-heaping" not in codes(table({Role.AGE: "age"}, age=ages.tolist()))
    ages[:200] = ages[:200] // 5 * 5
    told = found(table({Role.AGE: "age"}, age=ages.tolist()))
    assert told["age-heaping", "age"].severity == "caution"


def test_births_on_new_years_day_in_either_calendar():
    born = [date(1980, 1, 1) + timedelta(int(days)) for days in RNG.integers(0, 7000, 200)]
    assert not codes(table({Role.BIRTH: "born"}, born=born)) & {"new-years-day"}
    first = [date(1980 + place % 20, 1, 1) for place in range(20)]
    told = found(table({Role.BIRTH: "born"}, born=[*born, *first]))
    assert "1 January" in str(told["new-years-day", "born"].words)
    nowruz = [date(1980 + place % 4 * 4 + 1, 3, 21) for place in range(20)]
    told = found(table({Role.BIRTH: "born"}, born=[*born, *nowruz]))
    assert "1 Farvardin" in str(told["new-years-day", "born"].words)


def test_days_of_one_entry_day():
    days = [DAY - timedelta(int(days)) for days in RNG.integers(0, 300, 200)]
    assert "one-entry-day" not in codes(table(seen=days))
    told = found(table(seen=[*days, *[DAY] * 50]))
    assert told["one-entry-day", "seen"].n >= 50


# Waves and series


def followed(made):
    n = len(made)
    return table(
        {Role.PERSON: "who", Role.WAVE: "wave", Role.DUE_DATE: "due", Role.CHECK_DATE: "seen"},
        Basis.EVENTS,
        who=[f"p{place}" for place in range(n)],
        wave=[13 if place % 2 else 26 for place in range(n)],
        due=[DAY] * n,
        seen=[DAY + timedelta(3) if has else None for has in made],
    )


def test_response_is_told_by_wave():
    made = [place % 2 == 1 or place % 4 == 0 for place in range(80)]
    told = found(followed(made))["low-response", "wave"]
    assert "20 of 40" in str(told.words)
    assert told.rows == tuple(place + 1 for place in range(80) if not made[place])
    assert "low-response" not in codes(followed([True] * 80))


def test_a_wave_that_nobody_made():
    told = found(followed([place % 2 == 1 for place in range(80)]))
    assert told["wave-not-made", "wave"].n == 40


def test_what_is_not_yet_due_is_not_missing():
    held = followed([place % 2 == 1 for place in range(80)])
    counted = {str(w.name): int(w.due.sum()) for w in waves(case_of(held, date(2023, 12, 1)))}
    assert set(counted.values()) == {40}


def test_a_month_that_is_missing_and_a_jump():
    months = [date(2020 + place // 12, place % 12 + 1, 1) for place in range(36)]
    people = [1000 + place for place in range(36)]
    roles = {Role.AREA: "area", Role.TIME: "month", Role.POPULATION: "people"}
    whole = table(roles, Basis.UNITS, area=["A"] * 36, month=months, people=people)
    assert not codes(whole) & {"gap-in-series", "jump"}
    people[20] = 2500
    torn = table(
        roles,
        Basis.UNITS,
        area=["A"] * 35,
        month=[*months[:9], *months[10:]],
        people=[*people[:9], *people[10:]],
    )
    told = found(torn)
    assert told["gap-in-series", "month"].rows == (10,)
    assert told["jump", "people"].rows == (20, 21)


# Words


def test_notes_by_which_a_person_can_be_found():
    notes = ["called 09151234567 today", "came on 2023-04-05", "کارفرما ۰۹۱۵۱۲۳۴۵۶۷ تماس گرفت",
             "write to a.b@example.org please", "电话13912345678", "p-9912345678901"]  # fmt: skip
    finding = found(table(note=notes))["person-in-text", "note"]
    assert finding.rows == (1, 3, 4, 5)
    assert "0915" not in str(finding.words)


def test_figures_that_are_only_about_right():
    assert found(table(n=["近665", "12", "约30"]))["approximate", "n"].rows == (1, 3)


def test_levels_with_next_to_nobody_in_them():
    held = table({Role.ARM: "arm"}, arm=["a"] * 80 + ["b"] * 70 + ["c"] * 2)
    assert found(held)["near-empty-levels", "arm"].n == 2


# Speed


def test_a_million_rows_are_examined_in_seconds():
    n = 1_000_000
    rng = np.random.default_rng(1)
    start = rng.integers(18_000, 19_500, n).astype(np.int32)
    held = {
        "who": Column(ColumnInfo("who", Kind.WHOLE), rng.integers(0, 400_000, n)),
        "start": Column(ColumnInfo("start", Kind.DATE), start),
        "end": Column(ColumnInfo("end", Kind.DATE), start + 90),
    }
    for place in range(17):
        name = f"x{place}"
        held[name] = Column(ColumnInfo(name, Kind.DECIMAL), rng.normal(0, 1, n))
    roles = ((Role.PERSON, "who"), (Role.JOB_START, "start"), (Role.JOB_END, "end"))
    big = MemoryTable(held, basis=Basis.SPELLS, design=Design(roles))
    begun = time.perf_counter()
    quality(big)
    assert time.perf_counter() - begun < 15  # 3 s on a quiet machine of two cores
