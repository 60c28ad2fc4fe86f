"""A recipe grows, changes and shrinks in the window, and every step tells what it did."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.conftest import until_quiet
from workbench.data.steps.deriving import Derive
from workbench.data.steps.menu import entry_of
from workbench.data.steps.rows import KeepRows
from workbench.language import say
from workbench.ui.pages.data_page import DataPage
from workbench.ui.samples import open_sample


def at_the_data(window, qtbot) -> DataPage:
    open_sample(window.session, "nsw_1976")
    window.go("data")
    until_quiet(qtbot, window)
    return window.findChildren(DataPage)[0]


def begin(page, step_class, **values):
    page._begin_step(entry_of(step_class))
    for name, value in values.items():
        page.step._edited(name, value)
    return page.step


def steps_of(window):
    recipe = window.session.project.source(window.session.source).recipe
    return recipe.steps if recipe else ()


def columns_of(window):
    session = window.session
    return [info.name for info in session.tables.published(session.source).infos]


def test_a_step_is_added_changed_moved_switched_off_and_undone(window, qtbot):
    page = at_the_data(window, qtbot)
    form = begin(page, Derive, column="older", expression="age + 1")
    qtbot.mouseClick(form._add, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert steps_of(window) == (Derive("older", "age + 1"),)
    assert "older" in columns_of(window)

    form._edited("expression", "age + 2")
    qtbot.waitUntil(lambda: steps_of(window) == (Derive("older", "age + 2"),))
    begin(page, KeepRows, condition="age >= 30")._commit()
    until_quiet(qtbot, window)
    before = window.session.tables.published(window.session.source).size
    page.recipe.steps._move(1, -1)
    assert [type(step) for step in steps_of(window)] == [KeepRows, Derive]
    page.recipe.steps._switch(0, on=False)
    until_quiet(qtbot, window)
    assert window.session.tables.published(window.session.source).size > before
    for _ in range(2):
        window.session.undo()
    assert [type(step) for step in steps_of(window)] == [Derive, KeepRows]


def test_a_step_that_cannot_be_done_says_so_and_leaves_the_table_to_look_at(window, qtbot):
    page = at_the_data(window, qtbot)
    form = begin(page, Derive, column="older", expression="nobody + 1")
    form._commit()
    until_quiet(qtbot, window)
    session = window.session
    assert session.tables.state(session.source).stopped == 0
    assert "age" in columns_of(window)
    assert form.form.editors["expression"].inside.property("refused")
    form._edited("expression", "age + 1")
    until_quiet(qtbot, window)
    qtbot.waitUntil(lambda: session.tables.state(session.source).stopped is None)
    assert not form.form.editors["expression"].inside.property("refused")


def test_what_a_step_did_stands_beneath_it(window, qtbot):
    page = at_the_data(window, qtbot)
    begin(page, KeepRows, condition="age >= 30")._commit()
    until_quiet(qtbot, window)
    changes = window.session.tables.state(window.session.source).changes
    assert any("left out" in say(words) for each in changes for words in each.words)


def test_the_form_goes_when_its_step_does(window, qtbot):
    page = at_the_data(window, qtbot)
    begin(page, KeepRows, condition="age >= 30")._commit()
    page.recipe.steps._remove(0)
    assert not page.step.is_open
    assert page._tabs.indexOf(page.step) < 0


PEOPLE = """person_id,full_name,birth_date,sex,score
A1,Mary Jones,1980-04-02,f,3
B7,Jones Mary,1980-04-02,f,4
C2,Ali Rezai,1975-11-20,m,5
D3,Ali Rezaei,1975-11-20,m,2
""" + "".join(
    f"P{at:03},{first} {last},{1960 + at % 30}-{1 + at % 12:02}-{1 + at % 27:02},{'fm'[at % 2]},1\n"
    for at, (first, last) in enumerate(
        (first, last)
        for first in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")
        for last in ("Adams", "Burke", "Costa", "Drake", "Egger", "Frost")
    )
)


def test_persons_with_two_identifiers_are_found_decided_on_and_stay_decided(
    window, qtbot, tmp_path
):
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    session = window.session
    session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    page = window.findChildren(DataPage)[0]
    page._decide_on_pairs("person_id")
    until_quiet(qtbot, window)
    editor = page.step.form.editors["pairs"]
    assert len(editor._found) == 2
    first, second = ((each.twin.a, each.twin.b) for each in editor._found)
    editor._decide(first, "same")
    editor._decide(second, "different")
    page.step._commit()
    until_quiet(qtbot, window)
    (step,) = steps_of(window)
    assert set(step.pairs) == {(*first, "same"), (*second, "different")}
    held = session.tables.opened(session.source)
    assert len(held.levels("person_id")) == 51
    editor = page.step.form.editors["pairs"]
    editor._decide(first, "same")
    qtbot.waitUntil(lambda: steps_of(window)[0].pairs == ((*second, "different"),))
