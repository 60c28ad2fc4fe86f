"""The codebook page of a kind of records: what one row is, and what every column means."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import Name, Value, Words, listing
from analyses.records.model import KINDS, Field, RecordKind
from workbench.language.languages import language_of
from workbench.language.translate import say

REQUIRED = Words("required")
STANDS_IN = Words("the row's number stands in where there is none")


def kinds_listed(language: str) -> str:
    """List the kinds of records, a line each: name, label, what one row is."""
    widest = max(len(kind.name) for kind in KINDS.values())
    return "\n".join(
        f"{kind.name:{widest}}  {_said(Words(kind.label), language)}: "
        f"{_said(Words(kind.help), language)}"
        for kind in KINDS.values()
    )


def no_such_kind(name: str) -> Refusal:
    """Refuse a kind that is none, naming those there are."""
    known = listing(*(kind.name for kind in KINDS.values()))
    words = Words(
        "There are no records called {name}. They can be: {known}.", name=name, known=known
    )
    if not name:
        words = Words("Say which records are meant. They can be: {known}.", known=known)
    return Refusal(words, "kind", "no-such-records")


def title(kind: RecordKind) -> Words:
    """Name the page."""
    return Words("What a file of this kind holds: {kind}", kind=Words(kind.label))


def records_page(kind: RecordKind, language: str) -> str:
    """Write the page as plain text.

    Raises
    ------
    Refusal
        `no-such-language`.
    """
    return "\n".join(_lines(kind, language))


def records_html(kind: RecordKind, language: str) -> str:
    """Write the page as HTML for the window, whose tables do not turn with the language."""
    found = language_of(language)
    turned = found.right_to_left
    direction, side = ("rtl", "right") if turned else ("ltr", "left")
    head = [f"<th align='{side}'>{_marked(words, language)}</th>" for words in _HEADINGS]
    rows = [_row(field, language) for field in kind.fields]
    lines = "".join(f"<tr>{''.join(row[::-1] if turned else row)}</tr>" for row in (head, *rows))
    return (
        f"<html lang='{found.code}' dir='{direction}'><body>"
        f"<h2>{_marked(title(kind), language)}</h2>"
        f"<p>{_marked(Words(kind.help), language)} {_marked(_basis(kind), language)}</p>"
        f"<table border='0' cellspacing='0' cellpadding='6' width='100%'>{lines}</table>"
        "</body></html>"
    )


def empty_sheet(kind: RecordKind, language: str) -> str:
    """Give the headings of an empty sheet of a kind as CSV, for offices that start afresh."""
    sheet = io.StringIO()
    labels = [say(Words(field.label), language, isolate=False) for field in kind.fields]
    csv.writer(sheet, lineterminator="\n").writerow(labels)
    return sheet.getvalue()


_HEADINGS = (Words("Column"), Words("Means"), Words("Holds"), Words("Numbers"))
_HOLDS: tuple[tuple[Kind, Words], ...] = (
    (Kind.DATE, Words("dates")),
    (Kind.DECIMAL, Words("numbers")),
    (Kind.TEXT, Words("text")),
    (Kind.WHOLE, Words("whole numbers")),
    (Kind.TRUTH, Words("yes or no")),
)


def holds(field: Field) -> Value:
    """Say what a column may hold: its levels where they are settled, else its kinds."""
    if field.codes is not None:
        return listing(*(Words(label) for _, label in field.codes.levels))
    if field.kinds is Kind.ANY or not field.kinds & (Kind.DATE | Kind.DECIMAL):
        return Words("text or codes")
    kinds = [(kind, words) for kind, words in _HOLDS if kind & field.kinds]
    if Kind.DECIMAL & field.kinds:
        kinds = [pair for pair in kinds if pair[0] not in (Kind.WHOLE, Kind.TRUTH)]
    if field.unit:
        held = listing(*(words for _, words in kinds))
        return Words("{kind}, in {unit}", kind=held, unit=Words(field.unit))
    return listing(*(words for _, words in kinds))


def numbers(field: Field) -> Value | None:
    """Name the element numbers of the reporting layouts."""
    told = []
    if field.meaning.pirl:
        told.append(Words("PIRL {number}", number=Name(field.meaning.pirl)))
    if field.meaning.rsa:
        told.append(Words("RSA-911 {number}", number=Name(field.meaning.rsa)))
    return listing(*told) if told else None


def need(field: Field) -> Words | None:
    """Say whether the column has to be there."""
    return REQUIRED if field.required else STANDS_IN if field.numbered else None


def _basis(kind: RecordKind) -> Words:
    return Words("A row counts as one of: {basis}.", basis=Words(kind.basis.value))


def _lines(kind: RecordKind, language: str) -> Iterator[str]:
    yield _said(title(kind), language)
    yield _said(Words(kind.help), language)
    yield _said(_basis(kind), language)
    for field in kind.fields:
        yield ""
        marked = need(field)
        label = Words(field.label)
        named = Words("{column} ({note})", column=label, note=marked) if marked else label
        yield _said(named, language)
        yield f"  {_said(Words(field.help), language)}"
        yield f"  {_said(holds(field), language)}"
        if (told := numbers(field)) is not None:
            yield f"  {_said(told, language)}"


def _row(field: Field, language: str) -> list[str]:
    marked, told = need(field), numbers(field)
    label = f"<b>{_marked(Words(field.label), language)}</b>"
    if marked is not None:
        label += f"<br><small>{_marked(marked, language)}</small>"
    cells = (
        label,
        _marked(Words(field.help), language),
        _marked(holds(field), language),
        _marked(told, language) if told is not None else "",
    )
    return [f"<td valign='top'>{cell}</td>" for cell in cells]


def _marked(value: Value, language: str) -> str:
    return escape(say(value, language))


def _said(value: Value, language: str) -> str:
    return say(value, language, isolate=False)
