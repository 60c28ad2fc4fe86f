"""The codebook page of a kind of records, in a window of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QTextBrowser, QWidget

from analyses.grammar.words import Words
from analyses.records.model import KINDS
from workbench.ui.parts import button, column, named, row
from workbench.ui.wording import language, said

if TYPE_CHECKING:
    from analyses.records.model import RecordKind


def show_records(parent: QWidget, kind: RecordKind | None = None) -> None:
    """Show what a file of a kind holds; another kind can be chosen above."""
    made(parent, kind).exec()


def made(parent: QWidget, kind: RecordKind | None = None) -> QDialog:
    """Make the window."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(said(Words("What the files of a programme hold")))
    choice, page = QComboBox(), QTextBrowser()
    kinds = list(KINDS.values())
    for each in kinds:
        choice.addItem(said(Words(each.label)), each.records)
    named(choice, Words("Kind of records"))
    named(page, Words("What the files of a programme hold"))
    choice.currentIndexChanged.connect(partial(_turn, page, kinds))
    at = kinds.index(kind) if kind is not None else 0
    choice.setCurrentIndex(at)
    _turn(page, kinds, at)
    close = button(Words("Close"), dialog.reject)
    dialog.setLayout(column(choice, page, row(None, close), edge=16, gap=12))
    dialog.resize(820, 640)
    return dialog


def _turn(page: QTextBrowser, kinds: list[RecordKind], at: int) -> None:
    from workbench.export.records_page import records_html

    page.setHtml(records_html(kinds[at], language()))
