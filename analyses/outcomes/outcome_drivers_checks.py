"""Whether a regression can carry its claims, and the refusals where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.phrases import column_name
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Check, Verdict
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, PValue, Words
from analyses.numerics.by_code import levels
from analyses.numerics.cell_models import CellFit
from analyses.numerics.model_checks import dependent
from analyses.outcomes.outcome_drivers_design import Characteristic, Designed

if TYPE_CHECKING:
    from analyses.outcomes.outcome_drivers import OutcomeDrivers
    from analyses.outcomes.outcome_drivers_answer import Drivers

PER_COEFFICIENT = 10
MUCH_INFLATION = 10.0
FEW_CLUSTERS, TOO_FEW_CLUSTERS = 42, 10
MISFIT = 0.01
DISCRIMINATES = 0.6


def events_of(designed: Designed) -> int:
    """The rarer of yes and no; everyone for a number."""
    if designed.yes is None:
        return designed.rows
    return min(designed.yes, designed.rows - designed.yes)


def refuse_hopeless(asked: OutcomeDrivers, designed: Designed) -> None:
    """Refuse an outcome that does not vary, too many coefficients, or such as say the same."""
    events, coefficients = events_of(designed), designed.cells.parameters - 1
    if designed.yes is not None and events == 0:
        raise Refusal(
            Words("The outcome is the same for everyone, so nothing can explain it."),
            field="outcome",
            code="constant-outcome",
        )
    if coefficients >= events:
        raise Refusal(
            Words(
                "{coefficients} coefficients cannot be told from {events} events. Choose fewer "
                "characteristics.",
                coefficients=Count(coefficients),
                events=Count(events),
            ),
            field="covariates",
            code="too-few-events",
        )
    column = dependent(designed.cells)
    if column is not None:
        name = _owner(designed, column).name
        raise Refusal(
            Words(
                "{column} says nothing that the characteristics before it do not say already. "
                "Leave it out, or one of them.",
                column=name,
            ),
            field="covariates",
            code="collinear",
            ways_out=[_without(asked, name)],
        )
    clusters = designed.cells.cluster
    if clusters is not None and levels(clusters) < 2:
        raise Refusal(
            Words(
                "{column} holds one cluster only, so nothing tells how much clusters differ. "
                "Choose another column, or none.",
                column=str(asked.cluster),
            ),
            field="cluster",
            code="one-cluster",
        )


def _without(asked: OutcomeDrivers, name: str) -> WayOut:
    left = tuple(item for item in asked.covariates if item != name)
    return WayOut(Words("Leave {name} out", name=name), "covariates", left)


def _owner(designed: Designed, column: int) -> Characteristic:
    return next(
        item
        for item in designed.characteristics
        if item.block.first <= column < item.block.first + item.block.size
    )


def refuse_separation(fit: CellFit, designed: Designed) -> None:
    """Refuse where a characteristic tells the outcome without fail, by name."""
    if not fit.separated:
        return
    spread = designed.cells.x[:, 1:].std(axis=0)
    column = int(np.argmax(np.abs(fit.beta[1:]) * spread)) + 1
    name = _owner(designed, column).name
    raise Refusal(
        Words(
            "{column} tells the outcome without fail for some people (perfect separation), so its "
            "odds ratio has no end. Leave it out, or join its values in the recipe.",
            column=name,
        ),
        field="covariates",
        code="perfect-separation",
        ways_out=[
            WayOut(
                Words("Leave {name} out", name=name),
                "covariates",
                tuple(item.name for item in designed.characteristics if item.name != name),
            )
        ],
    )


def checks_of(asked: OutcomeDrivers, table: Table, found: Drivers) -> tuple[Check, ...]:
    """All checks, each with its verdict."""
    return tuple(_all(asked, table, found))


def _all(asked: OutcomeDrivers, table: Table, found: Drivers) -> Iterator[Check]:
    yield _enough(found)
    yield _inflated(asked, table, found)
    if found.c_statistic is not None:
        c = found.c_statistic
        words = Words(
            "A person with a yes ranks above one with a no in {share} of pairs (c statistic).",
            share=Amount(c, digits=2),
        )
        yield Check(
            "c-statistic", "pass" if c >= DISCRIMINATES else "caution", words, c, DISCRIMINATES
        )
    if found.calibration.p_value is not None:
        yield _calibrated(found.calibration.p_value)
    if found.designed.cells.cluster is not None:
        yield _clusters(levels(found.designed.cells.cluster))
    if found.fit.lonely:
        yield Check(
            "single-units",
            "caution",
            Words(
                "{n} stratum has a single unit; it was compared with the mean of all units.",
                "{n} strata have a single unit each; they were compared with the mean of all "
                "units.",
                n=Count(found.fit.lonely),
            ),
            found.fit.lonely,
            0,
        )


def _enough(found: Drivers) -> Check:
    designed = found.designed
    per = events_of(designed) / (designed.cells.parameters - 1)
    is_enough = per >= PER_COEFFICIENT
    if designed.yes is None:
        words = (
            Words("There are {per} people for each coefficient.", per=Amount(per, digits=0))
            if is_enough
            else Words(
                "There are only {per} people for each coefficient, so they may be chance: ten are "
                "wanted.",
                per=Amount(per, digits=1),
            )
        )
    else:
        words = (
            Words("There are {per} events for each coefficient.", per=Amount(per, digits=0))
            if is_enough
            else Words(
                "There are only {per} events for each coefficient, so they may be chance: ten are "
                "wanted.",
                per=Amount(per, digits=1),
            )
        )
    return Check("events", "pass" if is_enough else "caution", words, per, 10)


def _inflated(asked: OutcomeDrivers, table: Table, found: Drivers) -> Check:
    most = max(found.inflation)
    name = asked.covariates[found.inflation.index(most)]
    words = (
        Words("No characteristic says much of what the others say.")
        if most <= MUCH_INFLATION
        else Words(
            "{column} says nearly what the others say, so its part can hardly be told from theirs.",
            column=column_name(table, name),
        )
    )
    return Check(
        "collinearity", "pass" if most <= MUCH_INFLATION else "caution", words, most, MUCH_INFLATION
    )


def _calibrated(p: float) -> Check:
    words = (
        Words("Fitted shares agree with those seen, from low to high ({p}).", p=PValue(p))
        if p >= MISFIT
        else Words(
            "Fitted shares depart from those seen ({p}): an interaction or a curve may be missing.",
            p=PValue(p),
        )
    )
    return Check("calibration", "pass" if p >= MISFIT else "caution", words, p, MISFIT)


def _clusters(n: int) -> Check:
    verdict: Verdict = (
        "pass" if n >= FEW_CLUSTERS else "caution" if n >= TOO_FEW_CLUSTERS else "fail"
    )
    words = (
        Words("There are {n} clusters.", n=Count(n))
        if verdict == "pass"
        else Words("With only {n} clusters, intervals may be too narrow.", n=Count(n))
    )
    return Check("clusters", verdict, words, n, FEW_CLUSTERS)
