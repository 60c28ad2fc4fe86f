"""Every step has a form, made from its entry of the menu, that gives back the step it shows."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt

from analyses.grammar.design import ColumnInfo
from analyses.grammar.inputs import Input
from analyses.grammar.roles import Kind
from workbench.data.steps.cells import MapValues, SetKind, SetMissing
from workbench.data.steps.columns import Rename
from workbench.data.steps.deriving import Derive
from workbench.data.steps.joining import Append, Join
from workbench.data.steps.menu import STEPS, entry_of
from workbench.data.steps.recoding import Recode
from workbench.data.steps.reshaping import LongToWide, WideToLong
from workbench.data.steps.rows import DropDuplicates, KeepRows
from workbench.ui.forms.choices import CALLED
from workbench.ui.forms.form import Form
from workbench.ui.forms.lines_editors import BandsEditor, GroupsEditor, KeysEditor, PairsEditor
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.step_form import built

COLUMNS = {
    "person": ColumnInfo("person", Kind.TEXT),
    "age": ColumnInfo("age", Kind.WHOLE),
    "sex": ColumnInfo("sex", Kind.TEXT),
    "q1": ColumnInfo("q1", Kind.WHOLE),
    "q2": ColumnInfo("q2", Kind.WHOLE),
}
LEVELS = {"sex": ("F", "M", "f"), "age": (18, 65), "person": ("a", "b")}
THERE = {"id": ColumnInfo("id", Kind.TEXT), "area": ColumnInfo("area", Kind.TEXT)}
AROUND = Surroundings(
    COLUMNS,
    lambda name: LEVELS.get(name, ()),
    sources=(("s2", "people"),),
    tables={"people": THERE},
)
EXAMPLES = (
    SetKind("age", "decimal"),
    SetMissing("age", (18,)),
    MapValues("sex", (("f", "F"), ("M", ""))),
    Rename("sex", "gender"),
    KeepRows("age > 17"),
    DropDuplicates(("person",)),
    Derive("older", "age + 1"),
    Recode("age", "band", bands=((None, 30, "young"), (30, None, "older"))),
    Recode("sex", "sex", pairs=(("f", "F"),)),
    WideToLong((("employed", ("q1", "q2")),), "quarter", ("1", "2")),
    LongToWide(("person",), "sex", ("age",)),
    Join("people", (("person", "id"),), columns=("area",)),
    Append(("people",), "from"),
)


def shown(qtbot, step):
    entry = entry_of(step)
    form = Form(dict(entry.inputs), AROUND, tuple(entry.defaults))
    qtbot.addWidget(form)
    values = {item.name: getattr(step, item.name) for item in fields(step)}
    form.put(values)
    return entry, form, values


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: entry.step.__name__)
def test_every_step_has_a_form(qtbot, entry):
    form = Form(dict(entry.inputs), AROUND, tuple(entry.defaults))
    qtbot.addWidget(form)
    form.put(entry.defaults)
    assert set(form.editors) == {name for name, _ in entry.inputs}


@pytest.mark.parametrize("step", EXAMPLES, ids=lambda step: type(step).__name__)
def test_a_form_gives_back_the_step_that_it_shows(qtbot, step):
    entry, form, values = shown(qtbot, step)
    assert built(entry, values) == step
    for name, editor in form.editors.items():
        if hasattr(editor, "read") and isinstance(
            editor, PairsEditor | BandsEditor | KeysEditor | GroupsEditor
        ):
            assert editor.read() == tuple(values[name])


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: entry.step.__name__)
def test_no_choice_is_offered_by_its_code(entry):
    options = [option for _, given in entry.inputs for option in given.options]
    assert [option for option in options if option not in CALLED] == []


def test_a_step_is_not_made_while_a_field_is_empty():
    assert built(entry_of(Rename), {"column": "sex", "to": None}) is None
    assert built(entry_of(Rename), {"column": "sex", "to": "gender"}) == Rename("sex", "gender")


def test_old_values_are_offered_and_a_new_word_is_told(qtbot):
    _, form, _ = shown(qtbot, MapValues("sex", (("f", "F"),)))
    editor = form.editors["mapping"]
    qtbot.mouseClick(_button(editor, "List all values"), Qt.MouseButton.LeftButton)
    lines = [list(line) for line in editor._lines]
    assert [line[0].currentText() for line in lines] == ["F", "M", "f"]
    lines[1][1].setText("Male")
    with qtbot.waitSignal(form.edited) as said:
        lines[1][1].editingFinished.emit()
    assert said.args == ["mapping", (("M", "Male"), ("f", "F"))]


def test_bands_are_typed_in_any_digits(qtbot):
    form = Form({"bands": Input("bands", "Bands", "Ages.")}, AROUND)
    qtbot.addWidget(form)
    form.put({"bands": ()})
    first = form.editors["bands"]._lines[0]
    first[0].setText("۱۶")
    first[1].setText("25")
    with qtbot.waitSignal(form.edited) as said:
        first[1].editingFinished.emit()
    assert said.args == ["bands", ((16, 25, ""),)]


def test_columns_of_the_other_table_are_offered_once_it_is_chosen(qtbot):
    _, form, values = shown(qtbot, Join("people", (("person", "id"),)))
    there = form.editors["on"]._lines[0][1]
    assert [there.itemText(at) for at in range(there.count())] == ["id", "area"]
    form.put(values | {"other": ""})
    assert form.editors["columns"].inside.count() == 0


def _button(editor, words):
    from PySide6.QtWidgets import QPushButton

    return next(each for each in editor.findChildren(QPushButton) if words in each.text())
