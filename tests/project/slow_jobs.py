"""Jobs that only the tests of the workers need: slow, broken, or deadly."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import Any, ClassVar

from analyses.grammar.progress import step
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.jobs import Job


@dataclass(frozen=True, kw_only=True)
class Sleep(Job):
    """Take a while, and say how far it is."""

    seconds: float = 0.0
    steps: int = 1

    def do(self) -> int:
        for done in range(self.steps):
            time.sleep(self.seconds / self.steps)
            step(done + 1, self.steps)
        return os.getpid()


@dataclass(frozen=True, kw_only=True)
class PatientSleep(Sleep):
    patient: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Refuse(Job):
    def do(self) -> None:
        raise Refusal(Words("No"), field="start", code="because")


@dataclass(frozen=True, kw_only=True)
class Break(Job):
    def do(self) -> None:
        raise ValueError("the patient's name is Ann")


@dataclass(frozen=True, kw_only=True)
class Die(Job):
    def do(self) -> None:
        os._exit(3)


@dataclass(frozen=True, kw_only=True)
class Unspeakable(Job):
    def do(self) -> Any:
        return lambda: None


@dataclass(frozen=True, kw_only=True)
class Unsendable(Job):
    held: Any = None
