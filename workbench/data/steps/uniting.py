"""The step that holds what was decided of identifiers: which are one person, and which are two."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.convert import convert
from workbench.data.levels import distinct_texts, text_column
from workbench.data.rows import known, with_column
from workbench.data.steps.entry import PERSONS, Entry
from workbench.data.steps.step import Step
from workbench.data.steps.walking import tell

SAME, DIFFERENT = "same", "different"
Decision = tuple[str, str, str]


@writable
@dataclass(frozen=True, slots=True)
class UniteIdentifiers(Step):
    """Give one identifier to what was decided to be one person.

    Attributes
    ----------
    column : str
        The identifiers.
    pairs : tuple of (str, str, str)
        Two identifiers as text, and `same` or `different`. Of the same, the first is kept.
        Pairs that are different are held so that nobody asks again, and so that no chain of
        others makes them the same.
    """

    column: str
    pairs: tuple[Decision, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        n = sum(decided == SAME for _, _, decided in self.pairs)
        return Words(
            "In {column}, take {n} pair of identifiers for one person",
            "In {column}, take {n} pairs of identifiers for one person each",
            n=n,
            column=self.column,
        )

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        kept = self._kept()
        column = table.find(self.column, "column")
        codes, words = distinct_texts(column)
        gone = [old for old in kept if old not in set(words)]
        if gone:
            tell(Words("{column} no longer has: {values}", column=self.column,
                       values=listing(*gone[:8])))  # fmt: skip
        made = text_column(column.info, codes, [kept.get(word, word) for word in words])
        made = replace(made, missing=column.missing, reasons=column.reasons)
        n = int(np.isin(codes, [at for at, word in enumerate(words) if word in kept]).sum())
        tell(
            Words(
                "{n} row has another identifier now.",
                "{n} rows have another identifier now.",
                n=n,
            )
        )
        if column.info.kind is Kind.WHOLE and known(made).any():
            made = convert(made, "whole", ".")
        return with_column(table, made, self.column)

    def _kept(self) -> dict[str, str]:
        """For each identifier that goes, the one that stays."""
        root: dict[str, str] = {}

        def of(one: str) -> str:
            while one in root:
                one = root[one]
            return one

        for a, b, decided in self.pairs:
            if decided not in (SAME, DIFFERENT):
                words = Words("A pair is either the same person or different ones.")
                raise Refusal(words, "pairs", "unknown-option")
            if decided == SAME and of(a) != of(b):
                root[of(b)] = of(a)
        for a, b, decided in self.pairs:
            if decided == DIFFERENT and of(a) == of(b):
                words = Words(
                    "{a} and {b} are different persons, but other pairs make them the same.",
                    a=a,
                    b=b,
                )
                raise Refusal(words, "pairs", "contradicting-pairs")
        return {old: of(old) for old in root}

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> UniteIdentifiers:
        """Say it of pseudonyms."""
        if self.column not in columns:
            return self
        return replace(self, pairs=tuple((hide(a), hide(b), said) for a, b, said in self.pairs))


ENTRIES = (
    Entry(
        UniteIdentifiers,
        N_("Unite persons with two identifiers"),
        PERSONS,
        N_("Decide of pairs that are probably one person; what is decided is kept."),
        (
            ("column", Input("column", N_("Identifiers"), N_("The column that names the person."))),
            (
                "pairs",
                Input("decisions", N_("Pairs"), N_("Same or different; the first stays.")),
            ),
        ),
    ),
)
