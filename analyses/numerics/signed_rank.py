"""Did people tend to rise or fall? The signed-rank test of Wilcoxon.

Wilcoxon (1945), Biometrics Bulletin 1, 80-83. Zeros are dropped, or kept in the ranking as
Pratt (1959), JASA 54, 655-667, proposes. The exact null distribution with ties follows Streitberg
and Roehmel (1986): midranks doubled are whole numbers, whose sums are counted by convolution.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Floats, Integers, normal_p
from analyses.numerics.by_code import tally

Method = Literal["auto", "exact", "normal"]
EXACT_UP_TO = 50
MOST_SUMS = 2_000_000  # Pratt's ranks grow with the zeros, and the sums with them


@dataclass(frozen=True, slots=True)
class SignedRank:
    """The sum of the ranks of the rises, and the two-sided test that it is by chance.

    `pairs` counts the differences tested, `zeros` those that were none. `statistic` is R's V,
    `z` its standardised form (None when the test was exact), `p_value` 1 when every pair is zero.
    """

    pairs: int
    zeros: int
    statistic: float
    z: float | None
    p_value: float
    method: Literal["exact", "normal"]


def signed_rank(
    differences: Floats,
    counts: Integers | None = None,
    *,
    method: Method = "auto",
    zeros: Literal["dropped", "pratt"] = "dropped",
    continuity: bool = False,
) -> SignedRank:
    """Test `differences` (m,), each occurring `counts` (m,) times; `auto` is exact up to 50."""
    values, numbers = tally(differences, counts)
    sizes, together = tally(np.abs(values), numbers)
    above = values > 0
    rises = np.zeros(len(sizes), dtype=np.int64)
    rises[np.searchsorted(sizes, values[above])] = numbers[above]
    idle = int(together[0]) if len(sizes) and sizes[0] == 0 else 0
    if len(sizes) and sizes[0] == 0:
        rises, together = rises[1:], together[1:]
    pairs = int(together.sum())
    if pairs == 0:
        return SignedRank(0, idle, 0.0, None, 1.0, "exact")
    shift = 2 * idle if zeros == "pratt" else 0
    ends = np.cumsum(together)
    doubled = 2 * ends - together + 1 + shift  # midranks times two are whole
    statistic = float(rises @ doubled) / 2.0
    is_small = pairs <= EXACT_UP_TO and int(together @ doubled) <= MOST_SUMS
    if method == "exact" or (method == "auto" and is_small):
        p_value = _exact_p(round(2.0 * statistic), doubled, together)
        return SignedRank(pairs, idle, statistic, None, p_value, "exact")
    z = _normal_score(statistic, doubled / 2.0, together, continuity=continuity)
    return SignedRank(pairs, idle, statistic, z, normal_p(z), "normal")


def _exact_p(observed: int, doubled: Integers, together: Integers) -> float:
    """Twice the smaller tail of the sum when each rank has its sign by a fair coin."""
    span = int(together @ doubled)
    chance = np.zeros(span + 1)
    chance[0] = 1.0
    reach = 0
    for rank in np.repeat(doubled, together):
        step = int(rank)
        moved = chance[: reach + 1] / 2.0
        chance[: reach + 1] = moved
        chance[step : reach + step + 1] += moved
        reach += step
    tail = min(observed, span - observed)
    return min(1.0, 2.0 * float(chance[: tail + 1].sum()))


def _normal_score(
    statistic: float, ranks: Floats, together: Integers, *, continuity: bool
) -> float:
    """Distance from the mean in standard deviations; midranks carry the correction for ties."""
    gap = statistic - float(together @ ranks) / 2.0
    if continuity:
        gap -= math.copysign(min(0.5, abs(gap)), gap)
    return gap / math.sqrt(float(together @ ranks**2) / 4.0)
