"""A brief: answers in order with notes between them, protected, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analyses.grammar.picture import Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.words import Count, Words
from workbench.charts.style import Style
from workbench.export.answer import text
from workbench.export.disclosure import (
    WITHHELD,
    Rules,
    Withheld,
    disclose,
    disclose_estimates,
    protect,
    rules_for,
)
from workbench.export.printed import HEADINGS, VERDICTS, cells
from workbench.export.terms import term_words
from workbench.language.languages import direction
from workbench.language.translate import say
from workbench.version import VERSION

MOST_ROWS = 20


@dataclass(frozen=True)
class Answered:
    """One answer of a brief, with what its reader should know beside it.

    `pictures` replaces the result's own pictures, for titles that were edited by hand.
    """

    question: Words
    result: Result
    remark: str = ""
    pictures: tuple[Picture, ...] | None = None
    style: Style | None = None


def brief(
    answers: Sequence[Answered],
    path: Path,
    *,
    title: str,
    language: str = "en",
    disclosure: str = "on",
    data: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write the brief as .pdf (tagged, PDF/UA) or as .html (one file), with its manifest.

    Raises
    ------
    Refusal
        `empty-brief`, `unknown-ending`, `cannot-write`.
    """
    from workbench.export.atomic import write_bytes
    from workbench.export.brief_html import html_bytes
    from workbench.export.brief_pdf import pdf_bytes
    from workbench.export.manifest import manifest, write_manifest

    if not answers:
        words = Words("The brief is empty. Add an answer to it first.")
        raise Refusal(words, field="brief", code="empty-brief")
    makers = {".pdf": pdf_bytes, ".html": html_bytes}
    maker = makers.get(path.suffix.lower())
    if maker is None:
        words = Words("A brief is written as .pdf or .html, not as {path}.", path=path.name)
        raise Refusal(words, field="path", code="unknown-ending")
    content, drawings, log = compose(answers, title, language, disclosure)
    written = write_bytes(path, maker(content, drawings))
    told = manifest(None, data=data or {}, disclosure=disclosure, withheld=log, files=[written])
    told["questions"] = [item.result.question for item in answers]
    return [written, write_manifest(told, path.with_name(f"{path.stem}.manifest.json"))]


def compose(
    answers: Sequence[Answered], title: str, language: str, disclosure: str
) -> tuple[dict[str, Any], dict[str, bytes], tuple[Withheld, ...]]:
    """Give the brief as plain JSON, its drawings by name as SVG, and the suppression log."""
    log: list[Withheld] = []
    drawings: dict[str, bytes] = {}
    parts = [
        _part(item, place, language, disclosure, drawings, log)
        for place, item in enumerate(answers)
    ]
    protection = (
        Words(
            "Numbers with fewer than {limit} people behind them are withheld.",
            limit=Count(Rules().threshold),
        )
        if disclosure == "on"
        else Words("Small groups are shown: not for publication.")
    )
    content = {
        "language": language,
        "direction": direction(language),
        "title": title,
        "answers": parts,
        "footer": [
            say(protection, language),
            say(Words("Made by the workbench {version}.", version=VERSION), language),
        ],
        "labels": {name: say(words, language) for name, words in LABELS.items()},
    }
    return content, drawings, tuple(log)


LABELS = {
    "estimates": Words("Estimates"),
    "checks": Words("Checks"),
    "left_out": Words("Who was left out"),
    "notes": Words("Notes"),
    "more": Words("Further estimates stand in the table beside the figure."),
}


def _part(
    item: Answered,
    place: int,
    language: str,
    disclosure: str,
    drawings: dict[str, bytes],
    log: list[Withheld],
) -> dict[str, Any]:
    from workbench.export.figure_bytes import svg_bytes
    from workbench.export.figure_words import alternative

    result, protected = item.result, disclosure == "on"
    estimates = result.estimates
    published = any(picture.published for picture in result.pictures)

    rules = rules_for(result)

    def told(words: Words) -> str:
        return say(protect(words, rules) if protected and not published else words, language)

    if protected:
        estimates, hidden = disclose_estimates(result)
        log += hidden
    figures = []
    for number, picture in enumerate(item.pictures or result.pictures):
        shown, hidden = disclose(picture) if protected else (picture, ())
        log += hidden
        name = f"{place}-{number}.svg"
        style = replace(item.style or Style(), language=language)
        drawings[name] = svg_bytes(shown, style)
        figures.append({"file": name, "alt": alternative(shown, style)})
    return {
        "question": say(item.question, language),
        "sentence": told(result.sentence),
        "remark": item.remark,
        "figures": figures,
        "headings": [say(heading, language) for heading in HEADINGS],
        "rows": _rows(estimates, result, language),
        "more": len(estimates) > MOST_ROWS,
        "checks": [
            [check.verdict, say(VERDICTS[check.verdict], language), told(check.words)]
            for check in result.checks
        ],
        "left_out": [told(line) for line in _ladder(result)],
        "notes": [told(note) for note in result.notes],
    }


def _rows(shown: Estimates, result: Result, language: str) -> list[list[str]]:
    rows = []
    for item, original in list(zip(shown, result.estimates, strict=True))[:MOST_ROWS]:
        row = cells(item, language)
        row[0] = say(term_words(result.question, item.term, result.names), language)
        if item.value is None and original.value is not None:
            row[1] = text(WITHHELD, language)
        rows.append(row)
    return rows


def _ladder(result: Result) -> Iterator[Words]:
    """Say who was left out; what was submitted would tell of one small loss how small it was."""
    ladder = result.attrition
    fewest = min((drop.n for drop in ladder.drops), default=None)
    yield Words(
        "{submitted} submitted, {analysed} analysed.",
        submitted=Count(ladder.submitted, people=True, behind=fewest),
        analysed=Count(ladder.analysed, people=True),
    )
    for drop in ladder.drops:
        yield Words("{reason}: {count}", reason=drop.reason, count=Count(drop.n, people=True))
