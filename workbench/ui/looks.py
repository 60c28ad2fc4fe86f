"""How each source is looked at in the grid: order, filters, columns; it lasts for the session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from workbench.data.arranging import SortKey
    from workbench.data.filters import Filter


@dataclass(frozen=True, slots=True)
class Look:
    """A way of looking at a table; nothing of it changes the data.

    `order` and `hidden` name columns, `widths` their pixels; `frozen` columns stand still, None
    where nobody chose. `codes` shows the file's codes instead of labels.
    """

    keys: tuple[SortKey, ...] = ()
    filters: tuple[Filter, ...] = ()
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    frozen: int | None = None
    codes: bool = False

    def filtered(self, found: Filter) -> Look:
        """Narrow one column, or widen it again."""
        rest = [each for each in self.filters if each.column != found.column]
        return replace(self, filters=tuple(rest if found.is_idle else [*rest, found]))

    def sorted(self, key: SortKey | None, column: str, *, add: bool) -> Look:
        """Order by a column (None takes it away), alone or after those before."""
        if not add:
            return replace(self, keys=() if key is None else (key,))
        at = [each.column for each in self.keys]
        keys = list(self.keys)
        if column in at:
            place = at.index(column)
            keys[place : place + 1] = [] if key is None else [key]
        elif key is not None:
            keys.append(key)
        return replace(self, keys=tuple(keys))


class Looks(QObject):
    """The look of every source, and how many of its rows are shown."""

    changed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks: dict[str, Look] = {}
        self._shown: dict[str, int] = {}

    def of(self, source: str) -> Look:
        """Give the look of a source."""
        return self._looks.get(source, Look())

    def put(self, source: str, look: Look) -> None:
        """Look at a source otherwise."""
        if look != self.of(source):
            self._looks[source] = look
            self.changed.emit(source)

    def change(self, source: str, **fields: Any) -> None:  # noqa: ANN401 - fields of Look
        """Change some of a look."""
        self.put(source, replace(self.of(source), **fields))

    def shown(self, source: str) -> int | None:
        """Tell how many rows are shown; None when it is all of them."""
        return self._shown.get(source)

    def tell(self, source: str, shown: int | None) -> None:
        """Say how many rows are shown."""
        if shown is None:
            self._shown.pop(source, None)
        else:
            self._shown[source] = shown

    def forget(self) -> None:
        """Forget every look, as when another project is opened."""
        self._looks.clear()
        self._shown.clear()
