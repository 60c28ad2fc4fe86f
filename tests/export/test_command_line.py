"""The command line answers, refuses and reports with the codes that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sample_data import path
from workbench.command_line import main

NSW = str(path("nsw_1976/nsw.csv"))
ASK = ["ask", "before-after", NSW, "--before", "employed_75", "--after", "employed_78"]


def refusal(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    said: dict[str, object] = json.loads(capsys.readouterr().err)
    return said


def test_an_answer_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASK, "--positive", "yes", "--group", "arm", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) >= {
        "question",
        "parameters",
        "estimates",
        "checks",
        "attrition",
        "sentence",
        "notes",
        "tests",
        "data_hash",
        "version",
    }
    assert said["question"] == "before-after"
    assert said["parameters"]["test"] == "asymptotic"
    first = said["estimates"][0]
    assert list(first) == [
        "term",
        "value",
        "low",
        "high",
        "std_error",
        "p_value",
        "n",
        "measure",
        "basis",
    ]
    assert first["value"] == pytest.approx(156 / 445)
    assert first["std_error"] is None
    assert len(said["data_hash"]) == 64


def test_the_figure_comes_with_its_data_alt_text_and_manifest(tmp_path: Path) -> None:
    figure = tmp_path / "شکل" / "change.svg"
    words = [*ASK, "--positive", "yes", "--figure", str(figure), "--language", "fa"]
    assert main(words) == 0
    beside = {item.name for item in figure.parent.iterdir()}
    assert beside == {"change.svg", "change.csv", "change.alt.txt", "change.manifest.json"}
    told = json.loads((figure.parent / "change.manifest.json").read_text(encoding="utf-8"))
    assert told["protection"]["disclosure"] == "on"
    assert list(told["data"]) == ["nsw.csv"]


def test_turning_protection_off_is_written_down(tmp_path: Path) -> None:
    words = [*ASK, "--positive", "yes", "--figure", str(tmp_path / "a.svg"), "--disclosure", "off"]
    assert main(words) == 0
    told = json.loads((tmp_path / "a.manifest.json").read_text(encoding="utf-8"))
    assert told["protection"] == {
        "disclosure": "off",
        "threshold": None,
        "published_counts": False,
        "withheld": [],
    }


def test_a_refusal_is_json_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    words = [word.replace("employed_78", "employd_78") for word in ASK]
    assert main([*words, "--language", "fa"]) == 3
    said = refusal(capsys)
    assert said["code"] == "missing-column"
    assert said["field"] == "after"
    assert "employed_78" in str(said["message"])


def test_a_field_that_is_still_open_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("was,now\n1,2\n3,5\n", encoding="utf-8")
    assert main(["ask", "before-after", str(plain), "--before", "was"]) == 3
    assert refusal(capsys)["field"] == "after"


def test_a_file_that_is_not_there_is_unreadable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "before-after", "nowhere.csv", "--before", "a", "--after", "b"]) == 4
    assert refusal(capsys)["code"]
    assert main(["check", "nowhere.csv"]) == 4


@pytest.mark.parametrize(
    "words", [[], ["ask"], ["ask", "nothing", NSW], [*ASK, "--unknown"], ["demo"]]
)
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    capsys.readouterr()


def test_an_unknown_style_or_ending_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = ["--positive", "yes", "--figure", str(tmp_path / "a.emf")]
    assert main([*ASK, *figure]) == 3
    assert refusal(capsys)["code"] == "unknown-ending"
    figure = ["--positive", "yes", "--figure", str(tmp_path / "a.svg"), "--style", "baroque"]
    assert main([*ASK, *figure]) == 3
    assert refusal(capsys)["field"] in {"style", "preset"}


def test_the_catalogue_is_listed_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "fa", "zh", "vi"):
        assert main(["questions", "--language", language]) == 0
        assert "before-after" in capsys.readouterr().out


def test_check_tells_findings_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", NSW, "--json"]) in {0, 1}
    assert "findings" in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("row", ["x", "-1", "3-1"])
def test_a_wrong_reading_flag_is_wrong_usage(row: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", NSW, "--header", row])
    assert ended.value.code == 2
    assert "--header" in capsys.readouterr().err


def test_a_number_that_is_needed_cannot_be_emptied(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASK, "--positive", "yes", "--confidence", ""]) == 3
    assert refusal(capsys)["field"] == "confidence"


def test_an_error_of_the_program_is_told_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path))
    monkeypatch.setattr("workbench.data.read.read", lambda *_, **__: 1 / 0)
    assert main([*ASK, "--language", "vi"]) == 70
    said = refusal(capsys)
    assert said["code"] == "internal-error"
    assert "ZeroDivisionError" in str(said["message"])


def test_a_sign_that_the_fonts_lack_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = ("b", "\U00013000x")  # a hieroglyph, which few machines can draw
    rows = "\n".join(f"{i},{i + 1},{groups[i % 2]}" for i in range(40))
    data = tmp_path / "signs.csv"
    data.write_text(f"was,now,group\n{rows}\n", encoding="utf-8")
    words = ["ask", "before-after", str(data), "--before", "was", "--after", "now"]
    figure = tmp_path / "signs.svg"
    assert main([*words, "--group", "group", "--figure", str(figure)]) == 0
    told = json.loads((tmp_path / "signs.manifest.json").read_text(encoding="utf-8"))
    assert len(told["signs"]) == 1
    assert told["signs"][0] in capsys.readouterr().out
