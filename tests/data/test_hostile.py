"""Files that mean harm end in a refusal or a table, soon, and in little memory.

Mutated files are in `test_fuzz.py`; `WORKBENCH_FUZZ=5000` makes it try so many of each.
"""

import os
import socket
import subprocess
import sys
import time

import pytest

from analyses.grammar.refusal import Refusal
from tests.data import make_hostile
from tests.data.samples import FILES
from workbench.data.apart import Broken, read_apart
from workbench.data.read import read, read_with_reading

MEASURE = """
import resource, sys
from workbench.data.read import read_with_reading
import workbench.data.spreadsheet, workbench.data.clean, pyarrow.csv, python_calamine
from analyses.grammar.refusal import Refusal
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
try:
    reading = read_with_reading(sys.argv[1])
    said = f"loaded {reading.table.height}"
except Refusal as refusal:
    said = refusal.code
print(said, (peak() - before) >> 10)
"""


def measured(file) -> tuple[str, int, float]:
    """What comes of a file in a process of its own, with the MiB and the seconds it took."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
    said, mib = done.stdout.rsplit(" ", 1)
    return said, int(mib), time.monotonic() - begun


def outcome(file) -> str:
    """Tell how many rows there are, or the code of the refusal."""
    try:
        return f"loaded {read_with_reading(file).table.height}"
    except Refusal as refusal:
        return refusal.code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("far_cell", {"too-large"}),
        ("far_row", {"too-large"}),
        ("many_spans", {"loaded 2"}),
        ("laughs", {"not-a-workbook", "loaded 2"}),
        ("boast", {"too-large", "loaded 2"}),
        ("bomb", {"too-large"}),
        ("overlapping", {"too-large", "truncated"}),
        ("tiny_members", {"too-large"}),
        ("commanding", {"loaded 5"}),
    ],
)
def test_a_workbook_made_to_harm(tmp_path, name, expected):
    if sys.platform == "win32":
        pytest.skip("memory is measured by the kernel of Linux and macOS")
    file = tmp_path / f"{name}.xlsx"
    file.write_bytes(make_hostile.WORKBOOKS[name]())
    said, mib, seconds = measured(file)
    assert said in expected
    assert mib < 400 + 3 * file.stat().st_size / 2**20
    assert seconds < 60


def test_a_sheet_of_one_cell_repeated_without_end_is_refused(tmp_path):
    file = tmp_path / "clouds.ods"
    file.write_bytes(make_hostile.sheet_of_clouds())
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code in {"too-large", "not-a-workbook"}


def test_no_formula_is_run_no_link_followed_and_nothing_written(tmp_path, monkeypatch):
    def never(*_, **__):
        raise AssertionError("a file reached for the network or for a program")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(os, "system", never)
    folder = tmp_path / "in" / "a" / "b"
    folder.mkdir(parents=True)
    file = folder / "commanding.xlsx"
    file.write_bytes(make_hostile.commanding())
    table = read(file)
    assert table.levels("person") == ("p1", "p2", "p4", "p5", "p6")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["commanding.xlsx"]


def test_a_file_of_this_computer_is_not_read_into_a_table(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden word")
    file = tmp_path / "outside.xlsx"
    file.write_bytes(make_hostile.outside(secret))
    try:
        levels = read(file).levels("person")
    except Refusal:
        return
    assert all("hidden" not in str(level) for level in levels)


@pytest.mark.parametrize("at", [68, 72, 80])
@pytest.mark.parametrize("value", [2**31 - 1, 2**32 - 1])
def test_a_header_with_enormous_counts(tmp_path, at, value):
    file = tmp_path / "counts.sav"
    good = (FILES / "labelled.sav").read_bytes()
    file.write_bytes(make_hostile.statistics(good, at, value))
    assert outcome(file) in {"loaded 4", "truncated", "too-large"}


def test_a_reader_that_dies_is_survived(monkeypatch):
    with pytest.raises(Broken):
        read_apart("workbook", 10, data=b"no workbook")
    monkeypatch.setattr("workbench.data.apart._SECONDS", 0.0)
    monkeypatch.setattr("workbench.data.apart._SECONDS_A_MIB", 0.0)
    with pytest.raises(Broken) as told:
        read_apart("statistics", 10, path="nowhere.sav", reader="read_sav", more={})
    assert told.value.reason == "too-slow"


def test_parquet_that_announces_cells_without_end(tmp_path):
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    part = pa.table({name: np.zeros(1_000_000, np.int64) for name in "abcdefgh"})
    file = tmp_path / "noughts.parquet"
    with parquet.ParquetWriter(file, part.schema, compression="zstd") as writer:
        for _ in range(30):
            writer.write_table(part)
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "too-large"


def test_what_fits_into_no_cell_is_left_out_and_told(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    file = tmp_path / "lists.parquet"
    parquet.write_table(
        pa.table({"a": [1, 2], "b": [[1], [2, 3]], "c": pa.array([2**63, 1], pa.uint64())}), file
    )
    reading = read_with_reading(file)
    assert reading.table.names == ("a", "c")
    assert [finding.code for finding in reading.told] == ["column-left-out"]
    assert reading.table.levels("c") == ("1", str(2**63))


def test_lines_of_cells_without_end_are_refused(tmp_path):
    file = tmp_path / "wide.csv"
    file.write_text("a,b\n1,2\n" + "," * 2_000_000 + "\n")
    with pytest.raises(Refusal) as told:
        read(file)
    assert "Row 3" in str(told.value)
    file.write_text("a,b\n1,2\n" + "\n" * 5_000_000)
    assert read(file).size == 1
    file.write_text('a,b\n1,"' + "x,y\n" * 400_000)
    with pytest.raises(Refusal):
        read(file)


def test_a_codebook_made_to_harm_is_as_none(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,x\n2,y\n")
    for text in ("[" * 100_000, "{}", '{"files": 3}', '{"files": [{"path": []}]}'):
        (tmp_path / "codebook.json").write_text(text)
        assert read(tmp_path / "a.csv").size == 2


def test_pipes_devices_and_folders_are_not_waited_for(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    for name in ("pipe.csv", "folder.csv", "zero.csv"):
        with pytest.raises(Refusal) as told:
            read(tmp_path / name)
        assert (told.value.code, told.value.field) == ("no-file", "path")


def test_a_file_that_goes_away_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "gone.csv"
    file.write_text("a,b\n1,2\n")
    monkeypatch.setattr("workbench.data.read.sources.check", lambda path: path.unlink())
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "no-file"
