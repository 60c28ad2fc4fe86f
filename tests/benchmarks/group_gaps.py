"""Do wages before the programme differ by stream? Welch, ranks, and several groups."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import people

_COLUMNS = ["stream", "wage_after"]


def _table(n: int) -> Any:
    from analyses import GroupGaps, as_table

    asked = GroupGaps(outcome="wage_after", group="stream")
    return asked, as_table(people(n).select(_COLUMNS))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found = {item.term: item for item in result.estimates}
    tests = {test.name: test.statistic for test in result.tests}
    told = {name: item.value for name, item in found.items() if name.startswith(("value", "med"))}
    told |= {name: item.value for name, item in found.items() if name.startswith("difference")}
    return told | {"ranks": tests.get("kruskal-wallis", tests.get("mann-whitney"))}


def _frame(n: int) -> Any:
    import scipy.stats  # noqa: F401 - loaded before the clock starts

    return people(n).select(_COLUMNS).to_pandas()


def _scipy(frame: Any) -> Answer:
    """Compare with pandas and scipy, which has no interval of a shift of so many."""
    from scipy.stats import kruskal, mannwhitneyu, ttest_ind

    frame = frame.dropna()
    names = sorted(frame["stream"].unique())
    told = {}
    groups = {name: frame.loc[frame["stream"] == name, "wage_after"] for name in names}
    for name, own in groups.items():
        told[f"value[group={name}]"] = own.mean()
        told[f"median[group={name}]"] = own.median()
    pairs = (
        [(names[1], groups[names[0]])]
        if len(names) == 2
        else [(name, frame.loc[frame["stream"] != name, "wage_after"]) for name in names]
    )
    for name, others in pairs:
        told[f"difference[group={name}]"] = groups[name].mean() - others.mean()
        ttest_ind(groups[name], others, equal_var=False).confidence_interval(0.95)
        statistic = mannwhitneyu(groups[name], others, method="asymptotic").statistic
    ranks = statistic if len(names) == 2 else kruskal(*groups.values()).statistic
    return told | {"ranks": ranks}


CASE = Case(
    "group-gaps",
    "Means, medians, Welch's and rank tests, and shifts of wages by stream",
    reference="scipy",
    ways=(Way("ours", _table, _ask), Way("scipy", _frame, _scipy)),
)
