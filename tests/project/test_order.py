"""Sources that need each other: prepared in order, renamed together, never in a circle."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from tests.data.samples import values
from workbench.command_line import main
from workbench.data.recipe import Recipe
from workbench.data.steps.columns import DropColumns, Rename
from workbench.data.steps.deriving import Derive
from workbench.data.steps.editing import EditCells
from workbench.data.steps.joining import Append, Join
from workbench.data.steps.rows import DropRows, KeepRows
from workbench.project import edits
from workbench.project.order import in_order, needing
from workbench.project.project import Project, Source, project_from_json
from workbench.project.project_file import save_project
from workbench.project.pseudonyms import project_key, pseudonym
from workbench.project.running import load_sources, walk_sources

JOBS = (
    "person,start,pay\nann,2023-01-05,10\nbob,2023-02-06,20\ncem,2023-03-07,30\nann,2023-05-01,15\n"
)
PEOPLE = "who,born,sex\nann,1990-01-01,f\nbob,1980-01-01,m\nzoe,1970-01-01,f\n"
LATER = "person,start,pay\ndan,2023-06-01,99\n"
JOIN = Join("people", (("person", "who"),))


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    project = replace(Project.new("Study"), id="p1")
    for name, text in {"jobs": JOBS, "people": PEOPLE, "later": LATER}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        who = "who" if name == "people" else "person"
        source = Source(
            name, name, str(tmp_path / f"{name}.csv"), design=Design(((Role.PERSON, who),)),
            basis=Basis.PERSONS if name == "people" else Basis.SPELLS,
        )  # fmt: skip
        project = edits.with_source(project, source)
    return project


def test_a_source_is_joined_with_one_that_comes_after_it(study: Project) -> None:
    study = edits.with_recipe_step(study, "people", Rename("sex", "gender"))
    study = edits.with_recipe_step(study, "jobs", JOIN)
    assert [source.name for source in in_order(study)] == ["people", "jobs", "later"]
    walks = walk_sources(study)
    assert list(walks) == ["jobs", "people", "later"]
    assert values(walks["jobs"].table, "gender") == ["f", "m", None, "f"]
    assert walks["jobs"].table.columns["person"].levels[0].startswith("p-")
    assert [str(note) for note in walks["jobs"].counts[0].notes] == [
        "3 of 4 rows found their row in people; 1 did not.",
        "1 row of people belongs to no row here.",
    ]


def test_identifiers_that_come_from_another_table_are_hidden_too(study: Project) -> None:
    study = edits.with_identifiers(study, "later", kept=True)
    study = edits.with_recipe_step(study, "jobs", Append(("later",)))
    table = load_sources(study)["jobs"]
    assert table.size == 5
    assert pseudonym("dan", project_key("p1")) in table.columns["person"].levels
    assert all(level.startswith("p-") for level in table.columns["person"].levels)


def test_tables_that_need_each_other_are_refused(study: Project) -> None:
    study = edits.with_recipe_step(study, "jobs", JOIN)
    back = Join("jobs", (("who", "person"),), twice="first")
    with pytest.raises(Refusal) as told:
        edits.with_recipe_step(study, "people", back)
    assert told.value.code == "sources-in-a-circle"
    assert "jobs, people" in str(told.value)
    off = edits.with_step_switched(study, "jobs", 0, on=False)
    off = edits.with_recipe_step(off, "people", back)
    assert load_sources(off)["people"].size == 3
    with pytest.raises(Refusal):
        edits.with_step_switched(off, "jobs", 0, on=True)


def test_a_name_changes_in_the_steps_too(study: Project) -> None:
    study = edits.with_recipe_step(study, "jobs", JOIN)
    study = edits.with_recipe_step(study, "jobs", Append(("later", "people"), "from"))
    renamed = edits.rename_source(study, "people", "register")
    recipe = renamed.source("jobs").recipe
    assert recipe is not None
    assert recipe.needs == ("register", "later")
    with pytest.raises(Refusal) as told:
        edits.rename_source(study, "people", "jobs")
    assert told.value.code == "name-taken"


def test_a_source_that_is_needed_cannot_be_removed(study: Project) -> None:
    study = edits.with_recipe_step(study, "jobs", JOIN)
    assert [source.name for source in needing(study, study.source("people"))] == ["jobs"]
    with pytest.raises(Refusal) as told:
        edits.without_source(study, "people")
    assert told.value.code == "source-needed"
    assert "jobs" in str(told.value)
    gone = edits.without_source(edits.without_step(study, "jobs", 0), "people")
    assert not gone.has("people")


def test_a_step_that_cannot_be_done_leaves_the_other_sources_alone(study: Project) -> None:
    study = edits.with_recipe_step(study, "people", DropColumns(("height",)))
    study = edits.with_recipe_step(study, "jobs", DropRows("pay > 25"))
    study = edits.with_recipe_step(study, "jobs", JOIN)
    walks = walk_sources(study)
    assert walks["later"].refusal is None
    assert walks["people"].refusal is not None
    assert walks["people"].refusal.code == "missing-column"
    assert walks["people"].table.size == 3
    assert walks["jobs"].refusal is not None
    assert (walks["jobs"].refusal.code, walks["jobs"].stopped) == ("broken-source", 1)
    assert walks["jobs"].table.size == 3
    with pytest.raises(Refusal):
        load_sources(study)


def test_steps_are_put_in_replaced_and_moved(study: Project) -> None:
    first, second, third = DropRows("pay > 25"), Rename("pay", "wage"), KeepRows("wage > 5")
    made = edits.with_recipe_step(study, "jobs", first)
    made = edits.with_recipe_step(made, "jobs", third)
    made = edits.with_step_switched(made, "jobs", 1, on=False)
    made = edits.with_recipe_step(made, "jobs", second, at=1)

    def now(project: Project) -> tuple[object, ...]:
        source = project.source("jobs")
        return (*(source.recipe or Recipe()).steps, source.switched_off)

    assert now(made) == (first, second, third, (2,))
    assert now(edits.with_step_moved(made, "jobs", 2, 0)) == (third, first, second, (0,))
    other = KeepRows("wage > 15")
    replaced = edits.with_step_replaced(made, "jobs", 2, other)
    assert now(replaced) == (first, second, other, (2,))
    for at in (-1, 3):
        with pytest.raises(KeyError):
            edits.with_step_replaced(made, "jobs", at, other)
        with pytest.raises(KeyError):
            edits.with_step_moved(made, "jobs", 0, at)
    broken = edits.with_step_switched(edits.with_step_moved(made, "jobs", 1, 2), "jobs", 1, on=True)
    walk = walk_sources(broken)["jobs"]
    assert str(walk.refusal).startswith("Step 2 (Keep rows where wage > 5): There is no column")


def test_what_steps_say_of_persons_holds_for_pseudonyms(study: Project) -> None:
    steps = (
        Derive("first", 'if person == "ann" then 1 else 0'),
        Derive("copy", "person"),
        KeepRows('copy in ("ann", "bob")'),
        EditCells("pay", (2,), (21,), ("20",), "person", ("bob",)),
        EditCells("pay", (1,), (11,), ("10",), "person", (pseudonym("ann", project_key("p1")),)),
    )
    for step in steps:
        study = edits.with_recipe_step(study, "jobs", step)
    table = load_sources(study)["jobs"]
    assert values(table, "first") == [1, 0, 1]
    assert values(table, "pay") == [11, 21, 15]


def test_steps_survive_the_project_file(study: Project) -> None:
    study = edits.with_recipe_step(study, "jobs", JOIN)
    study = edits.with_recipe_step(
        study, "jobs", EditCells("pay", (1, 2), (None, 2.5), (None, "20"), "person", ("ann", None))
    )
    assert project_from_json(json.loads(json.dumps(study.to_json()))) == study


def test_a_study_runs_on_next_months_file_and_tells_what_no_longer_fits(
    study: Project, tmp_path: Path
) -> None:
    study = edits.with_recipe_step(study, "jobs", JOIN)
    study = edits.with_recipe_step(study, "jobs", EditCells("pay", (2,), (21,), ("20",)))
    study = edits.with_recipe_step(study, "people", DropRows("born > 1985-01-01"))
    saved = tmp_path / "study.wbk"
    save_project(study, saved)
    new, other = tmp_path / "new.csv", tmp_path / "other.csv"
    new.write_text("person,start,pay\nbob,2023-07-01,40\nzoe,2023-07-02,50\n", encoding="utf-8")
    other.write_text("who,birth\nbob,1980-01-01\n", encoding="utf-8")
    assert main(["run", str(saved), "--out", str(tmp_path / "a"), "--data", f"jobs={new}"]) == 0
    told = json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))["tables"]
    assert told["jobs"]["rows"] == 2
    assert (
        told["jobs"]["steps"][0]["told"][1] == "2 of 2 rows found their row in people; 0 did not."
    )
    assert "was not made" in told["jobs"]["steps"][1]["told"][0]
    assert told["people"]["steps"][0]["rows_after"] == 2
    words = ["run", str(saved), "--out", str(tmp_path / "b"), "--data", f"people={other}"]
    assert main(words) == 3
    told = json.loads((tmp_path / "b" / "report.json").read_text(encoding="utf-8"))["tables"]
    assert told["people"]["stopped"]["code"] == "missing-column"
    assert told["jobs"]["stopped"]["code"] == "broken-source"
    assert told["later"]["stopped"] is None
