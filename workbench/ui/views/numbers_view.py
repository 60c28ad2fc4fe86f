"""The numbers of an answer as tables: estimates, tests, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from analyses.grammar.picture import Measure
from analyses.grammar.words import Amount, Count, Words
from workbench.export.terms import term_words
from workbench.language import tick
from workbench.ui.views.records import Records, RecordsView
from workbench.ui.wording import language, said

if TYPE_CHECKING:
    from analyses.grammar.result import Estimate, NumberTable, Result, Test

UNDEFINED = "–"
LEAST_P = 0.001
_PLAIN = {Measure.SHARE, Measure.COUNT, Measure.NUMBER}
_DIGITS = {Measure.SHARE: 1, Measure.POINTS: 1}


def estimates_view(result: Result) -> RecordsView:
    """Show each estimate with its interval, p value and n."""
    level = tick(float(result.parameters.get("confidence") or 0.95), Measure.SHARE, language())
    headings = (
        said(Words("Estimate")),
        said(Words("Value")),
        said(Words("{level} interval", level=level)),
        said(Words("p value")),
        said(Words("n")),
    )
    rows = [_line(result.question, item) for item in result.estimates]
    # A column without a single number, as p values of shares, would only take room.
    told = [at for at in range(len(headings)) if at < 2 or any(r[at] != UNDEFINED for r in rows)]
    headings = tuple(headings[at] for at in told)
    rows = [tuple(line[at] for at in told) for line in rows]
    return RecordsView(Records(headings, rows), Words("Estimates"))


def tests_view(tests: Iterable[Test]) -> RecordsView:
    """Show what each test returned."""
    headings = [Words("Test"), Words("Statistic"), Words("df"), Words("p value")]
    rows = [
        (said(Words(test.name)), _amount(test.statistic), _amount(test.df), _p(test.p_value))
        for test in tests
    ]
    return RecordsView(Records([said(words) for words in headings], rows), Words("Tests"))


def table_view(table: NumberTable) -> RecordsView:
    """Show a table that a question puts beside its answer."""
    headings = [said(words) for words in table.headings]
    rows = [[UNDEFINED if v is None else said(v) for v in row] for row in table.rows]
    return RecordsView(Records(headings, rows), table.title)


def shown(value: float | None, measure: Measure) -> str:
    """Say a number in its unit."""
    if value is None:
        return UNDEFINED
    return tick(value, measure, language(), _DIGITS.get(measure))


def _line(question: str, item: Estimate) -> tuple[str, ...]:
    return (
        _named(question, item),
        shown(item.value, item.measure),
        _interval(item),
        _p(item.p_value),
        said(Count(item.n)) if item.n is not None else UNDEFINED,
    )


def _named(question: str, item: Estimate) -> str:
    term = term_words(question, item.term)
    if item.measure not in _PLAIN:
        term = Words("{term} ({unit})", term=term, unit=Words(item.measure.value))
    return said(term)


def _interval(item: Estimate) -> str:
    if item.low is None and item.high is None:
        return UNDEFINED
    low, high = shown(item.low, item.measure), shown(item.high, item.measure)
    return said(Words("{low} to {high}", low=low, high=high))


def _amount(value: float | None) -> str:
    return UNDEFINED if value is None else said(Amount(value))


def _p(value: float | None) -> str:
    if value is None:
        return UNDEFINED
    shown = partial(tick, measure=Measure.NUMBER, language=language(), digits=3)
    return said(Words("< {limit}", limit=shown(LEAST_P))) if value < LEAST_P else shown(value)
