"""Columns and their roles in the window: asked, listed, changed, undone, remembered, saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from analyses.grammar.design import ColumnInfo
from analyses.grammar.roles import Basis, Kind, Records, Role
from tests.ui.conftest import until_quiet
from workbench.project.remembered import remembered
from workbench.ui.pages.column_panel import meant
from workbench.ui.pages.records_help import made
from workbench.ui.parts import said

ROWS = [f"A{n},2023-01-0{n},2023-05-0{n},2{n},2023-06-0{n},2023-07-0{n}" for n in range(1, 9)]
HEAD = "Client ID,Start Date,End Date,Hours,exit date,closure date"


@pytest.fixture
def page(window, qtbot, tmp_path):
    add(window, qtbot, tmp_path / "april.csv", HEAD)
    return window.pages["data"]


def add(window, qtbot, file, head):
    file.write_text("\n".join([head, *ROWS]) + "\n", "utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)


def source(page):
    return page._session.project.source(page._session.source)


def press(page, words) -> None:
    QApplication.processEvents()  # what was just put in place is shown
    found = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(page)]
    found[0].click()


def shown(page) -> dict[str, tuple[str, str]]:
    rows = range(page.mapping.list.rowCount())
    cells = [[page.mapping.list.item(at, n).text() for n in range(3)] for at in rows]
    return {name: (role, sure) for name, role, sure in cells}


def test_what_names_leave_open_is_asked_and_answered_with_one_click(page, window, qtbot) -> None:
    assert source(page).design.column(Role.JOB_START) is None
    press(page, "Job start")
    until_quiet(qtbot, window)
    assert source(page).design.column(Role.JOB_START) == "Start Date"
    window.session.undo()
    until_quiet(qtbot, window)
    assert source(page).design.column(Role.JOB_START) is None


def test_columns_that_share_a_role_are_one_question(page, window, qtbot) -> None:
    press(page, "None of these")
    until_quiet(qtbot, window)
    press(page, "None of these")
    until_quiet(qtbot, window)
    assert source(page).settled == ("Start Date", "End Date")
    press(page, "closure date")
    until_quiet(qtbot, window)
    assert source(page).design.column(Role.EXIT) == "closure date"
    assert not [b for b in page.findChildren(QPushButton) if b.text() == "exit date"]


def test_the_list_says_what_each_column_is_how_sure_and_why(page) -> None:
    assert shown(page)["Client ID"] == ("Person", "likely")
    assert shown(page)["Start Date"] == ("", "asked")
    assert next(iter(shown(page))) == "Start Date"
    page.mapping.list.setCurrentCell(0, 0)
    assert "several roles" in page.mapping.note.text()


def test_a_role_is_changed_where_it_stands_by_keys_alone(page, window, qtbot) -> None:
    grid = page.mapping.list
    at = list(shown(page)).index("Hours")
    page._tabs.setCurrentWidget(page.mapping)
    grid.setCurrentCell(at, 1)
    grid.edit(grid.currentIndex())
    editors = [e for e in grid.viewport().children() if hasattr(e, "currentData")]
    assert editors
    box = editors[0]
    box.setCurrentIndex(box.findData(Role.HOURS.value))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.activated.emit(box.currentIndex())
    until_quiet(qtbot, window)
    assert source(page).design.column(Role.HOURS) == "Hours"
    assert shown(page)["Hours"] == ("Weekly hours", "said")


def test_what_was_said_is_offered_for_the_next_file_and_unlearned_when_undone(
    page, window, qtbot, tmp_path
) -> None:
    press(page, "Job start")
    until_quiet(qtbot, window)
    assert remembered().fit("start_date").role is Role.JOB_START
    add(window, qtbot, tmp_path / "may.csv", HEAD)
    assert source(page).design.column(Role.JOB_START) == "Start Date"
    told = page.mapping.list.item(list(shown(page)).index("Start Date"), 1).toolTip()
    assert "april" in told
    window.session.undo()
    window.session.undo()
    until_quiet(qtbot, window)
    assert remembered().fit("Start Date") is None


def test_everything_that_was_said_can_be_forgotten(page, window, qtbot) -> None:
    press(page, "Job start")
    until_quiet(qtbot, window)
    page._tabs.setCurrentWidget(page.mapping)
    press(page, "Forget what I said of columns")
    assert remembered().said == ()


def test_a_mapping_is_saved_and_used_for_the_next_file_in_one_step(
    page, window, qtbot, tmp_path
) -> None:
    press(page, "Job start")
    until_quiet(qtbot, window)
    template = tmp_path / "jobs.json"
    page.mapping.save_to(template)
    before = source(page).design
    window.session.begin()
    page._tabs.setCurrentWidget(page.mapping)
    add(window, qtbot, tmp_path / "may.csv", HEAD.replace("exit date", "colour"))
    untouched = source(page).design
    page.mapping.use(template)
    until_quiet(qtbot, window)
    assert source(page).design.column(Role.JOB_START) == before.column(Role.JOB_START)
    codes = {f.code for f in window.session.tables.state(window.session.source).by_template}
    assert codes <= {"template-gone", "template-renamed", "template-new"}
    assert codes
    window.session.undo()
    until_quiet(qtbot, window)
    assert source(page).design == untouched


def test_the_kind_of_records_is_chosen_and_puts_its_columns_first(page, window, qtbot) -> None:
    page.design.form.edited.emit("records", Records.PLACEMENTS.value)
    until_quiet(qtbot, window)
    assert source(page).design.records is Records.PLACEMENTS
    assert source(page).basis is Basis.SPELLS
    names = list(page.design.form.editors)
    assert names[:5] == ["records", "basis", "CUT_OFF", "PERSON", "JOB_START"]
    start = page.design.form.editors["JOB_START"]
    assert start.accessibleName() == "Job start (required)"


def test_the_codebook_page_turns_to_another_kind(page) -> None:
    dialog = made(page)
    assert "Participants" in said_of(dialog)
    dialog.layout().itemAt(0).widget().setCurrentIndex(2)
    assert "first day of the job" in said_of(dialog)


def said_of(dialog) -> str:
    return said(dialog.layout().itemAt(1).widget().toPlainText())


def test_what_known_values_mean_stands_in_the_column_panel() -> None:
    info = ColumnInfo("参保", Kind.TEXT, meanings=(("是", "yes"), ("否", "no")))
    assert str(meant(info)) == "Known values: 是 means yes, 否 means no"
