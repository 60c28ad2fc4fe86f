"""An answer as lines of text, for a terminal and for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, Result
from analyses.grammar.words import Amount, Count, Words
from workbench.export.answer import text
from workbench.language.translate import tick


def printed(result: Result, language: str) -> str:
    """Say the sentence, then estimates, checks, who was left out, and the notes."""
    return "\n".join(_lines(result, language))


def _lines(result: Result, language: str) -> Iterator[str]:
    yield text(result.sentence, language)
    yield ""
    yield from estimate_lines(result.estimates, language)
    yield ""
    for check in result.checks:
        verdict = text(VERDICTS[check.verdict], language)
        yield f"[{verdict}] {text(check.words, language)}"
    ladder = result.attrition
    yield text(
        Words(
            "{submitted} submitted, {analysed} analysed.",
            submitted=Count(ladder.submitted),
            analysed=Count(ladder.analysed),
        ),
        language,
    )
    for drop in ladder.drops:
        reason = Words("{reason}: {count}", reason=drop.reason, count=Count(drop.n))
        yield f"  {text(reason, language)}"
    yield from (text(note, language) for note in result.notes)


VERDICTS = {"pass": Words("pass"), "caution": Words("caution"), "fail": Words("fail")}

HEADINGS = (
    Words("Estimate"),
    Words("Value"),
    Words("Low"),
    Words("High"),
    Words("p"),
    Words("n"),
)


def estimate_lines(estimates: Sequence[Estimate], language: str) -> Iterator[str]:
    """Set estimates as a table of aligned columns."""
    rows = [[text(heading, language) for heading in HEADINGS]]
    rows += [cells(item, language) for item in estimates]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    for row in rows:
        head = row[0].ljust(widths[0])
        yield "  ".join([head, *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])


def cells(item: Estimate, language: str) -> list[str]:
    """Write an estimate's cells: term, value, low, high, p and n; a dash where undefined."""
    numbers = [
        _number(value, item.measure, language) for value in (item.value, item.low, item.high)
    ]
    p = "–" if item.p_value is None else _p(item.p_value, language)
    n = "–" if item.n is None else tick(item.n, Measure.COUNT, language)
    return [item.term, *numbers, p, n]


def _number(value: float | None, measure: Measure, language: str) -> str:
    if value is None:
        return "–"
    if measure is Measure.SHARE:
        return tick(value, measure, language, digits=1)
    if measure is Measure.POINTS:
        return tick(value, measure, language, digits=1)
    return tick(value, measure, language)


def _p(value: float, language: str) -> str:
    if value < 0.001:
        return text(Words("under {value}", value=Amount(0.001, digits=3)), language)
    return tick(value, Measure.NUMBER, language, digits=3)
