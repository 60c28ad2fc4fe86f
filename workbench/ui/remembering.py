"""What the user says of columns is kept for the next file, and unlearned when undone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.project.project import Project


def follow(before: Project, after: Project) -> None:
    """Learn from a step, if it said something of columns."""
    if before.sources == after.sources:
        return
    from analyses.grammar.refusal import Refusal
    from workbench.project.remembered import learned, remember, remembered

    known = remembered()
    memory = learned(known, before, after)
    if memory != known:
        with contextlib.suppress(Refusal):  # a full disk costs a convenience, no work
            remember(memory)
