"""The quality report of a file, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyses.grammar.words import Count, Listing, Words
from workbench.export.answer import text

if TYPE_CHECKING:
    from workbench.data.finding import Finding

SEVERITIES = {"note": Words("note"), "caution": Words("caution"), "problem": Words("problem")}


def quality_object(findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """Write the findings as one JSON object."""
    return {
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
        ]
    }


def quality_text(findings: Sequence[Finding], language: str) -> str:
    """Say the findings, a line each, with the first rows and the offered fix."""
    if not findings:
        return text(Words("Nothing was found that needs attention."), language)
    return "\n".join(_line(finding, language) for finding in findings)


def _line(finding: Finding, language: str) -> str:
    said = f"[{text(SEVERITIES[finding.severity], language)}] {text(finding.words, language)}"
    if finding.rows:
        first = Listing(tuple(Count(row) for row in finding.rows[:8]))
        said += " " + text(Words("Rows: {rows}.", rows=first), language)
    if finding.fix is not None:
        said += " " + text(Words("Fix: {fix}", fix=finding.fix.words), language)
    return said
