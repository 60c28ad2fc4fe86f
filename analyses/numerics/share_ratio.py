"""How many times as likely? Ratios of two unpaired shares, and of their odds.

Koopman (1984), Biometrics 40, 513-517: the score test inverted; Katz and others (1978),
Biometrics 34, 469-474: the normal interval of the logarithm; Woolf (1955), Annals of Human
Genetics 19, 251-253, for the odds. An end that does not exist is None.
"""

from __future__ import annotations

import math

from analyses.numerics.answer import UNDEFINED, Interval, normal_quantile

FARTHEST = 60.0  # on the logarithmic scale


def koopman_ratio(
    successes: float,
    trials: float,
    other_successes: float,
    other_trials: float,
    confidence: float = 0.95,
) -> Interval:
    """Ratio of the first share to the other; no upper end when the other is nought."""
    if trials <= 0 or other_trials <= 0 or successes + other_successes == 0:
        return UNDEFINED
    z = normal_quantile(confidence)
    share, other = successes / trials, other_successes / other_trials
    counts = (float(successes), float(trials), float(other_successes), float(other_trials))
    inside = FARTHEST if share > 0 else -FARTHEST
    if share > 0 and other > 0:
        inside = math.log(share / other)
    low = None if share == 0 else _end(inside, -FARTHEST, z, counts)
    high = None if other == 0 else _end(inside, FARTHEST, z, counts)
    value = share / other if other > 0 else None
    return Interval(value, 0.0 if low is None else math.exp(low), _exp(high))


def log_ratio(
    successes: float,
    trials: float,
    other_successes: float,
    other_trials: float,
    confidence: float = 0.95,
) -> Interval:
    """Ratio of the first share to the other by the normal interval of its logarithm."""
    if trials <= 0 or other_trials <= 0 or successes <= 0 or other_successes <= 0:
        return UNDEFINED
    value = successes / trials / (other_successes / other_trials)
    error = math.sqrt(1 / successes - 1 / trials + 1 / other_successes - 1 / other_trials)
    return _around(value, error, confidence)


def odds_ratio(
    successes: float,
    trials: float,
    other_successes: float,
    other_trials: float,
    confidence: float = 0.95,
) -> Interval:
    """Odds of the first to those of the other, by Woolf's interval."""
    cells = (
        successes,
        trials - successes,
        other_successes,
        other_trials - other_successes,
    )
    if min(cells) <= 0:
        return UNDEFINED
    value = cells[0] * cells[3] / (cells[1] * cells[2])
    return _around(value, math.sqrt(sum(1 / cell for cell in cells)), confidence)


def _around(value: float, error: float, confidence: float) -> Interval:
    half = normal_quantile(confidence) * error
    return Interval(value, value * math.exp(-half), value * math.exp(half))


def _exp(end: float | None) -> float | None:
    return None if end is None else math.exp(end)


def _end(inside: float, outside: float, z: float, counts: tuple[float, ...]) -> float:
    """Where the score test begins to reject, on the logarithmic scale."""
    for _ in range(200):
        middle = (inside + outside) / 2.0
        if middle in (inside, outside):
            break
        if abs(_score(math.exp(middle), *counts)) > z:
            outside = middle
        else:
            inside = middle
    return inside


def _score(ratio: float, x: float, n: float, y: float, m: float) -> float:
    """Distance from `ratio` in standard errors, at the likeliest shares that have it."""
    square, linear = (n + m) * ratio, -(n * ratio + x + m + y * ratio)
    root = math.sqrt(max(0.0, linear * linear - 4.0 * square * (x + y)))
    other = min(1.0, 2.0 * (x + y) / (-linear + root))
    share = min(1.0, ratio * other)
    variance = share * (1.0 - share) / n + ratio * ratio * other * (1.0 - other) / m
    gap = x / n - ratio * y / m
    if variance <= 0.0:
        return 0.0 if gap == 0 else math.copysign(math.inf, gap)
    return gap / math.sqrt(variance)
