"""The short way for large files finds what the careful way finds."""

import random

import pytest

from tests.data.samples import values
from workbench.data import clean as short_way
from workbench.data.read import read_with_reading


def _rows(n, seed=3):
    chance = random.Random(seed)
    for number in range(n):
        yield [
            str(100_000 + number),
            f"{number:07d}",
            chance.choice(["North", "South", "كرمان", "", "N/A"]),
            f"20{chance.randrange(10, 24)}-0{chance.randrange(1, 10)}-1{chance.randrange(10)}",
            f"{chance.random() * 900:.2f}",
            str(chance.randrange(18, 65)),
            chance.choice(["1", "0", ""]),
            f"name {number}",
        ]


NAMES = ["person", "code", "area", "start", "wage", "age", "works", "name"]


def _file(tmp_path, rows):
    file = tmp_path / "large.csv"
    text = "\n".join(",".join(row) for row in [NAMES, *rows])
    file.write_text(text + "\n", encoding="utf-8")
    return file


def _both(file, monkeypatch):
    monkeypatch.setattr(short_way, "LARGE", 1)
    short = read_with_reading(file)
    monkeypatch.setattr(short_way, "LARGE", 1 << 60)
    return short, read_with_reading(file)


CHANGES = {
    "nothing": lambda rows: None,
    "a nought lost in the middle": lambda rows: rows[4000].__setitem__(5, "033"),
    "a word among numbers": lambda rows: rows[4000].__setitem__(5, "about 30"),
    "a code for unknown": lambda rows: [row.__setitem__(5, "99") for row in rows[::50]],
    "a day that does not exist": lambda rows: rows[4000].__setitem__(3, "2023-02-31"),
    "a jalali day": lambda rows: rows[4000].__setitem__(3, "1401-02-11"),
    "an open end": lambda rows: rows[4000].__setitem__(3, "9999-12-31"),
    "a large number": lambda rows: rows[4000].__setitem__(0, "12345678901234567890"),
    "thousands": lambda rows: [row.__setitem__(4, "1.234") for row in rows],
    "nothing by another name": lambda rows: rows[4000].__setitem__(4, "NULL"),
    "a total at the end": lambda rows: rows.append(["Total", "", "", "", "12", "", "", ""]),
    "a blank row": lambda rows: rows.insert(4000, [""] * 8),
    "a short row": lambda rows: rows.insert(4000, ["1", "2"]),
    "headings again": lambda rows: rows.insert(4000, list(NAMES)),
    "quotes": lambda rows: rows[4000].__setitem__(7, '"a, ""b""\nc"'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_both_ways_agree(tmp_path, monkeypatch, change):
    rows = list(_rows(8000))
    CHANGES[change](rows)
    short, careful = _both(_file(tmp_path, rows), monkeypatch)
    assert short.table.names == careful.table.names
    for name in careful.table.names:
        assert short.table.column(name).kind == careful.table.column(name).kind, name
        assert values(short.table, name) == values(careful.table, name), name
    assert [(g.key, g.value) for g in short.guesses] == [(g.key, g.value) for g in careful.guesses]
    assert [g.key for g in short.questions] == [g.key for g in careful.questions]
    assert [(f.code, f.rows, f.n) for f in short.told] == [
        (f.code, f.rows, f.n) for f in careful.told
    ]
    assert short.table.data_hash == careful.table.data_hash


def test_cells_as_written_are_read_again(tmp_path, monkeypatch):
    short, careful = _both(_file(tmp_path, list(_rows(8000))), monkeypatch)
    for name in NAMES:
        assert short.as_written(name) == careful.as_written(name)
    assert short.row_numbers.tolist() == careful.row_numbers.tolist()
