"""The quality report as text and as JSON: how files were read, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyses.grammar.words import Listing, Name, Place, Words, wrap
from workbench.export.answer import plain, refusal_object, text

if TYPE_CHECKING:
    from analyses.grammar.refusal import Refusal
    from workbench.data.finding import Finding
    from workbench.data.options import Guess
    from workbench.data.quality.examined import Examined, Report

SEVERITIES = {"note": Words("note"), "caution": Words("caution"), "problem": Words("problem")}
NOTHING = Words("Nothing was found that needs attention.")


def report_object(report: Report, language: str) -> dict[str, Any]:
    """Write a report as one JSON object; it is internal, so values are shown.

    `rows`, `reading` and `findings` speak of all tables together; `tables` tells of each.
    """
    return {
        "rows": sum(table.rows for table in report.tables),
        "reading": [_guess_object(g, language) for table in report.tables for g in table.guesses],
        "findings": [finding_object(each, language) for each in report.findings],
        "tables": [_table_object(table, language) for table in report.tables],
        "between": [finding_object(each, language) for each in report.between],
        "unreadable": [
            {"file": name, **refusal_object(refusal, language)}
            for name, refusal in report.unreadable
        ],
        "dismissed": [
            {**finding_object(each.finding, language), "because": each.because}
            for each in report.dismissed
        ],
        "disclosure": "internal: nothing is withheld",
    }


def _table_object(table: Examined, language: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "file": table.file,
        "sheet": table.sheet,
        "data_hash": table.data_hash,
        "rows": table.rows,
        "reading": [_guess_object(guess, language) for guess in table.guesses],
        "columns": [
            {"name": each.column, "known": each.known, "share": each.share}
            for each in table.columns
        ],
        "responses": [
            {"wave": text(each.wave, "en"), "due": each.due, "made": each.done}
            for each in table.responses
        ],
        "findings": [finding_object(each, language) for each in table.findings],
    }


def finding_object(finding: Finding, language: str) -> dict[str, Any]:
    """Write one finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "table": finding.table,
        "column": finding.column,
        "columns": list(finding.columns),
        "n": finding.n,
        "rows": list(finding.rows),
        "values": [plain(value) for value in finding.values],
        "message": text(finding.words, language),
        "fix": None if finding.fix is None else text(finding.fix.words, language),
    }


def _guess_object(guess: Guess, language: str) -> dict[str, Any]:
    return {
        "key": guess.key,
        "value": plain(guess.value),
        "certain": guess.certain,
        "message": text(guess.words, language),
    }


def report_text(report: Report, language: str) -> str:
    """Say how each file was read, then the findings, a line each, with rows and offered fix."""
    several = len(report.tables) + len(report.unreadable) > 1
    parts = []
    for table in report.tables:
        lines = [] if not several else [_heading(table, language)]
        lines += [guess_line(guess, language) for guess in table.guesses]
        lines += ["", *_lines(table.findings, language)]
        parts.append("\n".join(lines))
    parts += [unreadable_line(name, refusal, language) for name, refusal in report.unreadable]
    if len(report.tables) > 1:
        heading = text(Words("Between the tables"), language)
        parts.append("\n".join([heading, "", *_lines(report.between, language)]))
    if report.dismissed:
        heading = text(Words("Set aside"), language)
        said = [
            text(
                Words("{finding}. Because: {reason}", finding=each.finding.words,
                      reason=each.because),
                language,
            )
            for each in report.dismissed
        ]  # fmt: skip
        parts.append("\n".join([heading, "", *said]))
    return "\n\n".join(parts)


def _heading(table: Examined, language: str) -> str:
    words = Words("{name}: {n} row", "{name}: {n} rows", n=table.rows, name=table.name)
    return text(words, language)


def _lines(findings: Sequence[Finding], language: str) -> list[str]:
    return [_line(finding, language) for finding in findings] or [text(NOTHING, language)]


def unreadable_line(name: str, refusal: Refusal, language: str) -> str:
    """Say that a file could not be read, and why."""
    words = Words("{name} could not be read: {reason}", name=name, reason=refusal.words)
    return text(words, language)


def guess_line(guess: Guess, language: str) -> str:
    """Say one thing that was found out while reading."""
    value = guess.value if isinstance(guess.value, tuple) else (guess.value,)
    line = Words(
        "{option}: {value} ({seen})",
        option=Name(guess.key),
        value=Listing(tuple(Name(str(item)) for item in value)),
        seen=guess.words,
    )
    return text(line, language)


_ENDS = (".", "。", "!", "؟", "?", "…")


def _line(finding: Finding, language: str) -> str:
    found = text(finding.words, language)
    if (finding.values or finding.rows or finding.fix) and found[-1:] not in _ENDS:
        found = text(Words("{finding}.", finding=finding.words), language)
    said = f"[{text(SEVERITIES[finding.severity], language)}] {found}"
    if finding.values:
        values = Listing(tuple(wrap(value) for value in finding.values))
        said += " " + text(Words("Values: {values}.", values=values), language)
    if finding.rows:
        first = Listing(tuple(Place(row) for row in finding.rows[:8]))
        said += " " + text(Words("Rows: {rows}.", rows=first), language)
    if finding.fix is not None:
        said += " " + text(Words("Fix: {fix}", fix=finding.fix.words), language)
    return said
