"""Working out columns: against numpy, with kinds and units checked and what is missing kept."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.grammar.edge import from_arrow
from analyses.grammar.refusal import Refusal
from tests.data.samples import kinds, values
from workbench.data.expressions.calls import CALLS
from workbench.data.expressions.functions import FUNCTIONS
from workbench.data.expressions.parse import parse
from workbench.data.recipe import Recipe
from workbench.data.steps.cells import SetKind
from workbench.data.steps.deriving import Derive

NUMBERS = st.lists(
    st.tuples(st.none() | st.integers(-(10**6), 10**6), st.none() | st.floats(-1e6, 1e6)),
    min_size=1,
    max_size=30,
)


@pytest.fixture
def table():
    return from_arrow(
        pa.table(
            {
                "pay": [10.0, None, 30.5, 8.25],
                "hours": [2, 0, 0, 4],
                "born": [date(2000, 2, 29), date(1990, 1, 31), None, date(1985, 6, 1)],
                "start": [date(2020, 2, 28), date(1990, 2, 28), date(2000, 1, 1), date(2020, 6, 1)],
                "stream": ["coach", "standard", None, "coach"],
            }
        )
    )


def worked(table, expression):
    return values(Derive("x", expression).apply(table), "x")


@settings(deadline=None)
@given(NUMBERS)
def test_sums_are_those_of_numpy(rows):
    whole, decimal = zip(*rows, strict=True)
    table = from_arrow(
        pa.table({"a": pa.array(whole, pa.int64()), "b": pa.array(decimal, pa.float64())})
    )
    a = np.array([np.nan if v is None else v for v in whole])
    b = np.array([np.nan if v is None else v for v in decimal])
    with np.errstate(all="ignore"):
        expected = {
            "a + b * 2 - 1": a + b * 2 - 1,
            "-(a - b)": -(a - b),
            "a / b": np.where(b == 0, np.nan, a / b),
            "if a > b then a else b": np.where(np.isnan(a + b), np.nan, np.maximum(a, b)),
            "min(a, b)": np.minimum(a, b),
            "coalesce(a, b)": np.where(np.isnan(a), b, a),
            "abs(b)": np.abs(b),
        }
    for expression, wanted in expected.items():
        made = Derive("x", expression).apply(table).columns["x"]
        gone = np.zeros(len(rows), dtype=bool) if made.missing is None else made.missing
        found = np.where(gone, np.nan, made.values.astype(float))
        wanted = np.where(np.isinf(wanted), np.nan, wanted)
        np.testing.assert_allclose(found, wanted, rtol=1e-12)


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("hours + 1", [3, 1, 1, 5]),
        ("1 - 2 - 3", [-4, -4, -4, -4]),
        ("2 + 3 * 4", [14, 14, 14, 14]),
        ("age(born, start)", [19, 0, None, 35]),
        ("months(born, start)", [239, 1, None, 420]),
        ("months(start, born)", [-239, -1, None, -420]),
        ("weeks(born, start)", [1043, 4, None, 1826]),
        ("days(born, start) == start - born", ["true", "true", None, "true"]),
        ("week(start)", ["2020-W09", "1990-W09", "1999-W52", "2020-W23"]),
        ("month(start)", ["2020-02", "1990-02", "2000-01", "2020-06"]),
        ('quarter(start, "jalali")', ["1398-Q4", "1368-Q4", "1378-Q4", "1399-Q1"]),
        ('year(start, "jalali")', [1398, 1368, 1378, 1399]),
        ("start + 2", ["2020-03-01", "1990-03-02", "2000-01-03", "2020-06-03"]),
        ("date(2021, hours, 29)", [None, None, None, "2021-04-29"]),
        ('date(1402, 1, 1, "jalali")', ["2023-03-21"] * 4),
        ('stream + "-" + text(hours)', ["coach-2", "standard-0", None, "coach-4"]),
        ('coalesce(stream, "none")', ["coach", "standard", "none", "coach"]),
        ('stream in ("coach", "x") or hours == 0', ["true", "true", "true", "true"]),
        ('stream == "coach" and hours > 3', ["false", "false", "false", "true"]),
        ("stream is missing", ["false", "false", "true", "false"]),
        ("not known(pay)", ["false", "true", "false", "false"]),
        ("round(pay / 4, 1)", [2.5, None, 7.6, 2.1]),
        ("round(2.675, 2)", [2.68] * 4),
        ('if stream == "coach" then 1 else 2.5', [1.0, 2.5, None, 1.0]),
        ("max(start, 2010-01-01)", ["2020-02-28", "2010-01-01", "2010-01-01", "2020-06-01"]),
        ('number("1,200.5")', [1200.5] * 4),
        ("length(stream)", [5, 8, None, 5]),
        ("part(upper(stream), 1, 2)", ["CO", "ST", None, "CO"]),
        ('contains(stream, "and")', ["false", "true", None, "false"]),
    ],
)  # fmt: skip
def test_each_expression_gives(table, expression, wanted):
    assert worked(table, expression) == wanted


def test_division_by_nought_is_missing_and_told(table):
    walk = Recipe((Derive("x", "pay / hours"),)).walk(table)
    assert values(walk.table, "x") == [5.0, None, None, 2.0625]
    assert [str(note) for note in walk.counts[0].notes] == [
        "1 row was divided by nought and is missing."
    ]
    guarded = Recipe((Derive("x", "if hours > 0 then pay / hours else missing"),)).walk(table)
    assert guarded.counts[0].notes == ()


@pytest.mark.parametrize(
    ("expression", "place", "piece"),
    [
        ("pay + stream", 7, "stream"),
        ("pay +", 6, "…"),
        ("foo(1)", 1, "foo(1)"),
        ("start * 2", 1, "start"),
        ('pay > "a"', 7, '"a"'),
        ("if hours then 1 else 2", 4, "hours"),
        ("days(born)", 1, "days(born)"),
        ('quarter(start, "lunar")', 16, '"lunar"'),
        ("pay ; hours", 4, "; hours"),
        ("__import__('os')", 1, "__import__('os')"),
        ("2021-02-30 + 1", 1, "2021-02-30 + 1"),
        ("missing", 1, "missing"),
        ("(" * 80 + "1" + ")" * 80, 51, "(" * 30),
    ],
)
def test_a_refusal_names_the_place(table, expression, place, piece):
    with pytest.raises(Refusal) as told:
        worked(table, expression)
    assert (told.value.code, told.value.field) == ("bad-expression", "expression")
    assert str(told.value).startswith(f"At sign {place}, {piece}: ")


def test_units_are_checked_and_follow(table):
    from dataclasses import replace

    from workbench.data.rows import with_column

    def with_unit(name, unit):
        column = table.columns[name]
        return replace(column, info=replace(column.info, unit=unit))

    mixed = with_column(table, with_unit("pay", "IRR"), "pay")
    mixed = with_column(mixed, with_unit("hours", "hours"), "hours")
    with pytest.raises(Refusal, match="this is in hours, the other in IRR"):
        worked(mixed, "pay + hours")
    assert Derive("x", "pay / hours").apply(mixed).column("x").unit == "IRR/hours"
    assert Derive("x", "pay + 5").apply(mixed).column("x").unit == "IRR"
    assert Derive("x", "pay / 10", unit="toman").apply(mixed).column("x").unit == "toman"
    assert Derive("x", "days(born, start)").apply(mixed).column("x").unit == "days"


def test_a_column_is_replaced_only_when_that_is_said(table):
    with pytest.raises(Refusal) as told:
        Derive("pay", "pay * 10").apply(table)
    assert told.value.code == "name-taken"
    assert told.value.ways_out[0].field == "instead"
    made = Derive("pay", "pay * 10", instead=True).apply(table)
    assert made.names == table.names
    assert values(made, "pay")[0] == 100.0


def test_numbers_too_large_to_have_decimals_are_rounded_to_themselves():
    huge = from_arrow(pa.table({"x": [1e308, -1e308, 2.0**60, 1.005]}))
    made = Derive("y", "round(x, 2)").apply(huge)
    assert values(made, "y") == [1e308, -1e308, 2.0**60, 1.01]


def test_huge_whole_numbers_become_decimals_and_never_wrap(table):
    made = Derive("x", "(hours + 1) * 4611686018427387904").apply(table)
    assert kinds(made)["x"] == "decimal"
    assert values(made, "x")[0] == 3 * 2.0**62


def test_texts_need_no_number_of_levels(table):
    empty = SetKind("stream", "text").apply(table).keep(parse_condition('stream == "x"'))
    assert worked(empty, 'coalesce(stream, "y") + "z"') == []


def parse_condition(text):
    from analyses.grammar.conditions import parse as condition

    return condition(text)


def test_every_function_that_is_offered_works():
    assert FUNCTIONS.keys() == CALLS.keys()
    for name, function in FUNCTIONS.items():
        assert function.form.startswith(f"{name}(")


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="ab 1.+-*/()<>=,\"'`نif then else and not missing2021-01-01", max_size=40))
def test_no_text_breaks_the_reader(text):
    try:
        parse(text)
    except Refusal as refusal:
        found = refusal.code
    else:
        found = "bad-expression"
    assert found == "bad-expression"
