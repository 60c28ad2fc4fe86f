"""A brief as tagged PDF, set by typst from data and never from markup."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf_bytes(
    content: Mapping[str, Any], drawings: Mapping[str, bytes], template: Path = TEMPLATE
) -> bytes:
    """Set content as PDF/UA-1; an undrawable sign or a missing alt text fails the export.

    A template `NAME.typ` reads the content from `NAME.json` beside it.
    """
    import typst

    from workbench.charts.fonts import FOLDER

    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / template.name).write_bytes(template.read_bytes())
        written = json.dumps(content, ensure_ascii=False)
        (room / f"{template.stem}.json").write_text(written, encoding="utf-8")
        for drawing, svg in drawings.items():
            (room / drawing).write_bytes(svg)
        made = typst.compile(
            str(room / template.name),
            root=str(room),
            font_paths=[str(FOLDER)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    return bytes(made)
