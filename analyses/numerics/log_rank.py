"""Do groups last equally long? The log-rank test and its weighted relatives.

Mantel (1966), Cancer Chemotherapy Reports 50, 163-170; Peto and Peto (1972), JRSS A 135, 185-207;
Gehan (1965), Biometrika 52, 203-223; the family of Harrington and Fleming (1982), Biometrika 69,
553-566, in which R's rho is 0 (log-rank) or 1 (Peto-Peto). Strata are compared within and added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Floats, Integers, chi_square_p
from analyses.numerics.survival import at_risk

Weight = Literal["log-rank", "peto", "gehan"]


@dataclass(frozen=True, slots=True)
class RankTest:
    """A test that all curves are one.

    `observed`, `expected` (G,) are weighted event counts (plain counts for the log-rank);
    `covariance` (G, G) is of observed less expected. `statistic` and `p_value` are None when
    fewer than two groups were ever at risk at an event.
    """

    statistic: float | None
    df: int
    p_value: float | None
    observed: Floats
    expected: Floats
    covariance: Floats


def log_rank(
    leaving: Integers | Floats,
    events: Integers | Floats,
    entering: Integers | Floats | None = None,
    *,
    weight: Weight = "log-rank",
) -> RankTest:
    """Compare groups from counts (G, T), or (S, G, T) for a test stratified by S strata."""
    risk, happened = at_risk(leaving, entering), np.asarray(events, dtype=np.float64)
    if risk.ndim == 2:
        risk, happened = risk[None], happened[None]
    groups = risk.shape[1]
    observed, expected = np.zeros(groups), np.zeros(groups)
    covariance = np.zeros((groups, groups))
    for stratum_risk, stratum_events in zip(risk, happened, strict=True):
        seen, due, spread = _stratum(stratum_risk, stratum_events, weight)
        observed, expected, covariance = observed + seen, expected + due, covariance + spread
    return _answer(observed, expected, covariance)


def _stratum(risk: Floats, events: Floats, weight: Weight) -> tuple[Floats, Floats, Floats]:
    """Add up one stratum: observed (G,), expected (G,), covariance (G, G)."""
    total, happened = risk.sum(axis=0), events.sum(axis=0)
    used = happened > 0
    risk, events, total, happened = risk[:, used], events[:, used], total[used], happened[used]
    share = risk / total
    weights = _weights(total, happened, weight)
    ties = np.divide(total - happened, total - 1, out=np.zeros(len(total)), where=total > 1)
    spread = weights**2 * happened * ties
    weighted = share * spread
    covariance = np.diag(weighted.sum(axis=1)) - weighted @ share.T
    return events @ weights, share @ (weights * happened), covariance


def _weights(total: Floats, happened: Floats, weight: Weight) -> Floats:
    """Weight each event time (T,); Peto's is the pooled survival just before it."""
    if weight == "gehan":
        return total
    if weight == "peto":
        after = np.cumprod(1.0 - happened / total)
        return np.concatenate([[1.0], after[:-1]]) if len(total) else total
    return np.ones(len(total))


def _answer(observed: Floats, expected: Floats, covariance: Floats) -> RankTest:
    present = np.flatnonzero(expected > 0)
    df = len(present) - 1
    if df < 1:
        return RankTest(None, 0, None, observed, expected, covariance)
    kept = present[1:]  # the gaps add up to zero, so one group is redundant
    gap = (observed - expected)[kept]
    inner = covariance[np.ix_(kept, kept)]
    if np.linalg.matrix_rank(inner, hermitian=True) < df:
        return RankTest(None, df, None, observed, expected, covariance)
    statistic = float(gap @ np.linalg.solve(inner, gap))
    return RankTest(statistic, df, chi_square_p(statistic, df), observed, expected, covariance)
