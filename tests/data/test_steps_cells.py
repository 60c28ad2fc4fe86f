"""Steps on cells: edits find their row again, words are spelled, numbers and words are grouped."""

import numpy as np
import pyarrow as pa
import pytest

from analyses.grammar.edge import from_arrow
from analyses.grammar.refusal import Refusal
from tests.data.samples import kinds, values
from workbench.data.recipe import Recipe
from workbench.data.steps.columns import DropColumns, KeepColumns, Reorder
from workbench.data.steps.editing import EditCells, edits
from workbench.data.steps.recoding import Recode
from workbench.data.steps.rows import DropDuplicates, DropRows
from workbench.data.steps.texts import FillDown, ReplaceText, Spell, TakeNumber


def made(**columns):
    return from_arrow(pa.table(columns))


PEOPLE = {"person": ["a", "b", "c", "d"], "age": [17, 34, 61, None], "pay": [1.5, 2.0, None, 4.0]}


def notes(walk):
    return [str(note) for counts in walk.counts for note in counts.notes]


def test_an_edit_finds_its_row_after_others_left():
    table = made(**PEOPLE)
    dropped, places = Recipe((DropRows("age < 18"),)).follow(table)
    step = edits(dropped, places, "age", {1: 60, 2: 40}, key="person")
    assert step == EditCells("age", (3, 4), (60, 40), ("61", None), "person", ("c", "d"))
    walk = Recipe((DropRows("age < 18"), step)).walk(table)
    assert values(walk.table, "age") == [34, 60, 40]
    assert walk.counts[1].cells == 2
    assert notes(walk) == []


def test_an_edit_follows_its_person_in_a_file_with_other_rows():
    step = edits(made(**PEOPLE), np.arange(4), "pay", {0: 9.5, 2: None, 3: None}, key="person")
    later = made(person=["z", "c", "a", "d"], age=[1, 61, 17, 5], pay=[7.0, None, 1.5, 4.5])
    walk = Recipe((step,)).walk(later)
    assert values(walk.table, "pay") == [7.0, None, 9.5, 4.5]
    assert notes(walk) == [
        "1 change of pay was not made, for the cell holds something else now, or several rows "
        "may be meant: d"
    ]


def test_an_edit_without_a_key_is_by_place_and_what_was_there():
    step = EditCells("person", (1, 9), ("A", "x"), ("a", "y"))
    walk = Recipe((step,)).walk(made(**PEOPLE))
    assert values(walk.table, "person") == ["A", "b", "c", "d"]
    assert notes(walk) == ["1 change of person was not made, for its row is not there: 9"]
    again = Recipe((step,)).walk(walk.table)
    assert values(again.table, "person") == ["A", "b", "c", "d"]
    assert len(notes(again)) == 1
    other = Recipe((step,)).walk(made(person=["z"]))
    assert values(other.table, "person") == ["z"]
    assert "holds something else now" in notes(other)[1]


def test_an_edit_of_two_rows_of_one_person_changes_the_one_that_was_meant():
    table = made(person=["a", "a", "b"], pay=[1.0, 1.0, 2.0])
    step = edits(table, np.arange(3), "pay", {1: 5.0}, key="person")
    assert values(step.apply(table), "pay") == [1.0, 5.0, 2.0]


def test_an_edit_that_is_not_of_the_kind_is_refused():
    with pytest.raises(Refusal) as told:
        EditCells("age", (1,), ("12.5",)).apply(made(**PEOPLE))
    assert (told.value.code, told.value.field) == ("not-that-kind", "values")
    assert told.value.ways_out[0].value == "decimal"


def test_ages_go_into_bands_and_what_fits_none_is_told():
    bands = ((16, 25, ""), (25, 45, ""), (60, None, ""))
    walk = Recipe((Recode("age", "band", bands=bands, others="word", word="other"),)).walk(
        made(age=[15, 16, 24, 25, 44, 45, 60, 99, None])
    )
    assert values(walk.table, "band") == [
        "other", "16–24", "16–24", "25–44", "25–44", "other", "60+", "60+", None,
    ]  # fmt: skip
    assert notes(walk) == ["2 rows of age have values that were not expected: 15, 45"]


def test_decimals_are_in_a_band_up_to_its_end():
    bands = ((None, 1.5, ""), (1.5, 4, "middle"), (4, None, ""))
    step = Recode("pay", "pay", bands=bands)
    assert values(step.apply(made(pay=[1.4, 1.5, 3.99, 4.25])), "pay") == [
        "<1.5", "middle", "middle", "4+",
    ]  # fmt: skip


def test_many_words_become_few():
    table = made(kind=["blind", "low vision", "deaf", "?", None])
    step = Recode(
        "kind", "group", pairs=(("blind", "seeing"), ("low vision", "seeing"), ("mute", "x")),
        others="missing", known=("?",),
    )  # fmt: skip
    walk = Recipe((step,)).walk(table)
    assert values(walk.table, "group") == ["seeing", "seeing", None, None, None]
    assert values(walk.table, "kind") == ["blind", "low vision", "deaf", "?", None]
    assert notes(walk) == [
        "kind no longer has: mute",
        "1 row of kind has a value that was not expected: deaf",
    ]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Recode("age", "b", bands=((1, 5, ""), (4, 9, ""))), "overlapping-bands"),
        (Recode("age", "b", bands=((5, 5, ""),)), "empty-band"),
        (Recode("person", "b", bands=((1, 5, ""),)), "wrong-kind"),
        (Recode("age", "pay", bands=((1, 5, ""),)), "name-taken"),
        (Recode("age", "b"), "missing-field"),
        (Recode("age", "b", bands=((1, 5, ""),), others="word"), "missing-field"),
        (Spell(("age",)), "wrong-kind"),
        (ReplaceText("person", ""), "missing-field"),
        (DropColumns(("person", "age", "pay")), "no-columns"),
        (DropDuplicates(("person",), keep="best"), "unknown-option"),
    ],
)
def test_what_makes_no_sense_is_refused(step, code):
    with pytest.raises(Refusal) as told:
        step.apply(made(**PEOPLE))
    assert told.value.code == code


def test_words_are_spelled_one_way():
    table = made(name=["علي  كريمي", "علی کریمی", "می‌ رود", "ＡＢ１", "۱۲", None])
    spelled = Spell(("name",), digits=True, case="lower").apply(table)
    assert values(spelled, "name") == ["علی کریمی", "علی کریمی", "می‌رود", "ab1", "12", None]


def test_text_is_replaced_wherever_it_stands():
    table = made(job=["Cook (part-time)", "cook", "(PART-TIME)", None])
    step = ReplaceText("job", "(part-time)", any_case=True)
    walk = Recipe((step,)).walk(table)
    assert values(walk.table, "job") == ["Cook", "cook", None, None]
    assert values(ReplaceText("job", "o", r"\1").apply(table), "job")[1] == r"c\1\1k"


def test_the_number_in_a_text_is_taken():
    table = made(h=["about 35 hours", "۴۰ ساعت", "5 to 6", "none", None, "1,200.5 đ"])
    walk = Recipe((TakeNumber("h", "hours"),)).walk(table)
    assert values(walk.table, "hours") == [35.0, 40.0, None, None, None, 1200.5]
    assert notes(walk) == ["2 cells of h have no number, or several: 5 to 6, none"]
    with pytest.raises(Refusal) as told:
        TakeNumber("h").apply(made(h=["1.000 đ", "2.500 đ"]))
    assert told.value.code == "ambiguous-decimal"
    assert values(TakeNumber("h", decimal=",").apply(made(h=["1.000 đ", "2.500 đ"])), "h") == [
        1000, 2500,
    ]  # fmt: skip


def test_empty_cells_are_filled_from_above():
    table = made(area=[None, "A", None, None, "B"], n=[1, None, 3, None, 5])
    filled = FillDown(("area", "n")).apply(table)
    assert values(filled, "area") == [None, "A", "A", "A", "B"]
    assert values(filled, "n") == [1, 1, 3, 3, 5]


def test_columns_are_left_out_kept_and_ordered():
    table = made(**PEOPLE)
    assert DropColumns(("age",)).apply(table).names == ("person", "pay")
    assert KeepColumns(("pay", "person")).apply(table).names == ("pay", "person")
    assert Reorder(("pay",)).apply(table).names == ("pay", "person", "age")


def test_one_of_repeated_rows_is_kept():
    table = made(person=["a", "b", "a", "b"], x=[1, None, None, 4], y=[None, None, 3, 4])
    assert values(DropDuplicates(("person",)).apply(table), "x") == [1, None]
    assert values(DropDuplicates(("person",), keep="last").apply(table), "x") == [None, 4]
    assert values(DropDuplicates(("person",), keep="fullest").apply(table), "x") == [1, 4]
    assert kinds(DropDuplicates(keep="last").apply(table)) == kinds(table)


def test_a_step_that_cannot_be_done_leaves_the_table_up_to_there():
    steps = (DropRows("age < 18"), DropColumns(("wage",)), DropRows("age > 50"))
    walk = Recipe(steps).walk(made(**PEOPLE))
    assert walk.stopped == 1
    assert walk.table.size == 3
    assert len(walk.counts) == 1
    assert walk.refusal.code == "missing-column"
    assert str(walk.refusal).startswith("Step 2 (Leave out the columns wage): There is no column")
    assert walk.refusal.ways_out[-1].value == 1
    assert Recipe(steps).walk(made(**PEOPLE), off={1}).table.size == 2
