"""The wild cluster bootstrap says what wildboottest says.

Where all signs are enumerated the two count the same draws, but for the two that repeat the
sample: those are ties, which we count and wildboottest counts or not as rounding has it. Drawn
signs leave the error of the draw, held to four standard errors.
"""

import numpy as np
import pytest

from analyses.numerics.fixed_effects import prepare, two_way
from analyses.numerics.wild_bootstrap import wild_cluster_bootstrap
from tests.numerics.reference import numbers
from tests.numerics.test_fixed_effects import codes, panel, plain

PEERS = numbers("python_peers")


@pytest.mark.parametrize(
    ("case", "name", "cluster", "position"),
    [
        ("wild_grunfeld_value", "grunfeld", "firm", 0),
        ("wild_grunfeld_capital", "grunfeld", "firm", 1),
        ("wild_produc_pc", "produc", "region", 1),
    ],
)
def test_enumerated_p_values_agree(case, name, cluster, position):
    asked, rows = panel(name)
    found = wild_cluster_bootstrap(
        prepare(**asked, cluster_codes=codes(rows[cluster])), position, seed=1
    )
    expected = PEERS[case]
    assert found.weights == "enumerated"
    assert 2 * found.draws == expected["draws"]
    extra = (found.p_value - expected["p_value"]) * expected["draws"]
    assert extra == pytest.approx(0) or extra == pytest.approx(2)
    fit = two_way(**asked, cluster_codes=codes(rows[cluster]))
    own = fit.beta[position] / fit.std_error[position]
    assert found.statistic == pytest.approx(own, rel=1e-9)


def test_drawn_p_values_agree():
    asked, rows = plain("produc")
    design = prepare(**asked, cluster_codes=codes(rows["state"]))
    found = wild_cluster_bootstrap(design, 1, seed=1)
    expected = PEERS["wild_produc_pcap_states"]["p_value"]
    chance = np.sqrt(expected * (1 - expected) / 9999)
    assert found.weights == "rademacher"
    assert abs(found.p_value - expected) < 4 * chance


def brute_force(design, position, null):
    """Enumerate, refitting the regression draw by draw."""
    X, y, clusters = design.regressors, design.outcome, design.clusters
    count = clusters.max() + 1
    others = np.delete(X, position, axis=1)
    target = y - null * X[:, position]
    kept = target - others @ np.linalg.lstsq(others, target, rcond=None)[0]

    def distance(outcome):
        beta, *_ = np.linalg.lstsq(X, outcome, rcond=None)
        rest = outcome - X @ beta
        pull = X @ np.linalg.inv(X.T @ X)[:, position]
        meat = np.bincount(clusters, pull * rest)
        return abs(beta[position]) / np.sqrt(meat @ meat)

    own = distance(target)
    drawn = []
    for number in range(2**count):
        signs = 1.0 - 2.0 * ((number >> np.arange(count)) & 1)
        drawn.append(distance(signs[clusters] * kept))
    return np.mean(np.array(drawn) >= own * (1 - 1e-9))


@pytest.mark.parametrize("null", [0.0, 0.3])
def test_matrix_products_equal_refitting(null):
    asked, rows = plain("produc")
    asked = {name: values[::3] for name, values in asked.items()}
    design = prepare(**asked, cluster_codes=codes(rows["region"][::3]))
    found = wild_cluster_bootstrap(design, 1, seed=1, null=null)
    assert found.p_value == pytest.approx(brute_force(design, 1, null))


def test_the_interval_ends_where_p_crosses():
    asked, rows = panel("grunfeld")
    design = prepare(**asked, cluster_codes=codes(rows["firm"]))
    found = wild_cluster_bootstrap(design, 1, seed=1)
    width = found.high - found.low
    for end, outward in ((found.low, -1), (found.high, 1)):
        inner = wild_cluster_bootstrap(design, 1, seed=1, null=end - outward * 1e-6 * width)
        outer = wild_cluster_bootstrap(design, 1, seed=1, null=end + outward * 1e-6 * width)
        assert inner.p_value > 0.05 >= outer.p_value


def test_few_clusters_without_enumeration_use_webb():
    asked, rows = panel("produc")
    design = prepare(**asked, cluster_codes=codes(rows["region"]))
    found = wild_cluster_bootstrap(design, 1, seed=1, replications=399)
    assert found.weights == "webb"
    again = wild_cluster_bootstrap(design, 1, seed=1, replications=399)
    assert found == again


def test_a_coefficient_that_does_not_exist_is_not_tested():
    asked, rows = panel("grunfeld")
    asked["X"] = asked["X"][:, [0, 0]]
    design = prepare(**asked, cluster_codes=codes(rows["firm"]))
    assert wild_cluster_bootstrap(design, 1, seed=1) is None
