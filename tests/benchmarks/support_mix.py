"""Which support was given? Purposes, persons and combinations of four instruments."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.case import Answer, Case, Way

_KINDS = ("a", "b", "c", "d")


def _rows(n: int) -> Any:
    import numpy as np
    import pyarrow as pa

    rng = np.random.default_rng(5)
    names = pa.array(_KINDS)
    purposes = pa.array(("new", "keep"))
    return pa.table(
        {
            "person": rng.integers(0, max(n // 2, 1), n),
            "what": names.take(pa.array(rng.integers(0, 4, n))),
            "why": purposes.take(pa.array(rng.integers(0, 2, n))),
        }
    )


def _table(n: int) -> Any:
    from analyses import as_table
    from analyses.delivery.support_mix import SupportMix

    asked = SupportMix(
        instrument="what", purpose="why", creation="new", stabilisation="keep", person="person"
    )
    return asked, as_table(_rows(n))


def _ask(given: Any) -> Answer:
    asked, table = given
    found = asked.run(table).estimates
    told: dict[str, float] = {
        "persons": found["persons"].value,
        "combinations": float(sum(t.startswith("combination[") for t in found.terms)),
        "all four": found["combination[instruments=a + b + c + d]"].value,
    }
    for name in _KINDS:
        told[f"creation in {name}"] = found[f"creation[instrument={name}]"].value
        told[f"persons in {name}"] = found[f"persons[instrument={name}]"].value
    return told


def _polars(frame: Any) -> Answer:
    import polars as pl

    told: dict[str, float] = {}
    shares = frame.group_by("what").agg((pl.col("why") == "new").mean().alias("share"))
    for name, share in shares.iter_rows():
        told[f"creation in {name}"] = share
    sets = frame.group_by("person").agg(pl.col("what").unique().sort())
    for name in _KINDS:
        told[f"persons in {name}"] = sets["what"].list.contains(name).sum()
    mixes = sets.group_by("what").len()
    told["persons"] = mixes["len"].sum()
    told["combinations"] = float(mixes.height)
    told["all four"] = mixes.filter(pl.col("what").list.len() == 4)["len"].sum()
    return told


def _frame(n: int) -> Any:
    import polars as pl

    return pl.from_arrow(_rows(n))


CASE = Case(
    "support-mix",
    "Benefits by instrument and purpose, persons, and their combinations",
    reference="polars",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("polars", _frame, _polars, needs="polars"),
    ),
)
