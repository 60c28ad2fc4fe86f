"""Files that cannot be reached: gone with their network place, held by Excel, or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from threading import Thread

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

_SECONDS = 20.0  # a network place that is gone can keep its callers for minutes
_READ = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".sav", ".zsav", ".por",
    ".dta", ".sas7bdat", ".xpt", ".parquet", ".feather", ".zip", ".gz", ".htm", ".html",
)  # fmt: skip
_GONE = {
    getattr(errno, name, None)
    for name in (
        "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT", "ESTALE", "EREMOTEIO",
        "EIO", "ENOTCONN", "ECONNRESET", "ENODEV",
    )
} - {None}  # fmt: skip
# What Windows says: bad path, bad name, network busy, no device, unreachable, timed out.
_GONE_ON_WINDOWS = {51, 53, 54, 55, 59, 64, 67, 121, 1203, 1219, 1222, 1231, 1232, 1460}
_HELD_ON_WINDOWS = {32, 33}


def reached(file: Path, seconds: float = _SECONDS) -> os.stat_result:
    """Look at a file, giving up on a place that does not answer.

    Raises
    ------
    Refusal
        `no-file` when it is not there, `place-gone` when its network place does not answer.
    """
    found: list[os.stat_result | OSError | ValueError] = []

    def look() -> None:
        try:
            found.append(file.stat())
        except (OSError, ValueError) as problem:
            found.append(problem)

    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(seconds)
    if not found:
        raise _gone(file)
    state = found[0]
    if isinstance(state, os.stat_result):
        return state
    if isinstance(state, OSError) and _is_gone(state):
        raise _gone(file)
    words = Words("There is no file {name}.", name=str(file))
    raise Refusal(words, "path", "no-file")


def not_opened(file: Path, problem: OSError) -> Refusal:
    """Say why a file that is there cannot be opened."""
    if getattr(problem, "winerror", None) in _HELD_ON_WINDOWS:
        words = Words(
            "{name} is open in another program. Close it there, or save a copy and read that.",
            name=file.name,
        )
        return Refusal(words, "path", "file-in-use")
    if isinstance(problem, PermissionError):
        words = Words(
            "{name} may not be read. Close it in Excel if it is open there, or ask its owner for "
            "leave to read it.",
            name=file.name,
        )
        return Refusal(words, "path", "no-leave")
    if _is_gone(problem):
        return _gone(file)
    words = Words("{name} cannot be opened: {problem}", name=file.name, problem=str(problem))
    return Refusal(words, "path", "no-file")


def tables_in(folder: Path, most: int = 12) -> list[Path]:
    """List the files of a folder that may hold tables."""
    try:
        found = sorted(each for each in folder.iterdir() if each.suffix.lower() in _READ)
    except OSError:
        return []
    return [each for each in found if not each.name.startswith(("~$", "."))][:most]


def _is_gone(problem: OSError) -> bool:
    return problem.errno in _GONE or getattr(problem, "winerror", None) in _GONE_ON_WINDOWS


def _gone(file: Path) -> Refusal:
    words = Words(
        "The place of {name} does not answer. Connect to the network or the drive again, or copy "
        "the file to this computer.",
        name=str(file),
    )
    return Refusal(words, "path", "place-gone")
