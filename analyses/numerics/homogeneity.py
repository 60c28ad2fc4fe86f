"""Is a share the same in every group? Pearson's chi-square, and Fisher's exact test when small.

Pearson (1900), Philosophical Magazine 50, 157-175, without continuity correction; Fisher (1934),
Statistical Methods for Research Workers, with the two-sided p value of tables no likelier.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats, Integers, Significance, chi_square_p

FEW_EXPECTED = 5.0


def same_share(successes: Integers, trials: Integers) -> tuple[str, Significance]:
    """Test that groups (G,) share one proportion: the test's name, and what it gives.

    Two groups with an expected count under five are tested exactly.
    """
    present = trials > 0
    successes, trials = successes[present], trials[present]
    if len(trials) == 2 and smallest_expected(successes, trials) < FEW_EXPECTED:
        return "fisher", fisher(
            int(successes[0]), int(trials[0]), int(successes[1]), int(trials[1])
        )
    return "chi-square", chi_square(successes, trials)


def smallest_expected(successes: Integers, trials: Integers) -> float:
    """The smallest count that equal shares would lead one to expect."""
    if not trials.sum():
        return 0.0
    share = successes.sum() / trials.sum()
    return float(trials.min() * min(share, 1.0 - share))


def chi_square(successes: Integers, trials: Integers) -> Significance:
    """Compare shares of groups (G,); undefined when all succeed, or none."""
    total, happened = float(trials.sum()), float(successes.sum())
    df = len(trials) - 1
    if df < 1 or happened in (0.0, total):
        return Significance(None, None, None)
    expected = trials * (happened / total)
    # Failures miss their expectation by as much, so both terms share a numerator.
    statistic = float(((successes - expected) ** 2 / (expected * (1.0 - happened / total))).sum())
    return Significance(statistic, float(df), chi_square_p(statistic, df))


def fisher(successes: int, trials: int, other_successes: int, other_trials: int) -> Significance:
    """Compare two shares exactly, given how many succeeded in all."""
    happened = successes + other_successes
    if happened in (0, trials + other_trials) or not trials or not other_trials:
        return Significance(None, None, None)
    lowest, highest = max(0, happened - other_trials), min(happened, trials)
    possible = np.arange(lowest, highest + 1)
    chances = _chances(possible, trials, other_trials, happened)
    seen = chances[successes - lowest]
    # Tables as likely as the one seen differ from it by rounding alone.
    p_value = float(chances[chances <= seen * (1.0 + 1e-7)].sum())
    return Significance(None, None, min(1.0, p_value))


def _chances(possible: Integers, trials: int, other_trials: int, happened: int) -> Floats:
    """Hypergeometric probabilities (m,)."""
    from scipy.special import gammaln

    def log_choose(n: int | Integers, k: int | Integers) -> Floats:
        chosen: Floats = gammaln(n + 1) - gammaln(k + 1) - gammaln(np.subtract(n, k) + 1)
        return chosen

    logs = log_choose(trials, possible) + log_choose(other_trials, happened - possible)
    chances: Floats = np.exp(logs - log_choose(trials + other_trials, happened))
    return chances
