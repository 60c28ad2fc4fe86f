"""A zip that is trusted in nothing: names, sizes and contents are checked before they are used."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

NAMES = re.compile(
    r"manifest\.json|project\.json|data/[0-9a-f]{32}\.parquet|answers/[0-9a-f]{32}\.json"
)
MOST_PARTS = 10_000
MOST_JSON_BYTES = 64 << 20
MOST_JSON_BYTES_TOGETHER = 512 << 20
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes


class Archive:
    """An opened project file, whose parts are read by name."""

    def __init__(self, file: zipfile.ZipFile, path: Path) -> None:
        self._file = file
        self._parts = _checked_parts(file, path.stat().st_size)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts there are, in order."""
        return tuple(sorted(self._parts))

    def json(self, name: str) -> Any:  # noqa: ANN401 - whatever is written there
        """Read a part as JSON, without NaN or infinity."""
        with self._file.open(self._parts[name]) as part:
            written = part.read(MOST_JSON_BYTES + 1)
        if len(written) > MOST_JSON_BYTES:
            raise ValueError(f"{name} is longer than it says")
        return json.loads(written, parse_constant=_no_number)

    def data(self, name: str) -> bytes:
        """Read a part as it is."""
        return self._file.read(self._parts[name])


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a project file; whatever is wrong with it is a Refusal.

    Raises
    ------
    Refusal
        `no-such-file`, `file-locked`, `not-a-project` or `damaged-file`.
    """
    try:
        if not path.is_file():
            words = Words("There is no file {name}. It may have been moved.", name=str(path))
            raise Refusal(words, field="path", code="no-such-file")
        if not zipfile.is_zipfile(path):
            words = Words("{name} is not a project of this program.", name=path.name)
            raise Refusal(words, field="path", code="not-a-project")
        with zipfile.ZipFile(path) as file:
            yield Archive(file, path)
    except Refusal:
        raise
    except PermissionError as problem:
        words = Words("{name} cannot be read: another program may have it open.", name=path.name)
        raise Refusal(words, field="path", code="file-locked") from problem
    except Exception as problem:  # nothing that a stranger's file does may be an error of ours
        raise damaged(path) from problem


def damaged(path: Path) -> Refusal:
    """Say that a project file is broken, and where an older one may be."""
    return Refusal(
        Words(
            "{name} is damaged and cannot be opened. An older one may stand beside it as {backup}.",
            name=path.name,
            backup=path.name + ".bak",
        ),
        field="path",
        code="damaged-file",
    )


def pack(file: BinaryIO, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write parts as a zip; data is stored as it is, so that it can be read in place."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _WHEN)
            info.create_system = 3
            info.external_attr = 0o600 << 16
            stored = name.endswith(".parquet")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def _checked_parts(file: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    infos = file.infolist()
    parts = {info.filename: info for info in infos}
    if len(infos) > MOST_PARTS or len(parts) != len(infos):
        raise ValueError("Too many parts, or two of one name")
    for name, info in parts.items():
        is_data = name.endswith(".parquet")
        if not NAMES.fullmatch(name):
            raise ValueError("A part that no project has")
        if info.flag_bits & 0x1:
            raise ValueError("An encrypted part")
        if is_data and info.compress_type != zipfile.ZIP_STORED:
            raise ValueError("Data that is compressed twice")
        if not is_data and info.file_size > MOST_JSON_BYTES:
            raise ValueError("A part beyond all bounds")
    texts = sum(info.file_size for name, info in parts.items() if name.endswith(".json"))
    if texts > MOST_JSON_BYTES_TOGETHER or sum(info.compress_size for info in infos) > size:
        raise ValueError("Parts beyond all bounds")
    return parts


def _no_number(name: str) -> Any:  # noqa: ANN401 - never returns
    raise ValueError(f"{name} is no number")
