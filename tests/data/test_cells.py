"""The distinct cells of a column are the same whether it is long or short."""

from datetime import date

import numpy as np
import pytest

from tests.data.samples import values
from workbench.data.cells import Cells, _one_by_one, cells_of, numbers_of
from workbench.data.read import read

TIMES = 700
COLUMNS = {
    "words": ["b", None, "", " ", "a", "é", "b"],
    "whole": [3, None, 1, 3, 2**52, -1],
    "mixed": [3, 1.5, None, -2.25, 3],
    "long": [2**53 + 1, 2**53, 1],
    "huge": [10**400, 1],
    "days": [date(2023, 1, 2), None, date(1600, 1, 1)],
    "kinds": [1, "1", True, 1.5, None, date(2023, 1, 2)],
    "odd": ["\ud800", "b"],
    "nothing": [None, None],
}


def told(cells: Cells) -> tuple[list[tuple[type, object]], list[int]]:
    return [(type(value), value) for value in cells.values], cells.codes.tolist()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_long_column_is_collected_as_a_short_one(name):
    column = COLUMNS[name] * TIMES
    assert told(cells_of(name, column)) == told(_one_by_one(name, column))


def test_numbers_lose_the_sign_of_nought_and_blanks():
    found = numbers_of("n", np.array([0.0, -0.0, np.nan, 2.0, 1.5]))
    assert told(found) == ([(int, 0), (int, 2), (float, 1.5)], [0, 0, -1, 1, 2])


@pytest.mark.parametrize("rows", [10, 5_000, 200_000])
def test_blanks_are_no_level_of_their_own(tmp_path, rows):
    file = tmp_path / "modes.csv"
    lines = ["person,mode", *(f"p{n},{('phone', '', ' ', 'visit')[n % 4]}" for n in range(rows))]
    file.write_text("\n".join(lines) + "\n")
    table = read(file)
    assert table.find("mode").levels == ("phone", "visit")
    assert values(table, "mode")[:4] == ["phone", None, None, "visit"]
