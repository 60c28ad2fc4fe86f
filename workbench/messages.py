"""What the worker says back: each message carries the job's id and revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from analyses.grammar.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Started:
    """A worker has taken the job up."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps are finished."""

    id: str
    revision: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """The job's value; what it is stands at the job."""

    id: str
    revision: int
    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Refused:
    """No honest answer is possible: what is wrong, where, and the way out."""

    id: str
    revision: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Failed:
    """The program erred or the worker died; `message` is for the log and holds no data."""

    id: str
    revision: int
    message: str


Message: TypeAlias = Started | Progress | Done | Refused | Failed
