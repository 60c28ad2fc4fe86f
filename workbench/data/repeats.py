"""Columns that come again for each job, wave or quarter, recognised by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analyses.grammar.memory import MemoryTable
from analyses.grammar.words import N_, Words, listing
from workbench.data.finding import Finding
from workbench.data.spelling import figures
from workbench.data.steps.reshaping import WideToLong

_ORDINALS = {
    word: place
    for place, words in enumerate(
        (
            "first نخست اول یکم 一 i nhất",
            "second دوم 二 ii hai",
            "third سوم 三 iii ba",
            "fourth چهارم 四 iv tư bốn",
            "fifth پنجم 五 v năm",
            "sixth ششم 六 vi sáu",
        ),
        start=1,
    )
    for word in words.split()
}
_MARK = "\u0000"
# A number or an ordinal that may count how often a column comes, the surest first.
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"第\s*([一二三四五六]|\d{1,2})\s*(?=次|季度|期|轮|份|年|个|季)",
        r"(?<=lần )(?:thứ )?(\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu)\b",
        r"(?<=quý )(iv|iii|ii|i|\d)\b",
        r"(?<![^\W\d_])q(\d)(?![^\W_])",
        r"[_.\s#(-]+(\d{1,2})\)?$",
        r"(?<=[^\W\d_])(\d{1,2})$",
        r"(?<=[\s_])(\d{1,2})(?=[\s_])",
        r"(?<=[^\W\d_])(\d{1,2})(?=[\s_])",
        r"(?<!\w)(first|second|third|fourth|fifth|sixth)(?!\w)",
        r"(?<!\w)(نخست|اول|یکم|دوم|سوم|چهارم|پنجم|ششم)(?!\w)",
    )
)
_YEAR = re.compile(r"(?:1[34]|19|20)\d\d")
_MOST = 24


@dataclass(frozen=True, slots=True)
class Repeats:
    """Columns that belong together: each stem with its columns in the order of the labels."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    labels: tuple[str, ...]


def find_repeats(table: MemoryTable) -> Repeats | None:
    """Find the columns that come again; None when there are none, or they differ in kind."""
    names = table.names
    years = [name for name in names if _YEAR.fullmatch(figures(name))]
    if len(years) >= 3 and _alike(table, years):
        return Repeats(((N_("value"), tuple(years)),), tuple(figures(name) for name in years))
    families: dict[str, dict[int, str]] = defaultdict(dict)
    for name in names:
        found = _counted(name)
        if found is not None:
            families[found[0]].setdefault(found[1], name)
    plain = {_stem(name): name for name in names if _counted(name) is None}
    for stem, members in families.items():
        first = plain.get(_stem(stem))
        if first is not None and 1 not in members:
            members[1] = first
        elif first is not None and members[1] == f"{first}.1":  # as pandas counts them
            members[0] = first
    by_labels: dict[tuple[int, ...], list[tuple[str, dict[int, str]]]] = defaultdict(list)
    for stem, members in families.items():
        labels = tuple(sorted(members))
        is_run = labels == tuple(range(labels[0], labels[0] + len(labels)))
        if 2 <= len(labels) <= _MOST and labels[0] <= 1 and is_run:
            by_labels[labels].append((stem, members))
    best = max(by_labels.items(), key=lambda item: (len(item[1]), len(item[0])), default=None)
    if best is None:
        return None
    labels, found_families = best
    groups = [
        (_shown(stem, names), tuple(members[label] for label in labels))
        for stem, members in found_families
        if _alike(table, [members[label] for label in labels])
    ]
    if not groups or (len(groups) == 1 and len(labels) < 3):
        return None
    return Repeats(tuple(groups), tuple(str(label + 1 - labels[0]) for label in labels))


def told_repeats(table: MemoryTable) -> tuple[Finding, ...]:
    """Tell the columns that come again, with the step that makes a row of each time."""
    found = find_repeats(table)
    if found is None:
        return ()
    columns = tuple(name for _, members in found.groups for name in members)
    words = Words(
        "{n} column comes {times} times over: {columns}. A row can be made of each time.",
        "{n} columns come {times} times over: {columns}. A row can be made of each time.",
        n=len(found.groups),
        times=str(len(found.labels)),
        columns=listing(*(stem for stem, _ in found.groups[:6])),
    )
    step = WideToLong(
        found.groups, _free("time", [*table.names, *dict(found.groups)]), found.labels
    )
    return (Finding("repeated-columns", "note", words, fix=step, columns=columns),)


def _counted(name: str) -> tuple[str, int] | None:
    """Part a name into what comes again and which time it is."""
    plain = figures(name)
    for pattern in _COUNTS:
        found = pattern.search(plain)
        if found is None:
            continue
        said = found[1].casefold()
        place = int(said) if said.isdigit() else _ORDINALS.get(said, 0)
        if place:
            return plain[: found.start()] + _MARK + plain[found.end() :], place
    return None


def _stem(name: str) -> str:
    return " ".join(
        re.sub(r"[\s_.\-·]+", " ", figures(name).replace(_MARK, " ")).split()
    ).casefold()


def _shown(stem: str, names: Sequence[str]) -> str:
    """Name a new column: what comes again, without its number."""
    head, _, tail = stem.partition(_MARK)
    tail = re.sub(r"^(?:次|季度|期|轮|份|年|个|季)", "", tail)
    head = re.sub(r"\s*(?:lần|quý)\s*$", "", head, flags=re.IGNORECASE)
    words = f"{head.rstrip(' _.-#(·')} {tail.strip(' _.-)·')}".strip() or "value"
    sign = "_" if "_" in stem and " " not in stem.replace(_MARK, "") else " "
    return _free(words.replace(" ", sign), [name for name in names if name.casefold() != words])


def _free(name: str, taken: Sequence[str]) -> str:
    chosen, again = name, 1
    while chosen in taken:
        again += 1
        chosen = f"{name}_{again}"
    return chosen


def _alike(table: MemoryTable, names: Sequence[str]) -> bool:
    """Whether columns hold the same kind, those without any value aside."""
    kinds = {
        table.column(name).kind
        for name in names
        if table.find(name).missing is None or not table.find(name).missing.all()  # type: ignore[union-attr]
    }
    return len(kinds) <= 1
