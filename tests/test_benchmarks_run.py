"""The benchmarks still run, and everybody's answers are the same; how fast is for another day."""

from __future__ import annotations

import pytest

from tests.benchmarks.cases import CASES
from tests.benchmarks.report import table
from tests.benchmarks.rounds import measure


@pytest.mark.parametrize("name", CASES)
def test_every_way_gives_the_same_answer(name: str) -> None:
    measured = measure(CASES[name](), n=2_000, rounds=1, warm=0)
    assert sum(not way.startswith("floor") for way in measured.timings) >= 2
    assert measured.case.question in table(measured)
