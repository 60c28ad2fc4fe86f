"""Headings that are months, quarters or years: the wide form in which offices send counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.spelling import key

FEWEST = 3
_MONTH_NAMES = """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
    august september october november december
    فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند
    一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_YEAR = r"(?:1[34]\d\d|(?:19|20)\d\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_YEAR}",  # 2023, 1402
        rf"{_YEAR} ?(?:年)? ?{_MONTH} ?(?:月|月份)?",  # 2023-01, 2023年1月
        rf"{_MONTH} {_YEAR}",  # 01/2023
        rf"{_MONTH} ?(?:月|月份)",  # 1月
        rf"(?:tháng|thang|t|month|m|ماه) ?{_MONTH}(?: ?(?:năm)? ?{_YEAR})?",  # Tháng 1/2023
        rf"(?:{_YEAR} )?(?:q|quý|quarter|季度|فصل|سه ماهه) ?(?:[1-4]|i|ii|iii|iv)(?: ?{_YEAR})?",
        rf"(?:{_YEAR} ?年? ?)?第?[一二三四1-4]季度",
        rf"(?:năm|year|سال) ?{_YEAR}",
        rf"{_YEAR} ?年度?",
    )
)


def is_period(heading: str) -> bool:
    """Whether a heading is nothing but a month, a quarter or a year."""
    plain = key(heading)
    words = plain.split()
    if any(word in _MONTHS for word in words):
        rest = [word for word in words if word not in _MONTHS and word not in ("ماه", "سال")]
        return len(rest) <= 1 and all(re.fullmatch(_YEAR + r"|\d\d", word) for word in rest)
    return any(shape.fullmatch(plain) for shape in _SHAPES)


def period_columns(table: MemoryTable) -> tuple[str, ...]:
    """Name the columns of numbers whose headings are periods, if they are several."""
    named = tuple(
        name
        for name, column in table.columns.items()
        if column.info.kind & (Kind.WHOLE | Kind.DECIMAL) and is_period(last_part(name))
    )
    return named if len(named) >= FEWEST else ()


def last_part(heading: str) -> str:
    """The lowest of the rows of a heading."""
    return heading.rsplit(" · ", 1)[-1]


def whole_table(table: MemoryTable, periods: Sequence[str]) -> bool:
    """Whether the columns beside the periods only say what each row counts."""
    beside = [name for name in table.names if name not in periods]
    return 0 < len(beside) <= max(6, len(periods))
