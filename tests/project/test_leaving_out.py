"""Names, telephones and numbers of persons are in no file that the workbench writes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from tests.data.samples import values
from tests.project.things import result
from workbench.command_line import main
from workbench.data.recipe import Recipe
from workbench.data.steps.cells import MapValues
from workbench.data.steps.columns import DropColumns, Rename
from workbench.data.steps.deriving import Derive
from workbench.data.steps.editing import EditCells
from workbench.data.steps.joining import Join
from workbench.data.steps.recoding import Recode
from workbench.data.steps.reshaping import LongToWide
from workbench.data.steps.rows import DropRows
from workbench.data.steps.texts import ReplaceText, Spell
from workbench.data.steps.uniting import SAME, UniteIdentifiers
from workbench.export.script import table_script
from workbench.jobs import QualityJob, ReadJob, RecipeJob, SaveJob, TwinsJob
from workbench.project import edits
from workbench.project.journal import Journal, recoverable
from workbench.project.leaving_out import looked_over, without_columns
from workbench.project.project import Asked, Project, Source
from workbench.project.project_file import copied_table, open_project
from workbench.project.pseudonyms import bring_key, project_key, pseudonym, save_key
from workbench.project.running import load_sources
from workbench.project.sealing import seal, sealed, unseal
from workbench.project.tables import open_published

NAME, OTHER, PHONE, NATIONAL = "Zebulon Quimby", "Ottoline Vex", "+44 7700 900461", "0499370899"
ROOT = Path(__file__).parents[2]
FIRST = ["Ann", "Bob", "Mary", "James", "Susan", "John", "Helen", "David", "Laura", "Peter"]


def national(at: int) -> str:
    nine = f"{12345678 + 7919 * at:09d}"
    rest = sum(int(sign) * weight for sign, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return nine + str(rest if rest < 2 else 11 - rest)


def planted(folder: Path) -> Path:
    """A register of thirty people, two of whom have names that no other text holds."""
    rows = [
        (
            national(at),
            f"{FIRST[at % 10]} Marsh{chr(97 + at)}",
            f"+44 7700 900{at:03d}",
            at % 3,
            "yes",
        )
        for at in range(28)
    ]
    rows += [(NATIONAL, NAME, PHONE, 2, "no"), ("0012345679", OTHER, "+44 7700 900462", 1, "no")]
    lines = ["national_id,full name,phone,age group,before,after,notes"]
    for at, (person, name, phone, group, before) in enumerate(rows):
        note = f"call {PHONE} after {NAME} has left" if at == 5 else "needs a ramp at the door"
        lines.append(f"{person},{name},{phone},{group},{before},{'yes' if at % 2 else 'no'},{note}")
    path = folder / "register.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read_into(project: Project, path: Path, folder: Path) -> tuple[Project, dict[str, object]]:
    """Do what the window does when a file is added."""
    found = ReadJob(id="r", path=str(path), folder=str(folder)).do()
    source = Source(path.stem, path.stem, str(path), found.data_hash, found.reading.options)
    source = replace(source, design=found.table.design, basis=found.table.basis)
    source = looked_over(source, found.identities)
    return edits.with_source(project, source), {source.id: found.table}


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def study(tmp_path: Path, state: Path) -> Project:
    (tmp_path / "own").mkdir()
    project = replace(Project.new("Study"), id="p1")
    return read_into(project, planted(tmp_path), tmp_path / "own")[0]


STEPS = (
    Spell(("full name",)),
    MapValues("full name", (("Zebulon Quimby", "Zebulon Quimby jr"),)),
    ReplaceText("full name", "Ottoline", "Ottilie"),
    EditCells("phone", (3,), ("+44 7700 900999",), ("+44 7700 900002",)),
    DropRows('`full name` == "Mary Marshc"'),
    DropRows(f'national_id == "{national(3)}"'),
    Derive("greeting", 'if contains(`full name`, "Zebulon") then "Dear " else `full name`'),
    UniteIdentifiers("national_id", ((NATIONAL, "0012345679", SAME),)),
)
SECRETS = (
    NAME, OTHER, "Zebulon", "Ottoline", "Ottilie", "Quimby", PHONE, "7700 900", NATIONAL,
    "499370899", "0012345679", "Marsh", national(3), national(7),
)  # fmt: skip


def every_byte(folder: Path) -> dict[str, bytes]:
    """All that was written, also inside archives and columns of Parquet, by where it stands."""
    found = {}
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        found[str(path.relative_to(folder))] = held = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    inside = archive.read(name)
                    found[f"{path.name}/{name}"] = inside
                    if name.endswith(".parquet"):
                        table = pq.read_table(io.BytesIO(inside))
                        found[f"{path.name}/{name}#"] = (
                            repr(table.to_pydict()) + repr(table.schema.metadata)
                        ).encode()
        assert held is not None
    return found


def test_no_byte_that_leaves_the_desk_names_a_person(study: Project, tmp_path: Path) -> None:
    for step in STEPS:
        study = edits.with_recipe_step(study, "register", step)
    asked = Asked.new(
        "before-after", "register",
        {"before": "before", "after": "after", "positive": "yes",
         "where": f'national_id != "{national(7)}"'},
    )  # fmt: skip
    study = edits.add_to_brief(edits.ask(study, asked), asked.id)
    journal = Journal(tmp_path / "out" / "journal")
    journal.record("step", study)
    out = tmp_path / "out"
    SaveJob(id="s", project=study, path=str(out / "study.wbk")).do()
    study_file, file = out / "study.wbk", study.source("register").path
    given = ["run", str(study_file), "--out", str(out / "run"), "--data", f"register={file}"]
    assert main(given) == 0
    for ending in ("pdf", "html", "csv", "json"):
        main(["check", str(study_file), "--out", str(out / f"quality.{ending}")])
    (out / "tables.py").write_text(table_script(study), encoding="utf-8")
    read = every_byte(out)
    assert len(read) > 12
    assert any(name.endswith(".parquet#") for name in read)
    for where, held in read.items():
        for secret in SECRETS:
            for written in (secret.encode(), secret.encode("utf-16-le")):
                assert written not in held, f"{secret} stands in {where}"
    # What is left of the program's own folder names nobody either.
    for where, held in every_byte(tmp_path / "state").items():
        for secret in SECRETS:
            assert secret.encode() not in held, f"{secret} stands in {where}"
    journal.close()


def test_what_was_sealed_is_there_again_when_the_project_is_opened(
    study: Project, tmp_path: Path
) -> None:
    for step in STEPS:
        study = edits.with_recipe_step(study, "register", step)
    table = load_sources(study)["register"]
    assert table.names == ("national_id", "age group", "before", "after")
    assert table.size == 28
    path = tmp_path / "study.wbk"
    SaveJob(id="s", project=study, path=str(path)).do()
    opened = open_project(path)
    again = opened.project.source("register").recipe
    assert again is not None
    assert again.steps[:4] == STEPS[:4]
    # With the file, and from the copy alone.
    for copies in (None, path):
        if copies is not None:
            Path(study.source("register").path).unlink()
            gone = edits.with_step_switched(opened.project, "register", 4, on=False)
            made = load_sources(gone, copies=copies)["register"]
            assert made.size == table.size + 1
            with pytest.raises(Refusal) as told:
                load_sources(opened.project, copies=copies)
            assert told.value.code == "left-out-of-copy"
            assert "full name" in str(told.value)
        else:
            made = load_sources(opened.project)["register"]
            assert made.fingerprint(made.names) == table.fingerprint(table.names)
        assert made.names == table.names
    assert pseudonym("0012345679", project_key("p1")) not in made.columns["national_id"].levels


def test_a_crashed_run_gives_the_steps_back(study: Project, tmp_path: Path) -> None:
    study = edits.with_recipe_step(study, "register", STEPS[1])
    journal = Journal(tmp_path / "j")
    journal.record("Change {column}", study)
    (live,) = (tmp_path / "j").glob("*.jsonl")
    written = live.read_bytes()
    assert b"Quimby" not in written
    journal.close()
    (tmp_path / "j" / "dead.jsonl").write_bytes(written)
    (left,) = recoverable(tmp_path / "j")
    recipe = left.project().source("register").recipe
    assert recipe is not None
    assert recipe.steps == (STEPS[1],)


def test_the_copy_has_neither_names_nor_numbers(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "study.wbk"
    SaveJob(id="s", project=study, path=str(path)).do()
    copy = copied_table(path, study.source("register"))
    assert copy.names == ("national_id", "age group", "before", "after")
    assert all(level.startswith("p-") for level in copy.columns["national_id"].levels)


def test_a_column_is_kept_when_it_is_asked_for(study: Project, tmp_path: Path) -> None:
    kept = edits.with_kept(study, "register", "full name", kept=True)
    assert "full name" in load_sources(kept)["register"].names
    assert "phone" not in load_sources(kept)["register"].names
    path = tmp_path / "study.wbk"
    SaveJob(id="s", project=kept, path=str(path)).do()
    opened = open_project(path).project
    assert opened.source("register").kept == ("full name",)
    assert NAME in copied_table(path, opened.source("register")).columns["full name"].levels
    again = edits.with_kept(kept, "register", "full name", kept=False)
    assert again.source("register") == study.source("register")
    # What a file had before is in no backup of it.
    SaveJob(id="s", project=again, path=str(path)).do()
    for where, held in every_byte(tmp_path).items():
        if "study" in where:
            assert NAME.encode() not in held


def test_any_column_can_be_left_out(study: Project) -> None:
    gone = edits.with_left_out(study, "register", "age group")
    assert load_sources(gone)["register"].names == ("national_id", "before", "after")


def test_what_the_steps_make_of_a_name_is_left_out_with_it(study: Project) -> None:
    steps = (
        Rename("full name", "who"),
        Derive("short", "part(who, 1, 3)"),
        Derive("has_phone", "known(phone)"),
        Recode("phone", "line", pairs=(("+44 7700 900001", "one"),), others="keep"),
        Recode("phone", "kind", pairs=(("+44 7700 900001", "one"),), others="word", word="other"),
        DropColumns(("before", "notes")),
    )
    for step in steps:
        study = edits.with_recipe_step(study, "register", step)
    source = study.source("register")
    assert set(source.leaves_out) == {"full name", "phone", "notes", "who", "short", "line"}
    names = load_sources(study)["register"].names
    assert names == ("national_id", "age group", "after", "has_phone", "kind")
    wide = LongToWide(("national_id",), "age group", ("phone",))
    assert wide.telling(("phone",)) == ("phone_*",)
    table = load_sources(replace(study, sources=(replace(source, keeps_identifiers=True),)))
    renamed = without_columns(table["register"], ("who", "pho*", "line", "short"))
    assert "phone" not in renamed.names


def test_tables_join_by_pseudonyms_however_a_file_writes_the_number(
    study: Project, tmp_path: Path
) -> None:
    persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    files = {
        "numbers": [str(int(national(at))) for at in range(10)],
        "digits": [national(at).translate(persian) for at in range(10)],
        "parted": [f"{n[:3]}-{n[3:9]}-{n[9]}" for n in map(national, range(10))],
        "spaced": [f"{n[:3]} {n[3:9]} {n[9]} " for n in map(national, range(10))],
    }
    for name, ids in files.items():
        path = tmp_path / f"{name}.csv"
        lines = [f"{id},{at}" for at, id in enumerate(ids)]
        path.write_text("national_id,visits\n" + "\n".join(lines), encoding="utf-8")
        more, _ = read_into(study, path, tmp_path / "own")
        more = edits.with_recipe_step(
            more, "register", Join(name, (("national_id", "national_id"),))
        )
        visits = values(load_sources(more)["register"], "visits")
        assert visits == [*range(10), *([None] * 20)], name


def test_a_person_known_by_a_name_alone_has_a_pseudonym(study: Project) -> None:
    person = Design(((Role.PERSON, "full name"),))
    study = edits.with_design(study, "register", person)
    table = load_sources(study)["register"]
    assert all(level.startswith("p-") for level in table.columns["full name"].levels)


def test_another_computer_joins_nobody_without_the_key(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.wbk"
    SaveJob(id="s", project=study, path=str(path)).do()
    key = save_key("p1", tmp_path / "study.key")
    here = load_sources(open_project(path).project, copies=path)["register"]
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "elsewhere"))
    opened = open_project(path).project
    there = load_sources(opened, copies=path)["register"]
    assert there.fingerprint(["national_id"]) == here.fingerprint(["national_id"])
    with pytest.raises(Refusal) as told:
        load_sources(opened, copies=path, data={"register": study.source("register").path})
    assert told.value.code == "other-key"
    with pytest.raises(Refusal) as wrong:
        bring_key("p1", planted(tmp_path))
    assert wrong.value.code == "not-a-key"
    bring_key("p1", key, opened.source("register").key_mark)
    made = load_sources(opened, copies=path, data={"register": study.source("register").path})
    assert made["register"].fingerprint(["national_id"]) == here.fingerprint(["national_id"])


def test_an_answer_about_a_column_that_is_left_out_is_not_saved(
    study: Project, tmp_path: Path
) -> None:
    path = tmp_path / "study.wbk"
    of_names = replace(result(), parameters={"group": "full name", "by": ("before", "phone")})
    answers = {"ab" * 16: of_names, "cd" * 16: result()}
    SaveJob(id="s", project=study, path=str(path), answers=answers).do()
    assert set(open_project(path).answers) == {"cd" * 16}
    kept = edits.with_kept(edits.with_kept(study, "register", "full name", kept=True),
                           "register", "phone", kept=True)  # fmt: skip
    SaveJob(id="s", project=kept, path=str(path), answers=answers).do()
    assert set(open_project(path).answers) == set(answers)


def test_the_command_line_takes_the_key_to_another_computer(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = str(tmp_path / "study.wbk"), str(tmp_path / "study.key")
    SaveJob(id="s", project=study, path=path).do()
    assert main(["key", path, "--save", key]) == 0
    assert Path(key).stat().st_mode & 0o077 == 0
    here = project_key("p1")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "elsewhere"))
    assert project_key("p1") != here
    assert main(["key", path, "--save", str(tmp_path / "wrong.key")]) == 3
    assert main(["key", path, "--bring", path]) == 3
    assert main(["key", path, "--bring", key]) == 0
    assert project_key("p1") == here


def test_one_person_under_two_numbers_is_found_by_a_name_that_is_left_out(
    state: Path, tmp_path: Path
) -> None:
    lines = ["national_id,full name,date of birth,before"]
    for at in range(40):
        name = f"{FIRST[at % 10]} Marsh{chr(97 + at % 26)}{chr(97 + at % 7)}"
        lines.append(f"{national(at)},{name},19{50 + at}-0{at % 9 + 1}-1{at % 9},yes")
    lines.append(f"{national(99)},{NAME},1961-07-23,yes")
    lines.append(f"{national(98)},Quimby Zebulon,1961-07-23,no")
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "own").mkdir()
    project, tables = read_into(replace(Project.new("S"), id="p1"), path, tmp_path / "own")
    source, read = project.source("people"), tables["people"]
    more = {"source": source, "project_id": "p1"}
    (pair,) = TwinsJob(id="t", table=read, identifier="national_id", **more).do()
    key = project_key("p1")
    assert {pair.twin.a, pair.twin.b} == {pseudonym(national(at), key) for at in (98, 99)}
    made = RecipeJob(id="r", table=read, folder=str(tmp_path / "own"), **more).do()
    assert "full name" not in made.table.names
    told = QualityJob(id="q", table=made.table, rows=made.rows, read=read, **more).do()
    (twins,) = [finding for finding in told if finding.code == "probable-twins"]
    assert twins.rows == (41, 42)
    assert "Quimb" not in repr(twins)


def test_a_file_that_nobody_looked_at_is_saved_without_names(state: Path, tmp_path: Path) -> None:
    project = replace(Project.new("Study"), id="p1")
    project = edits.with_source(project, Source("s1", "register", str(planted(tmp_path))))
    path = tmp_path / "out" / "study.wbk"
    path.parent.mkdir()
    SaveJob(id="s", project=project, path=str(path)).do()
    for where, held in every_byte(path.parent).items():
        assert NAME.encode() not in held, where
        assert NATIONAL.encode() not in held, where


def test_the_script_of_a_table_gives_it_without_names(study: Project, tmp_path: Path) -> None:
    for step in STEPS:
        study = edits.with_recipe_step(study, "register", step)
    script = table_script(study)
    assert "Quimby" not in script
    tail = (
        "\nfrom workbench.project.tables import publish\n"
        f"print(publish(register, {str(tmp_path)!r}).path)\n"
    )
    (tmp_path / "again.py").write_text(script + tail, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(tmp_path / "again.py")],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = open_published(done.stdout.split()[-1])
    table = load_sources(study)["register"]
    assert made.names == table.names
    assert made.fingerprint(made.names) == table.fingerprint(table.names)


def test_a_seal_opens_with_its_own_key_alone() -> None:
    key, other = b"k" * 32, b"j" * 32
    for text in ("", "a", "علی", "x" * 300):
        closed = seal(text, key)
        assert unseal(closed, key) == text
        assert unseal(closed, other) == closed
        assert seal(closed, key) == closed
        assert seal(text, key) == closed
        assert not text or text.encode().hex() not in closed


def test_a_project_without_persons_is_written_as_it_is(state: Path) -> None:
    source = Source("s", "s", "s.csv", recipe=Recipe((DropRows("a == 1"),)))
    project = edits.with_source(Project.new("Study"), source)
    assert sealed(project) == project
