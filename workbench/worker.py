"""The worker: a process that takes a job, says how far it is, and hands back its value."""

from __future__ import annotations

import contextlib
import importlib
import pickle
import signal
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.progress import listening
from analyses.grammar.refusal import Refusal
from workbench.messages import Done, Failed, Message, Progress, Refused, Started

if TYPE_CHECKING:
    from workbench.jobs import Job

READY = "ready"
# What most jobs need comes first; between two of these a waiting job is taken.
FIRST = ("numpy", "pyarrow", "analyses.grammar.memory", "workbench.jobs")
LATER = (
    "analyses.catalogue",
    "pyarrow.compute",
    "workbench.data.read",
    "scipy.special",
    "matplotlib.figure",
    "workbench.export.figure",
    "scipy.linalg",
    "pandas",
    "scipy.stats",
)
STEP_SECONDS = 0.05


def serve(pipe: Connection) -> None:
    """Do jobs until the window is gone."""
    # Ctrl+C in a terminal is for the window, which then ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _import(FIRST)
        pipe.send(READY)
        waiting = list(LATER)
        while True:
            while waiting and not pipe.poll():
                _import([waiting.pop(0)])
            _do(pipe)


def _do(pipe: Connection) -> None:
    id, revision, pickled = pipe.recv()
    pipe.send(Started(id, revision))
    message = _answer(pipe, id, revision, pickled)
    try:
        sent = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    except Exception as problem:
        message = Failed(id, revision, told(problem))
        sent = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.send_bytes(sent)


def _answer(pipe: Connection, id: str, revision: int, pickled: bytes) -> Message:
    try:
        job: Job = pickle.loads(pickled)
        with listening(_Teller(pipe, id, revision)):
            return Done(id, revision, job.do())
    except Refusal as refusal:
        return Refused(id, revision, refusal)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as problem:
        return Failed(id, revision, told(problem))


class _Teller:
    """Hands progress on, at most twenty times a second."""

    def __init__(self, pipe: Connection, id: str, revision: int) -> None:
        self._pipe, self._id, self._revision = pipe, id, revision
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= STEP_SECONDS or done >= total:
            self._last = now
            self._pipe.send(Progress(self._id, self._revision, done, total))


def told(problem: BaseException) -> str:
    """Say where the program erred, without its message: that may hold values of the data."""
    frames = traceback.extract_tb(problem.__traceback__)
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames)]
    cause = problem.__cause__ or problem.__context__
    under = f"; after {told(cause)}" if cause is not None else ""
    return f"{type(problem).__name__} at {' < '.join(places)}{under}"


def _import(names: list[str] | tuple[str, ...]) -> None:
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
