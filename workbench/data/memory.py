"""What a person said of columns in earlier files, by what the columns are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyses.grammar.codec import writable
from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from workbench.data.spelling import key

MOST = 2000


@writable
@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a heading.

    Attributes
    ----------
    heading : str
        The heading, reduced to what it is matched by.
    role : Role, optional
        The part that the column plays; None when it was said to play none.
    file : str
        The file of which it was said.
    dates : str
        How its dates are written, if that was said.
    """

    heading: str
    role: Role | None = None
    file: str = ""
    dates: str = ""

    @property
    def words(self) -> Words:
        """Say where the guess comes from."""
        if not self.file:
            return Words("As you said last time")
        return Words("As you said for {file} last time", file=self.file)


@writable
@dataclass(frozen=True, slots=True)
class Memory:
    """What was said, each heading once, the newest last."""

    said: tuple[Said, ...] = ()

    def fit(self, name: str) -> Said | None:
        """Find what was said of the role of columns called so."""
        found = self._find(name)
        # A heading whose dates alone were settled has no role that was taken away.
        return None if found is None or (found.role is None and found.dates) else found

    def dates(self, name: str) -> str | None:
        """Find how the dates of columns called so are written."""
        found = self._find(name)
        return found.dates or None if found is not None else None

    def with_role(self, name: str, role: Role | None, file: str = "") -> Memory:
        """Remember what a column called so is for."""
        have = self._find(name) or Said(key(name))
        return self._with(replace(have, role=role, file=file))

    def with_dates(self, name: str, dates: str, file: str = "") -> Memory:
        """Remember how the dates of a column called so are written."""
        have = self._find(name) or Said(key(name))
        return self._with(replace(have, dates=dates, file=file))

    def without(self, names: Iterable[str]) -> Memory:
        """Forget columns called so."""
        gone = {key(name) for name in names}
        return Memory(tuple(said for said in self.said if said.heading not in gone))

    def _find(self, name: str) -> Said | None:
        plain = key(name)
        return next((said for said in self.said if said.heading == plain), None)

    def _with(self, new: Said) -> Memory:
        kept = tuple(said for said in self.said if said.heading != new.heading)
        return Memory((*kept, new)[-MOST:])
