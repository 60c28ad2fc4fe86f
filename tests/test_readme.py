"""README's journeys work as they are printed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPTS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
LINES = [
    line
    for block in re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
    for line in block.splitlines()
    if line.startswith("workbench ")
]


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        words,
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_script_runs(script: str, tmp_path: Path) -> None:
    done = run([sys.executable, "-c", script], tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "earnings.svg").exists()


@pytest.mark.parametrize("line", LINES)
def test_the_line_runs(line: str, tmp_path: Path) -> None:
    (tmp_path / "sample_data").symlink_to(ROOT / "sample_data", target_is_directory=True)
    words = [sys.executable, "-m", *shlex.split(line)]
    done = run(words, tmp_path)
    assert done.returncode in {0, 1} if " check " in line else done.returncode == 0, done.stderr


def test_continuous_integration_runs_readmes_own_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.findall(r"grep -m1 (?:-F )?'([^']+)' README.md", script)
    assert len(found) == 3
    for words in found:
        assert any(
            re.match(words if "^" in words else re.escape(words), line.strip()) or words in line
            for line in README.splitlines()
        ), words
