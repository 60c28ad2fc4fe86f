"""How far apart are two survival curves at a time, and do they cross?

The difference of two Kaplan-Meier estimates with the normal interval of Greenwood's variances, as
in Klein, Logan, Harhoff and Andersen (2007), Statistics in Medicine 26, 4505-4519.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import UNDEFINED, Interval, Significance, normal_p, normal_quantile
from analyses.numerics.survival import SurvivalAt, SurvivalCurves


def survival_difference(
    at: SurvivalAt, group: int, other: int, place: int, confidence: float = 0.95
) -> tuple[Interval, float | None, Significance]:
    """Compare `group` less `other` at one of the times: interval, standard error and z test.

    Where one of the curves is still, or already, without an error of its own, that is no
    certainty: the difference has no interval.
    """
    difference = float(at.survival[group, place] - at.survival[other, place])
    errors = at.std_error[[group, other], place]
    error = float(np.hypot(*errors))
    if not np.isfinite(difference) or not np.isfinite(error) or errors.min() <= 0:
        known = Interval(difference, None, None) if np.isfinite(difference) else UNDEFINED
        return known, None, Significance(None, None, None)
    half = normal_quantile(confidence) * error
    z = difference / error
    low, high = max(-1.0, difference - half), min(1.0, difference + half)
    return Interval(difference, low, high), error, Significance(z, None, normal_p(z))


def curves_cross(curves: SurvivalCurves, group: int, other: int, errors: float = 1.0) -> bool:
    """Tell whether each curve is somewhere above the other by more than `errors` standard errors.

    Only times at which both are followed count.
    """
    followed = curves.times <= np.nanmin(curves.last_time[[group, other]])
    gap = (curves.survival[group] - curves.survival[other])[followed]
    error = np.hypot(curves.std_error[group], curves.std_error[other])[followed]
    known = np.isfinite(error) & (error > 0)
    ratio = gap[known] / error[known]
    return bool(len(ratio) and ratio.max() > errors and ratio.min() < -errors)
