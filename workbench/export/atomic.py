"""An exported file is there whole or not at all, in a folder that is made for it."""

from __future__ import annotations

from pathlib import Path

from workbench.project.atomic import not_saved, put_in_place


def write_bytes(path: Path, content: bytes) -> Path:
    """Write a file whole; an export needs no backup, for it can be made again.

    Raises
    ------
    Refusal
        As `put_in_place`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_saved(problem, path) from problem
    put_in_place(path, lambda file: file.write(content), backup=False)
    return path
