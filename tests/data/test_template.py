"""A saved mapping reads next month's file, and says what has changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Records, Role
from workbench.command_line import main
from workbench.data.read import read, read_with_reading
from workbench.data.recipe import Recipe
from workbench.data.steps.cells import MapValues
from workbench.data.steps.columns import Rename
from workbench.data.steps.rows import KeepRows
from workbench.data.template import load_template, save_template, template_of

HEAD = "who,began,left,pay,town,insured"
ROWS = [
    f"a{n},0{n % 9 + 1}/0{n % 3 + 1}/2023,,{n}00.5,{'NSE'[n % 3]},{'yn'[n % 2]}"
    for n in range(1, 31)
]
RECIPE = Recipe(
    (Rename("pay", "wage"), MapValues("town", (("N", "north"),)), KeepRows("wage > 200"))
)
DESIGN = Design(
    ((Role.PERSON, "who"), (Role.JOB_START, "began"), (Role.WAGE, "wage"), (Role.AREA, "town")),
    records=Records.PLACEMENTS,
)


def month(tmp_path: Path, name: str, head: str = HEAD, rows: list[str] = ROWS) -> Path:
    file = tmp_path / name
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    first = month(tmp_path, "april.csv")
    reading = read_with_reading(first)
    options = reading.options.with_date("began", "dmy")
    table = read_with_reading(first, options).table
    made = template_of(table, options, DESIGN, Basis.SPELLS, RECIPE)
    return save_template(made, tmp_path / "placements.json")


def codes(reading) -> list[tuple[str, str | None]]:
    return [(f.code, f.column) for f in reading.told if f.code.startswith("template-")]


def test_the_same_file_reads_the_same_and_nothing_is_told(tmp_path, saved) -> None:
    reading = read_with_reading(tmp_path / "april.csv", template=saved)
    table = reading.table
    assert codes(reading) == []
    assert not reading.questions
    assert table.design == DESIGN
    assert table.basis is Basis.SPELLS
    assert table.columns["began"].info.kind is Kind.DATE
    assert "north" in table.levels("town")
    assert table.size == sum(n * 100 + 0.5 > 200 for n in range(1, 31)) == 29
    assert reading.row_numbers[0] == 3
    assert read(tmp_path / "april.csv", template=saved).frame().equals(table.frame())


def test_columns_are_found_by_name_when_their_order_changed_and_some_were_added(
    tmp_path, saved
) -> None:
    head = "town,insured,notes,WHO,pay,left,began"
    rows = [f"N,y,fine,a{n},{n}50.5,,0{n % 9 + 1}/02/2023" for n in range(3, 20)]
    reading = read_with_reading(month(tmp_path, "may.csv", head, rows), template=saved)
    assert codes(reading) == [("template-respelt", "WHO"), ("template-new", "notes")]
    assert reading.table.design == DESIGN
    assert reading.table.columns["began"].info.kind is Kind.DATE


def test_everything_that_changed_is_told_and_nothing_else(tmp_path, saved) -> None:
    head = "who,began_on,left,pay,town,colour"
    rows = [f"a{n},0{n}/02/2023,,high,{'NSX'[n % 3]},red{n}" for n in range(1, 9)]
    reading = read_with_reading(month(tmp_path, "june.csv", head, rows), template=saved)
    assert codes(reading) == [
        ("template-renamed", "began_on"),
        ("template-gone", "insured"),
        ("template-new", "colour"),
        ("template-kind", "pay"),
        ("template-values", "town"),
    ]
    told = {f.code: str(f.words) for f in reading.told}
    assert told["template-renamed"] == (
        "began of the template is not there; began_on may be the same column."
    )
    assert told["template-values"].endswith("does not know: X")
    fixes = [f.fix for f in reading.told if f.fix is not None]
    assert Rename("began_on", "began") in fixes


def test_a_step_that_cannot_be_followed_is_left_out_and_told(tmp_path, saved) -> None:
    rows = [f"a{n},0{n}/02/2023,N" for n in range(1, 9)]
    reading = read_with_reading(month(tmp_path, "june.csv", "who,began,town", rows), template=saved)
    left = [str(f.words) for f in reading.told if f.code == "template-step"]
    assert len(left) == 2
    assert "Rename pay to wage" in left[0]
    assert "wage > 200" in left[1]
    assert "north" in reading.table.levels("town")


def test_a_script_is_refused_when_a_column_that_plays_a_part_is_gone(tmp_path, saved) -> None:
    file = month(tmp_path, "may.csv", "who,left,pay,town", [f"a{n},,{n}00.5,N" for n in range(9)])
    with pytest.raises(Refusal) as refused:
        read(file, template=saved)
    assert refused.value.code == "template-column-gone"
    assert "began" in str(refused.value)


def test_a_moved_heading_is_found_again(tmp_path, saved) -> None:
    file = tmp_path / "may.csv"
    file.write_text("\n".join(["Report of May,,,,,", ",,,,,", HEAD, *ROWS]) + "\n", "utf-8")
    reading = read_with_reading(file, template=saved)
    assert codes(reading) == []
    assert reading.table.design == DESIGN


def test_without_the_recipe_only_names_kinds_and_spellings_are_kept(tmp_path) -> None:
    table = read_with_reading(month(tmp_path, "april.csv")).table
    reading = read_with_reading(tmp_path / "april.csv")
    made = template_of(table, reading.options, DESIGN, Basis.SPELLS, RECIPE, with_recipe=False)
    assert [type(step).__name__ for step in made.recipe.steps] == ["Rename", "MapValues"]


def test_a_template_comes_back_as_it_was(tmp_path, saved) -> None:
    made = load_template(saved)
    again = save_template(made, tmp_path / "again.json")
    assert load_template(again) == made
    assert again.read_text("utf-8") == saved.read_text("utf-8")
    assert json.loads(saved.read_text("utf-8"))["roles"]["job start"] == "began"


def test_the_cut_off_of_one_month_is_not_that_of_the_next(tmp_path) -> None:
    reading = read_with_reading(month(tmp_path, "april.csv"))
    values = ((Role.CUT_OFF, "2023-04-30"), (Role.TREATED, "N"))
    design = Design(DESIGN.columns, values)
    made = template_of(reading.table, reading.options, design, Basis.SPELLS)
    assert made.design.values == ((Role.TREATED, "N"),)


@pytest.mark.parametrize(
    "change",
    [
        {"template": 99}, {"columns": [{"name": 3, "kind": "text"}]}, {"roles": {"king": "who"}},
        {"recipe": [{"is": "Design"}]}, {"recipe": [{"is": "os.system"}]}, {"basis": "crowns"},
        {"reading": {"dates": "tomorrow"}}, {"reading": {"speed": 3}}, {"columns": 7},
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused(tmp_path, saved, change) -> None:
    said = json.loads(saved.read_text("utf-8")) | change
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_text(json.dumps(said), "utf-8")
    with pytest.raises(Refusal) as refused:
        load_template(spoilt)
    assert refused.value.code == "no-template"


def test_a_step_that_was_tampered_with_is_left_out_and_told(tmp_path, saved) -> None:
    said = json.loads(saved.read_text("utf-8"))
    said["recipe"][1]["mapping"] = 7
    saved.write_text(json.dumps(said), "utf-8")
    reading = read_with_reading(tmp_path / "april.csv", template=saved)
    assert codes(reading) == [("template-step", None)]


def test_ask_and_check_take_a_template_and_the_script_runs(tmp_path, saved, capsys) -> None:
    file = month(tmp_path, "may.csv")
    script = tmp_path / "again.py"
    words = ["check", str(file), "--template", str(saved), "--json"]
    assert main(words) in (0, 1)
    assert "dates[began] is undecided" not in capsys.readouterr().out
    asked = ["ask", "before-after", str(file), "--before", "wage", "--after", "wage"]
    done = main([*asked, "--template", str(saved), "--script", str(script), "--json"])
    assert done == 0, capsys.readouterr().err
    assert f"template={str(saved)!r}" in script.read_text("utf-8")
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, encoding="utf-8",
        cwd=root, env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
