"""The house stands as its plan says: imports, doors, types, words, and a light first paint."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("analyses", "workbench", "sample_data")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def module(*words: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", *words)


def test_rooms_import_downward_only() -> None:
    done = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("words", [("check", "."), ("format", "--check", ".")])
def test_ruff_finds_nothing(words: tuple[str, ...]) -> None:
    done = module("ruff", *words)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_finds_nothing() -> None:
    done = module("mypy")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sentence_stands_on_every_door(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), f"{path.name} does not say what it is"


def test_nothing_is_left_untranslated() -> None:
    done = module("workbench.language.extract", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def loaded_by(code: str) -> set[str]:
    done = run(sys.executable, "-c", f"{code}\nimport sys\nprint('\\x1e' + ' '.join(sys.modules))")
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split("\x1e")[1].split()}


HEAVY = {"pandas", "pyarrow", "statsmodels", "scipy", "matplotlib", "numba", "narwhals"}


def test_importing_the_analyses_loads_no_more_than_numpy() -> None:
    loaded = loaded_by(
        "import analyses\nfrom analyses import BeforeAfter\nimport analyses.catalogue"
    )
    assert not loaded & (HEAVY | {"PySide6"})


def test_the_words_and_the_workbench_load_not_even_numpy() -> None:
    loaded = loaded_by("import analyses, workbench, workbench.language\nworkbench.say('a', 'fa')")
    assert not loaded & (HEAVY | {"PySide6", "numpy"})


def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    figure = tmp_path / "figure.svg"
    code = (
        "from workbench.command_line import main\n"
        "from sample_data import path\n"
        "main(['ask', 'before-after', str(path('nsw_1976/nsw.csv')), '--before', 'employed_75',"
        f"'--after', 'employed_78', '--positive', 'yes', '--figure', {str(figure)!r}])"
    )
    assert not loaded_by(code) & {"PySide6", "pyqtgraph", "statsmodels"}
    assert figure.exists()


def test_the_pins_allow_what_is_installed() -> None:
    assert "PySide6-Essentials>=6.11.3,<6.12" in (ROOT / "pyproject.toml").read_text("utf-8")
