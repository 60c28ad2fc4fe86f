"""A project file is written whole or not at all, and trusted in nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyses.grammar.refusal import Refusal
from tests.project.things import project, result, same, source, table
from workbench.project import atomic, edits, migrations
from workbench.project.copies import copy_of, table_of
from workbench.project.project_file import copied_table, open_project, save_project
from workbench.project.tables import Published, publish

KEY = "0" * 32


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return publish(table(), tmp_path / "tables")


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def written(path: Path, parts: dict[str, bytes], compress: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compress) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as problem:
        open_project(path)
    assert str(problem.value)
    return problem.value.code


def test_a_saved_project_opens_the_same(tmp_path: Path, published: Published) -> None:
    path = tmp_path / "study.wbk"
    made = project()
    save_project(made, path, tables={"s1": published}, answers={KEY: result()})
    opened = open_project(path)
    assert opened.project == made
    assert opened.answers == {KEY: result()}
    assert (opened.copies, opened.lost) == (("s1",), ())


def test_the_same_project_gives_the_same_bytes(tmp_path: Path, published: Published) -> None:
    made = project()
    for name in ("a.wbk", "b.wbk"):
        save_project(made, tmp_path / name, tables={"s1": published}, answers={KEY: result()})
    assert (tmp_path / "a.wbk").read_bytes() == (tmp_path / "b.wbk").read_bytes()


def test_data_is_stored_so_that_anybody_can_read_it(tmp_path: Path, published: Published) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(keeps_identifiers=True), path, tables={"s1": published})
    with zipfile.ZipFile(path) as file:
        info = next(info for info in file.infolist() if info.filename.startswith("data/"))
        assert info.compress_type == zipfile.ZIP_STORED
    same(copied_table(path, source()), table())


def test_identifiers_are_not_in_the_file_unless_wished(
    tmp_path: Path, published: Published
) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, tables={"s1": published.path})
    copied = copied_table(path, source())
    assert all(level.startswith("p-") for level in copied.columns["person"].levels)
    assert copied.distinct("person", []).n.tolist() == [5]
    assert b"ann" not in path.read_bytes()


def test_identifiers_hidden_later_leave_the_copy_and_the_backup(
    tmp_path: Path, published: Published
) -> None:
    path = tmp_path / "study.wbk"
    open_ = project(keeps_identifiers=True)
    for _ in range(2):
        save_project(open_, path, tables={"s1": published})
    assert path.with_name("study.wbk.bak").exists()
    hidden = edits.with_identifiers(open_, "s1", kept=False)
    save_project(hidden, path)  # the table itself is not at hand: the copy is written anew
    assert copied_table(path, source()).columns["person"].levels[0].startswith("p-")
    assert not path.with_name("study.wbk.bak").exists()


def test_a_copy_is_kept_when_the_data_are_gone(tmp_path: Path, published: Published) -> None:
    path, elsewhere = tmp_path / "study.wbk", tmp_path / "other.wbk"
    save_project(project(), path, tables={"s1": published})
    before = parts_of(path)
    changed = edits.rename(project(), "New name")
    save_project(changed, path)
    save_project(changed, elsewhere, copies_from=path)
    for saved in (path, elsewhere):
        after = parts_of(saved)
        assert {k: v for k, v in after.items() if k.startswith("data/")} == {
            k: v for k, v in before.items() if k.startswith("data/")
        }
        assert open_project(saved).copies == ("s1",)


def test_a_copy_read_otherwise_is_no_copy(tmp_path: Path, published: Published) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, tables={"s1": published})
    with pytest.raises(Refusal) as problem:
        copied_table(path, source(options=None))
    assert problem.value.code == "no-copy"
    with pytest.raises(Refusal):
        copied_table(path, source(id="s7"))


def test_one_backup_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "study.wbk"
    for name in ("one", "two", "three"):
        save_project(edits.rename(project(), name), path)
    assert open_project(path).project.name == "three"
    backup = path.with_name("study.wbk.bak")
    assert open_project(backup).project.name == "two"
    assert sorted(p.name for p in tmp_path.glob("*.*")) == ["study.wbk", "study.wbk.bak"]


@pytest.mark.parametrize("at", ["write", "fsync", "replace", "link and copy"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failed_save_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, code: int
) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    old = path.read_bytes()

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    match at:
        case "write":
            monkeypatch.setattr("workbench.project.archive.zipfile.ZipFile.writestr", fail)
        case "fsync":
            monkeypatch.setattr(atomic.os, "fsync", fail)
        case "replace":
            monkeypatch.setattr(Path, "replace", fail)
        case _:
            monkeypatch.setattr(atomic.os, "link", fail)
            monkeypatch.setattr(atomic.shutil, "copy2", fail)
    with pytest.raises(Refusal) as problem:
        save_project(edits.rename(project(), "New"), path)
    codes = {errno.ENOSPC: "disk-full", errno.EACCES: "file-locked", errno.EIO: "not-saved"}
    assert problem.value.code == codes[code]
    assert path.read_bytes() == old
    assert not list(tmp_path.glob(".*.part"))


def test_a_save_that_is_interrupted_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    old = path.read_bytes()

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save_project(edits.rename(project(), "New"), path)
    assert path.read_bytes() == old


def test_file_systems_without_links_have_backups_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(atomic.os, "link", fail)
    path = tmp_path / "study.wbk"
    for name in ("one", "two"):
        save_project(edits.rename(project(), name), path)
    assert open_project(path.with_name("study.wbk.bak")).project.name == "one"


@pytest.mark.parametrize(
    "name",
    [
        "con.wbk",
        "LPT1.wbk",
        "nul.2024.wbk",
        "a:b.wbk",
        "what?.wbk",
        "study.xlsx",
        "study",
        "x" * 250 + ".wbk",
        "\u067e" * 125 + ".wbk",
        ".wbk",
        "a\tb.wbk",
        " .wbk",
    ],
)
def test_names_that_some_computer_cannot_have_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as problem:
        save_project(project(), tmp_path / name)
    assert problem.value.code == "bad-name"
    assert list(tmp_path.glob("*")) == []


@pytest.mark.parametrize("name", ["برنامه ۱۴۰۲.wbk", "kế hoạch.v2.wbk", "计划.WBK", "console.wbk"])
def test_names_in_any_language_are_fine(tmp_path: Path, name: str) -> None:
    save_project(project(), tmp_path / name)
    assert open_project(tmp_path / name).project == replace(
        project(), brief=open_project(tmp_path / name).project.brief
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as problem:
        save_project(project(), tmp_path / "gone" / "study.wbk")
    assert problem.value.code == "no-folder"


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.wbk") == "no-such-file"
    (tmp_path / "text.wbk").write_text("Dear reader")
    assert refused(tmp_path / "text.wbk") == "not-a-project"
    assert refused(written(tmp_path / "empty.wbk", {})) == "damaged-file"


def test_a_newer_format_is_told(tmp_path: Path) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    parts = parts_of(path)
    parts["manifest.json"] = b'{"format": 2, "data": {}, "new": 1}'
    parts["project.json"] = b'{"is": "Whatever"}'
    assert refused(written(path, parts)) == "newer-format"


def test_an_older_format_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "study.wbk"
    made = project()
    save_project(made, path)
    monkeypatch.setattr(migrations, "FORMAT", 2)
    monkeypatch.setitem(migrations.MIGRATIONS, 1, lambda old: old | {"name": "Brought up"})
    assert open_project(path).project == edits.rename(made, "Brought up")


def project_with(change: Callable[[dict[str, Any]], None]) -> bytes:
    told = project().to_json()
    change(told)
    return json.dumps(told).encode()


HOSTILE_PROJECTS: dict[str, bytes] = {
    "no json": b"{",
    "a list": b"[]",
    "a number": b"7",
    "nothing": b"null",
    "deep": b"[" * 200_000 + b"]" * 200_000,
    "a huge number": b'{"is": "Project", "name": ' + b"9" * 10_000 + b"}",
    "another value": json.dumps(result().to_json()).encode(),
    "an unknown value": b'{"is": "Popen", "args": ["sh"]}',
    "not utf-8": b'{"is": "Project", "name": "\xff"}',
    "a name that is no text": project_with(lambda told: told.update(name=["x"])),
    "sources that are none": project_with(lambda told: told.update(sources=[told["brief"][0]])),
    "a style that is none": project_with(
        lambda told: told.update(style={"is": "Texts", "title": "x"})
    ),
    "two of one id": project_with(lambda told: told.update(sources=told["sources"] * 2)),
    "an answer to nothing": project_with(lambda told: told.update(questions=[])),
    "infinity": project_with(lambda told: told.update(name=float("inf"))),
    "a bad date": project_with(lambda told: told.update(name={"is": "date", "day": "tomorrow"})),
    "a sentence that reaches out": project_with(
        lambda told: told["questions"][0].update(
            annotations=[
                {
                    "is": "Note",
                    "x": 1,
                    "y": 1,
                    "words": {
                        "is": "Words",
                        "one": "{x.__class__}",
                        "many": None,
                        "n": None,
                        "values": [["x", {"is": "Count", "value": 1, "people": False}]],
                    },
                }
            ]
        )
    ),
}


@pytest.mark.parametrize("kind", HOSTILE_PROJECTS)
def test_a_hostile_project_is_only_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    parts = parts_of(path) | {"project.json": HOSTILE_PROJECTS[kind]}
    assert refused(written(path, parts)) == "damaged-file"


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"{}",
        b'{"format": "1", "data": {}}',
        b'{"format": 0, "data": {}}',
        b'{"format": true, "data": {}}',
        b'{"format": 1, "data": []}',
        b'{"format": 1, "data": {"s1": {"name": "../x", "reading": "", "hidden": []}}}',
        b'{"format": 1, "data": {"s1": {"name": "project.json"}}}',
        b'{"format": 1, "data": {"s1": {"name": 1, "reading": "", "hidden": []}}}',
    ],
)
def test_a_hostile_manifest_is_only_refused(tmp_path: Path, manifest: bytes) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    assert refused(written(path, parts_of(path) | {"manifest.json": manifest})) == "damaged-file"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/passwd",
        "C:\\evil",
        "data/../../x.parquet",
        "answers/x.json",
        "evil.py",
        "data/" + "0" * 32 + ".pickle",
        "manifest.json/x",
    ],
)
def test_a_part_that_no_project_has_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    assert refused(written(path, parts_of(path) | {name: b"x"})) == "damaged-file"
    assert {p.name for p in tmp_path.iterdir()} <= {"study.wbk", "state"}


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("project.json", b"{}")
    assert refused(path) == "damaged-file"


def test_a_part_that_grows_beyond_all_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path)
    monkeypatch.setattr("workbench.project.archive.MOST_JSON_BYTES", 100_000)
    parts = parts_of(path) | {f"answers/{KEY}.json": b" " * 200_000}
    assert refused(written(path, parts, zipfile.ZIP_DEFLATED)) == "damaged-file"
    # The same, with a size that is a lie.
    content = bytearray(path.read_bytes())
    true, lie = struct.pack("<I", 200_000), struct.pack("<I", 50)
    assert content.count(true) == 2
    path.write_bytes(content.replace(true, lie))
    assert refused_or_lost(path)


def refused_or_lost(path: Path) -> bool:
    try:
        return open_project(path).lost == (KEY,)
    except Refusal:
        return True


def test_data_compressed_twice_is_refused(tmp_path: Path, published: Published) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, tables={"s1": published})
    assert refused(written(path, parts_of(path), zipfile.ZIP_DEFLATED)) == "damaged-file"


@pytest.mark.parametrize(
    "answer",
    [
        b"{",
        b"[]",
        b"null",
        b'{"is": "Result"}',
        b'{"is": "Design"}',
        b'{"is": ["Result"]}',
        json.dumps(result().to_json() | {"estimates": 7}).encode(),
        json.dumps(result().to_json()).replace("0.25", "NaN").encode(),
        json.dumps(result().to_json()).replace("{share} more", "{share:>99999999999}").encode(),
        json.dumps(result().to_json()).replace("{share} more", "{share").encode(),
    ],
)
def test_an_answer_that_cannot_be_read_is_computed_again(tmp_path: Path, answer: bytes) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, answers={KEY: result()})
    opened = open_project(written(path, parts_of(path) | {f"answers/{KEY}.json": answer}))
    assert opened.answers == {}
    assert opened.lost == (KEY,)


def test_an_answer_that_cannot_be_written_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "study.wbk"
    odd = replace(result(), parameters={"x": float("nan"), "y": object()})
    save_project(project(), path, answers={KEY: odd})
    assert open_project(path).answers == {}


def test_damage_anywhere_is_refused_or_harmless(tmp_path: Path, published: Published) -> None:
    path, hurt = tmp_path / "study.wbk", tmp_path / "hurt.wbk"
    made = project()
    save_project(made, path, tables={"s1": published}, answers={KEY: result()})
    content = path.read_bytes()
    chance, codes = random.Random(1402), set()
    for _ in range(300):
        broken = bytearray(content)
        for _ in range(chance.choice([1, 3, 40])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = chance.choice([len(broken), chance.randrange(len(broken))])
        hurt.write_bytes(broken[:cut])
        try:
            opened = open_project(hurt)
            assert opened.project == made
            if opened.copies:
                copied_table(hurt, made.sources[0])
        except Refusal as refusal:
            codes.add(refusal.code)
    assert codes <= {"damaged-file", "not-a-project", "no-copy", "newer-format"}


def test_a_broken_copy_is_made_anew_when_the_data_are_there(
    tmp_path: Path, published: Published
) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, tables={"s1": published})
    parts = parts_of(path)
    name = next(name for name in parts if name.startswith("data/"))
    content = path.read_bytes()
    path.write_bytes(content.replace(parts[name][40:60], bytes(20)))
    with pytest.raises(Refusal):
        copied_table(path, source())
    save_project(project(), path, tables={"s1": published})
    assert copied_table(path, source()).size == 6


def test_nothing_but_data_is_in_the_file(tmp_path: Path, published: Published) -> None:
    path = tmp_path / "study.wbk"
    save_project(project(), path, tables={"s1": published}, answers={KEY: result()})
    parts = parts_of(path)
    for name, content in parts.items():
        if name.endswith(".json"):
            json.loads(content)
        else:
            assert table_of(content).size == 6
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        assert file.testzip() is None
    assert copy_of(table()) not in parts.values()
