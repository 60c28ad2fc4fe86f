"""Command-line flags made from a question's inputs, so that neither is written twice."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from analyses.grammar.analysis import Analysis
from analyses.grammar.inputs import Input
from analyses.grammar.words import Words
from workbench.language.translate import say

_FLAGS = {"table": "--which-table"}  # --table saves the estimates
READING = (
    "sheet", "header", "encoding", "delimiter", "dates", "decimal", "missing", "table", "units_row",
    "sections", "fill_down",
)  # fmt: skip


def add_question_flags(
    parser: argparse.ArgumentParser, question: type[Analysis], language: str
) -> None:
    """Add one flag for each field of a question, with its help in a language."""
    for name, given in question.inputs().items():
        _add(parser, name, given, language)


def _add(parser: argparse.ArgumentParser, name: str, given: Input, language: str) -> None:
    flag = "--" + name.replace("_", "-")
    help_text = _spoken(given.help, language)
    if given.is_a == "switch":
        parser.add_argument(
            flag, dest=name, action=argparse.BooleanOptionalAction, default=None, help=help_text
        )
    elif given.is_a in {"columns", "levels", "numbers"}:
        parser.add_argument(
            flag, dest=name, nargs="+", default=None, metavar=_meta(given), help=help_text
        )
    elif given.is_a == "choice":
        parser.add_argument(flag, dest=name, choices=given.options, default=None, help=help_text)
    else:
        parser.add_argument(flag, dest=name, default=None, metavar=_meta(given), help=help_text)


def _meta(given: Input) -> str:
    return {"day": "2024-06-30", "records": "FILE", "condition": "FILTER"}.get(
        given.is_a, given.is_a.removesuffix("s").upper()
    )


def _spoken(message: str, language: str) -> str:
    # argparse reads % as a format.
    return say(Words(message), language, isolate=False).replace("%", "%%")


def given_fields(question: type[Analysis], given: argparse.Namespace) -> dict[str, Any]:
    """Collect the fields that were given; an empty text takes a default away."""
    fields: dict[str, Any] = {}
    for name, item in question.inputs().items():
        value = getattr(given, name)
        if value is None or item.is_a == "records":
            continue
        if item.is_a in {"columns", "levels", "numbers"}:
            fields[name] = tuple(_split(value))
        else:
            fields[name] = None if value == "" else value
    return fields


def _split(values: list[str]) -> list[str]:
    """Take `--weeks 13,26` and `--weeks 13 26` alike; a value that holds a comma stands alone."""
    if len(values) == 1:
        return [part.strip() for part in values[0].split(",") if part.strip()]
    return [value.rstrip(",") for value in values]


def add_reading_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags that say how a file is to be read, the same as the arguments of `read`."""
    group = parser.add_argument_group("reading the file")
    helps = {
        "sheet": "the sheet of a workbook by name, several with | between, or * for all alike",
        "header": "the row, or rows such as 3-4, that hold the headings",
        "encoding": "the encoding of a text file, such as cp1256",
        "delimiter": "what separates the columns of a text file",
        "dates": "how dates are written: dmy, mdy, ymd, jalali, or COLUMN=ORDER, commas between",
        "decimal": "the decimal sign: point or comma, or COLUMN=SIGN, where a sign can be /",
        "missing": "codes that mean missing: 9, 99 or COLUMN=9",
        "table": "which of several tables on a sheet, as a range such as A2:F40",
        "units_row": "the row of units below the headings; 0 for none",
        "sections": "rows that name the group below them: column or rows",
        "fill_down": "blanks below the name of a group: down or blank, or COLUMN=down",
    }
    for name in READING:
        flag, place = _FLAGS.get(name, f"--{name.replace('_', '-')}"), f"read_{name}"
        group.add_argument(
            flag,
            dest=place,
            type=_SHAPES.get(name, str),
            metavar=name.upper(),
            default=None,
            help=helps[name],
        )


def add_template_flag(parser: argparse.ArgumentParser) -> None:
    """Add the flag that names a saved mapping."""
    parser.add_argument(
        "--template", metavar="FILE", default=None, help="read as a saved mapping says"
    )


def reading_options(given: argparse.Namespace) -> dict[str, Any]:
    """Collect the reading flags as arguments of `read`."""
    options = {name: getattr(given, f"read_{name}") for name in READING}
    return {name: option for name, option in options.items() if option is not None}


def _header(text: str) -> int | tuple[int, ...]:
    first, _, last = text.partition("-")
    try:
        rows = tuple(range(int(first), int(last or first) + 1))
    except ValueError:
        rows = ()
    if not rows:
        raise argparse.ArgumentTypeError("write a row such as 3, or rows such as 3-4")
    return rows if len(rows) > 1 else rows[0]


def _by_column(text: str, value: Callable[[str], Any]) -> Any:  # noqa: ANN401 - one or many
    """Read `dmy`, or `start=dmy,end=ymd`."""
    if "=" not in text:
        return value(text)
    pairs = (part.rpartition("=") for part in text.split(","))
    return {column.strip(): value(form.strip()) for column, _, form in pairs}


def _sign(text: str) -> str:
    return {"point": ".", "comma": ","}.get(text, text)


def _missing(text: str) -> Any:  # noqa: ANN401 - codes, or codes by column
    """Read `9,99`, or `hours=99,wage=999`."""
    if "=" in text:
        pairs = (part.rpartition("=") for part in text.split(","))
        return {column.strip(): (_code(code),) for column, _, code in pairs}
    return tuple(_code(code) for code in text.split(",") if code.strip())


def _code(text: str) -> str | int | float:
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text.strip()


_SHAPES: dict[str, Callable[[str], Any]] = {
    "header": _header,
    "dates": lambda text: _by_column(text, str),
    "decimal": lambda text: "," if text == "," else _by_column(text, _sign),
    "missing": _missing,
    "sheet": lambda text: tuple(text.split("|")) if "|" in text else text,
    "units_row": int,
    "fill_down": lambda text: _by_column(text, str),
}
