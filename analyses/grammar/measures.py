"""What a number is in."""

from __future__ import annotations

from enum import Enum

from analyses.grammar.codec import writable


@writable
class Measure(Enum):
    """What a number is in."""

    SHARE = "share"
    POINTS = "percentage points"
    COUNT = "count"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"
    YEARS = "years"
    NUMBER = "number"
    RATIO = "ratio"
    CURRENCY = "currency"
    PERIOD = "period"
    CATEGORY = "category"
