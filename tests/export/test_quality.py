"""The quality report of files, folders and projects, on the command line and as a document."""

import csv
import json
from pathlib import Path

import pytest

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.grammar.words import Name, Words, listing
from sample_data import path
from tests.data.samples import FILES
from workbench.command_line import main
from workbench.export.examining import examine
from workbench.export.quality_document import compose, save_report
from workbench.export.quality_public import protected, public
from workbench.project.dismissed import dismiss
from workbench.project.project import Project, Source
from workbench.project.project_file import save_project
from workbench.project.tables import publish

BAD = FILES / "contradictions.csv"
NSW = path("nsw_1976/nsw.csv")


def told(capsys, *words):
    code = main(["check", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_exit_codes_are_clean_found_and_unreadable(capsys):
    assert told(capsys, FILES / "day_first.csv")[0] == 0
    assert told(capsys, BAD)[0] == 1
    assert main(["check", "nowhere.csv"]) == 4


def test_one_unreadable_file_does_not_silence_the_others(capsys, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    code, report = told(capsys, empty, BAD, NSW)
    assert code == 4
    assert [each["file"] for each in report["unreadable"]] == ["empty.csv"]
    assert [each["name"] for each in report["tables"]] == ["contradictions", "nsw"]
    assert any(each["code"] == "duplicate-rows" for each in report["findings"])


def test_a_folder_stands_for_the_files_in_it(capsys, tmp_path):
    for file in (BAD, NSW):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "~$nsw.xlsx").write_bytes(b"a lock")
    (tmp_path / "readme.md").write_text("no data", "utf-8")
    code, report = told(capsys, tmp_path)
    assert code == 1
    assert [each["name"] for each in report["tables"]] == ["contradictions", "nsw"]


def test_a_folder_without_data_is_not_clean(capsys, tmp_path):
    (tmp_path / "letter.docx").write_bytes(b"no data")
    assert main(["check", str(tmp_path)]) == 4
    assert json.loads(capsys.readouterr().err)["code"] == "no-files"
    code, report = told(capsys, tmp_path, NSW)
    assert code == 4
    assert [each["name"] for each in report["tables"]] == ["nsw"]


def test_a_project_and_files_are_examined_together(capsys, tmp_path):
    from workbench.data.read import read_with_reading

    reading = read_with_reading(BAD)
    source = Source("s", "people", str(BAD), reading.table.data_hash, reading.options)
    tables = {"s": publish(reading.table, tmp_path)}
    file = save_project(Project(id="p", sources=(source,)), tmp_path / "study.wbk", tables=tables)
    for given in ((NSW, file), (file, NSW)):
        _, report = told(capsys, *given)
        assert {each["name"] for each in report["tables"]} == {"people", "nsw"}


def test_every_sheet_of_a_workbook_is_examined(capsys):
    _, report = told(capsys, path("khorasan_razavi/employment.xlsx"))
    assert len(report["tables"]) == 5
    assert not any(each["code"] == "undecided" for each in report["findings"])


def test_what_was_set_aside_in_a_project_is_told_apart(capsys, tmp_path):
    from workbench.data.read import read_with_reading

    reading = read_with_reading(BAD)
    source = Source(
        "s", "people", str(BAD), reading.table.data_hash, reading.options,
        design=Design(((Role.PERSON, "person_id"),)),
    )  # fmt: skip
    project = Project(id="p", sources=(source,))
    found = examine([BAD]).tables[0].findings
    twice = next(each for each in found if each.code == "duplicate-rows")
    project = dismiss(project, "s", twice, "two shifts in one week")
    tables = {"s": publish(reading.table, tmp_path)}
    file = save_project(project, tmp_path / "study.wbk", tables=tables)
    code, report = told(capsys, file)
    assert code == 1
    assert [each["because"] for each in report["dismissed"]] == ["two shifts in one week"]
    assert not any(each["code"] == "duplicate-rows" for each in report["findings"])


def test_more_of_what_was_set_aside_is_shown_again():
    from dataclasses import replace

    from workbench.project.dismissed import reason

    found = next(each for each in examine([BAD]).findings if each.code == "duplicate-rows")
    project = dismiss(Project(), "s", found, "known")
    assert reason(project, "s", found) == "known"
    assert reason(project, "s", replace(found, n=found.n + 1)) is None
    assert reason(project, "other", found) is None


@pytest.mark.parametrize("language", ["en", "fa", "zh", "vi"])
def test_the_document_is_made_in_every_language(language, tmp_path):
    report = examine([BAD, path("khorasan_razavi/employment.xlsx")])
    for ending in (".pdf", ".html", ".csv", ".json"):
        (written,) = save_report(report, tmp_path / f"report{ending}", language=language)
        assert written.stat().st_size > 1000
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"StructTreeRoot" in pdf or b"pdfuaid" in pdf


def test_the_same_report_is_written_to_the_same_bytes(tmp_path):
    report = examine([BAD])
    (one,) = save_report(report, tmp_path / "a.pdf")
    (two,) = save_report(report, tmp_path / "b.pdf")
    assert one.read_bytes() == two.read_bytes()


def test_no_value_of_a_person_leaves_the_desk(tmp_path):
    file = tmp_path / "people.csv"
    lines = [f"{place:04d},{20 + place % 30},{1000 + 7 * place % 90},North" for place in range(90)]
    lines += ["0090,25,7654321,Nortth", "0091,25,1001,9151234567 call Zahra soon"]
    file.write_text("person_id,age,wage,area\n" + "\n".join(lines) + "\n", "utf-8")
    report = examine([file])
    assert any(each.values for each in report.findings)
    for ending in (".html", ".csv", ".json"):
        (written,) = save_report(report, tmp_path / f"out{ending}")
        text = written.read_text("utf-8")
        for secret in ("7654321", "Nortth", "Zahra", "9151234567"):
            assert secret not in text
    shown = compose(public(report), "en")
    assert "withheld" in json.dumps(shown)


def test_only_known_words_of_the_data_stay_in_a_sentence():
    words = Words("{a} for {b}: {c}", a="rare", b="usual", c=listing("rare", "odd", "usual"))
    assert str(protected(words, frozenset({"usual"}))) == "withheld for usual: withheld, usual"
    said = Words("{label}", label=Name("شهر", (("en", "city"),)))
    assert protected(said, frozenset()) == said


def test_rows_and_fixes_stand_in_the_csv(tmp_path):
    (written,) = save_report(examine([BAD]), tmp_path / "out.csv")
    rows = list(csv.DictReader(written.read_text("utf-8-sig").splitlines()))
    twice = next(row for row in rows if row["Code"] == "duplicate-rows")
    assert (twice["Rows"], twice["Number"], twice["Severity"]) == ("8", "1", "problem")
    assert twice["Fix"] == "Keep the first of equal rows"


def test_another_ending_is_refused():
    with pytest.raises(Refusal) as why:
        save_report(examine([NSW]), Path("report.docx"))
    assert why.value.code == "unknown-ending"


def test_the_command_line_writes_the_document(tmp_path, capsys):
    out = tmp_path / "report.html"
    assert main(["check", str(BAD), "--out", str(out), "--language", "vi"]) == 1
    assert str(out) in capsys.readouterr().out
    assert 'lang="vi"' in out.read_text("utf-8")


def test_responses_by_wave_stand_in_the_document():
    report = examine([path("city_partnership/followups.csv")])
    (held,) = report.tables
    assert sum(each.due for each in held.responses) <= held.rows
    for each in held.responses:
        assert 0 < each.done <= each.due
    part = compose(public(report), "en")["tables"][0]
    assert len(part["responses"]) == len(held.responses)


MARKS = (("en", "."), ("fa", "."), ("zh", "。"), ("vi", "."))


@pytest.mark.parametrize(("language", "mark"), MARKS)
def test_what_was_found_ends_before_its_rows_begin(language, mark, capsys):
    main(["check", str(BAD), "--language", language])
    lines = capsys.readouterr().out.splitlines()
    rows = {"en": "Rows:", "fa": "ردیف‌ها:", "zh": "行：", "vi": "Các dòng:"}[language]
    told = [line.split(rows)[0].rstrip() for line in lines if rows in line]
    assert told
    assert all(each.endswith(mark) for each in told), told
