"""Free text in which a person could be found: a number, an address of mail, a name of the file."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from workbench.data.rows import known

_DIGIT = "[0-9۰-۹٠-٩]"
# A mail address, or ten digits and more in a row, or a telephone number with its plus or nought.
_FINDS_A_PERSON = (
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}"
    rf"|(^|[^0-9۰-۹٠-٩./-])(\+?{_DIGIT}{{10,18}}|[0۰٠]{_DIGIT}{{2,3}}[ -]{_DIGIT}{{7,8}})"
    r"($|[^0-9۰-۹٠-٩./-])"
)
_IS_A_NOTE = r"\p{Han}|\p{L}{2,}.*\s|\s.*\p{L}{2,}"  # words, parted: no number
MOST_NAMES = 500  # of the file's own that are looked for
_SHORTEST = 5  # letters of a name that no other word holds by chance; of Chinese signs three


def is_finding(column: Column) -> NDArray[np.bool_]:
    """Which rows of a column of words hold a number or mail by which a person can be found."""
    import pyarrow as pa
    import pyarrow.compute as pc

    levels = pa.array(column.levels, pa.large_string())
    finds = pc.and_(
        pc.match_substring_regex(levels, _FINDS_A_PERSON),
        pc.match_substring_regex(levels, _IS_A_NOTE),
    )
    return _of_rows(column, np.asarray(finds.to_numpy(zero_copy_only=False), dtype=bool))


def finding_persons(column: Column, names: Collection[str] = ()) -> int:
    """Count the rows that hold a number or mail of a person, or one of these names."""
    chosen = is_finding(column)
    sought = [name for name in names if len(name) >= (3 if _is_han(name) else _SHORTEST)]
    sought = [name for name in sought if _is_han(name) or " " in name][:MOST_NAMES]
    if sought:
        pattern = re.compile("|".join(map(re.escape, sorted(sought, key=len, reverse=True))))
        has = [
            len(text) > 12 and pattern.search(text) is not None for text in column.levels[:50_000]
        ]
        has += [False] * (len(column.levels) - len(has))
        chosen |= _of_rows(column, np.array(has, dtype=bool))
    return int(np.count_nonzero(chosen))


def _is_han(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def _of_rows(column: Column, levels: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Spread what is true of levels over the rows, (n,)."""
    return np.append(levels, False)[column.values.astype(np.int64)] & known(column)
