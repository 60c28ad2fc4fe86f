"""From the start of the program to the first paint of its window."""

from __future__ import annotations

from tests.benchmarks.case import Case, Way

_BARE = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(["bare"])
window = QMainWindow()
view = QTableView()
view.setModel(QStandardItemModel(30, 12))
window.setCentralWidget(view)
window.resize(1200, 800)
window.show()
"""
_OURS = """
import sys
sys.path.insert(0, "")
from PySide6.QtWidgets import QApplication
from workbench.ui.application import open_window
app = QApplication(["workbench"])
window = open_window(app)
"""
_UNTIL_PAINTED = """
import os, time
until = time.monotonic() + 30
while not window.windowHandle().isExposed() and time.monotonic() < until:
    app.processEvents()
window.repaint()
print('{"painted": %d}' % window.windowHandle().isExposed(), flush=True)
os._exit(0)
"""
_HIDDEN = "import os\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"


def _python(n: int) -> str:
    return "print('{}')"


def _numpy(n: int) -> str:
    return "import numpy\nprint('{}')"


def _bare(n: int) -> str:
    return _HIDDEN + _BARE + _UNTIL_PAINTED


def _ours(n: int) -> str:
    return _HIDDEN + _OURS + _UNTIL_PAINTED


CASE = Case(
    "first-window",
    "The whole program until its window is painted",
    reference="bare Qt window",
    ways=(
        Way("ours", _ours, targets={"wall": 1.3, "cpu": 1.3}, is_program=True),
        Way("bare Qt window", _bare, is_program=True),
        Way("floor: Python alone", _python, is_program=True),
        Way("floor: Python and numpy", _numpy, is_program=True),
    ),
)
