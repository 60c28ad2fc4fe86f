"""Power against power.prop.test, pwr, whole covariances, published tables, and exact sums."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import binom

from analyses.numerics.power import (
    Errors,
    analysis_of_variance_icc,
    change_in_clusters,
    design_effect,
    discordance,
    hazards,
    least_effect,
    needed,
    paired_shares,
    power_of,
    survival,
    two_arcsines,
    two_shares,
)
from tests.numerics.reference import numbers

BY_R = numbers("power")


@pytest.mark.parametrize("row", BY_R["two"])
def test_sizes_of_two_shares_are_those_of_r(row: dict[str, float]) -> None:
    p, d = row["p0"], row["d"]
    found = needed(lambda n: two_shares(p, d, n, 0.5), 0.95, row["power"])
    # power.prop.test leaves out nothing but searches a root, to about 1e-8.
    assert found == pytest.approx(2 * row["n"], rel=1e-7)
    by_arcsine = needed(lambda n: two_arcsines(p, d, n, 0.5), 0.95, row["power"])
    # pwr counts the other tail too (below 1e-6 at such powers) and its uniroot is coarse.
    assert by_arcsine == pytest.approx(2 * row["arcsine"], rel=2e-5)


@pytest.mark.parametrize("row", BY_R["at"])
def test_powers_of_two_shares_are_those_of_r(row: dict[str, float]) -> None:
    n, p, d = row["n"], row["p0"], row["d"]
    assert power_of(two_shares(p, d, 2 * n, 0.5), 0.95) == pytest.approx(row["power"], rel=1e-10)
    # pwr adds the chance of finding the opposite, which ours leaves out.
    error = two_arcsines(p, d, 3 * n, 1 / 3)
    shift = abs(error.effect) / error.real
    other = power_of(Errors(0.0, error.null, error.real), 0.95) * 0 + _tail(
        1.959963984540054 + shift
    )
    assert power_of(error, 0.95) + other == pytest.approx(row["arcsine"], rel=1e-9)


def _tail(z: float) -> float:
    return 0.5 * math.erfc(z / math.sqrt(2))


@pytest.mark.parametrize("row", BY_R["did"])
def test_differences_in_clusters_have_the_error_of_their_whole_covariance(
    row: dict[str, float],
) -> None:
    found = change_in_clusters(
        0.1, 1.0, row["J"], 0.5, row["m"], row["icc"], row["r"], int(row["T0"]), int(row["T1"])
    )
    assert found.real == pytest.approx(row["error"], rel=1e-10)
    assert found.df == row["J"] - 2


@pytest.mark.parametrize(
    ("ratio", "power", "events"),
    # Schoenfeld (1983), equal arms, two-sided 5%: 4 (1.96 + z)^2 / log(ratio)^2.
    [(1.5, 0.8, 191), (1.5, 0.9, 256), (2.0, 0.8, 66), (2.0, 0.9, 88), (1.25, 0.8, 631)],
)
def test_events_are_those_of_schoenfeld(ratio: float, power: float, events: int) -> None:
    found = needed(lambda d: survival(math.log(ratio), d, 0.5), 0.95, power)
    assert found is not None
    assert math.ceil(found) == events


def test_constant_hazards_turn_shares_into_a_ratio() -> None:
    assert math.exp(hazards(0.3, 1 - 0.7**2 - 0.3)) == pytest.approx(2.0, rel=1e-12)


def test_design_effects_are_those_of_donner_and_klar_and_of_eldridge() -> None:
    assert design_effect(50, 0.01) == pytest.approx(1.49)
    assert design_effect(20, 0.05, 0.65) == pytest.approx(1 + (1.4225 * 20 - 1) * 0.05)


def test_the_correlation_in_clusters_is_that_of_an_analysis_of_variance() -> None:
    given = BY_R["icc"]
    found = analysis_of_variance_icc(np.array(given["successes"]), np.array(given["sizes"]))
    assert found == pytest.approx(given["icc"], rel=1e-10)
    assert analysis_of_variance_icc(np.array([3]), np.array([9])) is None


@pytest.mark.parametrize(("baseline", "difference", "phi"), [(0.2, 0.15, 0.3), (0.5, 0.1, 0.5)])
def test_the_power_of_pairs_is_near_an_exact_sum(
    baseline: float, difference: float, phi: float
) -> None:
    n = 150
    psi = discordance(baseline, difference, phi)
    up = (psi + difference) / 2
    exact = 0.0
    for m in range(1, n + 1):
        k = np.arange(m + 1)
        found = (2 * k - m) / math.sqrt(m) >= 1.959963984540054
        exact += binom.pmf(m, n, psi) * binom.pmf(k, m, up / psi)[found].sum()
    # The normal approximation of Connor's formula, a point or two off at such a size.
    assert power_of(paired_shares(baseline, difference, n, phi), 0.95) == pytest.approx(
        exact, abs=0.03
    )


def test_few_clusters_need_more_than_the_normal_says() -> None:
    def of(clusters: float, df: float | None) -> Errors:
        return two_shares(0.4, 0.15, 30 * clusters, 0.5, design_effect(30, 0.05), df)

    by_t = needed(lambda j: of(j, j - 2), 0.95, 0.8)
    by_normal = needed(lambda j: of(j, None), 0.95, 0.8)
    assert by_t is not None
    assert by_normal is not None
    assert by_normal + 1 < by_t < by_normal + 4


def test_the_least_effect_has_just_that_power() -> None:
    found = least_effect(lambda d: two_shares(0.4, d, 500, 0.5), 0.95, 0.8, 0.59)
    assert found is not None
    assert power_of(two_shares(0.4, found, 500, 0.5), 0.95) == pytest.approx(0.8, abs=1e-12)
    assert least_effect(lambda d: two_shares(0.4, d, 6, 0.5), 0.95, 0.8, 0.3) is None


def test_planned_power_is_the_share_of_studies_that_find_the_effect() -> None:
    rng = np.random.default_rng(23)
    n, p, d, runs = 194, 0.4, 0.14, 20_000
    old, new = rng.binomial(n, p, runs) / n, rng.binomial(n, p + d, runs) / n
    pooled = (old + new) / 2
    z = (new - old) / np.sqrt(2 * pooled * (1 - pooled) / n)
    planned = power_of(two_shares(p, d, 2 * n, 0.5), 0.95)
    assert (z > 1.959963984540054).mean() == pytest.approx(planned, abs=0.015)


def test_no_effect_is_never_found_by_any_number() -> None:
    assert needed(lambda n: two_shares(0.4, 0.0, n, 0.5), 0.95, 0.8) is None
