"""Did wages rise among the same people? Two columns with blanks, a million distinct amounts."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import people

_COLUMNS = ["wage_before", "wage_after"]


def _table(n: int) -> Any:
    from analyses import BeforeAfter, as_table

    asked = BeforeAfter(before="wage_before", after="wage_after")
    return asked, as_table(people(n).select(_COLUMNS))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found = {item.term: item for item in result.estimates}
    tests = {test.name: test for test in result.tests}
    difference = found["difference"]
    typical = found["pseudo-median"]
    return {
        "difference": difference.value,
        "low": difference.low,
        "high": difference.high,
        "t": tests["paired t"].statistic,
        "rank sum": tests["Wilcoxon signed rank"].statistic,
        "typical": typical.value,
        "typical low": typical.low,
        "typical high": typical.high,
    }


def _differences(n: int) -> Any:
    import analyses.numerics.hodges_lehmann  # noqa: F401 - loaded before the clock starts

    frame = people(n).select(_COLUMNS).to_pandas().dropna()
    return (frame["wage_after"] - frame["wage_before"]).to_numpy()


def _typical(differences: Any) -> Answer:
    from analyses.numerics.hodges_lehmann import hodges_lehmann

    found = hodges_lehmann(differences)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    return {"typical": found.value, "typical low": found.low, "typical high": found.high}


def _frame(n: int) -> Any:
    import scipy.stats  # noqa: F401 - loaded before the clock starts

    return people(n).select(_COLUMNS).to_pandas()


def _scipy(frame: Any) -> Answer:
    """Test with scipy, which has no typical difference."""
    from scipy.stats import ttest_rel, wilcoxon

    frame = frame.dropna()
    before, after = frame["wage_before"], frame["wage_after"]
    student = ttest_rel(after, before)
    between = student.confidence_interval(0.95)
    signed = wilcoxon(after, before, method="asymptotic", alternative="greater")
    return {
        "difference": (after - before).mean(),
        "low": between.low,
        "high": between.high,
        "t": student.statistic,
        "rank sum": signed.statistic,
    }


def _all_averages(frame: Any) -> Answer:
    """Take the median of all pairwise averages, held together: for few people only."""
    frame = frame.dropna()
    difference = (frame["wage_after"] - frame["wage_before"]).to_numpy()
    difference = difference[difference != 0]
    first, second = np.triu_indices(len(difference))
    return {"typical": float(np.median((difference[first] + difference[second]) / 2))}


def _sort(differences: Any) -> Answer:
    np.sort(differences)
    return {}


CASE = Case(
    "before-after",
    "A paired t test and Wilcoxon's, their intervals, and the typical difference",
    reference="scipy",
    ways=(
        Way("ours", _table, _ask),
        Way("ours, typical difference alone", _differences, _typical),
        Way("scipy", _frame, _scipy),
        Way("numpy, all averages", _frame, _all_averages, most_rows=5_000),
        Way("floor: one sort", _differences, _sort),
    ),
    tolerance=1e-8,
)
