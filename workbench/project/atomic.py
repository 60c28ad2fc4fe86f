"""A file is written whole or not at all, and the one before is kept as a backup."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

BACKUP = ".bak"
MOST_NAME_BYTES = 220  # file systems allow 255; the backup and the part need some
MOST_WINDOWS_PATH = 248
RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
TRIES, PAUSE_SECONDS = 6, 0.1


def put_in_place(path: Path, write: Callable[[BinaryIO], object], *, backup: bool = True) -> None:
    """Write a file beside, then let it take the name; until then the old one is untouched.

    Raises
    ------
    Refusal
        `no-folder`, `file-locked`, `disk-full` or `not-saved`.
    """
    place = path.resolve()
    part = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, part)
            _keep(place, backup)
        _patiently(lambda: part.replace(place))
        _sync_folder(place.parent)
    except OSError as problem:
        raise not_saved(problem, path) from problem
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def refuse_name(path: Path) -> None:
    """Refuse a name that some computer cannot have, so that a project can be handed on."""
    name = path.name
    stem = name.split(".")[0].strip().lower()
    bad = FORBIDDEN & set(name)
    if not stem or bad or stem in RESERVED or name != name.rstrip(" ."):
        words = Words(
            "A file cannot be called {name} on every computer. Use letters, digits, spaces, "
            "dots and hyphens.",
            name=name,
        )
        raise Refusal(words, field="path", code="bad-name")
    too_long = len(name.encode()) > MOST_NAME_BYTES
    if too_long or (sys.platform == "win32" and len(str(path.absolute())) > MOST_WINDOWS_PATH):
        words = Words("The name {name} is too long. Choose a shorter one.", name=name)
        raise Refusal(words, field="path", code="bad-name")


def not_saved(problem: OSError, path: Path) -> Refusal:
    """Say why a file could not be written, and what helps."""
    name, folder = path.name, str(path.parent)
    if problem.errno in {errno.ENOSPC, errno.EDQUOT} or getattr(problem, "winerror", 0) == 112:
        words = Words(
            "The disk is full: {name} was not saved. Make room and save again.", name=name
        )
        return Refusal(words, field="path", code="disk-full")
    if isinstance(problem, PermissionError) and path.parent.is_dir():
        words = Words(
            "{name} cannot be written now: another program may have it open, or the folder is "
            "read-only. Close the other program, or save under another name.",
            name=name,
        )
        return Refusal(words, field="path", code="file-locked")
    if not path.parent.is_dir():
        words = Words("There is no folder {folder}. Choose another one.", folder=folder)
        return Refusal(words, field="path", code="no-folder")
    words = Words(
        "{name} was not saved: {problem}. Save under another name or in another folder.",
        name=name,
        problem=problem.strerror or type(problem).__name__,
    )
    return Refusal(words, field="path", code="not-saved")


def _keep(place: Path, backup: bool) -> None:
    """Give the old file a second name; its own stays until the new one takes it."""
    kept = place.with_name(place.name + BACKUP)
    if not backup:
        kept.unlink(missing_ok=True)
        return
    beside = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            os.link(place, beside)
        except OSError:  # file systems without links
            shutil.copy2(place, beside)
        _patiently(lambda: beside.replace(kept))
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _patiently(act: Callable[[], object]) -> None:
    """Try again while a virus scanner or an indexer looks at the file."""
    for left in reversed(range(TRIES)):
        try:
            act()
        except PermissionError:
            if left == 0 or sys.platform != "win32":
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name outlive a power cut, where folders can be synchronised."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
