"""What the article of 2024 asks for can be counted in the city's files, and what it leaves open."""

from collections import defaultdict
from datetime import date

import pytest

from sample_data import codebook
from tests.sample_data.programme import count, is_shown, reading, rows, tally

INSTRUMENTS = ("city_partnership/instruments.csv", None)
BUDGET = ("city_partnership/budget.xlsx", "Budget")
ACTIVITIES = ("city_partnership/activities.csv", None)
INTERNS = ("city_partnership/internships.csv", None)
QUALITY = ("city_partnership/job_quality.csv", None)
MEETINGS = ("city_partnership/meetings.csv", None)
JOBS = ("city_partnership/placements.csv", None)
FOUR = {"lower premiums", "wage subsidy", "training", "employment services"}


def test_four_instruments_overlap_in_the_same_people():
    held = defaultdict(set)
    for each in rows(*INSTRUMENTS):
        held[each["person_id"]].add(each["instrument"])
    assert set().union(*held.values()) == FOUR
    sizes = {len(mix) for mix in held.values()}
    assert sizes == {1, 2, 3, 4}
    assert sum(map(len, held.values())) == len(rows(*INSTRUMENTS))


def test_four_departments_meet_every_quarter():
    found = tally(*MEETINGS, "department")
    assert set(found) == {"human resources", "social security", "finance", "education"}
    assert set(found.values()) == {20}
    quarters = {(e["date"].year, (e["date"].month - 1) // 3) for e in rows(*MEETINGS)}
    assert len(quarters) == 20


def test_money_was_budgeted_paid_and_late():
    lines = rows(*BUDGET)
    assert {each["Instrument"] for each in lines} == FOUR
    assert len(lines) == 80
    for each in lines:
        assert each["Budget"] - each["Disbursed"] == each["Balance"]
        assert (each["Paid"] is None) == (each["Disbursed"] == 0)
    late = [(each["Paid"] - each["Due"]).days for each in lines if each["Paid"]]
    assert min(late) < 0 < max(late)
    assert min(each["Balance"] for each in lines) < 0  # written in brackets
    assert {each["Due"] for each in lines if each["Year"] == 2019} == {
        date(2019, month, 15) for month in (1, 4, 7, 10)
    }


def test_each_actor_does_what_the_article_says():
    found = set(tally(*ACTIVITIES, "actor", "activity"))
    assert {("employers", "customised job"), ("employers", "internship")} <= found
    for actor in ("social organisations", "volunteers"):
        assert (actor, "career guidance") in found
        assert (actor, "psychological counselling") in found


def test_interns_who_were_hired_have_the_job_in_the_placements():
    jobs = {each["spell_id"]: each for each in rows(*JOBS)}
    hired = [each for each in rows(*INTERNS) if each["hired"] == "yes"]
    assert (len(hired), len(rows(*INTERNS))) == (48, 120)
    for each in hired:
        job = jobs[each["spell_id"]]
        assert (job["person_id"], job["employer_id"]) == (each["person_id"], each["employer_id"])
        assert each["start"] < each["end"] < job["start"]
    assert count(*INTERNS, hired="no", spell_id=None) == 72


def test_quality_of_jobs_has_one_field_for_each_dimension():
    lines = rows(*QUALITY)
    assert {each["spell_id"] for each in lines} <= {each["spell_id"] for each in rows(*JOBS)}
    known = [each["satisfaction"] for each in lines if each["satisfaction"] is not None]
    assert set(known) == {1, 2, 3, 4, 5}  # 9 is no answer
    assert len(known) < len(lines)


@pytest.mark.parametrize(
    "name", [each["name"] for each in codebook("city_partnership")["discrepancies"]]
)
def test_the_quality_list_shows_each_discrepancy_in_four_languages(name):
    assert is_shown("city_partnership", name)


def test_nothing_has_to_be_asked():
    for entry in codebook("city_partnership")["files"]:
        assert not reading(f"city_partnership/{entry['path']}", entry["sheet"]).questions
