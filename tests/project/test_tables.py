"""Tables that are published come back the same, as views; copies and pseudonyms keep who is who."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.grammar.conditions import Known, parse
from analyses.grammar.design import Design
from analyses.grammar.edge import from_arrow
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from tests.project.things import project, same, source, table
from workbench.data.recipe import Recipe
from workbench.data.steps import cells, columns, rows
from workbench.project import edits
from workbench.project.about import KEY
from workbench.project.copies import copy_of, table_of
from workbench.project.profile import profile
from workbench.project.project import Project, project_from_json
from workbench.project.pseudonyms import FORM, project_key, pseudonym, pseudonymise
from workbench.project.running import prepare, prepared
from workbench.project.tables import compact, open_published, publish, published_at


def test_a_published_table_comes_back_the_same(tmp_path: Path) -> None:
    told = publish(table(), tmp_path)
    same(open_published(told), table())
    same(open_published(told.path), table())
    assert published_at(told.path) == told
    assert told.size == 6
    assert told.column("wage").unit == "EUR"


def test_its_arrays_are_views_of_the_file(tmp_path: Path) -> None:
    opened = open_published(publish(table(), tmp_path))
    for name in opened.names:
        column = opened.columns[name]
        assert not column.values.flags.owndata
        assert not column.values.flags.writeable
        assert column.missing is None or not column.missing.flags.owndata


def test_a_column_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    opened = open_published(publish(table(), tmp_path))
    assert opened.columns._made == {}  # type: ignore[attr-defined]
    assert opened.column("wage").unit == "EUR"
    assert list(opened.columns._made) == ["wage"]  # type: ignore[attr-defined]
    assert "wage" in opened.columns
    assert "wages" not in opened.columns


def test_the_same_table_is_written_once_and_never_again(tmp_path: Path) -> None:
    first = publish(table(), tmp_path)
    written = Path(first.path).stat()
    assert publish(table(), tmp_path) == first
    assert Path(first.path).stat().st_mtime_ns == written.st_mtime_ns
    other = publish(table().with_design(replace(table().design, values=())), tmp_path)
    assert other.path != first.path
    assert len(list(tmp_path.iterdir())) == 2


def test_rows_that_left_stay_away_and_are_remembered(tmp_path: Path) -> None:
    kept = table().keep(Known("wage"), Words("No wage"), "eligible")
    opened = open_published(publish(kept, tmp_path))
    assert opened.size == opened.height == 4
    assert opened.attrition() == kept.attrition()
    assert opened.counts(["before"]).n.tolist() == kept.counts(["before"]).n.tolist()
    again = opened.keep(parse("insured == 'true'"), Words("Not insured"))
    assert again.attrition().submitted == 6


def test_fingerprints_are_by_column(tmp_path: Path) -> None:
    one = publish(table(), tmp_path)
    columns = dict(table().columns)
    columns["wage"] = replace(columns["wage"], values=columns["wage"].values + 1)
    other = publish(replace(table(), columns=columns, _hashes={}), tmp_path)
    assert one.fingerprint(("person", "born")) == other.fingerprint(("born", "person"))
    assert one.fingerprint(("person", "wage")) != other.fingerprint(("person", "wage"))


def test_an_empty_table_can_be_published(tmp_path: Path) -> None:
    nobody = table().keep(parse('person == "zoe"'))
    opened = open_published(publish(nobody, tmp_path))
    assert opened.size == 0
    same(table_of(copy_of(nobody)), table_of(copy_of(opened)))


def test_a_copy_comes_back_the_same() -> None:
    same(table_of(copy_of(table())), table())


def test_a_copy_has_nulls_where_nothing_is_known() -> None:
    arrow = pq.read_table(pa.BufferReader(copy_of(table())))
    assert arrow.column("wage").to_pylist() == [1.5, 2.0, None, 4.0, None, 6.25]
    assert arrow.column("before").to_pylist() == ["no", "yes", "no", None, "no", "yes"]
    assert arrow.column("job_start").to_pylist()[0] == date(2024, 1, 1)
    assert arrow.column("insured").to_pylist() == [True, None, False, True, True, False]


@settings(deadline=None)
@given(st.lists(st.none() | st.text(max_size=5), min_size=1, max_size=30))
def test_any_text_survives_a_copy(cells: list[str | None]) -> None:
    made = from_arrow(pa.table({"t": pa.array(cells, pa.string())}))
    same(table_of(copy_of(made)), made)


@settings(deadline=None)
@given(st.lists(st.none() | st.floats(allow_nan=False), min_size=1, max_size=30))
def test_any_number_survives_a_copy(cells: list[float | None]) -> None:
    made = from_arrow(pa.table({"t": pa.array([*cells, 0.5], pa.float64())}))
    back = table_of(copy_of(made))
    assert back.column("t").kind is made.column("t").kind
    np.testing.assert_array_equal(back.rows(["t"])["t"], made.rows(["t"])["t"])


def test_a_copy_that_lies_is_refused() -> None:
    arrow = pq.read_table(pa.BufferReader(copy_of(table())))
    about = json.loads(arrow.schema.metadata[KEY])

    def rewritten(**changes: object) -> bytes:
        sink = pa.BufferOutputStream()
        told = {KEY: json.dumps(about | changes).encode()}
        pq.write_table(arrow.replace_schema_metadata(told), sink)
        return sink.getvalue().to_pybytes()

    same(table_of(rewritten()), table())
    kinds = json.loads(json.dumps(about["infos"]))
    kinds[0]["kind"]["name"] = "DATE"
    codes = json.loads(json.dumps(about["infos"]))
    codes[4]["missing_codes"] = []
    for changes in [
        {"infos": kinds},
        {"infos": codes},
        {"infos": "nothing"},
        {"basis": 7},
        {"infos": about["infos"] + [about["infos"][0] | {"name": "ghost"}]},
    ]:
        with pytest.raises(ValueError):  # noqa: PT011 - every lie has its own words
            table_of(rewritten(**changes))
    for rubbish in (b"", b"PAR1", copy_of(table())[:-20], copy_of(table())[50:]):
        with pytest.raises(ValueError):  # noqa: PT011
            table_of(rubbish)


def test_a_copy_that_would_grow_beyond_all_bounds_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.project.copies.ALWAYS_FINE", 0)
    monkeypatch.setattr("workbench.project.copies.MOST_GROWTH", 10)
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"x": pa.array(np.zeros(1_000_000))}), sink)
    with pytest.raises(ValueError, match="beyond all bounds"):
        table_of(sink.getvalue().to_pybytes())


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))


def test_pseudonyms_hide_who_but_not_who_is_who() -> None:
    key = project_key_of(b"k" * 32)
    hidden = pseudonymise(table(), ["person", "born", "nobody"], key)
    assert hidden.column("born").kind is Kind.TEXT
    assert all(FORM.fullmatch(level) for level in hidden.columns["person"].levels)
    assert hidden.distinct("person", []).n.tolist() == [5]
    codes = hidden.rows(["person"])["person"]
    assert codes[0] == codes[5]
    assert hidden.columns["born"].missing is not None
    same(pseudonymise(hidden, ["person", "born"], key), hidden)
    assert table().columns["person"].levels[0] == "ann"


def project_key_of(key: bytes) -> bytes:
    return key


def test_numbers_and_texts_of_one_person_have_one_pseudonym() -> None:
    key = b"k" * 32
    as_text = from_arrow(pa.table({"id": ["17", "4"]}))
    as_whole = from_arrow(pa.table({"id": [17, 4]}))
    left, right = (pseudonymise(t, ["id"], key).columns["id"] for t in (as_text, as_whole))
    assert left.levels == right.levels
    np.testing.assert_array_equal(left.values, right.values)
    assert pseudonym("17", key) != pseudonym("17", b"j" * 32)


def test_the_key_stays_on_this_computer_and_differs_by_project(tmp_path: Path) -> None:
    key = project_key("p1", tmp_path)
    assert key == project_key("p1", tmp_path)
    assert key != project_key("p2", tmp_path)
    assert key != project_key("p1", tmp_path / "..")
    (tmp_path / ".." / "pseudonym.key").unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["pseudonym.key"]


def test_a_column_at_a_glance() -> None:
    wage = profile(table(), "wage")
    assert (wage.size, wage.missing, wage.distinct) == (6, 2, 4)
    assert (wage.low, wage.high, wage.mean) == (1.5, 6.25, 3.4375)
    assert wage.reasons == (("refused", 1), ("998", 1))
    person = profile(table(), "person", bars=2)
    assert person.bars == (("ann", "ann", 2), ("bob", "bob", 1))
    assert person.others == 3
    start = profile(table(), "job_start")
    assert start.low == date(2024, 1, 1)
    assert sum(bar[2] for bar in start.bars) == 6
    assert profile(table(), "insured").bars == ((False, False, 2), (True, True, 3))
    nobody = table().keep(parse('person == "zoe"'))
    assert profile(nobody, "wage").bars == ()


def test_a_long_column_is_shown_in_bars() -> None:
    days = np.arange(1000, dtype=np.int32)
    made = from_arrow(
        pa.table(
            {"n": np.arange(1000), "x": np.arange(1000) / 7, "d": pa.array(days).cast(pa.date32())}
        )
    )
    for name in made.names:
        shown = profile(made, name, bars=5)
        assert [bar[2] for bar in shown.bars] == [200] * 5
        assert shown.others == 0
    assert profile(made, "d").bars[0][0] == date(1970, 1, 1)


def test_what_is_in_is_all_that_is_compacted() -> None:
    assert compact(table()) is not None
    one = table()
    assert compact(one) is one


def test_a_recipe_finds_the_same_persons_behind_their_pseudonyms() -> None:
    steps = (
        cells.SetMissing("person", ("cem",)),
        columns.Rename("person", "who"),
        cells.MapValues("who", (("dao", "ann"), ("bob", ""))),
        rows.DropRows('who == "eli" or born == 1'),
        rows.KeepRows("not (who in ('zoe', 'yan')) and who != 'xi'"),
        cells.BlankCells("wage", 'who == "ann" and insured is missing'),
        cells.SetKind("who", "text"),
        rows.DropDuplicates(("who", "job_start")),
    )
    design = Design(((Role.PERSON, "who"),))
    here = source(recipe=Recipe(steps), design=design)
    assert here.identifiers == ("who", "person")
    plain = prepare(table(), replace(here, keeps_identifiers=True), "p1")
    hidden = prepare(table(), here, "p1")
    assert plain.size == hidden.size == 2
    for key in ("born", "wage", "insured", "job_start"):
        np.testing.assert_array_equal(plain.rows([key])[key], hidden.rows([key])[key])
    for made in (plain, hidden):
        assert sorted(made.counts(["who"]).n.tolist()) == [2]
    assert set(plain.levels("who")) == {"ann"}
    assert FORM.fullmatch(str(hidden.levels("who")[0]))


def test_a_step_that_is_switched_off_is_passed_over() -> None:
    made = edits.with_recipe_step(project(), "s1", rows.KeepRows("wage > 2"))
    made = edits.with_recipe_step(made, "s1", rows.KeepRows("wage > 5"))
    made = edits.with_recipe_step(made, "s1", rows.DropRows("born == 4"))

    def size(of: Project) -> int:
        return prepare(table(), of.source("s1"), "p1").size

    assert size(made) == 1
    off = edits.with_step_switched(made, "s1", 1, on=False)
    assert size(off) == 1
    assert off.source("s1").switched_off == (1,)
    off = edits.with_step_switched(off, "s1", 2, on=False)
    assert size(off) == 2
    assert edits.with_step_switched(off, "s1", 1, on=True).source("s1").switched_off == (2,)
    shorter = edits.without_step(off, "s1", 0)
    assert shorter.source("s1").switched_off == (0, 1)
    assert size(shorter) == 6
    assert edits.with_recipe(off, "s1", Recipe()).source("s1").switched_off == ()
    with pytest.raises(KeyError):
        edits.without_step(made, "s1", 3)
    assert project_from_json(json.loads(json.dumps(off.to_json()))) == off


def test_rows_know_where_they_stood() -> None:
    here = source(recipe=Recipe((rows.KeepRows("wage > 2"),)))
    assert prepared(table(), here, "p1")[1].tolist() == [3, 5]
