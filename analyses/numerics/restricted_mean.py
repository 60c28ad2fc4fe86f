"""How much time, on average, until tau? The restricted mean of a survival curve.

Irwin (1949); Royston and Parmar (2013), BMC Medical Research Methodology 13, 152. The area under
the Kaplan-Meier curve up to a stated tau, with the Greenwood plug-in standard error as in survRM2
(Uno et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Interval, normal_quantile
from analyses.numerics.survival import SurvivalCurves


@dataclass(frozen=True, slots=True)
class RestrictedMean:
    """Mean time up to `tau`, in the unit of the times: each array (G,).

    NaN where a group's follow-up ends before tau with somebody still without the event.
    """

    tau: float
    value: Floats
    std_error: Floats
    low: Floats
    high: Floats


def restricted_mean(curves: SurvivalCurves, tau: float, confidence: float = 0.95) -> RestrictedMean:
    """Add up the area under each curve from 0 to `tau`."""
    times = np.asarray(curves.times, dtype=np.float64)
    inside = (times <= tau) & (times >= 0)
    knots = np.concatenate([[0.0], times[inside], [tau]])
    heights = np.concatenate(
        [np.ones((len(curves.survival), 1)), curves.survival[:, inside]], axis=1
    )
    areas = heights * np.diff(knots)
    value = areas.sum(axis=1)
    ahead = np.cumsum(areas[:, ::-1], axis=1)[:, ::-1][:, 1:]  # area after each event time
    risk, events = curves.at_risk[:, inside], curves.events[:, inside]
    left = risk * (risk - events)
    steps = np.divide(events, left, out=np.zeros(left.shape), where=left > 0)
    error = np.sqrt((ahead**2 * steps).sum(axis=1))
    known = (tau <= curves.last_time) | (curves.survival[:, -1] <= 0)
    value, error = np.where(known, value, np.nan), np.where(known, error, np.nan)
    half = normal_quantile(confidence) * error
    return RestrictedMean(tau, value, error, value - half, value + half)


def mean_difference(
    means: RestrictedMean, group: int, other: int, confidence: float = 0.95
) -> tuple[Interval, float | None]:
    """Compare two groups: the difference of `group` less `other`, and its standard error."""
    difference = float(means.value[group] - means.value[other])
    error = float(np.hypot(means.std_error[group], means.std_error[other]))
    if not np.isfinite(difference):
        return Interval(None, None, None), None
    half = normal_quantile(confidence) * error
    return Interval(difference, difference - half, difference + half), error
