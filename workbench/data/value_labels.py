"""Labels of the values of a statistics file: when they stand for the codes, and the codes kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words, listing
from workbench.data.cells import Cell, Cells, written
from workbench.data.drafts import Typed
from workbench.data.finding import Finding
from workbench.data.spelling import key, level

_UNKNOWN = {
    "refused", "refusal", "refuse", "don t know", "dont know", "do not know", "dk", "unknown",
    "not known", "no answer", "not answered", "not stated", "missing", "system missing", "na",
    "n a", "not applicable", "not asked", "نمی دانم", "نمیداند", "نمی داند", "نامعلوم", "نامشخص",
    "بی پاسخ", "بدون پاسخ", "امتناع", "مورد ندارد", "不知道", "不详", "未知", "拒答", "拒绝回答",
    "不适用", "缺失", "không biết", "không trả lời", "từ chối trả lời", "từ chối", "không áp dụng",
    "không rõ",
}  # fmt: skip


def says_unknown(label: str | None) -> bool:
    """Whether a value's label says that nothing is known: refused, don't know, 不详."""
    return label is not None and key(label) in _UNKNOWN


def is_category(cells: Cells, labels: Mapping[Cell, str], declared: Sequence[Cell]) -> bool:
    """Whether labels stand for the codes of a column: all have one, or nearly all.

    A measure of which only the ends are labelled, such as 0 "none" to 10 "all", stays numbers.
    """
    kept = [cell for cell in cells.values if cell not in declared]
    labelled = sum(1 for cell in kept if cell in labels)
    return bool(labels) and labelled > 0 and len(kept) - labelled <= labelled // 2


def shown_labels(cells: Cells, labels: Mapping[Cell, str]) -> list[Cell]:
    """Write labels instead of codes; two codes whose labels are spelled alike stay apart."""
    texts = [level(labels.get(cell, str(written(cell)))) for cell in cells.values]
    return [
        f"{text} ({written(cell)})" if texts.count(text) > 1 else text
        for text, cell in zip(texts, cells.values, strict=True)
    ]


def with_codes(typed: Typed, cells: Cells, shown: Cells) -> Typed:
    """Keep the file's own code of each level."""
    by_level = {
        level(str(text)): code for text, code in zip(shown.values, cells.values, strict=True)
    }
    codes: tuple[tuple[str, Level], ...] = tuple(
        (name, code)
        for name in typed.column.levels
        if isinstance(code := by_level.get(name), str | int | float)
    )
    info = replace(typed.column.info, codes=codes)
    return replace(typed, column=replace(typed.column, info=info))


def with_told_labels(
    typed: Typed,
    cells: Cells,
    labels: Mapping[Cell, str],
    declared: Sequence[Cell],
    rows: NDArray[np.int64],
) -> Typed:
    """Tell codes without a label among labelled ones, and labels of a column of numbers."""
    if not labels:
        return typed
    bare = np.array([cell not in labels and cell not in declared for cell in cells.values], bool)
    n = int(cells.counts[bare].sum())
    if typed.column.info.kind is Kind.TEXT and n:
        words = Words(
            "{n} row of {column} has a code without a label: {codes}",
            "{n} rows of {column} have codes without labels: {codes}",
            n=n,
            column=cells.name,
            codes=listing(*(str(written(cells.values[at])) for at in np.flatnonzero(bare)[:6])),
        )
        places = tuple(int(row) for row in rows[cells.rows_of(bare)][:100])
        told = Finding("codes-without-labels", "caution", words, cells.name, places, n)
        return replace(typed, told=(*typed.told, told))
    some = {code: text for code, text in labels.items() if code not in declared}
    if typed.column.info.kind is not Kind.TEXT and some:
        words = Words(
            "{column} stays numbers, since only some of its values have labels: {labels}",
            column=cells.name,
            labels=listing(*(f"{code} = {text}" for code, text in list(some.items())[:4])),
        )
        told = Finding("labels-of-some", "note", words, cells.name)
        return replace(typed, told=(*typed.told, told))
    return typed
