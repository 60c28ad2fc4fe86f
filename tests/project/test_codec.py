"""Two classes of one name cannot be mistaken for each other in a file."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from analyses.grammar import conditions, picture
from analyses.grammar.codec import read, writable, write


def test_a_cell_of_a_picture_is_no_cell_of_a_condition() -> None:
    drawn = picture.Cell(1, 2, 0.5)
    counted = conditions.Cell(conditions.Known("wage"))
    assert read(write(drawn)) == drawn
    assert read(write(counted)) == counted


def test_a_name_that_is_taken_is_refused() -> None:
    @dataclass(frozen=True)
    class Cell:
        """Another one."""

    with pytest.raises(TypeError, match=r"analyses\.grammar\.picture\.Cell"):
        writable(Cell)
