"""How many stand somewhere at the end of each period, from when each came and went."""

from __future__ import annotations

import numpy as np

from analyses.records.numbering import Integers


def flows(unit: Integers, period: Integers, units: int, periods: int) -> Integers:
    """Count what happened in each period of each unit: (units, periods).

    `unit`, `period` (n,) number both from nought; what lies outside the periods is not counted.
    """
    inside = (period >= 0) & (period < periods)
    place = unit[inside] * periods + period[inside]
    return np.bincount(place, minlength=units * periods).reshape(units, periods)


def stocks(unit: Integers, came: Integers, went: Integers, units: int, periods: int) -> Integers:
    """Count who is there at the end of each period of each unit: (units, periods).

    `came` is the period at whose end each is there for the first time, `went` the first at whose
    end they are no longer; each (n,). Whoever came before the periods is there from the first.
    """
    first, last = np.clip(came, 0, periods), np.clip(went, 0, periods)
    there = last > first
    width = periods + 1
    change = np.bincount(unit[there] * width + first[there], minlength=units * width)
    change = change - np.bincount(unit[there] * width + last[there], minlength=units * width)
    counts: Integers = np.cumsum(change.reshape(units, width), axis=1)[:, :periods]
    return counts
