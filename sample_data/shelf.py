"""Where the sample programmes stand, in a source tree, a wheel or a frozen build alike."""

import json
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def path(name: str) -> Traversable:
    """Find a sample file or folder by its name, such as ``city_partnership/placements.csv``."""
    found = files("sample_data")
    for part in name.split("/"):
        neighbours = [entry.name for entry in found.iterdir()] if found.is_dir() else []
        if part not in neighbours:
            nearest = get_close_matches(part, neighbours, n=1)
            hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
            raise FileNotFoundError(f"No sample {name!r}.{hint}")
        found = found / part
    return found


def programmes() -> tuple[str, ...]:
    """List the folders that hold a programme."""
    folders = (entry for entry in files("sample_data").iterdir() if entry.is_dir())
    return tuple(sorted(each.name for each in folders if (each / "codebook.json").is_file()))


def codebook(programme: str) -> dict[str, Any]:
    """Read what the columns, levels and published counts of a programme mean."""
    book: dict[str, Any] = json.loads(path(f"{programme}/codebook.json").read_text("utf-8"))
    return book
