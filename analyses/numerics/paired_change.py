"""How much did the same people change? Each measurement, the difference, and its tests."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from analyses.numerics.answer import Floats, Integers, Interval, Significance
from analyses.numerics.hodges_lehmann import PseudoMedian, hodges_lehmann
from analyses.numerics.mcnemar import (
    mcnemar_asymptotic,
    mcnemar_corrected,
    mcnemar_exact,
    mcnemar_mid_p,
)
from analyses.numerics.paired_mean import paired_mean
from analyses.numerics.paired_proportions import newcombe_paired, tango, wald_paired
from analyses.numerics.proportion import exact, wilson
from analyses.numerics.signed_rank import signed_rank

FEW_DISCORDANT = 25
FEW_PAIRS = 30

IntervalMaker = Callable[[int, int, int, int, float], Interval]


@dataclass(frozen=True, slots=True)
class PairedChange:
    """Before, after and their difference, in shares or in the unit of the data.

    `used` names the test whose p value is given; `tests` holds it first, then the others.
    """

    pairs: int
    before: Interval
    after: Interval
    difference: Interval
    std_error: float | None
    p_value: float | None
    used: str
    tests: tuple[tuple[str, Significance], ...]
    gained: int | None = None
    lost: int | None = None
    typical: PseudoMedian | None = None


def share_change(
    table: tuple[int, int, int, int], *, interval: str, test: str, confidence: float
) -> PairedChange:
    """Compare two shares of the same people, from both, lost, gained and neither.

    `test` is exact, mid-p, asymptotic or corrected; anything else chooses exact below 25
    discordant pairs and asymptotic from there on.
    """
    both, lost, gained, neither = table
    pairs = sum(table)
    used = test if test in MCNEMAR else "exact" if lost + gained < FEW_DISCORDANT else "asymptotic"
    others = [name for name in ("exact", "mid-p", "asymptotic") if name != used]
    share = exact if pairs < FEW_PAIRS else wilson
    return PairedChange(
        pairs,
        before=share(both + lost, pairs, confidence),
        after=share(both + gained, pairs, confidence),
        difference=INTERVALS[interval](both, lost, gained, neither, confidence),
        std_error=math.sqrt(lost + gained - (gained - lost) ** 2 / pairs) / pairs,
        p_value=MCNEMAR[used](lost, gained).p_value,
        used=used,
        tests=tuple((f"McNemar {name}", MCNEMAR[name](lost, gained)) for name in [used, *others]),
        gained=gained,
        lost=lost,
    )


def number_change(
    before: Floats, after: Floats, counts: Integers, *, test: str, confidence: float
) -> PairedChange:
    """Compare two numbers of the same people; `counts` says how many have each pair (m,)."""
    difference = after - before
    mean = paired_mean(difference, counts, confidence)
    ranks = signed_rank(difference, counts)
    first, last = (paired_mean(values, counts, confidence) for values in (before, after))
    student = ("paired t", Significance(mean.statistic, mean.df, mean.p_value))
    wilcoxon = ("Wilcoxon signed rank", Significance(ranks.statistic, None, ranks.p_value))
    by_ranks = test == "wilcoxon"
    sure = Interval(mean.value, mean.low, mean.high)
    if mean.value and not mean.std_error:  # all rose by the same: that is no certainty
        sure = Interval(mean.value, None, None)
    return PairedChange(
        mean.pairs,
        before=Interval(first.value, first.low, first.high),
        after=Interval(last.value, last.low, last.high),
        difference=sure,
        std_error=mean.std_error,
        p_value=ranks.p_value if by_ranks else mean.p_value,
        used="wilcoxon" if by_ranks else "t",
        tests=(wilcoxon, student) if by_ranks else (student, wilcoxon),
        typical=hodges_lehmann(difference, counts, confidence),
    )


def _newcombe_corrected(
    both: int, lost: int, gained: int, neither: int, confidence: float
) -> Interval:
    return newcombe_paired(both, lost, gained, neither, confidence, phi_corrected=True)


INTERVALS: dict[str, IntervalMaker] = {
    "newcombe": newcombe_paired,
    "newcombe-corrected": _newcombe_corrected,
    "tango": tango,
    "wald": wald_paired,
}
MCNEMAR: dict[str, Callable[[int, int], Significance]] = {
    "exact": mcnemar_exact,
    "mid-p": mcnemar_mid_p,
    "asymptotic": mcnemar_asymptotic,
    "corrected": mcnemar_corrected,
}
