"""What the reader has to ask is asked in the window, and one click settles it."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.data.samples import FILES
from tests.ui.conftest import until_quiet


@pytest.fixture
def opened(window, qtbot, tmp_path):
    def open_(name):
        file = tmp_path / name
        shutil.copy(FILES / name, file)
        window.session.add_file(file)
        window.go("data")
        until_quiet(qtbot, window)
        return window.pages["data"]

    return open_


def press(page, words) -> None:
    QApplication.processEvents()
    found = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(page)]
    found[0].click()


def names(page):
    session = page._session
    return session.tables.state(session.source).table.names


@pytest.mark.parametrize(
    ("name", "button", "columns"),
    [
        ("tables_side_by_side.xlsx", "F1:G3", ("provider", "cost")),
        ("sheets_by_month.xlsx", "All of them, as one table", ("sheet", "شهرستان", "شاغل", "ساعت")),
        ("sections_in_sections.xlsx", "A column of their own", ("section", "Office", "Person")),
        ("blank_below_perhaps.csv", "Fill them with the value above", ("team", "person", "hours")),
        ("slash_for_tenths.csv", "A slash parts the decimals", ("معدل", "ساعت")),
    ],
)
def test_one_click_settles_how_a_file_is_read(opened, window, qtbot, name, button, columns) -> None:
    page = opened(name)
    session = window.session
    assert session.tables.state(session.source).reading.questions
    press(page, button)
    until_quiet(qtbot, window)
    assert not session.tables.state(session.source).reading.questions
    assert names(page)[: len(columns)] == columns
    session.undo()
    until_quiet(qtbot, window)
    assert session.tables.state(session.source).reading.questions
