"""Figure."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Words
from workbench.ui.parts import column, text


class FigurePage(QWidget):
    """Figure."""

    def __init__(self, window) -> None:
        super().__init__()
        self.setLayout(column(text(Words("Figure"), "section"), None, edge=24))
