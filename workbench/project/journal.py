"""The crash journal: every project of this session, so that the next one can recover it.

A journal is a file of JSON lines that only one window writes, and a lock that it holds while
it lives. A journal whose lock nobody holds was left behind by a run that ended badly.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project.locks import Lock, is_held
from workbench.project.places import state_folder
from workbench.project.project import Project, new_id, project_from_json
from workbench.project.sealing import sealed, unsealed

SYNC_SECONDS = 3.0
# A journal that has grown beyond this begins anew with the latest project.
MOST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that a run which ended badly left behind.

    `name` is the project's, `path` where it was saved last (empty: never), `when` the seconds
    since 1970 of the last step, and `steps` how many there are since the last save.
    """

    journal: str
    name: str
    path: str
    when: float
    last_step: str
    steps: int

    def project(self) -> Project:
        """Read the project as it was after the last step, or refuse with `damaged-file`."""
        try:
            *_, last = _lines(Path(self.journal))
            return unsealed(project_from_json(last["project"]))
        except ValueError as problem:
            words = Words("The work on {name} cannot be recovered.", name=self.name)
            raise Refusal(words, field="path", code="damaged-file") from problem


class Journal:
    """The journal of one running window; nobody else writes to it."""

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or journal_folder()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = place / f"{new_id()}.jsonl"
        self._lock = Lock(_lock_of(self._path))
        self._file = self._opened()
        self._synced = time.monotonic()

    def record(self, step: str, project: Project, path: str = "") -> None:
        """Add the project after a step; it outlives the program at once, the power in seconds."""
        line: dict[str, Any] = {"when": time.time(), "step": step, "path": path}
        line["project"] = sealed(project).to_json()
        written = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        if self._file.tell() + len(written) > MOST_BYTES:
            self._begin_anew(written)
        else:
            self._file.write(written)
            self._file.flush()
        if time.monotonic() - self._synced >= SYNC_SECONDS:
            self.sync()

    def sync(self) -> None:
        """Make sure that all is on the disk; a timer may call this too."""
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()

    def saved(self) -> None:
        """Begin anew after a save: there is nothing to recover."""
        self._begin_anew(b"")

    def close(self) -> None:
        """End well: leave nothing behind."""
        self._file.close()
        self._path.unlink(missing_ok=True)
        self._lock.release()

    def _opened(self) -> Any:  # noqa: ANN401 - a binary file
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
        return os.fdopen(descriptor, "ab")

    def _begin_anew(self, written: bytes) -> None:
        beside = self._path.with_suffix(".new")
        beside.write_bytes(written)
        beside.chmod(0o600)
        self._file.close()
        beside.replace(self._path)
        self._file = self._opened()
        self.sync()


_BINARY = getattr(os, "O_BINARY", 0)


def journal_folder() -> Path:
    """Where the journals lie."""
    return state_folder() / "journal"


def recoverable(folder: Path | None = None) -> tuple[Recovery, ...]:
    """List the work that ended badly, the latest first; the journal of a live window is not."""
    place = folder or journal_folder()
    found = []
    for path in place.glob("*.jsonl"):
        if is_held(_lock_of(path)):
            continue
        recovery = _recovery(path)
        if recovery is None:
            _throw_away(path)
        else:
            found.append(recovery)
    return tuple(sorted(found, key=lambda recovery: -recovery.when))


def discard(recovery: Recovery) -> None:
    """Throw recovered work away."""
    _throw_away(Path(recovery.journal))


def _recovery(path: Path) -> Recovery | None:
    lines = [line for line in _lines(path) if isinstance(line["project"], dict)]
    if not lines:
        return None
    last = lines[-1]
    when = last["when"] if isinstance(last["when"], int | float) else 0.0
    name, saved, step = last["project"].get("name", ""), last["path"], last["step"]
    return Recovery(str(path), str(name), str(saved), float(when), str(step), len(lines))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Every whole line; the one that was being written when all ended is passed over."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        for written in file:
            with contextlib.suppress(ValueError, RecursionError):
                line = json.loads(written)
                if isinstance(line, dict) and line.keys() >= _KEYS:
                    yield line


_KEYS = {"when", "step", "path", "project"}


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _throw_away(path: Path) -> None:
    for leftover in (path, path.with_suffix(".new"), _lock_of(path)):
        with contextlib.suppress(OSError):
            leftover.unlink()
