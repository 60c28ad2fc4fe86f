"""Reference numbers for difference-in-differences that Python packages computed.

Run:      python make_castle.py        (in tests/reference, before make_castle.R)
Versions: CPython 3.11.7, causaldata 0.1.5, pyfixest 0.60.0, wildboottest 0.3.2
Data:     castle.csv, from causaldata (MIT licence): Cheng and Hoekstra (2013), Journal of Human
          Resources 48, 821-854; fifty states, 2000-2010, and the year in which each extended the
          right to self-defence. Added here: `adopter` (first in 2007, or never; blank otherwise),
          `band` (unemployment in three parts), `district` (twelve made-up groups of states) and
          `patchy` (yes for the rows of an unbalanced panel).
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
from wildboottest.wildboottest import WildboottestCL


def castle():
    from causaldata import castle

    raw = castle.load_pandas().data
    first = raw[raw["post"] > 0].groupby("sid")["year"].min()
    frame = pd.DataFrame(
        {
            "state": raw["sid"].astype(int),
            "year": raw["year"].astype(int),
            "homicide": raw["l_homicide"].round(6),
            "first": raw["sid"].map(first).astype("Int64"),
            "population": raw["popwt"].round(0).astype(int),
            "unemployment": raw["unemployrt"].round(4),
            "police": raw["l_police"].round(6),
        }
    )
    frame["adopter"] = frame["first"].map({2007: "yes"}).where(frame["first"].notna(), "no")
    bands = pd.cut(frame["unemployment"], [0, 4.5, 6, 99], labels=["low", "middle", "high"])
    frame["band"] = bands.astype(str)
    frame["district"] = frame["state"] % 12
    frame["patchy"] = np.where((7 * frame["state"] + 3 * frame["year"]) % 9 == 0, "no", "yes")
    return frame.sort_values(["state", "year"])


def exposures(frame):
    """Columns lead5 .. lag3 of periods since the start, without the one before it."""
    since = (frame["year"] - frame["first"]).astype("Float64").fillna(-99)
    found = sorted({int(e) for e in since if e not in (-99, -1)})
    for e in found:
        frame[f"e{e}".replace("-", "m")] = (since == e).astype(float)
    return [f"e{e}".replace("-", "m") for e in found], found


def fit(rows, cluster="state", weights=None, extra="", unit="state", vcov=None):
    frame = castle_frame[rows].copy()
    frame["d"] = (frame["first"].notna() & (frame["year"] >= frame["first"])).astype(float)
    frame["ever"] = frame["first"].notna().astype(int)
    names, found = exposures(frame)
    answer = {}
    for name, columns in (("att", ["d"]), ("study", names)):
        done = pf.feols(
            f"homicide ~ {' + '.join(columns)}{extra} | {unit} + year",
            frame,
            vcov=vcov or {"CRV1": cluster},
            weights=weights,
            fixef_tol=1e-13,
            demeaner_backend="numba",
        )
        table = done.tidy()
        answer[name] = [float(table.loc[each, "Estimate"]) for each in columns]
        answer[name + "_se"] = [float(table.loc[each, "Std. Error"]) for each in columns]
        answer[name + "_p"] = [float(table.loc[each, "Pr(>|t|)"]) for each in columns]
    answer["exposures"] = found
    return answer


def wild(rows, cluster):
    frame = castle_frame[rows]
    d = (frame["first"].notna() & (frame["year"] >= frame["first"])).astype(float)
    dummies = [pd.get_dummies(frame[each], drop_first=True) for each in ("state", "year")]
    columns = [
        d.to_numpy()[:, None],
        np.ones((len(frame), 1)),
        *(x.to_numpy(float) for x in dummies),
    ]
    X = np.hstack(columns)
    boot = WildboottestCL(
        X=X, Y=frame["homicide"].to_numpy(), cluster=frame[cluster], R=np.eye(X.shape[1])[0],
        B=99999, seed=1,
    )  # fmt: skip
    boot.get_scores(bootstrap_type="11", impose_null=True)
    boot.get_weights(weights_type="rademacher")
    boot.get_numer()
    boot.get_denom()
    boot.get_tboot()
    boot.get_vcov()
    boot.get_tstat()
    boot.get_pvalue(pval_type="two-tailed")
    return {"t": float(boot.t_stat), "p_value": float(boot.pvalue), "draws": len(boot.t_boot)}


if __name__ == "__main__":
    castle().to_csv("castle.csv", index=False)
    castle_frame = pd.read_csv("castle.csv", dtype={"first": "Int64"}, keep_default_na=True)
    everyone = castle_frame["year"] > 0
    one_start = castle_frame["adopter"].notna()
    patchy = castle_frame["patchy"] == "yes"
    more = " + unemployment + police + C(band)"
    answers = {
        "one_start": fit(one_start),
        "staggered": fit(everyone),
        "patchy": fit(patchy),
        "weighted": fit(patchy, weights="population"),
        "covariates": fit(patchy, extra=more),
        "districts": fit(everyone, cluster="district"),
        "patchy_districts": fit(patchy & one_start, cluster="district"),
        "hc1": fit(patchy, vcov="hetero"),
        "no_unit": fit(one_start, unit="ever", vcov="hetero"),
        "no_unit_districts": fit(one_start, unit="ever", cluster="district"),
        "wild": wild(everyone, "district"),
    }
    Path("castle_python.json").write_text(json.dumps(answers) + "\n")
