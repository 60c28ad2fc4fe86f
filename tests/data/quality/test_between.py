"""Tables of one programme are held against each other, each finding with its table and rows."""

from datetime import date, timedelta

import pytest

from analyses.grammar.roles import Basis, Role
from sample_data import path
from tests.data.quality.tables import named, table
from workbench.data.options import options
from workbench.data.quality.between import Named, between
from workbench.data.read import read_with_reading

DAY = date(2023, 3, 1)
PEOPLE = 20


def persons(**more):
    ids = [f"{place:03d}" for place in range(PEOPLE)]
    roles = {Role.PERSON: "id", Role.START: "entered", Role.EXIT: "left", Role.BIRTH: "born",
             Role.DEATH: "died", Role.SEX: "sex", Role.AREA: "area"}  # fmt: skip
    columns = {
        "id": ids,
        "entered": [DAY] * PEOPLE,
        "left": [DAY + timedelta(200)] * PEOPLE,
        "born": [date(1990, 1, 1 + place) for place in range(PEOPLE)],
        "died": [None] * (PEOPLE - 1) + [DAY + timedelta(50)],
        "sex": ["f", "m"] * (PEOPLE // 2),
        "area": ["North", "South", "East", "West"] * (PEOPLE // 4),
    } | more
    return named("people", table(roles, **columns))


def jobs(**more):
    roles = {Role.PERSON: "id", Role.JOB_START: "start", Role.SEX: "gender", Role.AREA: "town"}
    columns = {
        "id": [f"{place:03d}" for place in range(10)],
        "start": [DAY + timedelta(30)] * 10,
        "gender": ["female", "male"] * 5,
        "town": ["North", "South"] * 5,
    } | more
    return named("jobs", table(roles, Basis.SPELLS, **columns))


def found(*tables):
    return {(f.code, f.table): f for f in between(tables)}


def test_tables_that_agree_have_no_findings():
    assert between([persons(), jobs()]) == ()


def test_a_job_of_an_unknown_person():
    ids = [*(f"{place:03d}" for place in range(9)), "999"]
    finding = found(persons(), jobs(id=ids))["unknown-person", "jobs"]
    assert (finding.severity, finding.rows) == ("problem", (10,))


def test_a_job_after_death_and_one_before_birth():
    ids = [*(f"{place:03d}" for place in range(9)), "019"]
    starts = [date(1980, 1, 1), *[DAY + timedelta(30)] * 8, DAY + timedelta(60)]
    told = found(persons(), jobs(id=ids, start=starts))
    assert told["after-death-elsewhere", "jobs"].rows == (10,)
    assert told["before-birth-elsewhere", "jobs"].rows == (1,)


def test_a_job_before_the_programme():
    starts = [DAY - timedelta(30), *[DAY + timedelta(30)] * 9]
    assert found(persons(), jobs(start=starts))["outside-the-programme", "jobs"].rows == (1,)


def test_where_most_jobs_come_before_the_programme_that_is_its_design():
    told = found(persons(), jobs(start=[DAY - timedelta(30)] * 10))
    assert ("outside-the-programme", "jobs") not in told


def test_a_sex_that_differs_however_it_is_written():
    gender = ["男" if place % 2 else "女" for place in range(10)]
    assert between([persons(), jobs(gender=gender)]) == ()
    gender[3] = "女"
    assert found(persons(), jobs(gender=gender))["facts-differ", "jobs"].rows == (4,)


def test_numbers_that_lost_their_noughts_still_find_their_persons():
    assert between([persons(), jobs(id=list(range(10)))]) == ()


def test_an_area_that_is_on_no_list_is_offered_the_nearest():
    roles = {Role.AREA: "name"}
    areas = named("areas", table(roles, Basis.UNITS, name=["North", "South", "East", "West"]))
    towns = ["North", "Sauth", *["South"] * 8]
    finding = found(persons(), jobs(town=towns), areas)["unknown-area", "jobs"]
    assert (finding.rows, finding.values) == ((2,), ("Sauth",))
    assert finding.fix.mapping == (("Sauth", "South"),)


def test_costs_of_a_programme_in_which_nobody_took_part():
    roles = {Role.PERSON: "id", Role.PROGRAMME: "p", Role.START: "s"}
    ids = ["a", "b", "c"]
    people = named("people", table(roles, id=ids, p=["x", "y", "x"], s=[DAY] * 3))
    roles = {Role.PROGRAMME: "programme", Role.AMOUNT: "cost"}
    costs = table(roles, Basis.UNITS, programme=["x", "y", "z"], cost=[1.0, 2.0, 3.0])
    assert found(people, named("costs", costs))["unknown-programme", "costs"].rows == (3,)


def test_one_file_under_two_names():
    reading = read_with_reading(path("nsw_1976/nsw.csv"))
    twice = [Named("a", reading.table), Named("b", reading.table)]
    assert [f.code for f in between(twice)] == ["same-file-twice"]


def test_a_million_links_do_not_take_long():
    told = between([_sample("participants"), _sample("placements"), _sample("stages")])
    assert told == ()


def _sample(name):
    file = path(f"city_partnership/{name}.csv")
    reading = read_with_reading(file)
    return Named(name, reading.table, reading.row_numbers, file)


@pytest.mark.parametrize("sheet", ["个案档案"])
def test_a_published_figure_that_the_records_do_not_give(sheet, tmp_path):
    for name in ("register.xlsx", "codebook.json"):
        (tmp_path / name).write_bytes(path(f"jiujiang/{name}").read_bytes())
    book = (tmp_path / "codebook.json").read_text("utf-8")
    assert '"value": 7,' in book
    (tmp_path / "codebook.json").write_text(book.replace('"value": 7,', '"value": 9,'), "utf-8")
    file = tmp_path / "register.xlsx"
    reading = read_with_reading(file, options(sheet=sheet))
    told = between([Named("register", reading.table, reading.row_numbers, file, sheet)])
    words = [str(f.words) for f in told if f.code == "published-differs"]
    assert any("9" in each and "7" in each for each in words)
