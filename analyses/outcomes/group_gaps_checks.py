"""Whether a gap between groups can carry its claim: people in every cell, and a like mix."""

from __future__ import annotations

from collections.abc import Iterator

from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import Count, Name, Share, Words, listing
from analyses.outcomes.group_gaps_answer import Gaps

FEW_IN_CELL = 10
SMALL_GROUP = 0.05
ENOUGH_SHARED, HARDLY_SHARED = 0.95, 0.5
FEW_UNITS = 42
ALIKE = 0.05


def checks_of(found: Gaps) -> tuple[Check, ...]:
    """All checks, each with its verdict."""
    return tuple(_all(found))


def _all(found: Gaps) -> Iterator[Check]:
    yield _cells(found)
    yield _balance(found)
    if found.mixed is not None:
        yield _shared(found)
        yield from _alike(found)
    if found.designed is not None:
        yield from _design(found)


def _cells(found: Gaps) -> Check:
    """Ten people in every cell: of each group, those who count and those who do not."""
    few = [
        group
        for group in found.groups
        if min(group.n, *((group.k, group.n - group.k) if group.k is not None else ()), group.n)
        < FEW_IN_CELL
    ]
    if not few:
        words = Words("Every cell has at least {limit} people.", limit=Count(FEW_IN_CELL))
        return Check("cells", "pass", words, 0, FEW_IN_CELL)
    words = Words(
        "Fewer than {limit} people stand in a cell of: {groups}. Read their intervals, not their "
        "values.",
        limit=Count(FEW_IN_CELL),
        groups=listing(*(Name(str(group.level)) for group in few[:6])),
    )
    return Check("cells", "caution", words, len(few), FEW_IN_CELL)


def _balance(found: Gaps) -> Check:
    least = min(found.groups, key=lambda group: (group.n, str(group.level)))
    share = least.n / found.n
    words = Words(
        "The smallest group, {group}, holds {share} of all.",
        group=Name(str(least.level)),
        share=Share(share, found.n),
    )
    return Check(
        "balance", "pass" if share >= SMALL_GROUP else "caution", words, share, SMALL_GROUP
    )


def _shared(found: Gaps) -> Check:
    assert found.mixed is not None
    share = found.mixed.share
    verdict: Verdict = (
        "pass" if share >= ENOUGH_SHARED else "caution" if share >= HARDLY_SHARED else "fail"
    )
    words = Words(
        "{share} of people are in a cell of the case mix that every group shares; only they are "
        "compared like with like.",
        share=Share(share, found.n),
    )
    return Check("overlap", verdict, words, share, ENOUGH_SHARED)


def _alike(found: Gaps) -> Iterator[Check]:
    """Whether one common odds ratio does justice to all cells."""
    assert found.mixed is not None
    told = [gap.same.p_value for gap in found.mixed.gaps if gap.same.p_value is not None]
    if not told:
        return
    least = min(told)
    alike = least >= ALIKE / len(told)
    words = (
        Words("Odds ratios do not differ detectably between the cells of the case mix.")
        if alike
        else Words(
            "Odds ratios differ between the cells of the case mix, so a common one hides that."
        )
    )
    yield Check("one-odds-ratio", "pass" if alike else "caution", words, least, ALIKE)


def _design(found: Gaps) -> Iterator[Check]:
    assert found.designed is not None
    units, lonely = found.designed.units, found.designed.lonely
    words = Words("The sample has {n} independent units.", n=Count(units))
    yield Check("units", "pass" if units >= FEW_UNITS else "caution", words, units, FEW_UNITS)
    if lonely:
        words = Words(
            "{n} stratum has a single unit; it was compared with the mean of all units.",
            "{n} strata have a single unit each; they were compared with the mean of all units.",
            n=Count(lonely),
        )
        yield Check("single-units", "caution", words, lonely, 0)
