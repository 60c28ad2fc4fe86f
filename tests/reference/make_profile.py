"""Standardised differences by tableone, of numbers and of levels; run in this folder.

`pip install tableone pandas`, then `python make_profile.py > profile_tableone.json`.
"""

import json
from importlib.metadata import version

import pandas as pd
from tableone.statistics import Statistics

veteran = pd.read_csv("veteran.csv")
group, other = (veteran[veteran.trt == arm] for arm in (2, 1))
smd = Statistics()
numbers = {
    # Of raw data tableone takes deviations over n; here they are over n - 1.
    name: float(
        smd._cont_smd(
            mean1=other[name].mean(),
            mean2=group[name].mean(),
            sd1=other[name].std(),
            sd2=group[name].std(),
            n1=len(other),
            n2=len(group),
        )[0]
    )
    for name in ("karno", "diagtime", "age", "prior")
}
levels = {}
for name in ("celltype", "status"):
    order = sorted(veteran[name].unique())
    shares = [part[name].value_counts(normalize=True).reindex(order) for part in (other, group)]
    found = smd._cat_smd(*(s.tolist() for s in shares), n1=len(other), n2=len(group))
    levels[name] = float(found[0])
print(json.dumps({"tableone": version("tableone"), "numbers": numbers, "levels": levels}, indent=1))
