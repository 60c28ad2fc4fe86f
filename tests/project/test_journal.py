"""Work outlives the program: what a killed window leaves behind is found by the next."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analyses.grammar.refusal import Refusal
from tests.project.things import project
from workbench.project import edits
from workbench.project import journal as journals
from workbench.project.journal import Journal, discard, recoverable
from workbench.project.locks import Lock, is_held
from workbench.project.places import state_folder
from workbench.project.scratch import Scratch

ROOT = Path(__file__).parents[2]
WINDOW = """
import sys, time
from pathlib import Path
from workbench.project.journal import Journal
from workbench.project.project import Project
from workbench.project import edits
journal = Journal(Path(sys.argv[1]))
project = Project.new("Study")
for step in ("One", "Two", "Three"):
    project = edits.rename(project, step)
    journal.record(step, project, "/home/reader/study.wbk")
print("ready", flush=True)
time.sleep(60)
"""


def test_a_killed_window_leaves_its_work(tmp_path: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "ready\n"
    assert recoverable(tmp_path) == ()  # it still lives
    window.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    window.wait()
    window.stdout.close()
    (left,) = recoverable(tmp_path)
    assert (left.name, left.last_step, left.steps) == ("Three", "Three", 3)
    assert left.path == "/home/reader/study.wbk"
    assert left.project().name == "Three"
    discard(left)
    assert recoverable(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def abandoned(folder: Path, *names: str) -> Path:
    """A journal whose window is gone, as after a crash."""
    journal = Journal(folder)
    for name in names:
        journal.record(name, edits.rename(project(), name))
    journal._file.close()
    journal._lock.release()
    return journal._path


def test_a_line_cut_short_gives_the_one_before(tmp_path: Path) -> None:
    path = abandoned(tmp_path, "one", "two")
    path.write_bytes(path.read_bytes()[:-30])
    (left,) = recoverable(tmp_path)
    assert (left.last_step, left.steps) == ("one", 1)
    assert left.project().name == "one"


@pytest.mark.parametrize("rubbish", [b"", b"\xff\xfe", b"[]\n", b'{"step": 1}\n', b"{" * 99_999])
def test_a_journal_of_rubbish_is_thrown_away(tmp_path: Path, rubbish: bytes) -> None:
    path = abandoned(tmp_path)
    path.write_bytes(rubbish)
    assert recoverable(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_project_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = abandoned(tmp_path, "one")
    line = json.loads(path.read_bytes())
    path.write_text(json.dumps(line | {"project": {"is": "Texts", "name": "x"}}) + "\n")
    (left,) = recoverable(tmp_path)
    with pytest.raises(Refusal, match="cannot be recovered"):
        left.project()
    path.write_text(json.dumps(line | {"project": "x", "when": "y"}) + "\n")
    assert recoverable(tmp_path) == ()


def test_a_window_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.record("One", project())
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_after_a_save_there_is_nothing_to_recover(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.record("One", project())
    journal.saved()
    journal._lock.release()
    assert recoverable(tmp_path) == ()
    journal._file.close()


def test_a_step_after_a_save_can_be_recovered(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.record("One", project())
    journal.saved()
    journal.record("Two", project(), "/a.wbk")
    journal._lock.release()
    (left,) = recoverable(tmp_path)
    assert (left.last_step, left.steps) == ("Two", 1)
    journal._file.close()


def test_a_journal_that_grows_too_long_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "MOST_BYTES", 10_000)
    path = abandoned(tmp_path, *(f"step {number}" for number in range(40)))
    assert path.stat().st_size <= 10_000
    (left,) = recoverable(tmp_path)
    assert left.project().name == "step 39"


def test_the_latest_work_comes_first(tmp_path: Path) -> None:
    for name in ("old", "new"):
        abandoned(tmp_path, name)
    assert [left.last_step for left in recoverable(tmp_path)] == ["new", "old"]


def test_the_disk_is_asked_only_every_few_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(journals.os, "fsync", asked.append)
    abandoned(tmp_path, *("abcdef"))
    assert asked == []
    monkeypatch.setattr(journals, "SYNC_SECONDS", 0.0)
    abandoned(tmp_path, *("abcdef"))
    assert len(asked) == 6


def test_one_lock_has_one_holder(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    assert is_held(tmp_path / "lock")
    with pytest.raises(OSError):  # noqa: PT011 - its words are the platform's
        Lock(tmp_path / "lock")
    lock.release()
    assert not is_held(tmp_path / "lock")
    Lock(tmp_path / "lock").release()


def test_a_session_clears_up_after_itself_and_after_the_fallen(tmp_path: Path) -> None:
    fallen = Scratch(tmp_path)
    (fallen.path / "persons.arrow").write_bytes(b"ann")
    living = Scratch(tmp_path)
    assert fallen.path.exists()  # it still lives
    fallen._lock.release()
    last = Scratch(tmp_path)
    assert not fallen.path.exists()
    assert living.path.exists()
    for session in (living, last):
        session.close()
    assert list(tmp_path.iterdir()) == []


def test_the_state_folder_can_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "here"))
    assert state_folder() == tmp_path / "here"
    assert journals.journal_folder() == tmp_path / "here" / "journal"
    monkeypatch.delenv("WORKBENCH_STATE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "there"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert state_folder() == tmp_path / "there" / "programme-workbench"
