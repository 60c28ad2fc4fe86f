"""Reference numbers that Python packages computed.

Run:      python make_python_peers.py        (in tests/reference, after the R scripts)
Versions: CPython 3.11.7, lifelines 0.30.3, pyfixest 0.60.0, wildboottest 0.3.2
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
from lifelines.statistics import multivariate_logrank_test
from wildboottest.wildboottest import WildboottestCL

veteran = pd.read_csv("veteran.csv")
grunfeld, empluk = pd.read_csv("grunfeld.csv"), pd.read_csv("empluk.csv")
produc = pd.read_csv("produc.csv")
empluk["log_emp"] = np.log(empluk["emp"])


def gehan():
    test = multivariate_logrank_test(
        veteran.time, veteran.celltype, veteran.status, weightings="wilcoxon"
    )
    return {"statistic": test.test_statistic, "p_value": test.p_value}


def effects(formula, frame, vcov, weights=None):
    """Beta, covariance and p of a pyfixest regression; K without the nested effects."""
    fit = pf.feols(
        formula, frame, vcov=vcov, weights=weights, fixef_tol=1e-12, demeaner_backend="numba"
    )
    return {
        "beta": fit.coef().tolist(),
        "covariance": fit._vcov.tolist(),
        "p_value": fit.pvalue().tolist(),
    }


def wild(formula_y, names, dummies, frame, cluster, parameter, repetitions):
    """Wild cluster bootstrap of wildboottest, null imposed, every sign when there are few."""
    columns = [frame[names].to_numpy(float), np.ones((len(frame), 1))]
    columns += [pd.get_dummies(frame[each], drop_first=True).to_numpy(float) for each in dummies]
    boot = WildboottestCL(
        X=np.hstack(columns),
        Y=frame[formula_y].to_numpy(float),
        cluster=frame[cluster],
        R=np.eye(np.hstack(columns).shape[1])[names.index(parameter)],
        B=repetitions,
        seed=1,
    )
    boot.get_scores(bootstrap_type="11", impose_null=True)
    boot.get_weights(weights_type="rademacher")
    boot.get_numer()
    boot.get_denom()
    boot.get_tboot()
    boot.get_vcov()
    boot.get_tstat()
    boot.get_pvalue(pval_type="two-tailed")
    return {"t": float(boot.t_stat), "p_value": float(boot.pvalue), "draws": len(boot.t_boot)}


two = " ~ value + capital | firm + year"
firm = " ~ wage + capital | firm + year"
answers = {
    "gehan_veteran": gehan(),
    "grunfeld_cr1": effects("inv" + two, grunfeld, {"CRV1": "firm"}),
    "grunfeld_cr1_year": effects("inv" + two, grunfeld, {"CRV1": "year"}),
    "grunfeld_one_way": effects("inv ~ value + capital | firm", grunfeld, {"CRV1": "firm"}),
    "grunfeld_hc1": effects("inv" + two, grunfeld, "hetero"),
    "empluk_cr1": effects("log_emp" + firm, empluk, {"CRV1": "firm"}),
    "empluk_cr1_sector": effects("log_emp" + firm, empluk, {"CRV1": "sector"}),
    "empluk_weighted_cr1": effects("log_emp" + firm, empluk, {"CRV1": "firm"}, "output"),
    "produc_cr1": effects(
        "gsp ~ pcap + pc + emp + unemp | state + year", produc, {"CRV1": "region"}
    ),
    "ols_cr1": effects("gsp ~ pcap + pc + emp + unemp", produc, {"CRV1": "state"}),
    "grunfeld_two_clusterings": effects("inv" + two, grunfeld, {"CRV1": "firm+year"}),
    "produc_two_clusterings": effects(
        "gsp ~ pcap + pc + emp + unemp | state + year", produc, {"CRV1": "region+year"}
    ),
    "wild_grunfeld_value": wild(
        "inv", ["value", "capital"], ["firm", "year"], grunfeld, "firm", "value", 9999
    ),
    "wild_grunfeld_capital": wild(
        "inv", ["value", "capital"], ["firm", "year"], grunfeld, "firm", "capital", 9999
    ),
    "wild_produc_pc": wild(
        "gsp", ["pcap", "pc", "emp", "unemp"], ["state", "year"], produc, "region", "pc", 9999
    ),
    "wild_produc_pcap_states": wild(
        "gsp", ["pcap", "pc", "emp", "unemp"], [], produc, "state", "pcap", 99999
    ),
}
Path("python_peers.json").write_text(json.dumps(answers, indent=1) + "\n")
