"""Recipes across tables in the window: prepared in order, again when one changes, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from workbench.data.steps.columns import DropColumns, Rename
from workbench.data.steps.joining import Join
from workbench.data.steps.rows import KeepRows
from workbench.project import edits
from workbench.project.project import Asked

from .conftest import until_answered, until_quiet

JOBS = "id,before,after\n" + "".join(f"{n},{'yn'[n % 2]},{'yn'[n % 3 > 0]}\n" for n in range(60))
PEOPLE = "id,sex\n" + "".join(f"{n},{'fm'[n % 2]}\n" for n in range(50))


@pytest.fixture
def joined(window, qtbot, tmp_path: Path):
    session = window.session
    for name, text in {"people": PEOPLE, "jobs": JOBS}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        session.add_file(tmp_path / f"{name}.csv", keeps_identifiers=True)
        until_quiet(qtbot, window)
    window.go("data")
    add(window, qtbot, "jobs", Join("people", (("id", "id"),)))
    return window


def add(window, qtbot, name, step):
    session = window.session
    id = session.project.named(name).id
    session.do(step.words, edits.with_recipe_step(session.project, id, step))
    until_quiet(qtbot, window)
    return id


def texts_of(window) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel)]


def test_a_join_stands_in_the_grid_and_the_list_tells_who_was_found(joined):
    session = joined.session
    table = session.tables.published(session.source)
    assert table.names == ("id", "before", "after", "sex")
    assert any("50 of 60 rows found their row in people" in text for text in texts_of(joined))


def test_a_table_is_prepared_again_when_one_that_it_needs_changes(joined, qtbot, workers):
    session = joined.session
    workers.done.clear()
    people = add(joined, qtbot, "people", KeepRows('sex == "f"'))
    assert workers.done.count(f"recipe:{people}") == 1
    assert workers.done.count(f"recipe:{session.source}") == 1
    state = session.tables.state(session.source)
    assert "25 of 60 rows" in str(state.changes[0].notes[0])
    session.undo()
    until_quiet(qtbot, joined)
    assert "50 of 60 rows" in str(session.tables.state(session.source).changes[0].notes[0])
    session.look_at(source=people)
    until_quiet(qtbot, joined)
    assert session.tables.published(people).size == 50


def test_a_step_that_cannot_be_done_shows_the_table_up_to_there_and_answers_nothing(joined, qtbot):
    session = joined.session
    asked = Asked.new(
        "before-after", session.source, {"before": "before", "after": "after", "positive": "y"}
    )
    session.do(joined_words(), edits.ask(session.project, asked))
    session.look_at(asked=asked.id)
    until_answered(qtbot, joined)
    add(joined, qtbot, "jobs", DropColumns(("wage",)))
    joined.go("data")
    state = session.tables.state(session.source)
    assert state.stopped == 1
    assert session.tables.published(session.source).size == 60
    answer = session.answers.answer(asked.id)
    assert not answer.current
    assert answer.refusal.code == "missing-column"
    off = next(b for b in joined.findChildren(QPushButton) if b.text() == "Switch this step off")
    off.click()
    until_quiet(qtbot, joined)
    assert session.tables.state(session.source).refusal is None
    until_answered(qtbot, joined)


def joined_words():
    from analyses.grammar.words import Words

    return Words("Ask")


def test_tables_in_a_circle_are_told_and_nothing_hangs(joined, qtbot):
    session = joined.session
    from dataclasses import replace

    from workbench.data.recipe import Recipe

    people = session.project.named("people")
    circle = replace(people, recipe=Recipe((Join("jobs", (("id", "id"),)),)))
    session.do(joined_words(), edits.with_source(session.project, circle))
    until_quiet(qtbot, joined)
    assert session.tables.state(session.source).refusal.code == "sources-in-a-circle"
    session.undo()
    until_quiet(qtbot, joined)
    assert session.tables.state(session.source).refusal is None
    assert session.tables.published(session.source).names[-1] == "sex"


def test_a_needed_table_is_not_removed(joined, qtbot):
    session = joined.session
    told = []
    session.told.disconnect(joined.tell)  # it would wait for a click
    session.told.connect(told.append)
    session.look_at(source=session.project.named("people").id)
    joined.pages["data"]._remove()
    assert [refusal.code for refusal in told] == ["source-needed"]
    assert len(session.project.sources) == 2


def test_a_renamed_column_of_a_needed_table_stops_the_join_and_says_where(joined, qtbot):
    session = joined.session
    add(joined, qtbot, "people", Rename("id", "who"))
    state = session.tables.state(session.source)
    assert state.stopped == 0
    assert str(state.refusal).startswith("Step 1 (Join people by id): There is no column id.")


def test_a_table_taken_back_while_it_is_prepared_is_let_go(window, qtbot, workers, tmp_path):
    session, submit = window.session, workers.submit
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")

    def taken_back(job):
        if job.id.startswith("recipe:") and session.project.sources:
            session.undo()
        submit(job)

    workers.submit = taken_back
    session.add_file(tmp_path / "people.csv")
    until_quiet(qtbot, window)
    assert session.project.sources == ()
    workers.submit = submit
    session.redo()
    until_quiet(qtbot, window)
    assert session.tables.opened(session.source).height == 50
