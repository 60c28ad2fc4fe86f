"""The window opens with Qt alone, and never loads what only the worker needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "pandas", "pyarrow", "scipy", "statsmodels", "matplotlib", "numba", "pyqtgraph")
WORKERS_OWN = ("pandas", "scipy.stats", "statsmodels", "matplotlib", "numba")

PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from workbench.ui.application import open_window
app = QApplication([])
window = open_window(app)
app.processEvents()
window.grab()
print([name for name in {names!r} if name in sys.modules])
"""

JOURNEY = """
import sys, time
from PySide6.QtWidgets import QApplication

def until(app, ready, seconds=90):
    end = time.monotonic() + seconds
    while not ready() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.02)
    assert ready()

def main():
    from workbench.ui import theme
    from workbench.ui.application import open_window
    from workbench.ui.samples import open_sample
    app = QApplication([])
    window = open_window(app)
    sys.excepthook = sys.__excepthook__
    theme.load_fonts(app)
    session = window.session
    session.furnish()
    open_sample(session, "nsw_1976")
    for place in ("start", "data", "questions"):
        window.go(place)
    until(app, lambda: session.answers.answer(session.asked).current)
    window.go("figure")
    figure = window.pages["figure"]
    until(app, lambda: figure.paper.svg)
    window.grab()
    from pathlib import Path
    assert session.save(Path(sys.argv[0]).with_name("study.wbk"))
    session.begin()
    session.open_project(Path(sys.argv[0]).with_name("study.wbk"))
    until(app, lambda: session.answers.answer(session.asked).current)
    window.go("data")
    until(app, lambda: not session.jobs.busy)
    print([name for name in {names!r} if name in sys.modules])
    session.close()

if __name__ == "__main__":
    main()
"""


def test_the_first_paint_needs_qt_alone(tmp_path):
    assert run(PAINT.replace("{names!r}", repr(HEAVY)), tmp_path) == "[]"


def test_a_whole_journey_leaves_statistics_to_the_worker(tmp_path):
    assert run(JOURNEY.replace("{names!r}", repr(WORKERS_OWN)), tmp_path) == "[]"


def run(script: str, folder: Path) -> str:
    file = folder / "script.py"
    file.write_text(script, encoding="utf-8")
    own = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    own |= {"XDG_CONFIG_HOME": str(folder), "WORKBENCH_STATE": str(folder / "state")}
    done = subprocess.run(
        [sys.executable, str(file)],
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]
