"""What a reader may be told about a file, and what it guessed by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing

Pairs = tuple[tuple[str, str], ...]
CodePairs = tuple[tuple[str, tuple[Level, ...]], ...]

DATE_FORMATS = (
    "ymd", "dmy", "mdy", "jalali", "yyyymmdd", "serial", "last-century", "text",
)  # fmt: skip
DECIMALS = (".", ",", "/", "text")
SECTIONS = ("column", "rows")
FILLINGS = ("down", "blank")


@writable
@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file; what is None is found out.

    Attributes
    ----------
    sheet : str or tuple of str, optional
        Which sheet of a workbook; several, or `*` for all that hold the same columns, are read
        as one table.
    header : int or tuple of int, optional
        The row or rows of the headings, counted from 1 as a spreadsheet does; 0 for none.
    encoding, delimiter : str, optional
        Of a text file.
    dates : str or tuple of (column, format), optional
        `dmy`, `mdy`, `ymd`, `jalali`, `yyyymmdd`, `serial`, or `text` to leave it alone.
        One word for all settles only what is ambiguous.
    decimal : str or tuple of (column, sign), optional
        `.` or `,`, or `text` to leave a column alone.
    missing : tuple of levels or of (column, levels), optional
        The codes that mean nothing is known; an empty tuple says that there are none.
    table : str, optional
        Which rectangle of a sheet, such as `A2:C6`, when several tables stand on it.
    units_row : int, optional
        The row of units below the headings, counted from 1; 0 for none.
    sections : {"column", "rows"}, optional
        Whether rows that name the group below them become a column or stay rows.
    fill_down : str or tuple of (column, "down" or "blank"), optional
        Whether blank cells have the value above.
    """

    sheet: str | tuple[str, ...] | None = None
    header: int | tuple[int, ...] | None = None
    encoding: str | None = None
    dates: str | Pairs | None = None
    decimal: str | Pairs | None = None
    missing: tuple[Level, ...] | CodePairs | None = None
    delimiter: str | None = None
    table: str | None = None
    units_row: int | None = None
    sections: str | None = None
    fill_down: str | Pairs | None = None

    @property
    def one_sheet(self) -> str | None:
        """The sheet that was asked for; None for several of them."""
        return self.sheet if isinstance(self.sheet, str) and self.sheet != "*" else None

    def with_date(self, column: str, format: str) -> ReadOptions:
        """Settle how one column's dates are written."""
        return replace(self, dates=_set(self.dates, column, format))

    def with_decimal(self, column: str, sign: str) -> ReadOptions:
        """Settle one column's decimal sign."""
        return replace(self, decimal=_set(self.decimal, column, sign))

    def with_missing(self, column: str, codes: Iterable[Level]) -> ReadOptions:
        """Settle one column's missing codes."""
        kept = _pairs(self.missing) or {}
        return replace(self, missing=tuple((kept | {column: tuple(codes)}).items()))

    def answered(self, key: str, value: object) -> ReadOptions:
        """Change a guess by its key: `sheet`, `dates[job_start]`, `missing[hours]` and so on."""
        option, _, column = key.partition("[")
        column = column.removesuffix("]")
        match option:
            case "dates":
                return self.with_date(column, str(value))
            case "decimal":
                return self.with_decimal(column, str(value))
            case "fill_down":
                return replace(self, fill_down=_set(self.fill_down, column, str(value)))
            case "missing":
                return self.with_missing(column, value)  # type: ignore[arg-type]
            case _:
                return replace(self, **{option: value})  # type: ignore[arg-type]

    def date_format(self, column: str) -> str | None:
        """Give the format that a column was told to have."""
        return dict(self.dates).get(column) if isinstance(self.dates, tuple) else None

    def day_order(self) -> str | None:
        """Give the format that settles every ambiguous column."""
        return self.dates if isinstance(self.dates, str) else None

    def decimal_sign(self, column: str) -> str | None:
        """Give the decimal sign that a column was told to have."""
        if isinstance(self.decimal, tuple):
            return dict(self.decimal).get(column)
        return self.decimal

    def filling(self, column: str) -> str | None:
        """Say whether a column's blanks are filled down; None lets it be guessed."""
        if isinstance(self.fill_down, tuple):
            return dict(self.fill_down).get(column)
        return None

    def codes(self, column: str) -> tuple[Level, ...] | None:
        """Give a column's missing codes; None lets them be guessed."""
        pairs = _pairs(self.missing)
        return self.missing if pairs is None else pairs.get(column)  # type: ignore[return-value]


def options(
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
) -> ReadOptions:
    """Take options as a script writes them, refusing those that nothing answers to."""
    _among("dates", dates, DATE_FORMATS)
    _among("decimal", decimal, DECIMALS)
    _among("sections", sections, SECTIONS)
    _among("fill_down", fill_down, FILLINGS)
    return ReadOptions(
        sheet=sheet if sheet is None or isinstance(sheet, str) else tuple(sheet),
        header=header if header is None or isinstance(header, int) else tuple(header),
        encoding=encoding,
        dates=tuple(dates.items()) if isinstance(dates, Mapping) else dates,
        decimal=tuple(decimal.items()) if isinstance(decimal, Mapping) else decimal,
        missing=_codes(missing),
        delimiter=delimiter,
        table=table,
        units_row=units_row,
        sections=sections,
        fill_down=tuple(fill_down.items()) if isinstance(fill_down, Mapping) else fill_down,
    )


@writable
@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that a reader found out by itself, or (without a value) has to ask.

    Attributes
    ----------
    key : str
        Which option it fills: `sheet`, `header`, `dates[job_start]`, `missing[hours]` …
    value : str, int, or tuple, or None
        What was taken; None when it is a question.
    words : Words
        What was seen, for a person.
    confidence : float
        Between 0 and 1.
    options : tuple
        What it could be instead, the likeliest first.
    certain : bool
        Whether nothing else is possible.
    """

    key: str
    value: str | int | tuple[Level, ...] | None
    words: Words
    confidence: float = 1.0
    options: tuple[str | int | tuple[Level, ...], ...] = ()
    certain: bool = True

    @property
    def option(self) -> str:
        """The option of `read` that settles it."""
        return self.key.partition("[")[0]

    @property
    def column(self) -> str | None:
        """The column that it is about."""
        return self.key.partition("[")[2].removesuffix("]") or None


def _set(held: str | Pairs | None, column: str, value: str) -> Pairs:
    kept = dict(held) if isinstance(held, tuple) else {}
    return tuple((kept | {column: value}).items())


def _pairs(missing: tuple[Level, ...] | CodePairs | None) -> dict[str, tuple[Level, ...]] | None:
    """Codes by column; None when the same ones hold for every column, or none were said."""
    by_column = {pair[0]: pair[1] for pair in missing or () if isinstance(pair, tuple)}
    return by_column or None


def _codes(
    missing: Iterable[Level] | Mapping[str, Iterable[Level]] | None,
) -> tuple[Level, ...] | CodePairs | None:
    if missing is None:
        return None
    if isinstance(missing, Mapping):
        return tuple((name, _row(codes)) for name, codes in missing.items())
    return _row(missing)


def _row(codes: Iterable[Level] | Level) -> tuple[Level, ...]:
    return (codes,) if isinstance(codes, str | int | float | date) else tuple(codes)


def _among(field: str, given: str | Mapping[str, str] | None, known: tuple[str, ...]) -> None:
    values = given.values() if isinstance(given, Mapping) else [given]
    for value in values:
        if value is not None and value not in known:
            words = Words(
                "{value} is no way to read {field}. It can be: {known}.",
                value=str(value),
                field=field,
                known=listing(*known),
            )
            raise Refusal(words, field=field, code="unknown-option")
