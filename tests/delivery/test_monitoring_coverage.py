"""Areas and sites visited: two waves of Khorasan Razavi, no list, areas that do not exist."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analyses import MonitoringCoverage, Refusal, Result
from tests.samples import answer, example

FIRST = "[wave=مرحله اول; mode=حضوری]"
REMOTE = "[wave=مرکز پایش کشور; mode=غیرحضوری]"


def value(result: Result, name: str) -> float | None:
    return result.estimates[name].value


def verdict(result: Result, name: str) -> str:
    return next(check.verdict for check in result.checks if check.name == name)


@pytest.fixture
def visits() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            ("1", "A", "s1", "2023-01-05"),
            ("1", "A", "s1", "2023-02-05"),
            ("1", "B", "s2", "2023-02-06"),
            ("2", "A", "s1", "2023-06-01"),
            ("2", "Z", "s9", "2023-06-02"),
        ],
        columns=["wave", "area", "site", "day"],
    )
    return frame.assign(day=pd.to_datetime(frame.day))


def ask(**changes: Any) -> MonitoringCoverage:
    fields: dict[str, Any] = {"area": "area", "wave": "wave", "site": "site", "date": "day"}
    return MonitoringCoverage(**fields | changes)


def test_every_figure_of_khorasan_follows_from_its_file() -> None:
    result = answer("monitoring-coverage")
    assert value(result, f"coverage{FIRST}") == 1  # all counties, in person
    assert value(result, f"coverage{REMOTE}") == pytest.approx(27 / 34)  # about 80%, remotely
    assert value(result, f"site_coverage{FIRST}") == 1
    assert value(result, f"site_coverage{REMOTE}") == pytest.approx(94 / 240)
    (missed,) = [table for table in result.tables if str(table.title) == "Areas not visited"]
    assert len(missed.rows) == 7


def test_a_wave_that_is_not_said_to_be_over_is_told() -> None:
    result = answer("monitoring-coverage")
    assert verdict(result, "closed") == "caution"
    assert str(result.sentence).endswith("and is not over.")


def test_only_the_wave_over_nowruz_lies_in_two_jalali_years() -> None:
    asked, tables = example("monitoring-coverage")
    check = next(c for c in answer("monitoring-coverage").checks if c.name == "new-year")
    assert check.value == 1
    assert isinstance(asked, MonitoringCoverage)
    from dataclasses import replace

    gregorian = replace(asked, calendar="gregorian").run(tables["main"], areas=tables["areas"])
    assert "new-year" not in {c.name for c in gregorian.checks}  # all within 2023


def test_without_a_list_shares_are_approximate_and_say_so(visits: pd.DataFrame) -> None:
    result = ask().run(visits)
    assert value(result, "coverage[wave=1]") == pytest.approx(2 / 3)
    assert verdict(result, "list") == "caution"
    assert "approximately" in str(result.sentence)
    assert any("no list" in str(note) for note in result.notes)
    assert value(ask(all_areas=5).run(visits), "coverage[wave=1]") == pytest.approx(2 / 5)


def test_an_area_that_does_not_exist_is_named_and_left_out(visits: pd.DataFrame) -> None:
    areas = pd.DataFrame({"area": ["A", "B", "C", "D"], "site": ["s1", "s2", "s3", "s4"]})
    result = ask(closed=("1", "2")).run(visits, areas=areas)
    assert value(result, "areas[wave=2]") == 1
    assert value(result, "sites[wave=2]") == 1
    assert value(result, "coverage[wave=1]") == 0.5
    assert value(result, "site_coverage[wave=1]") == 0.5
    check = next(c for c in result.checks if c.name == "areas")
    assert "Z" in str(check.words)
    assert [(str(d.reason), d.n) for d in result.attrition.drops] == [("Area not in the list", 1)]
    assert verdict(result, "closed") == "pass"


def test_an_area_counts_once_in_a_wave(visits: pd.DataFrame) -> None:
    result = ask().run(visits)
    assert [value(result, f"{name}[wave=1]") for name in ("visits", "areas", "sites")] == [3, 2, 2]


def test_a_list_without_areas_is_refused(visits: pd.DataFrame) -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(visits, areas=pd.DataFrame({"county": ["A"], "n": [1]}))
    assert (refused.value.code, refused.value.field) == ("no-such-role", "areas")
