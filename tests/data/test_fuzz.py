"""Damaged files: only a refusal may come out, never another error.

A few are tried of each; `WORKBENCH_FUZZ=5000 python -m pytest tests/data/test_fuzz.py` tries so
many, of which no two runs are the same.
"""

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES
from workbench.data.quality.report import quality
from workbench.data.read import read_with_reading

NAMES = sorted(path.name for path in FILES.iterdir())
MANY = int(os.environ.get("WORKBENCH_FUZZ", "0"))
CALM = settings(
    max_examples=MANY or 12,
    derandomize=not MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _try(file):
    with contextlib.suppress(Refusal):
        quality(read_with_reading(file))


@pytest.mark.parametrize("name", NAMES)
@CALM
@given(share=st.floats(0, 1))
def test_a_file_that_breaks_off(tmp_path, name, share):
    whole = (FILES / name).read_bytes()
    file = tmp_path / name
    file.write_bytes(whole[: int(share * len(whole))])
    _try(file)


@pytest.mark.parametrize("name", NAMES)
@CALM
@given(places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_file_with_wrong_bytes(tmp_path, name, places):
    damaged = bytearray((FILES / name).read_bytes())
    for share, byte in places:
        damaged[int(share * len(damaged))] = byte
    file = tmp_path / name
    file.write_bytes(damaged)
    _try(file)


@settings(CALM, max_examples=MANY or 150)
@given(
    data=st.binary(max_size=400),
    ending=st.sampled_from(["csv", "xlsx", "xls", "sav", "dta", "parquet", "txt"]),
)
def test_any_bytes(tmp_path, data, ending):
    file = tmp_path / f"any.{ending}"
    file.write_bytes(data)
    _try(file)


@settings(CALM, max_examples=MANY or 150)
@given(text=st.text(alphabet="0123456789,;.\"'/\n-۱۲٬٫年月a بTotal\t%$", max_size=200))
def test_any_text(tmp_path, text):
    file = tmp_path / "any.csv"
    file.write_text(text, encoding="utf-8")
    _try(file)
