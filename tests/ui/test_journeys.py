"""From a file to a figure, as a person goes through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from analyses import JobRetention
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Count, Words
from workbench.data.steps.spells import ToSpells
from workbench.project import edits
from workbench.project.project import Asked
from workbench.ui.samples import open_sample
from workbench.ui.wording import mirrored, said, speak

from .conftest import SAMPLE, until_answered, until_quiet


def test_a_sample_opens_with_an_answer_on_the_screen(asked):
    session = asked.session
    answer = session.answers.answer(session.asked)
    assert said(answer.result.sentence) in texts_of(asked)
    assert session.history.undoes is not None


def test_changing_a_field_asks_again_and_undo_brings_the_old_answer_back(asked, qtbot):
    session = asked.session
    before = session.answers.answer(session.asked).result
    form = asked.pages["questions"].form.form
    form.edited.emit("group", None)
    qtbot.waitUntil(lambda: session.project.asked(session.asked).value("group") is None)
    until_answered(qtbot, asked)
    assert len(session.answers.answer(session.asked).result.estimates) < len(before.estimates)
    assert str(session.history.undoes) == "Change Compare"
    session.undo()
    assert session.answers.answer(session.asked).result == before
    assert session.answers.answer(session.asked).current


def test_letters_typed_into_one_field_are_one_step(asked, qtbot):
    session = asked.session
    steps = len(session.history.past)
    form = asked.pages["questions"].form.form
    for value in (0.9, 0.92, 0.99):
        form.edited.emit("confidence", value)
        qtbot.waitUntil(
            lambda v=value: session.project.asked(session.asked).value("confidence") == v
        )
    assert len(session.history.past) == steps + 1


def test_old_numbers_are_veiled_until_the_new_ones_come(asked, qtbot, workers):
    pane = asked.pages["questions"].answer
    workers.held = True
    asked.pages["questions"].form.form.edited.emit("confidence", 0.9)
    qtbot.waitUntil(lambda: pane._veil is not None)
    workers.held = False
    until_answered(qtbot, asked)
    assert pane._veil is None


def test_a_refusal_stands_beside_its_field_with_a_way_out(asked, qtbot):
    session = asked.session
    form = asked.pages["questions"].form.form
    form.edited.emit("before", "employed75")
    qtbot.waitUntil(lambda: session.answers.answer(session.asked).refusal is not None)
    refusal = session.answers.answer(session.asked).refusal
    assert refusal.field == "before"
    form = asked.pages["questions"].form.form
    assert form.editors["before"].inside.property("refused")
    way = next(b for b in form.findChildren(QPushButton) if "employed_75" in b.text())
    way.click()
    until_answered(qtbot, asked)
    assert not form.editors["before"].inside.property("refused")


def test_stop_ends_what_runs_and_the_question_can_be_asked_again(asked, qtbot, workers):
    session = asked.session
    workers.held = True
    asked.pages["questions"].form.form.edited.emit("confidence", 0.9)
    qtbot.waitUntil(lambda: session.jobs.busy)
    asked.commands["edit.stop"].trigger()
    assert not session.jobs.busy
    assert session.answers.answer(session.asked).stopped
    workers.held = False
    session.answers.again(session.asked)
    until_answered(qtbot, asked)


def test_a_late_answer_to_a_stopped_question_is_dropped(asked, qtbot, workers):
    session = asked.session
    workers.held = True
    asked.pages["questions"].form.form.edited.emit("confidence", 0.9)
    qtbot.waitUntil(lambda: session.jobs.busy)
    session.stop()
    workers.held = False
    qtbot.wait(300)
    assert not session.answers.answer(session.asked).current


def test_the_design_set_once_fills_a_new_question(window, qtbot, tmp_path):
    file = tmp_path / "people.csv"
    rows = "\n".join(f"p{n},{n % 2},{(n // 2) % 2},g{n % 3}" for n in range(60))
    file.write_text("id,was,is,kind\n" + rows, encoding="utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    design = window.pages["data"].design
    for role, name in ((Role.BEFORE, "was"), (Role.AFTER, "is"), (Role.ARM, "kind")):
        design.form.edited.emit(role.name, name)
        until_quiet(qtbot, window)
    window.go("questions")
    window.pages["questions"].ask("before-after")
    until_answered(qtbot, window)
    fields = dict(window.session.project.asked(window.session.asked).fields)
    assert fields == {"before": "was", "after": "is", "group": "kind"}


def test_an_answer_becomes_a_figure_and_a_file(asked, qtbot, tmp_path):
    asked.go("figure")
    page = asked.pages["figure"]
    qtbot.waitUntil(lambda: bool(page.paper.svg) and not page.paper.is_stale, timeout=20_000)
    page.form.edited.emit("preset", "slide")
    until_quiet(qtbot, asked)
    assert asked.session.project.questions[0].style.preset == "slide"
    page.export(tmp_path / "figure.svg")
    until_quiet(qtbot, asked)
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert (tmp_path / "figure.csv").exists()


def test_an_edited_title_is_marked_when_the_numbers_change(asked, qtbot):
    asked.go("figure")
    page = asked.pages["figure"]
    page.form.edited.emit("title", "Work doubled")
    until_quiet(qtbot, asked)
    assert not any("other numbers" in text for text in texts_of(page))
    asked.pages["questions"].form.form.edited.emit("group", None)
    qtbot.waitUntil(lambda: asked.session.project.questions[0].value("group") is None)
    until_answered(qtbot, asked)
    until_quiet(qtbot, asked)
    assert any("other numbers" in text for text in texts_of(page))


def test_a_brief_is_set_in_pages_and_written(asked, qtbot, tmp_path):
    asked.pages["questions"].answer.add.click()
    asked.go("brief")
    page = asked.pages["brief"]
    qtbot.waitUntil(lambda: page.pages.count() > 1, timeout=20_000)
    page.export(tmp_path / "brief.html")
    until_quiet(qtbot, asked)
    assert "<html" in (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_notes_stand_between_answers_and_can_be_moved_by_keys(asked, qtbot):
    asked.pages["questions"].answer.add.click()
    asked.go("brief")
    pieces = asked.pages["brief"].list
    pieces._add()
    pieces.note.setPlainText("Remember the flood.")
    assert [item.text for item in asked.session.project.brief] == ["", "Remember the flood."]
    pieces.items.setFocus()
    qtbot.keyClick(pieces.items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked.session.project.brief[0].text == "Remember the flood."


def test_a_file_dropped_on_the_window_is_read(window, qtbot, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("name,age\nA,1\nB,2\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    until_quiet(qtbot, window)
    assert window.place == "data"
    assert window.pages["data"].grid.model().rowCount() == 2


def test_ambiguous_dates_are_asked_and_the_answer_reads_them(window, qtbot, tmp_path):
    file = tmp_path / "starts.csv"
    file.write_text("start\n02/03/2023\n04/05/2023\n01/02/2023\n", encoding="utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    page = window.pages["data"]
    ways = {button.text(): button for button in page.findChildren(QPushButton)}
    ways["Day first"].click()
    until_quiet(qtbot, window)
    source = window.session.project.sources[0]
    assert window.session.tables.opened(source.id).levels("start")[0].isoformat() == "2023-02-01"
    assert not window.session.tables.state(source.id).reading.questions


def test_a_fault_in_the_data_shows_its_rows_and_its_fix(window, qtbot, tmp_path):
    file = tmp_path / "spells.csv"
    jobs = [f"p{n},2023-01-{n:02d},2023-05-{n:02d}" for n in range(1, 20)]
    lines = ["person,job_start,job_end", *jobs, "p20,2023-06-01,2023-02-01", jobs[0]]
    file.write_text("\n".join(lines), encoding="utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    page = window.pages["data"]
    chip = next(b for b in page.findings.findChildren(QPushButton) if "same as" in b.text())
    chip.click()
    ways = {b.text(): b for b in page.findings.findChildren(QPushButton)}
    ways["Show the rows"].click()
    assert page.grid.model().rowCount() < 21
    fix = next(button for text, button in ways.items() if text.startswith("Fix it"))
    fix.click()
    until_quiet(qtbot, window)
    assert page.grid.model().rowCount() == 20
    window.session.undo()
    until_quiet(qtbot, window)
    assert page.grid.model().rowCount() == 21


def test_a_file_that_is_gone_says_so_and_offers_to_find_it(window, qtbot, tmp_path):
    window.session.add_file(tmp_path / "gone.csv")
    window.go("data")
    until_quiet(qtbot, window)
    assert any(button.text() == "Find the file" for button in window.findChildren(QPushButton))


def test_a_project_is_saved_and_opens_with_its_answers(asked, qtbot, tmp_path):
    session = asked.session
    path = tmp_path / "study.wbk"
    assert session.unsaved
    assert session.save(path)
    assert not session.unsaved
    answered = session.answers.answer(session.asked).result
    session.begin()
    assert not session.project.questions
    session.open_project(path)
    until_answered(qtbot, asked)
    assert session.answers.answer(session.asked).result == answered


def test_work_of_a_run_that_ended_badly_is_offered(asked, qtbot):
    from workbench.project.journal import journal_folder

    session = asked.session
    session._journal.sync()
    live = next(journal_folder().glob("*.jsonl"))
    # Nobody holds the lock of a copy, as when the window that wrote it has died.
    (journal_folder() / f"dead{live.suffix}").write_bytes(live.read_bytes())
    start = asked.pages.get("start") or asked.go("start") or asked.pages["start"]
    start.redraw_recovered()
    go_on = [b for b in start.findChildren(QPushButton) if "Go on with it" in b.text()]
    session.begin()
    go_on[0].click()
    assert session.unsaved
    assert session.project.questions
    assert asked.place == "questions"


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_language_changes_live_and_mirrors_the_window(asked, qtbot, language):
    asked.pages["questions"].answer.add.click()
    for place in ("start", "data", "questions", "figure", "brief"):
        asked.go(place)
    until_quiet(qtbot, asked)
    asked.speak(language)
    qtbot.wait(50)
    asked.session.tables.changed.emit(asked.session.source)
    asked.session.answers.changed.emit(asked.session.asked)
    asked.session.changed.emit()
    right_to_left = language == "fa"
    assert asked.centralWidget().isRightToLeft() is right_to_left
    assert mirrored() is right_to_left
    asked.go("questions")
    until_answered(qtbot, asked)
    shown = asked.session.answers.answer(asked.session.asked).result.sentence
    assert said(shown) in texts_of(asked)
    speak("en")


def test_light_turns_to_dark_and_back(asked):
    from workbench.ui import theme

    asked.turn_scheme()
    assert theme.colours() is theme.DARK
    asked.turn_scheme()
    assert theme.colours() is theme.LIGHT


def test_opening_another_sample_begins_a_new_project(asked):
    first = asked.session.project.id
    open_sample(asked.session, SAMPLE)
    assert asked.session.project.id != first
    assert len(asked.session.history.past) == 1


def texts_of(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_words_to_edit_never_carry_what_is_withheld(asked, qtbot):
    from dataclasses import replace

    from workbench.export.disclosure import Rules, disclose
    from workbench.project import edits
    from workbench.ui.pages.figure_look import TEXTS, values

    session = asked.session
    picture = session.answers.answer(session.asked).result.pictures[0]
    few = replace(picture, source=Words("{n} left out", n=Count(8, people=True)))
    shown = values(session.project, session.project.asked(session.asked), few)
    assert shown["source"] == said(disclose(few, Rules(10))[0].source)
    assert "8" not in shown["source"]
    off = replace(session.project.disclosure, on=False)
    open_ = edits.with_disclosure(session.project, off)
    assert "8" in values(open_, open_.asked(session.asked), few)["source"]
    assert set(TEXTS) <= set(shown)


def test_a_mark_that_is_clicked_lists_its_rows(asked, qtbot):
    from workbench.ui.views.picture_view import Plot

    asked.show()
    plot = asked.pages["questions"].findChild(Plot)
    spot = next(spot for spot in plot.spots if "control" in spot.groups)
    place = plot.place_of(spot).toPoint()
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.place == "data"
    grid = asked.pages["data"].grid
    assert 0 < grid.model().rowCount() < 445
    at = grid.model().names.index("arm")
    assert set(grid.model().cells(at, 0, grid.model().rowCount())) == {"control"}
    chips = [b for b in asked.pages["data"].findChildren(QPushButton) if "Only:" in b.text()]
    assert "arm = control" in chips[0].accessibleName()
    chips[0].click()
    assert grid.model().rowCount() == 445


def test_a_workbook_of_several_tables_asks_which_one(window, qtbot):
    from sample_data import path

    window.session.add_file(path("khorasan_razavi/employment.xlsx"))
    window.go("data")
    until_quiet(qtbot, window)
    page = window.pages["data"]
    assert page.grid.isHidden()
    sheet = next(b for b in page.findChildren(QPushButton) if b.text() == "تسهیلات")
    sheet.click()
    until_quiet(qtbot, window)
    assert not page.grid.isHidden()
    assert window.session.project.sources[0].options.sheet == "تسهیلات"


@pytest.mark.parametrize("programme", ["jiujiang", "quang_nam"])
def test_every_sample_opens_with_its_first_table(window, qtbot, programme):
    open_sample(window.session, programme)
    window.go("data")
    until_quiet(qtbot, window)
    page = window.pages["data"]
    assert not page.grid.isHidden()
    assert page.grid.model().rowCount() > 0


def test_a_cell_is_shown_as_it_stood_in_the_file(window, qtbot, tmp_path):
    file = tmp_path / "starts.csv"
    file.write_text("start,n\n2023-03-02,۱۲\n2023-05-04,7\n", encoding="utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    page = window.pages["data"]
    page.grid.setCurrentIndex(page.grid.model().index(0, 1))
    until_quiet(qtbot, window)
    assert page.grid.model().cells(1, 0, 1) == ["12"]
    assert "۱۲" in texts_of(page.column.written)


def test_rows_that_a_question_does_not_count_are_made_right_by_a_click(window, qtbot):
    from sample_data import path

    session = window.session
    session.add_file(path("city_partnership/placements.csv"))
    until_quiet(qtbot, window)
    source = session.project.sources[0].id
    session.do(Words("Set"), edits.with_basis(session.project, source, Basis.EVENTS))
    until_quiet(qtbot, window)
    table = session.tables.published(source)
    fields = JobRetention.filled(table)
    asked = Asked.new(JobRetention.command(), source, fields)
    session.do(Words("Ask"), edits.ask(session.project, asked))
    session.look_at(asked=asked.id)
    window.go("questions")
    qtbot.waitUntil(lambda: session.answers.answer(asked.id).refusal is not None, timeout=20_000)
    assert session.answers.answer(asked.id).refusal.code == "wrong-basis"
    form = window.pages["questions"].form.form
    way = next(b for b in form.findChildren(QPushButton) if "a spell of work" in b.text())
    way.click()
    qtbot.waitUntil(lambda: session.answers.answer(asked.id).result is not None, timeout=20_000)
    assert session.answers.answer(asked.id).result.estimates[0].basis is Basis.SPELLS
    assert isinstance(session.project.source(source).recipe.steps[-1], ToSpells)
    window.go("data")
    panel = window.pages["data"].design.form
    assert "basis" not in panel.editors  # the recipe says it now
    session.undo()
    until_quiet(qtbot, window)
    assert session.tables.published(source).basis is Basis.EVENTS
