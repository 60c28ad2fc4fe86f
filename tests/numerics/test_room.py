"""The room of numerics loads numpy alone, and its files say on their door what they are for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import analyses.numerics

ROOM = Path(analyses.numerics.__file__).parent
FILES = sorted(ROOM.glob("*.py"))


def test_importing_the_room_loads_no_scipy():
    names = [f"analyses.numerics.{path.stem}" for path in FILES if path.stem != "__init__"]
    program = f"import sys, {', '.join(names)}; print('scipy' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOM.parents[1],
    )
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scipy_stats_is_never_used(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sources = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert "scipy.stats" not in sources
    assert ast.get_docstring(tree)
