"""The workers: two processes kept warm, ended when told, replaced when they die."""

from __future__ import annotations

from workbench.jobs import Job
from workbench.messages import Message


class Workers:
    """The pool, usable from any thread; one thread at a time calls `wait`.

    `submit`, `cancel` and `close` return at once and may be called from the window's thread.
    Everything else (starting processes, handing out jobs, ending late ones) happens inside
    `wait`, which a listening thread calls in a loop.

    Examples
    --------
    >>> with Workers() as workers:                                      # doctest: +SKIP
    ...     workers.submit(AnswerJob(id=asked.id, revision=3, question=..., tables=...))
    ...     while workers.busy:
    ...         for message in workers.wait():
    ...             ...
    """

    def __init__(self, count: int = 2) -> None:
        raise NotImplementedError

    def submit(self, job: Job) -> None:
        """Have a job done; a job with the same id and a lower revision is superseded."""
        raise NotImplementedError

    def cancel(self, id: str) -> None:
        """Forget the job with this id, ending its worker; nothing more is heard of it."""
        raise NotImplementedError

    def wait(self, timeout: float | None = None) -> tuple[Message, ...]:
        """Wait until something is said (or the time is over); stale messages are left out."""
        raise NotImplementedError

    @property
    def busy(self) -> tuple[tuple[str, int], ...]:
        """The (id, revision) of every job that waits or runs."""
        raise NotImplementedError

    def close(self) -> None:
        """End all workers; `wait` then returns at once."""
        raise NotImplementedError
