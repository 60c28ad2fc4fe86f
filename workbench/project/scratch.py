"""A folder for the tables of one session, gone when it ends, or when the next one begins."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.project.asked import new_id
from workbench.project.locks import Lock, is_held
from workbench.project.places import state_folder


class Scratch:
    """The scratch folder of one running window, in the user's own state folder.

    What a run that ended badly left behind is cleared away first: it may hold persons.
    """

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or state_folder() / "tables"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear_abandoned(place)
        name = new_id()
        self._lock = Lock(place / f"{name}.lock")
        self.path = place / name
        self.path.mkdir(mode=0o700)

    def close(self) -> None:
        """Take the folder away; a table that is still mapped on Windows goes the next time."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a scratch folder that is gone when the work in it is done."""
    made = Scratch()
    try:
        yield made.path
    finally:
        made.close()


def clear_abandoned(place: Path) -> None:
    """Take away the folders whose window is gone."""
    for folder in place.iterdir():
        lock = place / f"{folder.name}.lock"
        if folder.is_dir() and not is_held(lock):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                lock.unlink(missing_ok=True)
