"""What every sample programme promises."""

import csv
import io
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Design
from sample_data import codebook, path, programmes
from sample_data.writing import BASES, DESIGN_ROLES, DESIGN_VALUES, KINDS, RECORDS, ROLES
from workbench.data.options import ReadOptions
from workbench.data.quality.report import quality
from workbench.data.read import read_with_reading
from workbench.data.spelling import level

LANGUAGES = {"en", "fa", "zh", "vi"}
FILES = [
    pytest.param(programme, entry, id=f"{programme}/{entry['path']}/{entry['sheet'] or ''}")
    for programme in programmes()
    for entry in codebook(programme)["files"]
]


def test_the_programmes_are_listed():
    assert "nsw_1976" in programmes()


def test_a_wrong_name_is_answered_with_the_nearest():
    with pytest.raises(FileNotFoundError, match=r"Did you mean 'nsw.csv'\?"):
        path("nsw_1976/nws.csv")


def test_all_samples_together_stay_under_eight_megabytes():
    folder = Path(str(path("nsw_1976"))).parent
    files = (each for each in folder.rglob("*") if each.is_file() and each.suffix != ".pyc")
    assert sum(each.stat().st_size for each in files) < 8_000_000


@pytest.mark.parametrize("programme", programmes())
def test_every_file_stands_in_the_codebook(programme):
    said = {each["path"] for each in codebook(programme)["files"]}
    kept = {each.name for each in path(programme).iterdir() if each.is_file()}
    makers = {name for name in kept if name.endswith(".py")}
    assert kept - said - makers - {"truth.json"} == {"codebook.json", "README.md"}
    assert said <= kept
    assert {"make.py", "__init__.py"} <= makers


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_every_word_is_said_in_four_languages(programme, entry):
    texts = [entry["title"], entry["story"], *(each["label"] for each in entry["columns"])]
    texts += [said["label"] for each in entry["columns"] for said in each.get("levels", ())]
    for text in texts:
        assert set(text) == LANGUAGES
        assert all(said.strip() for said in text.values())


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_kinds_roles_and_bases_are_known(programme, entry):
    assert entry["basis"] in BASES
    assert entry["records"] in (None, *RECORDS)
    names = {each["name"] for each in entry["columns"]}
    for each in entry["columns"]:
        assert each["kind"] in KINDS
        assert each.get("role") in (None, *ROLES)
    assert set(entry["design"]["columns"].values()) <= names


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_a_design_is_one_that_questions_know(programme, entry):
    told = entry["design"]
    design = Design(
        tuple((Role(role), name) for role, name in told["columns"].items()),
        tuple((Role(role), value) for role, value in told["values"].items()),
    )
    assert len(design.columns) == len(told["columns"])
    assert entry["basis"] in {*(basis.value for basis in Basis), "costs"}


def test_the_roles_are_those_of_the_grammar():
    assert set(DESIGN_ROLES) | set(DESIGN_VALUES) <= {role.value for role in Role}


CSV_FILES = [given for given in FILES if given.values[1]["path"].endswith(".csv")]


@pytest.mark.parametrize(("programme", "entry"), CSV_FILES)
def test_a_csv_has_the_columns_rows_and_levels_of_its_codebook(programme, entry):
    text = path(f"{programme}/{entry['path']}").read_bytes()
    reading = entry["reading"]
    words = io.StringIO(text.decode(reading.get("encoding", "utf-8")))
    rows = csv.reader(words, delimiter=reading.get("delimiter", ","))
    header = next(rows)
    assert header == [each["name"] for each in entry["columns"]]
    columns = list(zip(*rows, strict=True))
    assert len(columns[0]) == entry["rows"]
    for each, values in zip(entry["columns"], columns, strict=True):
        if each.get("levels"):
            known = {str(said["value"]) for said in each["levels"]}
            assert {level(value) for value in values} - {""} <= known


@pytest.mark.parametrize("programme", ["jiujiang", "khorasan_razavi", "quang_nam"])
def test_the_maker_writes_every_file_again(programme, tmp_path):
    import_module(f"sample_data.{programme}.make").make(tmp_path)
    kept = {each.name for each in path(programme).iterdir() if each.is_file()}
    made = {each.name for each in tmp_path.iterdir()}
    assert made == {name for name in kept if not name.endswith(".py")}
    for name in made:
        again, before = tmp_path / name, Path(str(path(f"{programme}/{name}")))
        if name.endswith(".xlsx"):
            assert cells(again) == cells(before)
        else:
            assert again.read_bytes() == before.read_bytes()


def cells(file):
    pages = load_workbook(file).worksheets
    return {page.title: [list(line) for line in page.iter_rows(values_only=True)] for page in pages}


@pytest.mark.parametrize("programme", programmes())
def test_a_discrepancy_says_what_where_and_in_which_source(programme):
    book = codebook(programme)
    files = {(each["path"], each["sheet"]) for each in book["files"]}
    paths = {path for path, _ in files}
    names = [each["name"] for each in book.get("discrepancies", [])]
    assert len(set(names)) == len(names)
    assert names or not book["synthetic"]
    for each in book.get("discrepancies", []):
        assert set(each["words"]) == LANGUAGES
        assert len(set(each["words"].values())) == len(LANGUAGES)
        assert each["figures"]
        assert each["source"]
        assert each["severity"] in ("note", "caution")
        assert each["files"]
        for about in each["files"]:
            place = about["path"], about["sheet"]
            assert place in files or (about["sheet"] is None and about["path"] in paths)


PLANTED = {
    ("register.xlsx", "个案档案"): {"duplicate-rows"},
    ("employment.xlsx", "تثبیت و ایجاد"): {
        "duplicate-rows",
        "ends-before-starts",
        "missing-needed",
    },
}


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_the_quality_list_has_the_planted_problems_and_no_other(programme, entry):
    file = Path(str(path(f"{programme}/{entry['path']}")))
    found = quality(read_with_reading(file, ReadOptions(sheet=entry["sheet"])))
    problems = {each.code for each in found if each.severity == "problem"}
    assert problems == PLANTED.get((entry["path"], entry["sheet"]), set())
