"""Replicates are what drawing rows or clusters one by one would give."""

import numpy as np
import pytest

from analyses.numerics.resampling import (
    cell_bootstrap,
    cluster_bootstrap,
    cluster_bootstrap_blocks,
    cluster_weights,
    percentile_interval,
    simultaneous_width,
)


def test_cells_keep_their_total_and_their_chance():
    counts = np.array([5, 0, 20, 75])
    drawn = cell_bootstrap(counts, 20_000, seed=1)
    assert (drawn.sum(axis=1) == 100).all()
    assert (drawn[:, 1] == 0).all()
    # Four standard errors of 20,000 draws about the multinomial mean and variance.
    np.testing.assert_allclose(drawn.mean(axis=0), counts, atol=4 * np.sqrt(25 / 20_000))
    np.testing.assert_allclose(drawn[:, 3].var(), 100 * 0.75 * 0.25, rtol=0.04)


def test_no_rows_give_nothing():
    assert cell_bootstrap(np.zeros(3, int), 4, seed=1).sum() == 0


def test_clusters_move_whole():
    table = np.arange(24, dtype=float).reshape(4, 3, 2)
    drawn = cluster_bootstrap(table, 50, seed=3)
    weights = cluster_weights(4, 50, seed=3)
    assert drawn.shape == (50, 3, 2)
    assert (weights.sum(axis=1) == 4).all()
    np.testing.assert_allclose(drawn[7], np.tensordot(weights[7], table, axes=1))


def test_strata_keep_their_clusters():
    strata = np.array([0, 0, 0, 1, 1])
    weights = cluster_weights(5, 200, seed=2, strata=strata)
    assert (weights[:, :3].sum(axis=1) == 3).all()
    assert (weights[:, 3:].sum(axis=1) == 2).all()


def test_blocks_are_the_same_draws():
    table = np.random.default_rng(0).normal(size=(12, 5))
    whole = cluster_bootstrap(table, 2500, seed=9)
    parts = np.concatenate(list(cluster_bootstrap_blocks(table, 2500, seed=9)))
    np.testing.assert_allclose(parts, whole, rtol=1e-12, atol=1e-12)


def test_the_error_of_a_mean_is_that_of_theory():
    means = np.random.default_rng(4).normal(size=60)
    drawn = cluster_bootstrap(means[:, None], 40_000, seed=5)[:, 0] / 60
    # The bootstrap variance is the plain one over C; 40,000 draws leave about 0.4 percent.
    assert drawn.std() == pytest.approx(means.std() / np.sqrt(60), rel=0.02)


def test_percentiles_skip_what_is_undefined():
    drawn = np.append(np.arange(1001.0), [np.nan, np.nan])
    found = percentile_interval(500.0, drawn, 0.9)
    assert [found.low, found.high] == pytest.approx([50.0, 950.0])
    assert percentile_interval(None, drawn).low is None


def test_a_band_is_wider_than_its_points():
    drawn = np.random.default_rng(1).normal(size=(20_000, 8)) * np.arange(8)
    width = simultaneous_width(np.zeros(8), drawn)
    assert width[0] == 0.0
    # The 95th percentile of the largest of seven |z| is 2.68.
    np.testing.assert_allclose(width[1:] / np.arange(1, 8), 2.68, rtol=0.03)
