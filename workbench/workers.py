"""The workers: two processes kept warm, ended when told, replaced when they die."""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Lock, RLock
from typing import Any, Self

from workbench.jobs import Job
from workbench.messages import Done, Failed, Message, Refused, Started
from workbench.worker import READY, serve

# How long a superseded job may go on before its worker is ended.
PATIENCE_SECONDS = 0.3
MOST_FALSE_STARTS = 3


@dataclass(eq=False, slots=True)
class _Worker:
    """One process, and what it is doing."""

    process: SpawnProcess
    pipe: Connection
    is_ready: bool = False
    job: Job | None = None
    has_begun: bool = False
    deadline: float | None = None

    @property
    def is_idle(self) -> bool:
        return self.is_ready and self.job is None


class Workers:
    """The pool, usable from any thread; one thread at a time calls `wait`.

    `submit`, `cancel` and `busy` return at once and may be called from the window's thread.
    Starting processes, handing out jobs and ending late ones happens inside `wait`, which a
    listening thread calls in a loop while `is_open`.

    Examples
    --------
    >>> with Workers() as workers:                                      # doctest: +SKIP
    ...     workers.submit(AnswerJob(id=asked.id, revision=3, question=..., tables=...))
    ...     while workers.busy:
    ...         for message in workers.wait():
    ...             ...
    """

    def __init__(self, count: int = 2) -> None:
        self.is_open = True
        self._count = count
        self._crew: list[_Worker] = []
        self._waiting: list[Job] = []
        self._latest: dict[str, int] = {}
        self._false_starts = 0
        self._context = multiprocessing.get_context("spawn")
        self._bell, self._rope = self._context.Pipe(duplex=False)
        self._book = Lock()  # over what is waited for
        self._turn = RLock()  # over the processes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def busy(self) -> tuple[tuple[str, int], ...]:
        """The (id, revision) of every job that waits or runs."""
        with self._book:
            return tuple(self._latest.items())

    def submit(self, job: Job) -> None:
        """Have a job done; one with the same id and a lower revision is superseded.

        A job that is under way in this revision, or in a later one, is not begun again.
        """
        with self._book:
            if job.revision <= self._latest.get(job.id, job.revision - 1):
                return
            self._latest[job.id] = job.revision
            self._waiting = [have for have in self._waiting if have.id != job.id] + [job]
            self._limit(job.id, PATIENCE_SECONDS)
        self._ring()

    def cancel(self, id: str) -> None:
        """Forget the job with this id, ending its worker; nothing more is heard of it."""
        with self._book:
            self._latest.pop(id, None)
            self._waiting = [have for have in self._waiting if have.id != id]
            self._limit(id, 0.0)
        self._ring()

    def wait(self, timeout: float | None = None) -> tuple[Message, ...]:
        """Wait until something is said (or the time is over); stale messages are left out."""
        until = None if timeout is None else time.monotonic() + timeout
        with self._turn:
            while self.is_open:
                said = self._manage()
                if said:
                    return tuple(said)
                moments = [w.deadline for w in self._crew if w.deadline is not None]
                moments += [] if until is None else [until]
                left = max(0.0, min(moments) - time.monotonic()) if moments else None
                said = self._listen(left)
                if said or (until is not None and time.monotonic() >= until):
                    return tuple(said)
        return ()

    def close(self) -> None:
        """End all workers; `wait` then returns at once."""
        self.is_open = False
        self._ring()
        with self._turn:
            for worker in tuple(self._crew):
                self._end(worker)
        with self._book:
            self._waiting.clear()
            self._latest.clear()

    # What `wait` does, in the thread that called it

    def _manage(self) -> list[Message]:
        """End the late, fill the crew, hand out what waits."""
        now = time.monotonic()
        for worker in tuple(self._crew):
            if worker.deadline is not None and worker.deadline <= now:
                self._end(worker)
        if self._false_starts >= MOST_FALSE_STARTS:
            return self._give_up()
        while len(self._crew) < self._count:
            self._crew.append(self._hire())
        said: list[Message] = []
        for worker in self._crew:
            with self._book:
                job = self._next() if worker.is_idle else None
                worker.job = job if job is not None else worker.job
            if job is not None:
                said += self._hand(worker, job)
        return said

    def _next(self) -> Job | None:
        """Take the first job that may start; a patient one leaves a worker free."""
        patient = sum(w.job is not None and w.job.patient for w in self._crew)
        for at, job in enumerate(self._waiting):
            if not job.patient or patient < max(1, self._count - 1):
                return self._waiting.pop(at)
        return None

    def _hand(self, worker: _Worker, job: Job) -> list[Message]:
        try:
            pickled = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        except Exception as problem:
            worker.job = None
            return self._finished(Failed(job.id, job.revision, type(problem).__name__))
        try:
            worker.pipe.send((job.id, job.revision, pickled))
        except OSError:
            return self._died(worker)
        return []

    def _listen(self, timeout: float | None) -> list[Message]:
        hirelings = {worker.pipe: worker for worker in self._crew}
        said: list[Message] = []
        for heard in wait([self._bell, *hirelings], timeout):
            if heard is self._bell:
                while self._bell.poll():
                    self._bell.recv_bytes()
            else:
                said += self._hear(hirelings[heard])  # type: ignore[index]
        return said

    def _hear(self, worker: _Worker) -> list[Message]:
        try:
            message: Any = worker.pipe.recv()
        except Exception:  # it died in the middle of a word, or said what cannot be read
            return self._died(worker)
        if message == READY:
            worker.is_ready, self._false_starts = True, 0
            return []
        if isinstance(message, Done | Refused | Failed):
            with self._book:
                worker.job = worker.deadline = None
                worker.has_begun = False
            return self._finished(message)
        is_current = self._is_current(message)
        if isinstance(message, Started):
            with self._book:
                worker.has_begun = True
                worker.deadline = None if is_current else time.monotonic() + PATIENCE_SECONDS
        return [message] if is_current else []

    def _finished(self, message: Done | Refused | Failed) -> list[Message]:
        if not self._is_current(message):
            return []
        with self._book:
            if self._latest.get(message.id) == message.revision:
                del self._latest[message.id]
        return [message]

    def _is_current(self, message: Message) -> bool:
        with self._book:
            return self._latest.get(message.id) == message.revision

    def _died(self, worker: _Worker) -> list[Message]:
        job = worker.job
        if not worker.is_ready:
            self._false_starts += 1
        worker.process.join(1.0)
        code = worker.process.exitcode
        self._end(worker)
        if job is None:
            return []
        return self._finished(
            Failed(job.id, job.revision, f"The worker ended with exit code {code}")
        )

    def _give_up(self) -> list[Message]:
        """No worker can be started: say so of every job instead of trying for ever."""
        with self._book:
            waiting, self._waiting = self._waiting, []
        said: list[Message] = []
        for job in waiting:
            said += self._finished(Failed(job.id, job.revision, "No worker can be started"))
        return said

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        target: Callable[[Connection], None] = serve
        process = self._context.Process(target=target, args=(theirs,), daemon=True)
        process.start()
        theirs.close()  # so that we hear of its end
        return _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        self._crew.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()

    def _limit(self, id: str, seconds: float) -> None:
        """Give the running job with this id so much time and no more.

        One that has not begun, because its worker is still warming up, is judged when it does.
        """
        for worker in tuple(self._crew):
            if worker.job is not None and worker.job.id == id and worker.has_begun:
                limit = time.monotonic() + seconds
                worker.deadline = limit if worker.deadline is None else min(worker.deadline, limit)

    def _ring(self) -> None:
        self._rope.send_bytes(b"!")
