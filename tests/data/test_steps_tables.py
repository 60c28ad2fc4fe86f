"""Reshaping and joining: nothing is lost or multiplied unless it is said, and all of it is told."""

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.grammar.edge import from_arrow
from analyses.grammar.refusal import Refusal
from tests.data.samples import kinds, values
from workbench.data.recipe import Recipe
from workbench.data.steps.joining import Append, Join
from workbench.data.steps.reshaping import LongToWide, WideToLong


def made(**columns):
    return from_arrow(pa.table(columns))


def notes(walk):
    return [str(note) for counts in walk.counts for note in counts.notes]


QUARTERS = WideToLong(
    (("employed", ("e1", "e2", "")), ("wages", ("w1", "w2", "w3"))), "quarter", ("1", "2", "10")
)


def test_quarters_beside_each_other_become_rows():
    table = made(
        who=["a", "b"], e1=["y", None], w1=[1, None], sex=["f", "m"], e2=["n", "y"],
        w2=[2.5, None], w3=[None, 3],
    )  # fmt: skip
    walk = Recipe((QUARTERS,)).walk(table)
    assert walk.table.names == ("who", "sex", "quarter", "employed", "wages")
    assert values(walk.table, "who") == ["a", "a", "b", "b"]
    assert values(walk.table, "quarter") == [1, 2, 2, 10]
    assert values(walk.table, "employed") == ["y", "n", "y", None]
    assert values(walk.table, "wages") == [1.0, 2.5, None, 3.0]
    assert walk.places.tolist() == [0, 0, 1, 1]
    assert notes(walk) == ["2 rows of quarter in which nothing is known were left out."]
    assert walk.counts[0].rows_after == 4


def test_empty_periods_are_kept_when_that_is_said():
    from dataclasses import replace

    table = made(who=["a"], e1=["y"], w1=[1], e2=["n"], w2=[2], w3=[None])
    assert replace(QUARTERS, keeps_empty=True).apply(table).size == 3


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(*[st.none() | st.integers(0, 9), st.none() | st.sampled_from("xyz")] * 2),
        min_size=1,
        max_size=20,
    )
)
def test_there_and_back_is_the_same_table(rows):
    names = ("n_1", "t_1", "n_2", "t_2")
    columns = {"id": list(range(len(rows)))}
    for name, cells in zip(names, zip(*rows, strict=True), strict=True):
        kind = pa.int64() if name[0] == "n" else pa.string()
        columns[name] = pa.array(cells, kind)
    table = made(**columns)
    long = WideToLong(
        (("n", ("n_1", "n_2")), ("t", ("t_1", "t_2"))), "wave", ("1", "2"), keeps_empty=True
    ).apply(table)
    assert long.size == 2 * len(rows)
    back = LongToWide(("id",), "wave", ("n", "t")).apply(long)
    for name in table.names:
        assert values(back, name) == values(table, name)


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (WideToLong((("x", ("a", "t")),), "p", ("1", "2")), "different-kinds"),
        (WideToLong((("x", ("a",)),), "p", ("1", "2")), "unequal-groups"),
        (WideToLong((("x", ("a", "b")),), "t", ("1", "2")), "name-taken"),
        (WideToLong((("x", ("a", "b")),), "p", ("1", "1")), "name-taken"),
        (WideToLong((("x", ("a", "zz")),), "p", ("1", "2")), "missing-column"),
        (WideToLong((), "p", ()), "missing-field"),
        (LongToWide(("a",), "t", ("b",)), "several-rows"),
        (LongToWide((), "t", ("b",)), "missing-field"),
    ],
)
def test_a_shape_that_makes_no_sense_is_refused(step, code):
    with pytest.raises(Refusal) as told:
        step.apply(made(a=[1, 1], b=[2, 3], t=["x", "x"]))
    assert told.value.code == code


def test_rows_become_columns_and_what_changes_is_told():
    table = made(
        who=["b", "a", "b", None, "b"], wave=["w1", "w1", "w2", "w2", "w2"],
        job=["x", "y", "z", "q", "r"], sex=["f", "m", "f", "m", "f"], coach=[1, 2, 3, 4, 5],
    )  # fmt: skip
    walk = Recipe((LongToWide(("who",), "wave", ("job",), twice="last"),)).walk(table)
    assert walk.table.names == ("who", "sex", "job_w1", "job_w2")
    assert values(walk.table, "who") == ["b", "a"]
    assert values(walk.table, "job_w1") == ["x", "y"]
    assert values(walk.table, "job_w2") == ["r", None]
    assert walk.places.tolist() == [0, 1]
    assert notes(walk) == [
        "1 row without who, wave was left out.",
        "1 row more of a period that had one already was left out.",
        "Left out, for they change from wave to wave: coach",
    ]


PEOPLE = {"id": ["1", "2", "2", "007", None], "n": [1, 2, 3, 4, 5]}


def test_a_join_counts_who_was_found():
    jobs, people = made(**PEOPLE), made(id=[1, 2, 7, 9], sex=["f", "m", "f", "m"], n=[0, 0, 0, 0])
    walk = Recipe((Join("people", (("id", "id"),)),)).walk(jobs, {"people": people})
    assert walk.table.names == ("id", "n", "sex", "n_2")
    assert values(walk.table, "sex") == ["f", "m", "m", None, None]
    assert walk.places.tolist() == [0, 1, 2, 3, 4]
    assert notes(walk) == [
        "id is not of the same kind in people; values were matched as written.",
        "3 of 5 rows found their row in people; 2 did not.",
        "2 rows of people belong to no row here.",
        "1 row more would match but for spelling or leading noughts: 007 and 7",
    ]


def test_a_join_can_keep_the_matched_or_all():
    jobs, people = made(**PEOPLE), made(who=["1", "2", "9"], sex=["f", "m", "m"])
    on = (("id", "who"),)
    matched = Join("people", on, how="matched").apply(jobs, {"people": people})
    assert values(matched, "n") == [1, 2, 3]
    told = matched.attrition()
    assert (told.submitted, [(d.stage, d.n) for d in told.drops]) == (5, [("linked", 2)])
    both, places = Join("people", on, how="all").follow(jobs, {"people": people})
    assert values(both, "id") == ["1", "2", "2", "007", None, "9"]
    assert values(both, "sex") == ["f", "m", "m", None, None, "m"]
    assert places.tolist() == [0, 1, 2, 3, 4, -1]


def test_a_key_that_comes_twice_is_refused_with_ways_out():
    jobs, people = made(id=["a", "b"]), made(
        id=["a", "a", "c", "c"], day=pa.array([20, 10, 5, 6], pa.int32()).cast(pa.date32()),
        v=[1, 2, 3, 4],
    )  # fmt: skip
    with pytest.raises(Refusal) as told:
        Join("people", (("id", "id"),)).apply(jobs, {"people": people})
    assert told.value.code == "several-rows"
    assert "1 key comes more than once in people" in str(told.value)
    assert [way.value for way in told.value.ways_out] == ["first", "last"]
    wanted = {("first", ""): 1, ("last", ""): 2, ("first", "day"): 2, ("last", "day"): 1}
    for (twice, by), value in wanted.items():
        step = Join("people", (("id", "id"),), ("v",), twice=twice, by=by)
        assert values(step.apply(jobs, {"people": people}), "v") == [value, None]
    # Who is only there is chosen in the same way: of c, row 3 is the first and the earliest.
    alone = {("first", ""): 3, ("last", ""): 4, ("first", "day"): 3, ("last", "day"): 4}
    for (twice, by), value in alone.items():
        step = Join("people", (("id", "id"),), ("v",), "all", twice, by)
        both = step.apply(jobs, {"people": people})
        assert values(both, "id") == ["a", "b", "c"]
        assert values(both, "v")[2] == value


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.none() | st.integers(0, 5), st.sampled_from("xy")), max_size=30),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from("xy")), max_size=12, unique=True),
    st.sampled_from([("all here", "left"), ("matched", "inner"), ("all", "outer")]),
)
def test_a_join_by_two_keys_has_the_rows_of_pandas(left, right, how):
    ours, theirs = how
    one = pd.DataFrame(left, columns=["k", "t"]).assign(l=range(len(left)))
    other = pd.DataFrame(right, columns=["k", "t"]).assign(r=range(len(right)))
    tables = [
        made(
            k=pa.array([row[0] for row in rows], pa.int64()),
            t=pa.array([row[1] for row in rows], pa.string()),
            **{name: pa.array(range(len(rows)), pa.int64())},
        )
        for rows, name in ((left, "l"), (right, "r"))
    ]
    joined = Join("o", (("k", "k"), ("t", "t")), how=ours).apply(tables[0], {"o": tables[1]})
    wanted = one.dropna().merge(other, how=theirs, on=["k", "t"])
    if ours != "matched":  # pandas matches missing keys with each other; here they match nothing
        wanted = pd.concat([wanted, one[one["k"].isna()]])
    found = sorted(zip(values(joined, "l"), values(joined, "r"), strict=True), key=str)
    clean = wanted.astype(object).where(wanted.notna(), None)
    rows = zip(clean["l"], clean.get("r", []), strict=True)
    assert found == sorted(
        (tuple(None if v is None else int(v) for v in row) for row in rows), key=str
    )


def test_a_join_with_a_table_that_is_not_there_is_refused():
    with pytest.raises(Refusal) as told:
        Join("nobody", (("id", "id"),)).apply(made(**PEOPLE))
    assert told.value.code == "no-such-source"
    hidden = made(id=["p-" + "0" * 20, "p-" + "1" * 20])
    with pytest.raises(Refusal) as told:
        Join("people", (("id", "id"),)).apply(hidden, {"people": made(**PEOPLE)})
    assert told.value.code == "half-hidden"


def test_tables_are_put_below_each_other():
    march, april = made(id=[1, 2], area=["x", "y"]), made(id=["3"], pay=[1.5])
    walk = Recipe((Append(("april",), "month", here="march"),)).walk(march, {"april": april})
    assert kinds(walk.table) == {"id": "text", "area": "text", "pay": "decimal", "month": "text"}
    assert values(walk.table, "id") == ["1", "2", "3"]
    assert values(walk.table, "area") == ["x", "y", None]
    assert values(walk.table, "pay") == [None, None, 1.5]
    assert values(walk.table, "month") == ["march", "march", "april"]
    assert walk.places.tolist() == [0, 1, -1]
    assert notes(walk) == [
        "march has no pay.",
        "april has no area.",
        "id is not of the same kind in all tables; it is read as text.",
    ]


def test_steps_know_which_tables_they_need():
    recipe = Recipe((Join("a", (("id", "id"),)), Append(("b", "a"))))
    assert recipe.needs == ("a", "b")
    assert [step.of_source("a", "z").needs for step in recipe.steps] == [("z",), ("b", "z")]
