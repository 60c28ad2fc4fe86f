"""A saved study answers again, on its own data and on next month's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyses.grammar.roles import Basis
from sample_data import path
from workbench.command_line import main
from workbench.project import edits
from workbench.project.project import Asked, Project, Source, Texts, new_id
from workbench.project.project_file import save_project

NSW = Path(str(path("nsw_1976/nsw.csv")))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    source = Source(new_id(), "people", str(NSW), basis=Basis.PERSONS)
    project = edits.with_source(Project.new("Study", "en"), source)
    change = Asked.new(
        "before-after",
        source.id,
        {"before": "employed_75", "after": "employed_78", "positive": "yes"},
    )
    lost = Asked.new("before-after", source.id, {"before": "employed_75", "after": "nothing"})
    project = edits.ask(edits.ask(project, change), lost)
    project = edits.retext(project, change.id, Texts(title="My own title", written_for="other"))
    target = tmp_path / "study.wbk"
    save_project(project, target)
    return target


def test_a_study_writes_its_answers_and_tells_its_refusals(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(saved), "--out", str(out)]) == 3
    written = {Path(line).name for line in capsys.readouterr().out.splitlines()}
    assert written >= {"01-before-after.svg", "01-before-after.csv", "brief.pdf", "brief.html"}
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert list(report["refused"]) == ["02-before-after"]
    assert report["refused"]["02-before-after"]["field"] == "after"
    assert report["titles_set_aside"] == ["01-before-after"]
    assert "My own title" not in (out / "01-before-after.svg").read_text(encoding="utf-8")


def test_new_data_take_the_place_of_the_old(saved: Path, tmp_path: Path) -> None:
    lines = NSW.read_text(encoding="utf-8").splitlines()
    fewer = tmp_path / "next.csv"
    fewer.write_text("\n".join(lines[:301]) + "\n", encoding="utf-8")
    for name, data in {"old": [], "new": ["--data", f"people={fewer}"]}.items():
        main(["run", str(saved), "--out", str(tmp_path / name), *data])
    tables = [
        (tmp_path / name / "tables" / "01-before-after.csv").read_text(encoding="utf-8-sig")
        for name in ("old", "new")
    ]
    assert ",445," in tables[0]
    assert ",300," in tables[1]


def test_a_name_that_the_project_does_not_know_is_refused(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(saved), "--out", str(tmp_path / "out"), "--data", f"nobody={NSW}"]
    assert main(words) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "no-such-source"


def test_a_file_that_is_no_project_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.wbk"
    wrong.write_bytes(b"not a project")
    assert main(["run", str(wrong), "--out", str(tmp_path)]) == 3
    assert json.loads(capsys.readouterr().err)["code"] in {"not-a-project", "damaged-file"}


def test_new_data_that_are_not_there_are_unreadable(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(saved), "--out", str(tmp_path / "out"), "--data", "nowhere.csv"]
    assert main(words) == 4
    assert json.loads(capsys.readouterr().err)["code"] == "no-file"


def months(first: int, form: str, pay: str = "{n}.50") -> str:
    """Sixty rows whose days begin at one of the months."""
    rows = [f"p{n},{form.format(d=n % 28 + 1, m=first + n // 28)},{pay.format(n=1000 + n)}"
            for n in range(60)]  # fmt: skip
    return "\n".join(["person_id,start,pay", *rows]) + "\n"


@pytest.fixture
def monthly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from workbench.data.read import read_with_reading

    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    file, target = tmp_path / "march.csv", tmp_path / "study.wbk"
    file.write_text(months(1, "{d:02d}/{m:02d}/2023"), encoding="utf-8")
    source = Source(new_id(), "people", str(file), options=read_with_reading(file).options)
    save_project(edits.with_source(Project.new("Study", "en"), source), target)
    return target


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (months(4, "{m:02d}/{d:02d}/2023"), "dates"),
        (months(4, "{d:02d}/{m:02d}/2023", '"{n},50"'), "decimal"),
    ],
)
def test_a_new_file_written_otherwise_is_refused_and_not_misread(
    monthly: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, field: str
) -> None:
    new = tmp_path / "june.csv"
    new.write_text(text, encoding="utf-8")
    assert main(["run", str(monthly), "--out", str(tmp_path / "o"), "--data", str(new)]) == 4
    told = json.loads(capsys.readouterr().err)
    assert (told["code"], told["field"]) == ("read-otherwise", field)


def test_cells_of_a_new_file_that_cannot_be_read_are_told(monthly: Path, tmp_path: Path) -> None:
    new = tmp_path / "june.csv"
    text = months(4, "{d:02d}/{m:02d}/2023").replace("02/04/2023", "31/04/2023")
    new.write_text(text.replace("1005.50", "about a lot"), encoding="utf-8")
    assert main(["run", str(monthly), "--out", str(tmp_path / "o"), "--data", str(new)]) == 0
    report = json.loads((tmp_path / "o" / "report.json").read_text(encoding="utf-8"))
    told = {each["code"]: each for each in report["tables"]["people"]["reading"]}
    assert {code: each["n"] for code, each in told.items()} == {"not-a-date": 1, "not-a-number": 1}
    assert "31/04" not in told["not-a-date"]["message"]


def test_a_code_for_nothing_known_that_is_new_is_told(tmp_path: Path) -> None:
    from workbench.data.read import read_with_reading
    from workbench.project.rereading import read_again

    ages = "person_id,age\n" + "".join(f"p{n},{20 + n % 40}\n" for n in range(60))
    old, new = tmp_path / "march.csv", tmp_path / "june.csv"
    old.write_text(ages + "x,999\ny,999\n", encoding="utf-8")
    new.write_text(ages + "x,999\ny,9999\nz,9999\n", encoding="utf-8")
    options = read_with_reading(old).options
    assert read_again(old, options).told == ()
    (told,) = read_again(new, options).told
    assert (told.code, told.column, told.n) == ("new-codes", "age", 2)
