"""Weighted survival curves of several groups, on the times that they share."""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.survival import Scale, SurvivalCurves
from analyses.numerics.weighted_survival import WeightedCurve, weighted_kaplan_meier


def weighted_curves(
    times: Floats,
    is_event: Integers,
    weights: Floats,
    groups: list[Integers],
    *,
    confidence: float = 0.95,
    scale: Scale = "log-log",
) -> SurvivalCurves:
    """Estimate one curve for each set of rows in `groups`, by the robust variance.

    `at_risk` and `events` of the answer count rows, for they say who stands behind a point;
    `log_variance` is robust.
    """
    shared = np.unique(times)
    curves = [
        weighted_kaplan_meier(
            times[rows], is_event[rows], weights[rows], confidence=confidence, scale=scale
        )
        for rows in groups
    ]

    def held(name: str, start: float) -> Floats:
        return np.array([_held(curve, getattr(curve, name), shared, start) for curve in curves])

    survival, error = held("survival", 1.0), held("std_error", 0.0)
    log_error = np.divide(error, survival, out=np.full(error.shape, np.nan), where=survival > 0)
    return SurvivalCurves(
        shared,
        np.array([_at_risk(times[rows], shared) for rows in groups]),
        np.array([_ended(times[rows], is_event[rows], shared) for rows in groups]),
        survival,
        error,
        held("low", 1.0),
        held("high", 1.0),
        log_error**2,
        np.array([curve.times[-1] for curve in curves]),
    )


def _held(curve: WeightedCurve, series: Floats, shared: Floats, start: float) -> Floats:
    """Carry a series from each of its times to the next."""
    padded = np.concatenate([[start], series])
    carried: Floats = padded[np.searchsorted(curve.times, shared, side="right")]
    return carried


def _at_risk(times: Floats, shared: Floats) -> Floats:
    """Rows still followed just before each shared time."""
    return len(times) - np.searchsorted(np.sort(times), shared, side="left").astype(np.float64)


def _ended(times: Floats, is_event: Integers, shared: Floats) -> Floats:
    """Rows that end by the event at each shared time."""
    place = np.searchsorted(shared, times[is_event == 1])
    return np.bincount(place, minlength=len(shared)).astype(np.float64)
