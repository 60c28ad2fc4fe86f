"""Crude computations recover what was planted in the city partnership."""

import json

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from sample_data import codebook, path
from sample_data.city_partnership.coded import CODES
from sample_data.city_partnership.make import make

CUT_OFF = pd.Timestamp("2023-12-31")
PLANTED = json.loads(path("city_partnership/truth.json").read_text("utf-8"))["planted"]


def read(name):
    with path(f"city_partnership/{name}").open("rb") as file:
        return pd.read_csv(file, keep_default_na=False, dtype=str)


def planted(name, file=None):
    found = [each for each in PLANTED if each["name"] == name and file in (None, each["file"])]
    assert len(found) == 1
    return found[0]["values"], found[0]["tolerance"]


def days(ends, starts):
    return (pd.to_datetime(ends) - pd.to_datetime(starts)).dt.days


@pytest.fixture(scope="module")
def people():
    return read("participants.csv")


@pytest.fixture(scope="module")
def first_jobs():
    jobs = read("placements.csv")
    jobs = jobs[jobs["first"] == "yes"]
    lasted = days(jobs["end"], jobs["start"]).fillna(np.inf)
    return jobs.assign(lasted=lasted, seen=(CUT_OFF - pd.to_datetime(jobs["start"])).dt.days)


def known(people, weeks):
    mature = pd.to_datetime(people["start_date"]) + pd.Timedelta(days=7 * weeks) <= CUT_OFF
    return people[mature & (people["status_now"] != "unknown") & (people["exclusion"] == "")]


def test_the_maker_draws_every_file_again_byte_for_byte(tmp_path):
    make(tmp_path)
    drawn = sorted(each.name for each in tmp_path.iterdir())
    assert len(drawn) == len(codebook("city_partnership")["files"]) + 3
    for name in drawn:
        assert (tmp_path / name).read_bytes() == path(f"city_partnership/{name}").read_bytes()


def test_forty_thousand_people_live_in_the_joined_areas_and_the_city(people):
    assert people["person_id"].is_unique
    assert len(people) == 40_000
    yearly = read("areas_yearly.csv")
    joined = set(yearly.loc[yearly["first_treated"] != "", "area"])
    assert len(joined) == 15
    assert set(people["area"]) == joined | {"Harbourgate"}


def test_the_files_do_not_contradict_each_other(people, first_jobs):
    by_person = people.set_index("person_id")
    placed = by_person["placed_date"]
    assert first_jobs["person_id"].is_unique
    assert (first_jobs["start"].to_numpy() == placed.loc[first_jobs["person_id"]].to_numpy()).all()
    assert (placed != "").sum() == len(first_jobs)
    later = (people["placed_date"] == "") | (people["placed_date"] > people["start_date"])
    assert later.all()
    jobs = read("placements.csv")
    ended = jobs["end"] != ""
    assert (jobs["end"] > jobs["start"])[ended].all()
    assert ((jobs["end_reason"] != "") == ended).all()
    working = set(people.loc[people["status_now"] == "working", "person_id"])
    assert working == set(jobs.loc[~ended, "person_id"])
    for name in ("stages.csv", "followups.csv", "instruments.csv", "quarters.csv"):
        assert set(read(name)["person_id"]) <= set(people["person_id"])


def test_placement_rates(people):
    values, tolerance = planted("placement rate by stream")
    for each in values:
        some = known(people, each["week"]).query("stream == @each['stream']")
        placed = days(some["placed_date"], some["start_date"]) <= 7 * each["week"]
        assert placed.mean() == pytest.approx(each["value"], abs=tolerance)


def test_weighting_by_cells_recovers_what_a_coach_adds(people):
    values, tolerance = planted("effect of a coach")
    truth = {each["measure"]: each["value"] for each in values}
    some = known(people, 26)
    placed = days(some["placed_date"], some["start_date"]) <= 182
    keys = ["severity", "employed_before", "disability_type"]
    rates = some.assign(placed=placed).groupby([*keys, "stream"])["placed"]
    cells = rates.agg(["mean", "size"]).unstack("stream")
    gain = cells["mean"]["coach"] - cells["mean"]["standard"]
    att = np.average(gain, weights=cells["size"]["coach"])
    assert att == pytest.approx(truth["att"], abs=tolerance)
    plain = placed[some["stream"] == "coach"].mean() - placed[some["stream"] != "coach"].mean()
    assert plain == pytest.approx(truth["plain difference"], abs=tolerance)


def test_retention_and_its_hazard_ratio(people, first_jobs):
    values, tolerance = planted("job retention")
    for each in values[:-1]:
        some = first_jobs[first_jobs["stream"] == each["stream"]]
        mature = some[some["seen"] >= 7 * each["week"]]
        kept = (mature["lasted"] > 7 * each["week"]).mean()
        assert kept == pytest.approx(each["value"], abs=tolerance)
    severity = people.set_index("person_id")["severity"].loc[first_jobs["person_id"]]
    mature = first_jobs.assign(severity=severity.to_numpy()).query("seen >= 364")
    kept = (mature["lasted"] > 364).groupby([mature["severity"], mature["stream"]]).mean()
    hazard = -np.log(kept.unstack("stream"))
    ratio = (hazard["coach"] / hazard["standard"]).mean()
    assert ratio == pytest.approx(values[-1]["value"], abs=0.05)


def test_reasons_why_jobs_end(first_jobs):
    values, tolerance = planted("why jobs end")
    mature = first_jobs[first_jobs["seen"] >= 364]
    for each in values:
        some = mature[mature["stream"] == each["stream"]]
        ended = (some["end_reason"] == each["reason"]) & (some["lasted"] <= 364)
        assert ended.mean() == pytest.approx(each["value"], abs=tolerance)


def test_hazards_of_a_job_and_of_withdrawing(people):
    values, tolerance = planted("time to a first job")
    some = known(people, 0)
    ends = some["placed_date"].where(some["placed_date"] != "", some["exit_date"])
    time = days(ends.where(ends != "", "2023-12-31"), some["start_date"])
    events = {
        "placed": some["placed_date"] != "",
        "withdrew": (some["placed_date"] == "") & (some["exit_date"] != ""),
    }
    keys = [some["severity"], some["employed_before"], some["stream"]]
    for each in values:
        rate = events[each["cause"]].groupby(keys).sum() / time.groupby(keys).sum()
        ratio = rate.unstack("stream")
        ratio = np.exp(np.log(ratio["coach"] / ratio["standard"]).mean())
        assert ratio == pytest.approx(each["value"], abs=2 * tolerance)


def test_change_before_and_after(people):
    values, tolerance = planted("before and after")
    some = people[people["employed_after"] != ""]
    for each in values:
        name = each["outcome"]
        pair = [some[f"{name}_{when}"] for when in ("before", "after")]
        if name == "employed":
            pair = [(column == "yes").astype(float) for column in pair]
        change = (pair[1].astype(float) - pair[0].astype(float)).mean()
        assert change == pytest.approx(each["value"], rel=tolerance)


def test_two_providers_stand_out(people):
    values, _ = planted("providers")
    some = known(people, 26)
    placed = days(some["placed_date"], some["start_date"]) <= 182
    keys = [some["severity"], some["stream"], some["employed_before"]]
    expected = placed.groupby(keys).transform("mean")
    ratio = placed.groupby(some["provider"]).sum() / expected.groupby(some["provider"]).sum()
    high, low = (each["provider"] for each in values)
    assert ratio.idxmax() == high
    assert ratio.idxmin() == low


def test_stages_convert_as_planted_and_run_forward():
    values, tolerance = planted("stages of support")
    stages = read("stages.csv")
    reached = stages.groupby("stage")["person_id"].nunique()
    for each in values:
        share = reached[each["to"]] / reached[each["from"]]
        assert share == pytest.approx(each["value"], abs=tolerance)
    assert (
        stages.groupby("person_id")["date"].agg(lambda dates: dates.is_monotonic_increasing).all()
    )


def test_shares_of_instruments():
    values, tolerance = planted("instruments")
    table = read("instruments.csv")
    for each in values:
        share = (table["instrument"] == each["instrument"]).sum() / 1_500
        assert share == pytest.approx(each["value"], abs=tolerance)


def test_costs_per_start_and_per_placement(people):
    values, tolerance = planted("costs")
    costs = read("costs.csv").astype({"amount": int})
    for each in values:
        spent = costs.loc[costs["stream"] == each["stream"], "amount"].sum()
        unit = spent / (people["stream"] == each["stream"]).sum()
        if each["measure"] == "cost per placement":
            some = known(people, 52).query("stream == @each['stream']")
            unit /= (days(some["placed_date"], some["start_date"]) <= 364).mean()
        assert unit == pytest.approx(each["value"], rel=tolerance)


def test_two_by_two_difference_in_differences():
    values, tolerance = planted("all join at once")
    table = read("areas_policy.csv").astype({"employment_rate": float, "year": int})
    mean = table.groupby(["treated", table["year"] >= 2019])["employment_rate"].mean()
    change = mean.unstack().diff(axis=1)[True]
    assert change["yes"] - change["no"] == pytest.approx(values[0]["value"], abs=tolerance)


@pytest.mark.parametrize("file", ["areas_yearly.csv", "areas_monthly.csv"])
def test_staggered_effects_of_each_cohort_and_year(file):
    values, tolerance = planted("staggered adoption", file)
    table = read(file).astype({"employment_rate": float})
    year = table["year" if "year" in table else "month"].str[:4].astype(int)
    mean = table.groupby([table["first_treated"].str[:4], year])["employment_rate"].mean().unstack()
    for each in values:
        if each["measure"] == "att":
            gap = mean.loc[str(each["cohort"])] - mean.loc[""]
            att = gap[each["time"]] - gap[each["cohort"] - 1]
            assert att == pytest.approx(each["value"], abs=tolerance)


def test_the_city_against_its_past_and_against_the_others():
    table = read("city_monthly.csv").astype({"employment_rate": float})
    wide = table.pivot(index="month", columns="area", values="employment_rate")
    assert wide.shape == (120, 31)
    city, others = wide["Harbourgate"].to_numpy(), wide.drop(columns="Harbourgate").mean(axis=1)
    month = np.arange(120)
    after = np.clip(month - 60, 0, None)
    turn = 2 * np.pi * month / 12
    season = [np.sin(turn), np.cos(turn)]
    design = np.column_stack([np.ones(120), month, month >= 60, after, *season])
    fitted = np.linalg.lstsq(design, city, rcond=None)[0]
    (level, slope), tolerance = planted("one city, its own past")
    assert fitted[2] == pytest.approx(level["value"], abs=tolerance)
    assert fitted[3] == pytest.approx(slope["value"], abs=0.03)
    (att,), tolerance = planted("one city, a weighted comparison")
    gap = city - others.to_numpy()
    assert gap[60:].mean() - gap[:60].mean() == pytest.approx(att["value"], abs=tolerance)


@pytest.mark.parametrize(
    ("reader", "name"),
    [
        (pyreadstat.read_sav, "participants.sav"),
        (pyreadstat.read_dta, "participants.dta"),
    ],
)
def test_coded_files_say_what_the_plain_file_says(people, reader, name):
    table, told = reader(str(path(f"city_partnership/{name}")), user_missing=True)
    entry = next(e for e in codebook("city_partnership")["files"] if e["path"] == name)
    assert list(table.columns) == [each["name"] for each in entry["columns"]]
    assert len(table) == entry["rows"]
    some = people.head(len(table))
    for column in ("stream", "severity", "status_now"):
        assert table[column].map(CODES[column]).tolist() == some[column].tolist()
    for column in ("employed_after", "hours_after", "earnings_after"):
        codes = _missing_codes(told, column)
        missing = table[column].isin(codes).to_numpy()
        assert (missing == (some[column] == "").to_numpy()).all()
        said = next(each for each in entry["columns"] if each["name"] == column)["missing"]
        assert [str(each).lstrip(".") for each in said] == [str(each) for each in codes]


def _missing_codes(told, column):
    if column in told.missing_ranges:
        return [int(each["lo"]) for each in told.missing_ranges[column]]
    return told.missing_user_values[column]
