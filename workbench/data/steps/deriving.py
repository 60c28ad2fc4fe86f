"""The step that works out a column from others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import N_, Words
from workbench.data.expressions.parse import parse
from workbench.data.expressions.tree import (
    Absent,
    Call,
    Choice,
    Joined,
    Literal,
    Named,
    Node,
    Within,
    every,
    inner,
)
from workbench.data.expressions.work import Work
from workbench.data.rows import with_column
from workbench.data.steps.entry import COLUMNS, Entry
from workbench.data.steps.step import Step
from workbench.data.steps.walking import tell


@writable
@dataclass(frozen=True, slots=True)
class Derive(Step):
    """Work out a column by an expression of others.

    Attributes
    ----------
    column : str
        The column that is made.
    expression : str
        In the grammar of `workbench.data.expressions`.
    unit : str
        What the numbers are in; left empty, what follows from the expression.
    instead : bool
        Whether it may take the place of a column of that name.
    """

    column: str
    expression: str
    unit: str = ""
    instead: bool = False

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.instead:
            return Words(
                "Replace {column} by {expression}", column=self.column, expression=self.expression
            )
        return Words("Add {column}: {expression}", column=self.column, expression=self.expression)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        there = self.column in table.columns
        if there and not self.instead:
            words = Words("There already is a column {to}. Choose another name.", to=self.column)
            ways = [WayOut(Words("Replace it"), "instead", value=True)]
            raise Refusal(words, "column", "name-taken", ways)
        work = Work(table, self.expression)
        made = work.column(self.column, self.unit)
        for what, n in work.told.items():
            tell(_TOLD[what](n))
        return with_column(table, made, self.column if there else None)

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> Derive:
        """Say of pseudonyms what is compared with hidden columns."""
        text = self.expression
        node = _parsed(text)
        if node is None:
            return self  # it is refused when its turn comes
        spots = sorted(_literals(node, columns), key=lambda spot: spot.at, reverse=True)
        for spot in spots:
            text = f'{text[: spot.at]}"{hide(str(spot.value))}"{text[spot.end :]}'
        return replace(self, expression=text)

    def carried(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns whose values are those of one of these columns."""
        node = _parsed(self.expression)
        return (self.column,) if isinstance(node, Named) and node.name in columns else ()

    def telling(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns that tell what one of these columns tells, or a part of it."""
        node = _parsed(self.expression)
        return (self.column,) if node is not None and _tells(node, columns) else ()


def _parsed(text: str) -> Node | None:
    try:
        return parse(text)
    except Refusal:
        return None


def _literals(node: Node, columns: Collection[str]) -> set[Literal]:
    """What is compared with a hidden column, or looked for in it."""
    found: set[Literal] = set()
    for piece in every(node):
        match piece:
            case Joined("==" | "!=", Named(name, _, _), Literal() as said, _, _) | Joined(
                "==" | "!=", Literal() as said, Named(name, _, _), _, _
            ) if name in columns:
                found.add(said)
            case Call("contains", (Named(name, _, _), Literal() as said), _, _) if name in columns:
                found.add(said)
            case Within(Named(name, _, _), items, _, _) if name in columns:
                found |= {item for item in items if isinstance(item, Literal)}
    return found


_TRUTHS = {"==", "!=", "<", "<=", ">", ">=", "and", "or", "contains", "known"}


def _tells(node: Node, columns: Collection[str]) -> bool:
    """Whether a piece gives what stands in one of these columns, and not only a truth of it."""
    match node:
        case Named(name, _, _):
            return name in columns
        case Absent() | Within():
            return False
        case Joined(sign, _, _, _, _) | Call(sign, _, _, _) if sign in _TRUTHS:
            return False
        case Choice(_, then, other, _, _):
            return _tells(then, columns) or _tells(other, columns)
        case _:
            return any(_tells(piece, columns) for piece in inner(node))


_TOLD: dict[str, Callable[[int], Words]] = {
    "nought": lambda n: Words(
        "{n} row was divided by nought and is missing.",
        "{n} rows were divided by nought and are missing.",
        n=n,
    ),
    "endless": lambda n: Words(
        "{n} row gave a number too large and is missing.",
        "{n} rows gave numbers too large and are missing.",
        n=n,
    ),
    "no-day": lambda n: Words(
        "{n} row gave a day that is not in the calendar and is missing.",
        "{n} rows gave days that are not in the calendar and are missing.",
        n=n,
    ),
    "no-number": lambda n: Words(
        "{n} row holds no number and is missing.",
        "{n} rows hold no numbers and are missing.",
        n=n,
    ),
}

ENTRIES = (
    Entry(
        Derive,
        N_("Work out a column"),
        COLUMNS,
        N_("Work out a column from others: ages, spans of time, ratios, conditions, periods."),
        (
            ("column", Input("line", N_("New column"), N_("What it is called."))),
            (
                "expression",
                Input("expression", N_("Expression"), N_("Such as age(birth_date, start_date).")),
            ),
            ("unit", Input("line", N_("Unit"), N_("What the numbers are in."), advanced=True)),
            (
                "instead",
                Input(
                    "switch",
                    N_("Replace"),
                    N_("Let it take the place of a column of that name."),
                    advanced=True,
                ),
            ),
        ),
    ),
)
