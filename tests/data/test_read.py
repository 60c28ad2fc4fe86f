"""Reading: guesses told, questions asked, the same again from its options."""

import hashlib
import subprocess
import sys

import pytest

from analyses.grammar import codec
from analyses.grammar.refusal import Refusal
from tests.data.oddities.catalogue import ODDITIES
from tests.data.samples import FILES, kinds, values
from workbench.data.options import Guess
from workbench.data.read import read, read_with_reading

REFUSED = {each.name for each in ODDITIES if each.refused}
READABLE = sorted(
    path
    for path in FILES.iterdir()
    if path.name
    not in {"locked.xlsx", "blank.csv", "heading_only.csv", "commas_everywhere.csv"} | REFUSED
)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_a_reading_can_be_made_again_from_its_options(path):
    first = read_with_reading(path)
    answered = first.options
    for question in first.questions:
        answered = answered.answered(question.key, question.options[0])
    once = read_with_reading(path, answered)
    again = read_with_reading(path, once.options)
    assert not once.questions
    assert again.options == once.options
    names = once.table.names
    assert again.table.fingerprint(names) == once.table.fingerprint(names)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_options_and_guesses_can_be_written(path):
    reading = read_with_reading(path)
    assert codec.read(codec.write(reading.options)) == reading.options
    for guess in (*reading.guesses, *reading.questions):
        assert codec.read(codec.write(guess)) == guess


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_every_cell_stays_available_as_written(path):
    reading = read_with_reading(path)
    for name in reading.table.names:
        assert len(reading.as_written(name)) == reading.table.size


def test_the_table_knows_its_file():
    file = FILES / "leading_zeros.csv"
    table = read(file)
    assert table.source == "leading_zeros.csv"
    assert table.data_hash == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_question_leaves_the_column_as_words():
    reading = read_with_reading(FILES / "day_or_month.csv")
    assert kinds(reading.table)["start_date"] == "text"
    question = reading.questions[0]
    assert isinstance(question, Guess)
    assert (question.option, question.column, question.value) == ("dates", "start_date", None)


def test_titles_totals_and_notes_of_text_files():
    reading = read_with_reading(FILES / "title_rows.csv")
    assert reading.table.names == ("person", "area", "hours")
    assert reading.table.size == 3
    assert {f.code: f.rows for f in reading.told} == {
        "totals-left-out": (8,),
        "notes-left-out": (10,),
    }


def test_headings_that_come_again_are_left_out():
    reading = read_with_reading(FILES / "repeated_headings.csv")
    assert kinds(reading.table)["hours"] == "whole"
    assert [(f.code, f.rows) for f in reading.told] == [("headings-left-out", (4,))]


def test_rows_with_more_cells_are_told():
    reading = read_with_reading(FILES / "ragged_rows.csv")
    assert [(f.code, f.rows) for f in reading.told] == [("ragged-rows", (14,))]


def test_decimal_commas_without_quotes_are_refused():
    with pytest.raises(Refusal) as told:
        read(FILES / "commas_everywhere.csv")
    assert (told.value.code, told.value.field) == ("ragged-rows", "delimiter")


@pytest.mark.parametrize("name", ["sep_line.csv", "tabs.txt"])
def test_other_signs_between_cells(name):
    assert values(read(FILES / name), "hours") == [10, 12]


def test_a_file_without_headings_keeps_its_first_row():
    reading = read_with_reading(FILES / "no_heading.csv")
    assert reading.table.size == 3
    assert {guess.key: guess.value for guess in reading.guesses}["header"] == 0


def test_years_can_be_headings():
    assert read(FILES / "year_headings.csv").names == ("county", "2021", "2022", "2023")


def test_headings_are_made_different():
    names = read(FILES / "same_names.csv").names
    assert names == ("id", "hours", "hours_2", "weekly hours", "column_5")


def test_ways_to_write_nothing():
    table = read(FILES / "nothing.csv")
    assert values(table, "firm") == [None, None, None, None, "None", "Firm A"]
    assert values(table, "wage") == [None, 120.5, 99.25, None, 101.0, 88.75]


def test_codes_for_unknown_are_never_counted_and_always_told():
    reading = read_with_reading(FILES / "codes_for_unknown.csv")
    table = reading.table
    assert 99 not in values(table, "age")
    assert 9 not in values(table, "employed")
    assert 999999.99 not in values(table, "wage")
    assert "0;0" not in values(table, "cause")
    assert 9 in values(table, "hours")
    told = {g.column: g.value for g in reading.guesses if g.option == "missing"}
    assert told == {
        "age": ("99",), "employed": ("9",), "wage": ("999999.99",), "cause": ("0;0",)
    }  # fmt: skip


def test_a_person_can_say_that_there_are_no_codes():
    table = read(FILES / "codes_for_unknown.csv", missing=())
    assert 99 in values(table, "age")
    assert "0;0" in values(table, "cause")
    only = read(FILES / "codes_for_unknown.csv", missing={"age": [99], "hours": [9]})
    assert 9 not in values(only, "hours")


def test_yes_and_no_stay_words():
    table = read(FILES / "truths.csv")
    assert kinds(table) == {"person": "whole", "open": "truth", "answer": "text"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("blank.csv", "empty-file"), ("heading_only.csv", "no-rows"), ("nowhere.csv", "no-file")],
)
def test_what_is_no_table_is_refused(name, code):
    with pytest.raises(Refusal) as told:
        read(FILES / name)
    assert told.value.code == code


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"<html><table>", b"SQLite format 3"]
)
def test_files_of_other_kinds_are_named(tmp_path, start):
    file = tmp_path / "table.csv"
    file.write_bytes(start)
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "unknown-type"


def test_a_codebook_beside_the_file_is_followed(tmp_path):
    (tmp_path / "people.csv").write_text(
        "who,since,pay\n1,01/02/2023,5\n2,03/04/2023,-1\n", encoding="utf-8"
    )
    (tmp_path / "codebook.json").write_text(
        """{"language": "en", "files": [{"path": "people.csv", "sheet": null, "basis": "spells",
        "reading": {"dates": "day/month/year"},
        "columns": [{"name": "pay", "label": {"en": "Monthly pay"}, "unit": "GBP",
                     "missing": ["-1"]}],
        "design": {"columns": {"person": "who", "job start": "since"},
                   "values": {"cut-off": "2023-12-31"}}}]}""",
        encoding="utf-8",
    )
    table = read(tmp_path / "people.csv")
    assert values(table, "since") == ["2023-02-01", "2023-04-03"]
    assert values(table, "pay") == [5, None]
    assert (table.column("pay").label, table.column("pay").unit) == ("Monthly pay", "GBP")
    assert table.basis.value == "spells"
    assert {role.value: name for role, name in table.design.columns}["job start"] == "since"


def test_the_room_brings_in_nothing_heavy():
    code = (
        "import sys, workbench.data; "
        "print([name for name in ('pandas', 'pyarrow', 'scipy', 'python_calamine', 'openpyxl', "
        "'pyreadstat', 'charset_normalizer', 'narwhals', 'persiantools', 'PySide6') "
        "if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
