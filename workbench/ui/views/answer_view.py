"""An answer from top to bottom: sentence, picture, checks, estimates, who was left out, why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QWidget

from analyses.grammar.words import Words
from workbench.ui.parts import column, holding, named, text
from workbench.ui.views import attrition_view, checks_view
from workbench.ui.views.fold import Fold
from workbench.ui.views.numbers_view import estimates_view, table_view, tests_view
from workbench.ui.wording import said

if TYPE_CHECKING:
    from analyses.grammar.result import Result


class AnswerView(QWidget):
    """Everything that a result says; a mark that is clicked is `picked`."""

    picked = Signal(object)

    def __init__(self, result: Result, script: str) -> None:
        super().__init__()
        self.sentence = text(result.sentence, "sentence", select=True)
        self._result = result
        self._pictures = column(gap=0)
        layout = column(self.sentence, gap=16)
        if len(result.pictures) > 1:
            layout.addWidget(self._tabs())
        layout.addLayout(self._pictures)
        for part in _parts(result, script):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self._show(0)

    def _tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        named(tabs, Words("Pictures"))
        for at in range(len(self._result.pictures)):
            tabs.addTab(said(Words("Picture {n}", n=at + 1)))
            tabs.setTabToolTip(at, said(self._result.pictures[at].title))
        tabs.currentChanged.connect(self._show)
        return tabs

    def _show(self, at: int) -> None:
        from workbench.ui.parts import emptied
        from workbench.ui.views.picture_view import PictureView

        emptied(self._pictures)
        if not self._result.pictures:
            return
        picture = self._result.pictures[at]
        view = PictureView(picture)
        view.plot.picked.connect(self.picked)
        self._pictures.addWidget(view)
        self._pictures.addSpacing(4)
        self._pictures.addWidget(text(picture.source, "note", select=True))


def _parts(result: Result, script: str) -> list[Fold]:
    worrying = any(check.verdict != "pass" for check in result.checks)
    ladder = result.attrition
    parts = [
        Fold(
            "estimates",
            Words("Estimates"),
            partial(estimates_view, result),
            is_open=True,
        )
    ]
    if result.checks:
        checks = partial(checks_view.checks_view, result.checks)
        fold = Fold("checks", checks_view.summary(result.checks), checks, is_open=worrying)
        parts.insert(0, fold)
    if ladder.submitted:
        view = partial(attrition_view.attrition_view, ladder)
        parts.append(Fold("ladder", attrition_view.summary(ladder), view, is_open=False))
    if result.tests:
        parts.append(
            Fold("tests", Words("Tests"), partial(tests_view, result.tests), is_open=False)
        )
    parts += [
        Fold("table", table.title, partial(table_view, table), is_open=False)
        for table in result.tables
    ]
    if result.notes:
        parts.append(Fold("notes", Words("Notes"), partial(_notes, result), is_open=True))
    parts.append(Fold("script", Words("Script"), partial(script_view, script), is_open=False))
    return parts


def _notes(result: Result) -> QWidget:
    return holding(column(*(text(words, select=True) for words in result.notes), gap=4))


def script_view(script: str) -> QPlainTextEdit:
    """Show the Python that gives the same answer."""
    made = QPlainTextEdit(script)
    made.setReadOnly(True)
    made.setProperty("script", True)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    made.setLayoutDirection(made.layoutDirection().LeftToRight)
    made.setFixedHeight(min(24 * (script.count("\n") + 3), 240))
    named(made, Words("Script"))
    return made
