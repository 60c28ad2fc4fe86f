"""Support in numbers: each part's benefits and share of creation, persons, doses, insurance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyses.delivery.support_mix_count import Insurance, Mix, Split
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Amount, Count, Listing, Name, Share, Value, Words


def estimates_of(found: Mix) -> Iterator[Estimate]:
    """Benefits and creation of each part, then persons, combinations, doses and insurance."""
    for split in (found.total, *found.instruments, *found.groups, *found.periods):
        yield from _of_split(found, split)
    yield from _of_persons(found)
    for dose in found.doses:
        yield Estimate(
            term(dose.name, instrument=dose.instrument),
            float(np.median(dose.amounts)) if len(dose.amounts) else None,
            n=len(dose.amounts),
            measure=Measure.MONTHS if dose.name == "months" else Measure.NUMBER,
            basis=Basis.PERSONS if found.persons is not None else found.basis,
        )
    for insurance in found.insurance:
        yield from _of_insurance(found, insurance)


def term_of(name: str, split: Split) -> str:
    """Name what is said of a part; of the total without a key."""
    return name if split.level is None else term(name, **{split.key: split.level})


def _of_split(found: Mix, split: Split) -> Iterator[Estimate]:
    basis = Basis.PERSONS if split.persons else found.basis
    yield Estimate(
        term_of("benefits", split),
        float(split.benefits),
        n=split.benefits,
        measure=Measure.COUNT,
        basis=basis,
    )
    if found.purposes is None:
        return
    if split.key in {"instrument", "total"}:
        for level, n in zip(found.purposes, (split.created, split.stabilised), strict=True):
            yield Estimate(
                term("benefits", instrument=split.level, purpose=level),
                float(n),
                n=n,
                measure=Measure.COUNT,
                basis=basis,
            )
    share = found.interval_of(split.created, split.n, persons=split.persons)
    yield Estimate(
        term_of("creation", split),
        share.value,
        share.low,
        share.high,
        n=split.n,
        measure=Measure.SHARE,
        basis=basis,
    )


def _of_persons(found: Mix) -> Iterator[Estimate]:
    if found.persons is None:
        return
    yield Estimate("persons", float(found.persons), n=found.persons, measure=Measure.COUNT)
    for split, n in zip(found.instruments, found.holders, strict=True):
        yield Estimate(
            term("persons", instrument=split.level), float(n), n=n, measure=Measure.COUNT
        )
    share = found.interval_of(found.several, found.persons, persons=True)
    yield Estimate(
        "several", share.value, share.low, share.high, n=found.persons, measure=Measure.SHARE
    )
    for each in found.combined:
        names = " + ".join(str(found.instruments[kind].level) for kind in each.kinds)
        yield Estimate(
            term("combination", instruments=names), float(each.n), n=each.n, measure=Measure.COUNT
        )


def _of_insurance(found: Mix, each: Insurance) -> Iterator[Estimate]:
    share = found.interval_of(each.insured, each.known, persons=each.persons)
    basis = Basis.PERSONS if each.persons else found.basis
    yield Estimate(
        term("insured", instrument=each.instrument),
        share.value,
        share.low,
        share.high,
        n=each.known,
        measure=Measure.SHARE,
        basis=basis,
    )
    if each.months is not None:
        yield Estimate(
            term("insured-months", instrument=each.instrument),
            each.months,
            n=each.insured,
            measure=Measure.MONTHS,
            basis=basis,
        )


def names_in(found: Mix, kinds: tuple[int, ...]) -> Listing:
    """The instruments of a combination, in a row."""
    return Listing(tuple(Name(str(found.instruments[kind].level)) for kind in kinds))


def tables_of(found: Mix) -> tuple[NumberTable, ...]:
    """Instruments, combinations and doses."""
    tables = [_instruments(found)]
    if found.combined:
        rows = tuple(
            (Words("{names}", names=names_in(found, each.kinds)), Count(each.n, people=True))
            for each in found.combined
        )
        headings = (Words("Instruments"), Words("Persons"))
        tables.append(NumberTable(Words("Persons by combination"), headings, rows))
    if found.doses:
        tables.append(_doses(found))
    return tuple(tables)


def _instruments(found: Mix) -> NumberTable:
    headings = [Words("Instrument"), Words("Benefits")]
    if found.purposes is not None:
        headings += [Words("Creation"), Words("Stabilisation"), Words("Share of creation")]
    if found.persons is not None:
        headings.append(Words("Persons"))
    rows = []
    for place, split in enumerate((*found.instruments, found.total)):
        is_total = split.level is None
        row: list[Value | None] = [
            Words("All benefits") if is_total else Name(str(split.level)),
            Count(split.benefits, people=True),
        ]
        if found.purposes is not None:
            row += [Count(split.created, people=True), Count(split.stabilised, people=True)]
            row.append(None if split.share is None else Share(split.share, split.n))
        if found.persons is not None:
            n = found.persons if is_total else found.holders[place]
            row.append(Count(n, people=True))
        rows.append(tuple(row))
    return NumberTable(Words("Benefits by instrument"), tuple(headings), tuple(rows))


def _doses(found: Mix) -> NumberTable:
    names = {"months": Words("Months"), "hours": Words("Hours")}
    rows: list[tuple[Value | None, ...]] = []
    for dose in found.doses:
        n = len(dose.amounts)
        start = (Name(str(dose.instrument)), names[dose.name], Count(n, people=True))
        if not n:
            rows.append((*start, None, None, None, None))
            continue
        cuts = np.quantile(dose.amounts, [0.25, 0.5, 0.75])
        numbers = (*cuts, float(dose.amounts.sum()))
        rows.append((*start, *(Amount(float(x), behind=n) for x in numbers)))
    headings = (
        Words("Instrument"),
        Words("Dose"),
        Words("Counted"),
        Words("Lower quarter"),
        Words("Median"),
        Words("Upper quarter"),
        Words("Total"),
    )
    return NumberTable(Words("How much was given"), headings, tuple(rows))
