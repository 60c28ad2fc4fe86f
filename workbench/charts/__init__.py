"""From a picture to a figure.

Drawing and describing are asked for at home: `workbench.charts.draw.draw`,
`workbench.charts.alt_text.alt_text`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["PALETTES", "PRESETS", "Style", "preset"]

# Each is fetched when first asked for, so that opening a window does not wait for drawing.
_HOMES = {
    "PALETTES": "workbench.charts.style",
    "PRESETS": "workbench.charts.style",
    "Style": "workbench.charts.style",
    "preset": "workbench.charts.style",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever bears the name
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
