"""Brief."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Words
from workbench.ui.parts import column, text


class BriefPage(QWidget):
    """Brief."""

    def __init__(self, window) -> None:
        super().__init__()
        self.setLayout(column(text(Words("Brief"), "section"), None, edge=24))
