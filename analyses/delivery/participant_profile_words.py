"""What a profile says, and whether the groups are alike enough to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.delivery.participant_profile_count import Profile, Trait
from analyses.grammar.phrases import counted
from analyses.grammar.result import Check
from analyses.grammar.roles import Basis
from analyses.grammar.words import Amount, Count, Listing, Name, Share, Words

if TYPE_CHECKING:
    from analyses.delivery.participant_profile import ParticipantProfile

ALIKE = 0.1
TOO_FAR = 0.25
MANY_MISSING = 0.05
FEW = 30


def amount_apart(found: Profile, trait: Trait) -> Amount:
    """The largest difference of a characteristic, with the fewest that it rests on."""
    behind = min(trait.known(row) for row in range(1, len(found.groups) + 1))
    return Amount(trait.apart or 0.0, digits=2, behind=behind)


def finding(found: Profile) -> Words:
    """Say the headline: what differs most, or who took part."""
    if not found.ranked:
        return _common(found)
    top = found.ranked[0]
    size = amount_apart(found, top)
    if (top.apart or 0.0) <= ALIKE:
        return Words(
            "The groups are alike: the largest standardised difference is {size}, in {what}",
            size=size,
            what=top.label,
        )
    return Words(
        "The groups differ most in {what}: standardised difference {size}",
        what=top.label,
        size=size,
    )


def _common(found: Profile) -> Words:
    """Say the level that most share, or the first median."""
    who = counted(found.sizes[0], Basis.PERSONS)
    for trait in found.traits:
        n = trait.known(0)
        if trait.levels and n:
            place = int(trait.counts[0].argmax())
            return Words(
                "{who}. {what}: {share} {level}",
                who=who,
                share=Share(int(trait.counts[0, place]) / n, n),
                level=Name(str(trait.levels[place])),
                what=trait.label,
            )
        if trait.is_number and trait.summaries[0].quartiles is not None:
            middle = trait.summaries[0].quartiles[1]
            return Words(
                "{who} took part, with a median {what} of {median}",
                who=who,
                what=trait.label,
                median=Amount(middle, behind=n),
            )
    return Words("{who} took part", who=who)


def reading(found: Profile) -> Words:
    """Say the answer: the finding, who they are, and what is apart."""
    said = Words("{finding}.", finding=finding(found))
    if not found.groups:
        return said
    parts: dict[str, Any] = {
        "who": Listing(
            tuple(
                Words("{group} {n}", group=Name(str(group)), n=Count(n, people=True))
                for group, n in zip(found.groups[:6], found.sizes[1:7], strict=False)
            )
        ),
        "comparison": Name(str(found.comparison)),
        "sentence": said,
    }
    apart = [trait for trait in found.ranked if (trait.apart or 0.0) > ALIKE]
    if not apart:
        return Words(
            "{sentence} Persons: {who}. No characteristic differs from {comparison} by more than "
            "{limit}.",
            limit=Amount(ALIKE, digits=1),
            **parts,
        )
    return Words(
        "{sentence} Persons: {who}. From {comparison}, {n} of {all} characteristics differ by "
        "more than {limit}: {what}.",
        n=Count(len(apart)),
        all=Count(len(found.ranked)),
        limit=Amount(ALIKE, digits=1),
        what=Listing(tuple(trait.label for trait in apart[:6])),
        **parts,
    )


def checks_of(found: Profile) -> tuple[Check, ...]:
    """Whether groups are alike, large enough, and known."""
    return tuple(_checks(found))


def _checks(found: Profile) -> Iterator[Check]:
    if found.ranked:
        yield _balance(found)
    unbounded = [
        trait
        for trait in found.traits
        if any(
            trait.smd[row - 1] is None and trait.known(row) and trait.known(0) > trait.known(row)
            for row, _ in found.others
        )
    ]
    if unbounded:
        yield Check(
            "apart",
            "caution",
            Words(
                "No standardised difference exists where nothing varies: {what}.",
                what=Listing(tuple(trait.label for trait in unbounded)),
            ),
        )
    worst = max(found.traits, key=lambda trait: trait.missing[0])
    share = worst.missing[0] / found.sizes[0]
    yield Check(
        "missing",
        "pass" if share <= MANY_MISSING else "caution",
        Words(
            "{share} have no value of {what}, the most of any characteristic.",
            share=Share(share, found.sizes[0]),
            what=worst.label,
        ),
        share,
        MANY_MISSING,
    )
    few = min(found.sizes[1:] or found.sizes)
    yield Check(
        "size",
        "pass" if few >= FEW else "caution",
        Words("The smallest group has {n} persons.", n=Count(few, people=True)),
        few,
        FEW,
    )


def _balance(found: Profile) -> Check:
    top = found.ranked[0]
    size = top.apart or 0.0
    parts: dict[str, Any] = {"what": top.label, "size": amount_apart(found, top)}
    if size <= ALIKE:
        words = Words("The largest standardised difference is {size}, in {what}.", **parts)
        return Check("balance", "pass", words, size, ALIKE)
    if size <= TOO_FAR:
        words = Words("{what} differs by {size}: adjust for it in any comparison.", **parts)
        return Check("balance", "caution", words, size, ALIKE)
    words = Words(
        "{what} differs by {size}, too far for adjustment alone to make the groups comparable.",
        **parts,
    )
    return Check("balance", "caution", words, size, TOO_FAR)


def notes_of(asked: ParticipantProfile, found: Profile) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Shares are of those whose level is known. Intervals: Wilson, and exact "
            "(Clopper-Pearson) under {few}.",
            few=FEW,
        )
    ]
    if not found.groups:
        return tuple(notes)
    match asked.scale:
        case "pooled":
            scale = Words("the pooled standard deviation of both groups, unweighted")
        case "group":
            scale = Words("the standard deviation of the group, unweighted")
        case _:
            scale = Words("the standard deviation of the comparison, unweighted")
    notes += [
        Words(
            "Differences are against {comparison}, in {scale}; of levels, the distance of all "
            "shares at once, which has no sign.",
            comparison=Name(str(found.comparison)),
            scale=scale,
        ),
        Words(
            "No p values are given for balance: they say how large the groups are, not how alike."
        ),
    ]
    return tuple(notes)
