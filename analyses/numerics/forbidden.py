"""How much of a two-way estimate compares with units that are themselves already treated?

Goodman-Bacon (2021), Journal of Econometrics 225, 254-277: with several starts the two-way
coefficient is a weighted mean of two-group comparisons, some of which take the early treated as
the comparison of the late. The weights are those of a balanced panel.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Integers


def forbidden_share(starts: Integers, sizes: Integers, periods: int) -> float | None:
    """Weight of comparisons with the already treated, in [0, 1].

    `starts` (C,) are distinct first treated periods, `periods` for never; `sizes` (C,) units.
    None when nothing is compared.
    """
    shares = sizes / sizes.sum()
    treated = 1.0 - np.minimum(starts, periods) / periods  # share of time under treatment
    allowed = forbidden = 0.0
    order = np.argsort(starts)
    for place, early in enumerate(order):
        for late in order[place + 1 :]:
            both = shares[early] * shares[late]
            long, short = treated[early], treated[late]
            # Early against late before late begins; with the never treated that is all the time.
            allowed += both * (long - short) * (1.0 - long)
            forbidden += both * short * (long - short)
    total = allowed + forbidden
    return forbidden / total if total > 0 else None
