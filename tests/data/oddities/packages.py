"""Workbooks changed in their parts, for what the writer of workbooks cannot write."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.data.oddities.oddity import Make


def repacked(make: Make, changes: Mapping[str, str]) -> Make:
    """Write a workbook with its sheets' text changed by patterns."""

    def made(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "plain.xlsx"
            make(plain)
            parts = zipfile.ZipFile(io.BytesIO(plain.read_bytes()))
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
                for name in parts.namelist():
                    data = parts.read(name)
                    if name.startswith("xl/worksheets/"):
                        text = data.decode("utf-8")
                        for pattern, to in changes.items():
                            text = re.sub(pattern, to, text)
                        data = text.encode("utf-8")
                    package.writestr(name, data)

    return made
