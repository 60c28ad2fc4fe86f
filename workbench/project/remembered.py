"""What the user said of columns, kept from one project to the next in the state folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.codec import read, write
from workbench.data.memory import Memory
from workbench.project.atomic import put_in_place
from workbench.project.checking import checked
from workbench.project.places import state_folder

if TYPE_CHECKING:
    from workbench.project.project import Project

NAME = "columns.json"


def remembered(folder: Path | None = None) -> Memory:
    """Give what was said; what cannot be read counts as nothing."""
    file = (folder or state_folder()) / NAME
    try:
        memory: Memory = checked(read(json.loads(file.read_text("utf-8"))), Memory)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Memory()
    return memory


def remember(memory: Memory, folder: Path | None = None) -> None:
    """Keep what was said.

    Raises
    ------
    Refusal
        When it cannot be written.
    """
    file = (folder or state_folder()) / NAME
    said = json.dumps(write(memory), ensure_ascii=False).encode()
    put_in_place(file, lambda place: place.write(said), backup=False)


def forget(folder: Path | None = None) -> None:
    """Forget everything that was said of columns."""
    ((folder or state_folder()) / NAME).unlink(missing_ok=True)


def learned(memory: Memory, before: Project, after: Project) -> Memory:
    """Learn from a step of the user: a role set, taken away, or a column said to have none.

    The other way round an undone step is unlearned.
    """
    known = {source.id: source for source in before.sources}
    for source in after.sources:
        old = known.get(source.id)
        if old is None or (old.design, old.settled) == (source.design, source.settled):
            continue
        had = {name: role for role, name in old.design.columns}
        has = {name: role for role, name in source.design.columns}
        for name, role in has.items():
            if had.get(name) is not role:
                memory = memory.with_role(name, role, source.name)
        memory = memory.without(name for name in had if name not in has)
        for name in set(source.settled) - set(old.settled):
            memory = memory.with_role(name, None, source.name)
        memory = memory.without(set(old.settled) - set(source.settled) - set(has))
    return memory
