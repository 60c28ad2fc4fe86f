"""The ladder from submitted to analysed: how many, and who left at each rung and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from analyses.grammar.words import Count, Words
from workbench.ui.parts import Shown, text
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from analyses.grammar.attrition import Attrition

STAGES = (
    ("linked", Words("Read and linked")),
    ("eligible", Words("Eligible")),
    ("analysed", Words("Analysed")),
)


def attrition_view(ladder: Attrition) -> QWidget:
    """Show every rung, and between the rungs each reason."""
    made = QWidget()
    made.setAccessibleName(spelled(Words("Who was left out")))
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 8, 0, 8)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    _rung(grid, Words("Submitted"), ladder.submitted)
    for stage, words in STAGES:
        for drop in ladder.drops:
            if drop.stage == stage:
                _loss(grid, drop.reason, drop.n)
        _rung(grid, words, ladder.after(stage))
    return made


def summary(ladder: Attrition) -> Words:
    """Say in one line how many were left out."""
    out = ladder.submitted - ladder.analysed
    if not out:
        return Words("Nobody was left out of {all}", all=ladder.submitted)
    return Words("Left out: {out} of {all}", out=out, all=ladder.submitted)


def _rung(grid: QGridLayout, words: Words, n: int) -> None:
    _line(grid, words, Count(n), 0, "body")


def _loss(grid: QGridLayout, words: Words, n: int) -> None:
    _line(grid, words, Words("−{n}", n=n), 24, "note")


def _line(grid: QGridLayout, words: Words, n: Shown, indent: int, type: str) -> None:
    line = grid.rowCount()
    label = text(words, type)
    number = text(n, type, wrap=False)
    # Leading, so that it follows the direction of the window.
    label.setAlignment(Qt.AlignmentFlag.AlignLeading)
    label.setIndent(indent)
    grid.addWidget(label, line, 0)
    grid.addWidget(number, line, 1, Qt.AlignmentFlag.AlignTrailing)
