"""Jobs followed: one curve for everyone and one a group, read where the question asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.duration.job_retention_answer import Landmark, Retention
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Words
from analyses.numerics.answer import Floats, Integers
from analyses.numerics.restricted_mean import restricted_mean
from analyses.numerics.survival import (
    Scale,
    SurvivalCurves,
    kaplan_meier,
    survival_at,
    survival_quantile,
)
from analyses.numerics.weighted_groups import weighted_curves
from analyses.records.spells import SpellKeys, Spells, count_spells, spell_rows

if TYPE_CHECKING:
    from analyses.duration.job_retention import JobRetention


def followed(asked: JobRetention, table: Table, keys: SpellKeys) -> Retention:
    """Estimate the curves and read them at the landmarks, at one half and up to tau."""
    spells, curves, n, events = (
        _by_counts(asked, table, keys) if asked.weights is None else _by_rows(asked, table, keys)
    )
    landmarks = _landmarks(asked)
    at = survival_at(curves, np.array([landmark.at for landmark in landmarks]))
    _refuse_unreached(asked, curves, landmarks)
    tau, tau_is = _tau(asked, curves, landmarks)
    means = restricted_mean(curves, tau, asked.confidence)
    if asked.weights is not None:  # Greenwood's formula would take weights for people
        blank = np.full(means.value.shape, np.nan)
        means = replace(means, std_error=blank, low=blank, high=blank)
    return Retention(
        groups=(None, *spells.groups),
        n=n,
        events=events,
        curves=curves,
        landmarks=landmarks,
        at=at,
        headline=_headline(landmarks, at.survival),
        median=survival_quantile(curves),
        means=means,
        tau=tau,
        tau_is=tau_is,
        unit=asked.unit_of_time,
        basis=table.basis,
        spells=spells,
        ladder=spells.ladder,
    )


def refuse_no_end(found: Retention, asked: JobRetention) -> None:
    """Refuse when nobody's job ended: then nothing is known of how long jobs last."""
    if found.events[0]:
        return
    raise Refusal(
        Words(
            "No job ended in the time observed, so no curve can be estimated. See whether ends are "
            "recorded, or choose a later cut-off."
        ),
        field="end" if asked.duration is None else "ended",
        code="no-events",
    )


def _by_counts(
    asked: JobRetention, table: Table, keys: SpellKeys
) -> tuple[Spells, SurvivalCurves, Integers, Integers]:
    """Curves from one question to the table."""
    spells = _in_unit(asked, count_spells(table, keys))
    leaving, events = _everyone_first(spells.leaving), _everyone_first(spells.events)
    entering = None if spells.entering is None else _everyone_first(spells.entering)
    curves = kaplan_meier(
        spells.times,
        leaving,
        events,
        entering,
        confidence=asked.confidence,
        scale=cast("Scale", asked.interval),
    )
    return spells, curves, leaving.sum(axis=1), events.sum(axis=1)


def _by_rows(
    asked: JobRetention, table: Table, keys: SpellKeys
) -> tuple[Spells, SurvivalCurves, Integers, Integers]:
    """Weighted curves, for which every row is needed."""
    rows = spell_rows(table, keys, str(asked.weights))
    if (rows.weights < 0).any() or not (rows.weights > 0).any():
        raise Refusal(
            Words(
                "Weights cannot be negative, nor all nought. Correct {column} in the recipe.",
                column=str(asked.weights),
            ),
            field="weights",
            code="bad-weights",
        )
    everyone = np.arange(len(rows.times))
    each = [np.flatnonzero(rows.group == place) for place in range(len(rows.groups))]
    chosen = [everyone, *each]
    curves = weighted_curves(
        _scaled(asked, rows.times),
        rows.is_event,
        rows.weights,
        chosen,
        confidence=asked.confidence,
        scale=cast("Scale", asked.interval),
    )
    none = np.zeros((1, len(chosen), 0), dtype=np.int64)
    spells = Spells(np.zeros(0), none, none, rows.groups, (), rows.ladder)
    n = np.array([len(part) for part in chosen])
    return spells, curves, n, np.array([int(rows.is_event[part].sum()) for part in chosen])


def _everyone_first(counts: Integers) -> Integers:
    """Add strata up (S, G, T), and put everyone above the groups if there are several rows."""
    groups: Integers = counts.sum(axis=0)
    return np.concatenate([groups.sum(axis=0, keepdims=True), groups])


def _scaled(asked: JobRetention, times: Floats) -> Floats:
    """Turn days into the unit of time; a duration is in it already."""
    return times if asked.duration is not None else times / asked.days_in_unit


def _in_unit(asked: JobRetention, spells: Spells) -> Spells:
    return replace(spells, times=_scaled(asked, spells.times))


def _landmarks(asked: JobRetention) -> tuple[Landmark, ...]:
    weeks = [Landmark("week", week, 7 * week / asked.days_in_unit) for week in asked.weeks]
    times = [Landmark("time", time, time) for time in asked.times]
    if not weeks and not times:
        raise Refusal(
            Words("Choose at least one number of weeks, or another time."),
            field="weeks",
            code="missing-field",
            ways_out=[WayOut(Words("Use {n} weeks", n=26), "weeks", (26,))],
        )
    return (*weeks, *times)


def _headline(landmarks: Sequence[Landmark], survival: Floats) -> int:
    """Choose week 26 if every curve reaches it, else the latest that most of them reach."""
    reached = np.isfinite(survival).sum(axis=0)
    best = [place for place in range(len(landmarks)) if reached[place] == reached.max()]
    for place in best:
        if landmarks[place].is_week and landmarks[place].value == 26:
            return place
    return max(best, key=lambda place: landmarks[place].at)


def _refuse_unreached(
    asked: JobRetention, curves: SurvivalCurves, landmarks: Sequence[Landmark]
) -> None:
    """Refuse when nobody was followed long enough for any landmark, offering what is reached."""
    longest = float(curves.last_time[0])
    ended = bool(curves.survival[0, -1] <= 0)
    if ended or longest >= min(landmark.at for landmark in landmarks):
        return
    week = int(longest * asked.days_in_unit // 7)
    ways = (
        [WayOut(Words("Use {n} week", "Use {n} weeks", n=week), "weeks", (week,))]
        if week >= 1
        else [WayOut(Words("Use time {time}", time=longest), "times", (longest,))]
    )
    raise Refusal(
        Words(
            "Nobody has been followed long enough: the longest follow-up is {weeks} weeks. "
            "Ask for fewer weeks, or wait for a later cut-off.",
            weeks=Count(week),
        ),
        field="weeks" if asked.weeks else "times",
        code="beyond-follow-up",
        ways_out=ways,
    )


def _tau(
    asked: JobRetention, curves: SurvivalCurves, landmarks: Sequence[Landmark]
) -> tuple[float, str]:
    """Choose up to when the mean is taken, and say by which rule."""
    ended = curves.survival[:, -1] <= 0
    follow_up = np.where(ended, np.inf, curves.last_time)
    if asked.tau is not None:
        if asked.tau > follow_up.max():
            longest = float(curves.last_time.max())
            raise Refusal(
                Words(
                    "The mean cannot be taken up to {tau}: nobody was followed beyond {longest}.",
                    tau=float(asked.tau),
                    longest=longest,
                ),
                field="tau",
                code="beyond-follow-up",
                ways_out=[WayOut(Words("Use {tau}", tau=longest), "tau", longest)],
            )
        return asked.tau, "given"
    last = max(landmark.at for landmark in landmarks)
    if last <= follow_up.min():
        return last, "last landmark"
    return float(follow_up.min()), "shortest follow-up"
