"""Reports on time, late and missing: two real deadlines, exclusive days, and plans by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import PlanReporting, Refusal, Result
from sample_data import codebook
from tests.samples import answer, sample


def value(result: Result, name: str) -> float | None:
    return result.estimates[name].value


@pytest.fixture
def tasks() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            ("a", "plan", "2023-03-10", "2023-03-09"),
            ("a", "results", "2023-11-15", "2023-11-15"),
            ("b", "plan", "2023-03-10", "2023-03-10"),
            ("b", "results", "2023-11-15", None),
            ("c", "plan", "2023-03-10", "2023-03-19"),
        ],
        columns=["unit", "task", "due", "came"],
    )
    return frame.assign(due=pd.to_datetime(frame.due), came=pd.to_datetime(frame.came))


def ask(**changes: Any) -> PlanReporting:
    fields: dict[str, Any] = {"unit": "unit", "task": "task", "deadline": "due"}
    return PlanReporting(**fields | {"submitted": ("came",)} | changes)


def test_every_figure_of_plan_785_follows_from_its_file() -> None:
    result = answer("plan-reporting")
    # As planted, and told in the sample's truth.json.
    for task, expected in ((1, (20, 11, 4)), (2, (17, 12, 6))):
        names = ("on_time", "late", "missing")
        assert tuple(value(result, f"{name}[task={task}]") for name in names) == expected
    assert value(result, "due") == 70
    assert codebook("quang_nam")["synthetic"]
    (missing,) = [t for t in result.tables if str(t.title) == "Not submitted"]
    assert len(missing.rows) == 10
    asked = PlanReporting.example()[0]
    assert [(d - asked.planned).days for d in asked.deadlines] == [22, 272]  # type: ignore[operator]


def test_five_tasks_of_2021_have_a_deadline_each() -> None:
    result = PlanReporting(
        unit="Đơn vị chủ trì",
        task="Nhiệm vụ",
        submitted=("Báo cáo · Ngày báo cáo",),
        deadline="Báo cáo · Thời hạn",
        cut_off=date(2021, 12, 31),
    ).run(sample("quang_nam/plan_2021.xlsx#Nhiệm vụ"))
    names = ("due", "on_time", "late", "missing")
    assert [value(result, name) for name in names] == [5, 1, 2, 2]


def test_what_comes_on_the_day_is_late_before_it_and_in_time_on_it(tasks: pd.DataFrame) -> None:
    before = ask().run(tasks)
    assert [value(before, name) for name in ("on_time", "late", "missing")] == [1, 3, 1]
    assert value(before, "median_late") == 1  # one, one and ten days
    through = ask(deadline_kind="on or before").run(tasks)
    assert [value(through, name) for name in ("on_time", "late", "missing")] == [3, 1, 1]
    assert value(through, "median_late") == 9


def test_what_is_not_due_yet_is_not_missing(tasks: pd.DataFrame) -> None:
    result = ask(cut_off="2023-06-30").run(tasks)
    assert [value(result, name) for name in ("due", "missing", "not_due")] == [3, 0, 2]
    assert value(result, "median_late[task=results]") is None
    assert any(c.name == "cut-off" and c.verdict == "caution" for c in result.checks)


def test_a_task_that_a_unit_does_not_have_is_not_asked_of_it(tasks: pd.DataFrame) -> None:
    assert value(ask().run(tasks), "due[task=results]") == 2


def test_the_earliest_submission_counts(tasks: pd.DataFrame) -> None:
    again = tasks.iloc[[0]].assign(came=pd.Timestamp("2023-05-01"))
    result = ask().run(pd.concat([again, tasks], ignore_index=True))
    assert value(result, "on_time") == 1
    repeated = next(check for check in result.checks if check.name == "repeated")
    assert repeated.value == 1


def test_a_deadline_before_its_plan_is_refused(tasks: pd.DataFrame) -> None:
    with pytest.raises(Refusal) as refused:
        ask(planned="2023-04-01").run(tasks)
    assert (refused.value.code, refused.value.field) == ("deadline-before-plan", "deadline")


def test_deadlines_that_do_not_fit_the_columns_are_refused(tasks: pd.DataFrame) -> None:
    asked = ask(deadline=None, task=None, deadlines=("2023-03-10", "2023-11-15"))
    with pytest.raises(Refusal) as refused:
        asked.run(tasks)
    assert refused.value.code == "deadlines-do-not-fit"
    with pytest.raises(Refusal) as refused:
        ask(deadline=None, task=None).run(tasks)
    assert refused.value.field == "deadlines"


def test_many_reports_are_counted_as_pandas_counts_them() -> None:
    rng = np.random.default_rng(5)
    days = pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 400, 200_000), "D")
    frame = pd.DataFrame({"unit": np.arange(200_000) % 40_000, "came": days})
    frame["task"] = np.arange(200_000) // 40_000
    frame["due"] = pd.Timestamp("2023-07-01")
    result = ask().run(frame)
    assert value(result, "on_time") == int((frame.came < frame.due).sum())
    late = frame[frame.came >= frame.due]
    expected = ((late.came - late.due).dt.days + 1).median()
    assert value(result, "median_late") == expected
