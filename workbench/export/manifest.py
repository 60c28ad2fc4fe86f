"""What stands beside every export: data, parameters, versions, and what was withheld."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analyses.grammar.result import Result
from workbench.export.answer import plain
from workbench.export.atomic import write_bytes
from workbench.export.disclosure import Rules, Withheld
from workbench.version import VERSION

_NAMED = ("numpy", "scipy", "matplotlib", "pyarrow", "typst")


def manifest(
    result: Result | None,
    *,
    data: Mapping[str, str],
    disclosure: str,
    withheld: Sequence[Withheld] = (),
    files: Sequence[Path] = (),
    rules: Rules | None = None,
    published: bool = False,
) -> dict[str, Any]:
    """Say where an export comes from; the same input gives the same manifest.

    Parameters
    ----------
    result : Result, optional
        The answer that was exported, when it is at hand.
    data : mapping of name to sha256
        The data files that were read.
    disclosure : {"on", "off"}
        Whether small groups were withheld; "off" is a decision that stands here by name.
    """
    protection: dict[str, Any] = {
        "disclosure": disclosure,
        "threshold": (rules or Rules()).threshold if disclosure == "on" else None,
        "published_counts": published,
        "withheld": [{"where": item.where, "numbers": item.numbers} for item in withheld],
    }
    asked: dict[str, Any] = {}
    if result is not None:
        asked = {
            "question": result.question,
            "parameters": {name: plain(value) for name, value in result.parameters.items()},
        }
    return {
        "made_by": f"workbench {VERSION}",
        **asked,
        "data": dict(data),
        "files": [path.name for path in files],
        "protection": protection,
        "versions": versions(),
    }


def versions() -> dict[str, str]:
    """The versions that a result may depend on."""
    found = {"python": platform.python_version()}
    for name in _NAMED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a frozen build may carry no metadata
            found[name] = "unknown"
    return found


def write_manifest(content: Mapping[str, Any], path: Path) -> Path:
    """Write a manifest as readable JSON."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return write_bytes(path, (text + "\n").encode())
