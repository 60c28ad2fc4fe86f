"""The answer beside its question: skeleton, progress, the answer itself, what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.parts import button, column, emptied, holding, notice, row, rule, scrolled, text
from workbench.ui.rows_behind import rows_behind
from workbench.ui.views.numbers_view import estimates_view
from workbench.ui.views.skeleton import Skeleton, Veil
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from workbench.project.project import Asked
    from workbench.ui.answering import Answer
    from workbench.ui.session import Session
    from workbench.ui.views.spots import Spot


class AnswerPane(QWidget):
    """Show what is known of a question, and never the old as if it were new."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._veil: Veil | None = None
        self.view: QWidget | None = None
        self._state = column(gap=8)
        self._place = column(gap=0)
        inside = column(self._state, self._place, gap=8, edge=16)
        inside.addStretch(1)
        self._inside = holding(inside, "page")
        self._actions = self._buttons()
        foot = holding(column(rule(), self._actions, gap=0), "page")
        whole = column(scrolled(self._inside, Words("Answer")), foot, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def redraw(self, asked: Asked | None) -> None:
        """Show the present state of a question."""
        if asked is None:
            self._clear()
            self._state.addWidget(text(Words("Choose a question from the list."), "section"))
            self._actions.setEnabled(False)
            self.stale.hide()
            return
        answer = self._session.answers.answer(asked.id)
        self._say_state(answer, asked)
        self._show(answer, asked)
        self._actions.setEnabled(answer.current)
        self.stale.setVisible(answer.result is not None and not answer.current)
        in_brief = any(item.asked == asked.id for item in self._session.project.brief)
        self.add.setEnabled(answer.current and not in_brief)
        self.add.setText(said(Words("In the brief") if in_brief else Words("Add to brief")))

    def _clear(self) -> None:
        emptied(self._state)
        emptied(self._place)
        self._shown = self.view = self._veil = None

    def _say_state(self, answer: Answer, asked: Asked) -> None:
        emptied(self._state)
        if answer.stopped:
            again = button(
                Words("Answer it"), lambda: self._session.answers.again(asked.id), primary=True
            )
            self._state.addWidget(notice(Words("Stopped."), again))
        elif answer.refusal is not None and answer.refusal.field is None:
            self._state.addWidget(notice(answer.refusal.words, tone="fail"))
        elif answer.refusal is not None:
            words = Words("No answer is possible yet; the form says what is missing.")
            self._state.addWidget(notice(words, tone="caution"))

    def _show(self, answer: Answer, asked: Asked) -> None:
        if answer.result is None:
            wanted = "skeleton" if answer.waiting or answer.refusal is None else "nothing"
            if self._shown != (asked.id, wanted):
                emptied(self._place)
                self.view = self._veil = None
                if wanted == "skeleton":
                    self._place.addWidget(Skeleton())
            self._shown = (asked.id, wanted)
            return
        if self._shown != (asked.id, id(answer.result)):
            self._replace(answer, asked)
        self._cover(not answer.current)

    def _replace(self, answer: Answer, asked: Asked) -> None:
        from workbench.export.script import project_script
        from workbench.ui.views.answer_view import AnswerView

        emptied(self._place)
        try:
            script = project_script(self._session.project, asked)
        except Refusal:  # what is asked now is not what was answered
            script = ""
        self.view = AnswerView(answer.result, script)
        self._veil = None
        self.view.picked.connect(self._show_rows)
        self._place.addWidget(self.view)
        self._shown = (asked.id, id(answer.result))
        announce(self, spelled(answer.result.sentence))

    def _show_rows(self, spot: Spot) -> None:
        asked = self._session.project.asked(self._session.asked)
        rows = rows_behind(self._session, asked, spot)
        if rows is not None:
            self._session.show_only(rows)

    def _cover(self, on: bool) -> None:
        if on and self._veil is None:
            self._veil = Veil(self.view)
            self._veil.show()
        elif not on and self._veil is not None:
            self._veil.deleteLater()
            self._veil = None

    def _buttons(self) -> QWidget:
        self.add = button(Words("Add to brief"), self._add, sign="plus", primary=True)
        figure = button(Words("Figure"), lambda: self._session.go.emit("figure"), sign="chart-line")
        copy = button(Words("Copy"), self._copy, sign="copy", help=Words("Copy sentence and table"))
        self.stale = text(Words("Out of date"), "note", wrap=False)
        line = row(self.add, figure, copy, None, self.stale)
        line.setContentsMargins(16, 8, 16, 8)
        return holding(line)

    def _add(self) -> None:
        session = self._session
        session.do(Words("Add to brief"), edits.add_to_brief(session.project, session.asked))

    def _copy(self) -> None:
        result = self._session.answers.answer(self._session.asked).result
        records = estimates_view(result).model()
        mime = QMimeData()
        mime.setText(f"{spelled(result.sentence)}\n\n{records.tsv()}")
        QGuiApplication.clipboard().setMimeData(mime)


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say that something has come."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
