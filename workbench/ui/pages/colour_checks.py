"""Whether a figure's colours can be told apart, also by those who see colours otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from analyses.grammar.words import Words
from workbench.charts.contrast import checks
from workbench.charts.looks import looks
from workbench.ui.parts import text
from workbench.ui.views.checks_view import VERDICTS, sign
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from analyses.grammar.picture import Picture
    from workbench.charts.style import Style

NAMES = {
    "paper": Words("Contrast with paper"),
    "normal": Words("Told apart"),
    "protan": Words("Told apart without red"),
    "deutan": Words("Told apart without green"),
    "tritan": Words("Told apart without blue"),
}


def colour_checks(style: Style, picture: Picture) -> QWidget:
    """Show one line for each kind of sight."""
    made = QWidget()
    made.setAccessibleName(spelled(Words("Colour checks")))
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    used = tuple(dict.fromkeys(look.colour for look in looks(picture, style).values()))
    for line, check in enumerate(checks(used)):
        verdict = "pass" if check.passed else "caution"
        words = NAMES.get(check.name, Words(check.name))
        grid.addWidget(text(words, "note"), line, 0)
        grid.addWidget(sign(verdict), line, 1)
        grid.addWidget(text(VERDICTS[verdict], "note", wrap=False), line, 2)
    return made
