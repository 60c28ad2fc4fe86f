"""The rows below the headings: records, totals, section rows, notes and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.cells import Cell
from workbench.data.labels import count, filled, is_label
from workbench.data.numbers import numbers
from workbench.data.spelling import key

Row = Sequence[Cell]

TOTALS = {
    "total", "totals", "grand total", "subtotal", "sub total", "sum", "all", "overall total",
    "average", "mean", "جمع", "جمع کل", "مجموع", "جمع کل ریال", "کل", "میانگین", "جمع بندی",
    "合计", "总计", "小计", "共计", "合 计", "总 计", "小 计", "總計", "合計", "小計", "平均",
    "平均值",
    "tổng cộng", "tổng", "cộng", "tổng số", "trung bình", "bình quân",
}  # fmt: skip
_BEGINS = re.compile(
    r"(?:grand |sub ?)?totals?\b|sum of\b|(?:جمع|مجموع)\s|(?:tổng|cộng)\s|"
    r"合计|小计|总计|共计|總計|合計|小計"
)
_ENDS = re.compile(r"\b(?:sub ?)?totals?$|(?:合计|小计|总计|共计|總計|合計|小計)$|\s(?:جمع|کل)$")
_PART_OF = re.compile(r"of which\b|其中|trong đó\b|از این تعداد|از جمله")
_HINT = re.compile(
    r"of which|其|trong|از|total|sum|all|average|mean|جمع|مجموع|کل|میانگین|[合总小共總平]|"
    r"t.ng|c.ng|b.nh",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"制表|审核|審核|填报|填表|负责人|經辦|经办|签字|签章|盖章|联系电话|"
    r"người lập|giám đốc|thủ trưởng|kế toán|ký tên|\(ký|ký, ghi|xác nhận của|"
    r"تهیه.?کننده|تنظیم.?کننده|تایید.?کننده|تأیید.?کننده|امضا|"
    r"prepared by|approved by|checked by|signature|signed",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"^\W*(?:notes?|source|n\.b\.|注|备注|備註|说明|數據來源|数据来源|来源|资料来源|以下空白|"
    r"ghi chú|nguồn|lưu ý|یادداشت|توضیح|توضیحات|منبع|نکته|تبصره|پایان گزارش|"
    r"end of (?:report|file|data)|generated|exported|printed|page \d|第\s*\d+\s*页|صفحه)"
    r"|^\W*\d+\s+(?:rows?|records?|lines?|cases?|رکورد|ردیف|bản ghi|dòng)\b|^共\s*\d+\s*[条行人]",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"شهرستان|استان|بخش|منطقه|گروه|مرکز|huyện|quận|tỉnh|thành phố|xã|phường|nhóm|khu vực|"
    r"[县區区市省镇乡组組部]$|^第.+[组組批]|county|district|region|group|team|area|province|office",
    re.IGNORECASE,
)
_INDEX = re.compile(r"[IVX]{1,5}|[A-Z]|[一二三四五六七八九十]{1,3}|[الفبپتثج]{1,3}", re.IGNORECASE)
_TAIL = 25
_WORDS = {str, type(None)}


@dataclass(frozen=True, slots=True)
class Sorted:
    """Which rows are what, counted from 0.

    `sections` maps a row that names the group below it to that name; `is_certain` says whether
    they can be nothing else.
    """

    records: tuple[int, ...]
    totals: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    sections: tuple[tuple[int, str], ...] = ()
    is_certain: bool = True


def sort_rows(rows: Sequence[Row], places: Sequence[int], width: int) -> Sorted:
    """Part records from totals, from the names of groups, and from the notes at the end.

    Parameters
    ----------
    rows : sequence of rows
        The grid.
    places : sequence of int
        The rows below the headings that have anything in them.
    width : int
        How many columns the grid has.
    """
    counts = [count(rows[place]) for place in places]
    typical = sorted(counts)[len(counts) * 6 // 10] if counts else 0
    likely = [
        place for place, n in zip(places, counts, strict=True) if n > 0.5 * typical or typical <= 2
    ]
    measured = _measured(rows, likely, width)
    totals = _totals(rows, places, measured, typical)
    notes = _notes(rows, places, set(totals), measured, typical)
    gone = {*totals, *notes}
    left = [place for place in places if place not in gone]
    sections, is_certain = _sections(rows, left, typical, measured)
    named = {place for place, _ in sections}
    records = tuple(place for place in left if place not in named)
    return Sorted(records, tuple(totals), tuple(notes), sections, is_certain)


def may_be_total(words: str) -> bool:
    """Whether words, reduced to what they are matched by, begin or end as those of a total do."""
    return words in TOTALS or bool(_BEGINS.match(words) or _ENDS.search(words))


def is_signed(cell: Cell) -> bool:
    """Whether a cell names who made or signed a table."""
    return isinstance(cell, str) and _SIGNED.search(cell) is not None


def _measured(rows: Sequence[Row], places: Sequence[int], width: int) -> tuple[bool, ...]:
    """Which columns hold numbers, days or codes rather than words, seen in some rows."""
    some = [rows[place] for place in places[:: max(len(places) // 30, 1)]]
    found = []
    for column in range(width):
        cells = [row[column] for row in some if column < len(row) and filled(row[column])]
        found.append(bool(cells) and sum(map(is_label, cells)) <= 0.3 * len(cells))
    return tuple(found)


def _totals(
    rows: Sequence[Row], places: Sequence[int], measured: Sequence[bool], typical: int
) -> list[int]:
    exact, perhaps = [], []
    for place in places:
        cell = _naming(rows[place])
        if not isinstance(cell, str) or len(cell) > 60 or not _HINT.search(cell):
            continue
        words = key(cell)
        if _PART_OF.match(words) or (
            words in TOTALS and (count(rows[place]) > 1 or typical == 1 or words != "all")
        ):
            exact.append(place)
        elif may_be_total(words):
            perhaps.append(place)
    gone = {*exact, *perhaps}
    others = [place for place in places if place not in gone]
    found = [place for place in perhaps if _adds_up(rows, place, others, measured, typical)]
    return sorted([*exact, *found])


def _naming(row: Row) -> Cell:
    """Give the cell that names a row: the first, or the one behind a number or an index."""
    cells = [cell for cell in row[:6] if filled(cell)]
    if len(cells) < 2 or not isinstance(cells[1], str):
        return cells[0] if cells else None
    first = cells[0]
    is_index = isinstance(first, int) or (
        isinstance(first, str) and _INDEX.fullmatch(first.strip().rstrip(".、)")) is not None
    )
    return cells[1] if is_index else first


def _adds_up(
    rows: Sequence[Row], place: int, others: Sequence[int], measured: Sequence[bool], typical: int
) -> bool:
    """Whether a row that may be a total leaves words out, or is the sum of rows above or of all."""
    row = rows[place]
    has_gap = count(row) < typical and any(
        not is_measured and column and not (column < len(row) and filled(row[column]))
        for column, is_measured in enumerate(measured)
        if any(column < len(rows[p]) and filled(rows[p][column]) for p in others[:50])
    )
    if has_gap and count(row) > 1:
        return True
    columns = [c for c, is_measured in enumerate(measured) if is_measured and c < len(row)]
    for column in columns[:4]:
        sums = numbers([row[column]]).point[0]
        parts = numbers([rows[p][column] if column < len(rows[p]) else None for p in others]).point
        parts[parts != parts] = 0.0
        above = sum(value for p, value in zip(others, parts.tolist(), strict=True) if p < place)
        if sums and sums in (float(parts.sum()), above):
            return True
        running = 0.0
        for p, value in zip(others, parts.tolist(), strict=True):
            running += value if p > place else 0.0
            if p > place + 1 and running >= sums:
                break
        if sums and abs(running - sums) < 1e-9 * abs(sums):
            return True
    return False


def _fits(row: Row, measured: Sequence[bool], typical: int) -> bool:
    """Whether a row has the look of a record: cells enough, and none of them words for a number."""
    cells = [(c, cell) for c, cell in enumerate(row) if filled(cell)]
    odd = sum(1 for c, cell in cells if c < len(measured) and measured[c] and is_label(cell))
    if odd == 0:
        return len(cells) >= max(2, 0.5 * typical) or typical <= 1
    return len(cells) >= 0.75 * typical and odd < 0.5 * len(cells) and odd <= 0.4 * sum(measured)


def _notes(
    rows: Sequence[Row], places: Sequence[int], totals: set[int], measured: Sequence[bool],
    typical: int,
) -> list[int]:  # fmt: skip
    """Rows at the end that are no records: notes, signatures, what a system adds."""
    there = set(places)
    found: list[int] = []
    for at in range(len(places) - 1, max(len(places) - _TAIL, 0), -1):
        place = places[at]
        if place in totals:
            continue
        row = rows[place]
        says = any(
            isinstance(cell, str) and (_SIGNED.search(cell) or _NOTED.search(cell))
            for cell in row
            if filled(cell)
        )
        if _fits(row, measured, typical) and not (says and count(row) == 1):
            break
        after_gap = place - 1 not in there or place - 1 in totals
        is_above_note = bool(found) and found[-1] == place + 1
        is_short = typical >= 3 and count(row) <= max(1, typical // 4)
        if (
            says
            or (_is_prose(row) and typical >= 2)
            or after_gap
            or (is_above_note and is_short)
            or _ends_at_gap(rows, place, there, totals, measured, typical)
        ):
            found.append(place)
        else:
            break
    return sorted(found)


def _ends_at_gap(
    rows: Sequence[Row], place: int, there: set[int], totals: set[int],
    measured: Sequence[bool], typical: int,
) -> bool:  # fmt: skip
    """Whether a few odd rows up to here follow an empty row or a total: they are the foot."""
    for above in range(place - 1, place - 7, -1):
        if above not in there or above in totals:
            return True
        if _fits(rows[above], measured, typical):
            return False
    return False


def _is_prose(row: Row) -> bool:
    cells = [cell for cell in row if filled(cell)]
    return len(cells) == 1 and isinstance(cells[0], str) and (":" in cells[0] or len(cells[0]) > 40)


def _sections(
    rows: Sequence[Row], places: Sequence[int], typical: int, measured: Sequence[bool]
) -> tuple[tuple[tuple[int, str], ...], bool]:
    """Rows that name the group of the rows below them."""
    if typical < 3 or len(places) < 3:
        return (), True
    found = [(at, name) for at, place in enumerate(places) if (name := _section(rows[place]))]
    spots = {at for at, _ in found}
    if not found or len(places) - 1 in spots or len(found) > 0.65 * len(places):
        return (), True
    is_odd = all(
        any(filled(cell) and has for cell, has in zip(rows[places[at]], measured, strict=False))
        for at, _ in found
    )
    begins = 0 in spots
    speaks = sum(1 for _, name in found if _GROUP.search(name)) >= 0.5 * len(found)
    nested = any(at + 1 in spots for at in spots)
    sections = tuple((places[at], name) for at, name in found)
    if is_odd or (begins and len(found) >= 2):
        return sections, not nested
    return (sections, False) if begins or speaks else ((), True)


def _section(row: Row) -> str | None:
    """Give the name of a group when a row holds nothing else."""
    if not set(map(type, row)) <= _WORDS:
        return None
    cells = [cell for cell in row if filled(cell)]
    words = list(dict.fromkeys(str(cell).strip() for cell in cells))
    if not cells or len(words) > 2:
        return None
    if len(words) == 2:
        index, name = words
        return name if _INDEX.fullmatch(index.rstrip(".、)")) and is_label(name) else None
    return words[0] if is_label(words[0]) and len(words[0]) <= 60 else None
