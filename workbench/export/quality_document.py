"""The quality report as a document: tagged PDF, one HTML file, CSV or JSON, protected."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Count, Listing, Name, Place, Share, Value, Words
from workbench.export.answer import text
from workbench.export.atomic import write_bytes
from workbench.export.quality import NOTHING, SEVERITIES, guess_line, report_object, unreadable_line
from workbench.export.quality_public import public
from workbench.language.languages import direction
from workbench.language.translate import say
from workbench.version import VERSION

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.quality.examined import Examined, Report

TEMPLATE = Path(__file__).with_name("quality.typ")
TITLE = Words("Quality of the data")
HEADINGS = {
    "problem": Words("Problems: cannot be right"),
    "caution": Words("Cautions: may mislead"),
    "note": Words("Notes: good to know"),
}
LABELS = {
    "findings": Words("What was found"),
    "nothing": NOTHING,
    "dismissed": Words("Set aside"),
    "completeness": Words("How complete the columns are"),
    "responses": Words("Follow-ups made of those due"),
    "reading": Words("What was decided while reading"),
    "expected": Words(
        "In grey: columns in which a gap is an answer, such as a job without an end."
    ),
}
SHOWN_ROWS = 20


def save_report(
    report: Report, path: Path, *, language: str = "en", title: str = ""
) -> tuple[Path, ...]:
    """Write a report as .pdf, .html, .csv or .json, without the values of persons.

    Raises
    ------
    Refusal
        `unknown-ending`, and those of writing a file.
    """
    makers: dict[str, Callable[[Report, str, str], bytes]] = {
        ".pdf": _pdf, ".html": _html, ".csv": _csv, ".json": _json,
    }  # fmt: skip
    maker = makers.get(path.suffix.lower())
    if maker is None:
        words = Words(
            "A quality report is written as .pdf, .html, .csv or .json, not as {path}.",
            path=path.name,
        )
        raise Refusal(words, field="path", code="unknown-ending")
    return (write_bytes(path, maker(public(report), language, title)),)


def compose(report: Report, language: str, title: str = "") -> dict[str, Any]:
    """Give a report that is public as plain JSON for a template."""

    def said(value: Value | Words) -> str:
        return say(value, language)

    return {
        "language": language,
        "direction": direction(language),
        "title": title or said(TITLE),
        "sentence": said(_sentence(report)),
        "summary": _summary(report, said),
        "unreadable": [unreadable_line(*each, language) for each in report.unreadable],
        "findings": _by_severity(report, said),
        "dismissed": [
            said(Words("{finding}. Because: {reason}", finding=each.finding.words,
                       reason=each.because))
            for each in report.dismissed
        ],
        "tables": [_part(table, said, language) for table in report.tables],
        "labels": {name: said(words) for name, words in LABELS.items()} | {
            "column_headings": [said(Words("Column")), said(Words("Known")), said(Words("Share"))],
            "wave_headings": [said(Words("Wave")), said(Words("Made")), said(Words("Share"))],
        },
        "footer": [
            said(Words("No values of persons are shown; rows are numbered as in the file.")),
            said(Words("Made by the workbench {version}.", version=VERSION)),
        ],
    }  # fmt: skip


def _sentence(report: Report) -> Words:
    n = len(report.findings)
    if not n:
        return NOTHING
    grave = sum(each.severity == "problem" for each in report.findings)
    return Words(
        "{n} finding; {grave} of them cannot be right.",
        "{n} findings; {grave} of them cannot be right.",
        n=n, grave=Count(grave),
    )  # fmt: skip


def _summary(report: Report, said: Callable[[Value | Words], str]) -> dict[str, Any]:
    headings = [
        Words("Table"), Words("Rows"), Words("Columns"), Words("Problems"), Words("Cautions"),
        Words("Notes"),
    ]  # fmt: skip
    rows = [
        [
            said(Name(table.name)),
            said(Count(table.rows)),
            said(Count(len(table.columns))),
            *(said(Count(number)) for number in _numbers(table.findings)),
        ]
        for table in report.tables
    ]
    if len(report.tables) > 1:
        between = [said(Count(number)) for number in _numbers(report.between)]
        rows.append([said(Words("Between the tables")), "", "", *between])
    return {"headings": [said(heading) for heading in headings], "rows": rows}


def _numbers(findings: Sequence[Finding]) -> list[int]:
    return [sum(each.severity == grave for each in findings) for grave in HEADINGS]


def _by_severity(report: Report, said: Callable[[Value | Words], str]) -> list[dict[str, Any]]:
    several = len(report.tables) > 1
    groups = []
    for severity, heading in HEADINGS.items():
        items = [
            {"words": said(each.words), "details": _details(each, said, several=several)}
            for each in report.findings
            if each.severity == severity
        ]
        if items:
            counted = Words("{heading} ({n})", heading=heading, n=len(items))
            groups.append({"severity": severity, "heading": said(counted), "items": items})
    return groups


def _details(finding: Finding, said: Callable[[Value | Words], str], *, several: bool) -> list[str]:
    lines = []
    if several and finding.table:
        lines.append(said(Words("In {table}.", table=finding.table)))
    if finding.rows:
        rows = tuple(Place(row) for row in finding.rows[:SHOWN_ROWS])
        more = finding.n - len(rows)
        words = Words("Rows: {rows}.", rows=Listing(rows))
        if more > 0:
            words = Words(
                "Rows: {rows} and {n} more.", "Rows: {rows} and {n} more.",
                n=more, rows=Listing(rows),
            )  # fmt: skip
        lines.append(said(words))
    if finding.fix is not None:
        lines.append(said(Words("Fix: {fix}", fix=finding.fix.words)))
    return lines


def _part(table: Examined, said: Callable[[Value | Words], str], language: str) -> dict[str, Any]:
    facts = [
        (Words("File"), Name(table.file) if table.file else None),
        (Words("Sheet"), Name(table.sheet) if table.sheet else None),
        (Words("Rows"), Count(table.rows)),
        (Words("Fingerprint of the file (SHA-256)"), Name(table.data_hash[:16] + "…")
         if table.data_hash else None),
    ]  # fmt: skip
    return {
        "name": said(Name(table.name)),
        "facts": [[said(label), said(value)] for label, value in facts if value is not None],
        "columns": [
            {
                "name": said(Name(each.column)),
                "share": each.share,
                "said": said(Share(each.share, each.rows)),
                "expected": each.may_be_empty,
            }
            for each in table.columns
        ],
        "responses": [
            {
                "name": said(each.wave),
                "share": each.share,
                "said": said(
                    Words("{done} of {due} ({share})", done=Count(each.done), due=Count(each.due),
                          share=Share(each.share, each.due))
                ),
                "expected": False,
            }
            for each in table.responses
        ],
        "reading": [guess_line(guess, language) for guess in table.guesses],
    }  # fmt: skip


def _pdf(report: Report, language: str, title: str) -> bytes:
    from workbench.export.brief_pdf import pdf_bytes

    return pdf_bytes(compose(report, language, title), {}, TEMPLATE)


def _html(report: Report, language: str, title: str) -> bytes:
    from workbench.export.quality_html import html_bytes

    return html_bytes(compose(report, language, title))


def _json(report: Report, language: str, title: str) -> bytes:
    told = report_object(report, language) | {"title": title or text(TITLE, language)}
    told["disclosure"] = "values of persons are withheld"
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(report: Report, language: str, title: str) -> bytes:
    from workbench.export.table import csv_bytes

    headings = [
        Words("Table"), Words("Severity"), Words("Code"), Words("Column"), Words("Number"),
        Words("Rows"), Words("Finding"), Words("Fix"), Words("Set aside"),
    ]  # fmt: skip
    set_aside = [(each.finding, each.because) for each in report.dismissed]
    rows = [
        [
            finding.table,
            text(SEVERITIES[finding.severity], language),
            finding.code,
            finding.column or "",
            finding.n,
            " ".join(str(row) for row in finding.rows),
            text(finding.words, language),
            text(finding.fix.words, language) if finding.fix is not None else "",
            because,
        ]
        for finding, because in [*((each, "") for each in report.findings), *set_aside]
    ]
    return csv_bytes([text(heading, language) for heading in headings], rows)
