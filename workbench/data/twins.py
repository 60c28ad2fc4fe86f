"""Pairs of identifiers that are probably one person: record linkage within a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.codec import writable
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.data.levels import distinct_texts
from workbench.data.linkage.spelled import Spelled, near, spelled
from workbench.data.linkage.weights import (
    DIFFERENT,
    EQUAL,
    NEAR,
    UNKNOWN,
    Compared,
    certainty,
    share_of_others,
)
from workbench.data.rows import inside, known, take
from workbench.data.spelling import figures

Places = NDArray[np.int64]
MOST_ALIKE = 40  # a key that more persons share says nothing
LIKELY = 0.5


@writable
@dataclass(frozen=True, slots=True)
class Twin:
    """Two identifiers that are probably one person, and why.

    Attributes
    ----------
    a, b : str
        The identifiers, as text; `a` comes first in the table.
    score : float
        The sum of what the fields say, in bits.
    chance : float
        The chance that they are one person.
    reasons : tuple of Words
        What each field says.
    """

    a: str
    b: str
    score: float
    chance: float
    reasons: tuple[Words, ...] = ()


def twins(
    table: MemoryTable,
    identifier: str,
    *,
    names: tuple[str, ...] = (),
    birth: str | None = None,
    phone: str | None = None,
    sex: str | None = None,
    least: float = LIKELY,
    most: int = 1000,
) -> tuple[Twin, ...]:
    """Find pairs of identifiers that are probably one person, the likeliest first.

    Only pairs that share a key are compared: the name without marks and order, the day of birth,
    the telephone number, or the beginning of the name with the year of birth.

    Parameters
    ----------
    names : tuple of str
        The columns that make up the name.
    birth, phone, sex : str, optional
        Further columns that are compared; one is needed beside the name.
    least : float
        The chance from which on a pair is shown.

    Raises
    ------
    Refusal
        `missing-field` when nothing can be compared.
    """
    if not names and not (birth and phone):
        words = Words("Say which columns hold the name and the date of birth.")
        raise Refusal(words, "names", "missing-field")
    part = take(table, inside(table))
    people = _People.of(part, identifier, names, birth, phone, sex)
    pairs = people.candidates()
    if not len(pairs):
        return ()
    fields = list(people.compared(pairs))
    score = np.sum([field.weights() for field in fields], axis=0)
    chance = certainty(score, people.size)
    agreeing = np.sum([np.isin(field.levels, (EQUAL, NEAR)) for field in fields], axis=0)
    chosen = np.flatnonzero((chance >= least) & (agreeing >= 2))
    chosen = chosen[np.lexsort((pairs[chosen, 1], pairs[chosen, 0], -score[chosen]))][:most]
    return tuple(
        Twin(
            people.ids[pairs[at, 0]],
            people.ids[pairs[at, 1]],
            round(float(score[at]), 2),
            round(float(chance[at]), 4),
            tuple(_REASONS[field.field, int(field.levels[at])] for field in fields),
        )
        for at in chosen.tolist()
    )


@dataclass(frozen=True, eq=False, slots=True)
class _People:
    """Each identifier once, with the first that is known of it; -1 where nothing is.

    `name` is a place in `spelled`; `birth` is (persons, 3): year, month, day; `phone` and `sex`
    are numbers that are equal when what they stand for is.
    """

    ids: list[str]
    name: Places
    spelled: Spelled
    birth: Places
    phone: Places
    sex: Places

    @property
    def size(self) -> int:
        return len(self.ids)

    @classmethod
    def of(
        cls,
        table: MemoryTable,
        identifier: str,
        names: tuple[str, ...],
        birth: str | None,
        phone: str | None,
        sex: str | None,
    ) -> _People:
        codes, words = distinct_texts(table.find(identifier, "identifier"))
        there = np.flatnonzero(codes >= 0)
        used, first, who = np.unique(codes[there], return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        who = rank[who]
        ids = [words[used[at]] for at in order.tolist()]

        def firsts(column: NDArray[np.int64]) -> Places:
            made = np.full(len(ids), -1, dtype=np.int64)
            has = column[there] >= 0
            made[who[has][::-1]] = column[there][has][::-1]
            return made

        name, forms = _names(table, names)
        nothing = np.full(table.height, -1, dtype=np.int64)
        day = nothing if birth is None else _days(table.find(birth, "birth"))
        return cls(
            ids,
            firsts(name),
            forms,
            _parts(firsts(day)),
            firsts(nothing if phone is None else _phones(table.find(phone, "phone"))),
            firsts(
                nothing
                if sex is None
                else distinct_texts(table.find(sex, "sex"))[0].astype(np.int64)
            ),
        )

    def candidates(self) -> Places:
        """Pairs of persons that share a key, the earlier first, (pairs, 2)."""
        year, month, day = self.birth.T
        low, high = np.minimum(month, day), np.maximum(month, day)
        whole = np.where(year < 0, -1, (year * 100 + low) * 100 + high)
        ordered = _numbered(self.spelled.ordered, self.name)
        initial = _numbered([text[:1] for text in self.spelled.ordered], self.name)
        start = _numbered([text[:4] for text in self.spelled.ordered], self.name)
        keys = [
            ordered,
            _numbered(self.spelled.joined, self.name),
            self.phone,
            _both(whole, initial),
            _both(whole, self.sex),
            _both(year, start),
            _both(year, _numbered([text[-4:] for text in self.spelled.joined], self.name)),
        ]
        found = [pair for key in keys for pair in _sharing(key)]
        if not found:
            return np.zeros((0, 2), dtype=np.int64)
        left, right = np.concatenate(found, axis=1)
        numbers = np.sort(np.minimum(left, right) * self.size + np.maximum(left, right))
        numbers = numbers[np.r_[True, numbers[1:] != numbers[:-1]]]
        return np.column_stack([numbers // self.size, numbers % self.size])

    def compared(self, pairs: Places) -> Iterator[Compared]:
        """Compare each field of the pairs; fields that nobody has are passed over."""
        left, right = pairs[:, 0], pairs[:, 1]
        # Two persons taken at random are seldom one: they tell what chance alone makes near.
        rng = np.random.default_rng(20240601)
        some = rng.integers(0, self.size, (2, 20_000))
        some = some[:, some[0] != some[1]]
        for field, compare, values in (
            ("name", self._name, _numbered(self.spelled.ordered, self.name)),
            ("birth", self._birth, self._whole_birth()),
            ("phone", self._phone, self.phone),
            ("sex", self._sex, self.sex),
        ):
            if (values < 0).all():
                continue
            counts = np.bincount(values[values >= 0])
            by_value = np.append(share_of_others(counts), 0.0)
            by_chance = compare(some[0], some[1])
            near_chance = float((np.count_nonzero(by_chance == NEAR) + 0.5) / (some.shape[1] + 1))
            yield Compared(field, compare(left, right), by_value[values[left]], near_chance)

    def _whole_birth(self) -> Places:
        year, month, day = self.birth.T
        whole = np.where(year < 0, -1, (year * 12 + month) * 31 + day)
        made = np.full(len(whole), -1, dtype=np.int64)
        has = whole >= 0
        made[has] = np.unique(whole[has], return_inverse=True)[1]
        return made

    def _name(self, left: Places, right: Places) -> NDArray[np.int8]:
        joined = _numbered(self.spelled.joined, self.name)
        ordered = _numbered(self.spelled.ordered, self.name)
        equal = (joined[left] == joined[right]) | (ordered[left] == ordered[right])
        there = (self.name[left] >= 0) & (self.name[right] >= 0)
        levels = _levels(equal, there)
        other = np.flatnonzero(levels == DIFFERENT)
        is_near = near(self.spelled, self.name[left[other]], self.name[right[other]])
        levels[other[is_near]] = NEAR
        return levels

    def _birth(self, left: Places, right: Places) -> NDArray[np.int8]:
        one, other = self.birth[left], self.birth[right]
        there = (one[:, 0] >= 0) & (other[:, 0] >= 0)
        levels = _levels((one == other).all(axis=1), there)
        same_year = one[:, 0] == other[:, 0]
        exchanged = same_year & (one[:, 1] == other[:, 2]) & (one[:, 2] == other[:, 1])
        digits = _digits(self.birth)
        slip = (digits[left] != digits[right]).sum(axis=1) == 1
        levels[(levels == DIFFERENT) & (exchanged | slip)] = NEAR
        return levels

    def _phone(self, left: Places, right: Places) -> NDArray[np.int8]:
        return _levels(
            self.phone[left] == self.phone[right],
            (self.phone[left] >= 0) & (self.phone[right] >= 0),
        )

    def _sex(self, left: Places, right: Places) -> NDArray[np.int8]:
        one, other = self.sex[left], self.sex[right]
        return _levels(one == other, (one >= 0) & (other >= 0))


def _names(table: MemoryTable, names: tuple[str, ...]) -> tuple[Places, Spelled]:
    """Put the parts of names together, and reduce each different one."""
    codes = np.full(table.height, -1, dtype=np.int64)
    words: list[str] = []
    for name in names:
        each, found = distinct_texts(table.find(name, "names"))
        pairs = (codes + 1) * (len(found) + 1) + each + 1
        distinct, codes = np.unique(pairs, return_inverse=True)
        before, after = np.divmod(distinct, len(found) + 1)
        words = [
            f"{words[b - 1] if b else ''} {found[a - 1] if a else ''}".strip()
            for b, a in zip(before.tolist(), after.tolist(), strict=True)
        ]
    forms = spelled(words)
    has = np.array([*(bool(form) for form in forms.joined), False], dtype=bool)
    return np.where(has[codes], codes, -1), forms


def _days(column: Column) -> NDArray[np.int64]:
    """Days since the year nought, -1 where there is none."""
    if column.info.kind is not Kind.DATE:
        words = Words("{column} holds no dates. Read it as dates first.", column=column.info.name)
        raise Refusal(words, "birth", "wrong-kind")
    return np.where(known(column), column.values.astype(np.int64) + _YEAR_NOUGHT, -1)


_YEAR_NOUGHT = 719_528


def _parts(days: Places) -> Places:
    """Year, month and day, -1 where there is none, (n, 3)."""
    dates = np.where(days < 0, 0, days - _YEAR_NOUGHT).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    numbers = months.astype(np.int64)
    day = (dates - months.astype("datetime64[D]")).astype(np.int64) + 1
    made = np.column_stack([numbers // 12 + 1970, numbers % 12 + 1, day])
    made[days < 0] = -1
    return made


def _phones(column: Column) -> NDArray[np.int64]:
    """Number telephone numbers by their last eight digits; shorter ones say nothing."""
    codes, words = distinct_texts(column)
    ends = ["".join(sign for sign in figures(word) if sign.isdigit())[-8:] for word in words]
    place = {end: at for at, end in enumerate(dict.fromkeys(ends))}
    moved = np.array([*(place[end] if len(end) >= 6 else -1 for end in ends), -1], dtype=np.int64)
    return moved[codes]


def _numbered(forms: list[str], name: Places) -> Places:
    """Number the forms of names, -1 for an empty one."""
    place = {form: at for at, form in enumerate(dict.fromkeys(forms))}
    numbers = np.array([*(place[form] if form else -1 for form in forms), -1], dtype=np.int64)
    return numbers[name]


def _both(left: Places, right: Places) -> Places:
    width = int(right.max(initial=0)) + 1
    return np.where((left < 0) | (right < 0), -1, left * width + right)


def _sharing(key: Places) -> Iterator[NDArray[np.int64]]:
    """Pairs of places with one key, each (2, pairs)."""
    there = np.flatnonzero(key >= 0)
    order = there[np.argsort(key[there], kind="stable")]
    values = key[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else values
    sizes = np.diff(np.r_[starts, len(values)])
    few = np.repeat((sizes > 1) & (sizes <= MOST_ALIKE), sizes)
    order, values = order[few], values[few]
    for gap in range(1, MOST_ALIKE):
        same = values[gap:] == values[:-gap]
        if not same.any():
            return
        yield np.stack([order[:-gap][same], order[gap:][same]])


def _levels(equal: NDArray[np.bool_], there: NDArray[np.bool_]) -> NDArray[np.int8]:
    return np.where(there, np.where(equal, EQUAL, DIFFERENT), UNKNOWN).astype(np.int8)


def _digits(parts: Places) -> NDArray[np.int8]:
    """The eight digits of dates, (n, 8)."""
    widths = ((0, 1000), (0, 100), (0, 10), (0, 1), (1, 10), (1, 1), (2, 10), (2, 1))
    digits = [(parts[:, part] // power) % 10 for part, power in widths]
    return np.column_stack(digits).astype(np.int8)


_REASONS = {
    ("name", EQUAL): Words("the same name"),
    ("name", NEAR): Words("nearly the same name"),
    ("name", DIFFERENT): Words("another name"),
    ("name", UNKNOWN): Words("a name is missing"),
    ("birth", EQUAL): Words("the same date of birth"),
    ("birth", NEAR): Words("nearly the same date of birth"),
    ("birth", DIFFERENT): Words("another date of birth"),
    ("birth", UNKNOWN): Words("a date of birth is missing"),
    ("phone", EQUAL): Words("the same telephone number"),
    ("phone", DIFFERENT): Words("another telephone number"),
    ("phone", UNKNOWN): Words("a telephone number is missing"),
    ("sex", EQUAL): Words("the same sex"),
    ("sex", DIFFERENT): Words("another sex"),
    ("sex", UNKNOWN): Words("the sex is missing"),
}
