"""Reference numbers that Python packages computed.

Run:      python make_python_peers.py        (in tests/reference, after the R scripts)
Versions: CPython 3.11.7, lifelines 0.30.3, pyfixest 0.60.0, wildboottest 0.3.2
"""

import json
from pathlib import Path

import pandas as pd
from lifelines.statistics import multivariate_logrank_test

veteran = pd.read_csv("veteran.csv")
gehan = multivariate_logrank_test(
    veteran.time, veteran.celltype, veteran.status, weightings="wilcoxon"
)
answers = {"gehan_veteran": {"statistic": gehan.test_statistic, "p_value": gehan.p_value}}
Path("python_peers.json").write_text(json.dumps(answers, indent=1) + "\n")
