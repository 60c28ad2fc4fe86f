"""Something that a worker can do: a frozen value that says how it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from analyses.grammar.words import Words

J = TypeVar("J", bound="Job")


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something to do.

    A job with the same `id` and a higher `revision` supersedes the one before. A `patient` job
    (an export, a save) leaves one worker free for what the reader is waiting for.
    """

    patient: ClassVar[bool] = False

    id: str
    revision: int = 0

    @property
    def broke(self) -> Words | None:
        """What is said when its worker dies of it; None for what reads no stranger's file."""
        return None

    def do(self) -> Any:  # noqa: ANN401 - each job says what it gives
        """Do it, in the worker."""
        raise NotImplementedError


def again(job: J) -> J:
    """The same job in its next revision, which supersedes it."""
    return replace(job, revision=job.revision + 1)
