"""The program's own log: where something broke, and never a value of the data."""

from __future__ import annotations

import faulthandler
import logging
import sys
from pathlib import Path
from types import TracebackType

from workbench.project.places import state_folder

_log = logging.getLogger("workbench")


def log_file() -> Path:
    """Where the log is kept."""
    return state_folder() / "workbench.log"


def keep_log() -> None:
    """Open the log, unless it is: small, rotating, in the state folder."""
    if not _log.handlers:
        from logging.handlers import RotatingFileHandler

        handler = RotatingFileHandler(log_file(), maxBytes=200_000, backupCount=2, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
    if sys.stderr is not None:
        faulthandler.enable()


def trail(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Tell where it happened: files, lines and the kind of error, never a value."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{kind.__name__} at " + " > ".join(places)
