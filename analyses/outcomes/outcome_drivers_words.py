"""What goes with an outcome, in a sentence and as a forest of intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyses.grammar.phrases import column_name, counted, interval, source_of
from analyses.grammar.picture import (
    Axis,
    Interval,
    Measure,
    Moment,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Name, Points, PValue, Value, Words
from analyses.outcomes.outcome_drivers_answer import Driver, Drivers, called, measure_of

if TYPE_CHECKING:
    from analyses.outcomes.outcome_drivers import OutcomeDrivers

NOT_AN_EFFECT = Words(
    "What goes with an outcome need not bring it about: an association is not an effect."
)


def outcome_of(asked: OutcomeDrivers, table: Table) -> Words:
    """Name the outcome, with the value that counts where that is a word."""
    name = column_name(table, str(asked.outcome))
    if asked.positive is None or asked.positive in (1, True):
        return Words("{name}", name=name)
    return Words("{name} ({value})", name=name, value=Name(str(asked.positive)))


def effect_value(asked: OutcomeDrivers, driver: Driver) -> Value:
    """An effect with its sign."""
    value = driver.effect.value or 0.0
    if asked.positive is None:
        return Amount(value, signed=True, behind=driver.behind)
    return Points(value, signed=True, behind=driver.behind)


def leading(asked: OutcomeDrivers, found: Drivers) -> Driver | None:
    """The group furthest from its reference, else the number, among what matters."""
    apart = [
        driver
        for driver in found.drivers
        if (p := found.adjusted[driver.place - 1]) is not None and p < 1.0 - asked.confidence
    ]
    groups = [driver for driver in apart if driver.level is not None]
    return max(
        groups or apart,
        key=lambda driver: (abs(driver.effect.value or 0.0), -driver.place, str(driver.level)),
        default=None,
    )


def finding(asked: OutcomeDrivers, table: Table, found: Drivers) -> Words:
    """Say the headline in one line."""
    outcome = outcome_of(asked, table)
    lead = leading(asked, found)
    if lead is None:
        return Words(
            "{outcome}: no characteristic goes with it detectably, of {n}",
            outcome=outcome,
            n=Count(len(asked.covariates)),
        )
    return Words(
        "{outcome}: {effect} for {driver}",
        outcome=outcome,
        effect=effect_value(asked, lead),
        driver=called(table, lead),
    )


def reading(asked: OutcomeDrivers, table: Table, found: Drivers) -> Words:
    """Say the answer: the headline, how sure, and how many characteristics matter."""
    lead = leading(asked, found)
    parts: dict[str, Any] = {
        "finding": finding(asked, table, found),
        "who": counted(found.rows, table.basis),
        "all": Count(len(asked.covariates)),
        "k": Count(sum(p is not None and p < 1.0 - asked.confidence for p in found.adjusted)),
    }
    if lead is None or lead.effect.low is None or lead.effect.high is None or lead.p is None:
        return Words("{finding}, among {who}.", **parts)
    return Words(
        "{finding}, other characteristics held alike, among {who} ({interval}; {p}). Of {all} "
        "characteristics {k} go with the outcome after adjustment for their number.",
        interval=interval(lead.effect.low, lead.effect.high, asked.confidence, measure_of(asked)),
        p=PValue(lead.p),
        **parts,
    )


def notes_of(asked: OutcomeDrivers, table: Table, found: Drivers) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    model = (
        Words("Linear regression; differences are in the unit of the outcome.")
        if asked.positive is None
        else Words(
            "Logistic regression; differences are average marginal effects by the delta method, "
            "p values those of the odds ratios."
        )
    )
    rule = Words(
        "Groups are compared with their most common value. Joint tests of characteristics are "
        "adjusted by Holm, single p values are not."
    )
    return (model, _errors(asked), rule, NOT_AN_EFFECT)


def _errors(asked: OutcomeDrivers) -> Words:
    match asked.errors:
        case "hc1":
            return Words("Standard errors: robust (HC1).")
        case "hc3":
            return Words("Standard errors: robust (HC3).")
        case "cr1":
            return Words("Standard errors: clustered by {column} (CR1).", column=str(asked.cluster))
        case "cr2":
            return Words(
                "Standard errors: clustered by {column} (CR2, Satterthwaite).",
                column=str(asked.cluster),
            )
        case "survey":
            return Words("Standard errors: Taylor linearisation, as the sample was drawn.")
        case _:
            return Words("Standard errors: those of the model.")


def picture_of(asked: OutcomeDrivers, table: Table, found: Drivers) -> Picture:
    """Draw a forest: one row a coefficient, its interval, and the odds ratio beside it."""
    drivers = found.drivers
    at = tuple(float(place) for place in range(len(drivers)))
    n = tuple(driver.behind for driver in drivers)
    outcome = outcome_of(asked, table)
    is_share = asked.positive is not None
    names: tuple[Text, ...] = tuple(called(table, driver) for driver in drivers)
    return Picture(
        name="outcome-drivers",
        title=finding(asked, table, found),
        subtitle=Words("Average difference, other characteristics alike; odds ratios beside it")
        if is_share
        else Words("Average difference, other characteristics alike, with intervals"),
        x=Axis(
            Words("Difference in percentage points, {outcome}", outcome=outcome)
            if is_share
            else Words("Difference, {outcome}", outcome=outcome),
            measure_of(asked),
        ),
        y=Axis(Words("Characteristic"), Measure.CATEGORY, categories=names),
        marks=(
            Moment(0.0, Words("no difference")),
            Interval(
                "effect",
                at,
                tuple(driver.effect.low for driver in drivers),
                tuple(driver.effect.high for driver in drivers),
                n,
                along="x",
            ),
            Point(
                "effect",
                tuple(driver.effect.value for driver in drivers),
                at,
                n,
                labels=tuple(_label(driver) for driver in drivers),
            ),
        ),
        series=(Series("effect", Words("Average difference")),),
        source=source_of(table),
        notes=(NOT_AN_EFFECT,),
    )


def _label(driver: Driver) -> Words:
    value = driver.effect.value or 0.0
    if driver.odds is None or driver.odds.value is None:
        return Words("{change}", change=Amount(value, signed=True, behind=driver.behind))
    return Words(
        "{change} (odds × {odds})",
        change=Amount(100 * value, digits=1, signed=True, behind=driver.behind),
        odds=Amount(driver.odds.value, digits=2, behind=driver.behind),
    )
