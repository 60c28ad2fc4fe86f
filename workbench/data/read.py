"""Read a file: everything as text first, then each column gets its kind, guesses told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Basis
from analyses.grammar.words import Words
from workbench.data import sources
from workbench.data.assemble import Assembled
from workbench.data.codebook import find_codebook
from workbench.data.finding import Finding
from workbench.data.mapping import design_of, guess_basis, guess_roles, role_guesses
from workbench.data.memory import Memory
from workbench.data.options import Guess, ReadOptions, options
from workbench.data.repeats import told_repeats
from workbench.data.template import Template, load_template
from workbench.data.template_fit import Fitted, fit, prepared, refuse_lost, shared
from workbench.data.values import dressed


@dataclass(frozen=True, eq=False)
class Reading:
    """A table and how it was read.

    Attributes
    ----------
    table : MemoryTable
        What was read; a column with an open question is still text.
    guesses : tuple of Guess
        What was found out, each with what it could be instead.
    questions : tuple of Guess
        What has to be asked, each without a value.
    options : ReadOptions
        What reads the file the same way again.
    told : tuple of Finding
        What was left out or could not be read, with row numbers.
    row_numbers : ndarray of int64 (rows,)
        The file's own number of each row of the table.
    roles : tuple of Guess
        Which column plays which part, by its name; those without a value are asked.
    fitted : Fitted, optional
        What a template said of the file.
    """

    table: MemoryTable
    guesses: tuple[Guess, ...]
    questions: tuple[Guess, ...]
    options: ReadOptions
    told: tuple[Finding, ...]
    row_numbers: NDArray[np.int64]
    roles: tuple[Guess, ...]
    _written: Callable[[str], list[str | None]] = field(repr=False)
    fitted: Fitted | None = None

    def as_written(self, column: str) -> list[str | None]:
        """Give every cell of a column as it stands in the file."""
        self.table.find(column)
        return self._written(column)


def read(
    path: str | Path,
    sheet: str | Iterable[str] | None = None,
    header: int | Iterable[int] | None = None,
    encoding: str | None = None,
    dates: str | Mapping[str, str] | None = None,
    decimal: str | Mapping[str, str] | None = None,
    missing: Iterable[Level] | Mapping[str, Iterable[Level]] | None = None,
    delimiter: str | None = None,
    table: str | None = None,
    units_row: int | None = None,
    sections: str | None = None,
    fill_down: str | Mapping[str, str] | None = None,
    template: str | Path | Template | None = None,
) -> MemoryTable:
    """Read a file as a table, or refuse what it leaves undecided.

    Parameters
    ----------
    path : str or Path
        CSV, Excel, OpenDocument, SPSS, Stata, SAS, Parquet or Feather.
    sheet : str or iterable of str, optional
        Which sheet of a workbook; several, or `*` for all that are alike, make one table with
        the sheet's name as a column.
    header : int or iterable of int, optional
        The row or rows of the headings, counted from 1; 0 when there are none.
    encoding, delimiter : str, optional
        Of a text file.
    dates : str or mapping of column to str, optional
        `dmy`, `mdy`, `ymd`, `jalali`, `yyyymmdd`, `serial` or `text`. One word settles every
        ambiguous column and leaves the others alone.
    decimal : str or mapping of column to str, optional
        The decimal sign, `.`, `,` or `/`, or `text`.
    missing : iterable or mapping of column to iterable, optional
        The codes that stand for nothing known; an empty one says that there are none.
    table : str, optional
        Which rectangle of a sheet, such as `A2:C6`, when several tables stand on it.
    units_row : int, optional
        The row of units below the headings, counted from 1; 0 for none.
    sections : {"column", "rows"}, optional
        Whether rows that name the group below them become a column or stay rows.
    fill_down : {"down", "blank"} or mapping of column to these, optional
        Whether blank cells have the value above. One word settles every ambiguous column.
    template : str, Path or Template, optional
        A saved mapping: how the file is read, what its columns are called and mean. What is
        said beside it wins.

    Returns
    -------
    MemoryTable
        With labels, missing codes, the programme's design as far as it shows, and `data_hash`.

    Raises
    ------
    Refusal
        With the option to set as `field` and the candidates as `ways_out`; of a template
        `template-column-gone`, when the file lacks a column that plays a part.
    """
    asked = options(
        sheet, header, encoding, dates, decimal, missing, delimiter,
        table, units_row, sections, fill_down,
    )  # fmt: skip
    reading = read_with_reading(path, asked, template=template)
    if reading.questions:
        raise undecided(reading.questions)
    if reading.fitted is not None:
        refuse_lost(reading.fitted)
    return reading.table


def read_with_reading(
    path: str | Path,
    options: ReadOptions | None = None,
    memory: Memory | None = None,
    template: str | Path | Template | None = None,
) -> Reading:
    """Read a file and tell every step; what is undecided becomes a question, not a refusal.

    `memory` is what a person said of such columns before; a script goes without, so that it
    reads the same everywhere. With a `template` the table is the one after its steps, and
    what has changed since it was made is told.

    Raises
    ------
    Refusal
        `no-file`, `empty-file`, `unknown-type`, `truncated`, `password-protected` and others:
        when the file cannot be read at all.
    """
    file = Path(path)
    sources.check(file)
    given = options or ReadOptions()
    book = find_codebook(file, given.one_sheet)
    saved = load_template(template) if isinstance(template, str | Path) else template
    base = book.fill(given) if book else given
    found = sources.assemble(file, base) if saved is None else _by_template(file, base, saved)
    _check_columns(given, found)
    table = replace(found.table, source=file.name, data_hash=found.data_hash or _hash(file))
    roles: tuple[Guess, ...] = ()
    basis: Guess | None = None
    records: Guess | None = None
    if book is not None:
        table = book.dress(table)
    else:
        open_still = {str(guess.column) for guess in found.guesses if guess.value is None}
        roles = guess_roles(table, memory, open_still)
        basis = guess_basis(table, roles)
        table = table.with_design(design_of(roles), Basis(basis.value) if basis else None)
        records = next((guess for guess in roles if guess.key == "records"), None)
        roles = role_guesses(roles)
    numbers, fitted = found.row_numbers, None
    if saved is not None:
        fitted = fit(saved, table)
        table, numbers = prepared(fitted, table, saved, numbers)
        roles, records, basis = (), None, None
    decided = tuple(guess for guess in found.guesses if guess.value is not None)
    told = tuple(guess for guess in (records, basis) if guess is not None)
    return Reading(
        table=dressed(table),
        guesses=(*decided, *told),
        questions=tuple(guess for guess in found.guesses if guess.value is None),
        options=_frozen(given, found.guesses),
        told=(
            *found.told,
            *(book.findings() if book else ()),
            *(fitted.findings if fitted is not None else ()),
            *(told_repeats(table) if book is None and fitted is None else ()),
        ),
        row_numbers=numbers,
        roles=roles,
        _written=found.written,
        fitted=fitted,
    )


def _by_template(file: Path, given: ReadOptions, template: Template) -> Assembled:
    """Read a file as a template says; where its rows or sheet are others, find them out."""
    ways = dict.fromkeys(
        (
            template.fill(given),
            replace(template.fill(given), header=given.header),
            replace(template.fill(given), header=given.header, sheet=given.sheet),
        )
    )
    best: Assembled | None = None
    refused: Refusal | None = None
    for way in ways:
        try:
            found = sources.assemble(file, way)
        except Refusal as refusal:
            refused = refused or refusal
            continue
        if best is None or shared(template, found.table) > shared(template, best.table):
            best = found
        if 2 * shared(template, best.table) >= len(template.columns):
            break
    if best is None:
        raise refused or Refusal(Words("The file cannot be read."), "path", "unknown-type")
    return best


_SETTLED = {each.name for each in fields(ReadOptions)}


def undecided(questions: tuple[Guess, ...]) -> Refusal:
    """Refuse what only a person can decide, with every candidate as a way out."""
    first = questions[0]
    columns = [each.column for each in questions if each.option == first.option]
    if first.column is None:
        words = Words(
            "{words}. Set {field} to one of the candidates.", words=first.words, field=first.option
        )
    else:
        words = Words(
            "Column {column}: {words}. Set {field} to one of the candidates.",
            column=first.column,
            words=first.words,
            field=first.option,
        )
    offered = [
        WayOut(
            _offer(first, value),
            first.option,
            value if first.column is None else {str(column): value for column in columns},
        )
        for value in first.options
    ]
    return Refusal(words, first.option, f"ambiguous-{first.option}", offered)


def _offer(question: Guess, value: object) -> Words:
    if question.key == "sheet" and value == "*":
        return Words("Read all these sheets as one table")
    return Words("Read as {value}", value=str(value))


def _frozen(given: ReadOptions, guesses: tuple[Guess, ...]) -> ReadOptions:
    """Set down every answer, so that the same file reads the same way again."""
    settled = replace(
        given,
        dates=given.dates if isinstance(given.dates, tuple) else None,
        decimal=given.decimal if isinstance(given.decimal, tuple) else None,
        fill_down=given.fill_down if isinstance(given.fill_down, tuple) else None,
    )
    for guess in guesses:
        if guess.option not in _SETTLED or guess.value is None:
            continue
        if (
            guess.option == "missing"
            and isinstance(given.missing, tuple)
            and not (given.missing and isinstance(given.missing[0], tuple))
        ):
            continue
        settled = settled.answered(guess.key, guess.value)
    if isinstance(given.decimal, str):
        for name in {guess.column for guess in guesses if guess.option == "decimal"} - {None}:
            settled = settled.with_decimal(str(name), given.decimal)
    return settled


def _check_columns(given: ReadOptions, found: Assembled) -> None:
    """Refuse an option that names a column the file does not have."""
    for field_name in ("dates", "decimal", "missing", "fill_down"):
        pairs = getattr(given, field_name)
        for pair in pairs if isinstance(pairs, tuple) else ():
            if isinstance(pair, tuple):
                found.table.find(str(pair[0]), field_name)


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
