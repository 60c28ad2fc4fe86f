"""A first look: delimited files."""

from pathlib import Path

import pytest

from analyses.grammar.refusal import Refusal
from workbench.data import read


def test_an_ambiguous_day_is_asked(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text("id,start\n01,01/02/2023\n02,03/04/2023\n", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.field == "dates"
    assert read(file, dates="dmy").frame()["start"].dt.day.tolist() == [1, 3]
