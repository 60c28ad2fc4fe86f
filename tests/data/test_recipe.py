"""Recipes: named steps that change a copy, follow their rows, and can be written down."""

import pytest

from analyses.grammar import codec
from analyses.grammar.conditions import Compare
from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, kinds, values
from workbench.data.quality.report import quality
from workbench.data.read import read, read_with_reading
from workbench.data.recipe import Recipe
from workbench.data.steps.cells import BlankCells, MapValues, SetKind, SetMissing
from workbench.data.steps.columns import Rename
from workbench.data.steps.rows import DropDuplicates, DropRows, KeepRows

STEPS = (
    SetKind("weekly_hours", "decimal"),
    Rename("full name", "name"),
    SetMissing("hourly_wage", (-3.0,)),
    BlankCells("weekly_hours", "weekly_hours > 168"),
    BlankCells("job_end", Compare("job_end", "<", 0, column="job_start")),
    DropDuplicates(("person_id",)),
    DropRows("birth_date < 1900-01-01"),
    KeepRows('person_id != "06"'),
    MapValues("name", (("Ann Lee", "A. Lee"), ("Bo Chen", ""))),
)


@pytest.fixture
def table():
    return read(FILES / "contradictions.csv")


def test_each_step_does_what_it_says(table):
    made = Recipe(STEPS).apply(table)
    assert made.size == 5
    assert kinds(made)["weekly_hours"] == "decimal"
    assert values(made, "weekly_hours") == [30.0, 30.0, None, 30.0, 30.0]
    assert values(made, "name") == ["A. Lee", None, "Cy Dow", "Di Fox", "A. Lee"]
    assert values(made, "hourly_wage")[3] is None
    assert values(made, "job_end") == ["2022-06-01", None, None, None, None]


def test_a_recipe_leaves_the_table_as_it_was(table):
    before = table.fingerprint(table.names)
    made = Recipe(STEPS).apply(table)
    assert table.fingerprint(table.names) == before
    assert made.fingerprint(["person_id"]) != table.fingerprint(["person_id"])


def test_a_recipe_follows_its_rows(table):
    _, places = Recipe(STEPS).follow(table)
    assert places.tolist() == [0, 1, 2, 3, 4]
    _, places = Recipe((DropRows("weekly_hours > 168"), DropDuplicates())).follow(table)
    assert places.tolist() == [0, 1, 3, 4, 5, 7]


def test_recipes_can_be_written_and_read_back():
    recipe = Recipe(STEPS)
    assert codec.read(codec.write(recipe)) == recipe


def test_the_script_makes_the_same_table(table):
    lines = Recipe(STEPS).script()
    room = {"table": table}
    exec("\n".join(lines), room)
    made = Recipe(STEPS).apply(table)
    assert room["table"].fingerprint(made.names) == made.fingerprint(made.names)


def test_every_step_has_words():
    for step in STEPS:
        assert str(step.words)
        assert "{" not in str(step.words)


def test_renaming_renames_the_design(table):
    made = Rename("person_id", "who").apply(table)
    assert "who" in dict(made.design.columns).values()
    with pytest.raises(Refusal) as told:
        Rename("person_id", "job_end").apply(table)
    assert told.value.code == "name-taken"


def test_words_become_days_once_the_order_is_said():
    table = read_with_reading(FILES / "day_or_month.csv").table
    with pytest.raises(Refusal) as told:
        SetKind("start_date", "date").apply(table)
    assert (told.value.code, told.value.field) == ("ambiguous-dates", "format")
    made = SetKind("start_date", "date", "dmy").apply(table)
    assert kinds(made)["start_date"] == "date"
    back = SetKind("start_date", "text").apply(made)
    assert values(back, "start_date") == values(made, "start_date")


def test_what_cannot_be_that_kind_is_refused(table):
    with pytest.raises(Refusal) as told:
        SetKind("full name", "decimal").apply(table)
    assert told.value.code == "not-that-kind"
    with pytest.raises(Refusal) as told:
        SetKind("nobody", "text").apply(table)
    assert told.value.code == "missing-column"


def test_a_condition_on_a_missing_column_is_refused(table):
    with pytest.raises(Refusal) as told:
        DropRows("weekly_hour > 3").apply(table)
    assert (told.value.code, told.value.field) == ("missing-column", "condition")


def test_fixes_of_findings_take_the_findings_away():
    reading = read_with_reading(FILES / "contradictions.csv")
    found = quality(reading)
    fixes = [finding.fix for finding in found if finding.fix is not None]
    codes = {finding.code for finding in found if finding.fix is not None}
    mended, places = Recipe(tuple(fixes)).follow(reading.table)
    left = quality(mended, row_numbers=reading.row_numbers[places])
    assert codes
    assert codes.isdisjoint({finding.code for finding in left})
