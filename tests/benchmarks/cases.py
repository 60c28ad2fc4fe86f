"""Every case, by name; a module is imported only when its case is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from tests.benchmarks.case import Case


def _case(module: str) -> Case:
    case: Case = import_module(f"tests.benchmarks.{module}").CASE
    return case


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
        "support-mix",
        "participant-profile",
        "grid",
        "grid-sort",
    )
}
