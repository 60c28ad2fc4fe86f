"""A quality report as it may leave the desk: no value that fewer than ten rows have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.words import Listing, Name, Value, Words
from workbench.export.disclosure import WITHHELD

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import Guess
    from workbench.data.quality.examined import Report

_OF_THE_CODEBOOK = "source-"  # what a codebook says of its source was written to be read


def public(report: Report) -> Report:
    """Give a report without the values of persons.

    Names of tables, columns, files and levels that ten rows and more have stay, and so do row
    numbers and counts of rows, which say nothing of anybody; every other word of the data goes.
    """
    known = frozenset(_names(report))

    def told(finding: Finding) -> Finding:
        if finding.code.startswith(_OF_THE_CODEBOOK):
            return finding
        words = protected(finding.words, known)
        fix = finding.fix
        if fix is not None and protected(fix.words, known | _limits(finding)) != fix.words:
            fix = None  # it would name the values that it changes
        return replace(finding, words=words, fix=fix, values=())

    def guessed(guess: Guess) -> Guess:
        return replace(guess, words=protected(guess.words, known))

    return replace(
        report,
        tables=tuple(
            replace(
                table,
                findings=tuple(told(each) for each in table.findings),
                guesses=tuple(guessed(each) for each in table.guesses),
            )
            for table in report.tables
        ),
        between=tuple(told(each) for each in report.between),
        dismissed=tuple(replace(each, finding=told(each.finding)) for each in report.dismissed),
    )


def protected(words: Words, known: frozenset[str]) -> Words:
    """Take every word of the data out of a sentence that is not among those known."""

    def change(value: Value) -> Value:
        match value:
            case Name(text, said) if not said and text not in known:
                return WITHHELD
            case Listing(items):
                return _joined(items, change)
            case Words():
                return protected(value, known)
            case _:
                return value

    values = {key: change(value) for key, value in words.values if key != "n"}
    count = dict(words.values).get("n")
    number = count if count is not None else words.n
    return Words(words.one, words.many, n=number, **values)  # type: ignore[arg-type]


def _joined(items: Iterable[Value], change: Callable[[Value], Value]) -> Value:
    """A row of values, in which what is withheld is said once."""
    kept = tuple(dict.fromkeys(change(item) for item in items))
    return kept[0] if kept == (WITHHELD,) else Listing(kept)


def _names(report: Report) -> Iterable[str]:
    for table in report.tables:
        yield from (table.name, table.file, table.sheet or "")
        yield from (each.column for each in table.columns)
        yield from table.common
        for guess in table.guesses:
            yield guess.key
            yield from (str(option) for option in (guess.value, *guess.options))
        for finding in table.findings:
            yield from (str(row) for row in finding.rows)


def _limits(finding: Finding) -> frozenset[str]:
    """The condition or codes of a fix: limits that are the same for everybody."""
    condition = getattr(finding.fix, "condition", None)
    codes = getattr(finding.fix, "codes", ())
    return frozenset({condition} if isinstance(condition, str) else set()) | {
        str(code) for code in codes
    }
