"""A project is a value: every edit makes a new one, and JSON gives the same one back."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.grammar.design import Design
from analyses.grammar.picture import Axis, Measure, Note, Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Name, Words
from tests.project.things import project, source
from workbench.charts.style import preset
from workbench.project import edits
from workbench.project.project import (
    Asked,
    BriefItem,
    Disclosure,
    Project,
    Texts,
    annotated,
    look,
    project_from_json,
)

text = st.text(max_size=20)
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False),
    text,
    st.dates(),
)
values = st.one_of(plain, st.lists(plain, max_size=4).map(tuple))
questions = st.builds(
    Asked,
    id=st.uuids().map(str),
    question=text,
    source=text,
    version=st.integers(1, 9),
    fields=st.dictionaries(text, values, max_size=4).map(lambda d: tuple(d.items())),
    style=st.sampled_from([None, preset("slide", "fa")]),
    texts=st.builds(Texts, title=st.none() | text, alt=st.none() | text, written_for=text),
    annotations=st.lists(
        st.builds(Note, x=st.just(1.0), y=st.just(2.5), words=st.builds(Words, st.just("x"))),
        max_size=2,
    ).map(tuple),
    note=text,
)


def through_json(made: Project) -> Project:
    return project_from_json(json.loads(json.dumps(made.to_json())))


@settings(deadline=None)
@given(st.lists(questions, max_size=4, unique_by=lambda asked: asked.id), text, text)
def test_json_gives_the_same_project_back(asked: list[Asked], name: str, language: str) -> None:
    made = replace(project(), questions=(), brief=(), name=name, language=language)
    for each in asked:
        made = edits.add_to_brief(edits.ask(made, each), each.id)
    assert through_json(made) == made
    hash(made)


def test_every_edit_makes_a_new_project_and_leaves_the_old() -> None:
    made = project()
    written = json.dumps(made.to_json())
    design = Design().changed(Role.CUT_OFF, date(2025, 1, 1), value=True)
    steps = [
        edits.rename(made, "Other"),
        edits.with_language(made, "fa"),
        edits.with_style(made, preset("slide")),
        edits.with_disclosure(made, Disclosure(threshold=5)),
        edits.with_source(made, source(id="s2", name="costs")),
        edits.rename_source(made, "s1", "people"),
        edits.relocate(made, "s1", "/new.csv", "cd"),
        edits.with_design(made, "s1", design),
        edits.with_basis(made, "s1", Basis.PERSONS),
        edits.with_identifiers(made, "s1", kept=True),
        edits.change_field(made, "q1", "confidence", 0.9),
        edits.change_records(made, "q1", "costs", "s1"),
        edits.ask_of(made, "q1", "s9"),
        edits.note(made, "q1", "Look again"),
        edits.restyle(made, "q1", preset("column")),
        edits.retext(made, "q1", Texts(title="Better")),
        edits.show_picture(made, "q1", "detail"),
        edits.remove(made, "q1"),
        edits.without_source(made, "s1"),
        edits.add_text(made, "More"),
        edits.ask_again(made, "q1")[0],
    ]
    assert json.dumps(made.to_json()) == written
    for step in steps:
        assert step != made
        assert through_json(step) == step


def test_a_field_is_changed_or_left_to_its_default() -> None:
    made = edits.change_field(project(), "q1", "weeks", [4, 13])
    assert made.asked("q1").value("weeks") == (4, 13)
    assert made.asked("q1").value("confidence", 0.95) == 0.95
    back = edits.change_field(made, "q1", "weeks", None)
    assert back == project_with_ids_of(back)
    assert "weeks" not in dict(back.asked("q1").fields)


def project_with_ids_of(made: Project) -> Project:
    return replace(project(), brief=made.brief)


def test_what_goes_takes_its_place_in_the_brief_along() -> None:
    gone = edits.without_source(project(), "s1")
    assert gone.sources == ()
    assert gone.questions == ()
    assert [item.text for item in gone.brief] == ["What we saw"]


def test_a_second_table_that_goes_is_forgotten() -> None:
    made = edits.with_source(project(), source(id="s2", name="costs"))
    made = edits.without_source(edits.change_records(made, "q1", "costs", "s2"), "s2")
    assert made.asked("q1").records == ()


def test_the_brief_is_ordered_by_hand() -> None:
    made = project()
    first, second = (item.id for item in made.brief)
    assert [i.id for i in edits.reorder_brief(made, [second]).brief] == [second, first]
    assert edits.move_in_brief(made, second, -1).brief == edits.reorder_brief(made, [second]).brief
    assert edits.move_in_brief(made, second, 5).brief == made.brief
    assert edits.move_in_brief(made, first, -5).brief == made.brief
    changed = edits.change_item(made, BriefItem(second, text="Else"))
    assert changed.item(second).text == "Else"
    assert edits.remove_from_brief(made, first).questions == made.questions
    assert edits.add_to_brief(made, "q1") == made


def test_an_edit_of_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        edits.note(project(), "q9", "?")
    with pytest.raises(KeyError):
        project().asked("q9")
    assert not project().has("q9")


def test_a_table_is_found_by_its_name() -> None:
    assert project().named("jobs").id == "s1"
    with pytest.raises(Refusal, match="jobs") as refused:
        project().named("job")
    assert refused.value.code == "no-such-source"


def test_looks_are_the_projects_unless_the_question_has_its_own() -> None:
    made = edits.with_language(edits.with_style(project(), preset("slide")), "vi")
    assert look(made, made.asked("q1")) == preset("slide", "vi")
    made = edits.retext(made, "q1", Texts(title="Short", subtitle=""))
    own = edits.restyle(made, "q1", preset("column", "zh"))
    drawn = look(own, own.asked("q1"))
    assert (drawn.preset, drawn.language) == ("column", "zh")
    assert (drawn.title, drawn.subtitle, drawn.source) == (Name("Short"), Name(""), None)


def test_a_title_written_for_another_answer_is_marked() -> None:
    texts = Texts(title="Up by a fifth", written_for="k1")
    assert not texts.is_stale("k1")
    assert texts.is_stale("k2")
    assert not Texts().is_stale("k2")


def test_annotations_are_drawn_with_the_rest() -> None:
    axis = Axis(Words("x"), Measure.NUMBER)
    picture = Picture(Words("t"), Words("s"), axis, axis, ())
    made = edits.annotate(project(), "q1", [Note(1.0, 2.0, Words("here"))])
    assert annotated(picture, made.asked("q1")).marks == (Note(1.0, 2.0, Words("here")),)


def test_a_question_is_built_or_says_what_is_missing() -> None:
    made = project()
    assert type(made.asked("q1").question_value()).__name__ == "BeforeAfter"
    for changed, code in [
        (replace(made.asked("q1"), version=99), "newer-question"),
        (replace(made.asked("q1"), question="before"), "no-such-question"),
        (replace(made.asked("q1"), fields=(("befor", "x"),)), "unknown-field"),
    ]:
        with pytest.raises(Refusal) as refused:
            changed.question_value()
        assert refused.value.code == code


def test_persons_are_identifiers_unless_told_otherwise() -> None:
    assert source().identifiers == ("person",)
    assert source(private=("born", "person")).identifiers == ("person", "born")
    assert source(keeps_identifiers=True).identifiers == ()


def test_the_document_needs_no_numpy() -> None:
    code = (
        "import sys, workbench.project.edits, workbench.project.history, workbench.project.journal,"
        "workbench.project.project_file, workbench.project.answers, workbench.jobs,"
        "workbench.workers, workbench.project.running\n"
        "from workbench.project.project import Project\n"
        "Project.new().to_json()\n"
        "heavy = {'numpy', 'pyarrow', 'pandas', 'PySide6', 'matplotlib', 'narwhals'}\n"
        "print(heavy & set(sys.modules) or '')"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
