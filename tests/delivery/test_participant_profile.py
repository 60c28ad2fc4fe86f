"""A profile by hand, against pandas, with planted distances, and its refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import ParticipantProfile, Refusal, as_table
from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Design
from tests.numerics.reference import FOLDER, numbers
from workbench.language import say


def ask(**changes: Any) -> ParticipantProfile:
    asked = ParticipantProfile(characteristics=("age", "sex"), group="arm", comparison="old")
    return replace(asked, **changes)


@pytest.fixture
def people() -> pd.DataFrame:
    rng = np.random.default_rng(11)
    n = 300
    frame = pd.DataFrame(
        {
            "who": range(n),
            "arm": rng.choice(["new", "old"], n),
            "age": rng.integers(18, 64, n).astype(float),
            "sex": rng.choice(["f", "m", "x"], n, p=[0.5, 0.45, 0.05]),
            "grade": rng.integers(1, 4, n),
            "day": pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 365, n), unit="D"),
        }
    )
    frame.loc[:9, "age"] = np.nan
    frame.loc[5:19, "sex"] = None
    return frame


def test_every_number_of_the_table_is_that_of_pandas(people: pd.DataFrame) -> None:
    found = ask().run(people).estimates
    for name, part in [("", people), *((f"; group={g}", p) for g, p in people.groupby("arm"))]:
        age, sex = part.age.dropna(), part.sex.dropna()
        wanted = {
            f"mean[characteristic=age{name}]": age.mean(),
            f"sd[characteristic=age{name}]": age.std(),
            f"median[characteristic=age{name}]": age.median(),
            f"lower-quartile[characteristic=age{name}]": age.quantile(0.25),
            f"upper-quartile[characteristic=age{name}]": age.quantile(0.75),
            f"missing[characteristic=age{name}]": part.age.isna().mean(),
            f"missing[characteristic=sex{name}]": part.sex.isna().mean(),
        }
        wanted |= {
            f"share[characteristic=sex; level={level}{name}]": (sex == level).mean()
            for level in "fmx"
        }
        assert {key: found[key].value for key in wanted} == pytest.approx(wanted, rel=1e-12)
        assert found[f"share[characteristic=sex; level=f{name}]"].n == len(sex)


def test_distances_are_those_of_tableone() -> None:
    frame = pd.read_csv(FOLDER / "veteran.csv")
    wanted = numbers("profile_tableone")
    asked = ParticipantProfile(
        characteristics=("karno", "diagtime", "age", "celltype", "status", "prior"),
        as_groups=("status",),
        group="trt",
        comparison=1,
    )
    found = asked.run(frame).estimates
    for name, value in (wanted["numbers"] | wanted["levels"]).items():
        smd = found[f"smd[characteristic={name}; group=2]"].value
        assert smd == pytest.approx(value, rel=1e-10)
    quartiles = numbers("profile_r")["quartiles"]["karno"]
    names = ("lower-quartile", "median", "upper-quartile")
    assert [found[f"{n}[characteristic=karno]"].value for n in names] == quartiles


def test_a_planted_distance_is_recovered() -> None:
    rng = np.random.default_rng(4)
    smd = []
    for _ in range(200):
        arm = np.repeat(["new", "old"], 200)
        age = rng.normal(np.where(arm == "new", 0.3, 0.0), 1.0)
        frame = pd.DataFrame({"arm": arm, "age": age})
        found = ask(characteristics=("age",)).run(frame).estimates
        smd.append(found["smd[characteristic=age; group=new]"].value)
    # Four standard errors of the mean of two hundred differences with deviation 0.1 each.
    assert np.mean(smd) == pytest.approx(0.3, abs=4 * 0.1 / np.sqrt(200))


def test_starts_are_counted_by_quarter_of_the_calendar(people: pd.DataFrame) -> None:
    found = ask(start="day").run(people).estimates
    for quarter, part in people.groupby(people.day.dt.quarter):
        assert found[f"started[period=2023-Q{quarter}]"].value == len(part)
        new = (part.arm == "new").sum()
        assert found[f"started[period=2023-Q{quarter}; group=new]"].value == new
    jalali = ask(start="day", calendar="jalali", period="year").run(people).estimates
    early = (people.day < "2023-03-21").sum()
    assert jalali["started[period=1401]"].value == early


def test_three_groups_are_each_compared_with_the_chosen(people: pd.DataFrame) -> None:
    frame = people.assign(arm=np.resize(["a", "b", "c"], len(people)))
    result = ask(comparison="b").run(frame)
    compared = {e.term for e in result.estimates if e.term.startswith("smd[characteristic=age")}
    assert compared == {f"smd[characteristic=age; group={g}]" for g in "ac"}


def test_without_groups_the_profile_says_who_took_part(people: pd.DataFrame) -> None:
    result = ask(group=None, comparison=None, characteristics=("sex",)).run(people)
    share = (people.sex.dropna() == "f").mean()
    assert f"sex: {100 * share:.1f}% f" in say(result.sentence, "en", isolate=False)
    assert not [e for e in result.estimates if e.term.startswith("smd")]


def test_no_p_value_is_given_for_balance(people: pd.DataFrame) -> None:
    result = ask().run(people)
    assert all(item.p_value is None for item in result.estimates)
    assert not result.tests
    assert any("No p values" in str(note) for note in result.notes)


def test_groups_far_apart_are_told(people: pd.DataFrame) -> None:
    frame = people.assign(age=np.where(people.arm == "new", people.age + 20, people.age))
    result = ask().run(frame)
    balance = {check.name: check for check in result.checks}["balance"]
    assert (balance.verdict, balance.threshold) == ("caution", 0.25)
    assert "differ most in age" in str(result.sentence)


def test_the_design_fills_the_characteristics(people: pd.DataFrame) -> None:
    design = Design(((Role.AGE, "age"), (Role.SEX, "sex"), (Role.ARM, "arm")))
    table = as_table(people, basis=Basis.PERSONS, design=design)
    asked = ParticipantProfile.for_table(table)
    assert (asked.characteristics, asked.group) == (("age", "sex"), "arm")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"characteristics": ()}, "characteristics", "missing-field"),
        ({"characteristics": ("arm",)}, "characteristics", "group-described"),
        ({"characteristics": ("name",)}, "characteristics", "too-many-levels"),
        ({"person": "twice"}, "person", "duplicate-person"),
        ({"comparison": "none"}, "comparison", None),
        ({"characteristics": ("day",)}, "characteristics", "wrong-kind"),
    ],
)
def test_nonsense_is_refused(
    people: pd.DataFrame, changes: dict[str, Any], field: str, code: str | None
) -> None:
    frame = people.assign(name=[f"n{i}" for i in range(len(people))], twice=people.who // 2)
    with pytest.raises(Refusal) as refused:
        ask(**changes).run(frame)
    assert refused.value.field == field
    assert code is None or refused.value.code == code


def test_rows_that_are_no_persons_are_refused(people: pd.DataFrame) -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(as_table(people, basis=Basis.SPELLS))
    assert refused.value.code == "wrong-basis"
