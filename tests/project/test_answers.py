"""An answer is found again only for the same question of the same numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Result
from analyses.grammar.roles import Basis
from tests.project.things import project, result, table
from workbench.project import edits
from workbench.project.answers import Answers, answer_key
from workbench.project.project import Asked, Project
from workbench.project.project_file import save_project
from workbench.project.running import load_sources, run_project
from workbench.project.tables import publish

CSV = "person,before,after,note\n" + "".join(
    f"{n},{'yes' if n % 3 else 'no'},{'yes' if n % 4 else 'no'},x\n" for n in range(60)
)


def asked(**fields: Any) -> dict[str, Any]:
    given = {"before": "before", "after": "after", "positive": "yes"} | fields
    return Asked.new("before-after", "s1", given).to_json()


def test_the_key_is_of_the_question_and_the_columns_that_it_reads(tmp_path: Path) -> None:
    one = table()
    key = answer_key(asked(), {"main": one})
    assert key == answer_key(asked(), {"main": publish(one, tmp_path)})
    assert key == answer_key(asked(confidence=0.95), {"main": one})

    def changed(name: str) -> dict[str, Any]:
        columns = dict(one.columns)
        column = columns[name]
        columns[name] = replace(column, values=np.flip(column.values).copy(), missing=None)
        return {"main": replace(one, columns=columns, _hashes={})}

    assert answer_key(asked(), changed("wage")) == key
    others = [
        answer_key(asked(), changed("before")),
        answer_key(asked(where="wage > 2"), {"main": one}),
        answer_key(asked(where="wage > 2"), changed("wage")),
        answer_key(asked(), {"main": one.with_design(one.design, Basis.PERSONS)}),
        answer_key(asked(), {"main": one, "costs": one}),
        answer_key(asked(), {"main": replace(one, source="other.csv")}),
    ]
    assert len({key, *others}) == 7


def test_a_row_that_is_filtered_away_changes_the_key() -> None:
    from analyses.grammar.conditions import parse

    one = table()
    filtered = one.keep(parse("wage > 2"))
    other = one.keep(parse("born != 1"))
    keys = {answer_key(asked(), {"main": kept}) for kept in (one, filtered, other)}
    assert len(keys) == 3


@pytest.mark.parametrize(
    "question",
    [
        asked(before="befor"),
        asked(where="wage >"),
        {"question": "no", "version": 1, "fields": {}},
        {"question": "before-after", "version": 1, "fields": {"nothing": 1}},
    ],
)
def test_what_cannot_be_asked_has_no_key(question: dict[str, Any]) -> None:
    assert answer_key(question, {"main": table()}) is None


def test_the_least_recently_used_is_forgotten_first() -> None:
    answers = Answers({"a": result()}, most=2)
    answers.put("b", result())
    assert answers.get("a") == result()
    answers.put("c", result())
    assert answers.get("b") is None
    assert answers.get(None) is None
    assert list(answers.kept()) == ["a", "c"]
    assert list(answers.kept(["c", "z", None])) == ["c"]
    assert len(answers) == 2


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    (tmp_path / "jobs.csv").write_text(CSV, encoding="utf-8")
    made = project(path=str(tmp_path / "jobs.csv"), options=None, basis=Basis.PERSONS)
    made = edits.ask(made, replace(Asked.new("before-after", "s1", {"before": "nil"}), id="q2"))
    return edits.ask(made, replace(Asked.new("before-after", "gone", {}), id="q3"))


def test_a_whole_project_is_answered_or_refused(study: Project) -> None:
    answers = run_project(study, load_sources(study))
    assert list(answers) == ["q1", "q2", "q3"]
    assert isinstance(answers["q1"], Result)
    assert answers["q1"].parameters["positive"] == "yes"
    codes = [answer.code for answer in answers.values() if isinstance(answer, Refusal)]
    assert codes == ["missing-column", "no-such-source"]


def test_a_source_is_prepared_as_the_project_says(study: Project) -> None:
    loaded = load_sources(study)["s1"]
    assert loaded.columns["person"].levels[0].startswith("p-")
    assert loaded.design.value(next(iter(dict(loaded.design.values)))) == date(2024, 6, 30)
    assert loaded.basis is Basis.PERSONS
    kept = load_sources(edits.with_identifiers(study, "s1", kept=True))["s1"]
    assert kept.column("person").kind.name == "WHOLE"


def test_new_data_take_the_place_of_the_old(study: Project, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text(CSV + CSV.split("\n", 1)[1], encoding="utf-8")
    loaded = load_sources(study, data={"jobs": tmp_path / "new.csv"})
    assert loaded["s1"].size == 120
    with pytest.raises(Refusal):
        load_sources(study, data={"wrong": tmp_path / "new.csv"})


def test_answers_are_the_same_when_the_file_is_gone(study: Project, tmp_path: Path) -> None:
    from workbench.data.read import read_with_reading

    raw = read_with_reading(tmp_path / "jobs.csv").table
    study = edits.relocate(study, "s1", str(tmp_path / "jobs.csv"), raw.data_hash)
    path = tmp_path / "study.wbk"
    save_project(study, path, tables={"s1": publish(raw, tmp_path / "tables")})
    before = run_project(study, load_sources(study))["q1"]
    (tmp_path / "jobs.csv").unlink()
    tables = load_sources(study, copies=path)
    assert run_project(study, tables)["q1"] == before
    with pytest.raises(Refusal) as problem:
        load_sources(study)
    assert problem.value.code == "no-file"
