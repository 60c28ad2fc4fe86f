"""The one place where another thread speaks to the window: jobs go out, answers come home."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, Signal

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.reading_time import far

if TYPE_CHECKING:
    from workbench.jobs import Job
    from workbench.workers import Workers

Heard = Callable[[Any], object]
log = logging.getLogger("workbench")
LISTEN_S = 0.5


@dataclass(frozen=True, slots=True)
class Awaited:
    """A job on its way: what the status bar calls it, and who wants to hear of it."""

    revision: int
    words: Words
    done: Heard
    refused: Heard
    failed: Heard
    progress: float | None = None
    begun: float = 0.0
    step: tuple[int, int] | None = None
    dead: Words | None = None


class Jobs(QObject):
    """Send jobs to the workers, and hand what they say to whoever asked, if it is not stale."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awaited: dict[str, Awaited] = {}
        self._revision = 0
        self._workers: Workers | None = None
        self._listener: _Listener | None = None

    def start(self, workers: Workers) -> None:
        """Begin to listen to the workers."""
        self._workers = workers
        self._listener = _Listener(workers, self)
        self._listener.heard.connect(self._hear)
        self._listener.start()

    def submit(
        self, job: Job, words: Words, done: Heard, refused: Heard, failed: Heard | None = None
    ) -> None:
        """Have a job done; a job with the same id is superseded.

        A job that reads a file says in rows how far it is, and names the file that broke it.
        """
        if self._workers is None:
            return
        self._revision += 1
        self._awaited[job.id] = Awaited(
            self._revision, words, done, refused, failed or _unheard, dead=job.broke
        )
        self._workers.submit(replace(job, revision=self._revision))
        self.changed.emit()

    def cancel(self, id: str) -> None:
        """Forget one job."""
        if self._awaited.pop(id, None) is not None and self._workers is not None:
            self._workers.cancel(id)
            self.changed.emit()

    def stop(self) -> tuple[str, ...]:
        """End everything that runs but a save, and tell what it was."""
        stopped = tuple(id for id in self._awaited if id != "save")
        for id in stopped:
            self.cancel(id)
        return stopped

    @property
    def running(self) -> tuple[Words, float | None] | None:
        """Say what is running and how far it is; None when nothing is."""
        for awaited in reversed(self._awaited.values()):
            if awaited.step is None:
                return awaited.words, awaited.progress
            took = time.monotonic() - awaited.begun
            return far(awaited.words, *awaited.step, took), awaited.progress
        return None

    @property
    def busy(self) -> bool:
        """Tell whether anything is awaited."""
        return bool(self._awaited)

    @property
    def leaving(self) -> bool:
        """Tell whether a file is being written."""
        return any(id.startswith("export:") for id in self._awaited)

    def close(self) -> None:
        """End the workers and the thread that listens to them."""
        self._awaited.clear()
        if self._listener is not None and self._workers is not None:
            self._listener.ending = True
            self._workers.close()
            self._listener.wait(5000)
            self._listener = self._workers = None

    def _hear(self, message: object) -> None:
        awaited = self._awaited.get(message.id)
        if awaited is None or awaited.revision != message.revision:
            return
        kind = type(message).__name__
        if kind == "Progress":
            share = message.done / message.total if message.total else None
            in_rows = (message.done, message.total) if awaited.dead is not None else None
            self._awaited[message.id] = replace(awaited, progress=share, step=in_rows)
        elif kind == "Started":
            self._awaited[message.id] = replace(awaited, begun=time.monotonic())
        else:
            del self._awaited[message.id]
            _handed(awaited, kind, message)
        self.changed.emit()


class _Listener(QThread):
    heard = Signal(object)

    def __init__(self, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = workers
        self.ending = False

    def run(self) -> None:
        while not self.ending:
            for message in self._workers.wait(LISTEN_S):
                self.heard.emit(message)


def _handed(awaited: Awaited, kind: str, message: Any) -> None:  # noqa: ANN401 - a Message
    match kind:
        case "Done":
            awaited.done(message.value)
        case "Refused":
            awaited.refused(message.refusal)
        case _:
            log.error("A job failed: %s", message.message)
            awaited.failed(broken(awaited.dead))


def broken(dead: Words | None = None) -> Refusal:
    """Say that the program, not the data, was at fault, or which file broke its reader."""
    if dead is not None:
        return Refusal(dead, field="path", code="failed")
    return Refusal(
        Words(
            "This could not be computed: the program stopped on it. Everything else is kept."
            " Try again, or change the question."
        ),
        code="failed",
    )


def _unheard(refusal: Refusal) -> None:
    """Nobody wants to hear of the failure."""


class _Looking(QRunnable):
    """Look for files where looking may take long, as on a network drive that is gone."""

    class Told(QObject):
        found = Signal(object)

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.told = self.Told()
        self._names = names

    def run(self) -> None:
        found = [name for name in self._names if Path(name).exists()]
        with suppress(RuntimeError):  # the window is gone
            self.told.found.emit(found)


def look_for(names: list[str], heard: Heard) -> None:
    """Tell, without waiting, which of these files are there."""
    looking = _Looking(names)
    looking.told.found.connect(heard, Qt.ConnectionType.QueuedConnection)
    QThreadPool.globalInstance().start(looking)
