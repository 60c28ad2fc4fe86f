"""Something in the data that a person should know, with the rows and a way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Level
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from workbench.data.steps.step import Step

Severity = Literal["note", "caution", "problem"]


@writable
@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the quality list.

    Attributes
    ----------
    code : str
        A stable name, such as `ends-before-start`.
    severity : {"note", "caution", "problem"}
        Whether it is good to know, may mislead, or cannot be right.
    words : Words
        What was found. No value of one person stands in it: those are in `values`.
    column : str, optional
        The column it is about.
    rows : tuple of int
        Row numbers as a spreadsheet shows them, the first hundred.
    n : int
        How many rows there are in all.
    fix : Step, optional
        A step of a recipe that mends it.
    table : str
        The table whose rows are meant, when several were examined together.
    columns : tuple of str
        Every column it is about, where they are several.
    values : tuple
        The values themselves, the first few; shown at the desk and in no document.
    """

    code: str
    severity: Severity
    words: Words
    column: str | None = None
    rows: tuple[int, ...] = ()
    n: int = 0
    fix: Step | None = None
    table: str = ""
    columns: tuple[str, ...] = ()
    values: tuple[Level, ...] = ()
