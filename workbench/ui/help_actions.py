"""What the window tells about itself: its keys, its version, its licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox

from analyses.grammar.words import Words
from workbench.ui.parts import column, holding, scrolled, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


def show_keys(window: MainWindow) -> None:
    """List every shortcut."""
    dialog = QDialog(window)
    dialog.setWindowTitle(said(Words("Keyboard shortcuts")))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    keyed = [action for action in window.commands.values() if not action.shortcut().isEmpty()]
    for line, action in enumerate(keyed):
        grid.addWidget(text(action.text()), line, 0)
        grid.addWidget(QLabel(action.shortcut().toString()), line, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    words = Words("Keyboard shortcuts")
    dialog.setLayout(column(scrolled(holding(grid), words), buttons, edge=16, gap=16))
    dialog.resize(360, 480)
    dialog.exec()


def records(window: MainWindow) -> None:
    """Show the codebook pages of the kinds of records."""
    from workbench.ui.pages.records_help import show_records

    show_records(window)


def about(window: MainWindow) -> None:
    """Tell what this is and what it stands on."""
    QMessageBox.about(
        window,
        said(Words("About")),
        said(
            Words(
                "Workbench for evaluating disability-employment programmes. Icons: Lucide (ISC)."
                " Fonts: Noto Sans, Vazirmatn (SIL OFL). Made with Qt (LGPL)."
            )
        ),
    )
