"""The pages of a brief as images, for those who want to see them before they leave."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.export.brief_pdf import TEMPLATE


def page_images(
    content: Mapping[str, Any], drawings: Mapping[str, bytes], per_inch: int = 110
) -> tuple[bytes, ...]:
    """Set the brief as in the PDF, and give each page as PNG."""
    import typst

    from workbench.charts.fonts import FOLDER

    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "brief.typ").write_bytes(TEMPLATE.read_bytes())
        (room / "brief.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        for drawing, svg in drawings.items():
            (room / drawing).write_bytes(svg)
        made = typst.compile(
            str(room / "brief.typ"),
            root=str(room),
            font_paths=[str(FOLDER)],
            ignore_system_fonts=True,
            format="png",
            ppi=float(per_inch),
        )
    pages = made if isinstance(made, list) else [made]
    return tuple(bytes(page) for page in pages)
