"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words


def write_bytes(path: Path, content: bytes) -> Path:
    """Write beside the place and move in one step; the old file stays if anything fails.

    Raises
    ------
    Refusal
        `cannot-write` when the folder does not exist, is read-only, or the file is open elsewhere.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise Refusal(
            Words(
                "{path} cannot be written: {problem}. Close it where it is open, or choose "
                "another place.",
                path=str(path),
                problem=problem.strerror or str(problem),
            ),
            field="path",
            code="cannot-write",
        ) from problem
    return path
