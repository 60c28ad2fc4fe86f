"""Every oddity, in the order in which a reader meets them."""

from __future__ import annotations

from pathlib import Path

from tests.data.oddities import containers, days, figures, headings, rows, texts, workbooks

ODDITIES = (
    *containers.ODDITIES,
    *texts.ODDITIES,
    *workbooks.ODDITIES,
    *headings.ODDITIES,
    *rows.ODDITIES,
    *days.ODDITIES,
    *figures.ODDITIES,
)


def write(folder: Path) -> None:
    """Write every file."""
    for each in ODDITIES:
        each.make(folder / each.name)
