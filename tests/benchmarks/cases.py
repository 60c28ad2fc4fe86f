"""Every case, by name; a module is imported only when its case is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from tests.benchmarks.case import Case


def _case(module: str, name: str = "CASE") -> Case:
    case: Case = getattr(import_module(f"tests.benchmarks.{module}"), name)
    return case


_FORMATS = {
    "reading-wide": "WIDE",
    "reading-workbook": "WORKBOOK",
    "reading-sav": "SPSS",
    "reading-dta": "STATA",
    "reading-parquet": "PARQUET",
}


CASES: dict[str, Callable[[], Case]] = {
    name: partial(_case, name.replace("-", "_"))
    for name in (
        "job-retention",
        "difference-in-differences",
        "replicates",
        "reading",
        "first-window",
        "before-after",
        "placement-rate",
        "group-gaps",
        "outcome-drivers",
        "cost-per-outcome",
        "cohort-triangle",
        "sustained-employment",
        "quarter-after-exit",
        "job-quality",
        "support-mix",
        "participant-profile",
        "grid",
        "grid-sort",
    )
} | {name: partial(_case, "reading_formats", value) for name, value in _FORMATS.items()}
