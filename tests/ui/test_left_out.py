"""Columns that tell who a person is: one notice, a column that is kept, marked pseudonyms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from tests.project.test_leaving_out import NAME, planted
from tests.ui.conftest import until_quiet
from workbench.project.journal import journal_folder


def opened(window, qtbot, folder):
    window.session.add_file(planted(folder))
    window.go("data")
    until_quiet(qtbot, window)
    return window.pages["data"]


def notices(page):
    """What the notices say, without those that wait to be thrown away."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    frames = page.findChildren(QFrame, "notice")
    return [frame.accessibleName() for frame in frames]


def press(page, words):
    next(b for b in page.findChildren(QPushButton) if b.text() == words).click()


def test_one_notice_names_the_columns_that_are_left_out(window, qtbot, tmp_path):
    page = opened(window, qtbot, tmp_path)
    assert page.grid.model().names == ("national_id", "age group", "before", "after")
    (told,) = [words for words in notices(page) if "left out" in words]
    assert "3 columns" in told
    for name in ("full name", "phone", "notes"):
        assert name in told
    press(page, "Why")
    reasons = [each.text() for each in page.findChildren(QLabel)]
    assert any("heading speaks of telephone numbers" in reason for reason in reasons)
    press(page, "All right")
    assert not [words for words in notices(page) if "left out" in words]


def test_a_column_is_kept_and_hidden_again_and_both_can_be_undone(window, qtbot, tmp_path):
    page = opened(window, qtbot, tmp_path)
    keep = next(b for b in page.findChildren(QPushButton) if b.text() == "Keep…")
    next(act for act in keep.menu().actions() if act.text() == "full name").trigger()
    until_quiet(qtbot, window)
    assert "full name" in page.grid.model().names
    page.show_column("full name")
    press(page.column, "Hide it again")
    until_quiet(qtbot, window)
    assert "full name" not in page.grid.model().names
    window.session.undo()
    window.session.undo()
    until_quiet(qtbot, window)
    assert "full name" not in page.grid.model().names
    window.session.redo()
    until_quiet(qtbot, window)
    assert "full name" in page.grid.model().names


def test_any_column_can_be_left_out_by_hand(window, qtbot, tmp_path):
    page = opened(window, qtbot, tmp_path)
    page.show_column("age group")
    press(page.column, "Leave this column out")
    until_quiet(qtbot, window)
    assert "age group" not in page.grid.model().names


def test_the_headings_mark_pseudonyms(window, qtbot, tmp_path):
    page = opened(window, qtbot, tmp_path)
    at = page.grid.model().names.index("national_id")
    assert "pseudonym" in page.grid.horizontalHeader().notes[at]
    assert page.grid.model().cells(at, 0, 1)[0].startswith("p-")


def test_the_tables_as_read_lie_in_the_users_own_folder_and_are_gone_at_the_end(
    window, qtbot, tmp_path
):
    opened(window, qtbot, tmp_path)
    folder = window.session.folder
    assert (tmp_path / "state") in folder.parents
    assert folder.stat().st_mode & 0o077 == 0
    assert any(NAME.encode() in path.read_bytes() for path in folder.iterdir())
    for journal in journal_folder().glob("*.jsonl"):
        assert NAME.encode() not in journal.read_bytes()
    window.session.close()
    assert not folder.exists()
