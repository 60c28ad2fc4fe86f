"""The checks of an answer, one line each: verdict, what was found, what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from analyses.grammar.words import Amount, Count, Words, listing
from workbench.ui.icons import icon
from workbench.ui.parts import text
from workbench.ui.theme import colours
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from analyses.grammar.result import Check

SIGNS = {"pass": "circle-check", "caution": "triangle-alert", "fail": "circle-x"}
VERDICTS = {"pass": Words("Pass"), "caution": Words("Caution"), "fail": Words("Fail")}


def checks_view(checks: Sequence[Check]) -> QWidget:
    """Show every check; those that fail come first."""
    made = QWidget()
    made.setAccessibleName(spelled(Words("Checks")))
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 8, 0, 8)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(2, 1)
    order = ("fail", "caution", "pass")
    for line, check in enumerate(sorted(checks, key=lambda check: order.index(check.verdict))):
        _add(grid, line, check)
    return made


def summary(checks: Sequence[Check]) -> Words:
    """Count the verdicts."""
    n = {v: sum(check.verdict == v for check in checks) for v in VERDICTS}
    parts = [
        Words("{n} failed", "{n} failed", n=n["fail"]),
        Words("{n} caution", "{n} cautions", n=n["caution"]),
        Words("{n} passed", "{n} passed", n=n["pass"]),
    ]
    return Words("Checks: {counts}", counts=listing(*(part for part in parts if part.n)))


def sign(verdict: str, size: int = 16) -> QLabel:
    """Draw the icon of a verdict."""
    c = colours()
    label = QLabel()
    tint = {"pass": c.good, "caution": c.caution, "fail": c.bad}[verdict]
    label.setPixmap(icon(SIGNS[verdict], tint).pixmap(QSize(size, size)))
    label.setAccessibleName(spelled(VERDICTS[verdict]))
    return label


def _add(grid: QGridLayout, line: int, check: Check) -> None:
    top = Qt.AlignmentFlag.AlignTop
    verdict = text(VERDICTS[check.verdict], wrap=False)
    verdict.setProperty("verdict", check.verdict)
    grid.addWidget(sign(check.verdict), line, 0, top)
    grid.addWidget(verdict, line, 1, top)
    grid.addWidget(text(check.words, select=True), line, 2, top)
    found = _found(check)
    if found is not None:
        grid.addWidget(text(found, "note", wrap=False), line, 3, top)


def _found(check: Check) -> Words | None:
    if check.value is None:
        return None
    value = _number(check.value)
    if check.threshold is None:
        return Words("{value}", value=value)
    return Words("{value} (threshold {threshold})", value=value, threshold=_number(check.threshold))


def _number(value: float) -> Amount | Count:
    return Count(int(value)) if float(value).is_integer() else Amount(float(value))
