"""How far reading a file is, and how long it will still take, in words."""

from __future__ import annotations

from analyses.grammar.words import Words

SOON = 3.0  # seconds after which the rest can be told from what is done


def far(words: Words, done: int, total: int, took: float) -> Words:
    """Say how many rows are read, and how long the others will take."""
    rows = Words("{job}: {done} of about {total} rows", job=words, done=done, total=total)
    if took < SOON or not 0 < done < total:
        return rows
    left = took * (total - done) / done
    if left >= 90:
        minutes = round(left / 60)
        return Words("{job}, {n} minute left", "{job}, {n} minutes left", n=minutes, job=rows)
    seconds = max(round(left), 1)
    return Words("{job}, {n} second left", "{job}, {n} seconds left", n=seconds, job=rows)
