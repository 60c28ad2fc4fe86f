"""What a figure counts, from the word that an office writes beside it, in four languages."""

from __future__ import annotations

from analyses.grammar.conditions import Level
from analyses.grammar.folding import folded
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table

PERCENT = "percent"
# Those behind such a count are people, whom disclosure protects.
OF_PEOPLE = frozenset(
    {Basis.PERSONS, Basis.SPELLS, Basis.EVENTS, Basis.CLAIMS, Basis.PERIODS}
)  # fmt: skip
_WORDS: dict[str | Basis, tuple[str, ...]] = {
    PERCENT: (
        "percent", "per cent", "%", "percentage", "درصد", "百分比", "百分数", "phần trăm",
        "tỷ lệ", "tỷ lệ %", "tỷ lệ (%)",
    ),
    Basis.PERSONS: ("persons", "person", "people", "نفر", "افراد", "人", "名", "人数", "người"),
    Basis.EVENTS: (
        "events", "event", "رویداد", "مورد", "نوبت", "人次", "起", "次", "节", "lượt người",
        "lượt", "sự kiện",
    ),
    Basis.SPELLS: ("spells", "spell", "jobs", "شغل", "时段", "việc làm"),
    Basis.CLAIMS: ("claims", "claim", "درخواست", "笔", "hồ sơ chi trả"),
    Basis.EMPLOYERS: ("employers", "employer", "کارفرما", "家", "企业", "doanh nghiệp"),
    Basis.VACANCIES: ("vacancies", "vacancy", "فرصت شغلی", "岗位", "个岗位", "vị trí"),
    Basis.VISITS: ("visits", "visit", "بازدید", "走访", "lượt thăm"),
}  # fmt: skip
_BY_WORD = {folded(word): basis for basis, words in _WORDS.items() for word in words}


def counted_in(word: Level, table: Table | None = None, column: str | None = None) -> Basis | str:
    """Say what a word counts: a basis, or `PERCENT`; an unknown word counts units of its own."""
    text = str(word)
    if table is not None and column is not None:
        text = dict(table.column(column).meanings).get(text, text)
    return _BY_WORD.get(folded(text.strip()).replace("٪", "%"), Basis.UNITS)
