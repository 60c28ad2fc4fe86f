"""Files that cannot be reached are named with the way out."""

import errno
import os
import time
from pathlib import Path

import pytest

from analyses.grammar.refusal import Refusal
from workbench.data import reaching
from workbench.data.read import read


def test_a_folder_offers_its_files(tmp_path):
    for name in ("b.csv", "a.xlsx", "~$a.xlsx", "notes.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        read(tmp_path)
    assert [Path(str(way.value)).name for way in told.value.ways_out] == ["a.xlsx", "b.csv"]


class _Silent:
    """A path on a share that never answers."""

    def stat(self):
        time.sleep(5)

    def __str__(self):
        return "//server/share/table.csv"


def test_a_place_that_never_answers_is_given_up():
    start = time.perf_counter()
    with pytest.raises(Refusal) as told:
        reaching.reached(_Silent(), seconds=0.05)
    assert told.value.code == "place-gone"
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (OSError(errno.EHOSTUNREACH, "no route"), "place-gone"),
        (PermissionError(errno.EACCES, "denied"), "no-leave"),
        (OSError(errno.EMFILE, "too many"), "no-file"),
    ],
)
def test_why_a_file_cannot_be_opened_is_told(problem, code):
    assert reaching.not_opened(Path("table.csv"), problem).code == code


def test_a_file_held_by_another_program_is_named():
    problem = PermissionError(errno.EACCES, "sharing violation")
    problem.winerror = 32
    refusal = reaching.not_opened(Path("table.xlsx"), problem)
    assert refusal.code == "file-in-use"
    assert "table.xlsx" in str(refusal)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets root read all")
def test_a_file_without_leave_is_refused(tmp_path):
    file = tmp_path / "secret.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "no-leave"
