"""What a gap between groups is called, and which conventions made its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyses.grammar.phrases import column_name, counted, disagree, interval, quantity
from analyses.grammar.picture import Measure
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Name, Points, PValue, Value, Words, listing
from analyses.outcomes.group_gaps_answer import Gap, Gaps, Group

if TYPE_CHECKING:
    from analyses.outcomes.group_gaps import GroupGaps

NOT_AN_EFFECT = Words(
    "Groups may differ in who joins them: a difference is not by itself what the programme did."
)


def outcome_of(asked: GroupGaps, table: Table) -> Words:
    """Name the outcome, with the value that counts where that is a word."""
    name = column_name(table, str(asked.outcome))
    if asked.positive is None or asked.positive in (1, True):
        return Words("{name}", name=name)
    return Words("{name} ({value})", name=name, value=Name(str(asked.positive)))


def finding(asked: GroupGaps, table: Table, found: Gaps) -> Words:
    """Say the headline in one line."""
    outcome = outcome_of(asked, table)
    ordered = sorted(found.groups, key=lambda g: (-(g.value.value or 0.0), str(g.level)))
    first, second = ordered[0], ordered[-1]
    parts: dict[str, Any] = {
        "outcome": outcome,
        "first": Name(str(first.level)),
        "second": Name(str(second.level)),
        "more": value_of(found, first),
        "less": value_of(found, second),
    }
    p = found.p_overall
    is_pair = len(found.groups) == 2
    gap = found.gaps[0].difference
    if p is None or (is_pair and disagree(gap.low, gap.high, p, asked.confidence)):
        return Words("{outcome}: {more} in {first}, {less} in {second}", **parts)
    if p >= 1.0 - asked.confidence:
        return Words(
            "{outcome}: no statistically significant difference, {first} {more}, {second} {less}",
            **parts,
        )
    if is_pair:
        return Words(
            "{outcome}: higher in {first} than in {second}, {more} against {less}", **parts
        )
    return Words("{outcome}: groups differ, {more} in {first}, {less} in {second}", **parts)


def gap_finding(asked: GroupGaps, table: Table, found: Gaps) -> Words:
    """Say in one line what groups differ by."""
    gap = found.gaps[0]
    outcome = outcome_of(asked, table)
    if len(found.groups) > 2:
        return Words(
            "{outcome}: {n} of {all} comparisons differ after adjustment",
            outcome=outcome,
            n=Count(sum(is_apart(found, gap) for gap in found.gaps)),
            all=Count(len(found.gaps)),
        )
    parts: dict[str, Any] = {
        "outcome": outcome,
        "group": Name(str(gap.level)),
        "against": Name(str(gap.against)),
        "difference": gap_value(found, gap, gap.difference.value or 0.0),
    }
    if found.mixed is None:
        return Words("{outcome}: {group} less {against}, {difference}", **parts)
    mixed = found.mixed.gaps[0].difference.value or 0.0
    return Words(
        "{outcome}: {group} less {against}, {difference}; with the same case mix {mixed}",
        mixed=gap_value(found, gap, mixed),
        **parts,
    )


def value_of(found: Gaps, group: Group) -> Value:
    """A group's share or mean."""
    if group.value.value is None:
        return Words("not known")
    return quantity(group.value.value, found.measure, n=group.n)


def reading(asked: GroupGaps, table: Table, found: Gaps) -> Words:
    """Say the answer: the finding, who, how sure, and what the same case mix would make of it."""
    parts: dict[str, Any] = {
        "finding": finding(asked, table, found),
        "who": counted(found.n, table.basis),
    }
    said = _pair(asked, found, parts) if len(found.groups) == 2 else _several(found, parts)
    if found.mixed is None or len(found.groups) != 2:
        return said
    gap, mixed = found.gaps[0], found.mixed.gaps[0]
    of = mixed.difference
    if of.value is None or of.low is None or of.high is None:
        return said
    return Words(
        "{sentence} With the same case mix the difference is {difference} ({interval}).",
        sentence=said,
        difference=gap_value(found, gap, of.value),
        interval=interval(of.low, of.high, asked.confidence, found.in_gap),
    )


def _pair(asked: GroupGaps, found: Gaps, parts: dict[str, Any]) -> Words:
    gap = found.gaps[0]
    of = gap.difference
    if of.value is None or of.low is None or of.high is None or gap.p is None:
        return Words("{finding}, among {who}.", **parts)
    return Words(
        "{finding}, among {who}; {group} less {against}: {difference} ({interval}; {p}).",
        group=Name(str(gap.level)),
        against=Name(str(gap.against)),
        difference=gap_value(found, gap, of.value),
        interval=interval(of.low, of.high, asked.confidence, found.in_gap),
        p=PValue(gap.p),
        **parts,
    )


def _several(found: Gaps, parts: dict[str, Any]) -> Words:
    p = found.p_overall
    if p is None:
        return Words("{finding}, among {who}.", **parts)
    apart = [gap for gap in found.gaps if is_apart(found, gap)]
    parts |= {"p": PValue(p), "all": Count(len(found.gaps))}
    if not apart:
        return Words(
            "{finding}, among {who} (all groups together, {p}). Of {all} comparisons none differs "
            "after adjustment.",
            **parts,
        )
    return Words(
        "{finding}, among {who} (all groups together, {p}). Of {all} comparisons these differ "
        "after adjustment: {groups}.",
        groups=listing(
            *(
                Words(
                    "{group} {change}",
                    group=Name(str(gap.level)),
                    change=gap_value(found, gap, gap.difference.value or 0.0),
                )
                for gap in apart[:6]
            )
        ),
        **parts,
    )


def is_apart(found: Gaps, gap: Gap) -> bool:
    """Whether a comparison differs after adjustment."""
    return gap.p_adjusted is not None and gap.p_adjusted < 1.0 - found.confidence


def gap_value(found: Gaps, gap: Gap, value: float) -> Value:
    """A difference with its sign."""
    if found.measure is Measure.SHARE:
        return Points(value, signed=True, behind=gap.fewest)
    return Amount(value, signed=True, behind=gap.fewest)


def notes_of(asked: GroupGaps, found: Gaps) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    return (*_conventions(asked, found), *_compared(asked, found), NOT_AN_EFFECT)


def _conventions(asked: GroupGaps, found: Gaps) -> list[Words]:
    if found.designed is not None:
        return [
            Words(
                "Means are weighted as the sample was drawn; intervals by Taylor linearisation "
                "with Student's t, those of shares on the scale of log odds."
            )
        ]
    if asked.positive is None:
        return [
            Words(
                "Means: t intervals, differences by Welch; beside them Mann and Whitney's test and "
                "the Hodges-Lehmann shift. Ratios of means: normal on the logarithm."
            )
        ]
    maker = (
        Words("Newcombe's hybrid score")
        if asked.interval == "newcombe"
        else Words("Miettinen and Nurminen's score")
    )
    ratio = (
        Words("Koopman's score")
        if asked.ratio_interval == "koopman"
        else Words("the normal interval of the logarithm")
    )
    return [
        Words(
            "Shares: Wilson, exact (Clopper-Pearson) under 30 people. Differences: {interval}. "
            "Ratios: {ratio}. Odds ratios: Woolf.",
            interval=maker,
            ratio=ratio,
        )
    ]


def _compared(asked: GroupGaps, found: Gaps) -> list[Words]:
    told = []
    if found.reference is None:
        told.append(Words("Each group is compared with all others together."))
    else:
        told.append(Words("Each group is compared with {group}.", group=Name(str(found.reference))))
    if len(found.gaps) > 1:
        told.append(
            Words(
                "{n} comparison; p values: {adjusted}.",
                "{n} comparisons; p values: {adjusted}.",
                n=len(found.gaps),
                adjusted=_adjusted(asked),
            )
        )
    if found.mixed is not None:
        told.append(
            Words(
                "Same case mix: standardised directly to everyone in the {n} cell that all groups "
                "share, normal intervals.",
                "Same case mix: standardised directly to everyone in the {n} cells that all groups "
                "share, normal intervals.",
                n=found.mixed.cells,
            )
        )
        if found.designed is not None:
            told.append(Words("The comparison with the same case mix is not weighted."))
    return told


def _adjusted(asked: GroupGaps) -> Words:
    match asked.adjust:
        case "holm":
            return Words("adjusted by Holm, to confirm")
        case "benjamini-hochberg":
            return Words("adjusted by Benjamini and Hochberg, to explore")
        case _:
            return Words("not adjusted")
