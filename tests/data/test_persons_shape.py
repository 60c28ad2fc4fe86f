"""One row a person."""

import pytest

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis
from tests.data.samples import values
from workbench.data.read import read
from workbench.data.steps.shapes import persons

ROWS = "person,job start,job\na,2023-03-01,2\nb,2023-02-01,1\na,2023-01-01,1\n,2023-01-01,9\na,,3\n"


@pytest.fixture
def spells(tmp_path):
    (tmp_path / "spells.csv").write_text(ROWS, encoding="utf-8")
    return read(tmp_path / "spells.csv")


def test_the_first_and_the_last_row_of_each_person(spells):
    first = persons(spells, "person", "job start")
    assert (values(first, "person"), values(first, "job")) == (["b", "a"], [1, 1])
    last = persons(spells, "person", "job start", keep="last")
    assert sorted(zip(values(last, "person"), values(last, "job"), strict=True)) == [
        ("a", 2),
        ("b", 1),
    ]
    assert first.basis is Basis.PERSONS


def test_the_design_says_person_and_order(spells):
    assert values(persons(spells), "job") == [1, 1]


def test_who_left_is_told(spells):
    told = persons(spells).attrition()
    assert told.submitted == 5
    assert [drop.n for drop in told.drops] == [1, 2]
    assert told.linked == 2


def test_without_a_person_there_is_no_shape(tmp_path):
    (tmp_path / "areas.csv").write_text("area,rate\na,1\nb,2\n", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        persons(read(tmp_path / "areas.csv"))
    assert told.value.field == "person"
