"""What a column of a quarter after exit says: employed, not employed, not known, or nothing.

Source of the codes: United States Department of Labor, Participant Individual Record Layout,
elements 1600 to 1606: 1 unsubsidised, 2 apprenticeship, 3 military, 4 competitive integrated
employment, 0 not employed, 9 not yet available.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import Words, listing

EMPLOYED = {
    "1", "2", "3", "4", "yes", "y", "true", "employed", "working", "same job", "other job",
    "unsubsidised", "unsubsidized", "apprenticeship", "military", "competitive", "بله", "بلی",
    "آری", "شاغل", "是", "有", "就业", "在业", "在岗", "có", "có việc", "đang làm việc",
}  # fmt: skip
NOT_EMPLOYED = {
    "0", "no", "n", "false", "not employed", "unemployed", "not working", "خیر", "نه", "بیکار",
    "غیرشاغل", "否", "无", "没有", "未就业", "失业", "không", "không có việc", "thất nghiệp",
}  # fmt: skip
UNKNOWN = {
    "9", "99", "unknown", "not known", "not yet known", "not yet available", "u", "نامشخص",
    "نامعلوم", "未知", "不详", "不明", "không rõ", "chưa rõ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meanings:
    """The levels that mean employed, not employed, and known to be unknown; a blank is none."""

    employed: tuple[Level, ...]
    not_employed: tuple[Level, ...]
    unknown: tuple[Level, ...]


def recognised(
    table: Table,
    column: str,
    employed: tuple[Level, ...],
    unknown: tuple[Level, ...],
    field: str,
) -> Meanings:
    """Sort the levels of a column by what they mean.

    What was said of levels wins; what else the column holds has to be recognised.

    Raises
    ------
    Refusal
        `unknown-level`: a level of which it is not known what it means is never guessed.
    """
    meanings = dict(table.column(column).meanings)
    yes: list[Level] = []
    no: list[Level] = []
    nobody_knows: list[Level] = []
    open_ones: list[Level] = []
    for level in table.levels(column):
        said = {_plain(level), _plain(meanings.get(str(level), level))}
        if level in employed:
            yes.append(level)
        elif level in unknown:
            nobody_knows.append(level)
        elif not _plain(level):
            continue
        elif employed and unknown:
            no.append(level)
        elif said & UNKNOWN:
            nobody_knows.append(level)
        elif said & EMPLOYED:
            yes.append(level)
        elif said & NOT_EMPLOYED:
            no.append(level)
        else:
            open_ones.append(level)
    if open_ones:
        raise Refusal(
            Words(
                "{column} has values of which it is not clear whether they mean employed: "
                "{levels}. Say which values mean employed and which mean unknown.",
                column=column,
                levels=listing(*(str(level) for level in open_ones[:12])),
            ),
            field=field,
            code="unknown-level",
            ways_out=[
                WayOut(
                    Words("{name} means employed", name=str(level)), "employed", (*employed, level)
                )
                for level in open_ones[:4]
                if field != "same_employer"
            ],
        )
    return Meanings(tuple(yes), tuple(no), tuple(nobody_knows))


def _plain(level: object) -> str:
    if isinstance(level, float) and level.is_integer():
        level = int(level)
    text = unicodedata.normalize("NFKC", str(level)).casefold()
    text = text.replace("ي", "ی").replace("ك", "ک").replace("\u200c", "").replace("_", " ")
    return " ".join(text.split())
