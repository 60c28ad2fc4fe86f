"""SPSS, Stata and SAS files: labels, value labels and the codes declared as missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from analyses.grammar import progress
from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Words
from workbench.data.apart import Broken, can_read_apart, read_apart
from workbench.data.assemble import Assembled, assembled, cells_written
from workbench.data.cells import Cell, Cells, cells_of, numbers_of, simple
from workbench.data.dating import date_format
from workbench.data.drafts import Typed, draft
from workbench.data.kinds import as_kind, settle
from workbench.data.laying import READ
from workbench.data.options import ReadOptions
from workbench.data.reader_process import statistics
from workbench.data.spreading import CODE
from workbench.data.value_labels import (
    is_category,
    says_unknown,
    shown_labels,
    with_codes,
    with_told_labels,
)

READERS = {
    ".sav": "read_sav",
    ".zsav": "read_sav",
    ".por": "read_por",
    ".dta": "read_dta",
    ".sas7bdat": "read_sas7bdat",
    ".xpt": "read_xport",
}


def read_statistical(file: Path, options: ReadOptions) -> Assembled:
    """Read a statistics file with all that it declares.

    A column whose values all have labels becomes words; codes declared as missing become missing,
    with their label as the reason.

    Raises
    ------
    Refusal
        `truncated` when the file is damaged, `empty-file` when it has no rows.
    """
    data, meta = _open(file, options)
    names = list(data)
    height = len(data[names[0]]) if names else 0
    if not height:
        raise Refusal(Words("The file {name} has no rows.", name=file.name), code="empty-file")
    rows = np.arange(1, height + 1)
    typed: list[Typed] = []
    for name in names:
        typed.append(_column(name, data[name], meta, options, rows))
        progress.step(int((READ + (1 - READ) * len(typed) / len(names)) * height), height)
    cells = [each.cells for each in typed if each.cells is not None]
    return assembled(typed, (), (), rows, cells_written(cells))


def _open(file: Path, options: ReadOptions) -> tuple[Mapping[str, Any], Any]:
    reader = READERS[file.suffix.lower()]
    more: dict[str, Any] = {}
    if file.suffix.lower() in (".sav", ".zsav", ".dta", ".sas7bdat"):
        more["user_missing"] = True
    if options.encoding:
        more["encoding"] = options.encoding
    given: dict[str, Any] = {"path": str(file), "reader": reader, "more": more}
    try:
        if can_read_apart():
            values, meta = read_apart("statistics", file.stat().st_size, **given)
        else:
            values, meta = statistics(None, **given)
    except Exception as problem:  # whatever a reader makes of a damaged file
        if isinstance(problem, Broken) and problem.reason != "broken":
            raise _too_large(file) from None
        words = Words(
            "The statistics file {name} is damaged or incomplete. Copy it or save it again.",
            name=file.name,
        )
        raise Refusal(words, code="truncated") from None
    return values, SimpleNamespace(**meta)


def _too_large(file: Path) -> Refusal:
    words = Words(
        "The statistics file {name} announces more than can be read safely. Save it again, or "
        "export it as CSV.",
        name=file.name,
    )
    return Refusal(words, "path", "too-large")


def _column(
    name: str,
    values: list[Any],
    meta: Any,  # noqa: ANN401 - pyreadstat's metadata
    options: ReadOptions,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Typed:
    is_words = meta.readstat_variable_types.get(name) == "string"
    is_stata = bool(meta.missing_user_values.get(name)) and not is_words
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {float} and not is_stata:
        cells = numbers_of(name, np.array(values, dtype=np.float64))
    elif kinds == {str} and not is_stata:
        cells = cells_of(name, values)
    else:
        cells = cells_of(name, (_dotted(value) if is_stata else simple(value) for value in values))
    labels = {
        _dotted(k) if is_stata else simple(k): str(v)
        for k, v in (meta.variable_value_labels.get(name) or {}).items()
    }
    declared = [
        cell
        for cell in cells.values
        if _is_declared(cell, name, meta) or (not is_words and says_unknown(labels.get(cell)))
    ]
    said = _with_codes(options, name, [*(options.codes(name) or ()), *declared])
    if is_words and not labels:
        tried = draft(cells)
        is_date = date_format(name, tried.parts, tried.known) is not None
        typed = settle(tried, said, rows, None) if is_date else as_kind(cells, "text", said)
    elif is_category(cells, labels, declared):
        shown = Cells(name, shown_labels(cells, labels), cells.codes)
        gone = [shown.values[cells.values.index(code)] for code in declared]
        typed = as_kind(shown, "text", _with_codes(options, name, gone) if gone else said)
        typed = with_codes(typed, cells, shown)
    else:
        typed = settle(draft(cells), said, rows, None)
    typed = with_told_labels(typed, cells, labels, declared, rows)
    return _dressed(replace(typed, cells=cells), labels, meta.column_names_to_labels.get(name))


def _dotted(value: object) -> Cell:
    """Write Stata's extended missing values as Stata does: .a to .z."""
    return f".{value}" if isinstance(value, str) and len(value) == 1 else simple(value)


def _with_codes(options: ReadOptions, name: str, codes: list[Any]) -> ReadOptions:
    return options.with_missing(name, codes) if codes else options


def _is_declared(cell: Cell, name: str, meta: Any) -> bool:  # noqa: ANN401
    if str(cell).removeprefix(".") in (meta.missing_user_values.get(name) or ()):
        return True
    for limits in meta.missing_ranges.get(name) or ():
        low, high = limits["lo"], limits["hi"]
        if isinstance(low, str) or isinstance(cell, str):
            if cell == low:
                return True
        elif isinstance(cell, int | float) and low <= cell <= high:
            return True
    return False


def _dressed(typed: Typed, labels: Mapping[Cell, str], label: str | None) -> Typed:
    """Put the column's label on it, and the labels of its missing codes."""
    by_text = {str(code): text for code, text in labels.items()}
    by_label = {text: code for code, text in labels.items()}
    reasons: list[tuple[Level, str]] = []
    for code, reason in typed.column.info.missing_codes:
        if reason != CODE:
            reasons.append((code, reason))
            continue
        plain = by_label.get(str(code), code)
        reasons.append(
            (code if plain is None else plain, by_text.get(str(plain), N_("declared missing")))
        )
    info = replace(typed.column.info, label=label or "", missing_codes=tuple(reasons))
    return replace(typed, column=replace(typed.column, info=info))
