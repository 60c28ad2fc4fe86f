"""Regressions with effects say what R (dummies in full) and pyfixest say.

Both sides write all their digits. Dummies by the hundred cost R some, and pyfixest's effects
converge to 1e-12: covariances are held to 1e-8, coefficients to 1e-10. An entry near zero is
measured by the size of its matrix.
"""

import numpy as np
import pytest

from analyses.numerics.balanced_did import balanced_did
from analyses.numerics.cluster import t_interval, wald
from analyses.numerics.fixed_effects import two_way
from analyses.numerics.within import within, without_singletons
from tests.numerics.reference import data, numbers

R, PEERS = numbers("panels"), numbers("python_peers")


def codes(labels):
    return np.unique(labels, return_inverse=True)[1]


def panel(name):
    """Outcome, regressors, unit, time and every column that may be a cluster."""
    rows = data(name)
    names = {
        "grunfeld": ("inv", ["value", "capital"], "firm"),
        "empluk": ("emp", ["wage", "capital"], "firm"),
        "produc": ("gsp", ["pcap", "pc", "emp", "unemp"], "state"),
    }
    outcome, regressors, unit = names[name]
    asked = {
        "y": np.log(rows[outcome]) if name == "empluk" else rows[outcome],
        "X": np.column_stack([rows[each] for each in regressors]),
        "unit_codes": codes(rows[unit]),
        "time_codes": codes(rows["year"]),
    }
    return asked, rows


def plain(name):
    """The same regression without effects, with a constant."""
    asked, rows = panel(name)
    constant = np.ones((len(asked["y"]), 1))
    return {"y": asked["y"], "X": np.hstack([constant, asked["X"]])}, rows


CASES = [
    ("grunfeld_iid", R, "grunfeld", None, "iid"),
    ("grunfeld_hc1", R, "grunfeld", None, "hc1"),
    ("grunfeld_hc1", PEERS, "grunfeld", None, "hc1"),
    ("grunfeld_cr0", R, "grunfeld", "firm", "cr0"),
    ("grunfeld_cr1_all", R, "grunfeld", "firm", "cr1-all"),
    ("grunfeld_cr2", R, "grunfeld", "firm", "cr2"),
    ("grunfeld_cr2_year", R, "grunfeld", "year", "cr2"),
    ("grunfeld_cr1", PEERS, "grunfeld", "firm", "cr1"),
    ("grunfeld_cr1_year", PEERS, "grunfeld", "year", "cr1"),
    ("empluk_iid", R, "empluk", None, "iid"),
    ("empluk_cr0", R, "empluk", "firm", "cr0"),
    ("empluk_cr1_all", R, "empluk", "firm", "cr1-all"),
    ("empluk_cr2", R, "empluk", "firm", "cr2"),
    ("empluk_cr2_sector", R, "empluk", "sector", "cr2"),
    ("empluk_cr1", PEERS, "empluk", "firm", "cr1"),
    ("empluk_cr1_sector", PEERS, "empluk", "sector", "cr1"),
    ("produc_cr1_all", R, "produc", "region", "cr1-all"),
    ("produc_cr2", R, "produc", "region", "cr2"),
    ("produc_cr1", PEERS, "produc", "region", "cr1"),
]


def assert_same_fit(fit, expected):
    np.testing.assert_allclose(fit.beta, expected["beta"], rtol=1e-10)
    theirs = np.array(expected["covariance"])
    np.testing.assert_allclose(fit.covariance, theirs, rtol=1e-8, atol=1e-10 * np.abs(theirs).max())
    if "df" in expected:
        np.testing.assert_allclose(fit.df, expected["df"], rtol=1e-8)
    if "p_value" in expected:
        mine = [t_interval(*each)[1] for each in zip(fit.beta, fit.std_error, fit.df, strict=True)]
        # A p of 1e-11 magnifies the last digits of t, and packages differ in its tail.
        np.testing.assert_allclose(mine, expected["p_value"], rtol=1e-7, atol=1e-14)


@pytest.mark.parametrize(("case", "source", "name", "cluster", "kind"), CASES)
def test_two_way_regressions_agree(case, source, name, cluster, kind):
    asked, rows = panel(name)
    clusters = None if cluster is None else codes(rows[cluster])
    assert_same_fit(two_way(**asked, cluster_codes=clusters, std_error=kind), source[case])


@pytest.mark.parametrize(
    ("case", "source", "kind"),
    [("ols_cr1_all", R, "cr1-all"), ("ols_cr2", R, "cr2"), ("ols_cr1", PEERS, "cr1")],
)
def test_a_regression_without_effects_agrees(case, source, kind):
    asked, rows = plain("produc")
    expected = dict(source[case])
    fit = two_way(**asked, cluster_codes=codes(rows["state"]), std_error=kind)
    assert_same_fit(fit, expected)


def test_one_way_effects_agree_with_pyfixest():
    asked, rows = panel("grunfeld")
    asked["time_codes"] = None
    fit = two_way(**asked, cluster_codes=codes(rows["firm"]))
    assert_same_fit(fit, PEERS["grunfeld_one_way"])


@pytest.mark.parametrize(
    ("case", "source", "cluster", "kind"),
    [
        ("empluk_weighted_iid", R, None, "iid"),
        ("empluk_weighted_cr0", R, "firm", "cr0"),
        ("empluk_weighted_cr1", PEERS, "firm", "cr1"),
    ],
)
def test_weighted_regressions_agree(case, source, cluster, kind):
    asked, rows = panel("empluk")
    clusters = None if cluster is None else codes(rows[cluster])
    fit = two_way(**asked, weights=rows["output"], cluster_codes=clusters, std_error=kind)
    assert_same_fit(fit, source[case])


@pytest.mark.parametrize(
    ("case", "name", "cluster"),
    [
        ("grunfeld_two_clusterings", "grunfeld", "firm"),
        ("produc_two_clusterings", "produc", "region"),
    ],
)
def test_two_clusterings_agree_with_pyfixest(case, name, cluster):
    asked, rows = panel(name)
    asked["cluster_codes"] = codes(rows[cluster])
    fit = two_way(**asked, second_cluster_codes=codes(rows["year"]))
    assert_same_fit(fit, PEERS[case])


def test_r2_within_agrees_with_plm():
    asked, _ = panel("grunfeld")
    fit = two_way(**asked, std_error="iid")
    assert fit.r2_within == pytest.approx(R["grunfeld_plm"]["r2_within"], rel=1e-10)


def test_joint_test_agrees_with_lmtest():
    asked, rows = plain("produc")
    fit = two_way(**asked, cluster_codes=codes(rows["state"]), std_error="cr1-all")
    asked_for = [1, 4]
    covariance = fit.covariance[np.ix_(asked_for, asked_for)]
    joint = wald(fit.beta[asked_for], covariance, df=47)
    assert joint.statistic == pytest.approx(R["ols_wald"]["statistic"], rel=1e-9)
    assert joint.p_value == pytest.approx(R["ols_wald"]["p_value_47"], rel=1e-8)
    free = wald(fit.beta[asked_for], covariance)
    assert free.statistic == pytest.approx(R["ols_wald"]["chisq"], rel=1e-9)


def test_a_singular_joint_test_is_not_given():
    covariance = np.array([[1.0, 1.0], [1.0, 1.0]])
    assert wald(np.array([1.0, 2.0]), covariance, df=5).p_value is None


def test_a_regressor_that_effects_tell_is_reported():
    asked, rows = panel("grunfeld")
    ever = (asked["unit_codes"] > 4).astype(float)  # belongs to the unit
    asked["X"] = np.column_stack([asked["X"][:, 0], ever, asked["X"], asked["X"].sum(axis=1)])
    fit = two_way(**asked, cluster_codes=codes(rows["firm"]))
    assert fit.collinear == (1, 2, 4)
    assert np.isnan(fit.beta[[1, 2, 4]]).all()
    np.testing.assert_allclose(fit.beta[[0, 3]], R["grunfeld_cr0"]["beta"], rtol=1e-10)


def test_years_and_their_squares_are_told_apart():
    years = np.repeat(np.arange(2000.0, 2011.0), 3)
    X = np.column_stack([np.ones(len(years)), years, years**2])
    fit = two_way(0.5 * (years - 2005) ** 2, X, std_error="iid")
    assert fit.collinear == ()
    assert fit.beta[2] == pytest.approx(0.5, rel=1e-6)  # the design is ill-conditioned


def test_singletons_are_dropped_and_told():
    asked, rows = panel("grunfeld")
    kept = np.ones(len(rows["firm"]), bool)
    kept[1:20] = False  # the first firm keeps one year
    few = {name: values[kept] for name, values in asked.items()}
    fit = two_way(**few, cluster_codes=codes(rows["firm"][kept]))
    without = {name: values[20:] for name, values in asked.items()}
    same = two_way(**without, cluster_codes=codes(rows["firm"][20:]))
    assert fit.singletons_dropped == 1
    assert not fit.kept[0]
    np.testing.assert_allclose(fit.std_error, same.std_error, rtol=1e-12)


def test_dropping_singletons_goes_on_until_none_is_left():
    units, periods = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 1, 0, 0, 2])
    kept = without_singletons((units, periods), np.ones(6, bool))
    np.testing.assert_array_equal(kept, [True, True, True, True, False, False])


def test_one_cluster_has_no_error():
    asked, _ = panel("grunfeld")
    fit = two_way(**asked, cluster_codes=np.zeros(len(asked["y"]), int))
    assert np.isnan(fit.covariance).all()
    assert t_interval(fit.beta[0], fit.std_error[0], fit.df[0])[1] is None


def test_no_row_left_is_no_estimate():
    asked = {"y": np.array([1.0, 2.0]), "X": np.array([[1.0], [3.0]])}
    fit = two_way(**asked, unit_codes=np.array([0, 1]), std_error="iid")
    assert fit.n == 0
    assert np.isnan(fit.beta).all()


@pytest.mark.parametrize("kind", ["cr0", "cr1", "cr1-all", "cr2", "hc1", "iid"])
def test_no_regressor_and_no_row_are_no_trouble(kind):
    asked, rows = panel("grunfeld")
    clusters = codes(rows["firm"])
    empty = two_way(**asked | {"X": asked["X"][:, :0]}, cluster_codes=clusters, std_error=kind)
    assert empty.beta.shape == (0,)
    none = {name: values[:0] for name, values in asked.items()}
    fit = two_way(**none, cluster_codes=clusters[:0], std_error=kind)
    assert np.isnan(fit.beta).all()
    assert np.isnan(fit.covariance).all()


def test_cluster_errors_need_clusters():
    with pytest.raises(ValueError, match="clusters"):
        two_way(np.zeros(3), np.zeros((3, 1)))


def test_effects_are_gone_from_an_unbalanced_weighted_panel():
    rng = np.random.default_rng(5)
    units, periods = rng.integers(0, 60, 700), rng.integers(0, 25, 700)
    weights = rng.uniform(0.2, 3, 700)
    rest = within(rng.normal(size=(700, 2)), (codes(units), codes(periods)), weights)
    for labels in (units, periods):
        sums = np.stack([np.bincount(labels, weights * column) for column in rest.T])
        np.testing.assert_allclose(sums, 0, atol=1e-11)  # rounding of 700 additions


def test_disconnected_panels_are_solved():
    units = np.repeat(np.arange(20), 6)
    periods = np.tile(np.arange(6), 20) + 6 * (units >= 10)
    rng = np.random.default_rng(2)
    drop = rng.random(120) > 0.15
    units, periods = codes(units[drop]), codes(periods[drop])
    columns = rng.normal(size=(len(units), 1))
    dummies = np.hstack([np.eye(20)[units], np.eye(12)[periods]])
    fitted = dummies @ np.linalg.lstsq(dummies, columns, rcond=None)[0]
    rest = within(columns, (units, periods), np.ones(len(units)))
    np.testing.assert_allclose(rest, columns - fitted, atol=1e-12)


@pytest.mark.parametrize("kind", ["cr0", "cr1"])
@pytest.mark.parametrize("clustered", [False, True])
def test_cohort_means_give_the_two_way_answer(kind, clustered):
    rng = np.random.default_rng(11)
    units, periods = 90, 7
    first = rng.choice([0, 2, 4, periods], units)
    clusters = rng.integers(0, 12, units) if clustered else np.arange(units)
    outcomes = rng.normal(size=(units, periods)) + rng.normal(size=(units, 1))
    treated = (np.arange(periods) >= first[:, None]).astype(float)
    short = balanced_did(outcomes, first, clusters if clustered else None, kind)
    long = two_way(
        outcomes.ravel(),
        treated.reshape(-1, 1),
        np.repeat(np.arange(units), periods),
        np.tile(np.arange(periods), units),
        cluster_codes=np.repeat(clusters, periods),
        std_error=kind,
    )
    assert short.value == pytest.approx(long.beta[0], rel=1e-12)
    assert short.std_error == pytest.approx(long.std_error[0], rel=1e-11)
    assert short.df == long.df[0]


def test_nobody_treated_is_no_estimate():
    assert balanced_did(np.ones((4, 3)), np.full(4, 3)).value is None


def test_a_planted_effect_is_found():
    rng = np.random.default_rng(3)
    first = rng.choice([3, 8], 4000)
    outcomes = rng.normal(size=(4000, 1)) + np.arange(8) + rng.normal(size=(4000, 8))
    found = balanced_did(outcomes + 0.7 * (np.arange(8) >= first[:, None]), first)
    assert abs(found.value - 0.7) < 4 * found.std_error
