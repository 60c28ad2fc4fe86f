"""Free text in which a person could be found: a telephone number, an address of mail, a number."""

from __future__ import annotations

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known

_DIGIT = "[0-9۰-۹٠-٩]"
# A mail address, or ten digits and more in a row, or a telephone number with its plus or nought.
_FINDS_A_PERSON = (
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}"
    rf"|(^|[^0-9۰-۹٠-٩./-])(\+?{_DIGIT}{{10,18}}|[0۰٠]{_DIGIT}{{2,3}}[ -]{_DIGIT}{{7,8}})"
    r"($|[^0-9۰-۹٠-٩./-])"
)
_IS_A_NOTE = r"\p{Han}|\p{L}{2,}.*\s|\s.*\p{L}{2,}"  # words, parted: no number


def examine(case: Case) -> list[Finding]:
    """Look through the notes; what is found is told by its rows alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = []
    for name, column in case.columns(Kind.TEXT):
        if len(column.levels) < 2 or case.role(name) is Role.PERSON:
            continue
        levels = pa.array(column.levels, pa.large_string())
        finds = pc.and_(
            pc.match_substring_regex(levels, _FINDS_A_PERSON),
            pc.match_substring_regex(levels, _IS_A_NOTE),
        )
        finds = np.asarray(finds.to_numpy(zero_copy_only=False), dtype=bool)
        if not finds.any():
            continue
        chosen = np.append(finds, False)[column.values.astype(np.int64)] & known(column)
        if chosen.any():
            words = Words(
                "{column}: {n} note holds a number or address by which a person can be found",
                "{column}: {n} notes hold a number or address by which a person can be found",
                n=int(chosen.sum()), column=name,
            )  # fmt: skip
            found.append(case.found("person-in-text", "caution", words, chosen, name))
    return found
