"""What was reached of what was promised: every figure of the sources, and targets that mislead."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import Design, Refusal, Result, TargetAttainment, as_table
from analyses.grammar.roles import Role
from sample_data import path
from tests.numerics.reference import numbers
from tests.samples import answer, sample
from workbench import save

KHORASAN = {"indicator": "شاخص", "target": "تعهد", "actual": "عملکرد", "unit": "واحد"}
EXPECTED = numbers("target_intervals")


def rows(*lines: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=["what", "unit", "target", "actual", "condition"])


def ask(**changes: Any) -> TargetAttainment:
    fields = {"indicator": "what", "unit": "unit", "target": "target", "actual": "actual"}
    return TargetAttainment(**fields | {"condition": "condition"} | changes)


def value(result: Result, name: str, indicator: str | None = None) -> float | None:
    return result.estimates[name if indicator is None else f"{name}[indicator={indicator}]"].value


@pytest.fixture
def plain() -> pd.DataFrame:
    return rows(
        ("trained", "persons", 100, 40, None),
        ("lent to", "persons", 50, 60, None),
        ("healthy", "%", 80, 60.0, None),
        ("centres", "persons", 170, 61, "if funded"),
    )


def test_every_figure_of_khorasan_follows_from_its_file() -> None:
    table = sample("khorasan_razavi/employment.xlsx#تعهدات")
    result = TargetAttainment(**KHORASAN, condition="شرط").run(table)
    actual = {
        item.term.partition("=")[2].rstrip("]"): item.value
        for item in result.estimates
        if item.term.startswith("actual")
    }
    assert sorted(actual.values()) == [16, 61, 74, 120, 202, 287, 330, 907]  # type: ignore[type-var]
    streams = {name: n for name, n in actual.items() if "(ایجاد)" in name or "(تثبیت)" in name}
    assert sum(streams.values()) == 1734  # type: ignore[arg-type]
    assert value(result, "target", "مراکز پشتیبانی شغلی (se)") == 170
    assert [value(result, name) for name in ("met", "judged", "conditional")] == [2, 7, 1]
    conditional = next(check for check in result.checks if check.name == "conditional")
    assert conditional.verdict == "caution"


def test_the_target_of_170_stands_apart_from_who_was_served_and_who_was_stabilised() -> None:
    result = answer("target-attainment")
    assert value(result, "target") == 170
    assert value(result, "actual") == 61
    assert value(result, "attainment") == pytest.approx(61 / 170)
    assert value(result, "judged") == 0  # all are conditional: none is met, none is missed
    served = result.tables[1]
    assert sum(row[1].value for row in served.rows) == 170  # type: ignore[union-attr]
    assert "conditional target of 170" in str(result.sentence)


def test_vietnamese_targets_count_persons_events_and_percentages() -> None:
    table = sample("quang_nam/plan_785.xlsx#Chỉ tiêu")
    result = TargetAttainment(
        indicator="Chỉ tiêu",
        target="Kết quả · Kế hoạch 2023",
        actual="Kết quả · Thực hiện 2023",
        unit="Đơn vị tính",
    ).run(table)
    assert value(result, "attainment", "Người khuyết tật được dạy nghề") == 1138 / 1250
    gap = result.estimates["gap[indicator=Trẻ khuyết tật đến trường]"]
    assert gap.value == pytest.approx(-0.0275)
    assert gap.measure.value == "percentage points"
    assert value(result, "met") == 3


def test_a_conditional_target_is_neither_met_nor_missed(plain: pd.DataFrame) -> None:
    result = ask().run(plain)
    assert [value(result, name) for name in ("met", "judged", "conditional")] == [1, 3, 1]
    assert "centres" in str(result.sentence)


def test_what_is_not_reported_is_unknown_and_not_nought(plain: pd.DataFrame) -> None:
    plain.loc[0, "actual"] = np.nan
    result = ask().run(plain)
    assert value(result, "attainment", "trained") is None
    assert value(result, "judged") == 2
    assert "unknown" in str(result.sentence)


def test_the_pace_is_attainment_over_the_share_of_days_that_is_over(plain: pd.DataFrame) -> None:
    asked = ask(start="2023-01-01", end="2023-12-31", cut_off="2023-03-14")  # 73 of 365 days
    result = asked.run(plain)
    assert value(result, "elapsed", "trained") == pytest.approx(0.2)
    assert value(result, "pace", "trained") == pytest.approx(2.0)
    assert value(result, "projected", "trained") == pytest.approx(200)
    assert "projected[indicator=healthy]" not in result.estimates.terms  # a percentage has none


def test_a_complete_count_has_no_interval_and_a_percentage_of_known_people_has_one() -> None:
    for case in EXPECTED["share"]:
        frame = rows(
            ("placed", "%", 65, 100 * case["successes"] / case["trials"], None),
            ("trained", "persons", 100, 40, None),
        ).assign(asked=case["trials"])
        result = ask(base="asked").run(frame)
        sure = result.estimates["actual[indicator=placed]"]
        # 1e-9 allows for the inverse beta function.
        np.testing.assert_allclose([sure.low, sure.high], case["interval"], rtol=1e-9)
        assert result.estimates["actual[indicator=trained]"].low is None


def test_counts_as_outcomes_of_chance_have_the_interval_of_r() -> None:
    case = next(c for c in EXPECTED["poisson"] if c["count"] == 61 and c["confidence"] == 0.95)
    frame = rows(("centres", "persons", 170, 61, None), ("loans", "persons", 9, 16, None))
    sure = ask(interval="poisson").run(frame).estimates["attainment[indicator=centres]"]
    expected = np.array(case["interval"]) / 170
    np.testing.assert_allclose([sure.low, sure.high], expected, rtol=1e-9)


def test_targets_of_a_second_table_are_set_beside_persons() -> None:
    people = pd.DataFrame({"who": ["a", "a", "b", "c", "d"], "what": ["x", "x", "x", "y", "z"]})
    targets = as_table(
        pd.DataFrame({"aim": ["x", "y", "w"], "n": [4, 1, 5], "of": "persons"}),
        design=Design(
            columns=(
                (Role.INDICATOR, "aim"),
                (Role.TARGET_VALUE, "n"),
                (Role.COUNTED, "of"),
            )
        ),
    )
    result = TargetAttainment(indicator="what", person="who").run(people, targets=targets)
    assert value(result, "actual", "x") == 2  # a counts once
    assert value(result, "attainment", "y") == 1
    assert value(result, "actual", "w") is None
    assert [(str(drop.reason), drop.n) for drop in result.attrition.drops] == [("No target set", 1)]


def test_parts_add_up_only_on_request_and_only_in_one_unit(plain: pd.DataFrame) -> None:
    persons = plain[plain.unit == "persons"]
    result = ask(total=True).run(persons)
    assert value(result, "target") == 150  # the conditional one stays apart
    with pytest.raises(Refusal) as refused:
        ask(total=True).run(plain)
    assert refused.value.code == "no-total"


@pytest.mark.parametrize(
    ("place", "column", "wrong", "code"),
    [
        (0, "unit", None, "no-unit"),
        (2, "target", 120, "percent-over-100"),
        (2, "actual", 101, "percent-over-100"),
        (1, "target", -5, "below-nought"),
        (1, "actual", -5, "below-nought"),
    ],
)
def test_nonsense_is_refused(
    plain: pd.DataFrame, place: int, column: str, wrong: Any, code: str
) -> None:
    plain.loc[place, column] = wrong
    with pytest.raises(Refusal) as refused:
        ask().run(plain)
    assert refused.value.code == code
    assert refused.value.field


def test_a_period_that_ends_before_it_starts_is_refused(plain: pd.DataFrame) -> None:
    with pytest.raises(Refusal) as refused:
        ask(start="2023-12-31", end="2023-01-01").run(plain)
    assert (refused.value.code, refused.value.field) == ("period-reversed", "end")


def test_approved_and_served_are_never_added() -> None:
    frame = rows(("a", "persons", 10, 4, None), ("a", "persons", 10, 9, None)).assign(
        figure=["stabilised", "served"]
    )
    with pytest.raises(Refusal) as refused:
        ask(kind="figure").run(frame)
    assert refused.value.code == "mixed-figures"
    assert [way.value for way in refused.value.ways_out] == ["served", "stabilised"]
    assert value(ask(kind="figure", reached="served").run(frame), "actual", "a") == 9


def test_two_units_of_one_indicator_are_refused() -> None:
    frame = rows(("a", "persons", 10, 4, None), ("a", "events", 10, 9, None))
    with pytest.raises(Refusal) as refused:
        ask().run(frame)
    assert refused.value.code == "mixed-targets"


def test_a_small_count_leaves_the_desk_withheld(tmp_path: Path) -> None:
    save(answer("target-attainment"), tmp_path / "figure.svg", language="en")
    shown = (tmp_path / "figure.csv").read_text("utf-8")
    assert "61" in shown
    assert ",5," not in shown
    assert path("khorasan_razavi/centres.xlsx").is_file()


def test_a_target_does_not_depend_on_the_day_it_is_asked() -> None:
    frame = rows(("a", "persons", 10, 4, None), ("b", "persons", 10, 12, None))
    one, other = (ask(cut_off=day).run(frame) for day in (None, date(2023, 5, 1)))
    assert value(one, "attainment", "a") == value(other, "attainment", "a")
