"""Undo and redo: the projects that were, and those that were taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyses.grammar.words import Words
from workbench.project.project import Project

STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A project that can be gone back (or forward) to, and the edit that lies between."""

    name: Words
    project: Project


@dataclass(frozen=True, slots=True)
class History:
    """The project as it is, with the way it came.

    Parameters
    ----------
    past : tuple of Step
        Oldest first: each the project before an edit, under the edit's name.
    future : tuple of Step
        Nearest first: each the project after an edit that was undone, under the edit's name.
    merging : str
        The key of the last edit; an edit with the same key becomes one step with it.
    """

    present: Project
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    merging: str = ""

    def do(self, name: Words | str, project: Project, merge: str = "") -> History:
        """Take a step to a new project.

        Consecutive edits with the same `merge` key, such as the letters typed into one field,
        are one step. An edit that changes nothing is none.
        """
        if project == self.present:
            return self
        if merge and merge == self.merging and self.past:
            return History(project, self.past, (), merge)
        step = Step(Words(name) if isinstance(name, str) else name, self.present)
        return History(project, (*self.past, step)[-STEPS:], (), merge)

    def undo(self) -> History:
        """Go back one step; with none, stay."""
        if not self.past:
            return self
        last = self.past[-1]
        ahead = Step(last.name, self.present)
        return History(last.project, self.past[:-1], (ahead, *self.future))

    def redo(self) -> History:
        """Take the last undone step again; with none, stay."""
        if not self.future:
            return self
        first = self.future[0]
        behind = Step(first.name, self.present)
        return History(first.project, (*self.past, behind), self.future[1:])

    def sealed(self) -> History:
        """End a run of merging edits: the next one is a step of its own."""
        return replace(self, merging="")

    @property
    def undoes(self) -> Words | None:
        """The name of the step that undo would take back."""
        return self.past[-1].name if self.past else None

    @property
    def redoes(self) -> Words | None:
        """The name of the step that redo would take again."""
        return self.future[0].name if self.future else None
