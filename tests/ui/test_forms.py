"""Every question has a form, made from its inputs and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from analyses.catalogue import QUESTIONS
from analyses.grammar.design import ColumnInfo
from analyses.grammar.inputs import Input
from analyses.grammar.roles import Basis, Kind
from workbench.charts.style import PALETTES, PRESETS
from workbench.ui.forms.choices import CALLED
from workbench.ui.forms.form import Form
from workbench.ui.forms.numbers import as_number, as_numbers
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.column_panel import KINDS

COLUMNS = {
    "age": ColumnInfo("age", Kind.WHOLE),
    "wage": ColumnInfo("wage", Kind.DECIMAL),
    "arm": ColumnInfo("arm", Kind.TEXT),
    "start": ColumnInfo("start", Kind.DATE),
}
LEVELS = {"arm": ("coach", "standard"), "start": (date(2023, 3, 21),), "age": (18, 19)}
AROUND = Surroundings(COLUMNS, lambda name: LEVELS.get(name, ()), sources=(("id", "costs"),))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.command())
def test_every_question_has_a_form_that_shows_its_example(qtbot, question):
    asked, _ = question.example()
    form = Form(question.inputs(), AROUND, tuple(question.defaults()))
    qtbot.addWidget(form)
    told = []
    form.edited.connect(lambda *what: told.append(what))
    form.put({name: getattr(asked, name) for name in question.inputs()})
    assert set(form.editors) == set(question.inputs())
    assert told == []


def test_columns_that_do_not_fit_say_why_and_cannot_be_chosen(qtbot):
    given = Input("column", "Start", "When it began.", kinds=Kind.DATE)
    form = Form({"start": given}, AROUND)
    qtbot.addWidget(form)
    form.put({"start": "start"})
    box = form.editors["start"].inside
    assert isinstance(box, QComboBox)
    unfit = box.findData("arm")
    assert "text" in box.itemText(unfit)
    assert not box.model().item(unfit).isEnabled()


def test_levels_follow_the_column_they_are_of(qtbot):
    inputs = {
        "group": Input("column", "Group", "Who.", kinds=Kind.GROUPS),
        "treated": Input("level", "Treated", "Which.", of="group"),
    }
    form = Form(inputs, AROUND)
    qtbot.addWidget(form)
    form.put({"group": "arm", "treated": "coach"})
    box = form.editors["treated"].inside
    assert [box.itemData(at) for at in range(box.count())] == ["coach", "standard"]


def test_a_day_is_given_back_as_a_date(qtbot):
    form = Form({"cut_off": Input("day", "Cut-off", "The last day.")}, AROUND, ("cut_off",))
    qtbot.addWidget(form)
    form.put({"cut_off": date(2024, 6, 30)})
    editor = form.editors["cut_off"]
    with qtbot.waitSignal(form.edited) as said:
        editor._edit.setDate(editor._edit.date().addDays(1))
    assert said.args == ["cut_off", date(2024, 7, 1)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", 12), ("۱۲", 12), ("۰٫۹۵", 0.95), ("0,9", 0.9), ("", None), ("many", "many")],
)
def test_numbers_are_read_in_any_digits(typed, meant):
    assert as_number(typed) == meant


def test_several_numbers_are_parted_by_commas_of_any_script():
    assert as_numbers("4, 13، 26  52", whole=True) == (4, 13, 26, 52)
    assert as_numbers("۴، ۱۳") == (4, 13)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.command())
def test_no_choice_is_offered_by_its_code(question):
    options = [o for given in question.inputs().values() for o in given.options]
    assert [option for option in options if option not in CALLED] == []


def test_no_choice_of_the_window_is_offered_by_its_code(qtbot):
    offered = [*PRESETS, *PALETTES, *KINDS.values(), *(basis.value for basis in Basis)]
    assert [option for option in offered if option not in CALLED] == []


def test_levels_are_put_into_an_order_by_keys(qtbot):
    inputs = {
        "group": Input("column", "Group", "Who.", kinds=Kind.GROUPS),
        "stages": Input("levels", "Stages", "In order.", of="group"),
    }
    form = Form(inputs, AROUND)
    qtbot.addWidget(form)
    form.put({"group": "arm", "stages": ("standard", "coach")})
    ticks = form.editors["stages"].inside
    assert [ticks.item(at).text() for at in range(2)] == ["standard", "coach"]
    ticks.setCurrentRow(1)
    with qtbot.waitSignal(form.edited) as told:
        qtbot.keyClick(ticks, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["stages", ("coach", "standard")]
