"""What an outcome costs, in a sentence, and which conventions made the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyses.grammar.phrases import counted, interval
from analyses.grammar.picture import Measure
from analyses.grammar.roles import Basis
from analyses.grammar.words import Amount, Count, Name, Points, Value, Words
from analyses.outcomes.cost_per_outcome_answer import Costed, Line, name_of

if TYPE_CHECKING:
    from analyses.outcomes.cost_per_outcome import CostPerOutcome

NOT_AN_EFFECT = Words(
    "Groups may differ in who joins them: a difference is not by itself what the programme did."
)


def money(value: float | None, found: Costed, behind: int | None = None) -> Value:
    """An amount with its currency, where that is known."""
    if value is None:
        return Words("not known")
    amount = Amount(value, digits=0 if abs(value) >= 100 else None, behind=behind)
    if found.ledger.currency is None:
        return amount
    return Words("{amount} {currency}", amount=amount, currency=Name(found.ledger.currency))


def finding(asked: CostPerOutcome, found: Costed) -> Words:
    """Say the headline in one line: what an outcome costs, in each group."""
    ordered = sorted(found.lines, key=lambda x: (x.per_outcome.value or 0.0, str(x.level)))
    first, last = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return Words(
            "One outcome cost {cost}", cost=money(first.per_outcome.value, found, first.fewest)
        )
    parts: dict[str, Any] = {
        "less": money(first.per_outcome.value, found, first.fewest),
        "cheapest": name_of(first.level),
        "more": money(last.per_outcome.value, found, last.fewest),
        "dearest": name_of(last.level),
    }
    return Words("One outcome cost {more} in {dearest}, {less} in {cheapest}", **parts)


def increment_finding(found: Costed) -> Words:
    """Say in one line what one more outcome costs, or which group is better on both counts."""
    more = found.increment
    assert more is not None
    parts: dict[str, Any] = {
        "group": Name(str(more.level)),
        "against": Name(str(found.reference)),
    }
    cost, share = more.cost.value or 0.0, more.share.value or 0.0
    if more.ratio.low is None:
        return Words(
            "{group} against {against}: the cost of one more outcome has no bounds", **parts
        )
    if cost <= 0 < share:
        return Words("{group} cost less and had more outcomes than {against}", **parts)
    if share < 0 <= cost:
        return Words("{group} cost more and had fewer outcomes than {against}", **parts)
    return Words(
        "{group} against {against}: one more outcome cost {cost}",
        cost=money(more.ratio.value, found, found.fewest),
        **parts,
    )


def reading(asked: CostPerOutcome, found: Costed) -> Words:
    """Say the answer: what an outcome costs and how sure, and what one more costs."""
    parts: dict[str, Any] = {
        "finding": finding(asked, found),
        "who": counted(found.people, Basis.PERSONS),
        "weeks": Count(asked.weeks),
    }
    if len(found.lines) == 1:
        of = found.lines[0].per_outcome
        if of.low is None or of.high is None:
            return Words("{finding}, within {weeks} weeks, of {who} who started.", **parts)
        return Words(
            "{finding}, within {weeks} weeks, of {who} who started ({interval}).",
            interval=interval(of.low, of.high, asked.confidence, Measure.CURRENCY),
            **parts,
        )
    said = Words("{finding}, within {weeks} weeks, of {who} who started.", **parts)
    more = found.increment
    if more is None:
        return said
    shares: dict[str, Any] = {
        "sentence": said,
        "increment": increment_finding(found),
        "difference": Points(more.share.value or 0.0, signed=True, behind=found.fewest),
        "cost": money(more.cost.value, found, found.fewest),
    }
    if more.ratio.low is None or more.ratio.high is None:
        return Words(
            "{sentence} {increment}: {cost} more per start, {difference} in outcomes.", **shares
        )
    return Words(
        "{sentence} {increment} ({interval}): {cost} more per start, {difference} in outcomes.",
        interval=interval(more.ratio.low, more.ratio.high, asked.confidence, Measure.CURRENCY),
        **shares,
    )


def notes_of(asked: CostPerOutcome, found: Costed) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    told = [
        Words(
            "Everyone who started in a complete cohort costs an equal share of their cell; the "
            "outcome is counted among those neither excluded nor unknown."
        ),
        Words(
            "Intervals: percentiles of {n} draws of {what}, seed {seed}; Fieller's beside them.",
            n=Count(asked.replicates),
            what=Words("people within their group")
            if asked.cluster is None
            else Words("whole clusters"),
            seed=Count(asked.seed),
        ),
    ]
    if asked.person is None or asked.person not in asked.by:
        told.append(
            Words(
                "Costs are known by cell and not by person: intervals show how outcomes vary, and "
                "costs only between cells."
            )
        )
    if found.ledger.price_year is not None:
        told.append(Words("Prices of {year}.", year=Name(found.ledger.price_year)))
    return (*told, NOT_AN_EFFECT) if len(found.lines) > 1 else tuple(told)


def label_of(line: Line, found: Costed) -> Words:
    """The cost beside its dot."""
    return Words("{cost}", cost=money(line.per_outcome.value, found, line.fewest))
