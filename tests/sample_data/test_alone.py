"""Without its codebook every file reads as beside it, or something is asked."""

import shutil
from pathlib import Path

import pytest

from sample_data import codebook, path, programmes
from workbench.data.options import ReadOptions
from workbench.data.read import read_with_reading

FILES = [
    pytest.param(programme, entry, id=f"{programme}/{entry['path']}/{entry['sheet'] or ''}")
    for programme in programmes()
    for entry in codebook(programme)["files"]
]
# Amounts such as £234,000 could be thousands or fractions: only the codebook knows.
ASKED = {"budget.xlsx": {"decimal[Money (GBP) · Balance]"}}
# Columns that mostly hold words for "not sent", "not said": without a codebook they stay words.
WORDS = {"Báo cáo · Ngày báo cáo", "Ngày ban hành"}
# Words for "unknown" that only a codebook declares; without it they are a level like others.
UNKNOWN = {"不详", "نامشخص", "không ghi"}
SECTION = "section"  # the column of rows that head a section


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_a_file_alone_is_read_as_beside_its_codebook_or_asked(programme, entry, tmp_path):
    file = Path(str(path(f"{programme}/{entry['path']}")))
    alone = tmp_path / file.name
    shutil.copy(file, alone)
    given = ReadOptions(sheet=entry["sheet"])
    found, beside = read_with_reading(alone, given), read_with_reading(file, given)
    asked = {each.key for each in found.questions}
    assert asked == ASKED.get(file.name, set())
    assert found.table.names == beside.table.names
    assert found.table.height == beside.table.height
    mine, other = found.table.frame(), beside.table.frame()
    for name in found.table.names:
        if name in WORDS or any(name in key for key in asked):
            assert found.table.columns[name].info.kind.name == "TEXT"
            continue
        assert found.table.columns[name].info.kind is beside.table.columns[name].info.kind
        differs = mine[name].astype(object).map(str) != other[name].astype(object).map(str)
        assert set(mine[name][differs]) <= UNKNOWN


@pytest.mark.parametrize(("programme", "entry"), FILES)
def test_beside_its_codebook_every_described_column_is_there(programme, entry):
    file = Path(str(path(f"{programme}/{entry['path']}")))
    found = read_with_reading(file, ReadOptions(sheet=entry["sheet"]))
    assert not found.questions
    names = [name for name in found.table.names if name != SECTION]
    assert names == [each["name"] for each in entry["columns"]]
