"""What the mix of support says, what it rests on, and whether it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.delivery.support_mix_count import DAYS_A_MONTH, FEW, Mix, Split
from analyses.grammar.phrases import interval
from analyses.grammar.picture import Measure
from analyses.grammar.result import Check
from analyses.grammar.words import Amount, Count, Name, Share, Words

if TYPE_CHECKING:
    from analyses.delivery.support_mix import SupportMix

MANY_UNKNOWN = 0.05


def share_of(split: Split) -> Share:
    """Show a share of creation with what it rests on."""
    return Share(split.share or 0.0, split.n)


def finding(found: Mix) -> Words:
    """Say the headline: how much creates jobs, and where most."""
    if found.purposes is None or not found.rated:
        largest = max(found.instruments, key=lambda split: (split.benefits, str(split.level)))
        return Words(
            "{instrument} is given most often: {n} of {total} benefits",
            instrument=Name(str(largest.level)),
            n=Count(largest.benefits, people=True),
            total=Count(found.total.benefits, people=True),
        )
    top = found.rated[0]
    parts: dict[str, Any] = {
        "share": share_of(found.total),
        "total": Count(found.total.n, people=True),
    }
    if len(found.rated) == 1:
        return Words("{share} of {total} benefits create a job", **parts)
    return Words(
        "{share} of {total} benefits create a job, most in {instrument}: {top}",
        **parts,
        instrument=Name(str(top.level)),
        top=share_of(top),
    )


def reading(found: Mix) -> Words:
    """Say the answer, and whether benefits are persons."""
    said = Words("{finding}. {persons}", finding=finding(found), persons=_persons(found))
    share = found.interval_of(found.total.created, found.total.n, persons=found.total.persons)
    if share.low is None or share.high is None or found.purposes is None:
        return said
    sure = interval(share.low, share.high, found.confidence, Measure.SHARE)
    return Words("{sentence} The share of creation has {sure}.", sentence=said, sure=sure)


def _persons(found: Mix) -> Words:
    benefits = Count(found.total.benefits, people=True)
    if found.persons is None:
        if found.total.persons:
            return Words("Each row is one person.")
        return Words(
            "The {n} benefits are not added up as persons: one person may have several, and the "
            "counts do not tell.",
            n=benefits,
        )
    if found.persons == found.total.benefits:
        return Words("Each of the {n} benefits is of another person.", n=benefits)
    return Words(
        "The {n} benefits are of {persons} persons, so they are not added up as persons; {several} "
        "have several instruments.",
        n=benefits,
        persons=Count(found.persons, people=True),
        several=Share(found.several / found.persons, found.persons),
    )


def checks_of(found: Mix) -> tuple[Check, ...]:
    """Whether the mix can carry its claim."""
    return tuple(_checks(found))


def _checks(found: Mix) -> Iterator[Check]:
    if found.purposes is not None:
        neither = found.total.benefits - found.total.n
        share = neither / found.total.benefits if found.total.benefits else 0.0
        yield Check(
            "purpose",
            "pass" if share <= MANY_UNKNOWN else "caution",
            Words(
                "{n} benefit is for another or an unknown purpose and enters no share.",
                "{n} benefits are for another or an unknown purpose and enter no share.",
                n=Count(neither, people=True),
            ),
            share,
            MANY_UNKNOWN,
        )
        few = min((split.n for split in found.instruments), default=0)
        yield Check(
            "size",
            "pass" if few >= FEW else "caution",
            Words("The smallest instrument has {n} benefits.", n=Count(few, people=True)),
            few,
            FEW,
        )
    if found.persons is not None:
        again = sum(
            split.benefits - n for split, n in zip(found.instruments, found.holders, strict=True)
        )
        yield Check(
            "repeated",
            "caution" if again else "pass",
            Words(
                "{n} row gives a person the same instrument again.",
                "{n} rows give a person the same instrument again.",
                n=Count(again, people=True),
            ),
            again,
            0,
        )
    elif not found.total.persons:
        yield Check(
            "overlap",
            "caution",
            Words("How many persons had several instruments is not known."),
        )
    if found.backwards:
        share = found.backwards / found.total.benefits
        yield Check(
            "backwards",
            "pass" if share <= MANY_UNKNOWN else "caution",
            Words(
                "{n} row ends before it starts and has no dose.",
                "{n} rows end before they start and have no dose.",
                n=Count(found.backwards, people=True),
            ),
            share,
            MANY_UNKNOWN,
        )
    if found.undated:
        share = found.undated / (found.undated + sum(p.benefits for p in found.periods))
        yield Check(
            "undated",
            "pass" if share <= MANY_UNKNOWN else "caution",
            Words("Rows without a start stand in no period."),
            share,
            MANY_UNKNOWN,
        )


def notes_of(asked: SupportMix, found: Mix) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = []
    if found.purposes is not None:
        notes.append(
            Words(
                "The share is creation over creation and stabilisation. Intervals are given only "
                "where each count is another person: Wilson, and exact (Clopper-Pearson) under "
                "{few}.",
                few=FEW,
            )
            if asked.interval == "auto"
            else Words(
                "The share is creation over creation and stabilisation. Intervals are given only "
                "where each count is another person."
            )
        )
        notes.append(Words("A job that is stabilised is not a new job."))
    if asked.months is None and any(dose.name == "months" for dose in found.doses):
        notes.append(
            Words(
                "Months are days over {days}; an open end counts to the cut-off.",
                days=Amount(DAYS_A_MONTH, digits=4),
            )
        )
    if found.doses and found.persons is not None:
        notes.append(Words("A dose is what one person had of one instrument, added up."))
    return tuple(notes)
