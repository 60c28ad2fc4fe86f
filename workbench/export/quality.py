"""The quality report of a file, as text and as JSON: how it was read, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyses.grammar.words import Listing, Name, Words
from workbench.export.answer import plain, text

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import Guess
    from workbench.data.read import Reading

SEVERITIES = {"note": Words("note"), "caution": Words("caution"), "problem": Words("problem")}


def report(reading: Reading) -> tuple[Finding, ...]:
    """Everything that needs attention, what the reader could not decide first."""
    from workbench.data.finding import Finding
    from workbench.data.quality.report import quality

    undecided = (
        Finding("undecided", "problem", _question(guess), guess.column)
        for guess in reading.questions
    )
    return (*undecided, *quality(reading))


def _question(guess: Guess) -> Words:
    return Words(
        "{option} is undecided: {seen}. It can be: {options}.",
        option=Name(guess.key),
        seen=guess.words,
        options=Listing(tuple(Name(str(option)) for option in guess.options)),
    )


def quality_object(reading: Reading, findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """Write how a file was read and what was found as one JSON object."""
    return {
        "rows": reading.table.size,
        "reading": [
            {
                "key": guess.key,
                "value": plain(guess.value),
                "certain": guess.certain,
                "message": text(guess.words, language),
            }
            for guess in reading.guesses
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "column": finding.column,
                "n": finding.n,
                "rows": list(finding.rows),
                "message": text(finding.words, language),
                "fix": None if finding.fix is None else text(finding.fix.words, language),
            }
            for finding in findings
        ],
    }


def quality_text(reading: Reading, findings: Sequence[Finding], language: str) -> str:
    """Say how a file was read, then the findings, a line each, with rows and the offered fix."""
    read = [_guess_line(guess, language) for guess in reading.guesses]
    found = [_line(finding, language) for finding in findings]
    if not found:
        found = [text(Words("Nothing was found that needs attention."), language)]
    return "\n".join([*read, "", *found])


def _guess_line(guess: Guess, language: str) -> str:
    value = guess.value if isinstance(guess.value, tuple) else (guess.value,)
    line = Words(
        "{option}: {value} ({seen})",
        option=Name(guess.key),
        value=Listing(tuple(Name(str(item)) for item in value)),
        seen=guess.words,
    )
    return text(line, language)


def _line(finding: Finding, language: str) -> str:
    said = f"[{text(SEVERITIES[finding.severity], language)}] {text(finding.words, language)}"
    if finding.rows:
        first = Listing(tuple(Name(str(row)) for row in finding.rows[:8]))
        said += " " + text(Words("Rows: {rows}.", rows=first), language)
    if finding.fix is not None:
        said += " " + text(Words("Fix: {fix}", fix=finding.fix.words), language)
    return said
