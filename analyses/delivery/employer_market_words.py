"""The market in numbers, what is said of it, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analyses.grammar.measures import Measure
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import Axis, Bar, Picture, Series, Text
from analyses.grammar.result import Check, Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Day, Name, Share, Value, Words
from analyses.records.vacancies import DOMINANT, Market, Part


def estimates_of(found: Market) -> tuple[Estimate, ...]:
    """Counts, what they give divided, and each group."""
    return tuple(_estimates(found))


def _estimates(found: Market) -> Iterator[Estimate]:
    whole = found.whole
    vacancies, employers = Basis.VACANCIES, Basis.EMPLOYERS
    yield Estimate("employers", float(whole.employers), basis=employers)
    yield Estimate("vacancies", whole.vacancies, basis=vacancies, behind=whole.behind)
    if found.seekers is not None:
        yield Estimate("seekers", float(found.seekers), n=found.seekers)
        yield Estimate("per_seeker", found.per_seeker, n=found.seekers, measure=Measure.RATIO)
    yield Estimate(
        "per_employer",
        found.per_employer,
        n=whole.employers,
        measure=Measure.RATIO,
        basis=employers,
        behind=whole.behind,
    )
    if found.fill_rate is not None:
        yield Estimate("fill_rate", found.fill_rate, measure=Measure.SHARE, basis=vacancies)
    if whole.largest is not None:
        yield Estimate("largest", whole.largest, measure=Measure.SHARE, basis=vacancies)
    for part in found.parts:
        yield Estimate(
            term("vacancies", group=part.name),
            part.vacancies,
            basis=vacancies,
            behind=part.behind,
        )
        yield Estimate(
            term("per_employer", group=part.name),
            part.vacancies / part.employers,
            n=part.employers,
            measure=Measure.RATIO,
            basis=employers,
            behind=part.behind,
        )


def finding(found: Market) -> Words:
    """Say the headline: vacancies per employer, and per seeker where they are known."""
    total = Words("{n} vacancy", "{n} vacancies", n=Count(round(found.whole.vacancies)))
    said = Words("About {number}", number=total) if found.about else total
    each = Amount(found.per_employer, digits=1, behind=found.whole.behind)
    if found.per_seeker is None:
        return Words("{vacancies}: {each} per employer", vacancies=said, each=each)
    return Words(
        "{vacancies}: {each} per employer and {seeker} per seeker",
        vacancies=said,
        each=each,
        seeker=Amount(found.per_seeker, digits=1, behind=found.seekers),
    )


def reading(found: Market, cut_off: date | None) -> Words:
    """Say the answer: the finding, of whom, on which day, and how many are filled."""
    said = Words(
        "{finding}, from {employers}.",
        finding=finding(found),
        employers=Words("{n} employer", "{n} employers", n=Count(found.whole.employers)),
    )
    if cut_off is not None:
        said = Words("{sentence} Counted on {day}.", sentence=said, day=Day(cut_off))
    if found.fill_rate is not None:
        said = Words(
            "{sentence} Filled: {share}.", sentence=said, share=Share(found.fill_rate, digits=1)
        )
    return said


def notes_of(found: Market) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words("These are counts on one day, so there is no interval. A vacancy is not a job."),
    ]
    if found.about:
        notes.append(
            Words("A count is approximate, and so is everything that is divided by or into it.")
        )
    return tuple(notes)


def checks_of(found: Market, cut_off: date | None) -> tuple[Check, ...]:
    """Whether the numbers can carry their claim."""
    return tuple(_checks(found, cut_off))


def _checks(found: Market, cut_off: date | None) -> Iterator[Check]:
    yield Check(
        "approximate",
        "caution" if found.about else "pass",
        Words("Some counts are approximate: do not read them to the last digit.")
        if found.about
        else Words("No count is said to be approximate."),
    )
    yield Check(
        "day",
        "pass" if cut_off is not None else "caution",
        Words("All counts are of one day.")
        if cut_off is not None
        else Words("The day of the count is not known, so it cannot be compared with another."),
    )
    if found.whole.largest is not None:
        dominated = [part for part in (found.whole, *found.parts) if part.behind < part.employers]
        yield Check(
            "dominance",
            "caution" if dominated else "pass",
            Words(
                "Three employers hold more than 80% of vacancies in {n} group, which is withheld "
                "when published.",
                "Three employers hold more than 80% of vacancies in {n} groups, which are "
                "withheld when published.",
                n=len(dominated),
            )
            if dominated
            else Words("Nowhere do three employers hold more than 80% of vacancies."),
            found.whole.largest,
            DOMINANT,
        )


def tables_of(found: Market) -> tuple[NumberTable, ...]:
    """Each group's employers and vacancies."""
    headings = (
        Words("Group"),
        Words("Employers"),
        Words("Vacancies"),
        Words("Vacancies per employer"),
    )
    return (
        NumberTable(
            Words("Vacancies by group"),
            headings,
            tuple(_row(part) for part in (*found.parts, found.whole)),
        ),
    )


def _row(part: Part) -> tuple[Value | None, ...]:
    return (
        _name(part),
        Count(part.employers),
        Count(round(part.vacancies), behind=part.behind),
        Amount(part.vacancies / part.employers, digits=1, behind=part.behind),
    )


def _name(part: Part) -> Text:
    return Words("Total") if part.name is None else Name(str(part.name))


def pictures_of(table: Table, found: Market, cut_off: date | None) -> tuple[Picture, ...]:
    """Draw vacancies by group, the most first; without groups all of them."""
    parts = sorted(found.parts or (found.whole,), key=lambda p: (-p.vacancies, str(p.name)))
    return (
        Picture(
            name="employer-market",
            title=finding(found),
            subtitle=Words("Vacancies, and how many each employer has"),
            x=Axis(Words("Vacancies"), Measure.COUNT, low=0.0),
            y=Axis(
                Words("Group"), Measure.CATEGORY, categories=tuple(_name(part) for part in parts)
            ),
            series=(Series("vacancies", Words("Vacancies")),),
            marks=(
                Bar(
                    "vacancies",
                    tuple(float(at) for at in range(len(parts))),
                    tuple(part.vacancies for part in parts),
                    n=tuple(part.behind for part in parts),
                    along="x",
                    labels=tuple(_label(part) for part in parts),
                ),
            ),
            source=source_of(table, cut_off=cut_off),
        ),
    )


def _label(part: Part) -> Words:
    return Words(
        "{n} ({each} per employer)",
        n=Count(round(part.vacancies), behind=part.behind),
        each=Amount(part.vacancies / part.employers, digits=1, behind=part.behind),
    )
