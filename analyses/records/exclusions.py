"""People who do not count, by reason, and those of whom nothing is known."""

from __future__ import annotations

import unicodedata

from analyses.grammar.conditions import Among, Condition, Level, Not
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Name, Words

# The reasons for which reporting layouts leave a person out of a rate (element 923 and its like),
# and the words by which offices write them, in four languages.
REASONS: dict[str, tuple[str, ...]] = {
    N_("institutionalised"): (
        "institutionalised", "institutionalized", "institution", "prison", "incarcerated",
        "criminal offender", "بستری در مؤسسه", "زندان", "مقیم مرکز", "مراقبت شبانه‌روزی",
        "机构收容", "入住机构", "服刑", "羁押", "vào cơ sở tập trung", "ở cơ sở bảo trợ",
        "đi tù", "chấp hành án",
    ),
    N_("medical, more than ninety days"): (
        "medical", "health/medical", "health", "medical treatment", "hospitalised",
        "hospitalized", "درمان", "پزشکی", "بیماری", "بستری", "医疗", "因病", "住院", "治疗",
        "điều trị", "y tế", "bệnh", "nằm viện",
    ),
    N_("deceased"): (
        "deceased", "dead", "died", "death", "فوت", "فوت شده", "درگذشت", "متوفی", "死亡",
        "去世", "已故", "身故", "đã mất", "qua đời", "tử vong", "chết", "đã chết",
    ),
    N_("called up by the forces"): (
        "reserve call-up", "reserve forces called to active duty", "called to active duty",
        "active duty", "military", "military service", "خدمت سربازی", "سربازی", "احضار به خدمت",
        "应征入伍", "入伍", "服兵役", "nhập ngũ", "nghĩa vụ quân sự",
    ),
    N_("in foster care elsewhere"): (
        "foster care", "moved in foster care", "سرپرستی موقت", "寄养", "chăm sóc thay thế",
    ),
    N_("found ineligible later"): (
        "ineligible", "later ineligible", "not eligible", "found ineligible", "فاقد شرایط",
        "واجد شرایط نیست", "不符合条件", "资格不符", "không đủ điều kiện",
        "không đủ tiêu chuẩn",
    ),
}  # fmt: skip
# Words in such a column that say that there is no reason.
NO_REASON = {
    "", "0", "00", "no", "none", "n", "not excluded", "-", "—", "ندارد", "هیچ", "خیر", "نه",
    "بدون", "无", "没有", "否", "không", "không có", "chưa",
}  # fmt: skip


def leave_out(table: Table, exclusion: str | None) -> Table:
    """Leave out whoever has a reason in the column `exclusion`, one line a reason."""
    if exclusion is None:
        return table
    for reason in _reasons(table, exclusion):
        table = table.keep(
            Not(Among(exclusion, (reason,))),
            Words("Excluded: {reason}", reason=Name(str(reason))),
            "eligible",
        )
    return table


def reason_of(level: Level) -> str | None:
    """Recognise a reason written in any of four languages; None for one that is not known."""
    return _BY_WORD.get(_plain(level))


def is_no_reason(level: Level) -> bool:
    """Whether what stands in a column of reasons says that there is none."""
    return level is False or _plain(level) in NO_REASON


def excluded_by_reason(table: Table, exclusion: str) -> dict[str, int]:
    """Count the rows that are left out, by reason in English, or as written if not recognised."""
    tally = table.counts([exclusion])
    found: dict[str, int] = {}
    for level, n in zip(tally.levels[0], tally.grid().tolist(), strict=True):
        if n and not is_no_reason(level):
            reason = reason_of(level) or str(level)
            found[reason] = found.get(reason, 0) + n
    return found


def is_unknown(status: str | None, levels: tuple[Level, ...]) -> Condition | None:
    """Say who has a status that means that nothing is known."""
    return None if status is None or not levels else Among(status, levels)


def unknown_not_named(table: Table, status: str) -> Refusal:
    """Ask which values of a status mean that nothing is known."""
    levels = table.levels(status)
    return Refusal(
        Words("Say which values of {column} mean that nothing is known.", column=status),
        field="unknown",
        code="missing-field",
        ways_out=[
            WayOut(Words("{name} means unknown", name=str(item)), "unknown", (item,))
            for item in levels[:6]
        ],
    )


def _reasons(table: Table, exclusion: str) -> tuple[Level, ...]:
    """The reasons in the column; a blank text is none, and neither is a plain no."""
    return tuple(level for level in table.levels(exclusion) if not is_no_reason(level))


def _plain(level: Level) -> str:
    """Case, width, accents of keyboards and spaces do not make another word."""
    text = unicodedata.normalize("NFKC", str(level)).casefold()
    text = text.replace("ي", "ی").replace("ك", "ک").replace("\u200c", " ").replace("_", " ")
    return " ".join(text.split())


_BY_WORD = {_plain(word): reason for reason, words in REASONS.items() for word in words}
