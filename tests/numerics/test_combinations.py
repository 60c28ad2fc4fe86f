"""Sets counted against plain Python sets."""

from __future__ import annotations

from collections import Counter

import numpy as np

from analyses.numerics.combinations import combinations, memberships


def test_sets_are_those_of_a_plain_count() -> None:
    rng = np.random.default_rng(3)
    who, kind = rng.integers(0, 400, 900), rng.integers(0, 5, 900)
    has: dict[int, set[int]] = {}
    for person, what in zip(who.tolist(), kind.tolist(), strict=True):
        has.setdefault(person, set()).add(what)
    wanted = Counter(tuple(sorted(mix)) for mix in has.values())
    found = combinations(memberships(who, kind, 400, 5))
    assert {each.kinds: each.n for each in found} == wanted
    assert [each.n for each in found] == sorted((e.n for e in found), reverse=True)


def test_sixty_two_kinds_are_told_apart() -> None:
    has = np.eye(62, dtype=bool)
    assert [each.kinds for each in combinations(has)] == [(place,) for place in range(62)]


def test_whoever_has_nothing_is_in_no_set() -> None:
    assert combinations(np.zeros((3, 2), dtype=bool)) == ()
