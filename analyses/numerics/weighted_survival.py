"""How long does it last when people carry weights? Kaplan-Meier with a robust variance.

Greenwood's formula takes weights for people and is wrong with them; the infinitesimal jackknife
is not: Jaeckel (1972), Bell Laboratories MM 72-1215-11, as in R's `survfit(robust = TRUE)`. People
of one cluster are moved together, and no small-sample factor is applied.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Flags, Floats, Integers
from analyses.numerics.by_code import sums_by_code
from analyses.numerics.survival import Scale, Times, band

BLOCK_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class WeightedCurve:
    """A weighted curve on distinct `times` (T,).

    `at_risk`, `events` (T,) are sums of weights; `survival`, `std_error`, `low`, `high` (T,) as
    in an unweighted curve, NaN for the last three once survival is 0.
    """

    times: Floats
    at_risk: Floats
    events: Floats
    survival: Floats
    std_error: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class _Pulls:
    """What an event, and having been at risk, do to log survival: each (T,)."""

    event: Floats
    exposure: Floats


def weighted_kaplan_meier(
    times: Times,
    is_event: Integers,
    weights: Floats,
    cluster_codes: Integers | None = None,
    *,
    confidence: float = 0.95,
    scale: Scale = "log-log",
) -> WeightedCurve:
    """Estimate one curve from rows (n,): time, event 0/1, weight and, if any, cluster 0..C-1."""
    distinct, place = np.unique(times, return_inverse=True)
    happened = np.asarray(is_event).astype(bool)
    span = len(distinct)
    leaving = sums_by_code(place, weights, span)
    events = sums_by_code(place[happened], weights[happened], span)
    risk: Floats = np.cumsum(leaving[::-1])[::-1]
    left = np.where(np.abs(risk - events) < 1e-12 * risk, 0.0, risk - events)
    hazard = np.divide(events, risk, out=np.zeros(span), where=risk > 0)
    stays = np.divide(left, risk, out=np.ones(span), where=risk > 0)
    survival = np.cumprod(stays, dtype=np.float64)
    one = np.divide(1.0, left, out=np.zeros(span), where=left > 0)
    pulls = _Pulls(one, np.cumsum(hazard * one))
    if cluster_codes is None:
        variance = _by_person(place, happened, weights, pulls)
    else:
        variance = _by_cluster(place, happened, weights, np.asarray(cluster_codes), pulls)
    log_error = np.sqrt(variance)
    error = np.where(survival > 0, survival * log_error, np.nan)
    low, high = band(survival, log_error, confidence=confidence, scale=scale)
    return WeightedCurve(np.asarray(distinct, np.float64), risk, events, survival, error, low, high)


def _by_person(place: Integers, happened: Flags, weights: Floats, pulls: _Pulls) -> Floats:
    """Sum the squared pulls of people; those alike in time and event are taken together."""
    span = len(pulls.event)
    squares = np.bincount(place * 2 + happened, weights**2, 2 * span).reshape(span, 2)
    gone = squares[:, 1] * (pulls.event - pulls.exposure) ** 2 + squares[:, 0] * pulls.exposure**2
    total = squares.sum(axis=1)
    there = total.sum() - np.cumsum(total)
    variance: Floats = np.cumsum(gone) + there * pulls.exposure**2
    return variance


def _by_cluster(
    place: Integers, happened: Flags, weights: Floats, clusters: Integers, pulls: _Pulls
) -> Floats:
    """Sum the squared pulls of clusters, some clusters at a time."""
    span = len(pulls.event)
    variance = np.zeros(span)
    order = np.argsort(clusters, kind="stable")
    block = max(1, BLOCK_CELLS // span)
    count = int(clusters.max()) + 1
    for first in range(0, count, block):
        last = min(count, first + block)
        ends = np.searchsorted(clusters[order], [first, last])
        rows = order[ends[0] : ends[1]]
        key = (clusters[rows] - first) * span + place[rows]
        shape = (last - first, span)
        left = np.bincount(key, weights[rows], shape[0] * span).reshape(shape)
        ended = np.bincount(key, weights[rows] * happened[rows], shape[0] * span).reshape(shape)
        gone = np.cumsum(ended * pulls.event - left * pulls.exposure, axis=1)
        there = left.sum(axis=1, keepdims=True) - np.cumsum(left, axis=1)
        variance += ((gone - there * pulls.exposure) ** 2).sum(axis=0)
    return variance
