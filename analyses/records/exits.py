"""Periods of participation: who left is known only when a stated time has passed without service.

A person exits after 90 days without a service, and the exit is dated back to the last service; a
service within those days continues the same period. One person may have several periods.
Source: United States Department of Labor, Training and Employment Guidance Letter 10-16.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.records.numbering import Flags, Integers
from analyses.records.sustainment import Jobs, unite

DAYS_WITHOUT = 90


@dataclass(frozen=True, eq=False, slots=True)
class Periods:
    """Periods of participation, by person and first service; each array (m,) but `of`.

    Attributes
    ----------
    person, start, exit : ndarray of int64
        Who, the day of the first service and that of the last; days since 1970.
    has_left : ndarray of bool
        Whether the days without service have passed at the cut-off; else the exit is not known.
    number : ndarray of int64
        Which of the person's periods, from one.
    services : ndarray of int64
    first, last : ndarray of int64
        The rows of the first service and of the last.
    of : ndarray of int64 (n,)
        The period that each service belongs to.
    """

    person: Integers
    start: Integers
    exit: Integers
    has_left: Flags
    number: Integers
    services: Integers
    first: Integers
    last: Integers
    of: Integers


def periods(
    person: Integers,
    start: Integers,
    end: Integers,
    cut_off: int | None,
    days: int = DAYS_WITHOUT,
) -> Periods:
    """Join each person's services into periods of participation.

    Parameters
    ----------
    person, start, end : ndarray of int64 (n,)
        The person from nought, and the first and last day of each service.
    cut_off : int or None
        The last day that the data cover; without one nobody is known to have left.
    days : int
        A period ends when so many whole days have passed without a service.
    """
    none = np.zeros(len(person), dtype=bool)
    # A service on the last of the days still belongs to the period.
    joined = unite(Jobs(person, start, end, none), days)
    number = np.ones(len(joined.owner), dtype=np.int64)
    fresh = np.ones(len(number), dtype=bool)
    fresh[1:] = joined.owner[1:] != joined.owner[:-1]
    place = np.arange(len(number))
    number += place - np.maximum.accumulate(np.where(fresh, place, 0))
    left = none[:0] if not len(number) else joined.end + days <= _last(cut_off)
    return Periods(
        joined.owner,
        joined.start,
        joined.end,
        left,
        number,
        joined.jobs,
        joined.first,
        joined.last,
        joined.of,
    )


def _last(cut_off: int | None) -> int:
    return -(1 << 40) if cut_off is None else cut_off
