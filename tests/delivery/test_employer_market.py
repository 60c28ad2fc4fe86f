"""Employers, vacancies and seekers: Jiujiang's counts from rows and from counts, and dominance."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analyses import EmployerMarket, Refusal, Result
from tests.samples import answer, sample
from workbench.export.disclosure import disclose_estimates


def value(result: Result, name: str) -> float | None:
    return result.estimates[name].value


def counts(**changes: Any) -> EmployerMarket:
    fields: dict[str, Any] = {"stage": "阶段", "count": "数量", "approximate": "是否约数"}
    rows = {"employers_row": "发布招聘信息的企业", "vacancies_row": "新鲜岗位"}
    return EmployerMarket(**fields | rows | {"seekers_row": "建档"} | changes)


def test_every_figure_of_jiujiang_follows_from_its_rows() -> None:
    result = answer("employer-market")
    assert [value(result, n) for n in ("employers", "vacancies", "seekers")] == [164, 665, 79]
    assert round(value(result, "per_employer") or 0, 1) == 4.1
    assert round(value(result, "per_seeker") or 0, 1) == 8.4
    assert result.estimates["per_employer"].low is None


def test_the_same_follows_from_counts_alone_and_says_that_they_are_approximate() -> None:
    result = counts().run(sample("jiujiang/register.xlsx#服务数据"))
    assert [value(result, n) for n in ("employers", "vacancies", "seekers")] == [164, 665, 79]
    assert str(result.sentence).startswith("About 665")
    assert next(c.verdict for c in result.checks if c.name == "approximate") == "caution"


@pytest.fixture
def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "who": [f"e{n}" for n in range(24)],
            "open": [100, 90, 80, *[1] * 9, *[5] * 12],
            "trade": ["mine"] * 12 + ["shop"] * 12,
            "filled": [10] * 2 + [0] * 22,
        }
    )


def test_a_group_that_three_employers_dominate_is_withheld_when_published(
    rows: pd.DataFrame,
) -> None:
    result = EmployerMarket(employer="who", positions="open", group="trade").run(rows)
    assert value(result, "vacancies[group=mine]") == 279
    shown, _ = disclose_estimates(result)
    assert shown["vacancies[group=mine]"].value is None
    check = next(check for check in result.checks if check.name == "dominance")
    assert check.verdict == "caution"


def test_the_fill_rate_is_of_positions(rows: pd.DataFrame) -> None:
    asked = EmployerMarket(employer="who", positions="open", filled_positions="filled")
    assert value(asked.run(rows), "fill_rate") == pytest.approx(20 / 339)
    rows["filled"] = 200
    with pytest.raises(Refusal) as refused:
        asked.run(rows)
    assert refused.value.code == "filled-over-positions"


def test_an_employer_with_several_rows_counts_once(rows: pd.DataFrame) -> None:
    twice = pd.concat([rows, rows], ignore_index=True)
    result = EmployerMarket(employer="who", positions="open").run(twice)
    assert value(result, "employers") == 24
    assert value(result, "vacancies") == 2 * 339


def test_positions_below_nought_are_refused(rows: pd.DataFrame) -> None:
    rows.loc[0, "open"] = -1
    with pytest.raises(Refusal) as refused:
        EmployerMarket(employer="who", positions="open").run(rows)
    assert (refused.value.code, refused.value.field) == ("below-nought", "positions")


def test_counts_without_a_row_of_employers_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        counts(employers_row=None).run(sample("jiujiang/register.xlsx#服务数据"))
    assert refused.value.field == "employers_row"
