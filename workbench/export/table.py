"""Numbers beside a figure, as a file that a spreadsheet opens and runs nothing of."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from analyses.grammar.result import Estimates, estimate_record
from workbench.export.atomic import write_bytes
from workbench.export.figure_data import safe


def estimates_csv(estimates: Estimates, path: Path) -> Path:
    """Write one line per estimate; what is withheld or undefined is empty."""
    records = [estimate_record(item) for item in estimates]
    headings = list(records[0]) if records else ["term", "value"]
    rows = [[record[name] for name in headings] for record in records]
    return csv_file(headings, rows, path)


def csv_file(headings: Sequence[str], rows: Sequence[Sequence[object]], path: Path) -> Path:
    """Write a table as UTF-8 with a mark, which every spreadsheet reads right."""
    return write_bytes(path, csv_bytes(headings, rows))


def csv_bytes(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Give a table as the bytes of such a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([[neutral(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def neutral(cell: object) -> object:
    """Make a text harmless that a spreadsheet would run; numbers stay numbers."""
    if isinstance(cell, str):
        return safe(cell)
    return "" if cell is None else cell
