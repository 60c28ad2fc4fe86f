"""How long do people keep their jobs? Five curves and a test, from the dates of a table."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, STREAMS, jobs

_WEEK_26 = 182


def _table(n: int) -> Any:
    from analyses import JobRetention, as_table

    return JobRetention(start="start", end="end", cut_off=CUT_OFF, group="stream"), as_table(
        jobs(n)
    )


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found = {item.term: item.value for item in result.estimates}
    return {
        "log-rank": result.tests[0].statistic,
        **{name: found[f"survival[week=26; group={name}]"] for name in STREAMS},
    }


def _counts(n: int) -> Any:
    """Days, whether they ended, and the stream, as arrays: what the kernel starts from."""
    import analyses.numerics.log_rank
    import analyses.numerics.survival  # noqa: F401 - loaded before the clock starts

    frame = jobs(n).dropna(subset="start")
    length, ended = _followed(frame)
    codes = np.searchsorted(sorted(STREAMS), frame["stream"].to_numpy(str))
    return length.to_numpy(np.int32), ended.to_numpy(), codes.astype(np.int32)


def _count_and_test(given: Any) -> Answer:
    from analyses.numerics.log_rank import log_rank
    from analyses.numerics.survival import kaplan_meier, survival_at

    length, ended, codes = given
    span = int(length.max()) + 1
    cells = np.bincount((codes * span + length) * 2 + ended, minlength=5 * span * 2)
    leaving = cells.reshape(5, span, 2).sum(axis=2)
    events = cells.reshape(5, span, 2)[..., 1]
    curves = kaplan_meier(np.arange(span, dtype=float), leaving, events)
    shares = survival_at(curves, np.array([float(_WEEK_26)])).survival[:, 0]
    test = log_rank(leaving[None], events[None])
    return {"log-rank": test.statistic, **dict(zip(sorted(STREAMS), shares, strict=True))}


def _frame(n: int) -> Any:
    import statsmodels.duration.survfunc  # noqa: F401 - loaded before the clock starts

    return jobs(n)


def _followed(frame: Any) -> Any:
    import pandas

    cut_off = pandas.Timestamp(CUT_OFF)
    until = frame["end"].fillna(cut_off).clip(upper=cut_off)
    return (until - frame["start"]).dt.days, frame["end"] <= cut_off


def _statsmodels(frame: Any) -> Answer:
    from statsmodels.duration.survfunc import SurvfuncRight, survdiff

    frame = frame.dropna(subset="start")
    length, ended = _followed(frame)
    shares = {}
    for name in STREAMS:
        mine = (frame["stream"] == name).to_numpy()
        curve = SurvfuncRight(length[mine], ended[mine])
        place = np.searchsorted(curve.surv_times, _WEEK_26, side="right") - 1
        shares[name] = curve.surv_prob[place]
        assert curve.surv_prob_se[place] > 0
    return {"log-rank": survdiff(length, ended, frame["stream"])[0], **shares}


def _pass(given: Any) -> Answer:
    length, ended, codes = given
    assert length.sum() + ended.sum() + codes.sum() > 0
    return {}


CASE = Case(
    "job-retention",
    "Kaplan-Meier curves of five groups with Greenwood intervals, and the log-rank test",
    reference="statsmodels",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1 / 10}),
        Way("ours, numbers alone", _counts, _count_and_test),
        Way("statsmodels", _frame, _statsmodels, needs="statsmodels"),
        Way("floor: one pass over the arrays", _counts, _pass),
    ),
)
