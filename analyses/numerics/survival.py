"""How long does it last? The Kaplan-Meier curve from grouped counts.

Kaplan and Meier (1958), JASA 53, 457-481; variance of Greenwood (1926); log-log interval of
Kalbfleisch and Prentice (1980). Everything is a function of how many leave, and how many of them
by the event, at each distinct time. At a shared time events come first, and whoever enters at t
is at risk only after t.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.numerics.answer import Floats, Integers, normal_quantile

Times: TypeAlias = NDArray[np.float64] | NDArray[np.int64]
Scale = Literal["log-log", "log", "plain"]


@dataclass(frozen=True, slots=True)
class SurvivalCurves:
    """One curve a group on shared `times` (T,), ascending, in the unit they came in.

    Attributes
    ----------
    at_risk, events
        (G, T) people at risk just before each time, and events at it.
    survival, std_error, low, high
        (G, T) share still without the event after each time, in [0, 1]; after a curve has
        reached 0 the last three are NaN, for Greenwood's formula ends there.
    log_variance
        (G, T) Greenwood's sum of d / (n (n - d)), the variance of the logarithm of survival; NaN
        once survival is 0.
    last_time
        (G,) the longest follow-up of each group; NaN for an empty group.
    """

    times: Times
    at_risk: Floats
    events: Floats
    survival: Floats
    std_error: Floats
    low: Floats
    high: Floats
    log_variance: Floats
    last_time: Floats


@dataclass(frozen=True, slots=True)
class SurvivalAt:
    """Curves read at `times` (k,): each array (G, k), NaN past a group's follow-up."""

    times: Floats
    survival: Floats
    std_error: Floats
    low: Floats
    high: Floats
    at_risk: Floats


@dataclass(frozen=True, slots=True)
class SurvivalTime:
    """The time by which a share has had the event: each (G,), NaN where not reached."""

    value: Floats
    low: Floats
    high: Floats


def kaplan_meier(
    times: Times,
    leaving: Integers | Floats,
    events: Integers | Floats,
    entering: Integers | Floats | None = None,
    *,
    confidence: float = 0.95,
    scale: Scale = "log-log",
) -> SurvivalCurves:
    """Estimate a curve for each group.

    `times` (T,) ascend; `leaving` (G, T) counts all who end at each time, `events` (G, T) those
    who end by the event, `entering` (G, T) those who come under observation (none given: all at
    the start).
    """
    left, happened = _by_group(leaving), _by_group(events)
    risk = at_risk(left, None if entering is None else _by_group(entering))
    hazard = np.divide(happened, risk, out=np.zeros(risk.shape), where=risk > 0)
    survival = np.cumprod(1.0 - hazard, axis=1, dtype=np.float64)
    log_variance = greenwood(risk, happened)
    error = survival * np.sqrt(log_variance)
    low, high = band(survival, np.sqrt(log_variance), confidence=confidence, scale=scale)
    seen = left > 0
    last = len(times) - 1 - np.argmax(seen[:, ::-1], axis=1)
    last_time = np.where(seen.any(axis=1), np.asarray(times, np.float64)[last], np.nan)
    return SurvivalCurves(
        times, risk, happened, survival, error, low, high, log_variance, last_time
    )


def at_risk(leaving: Integers | Floats, entering: Integers | Floats | None = None) -> Floats:
    """Count who is there just before each time: (..., T) from leavers and entrants (..., T)."""
    left = np.asarray(leaving, dtype=np.float64)
    if entering is None:
        everyone: Floats = np.cumsum(left[..., ::-1], axis=-1)[..., ::-1]
        return everyone
    entered = np.asarray(entering, dtype=np.float64)
    inside: Floats = np.cumsum(entered, axis=-1) - np.cumsum(left, axis=-1)
    # Entrants and leavers of the same time count only afterwards.
    return inside - entered + left


def _by_group(counts: Integers | Floats) -> Floats:
    """Take one group (T,) as a table of one row (1, T)."""
    return np.atleast_2d(np.asarray(counts, dtype=np.float64))


def greenwood(risk: Floats, events: Floats) -> Floats:
    """Sum d / (n (n - d)) up to each time; NaN from where everybody has had the event."""
    left = risk * (risk - events)
    steps = np.divide(events, left, out=np.zeros(risk.shape), where=left > 0)
    steps[(events > 0) & (left <= 0)] = np.nan
    return np.cumsum(steps, axis=-1)


def band(
    survival: Floats, log_error: Floats, *, confidence: float, scale: Scale
) -> tuple[Floats, Floats]:
    """Pointwise limits within [0, 1]; both 1 before the first event, NaN once survival is 0."""
    z = normal_quantile(confidence)
    inner = (survival > 0) & (survival < 1)
    low, high = np.where(inner | (survival == 0), np.nan, 1.0), np.where(inner, np.nan, 1.0)
    high[survival == 0] = np.nan
    share, error = survival[inner], log_error[inner]
    if scale == "plain":
        low[inner], high[inner] = share - z * share * error, share + z * share * error
    elif scale == "log":
        low[inner], high[inner] = share * np.exp(-z * error), share * np.exp(z * error)
    else:
        reach = z * error / np.log(share)
        low[inner], high[inner] = share ** np.exp(-reach), share ** np.exp(reach)
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def survival_at(curves: SurvivalCurves, at: Floats) -> SurvivalAt:
    """Read the curves at times `at` (k,); 0 stays 0, but nothing is said past follow-up."""
    at = np.asarray(at, dtype=np.float64)
    before = np.searchsorted(curves.times, at, side="right") - 1
    ended = curves.survival[:, -1:] <= 0
    known = (at <= curves.last_time[:, None]) | (ended & (at >= curves.last_time[:, None]))

    def read(series: Floats, start: float) -> Floats:
        padded = np.concatenate([np.full((len(series), 1), start), series], axis=1)
        return np.where(known, padded[:, before + 1], np.nan)

    return SurvivalAt(
        at,
        read(curves.survival, 1.0),
        read(curves.std_error, 0.0),
        read(curves.low, 1.0),
        read(curves.high, 1.0),
        number_at_risk(curves, at),
    )


def number_at_risk(curves: SurvivalCurves, at: Floats) -> Floats:
    """Count who is still followed just before times `at` (k,): (G, k), as under a picture.

    Between two times nobody comes or goes, so it is the number at the next.
    """
    following = np.searchsorted(curves.times, np.asarray(at, dtype=np.float64), side="left")
    padded = np.concatenate([curves.at_risk, np.zeros((len(curves.at_risk), 1))], axis=1)
    return padded[:, following]


def survival_quantile(
    curves: SurvivalCurves,
    share: float = 0.5,
    *,
    flat: Literal["midpoint", "first"] = "midpoint",
) -> SurvivalTime:
    """Find when `share` have had the event (0.5: the median), with limits read off the band.

    Brookmeyer and Crowley (1982), Biometrics 38, 29-41. Where a curve is level at exactly that
    height its midpoint is taken, or its start (`first`).
    """
    rows = range(len(curves.survival))

    def read(series: Floats) -> Floats:
        return np.array([_crossing(curves, series[row], row, share, flat) for row in rows])

    return SurvivalTime(read(curves.survival), read(curves.low), read(curves.high))


def _crossing(curves: SurvivalCurves, series: Floats, row: int, share: float, flat: str) -> float:
    """Find the first time at which one descending series is at or below `1 - share`."""
    tolerance = np.sqrt(np.finfo(float).eps)
    height = 1.0 - share
    seen = np.isfinite(series) & (curves.times <= curves.last_time[row])
    times = np.asarray(curves.times, dtype=np.float64)[seen]
    reached = np.flatnonzero(series[seen] <= height + tolerance)
    if not len(reached):
        return np.nan
    first = reached[0]
    if flat == "first" or series[seen][first] < height - tolerance:
        return float(times[first])
    below = np.flatnonzero(series[seen] < height - tolerance)
    return float((times[first] + (times[below[0]] if len(below) else times[-1])) / 2.0)
