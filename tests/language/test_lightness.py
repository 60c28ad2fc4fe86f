"""The window can speak before anything heavy is loaded."""

import subprocess
import sys

# The face of `analyses` hands questions to scripts; only the rooms behind it are looked at here.
SCRIPT = """
import sys, types
face = types.ModuleType("analyses")
face.__path__ = ["analyses"]
sys.modules["analyses"] = face
from analyses.grammar.words import Share, Words
from workbench.language import say, tick
say(Words("Calendar"), "fa"), say(Share(0.4), "fa")
heavy = {"numpy", "pandas", "polib", "matplotlib", "PySide6"} & set(sys.modules)
sys.exit(", ".join(heavy) or 0)
"""


def test_speaking_loads_neither_numpy_nor_the_translators_tools(pytestconfig):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=pytestconfig.rootpath
    )
    assert done.returncode == 0, done.stderr
