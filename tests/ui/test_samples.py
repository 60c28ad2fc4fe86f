"""Every sample opens with all that its office sends, read and described without typing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyses.grammar.roles import Role
from sample_data import codebook, programmes
from workbench.ui.samples import open_sample

from .conftest import until_quiet


def tables_of(programme):
    return {(each["path"], each["sheet"]) for each in codebook(programme)["files"]}


def file_of(source):
    return Path(source.path).name


@pytest.mark.parametrize("programme", programmes())
def test_a_sample_opens_all_files_of_its_programme(window, programme):
    open_sample(window.session, programme)
    sources = window.session.project.sources
    found = {(file_of(each), each.options.sheet if each.options else None) for each in sources}
    assert found == tables_of(programme)
    assert len({each.name for each in sources}) == len(sources) == len(found)


@pytest.mark.parametrize("programme", programmes())
def test_every_table_of_a_sample_is_read_without_a_question(window, qtbot, programme):
    session = window.session
    open_sample(session, programme)
    window.go("data")
    said = {(each["path"], each["sheet"]): each for each in codebook(programme)["files"]}
    for id in [source.id for source in session.project.sources]:
        session.source = id
        session.follow()
        until_quiet(qtbot, window)
        state = session.tables.state(id)
        assert state.refusal is None
        assert not state.reading.questions
        source = session.project.source(id)
        path = file_of(source)
        entry = said[path, source.options.sheet if said.get((path, None)) is None else None]
        design = {role.value: column for role, column in source.design.columns}
        assert design.items() >= entry["design"]["columns"].items()
        table = session.tables.opened(id)
        assert set(entry["design"]["columns"].values()) <= set(table.names)
        person = source.design.column(Role.PERSON)
        assert person is None or person in table.names


def test_the_discrepancies_of_the_sources_are_seen_beside_the_data(window, qtbot):
    open_sample(window.session, "jiujiang")
    window.go("data")
    until_quiet(qtbot, window)
    source = next(each for each in window.session.project.sources if each.name == "试点省市")
    window.session.source = source.id
    window.session.follow()
    until_quiet(qtbot, window)
    told = window.session.tables.state(source.id).reading.told
    assert "source-seven-provinces-six-named" in {each.code for each in told}
