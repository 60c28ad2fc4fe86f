"""One file of a project: how it is read and cleaned, and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analyses.grammar.codec import writable
from analyses.grammar.design import Design
from analyses.grammar.roles import Basis, Role

if TYPE_CHECKING:
    from workbench.data.options import ReadOptions
    from workbench.data.recipe import Recipe


@writable
@dataclass(frozen=True, slots=True)
class Source:
    """One file, how it is read and cleaned, and what its columns mean.

    Parameters
    ----------
    name : str
        What `--data name=file` and a question's second table call it.
    path : str
        Where the file was when it was read; the file itself is never written to.
    data_hash : str
        The sha256 of the file's bytes.
    keeps_identifiers : bool
        Whether the identifiers of persons stay as they are; else they are pseudonymised.
    private : tuple of str
        Further columns to pseudonymise, beside the one whose role is the person.
    left_out : tuple of str
        Columns of the file that tell who a person is: the steps may use them, what is asked of
        and what is saved never has them.
    kept : tuple of str
        Columns that would be hidden or left out, and that the user asked to keep as they are.
    key_mark : str
        Tells with which key the pseudonyms were made that were saved; empty before that.
    switched_off : tuple of int
        The places of the recipe's steps that are passed over.
    settled : tuple of str
        Columns that were said to play no part, so that nobody asks again.
    """

    id: str
    name: str
    path: str
    data_hash: str = ""
    options: ReadOptions | None = None
    recipe: Recipe | None = None
    design: Design = Design()
    basis: Basis = Basis.PERSONS
    keeps_identifiers: bool = False
    private: tuple[str, ...] = ()
    switched_off: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    key_mark: str = field(default="", compare=False)
    settled: tuple[str, ...] = ()

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The columns whose values are replaced by pseudonyms, under every name they have had."""
        if self.keeps_identifiers:
            return ()
        person = self.design.column(Role.PERSON)
        names = [name for name in (person, *self.private) if name and name not in self.kept]
        for step in reversed(self.recipe.steps if self.recipe else ()):
            if getattr(step, "to", None) in names:
                names.append(step.column)  # type: ignore[attr-defined]
        return tuple(dict.fromkeys(names))

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """The columns that are left out in the end, under every name that the steps give them.

        A column that is the key of a person is none: it holds pseudonyms.
        """
        if self.keeps_identifiers:
            return ()
        hidden = set(self.identifiers)
        gone = [name for name in self.left_out if name not in hidden and name not in self.kept]
        for step in self.recipe.steps if self.recipe and gone else ():
            gone += step.telling(gone)
        return tuple(name for name in dict.fromkeys(gone) if name not in self.kept)

    @property
    def steps_on(self) -> Recipe | None:
        """The recipe without the steps that are switched off."""
        if self.recipe is None or not self.switched_off:
            return self.recipe
        steps = enumerate(self.recipe.steps)
        return replace(
            self.recipe, steps=tuple(step for at, step in steps if at not in self.switched_off)
        )
