"""Pay by the hour, week, month or year as pay by the quarter; nought and unknown kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.records.numbering import Flags, Floats

PayUnit = Literal["hour", "week", "two weeks", "month", "quarter", "year"]

# A quarter has thirteen weeks. Source: United States Department of Labor, TEGL 10-16, for pay
# that is not taken from wage records.
PER_QUARTER: dict[str, float] = {
    "hour": 13.0,
    "week": 13.0,
    "two weeks": 6.5,
    "month": 3.0,
    "quarter": 1.0,
    "year": 0.25,
}
NOT_KNOWN = (999999.99,)  # how the reporting layouts write that pay is not known


@dataclass(frozen=True, eq=False, slots=True)
class Earnings:
    """Quarterly earnings.

    Attributes
    ----------
    amount : ndarray of float64 (n,)
        In the currency of the data; nought where nothing was earned and NaN where not known.
    """

    amount: Floats

    @property
    def known(self) -> Flags:
        """Whose earnings are known, nought among them."""
        return ~np.isnan(self.amount)

    @property
    def earned(self) -> Flags:
        """Who earned something."""
        return self.known & (self.amount > 0)

    @property
    def nothing(self) -> int:
        """How many are known to have earned nothing."""
        return int((self.known & (self.amount == 0)).sum())

    @property
    def unknown(self) -> int:
        """Of how many nothing is known."""
        return int((~self.known).sum())

    @property
    def median(self) -> float | None:
        """The median of those who earned something; None when nobody did."""
        there = self.amount[self.earned]
        return float(np.median(there)) if len(there) else None


def quarterly(
    pay: Floats,
    per: PayUnit,
    hours: Floats | None = None,
    not_known: tuple[float, ...] = NOT_KNOWN,
) -> Earnings:
    """Turn pay by a unit of time into pay by the quarter.

    Parameters
    ----------
    pay : ndarray of float64 (n,)
        NaN where not known; negative pay is taken for unknown.
    per : str
        What the pay is for.
    hours : ndarray of float64 (n,), optional
        Weekly hours, which pay by the hour needs.
    not_known : tuple of float
        Codes among the numbers that mean that nothing is known.

    Raises
    ------
    ValueError
        When pay is by the hour and the hours are lacking.
    """
    amount = pay.astype(np.float64, copy=True)
    amount[np.isin(amount, not_known) | (amount < 0)] = np.nan
    if per == "hour":
        if hours is None:
            raise ValueError("Pay by the hour needs the weekly hours")
        # Whoever worked no hour earned nothing, whatever the rate.
        amount = np.where(hours == 0, 0.0, amount * hours)
    return Earnings(amount * PER_QUARTER[per])
