"""Reading in a process of its own, so that a file that breaks its reader breaks nothing else.

The readers of old workbooks and of statistics files are written in C and Rust and take a file at
its word: a wrong length makes them read beyond their memory or ask for hundreds of gigabytes, and
end the process they run in. Here that process is theirs alone, and bounded.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any, Literal

from analyses.grammar import progress

_HOUSE = Path(__file__).parents[2]  # where this package was found
_LEAST = 1 << 30  # bytes of address space that a reader may have for any file
_TIMES = 60  # and for each byte of the file
_SECONDS = 60.0
_SECONDS_A_MIB = 5.0


class Broken(Exception):  # noqa: N818 - its reason decides which refusal is made of it
    """A reader did not give the values of a file.

    `reason` is `broken`, `too-large` or `too-slow`; `said` is what the reader said of it.
    """

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


def read_apart(kind: Literal["workbook", "statistics"], size: int, **given: Any) -> Any:  # noqa: ANN401
    """Have `size` bytes read by a reader of `reader_process`, and hand on how far it is.

    Raises
    ------
    Broken
        When the reader refuses the file, dies of it, or goes beyond its bounds.
    """
    most_bytes = _LEAST + _TIMES * size
    asked = pickle.dumps({"kind": kind, "most_bytes": most_bytes, "given": given})
    around = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(_HOUSE), *(part for part in sys.path if part)]),
        "OPENBLAS_NUM_THREADS": "1",  # its buffers for each core count against the bound
    }
    words = [sys.executable, "-P", "-m", "workbench.data.reader_process"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=around
    ) as process:
        late = Timer(_SECONDS + _SECONDS_A_MIB * size / 2**20, process.kill)
        late.daemon = True
        late.start()
        try:
            return _heard(process, asked)
        finally:
            is_late = not late.is_alive()
            late.cancel()
            process.kill()
            if is_late:
                raise Broken("too-slow")


def _heard(process: subprocess.Popen[bytes], asked: bytes) -> Any:  # noqa: ANN401
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with process.stdin as into:
            into.write(asked)
        while True:
            word, value = pickle.load(process.stdout)
            if word == "step":
                progress.step(*value)
            elif word == "done":
                return value
            else:
                raise Broken(word, value or "")
    except (EOFError, OSError, pickle.UnpicklingError):  # it died, perhaps in the middle of a word
        # Rust gives up with this signal when it is refused the memory that it asks for.
        is_starved = process.wait() == -signal.SIGABRT
        raise Broken("too-large" if is_starved else "broken") from None


def can_read_apart() -> bool:
    """Whether this program can start Python again: one frozen into a single program cannot."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)
