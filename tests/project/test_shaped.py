"""Projects whose recipe makes other rows of the records: design, basis and script."""

from __future__ import annotations

import datetime as dt

import pytest

from analyses import JobRetention, PlacementRate
from analyses.comparison.difference_in_differences import DifferenceInDifferences
from analyses.grammar import codec
from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from sample_data import path
from tests.samples import sample
from workbench.data.declaring import declared, reshapes, settled
from workbench.data.recipe import Recipe
from workbench.data.steps.areas import ToAreaMonths
from workbench.data.steps.joining import Join
from workbench.data.steps.menu import shape_to
from workbench.data.steps.participation import ToPeriods
from workbench.data.steps.periods import ToPersonMonths, ToPersonQuarters
from workbench.data.steps.rows import KeepRows
from workbench.data.steps.shapes import ToPersons
from workbench.data.steps.spells import ToSpells
from workbench.export.script import Prepared, script
from workbench.project.checking import checked
from workbench.project.project import Source
from workbench.project.running import prepare

PLACEMENTS = "city_partnership/placements.csv"
STEPS = (ToPersons(keep="last"), ToSpells(28, insured=("yes",)), ToPeriods(60), ToPersonMonths(),
         ToPersonQuarters(lag_quarters=2, cut_off=dt.date(2023, 1, 1)), ToAreaMonths())  # fmt: skip


def source(*steps, **more) -> Source:
    table = sample(PLACEMENTS)
    told = {"design": table.design, "basis": table.basis, "keeps_identifiers": True} | more
    return Source("s1", "placements", str(path(PLACEMENTS)), recipe=Recipe(steps), **told)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: type(step).__name__)
def test_shapes_are_kept_in_project_files(step):
    recipe = Recipe((step,))
    assert checked(codec.read(codec.write(recipe)), Recipe) == recipe
    assert reshapes(recipe)
    assert not reshapes(Recipe((KeepRows("a > 1"),)))
    assert str(step.words)


def test_a_shape_finds_the_columns_that_the_source_declares():
    table = sample(PLACEMENTS)
    bare = table.with_design(Design(), Basis.PERSONS)
    made = prepare(bare, source(ToSpells(28)), "p1")
    assert made.basis is Basis.SPELLS
    assert made.size == ToSpells(28).apply(table).size
    assert made.design.column(Role.JOB_START) == "start"
    assert made.design.value(Role.CUT_OFF) == dt.date(2023, 12, 31)


def test_what_a_shape_made_keeps_its_part_and_what_is_said_afterwards_counts():
    design = sample(PLACEMENTS).design.changed(Role.OUTCOME, "stream")
    made = prepare(sample(PLACEMENTS), source(ToPersonMonths(), design=design), "p1")
    assert made.design.column(Role.OUTCOME) == "employed"  # not a column of the rows before
    said = design.changed(Role.OUTCOME, "days_employed")
    again = prepare(sample(PLACEMENTS), source(ToPersonMonths(), design=said), "p1")
    assert again.design.column(Role.OUTCOME) == "days_employed"


def test_without_a_shape_the_source_says_what_a_row_is():
    made = prepare(
        sample(PLACEMENTS), source(KeepRows("insured == 'yes'"), basis=Basis.EVENTS), "p1"
    )
    assert made.basis is Basis.EVENTS


def test_declaring_leaves_out_columns_that_are_not_there_yet():
    table = sample(PLACEMENTS)
    design = table.design.changed(Role.PERSON, "who").changed(Role.TIME, "month")
    before = declared(table, design, Basis.SPELLS)
    assert before.design.column(Role.PERSON) == "person_id"
    assert before.design.column(Role.TIME) is None
    after = settled(ToPersonMonths().apply(before), before, design)
    assert after.design.column(Role.TIME) == "month"


def test_the_script_of_a_shaped_table_prints_the_same_answer(capsys):
    told = source(ToSpells(28))
    table = prepare(sample(PLACEMENTS), told, "p1")
    question = JobRetention.for_table(table)
    answer = question.run(table)
    lines = script(
        question, {"main": Prepared(told.path, None, told.recipe, told.basis, told.design)}
    )
    exec(compile(lines, "again.py", "exec"), {})
    assert str(answer.sentence) in capsys.readouterr().out


def test_a_refusal_offers_the_shape_that_a_question_counts():
    events = sample(PLACEMENTS)
    events = events.with_design(events.design, Basis.EVENTS)
    with pytest.raises(Refusal) as told:
        JobRetention.for_table(events).run(events)
    assert told.value.code == "wrong-basis"
    offered = {way.value: str(way.words) for way in told.value.ways_out}
    assert offered == {
        Basis.PERSONS: "Make it one row a person",
        Basis.SPELLS: "Make it one row a spell of work",
    }
    for basis in offered:
        made = shape_to(basis).apply(events)
        assert made.basis is basis
        assert JobRetention.for_table(made).run(made).estimates[0].basis is basis


def test_a_person_in_several_rows_is_offered_one_row_a_person():
    table = sample(PLACEMENTS)
    question = PlacementRate(
        start="start", placed="end", person="person_id", cut_off=dt.date(2023, 12, 31)
    )
    with pytest.raises(Refusal) as told:
        question.run(table.with_design(table.design, Basis.PERSONS))
    assert [way.value for way in told.value.ways_out] == [Basis.PERSONS]


def test_difference_in_differences_is_answered_on_area_months():
    others = {
        "areas": KeepRows("year == 2019").apply(sample("city_partnership/areas_yearly.csv")),
        "placements": sample(PLACEMENTS),
    }
    recipe = Recipe(
        (
            Join("areas", (("area", "area"),), ("first_treated",)),
            ToAreaMonths(spells="placements", from_day=dt.date(2019, 7, 1)),
        )
    )
    people = sample("city_partnership/participants.csv")
    made = recipe.apply(people, others)
    assert "first_treated" in made.names
    frame = made.frame()
    frame["late"] = frame["area"] < "H"
    answer = DifferenceInDifferences(
        outcome="employment_rate", unit="area", time="month", group="late", treated=True,
        start=dt.date(2022, 1, 1),
    ).run(frame)  # fmt: skip
    found = next(est for est in answer.estimates if est.term == "att")
    cells = frame.assign(after=frame["month"] >= "2022-01-01")
    means = cells.groupby(["late", "after"])["employment_rate"].mean()
    plain = (means[True, True] - means[True, False]) - (means[False, True] - means[False, False])
    assert found.value == pytest.approx(plain)
