"""Brief: answers and notes in their order, and the pages as they will print."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Words
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.brief_list import BriefList
from workbench.ui.pages.figure_look import NAMES
from workbench.ui.parts import button, column, emptied, holding, notice, row, scrolled, split, text
from workbench.ui.views.paper import PagePaper
from workbench.ui.wording import language_name, said

if TYPE_CHECKING:
    from workbench.export.brief import Answered
    from workbench.ui.main_window import MainWindow
    from workbench.ui.session import Session

INPUTS = {
    "name": Input("line", N_("Title"), N_("What the brief is called.")),
    "language": Input(
        "choice", N_("Language"), N_("The language of the brief."), options=tuple(NAMES)
    ),
    "on": Input("switch", N_("Protect small groups"), N_("Withhold numbers with too few people.")),
}
FORMATS = (
    (".pdf", Words("PDF, tagged for screen readers")),
    (".html", Words("HTML in one file")),
)


class BriefPage(QWidget):
    """From answers to a document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session = window.session
        self._set: object = None
        self.list = BriefList(self._session)
        self.form = Form(INPUTS, Surroundings())
        self.form.edited.connect(self._edit)
        self._said = column(gap=8)
        self.pages = column(gap=16)
        self._empty = self._invitation(window)
        self._all = split("brief", [320, 960], self._left(), self._right())
        self._all.setStretchFactor(1, 1)
        self.setLayout(column(self._empty, self._all, gap=0))
        self._session.changed.connect(self.redraw)
        if self._session.furnished_yet:
            self._listen()
        else:
            self._session.furnished.connect(self._listen)

    def redraw(self) -> None:
        """Show the brief as it is."""
        session = self._session
        ready = session.furnished_yet and bool(session.project.brief)
        self._empty.setVisible(not ready)
        self._all.setVisible(ready)
        if not ready or not self.isVisible():
            return
        project = session.project
        self.list.redraw()
        self.form.put(
            {
                "name": project.name,
                "language": language_name(project.language),
                "on": project.disclosure.on,
            }
        )
        self._draw()

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw what has changed while another place was open."""
        super().showEvent(event)
        self.redraw()

    def _listen(self) -> None:
        self._session.answers.changed.connect(self._answered)
        self.redraw()

    def _answered(self, id: str) -> None:
        if any(item.asked == id for item in self._session.project.brief):
            self.redraw()

    def _draw(self) -> None:
        from workbench.jobs.briefing import PagesJob

        answers = parts_of(self._session)
        job = PagesJob(id="pages", answers=answers, **_about(self._session))
        wanted = (
            tuple(id(item.result) for item in answers),
            replace(job, answers=()),
            _looks(answers),
        )
        if wanted == self._set or not answers:
            return
        self._set = wanted
        self._session.jobs.submit(
            job, Words("Setting the pages"), self._show, self._refused, self._refused
        )

    def _show(self, pages: tuple[bytes, ...]) -> None:
        emptied(self.pages)
        emptied(self._said)
        for number, png in enumerate(pages, start=1):
            self.pages.addWidget(PagePaper(png, number), 0, Qt.AlignmentFlag.AlignHCenter)
        self.pages.addStretch(1)

    def _refused(self, refusal: Refusal) -> None:
        emptied(self._said)
        self._set = None
        self._said.addWidget(notice(refusal.words, tone="fail"))

    def _edit(self, field: str, value: Any) -> None:  # noqa: ANN401 - any field's value
        project = self._session.project
        if field == "name":
            changed = edits.rename(project, value or "")
        elif field == "language":
            changed = edits.with_language(project, NAMES[value])
        else:
            changed = edits.with_disclosure(project, replace(project.disclosure, on=value))
        words = Words("Change {field}", field=Words(INPUTS[field].label))
        self._session.do(words, changed, merge=f"brief.{field}")

    def _ask_path(self, ending: str) -> None:
        title = said(Words("Export the brief"))
        name, _ = QFileDialog.getSaveFileName(self, title, f"brief{ending}", f"*{ending}")
        if name:
            self.export(Path(name).with_suffix(ending))

    def export(self, path: Path) -> None:
        """Write the brief and its manifest."""
        from workbench.jobs import BriefJob

        session = self._session
        hashes = {source.name: source.data_hash for source in session.project.sources}
        job = BriefJob(
            id=f"export:{path}",
            answers=parts_of(session),
            path=str(path),
            data=hashes,
            **_about(session),
        )
        words = Words("Exporting {name}", name=path.name)
        session.jobs.submit(job, words, partial(self._exported, path), self._refused, self._refused)

    def _exported(self, path: Path, written: object) -> None:
        emptied(self._said)
        words = Words("Saved as {path}, with its manifest beside it.", path=str(path))
        self._said.addWidget(notice(words))

    # What stands where

    def _left(self) -> QWidget:
        menu = QMenu(self)
        for ending, words in FORMATS:
            menu.addAction(said(words), partial(self._ask_path, ending))
        export = button(Words("Export"), lambda: None, sign="download", primary=True)
        export.setMenu(menu)
        inside = column(
            text(Words("Brief"), "section"),
            self.form,
            self.list,
            row(export, None),
            gap=12,
            edge=16,
        )
        inside.setStretch(2, 1)
        made = holding(inside, "side")
        made.setMinimumWidth(272)
        return made

    def _right(self) -> QWidget:
        paper = column(self._said, self.pages, gap=12, edge=24)
        return scrolled(holding(paper, "page"), Words("Pages"))

    def _invitation(self, window: MainWindow) -> QWidget:
        words = Words("The brief is empty. Add an answer to it from Questions.")
        ask = button(Words("Go to Questions"), lambda: window.go("questions"), primary=True)
        return holding(column(text(words, "section"), row(ask, None), None, gap=16, edge=24))


def parts_of(session: Session) -> tuple[Answered, ...]:
    """Give the answers of the brief in its order; notes stand with the answer before them."""
    from analyses.catalogue import by_command
    from workbench.export.brief import Answered
    from workbench.project.project import look

    project = session.project
    parts: list[Answered] = []
    for item in project.brief:
        if item.asked is None:
            if parts:
                remark = "\n\n".join(filter(None, (parts[-1].remark, item.text)))
                parts[-1] = replace(parts[-1], remark=remark)
            continue
        asked = project.asked(item.asked)
        answer = session.answers.answer(asked.id)
        if answer.result is not None and answer.current:
            words = Words(by_command(asked.question).question)
            style = replace(look(project, asked), language=project.language)
            parts.append(Answered(words, answer.result, remark=asked.note, style=style))
    return tuple(parts)


def _about(session: Session) -> dict[str, Any]:
    project = session.project
    return {
        "title": project.name or said(Words("Brief")),
        "language": project.language,
        "disclosure": project.disclosure,
    }


def _looks(answers: tuple[Answered, ...]) -> tuple[object, ...]:
    return tuple((item.remark, item.style) for item in answers)
