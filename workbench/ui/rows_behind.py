"""Which rows a mark of a picture stands for: those of its group, within the question's filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyses.grammar.roles import Kind
from analyses.grammar.words import Day, Words, listing
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from collections.abc import Collection

    from analyses.grammar.conditions import Condition
    from workbench.project.project import Asked
    from workbench.ui.session import Session
    from workbench.ui.views.spots import Spot


@dataclass(frozen=True, slots=True)
class Only:
    """Some rows of a source: those with a level in a column, and those that a filter keeps."""

    source: str
    where: str | None = None
    column: str | None = None
    level: Any = None

    @property
    def words(self) -> Words:
        """Say which rows they are."""
        parts = []
        if self.column is not None:
            shown = self.level if isinstance(self.level, str) else spelled_level(self.level)
            parts.append(Words("{column} = {level}", column=self.column, level=shown))
        if self.where:
            parts.append(Words("{filter}", filter=self.where))
        return Words("Only: {which}", which=listing(*parts))

    def condition(self, names: Collection[str]) -> Condition | None:
        """Say which rows they are, of a table with these columns, as a condition."""
        from analyses.grammar.conditions import Both, Compare, parse

        where = parse(self.where) if self.where else None
        if self.column is None or self.column not in names:
            return where
        level = Compare(self.column, "==", self.level)
        return level if where is None else Both(where, level)


def rows_behind(session: Session, asked: Asked, spot: Spot) -> Only | None:
    """Give the rows of the group that a spot shows; None where it names no group."""
    from analyses.catalogue import by_command

    values = dict(asked.fields)
    where = values.get("where")
    inputs = by_command(asked.question).inputs()
    groups = [name for name, given in inputs.items() if given.is_a == "column"]
    groups = [name for name in groups if not inputs[name].kinds & ~Kind.GROUPS]
    for field in sorted(groups, key=lambda name: name != "group"):
        column = values.get(field)
        for level in session.tables.levels(asked.source, column) if column else ():
            if spelled_level(level) in spot.groups:
                return Only(asked.source, where, column, level)
    return Only(asked.source, where) if where else None


def spelled_level(level: Any) -> str:  # noqa: ANN401 - str, int, float, bool or date
    """Spell a level as the names of groups are spelled."""
    if hasattr(level, "isoformat"):
        return spelled(Day(level))
    if isinstance(level, float) and level.is_integer():
        level = int(level)
    return level if isinstance(level, str) else spelled(Words("{level}", level=level))
