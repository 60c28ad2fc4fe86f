"""Who took part? Table 1 of four characteristics by two arms, with standardised differences."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.case import Answer, Case, Way


def _rows(n: int) -> Any:
    import numpy as np
    import pyarrow as pa

    rng = np.random.default_rng(8)
    kinds = pa.array(("a", "b", "c", "d", "e"))
    return pa.table(
        {
            "arm": pa.array(("new", "old")).take(pa.array(rng.integers(0, 2, n))),
            "age": rng.integers(18, 65, n),
            "pay": np.exp(rng.normal(7.0, 0.5, n)),
            "kind": kinds.take(pa.array(rng.integers(0, 5, n))),
            "sex": pa.array(("f", "m")).take(pa.array(rng.integers(0, 2, n))),
        }
    )


def _table(n: int) -> Any:
    from analyses import as_table
    from analyses.delivery.participant_profile import ParticipantProfile

    asked = ParticipantProfile(characteristics=("age", "pay", "kind", "sex"), group="arm")
    return asked, as_table(_rows(n))


def _ask(given: Any) -> Answer:
    asked, table = given
    found = asked.run(table).estimates
    told: dict[str, float] = {}
    for name in ("age", "pay"):
        told[f"smd of {name}"] = found[f"smd[characteristic={name}; group=new]"].value
        for what in ("lower-quartile", "median", "upper-quartile"):
            told[f"{what} of {name}"] = found[f"{what}[characteristic={name}]"].value
            for arm in ("new", "old"):
                term = f"{what}[characteristic={name}; group={arm}]"
                told[f"{what} of {name}, {arm}"] = found[term].value
    for name, levels in (("kind", "abcde"), ("sex", "fm")):
        for level in levels:
            term = f"share[characteristic={name}; level={level}; group=new]"
            told[f"{name} {level}"] = found[term].value
    return told


def _polars(frame: Any) -> Answer:
    import polars as pl

    told: dict[str, float] = {}
    cuts = {"lower-quartile": 0.25, "median": 0.5, "upper-quartile": 0.75}
    for name in ("age", "pay"):
        of = pl.col(name)
        by = frame.group_by("arm").agg(
            of.mean().alias("mean"),
            of.var().alias("var"),
            *(of.quantile(q, "linear").alias(what) for what, q in cuts.items()),
        )
        new, old = (by.row(by_predicate=pl.col("arm") == arm, named=True) for arm in ("new", "old"))
        spread = ((new["var"] + old["var"]) / 2) ** 0.5
        told[f"smd of {name}"] = (new["mean"] - old["mean"]) / spread
        everyone = frame.select(of.quantile(q, "linear").alias(w) for w, q in cuts.items())
        told |= {f"{what} of {name}": everyone[what][0] for what in cuts}
        for row in (new, old):
            told |= {f"{what} of {name}, {row['arm']}": row[what] for what in cuts}
    for name in ("kind", "sex"):
        counted = frame.group_by("arm", name).len().filter(pl.col("arm") == "new")
        whole = counted["len"].sum()
        told |= {f"{name} {level}": n / whole for level, n in counted.select(name, "len").rows()}
    return told


def _frame(n: int) -> Any:
    import polars as pl

    return pl.from_arrow(_rows(n))


CASE = Case(
    "participant-profile",
    "Means, quartiles, shares and standardised differences of four characteristics by arm",
    reference="polars",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 2.0}),
        Way("polars", _frame, _polars, needs="polars"),
    ),
)
