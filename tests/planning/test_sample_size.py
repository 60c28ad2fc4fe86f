"""Plans by hand and by R, from numbers and from tables, without a file, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import Refusal, SampleSize
from tests.numerics.reference import numbers
from workbench.language import LANGUAGES, say

ROOT = Path(__file__).parents[2]
TWO = [row for row in numbers("power")["two"] if row["p0"] + row["d"] < 1]


def ask(**changes: Any) -> SampleSize:
    return replace(SampleSize(baseline=0.4, difference=0.1), **changes)


def value(asked: SampleSize, term: str, table: Any = None) -> float | None:
    return asked.run(table).estimates[term].value


@pytest.mark.parametrize("row", TWO)
def test_each_arm_is_that_of_r_rounded_up(row: dict[str, float]) -> None:
    asked = SampleSize(baseline=row["p0"], difference=row["d"], power=row["power"])
    for arm in ("treated", "comparison"):
        assert value(asked, f"persons[arm={arm}]") == np.ceil(row["n"])
    arcsine = replace(asked, method="arcsine")
    assert value(arcsine, "persons[arm=treated]") == np.ceil(row["arcsine"])


def test_people_given_tell_the_least_difference_and_the_power() -> None:
    result = ask(people=500).run()
    least = result.estimates["mde"].value
    assert least is not None
    assert value(ask(difference=least), "persons") == pytest.approx(500, abs=2)
    power = result.estimates["power"].value
    assert power is not None
    assert power < 0.8
    assert [check.name for check in result.failed] == ["power"]
    assert "But:" in str(result.sentence)
    alone = ask(people=500, difference=None).run()
    assert alone.estimates["mde"].value == least
    assert "500 people find a difference of" in str(alone.sentence)


def test_a_fall_is_planned_like_a_rise() -> None:
    assert value(ask(difference=-0.1), "persons") == value(ask(baseline=0.6), "persons")
    least = value(ask(difference=-0.1, people=400), "mde")
    assert least is not None
    assert least < 0


def test_those_who_will_leave_are_added() -> None:
    without, with_them = (value(ask(dropout=d), "persons") for d in (0.0, 0.2))
    assert with_them == pytest.approx((without or 0) / 0.8, abs=2)


def test_whole_clusters_reach_the_power_and_one_fewer_does_not() -> None:
    asked = ask(design="clusters", icc=0.05, cluster_size=30, difference=0.15)
    clusters = value(asked, "clusters")
    assert clusters is not None
    for more, reaches in ((0, True), (-2, False)):
        power = value(replace(asked, people=int(30 * (clusters + more))), "power")
        assert ((power or 0) >= 0.8) is reaches
    assert value(asked, "design-effect") == pytest.approx(1 + 29 * 0.05)


def test_planned_clusters_find_the_effect_as_often_as_promised() -> None:
    rng = np.random.default_rng(31)
    asked = ask(design="clusters", icc=0.05, cluster_size=40, difference=0.2)
    arms = int(value(asked, "clusters[arm=treated]") or 0)
    found, runs = 0, 4000
    shares = []
    for p in (0.4, 0.6):  # cluster shares that vary by a beta law with that correlation
        spread = 1 / 0.05 - 1
        law = rng.beta(p * spread, (1 - p) * spread, (runs, arms))
        shares.append(rng.binomial(40, law) / 40)
    old, new = shares
    error = np.sqrt((old.var(1, ddof=1) + new.var(1, ddof=1)) / arms)
    from scipy.stats import t

    found = (new.mean(1) - old.mean(1)) / error > t.ppf(0.975, 2 * arms - 2)
    planned = value(replace(asked, people=80 * arms), "power")
    # A t test of cluster shares is not quite the planned test; four points cover both.
    assert found.mean() == pytest.approx(planned, abs=0.04)


def test_survival_needs_the_events_of_schoenfeld() -> None:
    # Constant hazards with ratio 2: 30% and 1 - 0.7^2 = 51% with the event.
    result = ask(design="survival", baseline=0.3, difference=0.21).run()
    events = result.estimates["events"].value
    assert events == pytest.approx(66, abs=1)
    persons = result.estimates["persons"].value
    assert persons == pytest.approx(65.34 / 0.405, abs=2)


def test_pairs_that_agree_more_need_fewer_people() -> None:
    needed = [value(ask(design="paired", correlation=c), "pairs") or 0 for c in (0.2, 0.7)]
    assert needed[0] > needed[1]


def test_more_periods_and_stabler_clusters_need_fewer_clusters() -> None:
    asked = ask(design="difference-in-differences", icc=0.1, cluster_size=20)
    plain = value(asked, "clusters") or 0
    assert (value(replace(asked, periods_before=4, periods_after=4), "clusters") or 0) < plain
    assert (value(replace(asked, autocorrelation=0.9), "clusters") or 0) < plain


def people() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    place = rng.integers(0, 20, 2000)
    chance = rng.beta(3, 6, 20)[place]
    return pd.DataFrame({"works": np.where(rng.random(2000) < chance, "y", "n"), "place": place})


def test_a_table_gives_what_is_not_given_as_a_number() -> None:
    frame = people()
    asked = SampleSize(
        design="clusters", outcome="works", positive="y", cluster="place", difference=0.1
    )
    result = asked.run(frame)
    assert result.estimates["baseline"].value == pytest.approx((frame.works == "y").mean())
    assert result.estimates["baseline"].n == 2000
    # Clusters of a beta law with 3 and 6 have a correlation of one over ten.
    assert result.estimates["icc"].value == pytest.approx(0.1, abs=0.06)
    assert result.parameters["cluster_size"] == pytest.approx(100)
    given = replace(asked, baseline=0.25, icc=0.02, cluster_size=50.0).run(frame)
    assert given.estimates["baseline"].value == 0.25
    assert given.estimates["icc"].value == 0.02
    assert given.estimates["design-effect"].value == pytest.approx(1 + 49 * 0.02)


def test_power_after_the_study_is_refused_with_the_reason() -> None:
    with pytest.raises(Refusal) as refused:
        ask(finished=True).run()
    assert (refused.value.field, refused.value.code) == ("finished", "post-hoc-power")
    for language in LANGUAGES:
        assert len(say(refused.value.words, language)) > 30


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"baseline": None}, "baseline", "missing-field"),
        ({"baseline": 0}, "baseline", "no-variation"),
        ({"baseline": 1.4}, "baseline", "out-of-range"),
        ({"difference": None}, "difference", "missing-field"),
        ({"difference": 0}, "difference", "no-difference"),
        ({"difference": 0.7}, "difference", "beyond-all"),
        ({"design": "clusters"}, "icc", "missing-field"),
        ({"design": "clusters", "icc": 0.1}, "cluster_size", "missing-field"),
        ({"outcome": "works"}, "outcome", "missing-column"),
        ({"power": 1.0}, "power", "out-of-range"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask(**changes).run()
    assert (refused.value.field, refused.value.code) == (field, code)


def test_other_questions_still_need_a_table() -> None:
    from analyses import JobRetention

    with pytest.raises(Refusal) as refused:
        JobRetention(start="a", end="b").run(None)
    assert refused.value.code == "not-a-table"


def test_the_command_line_needs_no_file_and_its_script_runs(tmp_path: Path) -> None:
    place = tmp_path / "plan.py"
    words = ["-X", "utf8", "-m", "workbench", "ask", "sample-size", "--baseline", "0.4"]
    words += ["--difference", "0.1", "--json", "--script", str(place)]
    words += ["--figure", str(tmp_path / "plan.svg")]
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    told = json.loads(done.stdout)
    assert told["estimates"][2]["value"] == 776
    assert "<svg" in (tmp_path / "plan.svg").read_text(encoding="utf-8")
    again = subprocess.run(
        [sys.executable, "-X", "utf8", str(place)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert "776 people find a difference of 10.0 percentage points" in again.stdout
