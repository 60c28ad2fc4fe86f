"""Questions: the catalogue, the form, and the answer, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Words
from workbench.project import edits
from workbench.project.project import Asked
from workbench.ui.pages.answer_pane import AnswerPane
from workbench.ui.pages.catalogue_list import CatalogueList
from workbench.ui.pages.question_form import QuestionForm, fields_for
from workbench.ui.parts import button, column, holding, row, split, text

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


class QuestionsPage(QWidget):
    """Left what can be asked, in the middle how, on the right the answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session = window.session
        self.catalogue = CatalogueList()
        self.form = QuestionForm(self._session)
        self.answer = AnswerPane(self._session)
        self._empty = self._invitation(window)
        for part, least in ((self.catalogue, 180), (self.form, 272), (self.answer, 360)):
            part.setMinimumWidth(least)
        sizes = [224, 320, 760]
        self._split = split("questions", sizes, self.catalogue, self.form, self.answer)
        self._split.setStretchFactor(2, 1)
        self.setLayout(column(self._empty, self._split, gap=0))
        self.catalogue.wanted.connect(self.ask)
        self.catalogue.looked_at.connect(lambda id: self._session.look_at(asked=id))
        self._session.changed.connect(self.redraw)
        if self._session.answers is not None:
            self._listen()
        else:
            self._session.furnished.connect(self._listen)
        self.redraw()

    def redraw(self) -> None:
        """Show the question that is looked at."""
        session = self._session
        ready = session.answers is not None and bool(session.project.sources)
        self._empty.setVisible(not ready)
        self._split.setVisible(ready)
        if not ready:
            return
        self.catalogue.redraw(session.project, session.asked)
        asked = session.project.asked(session.asked) if session.asked else None
        self.form.redraw(asked)
        self.answer.redraw(asked)

    def _listen(self) -> None:
        self._session.answers.changed.connect(self._answered)
        self.redraw()

    def _answered(self, id: str) -> None:
        if id == self._session.asked:
            asked = self._session.project.asked(id)
            self.form.redraw(asked)
            self.answer.redraw(asked)

    def ask(self, command: str) -> None:
        """Ask a question of the table that is looked at."""
        from analyses.catalogue import by_command

        session = self._session
        if session.source is None:
            return
        question = by_command(command)
        fields = fields_for(session, question, session.source)
        asked = Asked.new(command, session.source, fields, version=question.version)
        words = Words("Ask: {title}", title=Words(question.title))
        session.do(words, edits.ask(session.project, asked))
        session.look_at(asked=asked.id)

    def _invitation(self, window: MainWindow) -> QWidget:
        words = Words("Questions are asked of data. Open a file, or try a sample programme.")
        start = button(Words("Go to Start"), lambda: window.go("start"), primary=True)
        return holding(column(text(words, "section"), row(start, None), None, gap=16, edge=24))
