"""Where the program keeps what is its own: the journal, the pseudonym key, tables of a session."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "programme-workbench"


def state_folder() -> Path:
    """Give the user's state folder, made if it is not there.

    `WORKBENCH_STATE` overrules the platform's own place.
    """
    folder = _given() or _of_platform()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _given() -> Path | None:
    given = os.environ.get("WORKBENCH_STATE")
    return Path(given) if given else None


def _of_platform() -> Path:
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
        return Path(home) / NAME if home else Path.home() / "AppData" / "Local" / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    home = os.environ.get("XDG_STATE_HOME")
    return Path(home) / NAME if home else Path.home() / ".local" / "state" / NAME
