"""The step that makes few values of many: bands of numbers, groups of words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.levels import Codes, distinct_texts, text_column
from workbench.data.rows import known, with_column, without
from workbench.data.spelling import level
from workbench.data.steps.entry import CELLS, Entry
from workbench.data.steps.step import TAKEN, Step
from workbench.data.steps.texts import name_taken
from workbench.data.steps.walking import tell

Band = tuple[float | None, float | None, str]
OTHERS = ("keep", "missing", "word")


@writable
@dataclass(frozen=True, slots=True)
class Recode(Step):
    """Put numbers into bands, or words into groups.

    Attributes
    ----------
    column, to : str
        What is recoded, and the column that it becomes; the same name changes it in place.
    bands : tuple of (low, high, word)
        From low up to, but without, high; None is without end. An empty word is made of the two.
    pairs : tuple of (str, str)
        An old value and its new word; an empty word makes it missing.
    others : {"keep", "missing", "word"}
        What becomes of values that no band or pair names: they stay as they are written, are
        missing, or become `word`.
    known : tuple of str
        Values that are known to be left to `others`; only further ones are told.
    """

    column: str
    to: str
    bands: tuple[Band, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    others: str = "keep"
    word: str = ""
    known: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.bands:
            return Words("Put {column} into bands as {to}", column=self.column, to=self.to)
        return Words("Group the values of {column} as {to}", column=self.column, to=self.to)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        self._check()
        column = table.find(self.column, "column")
        if self.to != self.column and self.to in table.columns:
            raise name_taken(self.to, "to")
        if self.bands and not column.info.kind & (Kind.WHOLE | Kind.DECIMAL):
            words = Words("{column} does not hold numbers. Read it as numbers first.",
                          column=self.column)  # fmt: skip
            raise Refusal(words, "column", "wrong-kind")
        codes, texts, words_of = self._in_bands(column) if self.bands else self._paired(column)
        self._tell_others(codes, texts, words_of)
        new = [self._other(text) if word is None else word
               for text, word in zip(texts, words_of, strict=True)]  # fmt: skip
        info = replace(
            column.info, name=self.to, unit="", codes=(), levels_said=(),
            missing_codes=column.info.missing_codes,
        )  # fmt: skip
        made = text_column(info, codes, new)
        emptied = known(column) & ~known(made)
        made = replace(made, missing=column.missing, reasons=column.reasons)
        made = without(made, emptied, TAKEN)
        return with_column(table, made, self.column if self.to == self.column else None)

    def _check(self) -> None:
        if bool(self.bands) == bool(self.pairs):
            words = Words("Say either bands of numbers or pairs of words.")
            raise Refusal(words, "bands", "missing-field")
        if self.others not in OTHERS or (self.others == "word" and not self.word):
            words = Words("Say what becomes of the other values.")
            ways = [WayOut(Words("Keep them"), "others", "keep"),
                    WayOut(Words("Make them missing"), "others", "missing")]  # fmt: skip
            raise Refusal(words, "others", "missing-field", ways)
        ordered = sorted(self.bands, key=lambda band: -np.inf if band[0] is None else band[0])
        for (_, high, name), (low, _, other) in pairwise(ordered):
            if high is None or low is None or low < high:
                words = Words("The bands {a} and {b} overlap.", a=name or "…", b=other or "…")
                raise Refusal(words, "bands", "overlapping-bands")
        for low, high, _ in self.bands:
            if low is not None and high is not None and low >= high:
                words = Words("A band must end above {low}, where it begins.", low=float(low))
                raise Refusal(words, "bands", "empty-band")

    def _in_bands(self, column: Column) -> tuple[Codes, list[str], list[str | None]]:
        """Which band each row is in; the values of no band come after the bands."""
        codes, texts = distinct_texts(column)
        there = known(column)
        values = np.unique(column.values[there]).astype(np.float64)
        found: list[str | None] = [None] * len(texts)
        for low, high, word in self.bands:
            inside = (values >= (-np.inf if low is None else low)) & (
                values < (np.inf if high is None else high)
            )
            said = word or band_word(low, high, is_whole=column.info.kind is Kind.WHOLE)
            for at in np.flatnonzero(inside).tolist():
                found[at] = said
        return codes, texts, found

    def _paired(self, column: Column) -> tuple[Codes, list[str], list[str | None]]:
        codes, texts = distinct_texts(column)
        new = {level(old): word for old, word in self.pairs}
        there = set(texts)
        gone = [old for old in new if old not in there]
        if gone:
            tell(
                Words(
                    "{column} no longer has: {values}",
                    column=self.column,
                    values=listing(*gone[:8]),
                )
            )
        return codes, texts, [new.get(text) for text in texts]

    def _other(self, text: str) -> str:
        return {"keep": text, "missing": "", "word": self.word}[self.others]

    def _tell_others(self, codes: Codes, texts: list[str], words: list[str | None]) -> None:
        counts = np.bincount(codes[codes >= 0], minlength=len(texts))
        silent = {*self.known, *((word or "") for word in words)}
        told = [at for at, word in enumerate(words)
                if word is None and counts[at] and texts[at] not in silent]  # fmt: skip
        if told:
            told.sort(key=lambda at: -counts[at])
            tell(
                Words(
                    "{n} row of {column} has a value that was not expected: {values}",
                    "{n} rows of {column} have values that were not expected: {values}",
                    n=int(counts[told].sum()),
                    column=self.column,
                    values=listing(*(texts[at] for at in told[:8])),
                )
            )

    def telling(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns that tell what one of these columns tells, or a part of it.

        Groups that somebody made tell no more than the groups do.
        """
        return (self.to,) if self.column in columns and self.others == "keep" else ()

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> Recode:
        """Say it of pseudonyms."""
        if self.column not in columns:
            return self
        pairs = tuple((hide(old), new) for old, new in self.pairs)
        return replace(self, pairs=pairs, known=tuple(hide(value) for value in self.known))


def band_word(low: float | None, high: float | None, *, is_whole: bool) -> str:
    """Name a band as `16–24`, `<16` or `65+`."""
    first = "" if low is None else f"{low:g}"
    if high is None:
        return f"{first}+" if first else "…"
    last = f"{high - 1:g}" if is_whole and float(high).is_integer() else f"<{high:g}"
    if low is None:
        return f"<{high:g}"
    if last == first:
        return first
    return f"{first}–{last}"


ENTRIES = (
    Entry(
        Recode,
        N_("Group values"),
        CELLS,
        N_("Put numbers into bands, such as ages, or many words into a few."),
        (
            ("column", Input("column", N_("Column"), N_("What is grouped."))),
            ("to", Input("line", N_("New column"), N_("The same name changes the column itself."))),
            (
                "bands",
                Input(
                    "bands",
                    N_("Bands"),
                    N_("From a number up to, but without, another; open at an end if left empty."),
                    of="column",
                ),
            ),
            (
                "pairs",
                Input("pairs", N_("Words"), N_("The old word and the new one."), of="column"),
            ),
            (
                "others",
                Input(
                    "choice",
                    N_("Other values"),
                    N_("Whether they stay, become missing, or become one word."),
                    options=OTHERS,
                ),
            ),
            ("word", Input("line", N_("Their word"), N_("What the other values become."))),
            (
                "known",
                Input(
                    "levels",
                    N_("Known values"),
                    N_("Values that are not told when no band or word names them."),
                    of="column",
                    advanced=True,
                ),
            ),
        ),
    ),
)
