"""Figure: the picture as it will be printed, its looks on the left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QWidget

from analyses.grammar.picture import Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.colour_checks import colour_checks
from workbench.ui.pages.figure_look import INPUTS, TEXTS, changed_words, edited, shown, values
from workbench.ui.parts import (
    button,
    column,
    emptied,
    holding,
    named,
    notice,
    row,
    rule,
    scrolled,
    split,
    text,
)
from workbench.ui.views.paper import FigurePaper
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import Asked
    from workbench.ui.answering import Answer
    from workbench.ui.main_window import MainWindow

FORMATS = (
    (".svg", Words("SVG, for the web and for editing")),
    (".pdf", Words("PDF, for print")),
    (".png", Words("PNG, an image")),
    (".csv", Words("CSV, the estimates as a table")),
)


class FigurePage(QWidget):
    """One figure, from its picture to a file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session = window.session
        self._made_for: object = None
        self._drawn: object = None
        self.form: Form | None = None
        self.paper = FigurePaper()
        self._look = column(gap=12, edge=16)
        self._said = column(gap=8)
        self._empty = self._invitation(window)
        left = holding(column(scrolled(holding(self._look, "side"), Words("Look")), gap=0), "side")
        left.setMinimumWidth(288)
        self._all = split("figure", [336, 960], left, self._right())
        self._all.setStretchFactor(1, 1)
        self.setLayout(column(self._empty, self._all, gap=0))
        self._session.changed.connect(self.redraw)
        if self._session.furnished_yet:
            self._listen()
        else:
            self._session.furnished.connect(self._listen)

    def redraw(self) -> None:
        """Show the figure of the question that is looked at."""
        session = self._session
        answer = session.answers.answer(session.asked) if session.furnished_yet else None
        ready = bool(answer and answer.result and answer.result.pictures)
        self._empty.setVisible(not ready)
        self._all.setVisible(ready)
        if not ready or not self.isVisible():
            return
        asked = session.project.asked(session.asked)
        picture = _chosen(asked, answer)
        made_for = (asked.id, id(answer.result), picture.name)
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(asked, answer, picture)
        self.form.put(values(session.project, asked, picture))
        self._say(asked, answer)
        self._draw(asked, picture, answer)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw what has changed while another place was open."""
        super().showEvent(event)
        self.redraw()

    def _listen(self) -> None:
        self._session.answers.changed.connect(self._answered)
        self.redraw()

    def _answered(self, id: str) -> None:
        if id == self._session.asked:
            self.redraw()

    def _make(self, asked: Asked, answer: Answer, picture: Picture) -> None:
        emptied(self._look)
        self._look.addWidget(text(Words("Look"), "section"))
        if len(answer.result.pictures) > 1:
            self._look.addWidget(self._pictures(asked, answer, picture))
        series = shown(self._session.project, picture).series
        called = {item.key: said(item.name) for item in series if said(item.name)}
        around = Surroundings(levels=lambda _: tuple(called), called=called)
        self.form = Form(INPUTS, around)
        self.form.edited.connect(self._edit)
        self._look.addWidget(self.form)
        self._checks = column(gap=4)
        self._look.addLayout(self._checks)
        self._look.addStretch(1)

    def _pictures(self, asked: Asked, answer: Answer, picture: Picture) -> QComboBox:
        box = QComboBox()
        named(box, Words("Picture"))
        for at, item in enumerate(answer.result.pictures, start=1):
            box.addItem(said(Words("Picture {n}", n=at)), item.name)
        box.setCurrentIndex(box.findData(picture.name))
        box.activated.connect(lambda at: self._show_picture(asked.id, box.itemData(at)))
        return box

    def _show_picture(self, id: str, name: str) -> None:
        session = self._session
        session.do(Words("Choose the picture"), edits.show_picture(session.project, id, name))

    def _say(self, asked: Asked, answer: Answer) -> None:
        emptied(self._said)
        if not answer.current:
            words = Words("These are the numbers from before the last change.")
            self._said.addWidget(notice(words, tone="caution"))
        if asked.texts.is_stale(answer.key or ""):
            words = Words("Your words were written for other numbers. Check that they still agree.")
            keep = button(Words("They still agree"), partial(self._retext, asked, answer.key))
            own = button(Words("Use the figure's own words"), partial(self._retext, asked, None))
            self._said.addWidget(notice(words, keep, own, tone="caution"))

    def _retext(self, asked: Asked, key: str | None) -> None:
        from dataclasses import replace

        from workbench.project.project import Texts

        texts = Texts() if key is None else replace(asked.texts, written_for=key)
        words = Words("Use the figure's own words") if key is None else Words("Keep my words")
        self._session.do(words, edits.retext(self._session.project, asked.id, texts))

    def _draw(self, asked: Asked, picture: Picture, answer: Answer) -> None:
        from workbench.jobs import PreviewJob
        from workbench.project.project import annotated, look

        project = self._session.project
        style = look(project, asked)
        wanted = (annotated(picture, asked), style, project.disclosure)
        emptied(self._checks)
        self._checks.addWidget(colour_checks(style, picture))
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self.paper.grow_old()
        job = PreviewJob(
            id="preview", picture=wanted[0], style=style, disclosure=project.disclosure
        )
        self._session.jobs.submit(
            job, Words("Drawing"), self.paper.show_svg, self._refused, self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self._drawn = None
        self.paper.clear()
        self._said.addWidget(notice(refusal.words, tone="fail"))

    def _edit(self, field: str, value: Any) -> None:  # noqa: ANN401 - any knob's value
        session = self._session
        asked = session.project.asked(session.asked)
        key = session.answers.answer(asked.id).key or ""
        project = edited(session.project, asked, field, value, key)
        merge = f"{asked.id}.{field}" if field in TEXTS else ""
        session.do(changed_words(field), project, merge=merge)

    # What leaves

    def _right(self) -> QWidget:
        menu = QMenu(self)
        for ending, words in FORMATS:
            menu.addAction(said(words), partial(self._ask_path, ending))
        export = button(Words("Export"), lambda: None, sign="download", primary=True)
        export.setMenu(menu)
        copy = button(Words("Copy"), self._copy, sign="copy")
        hint = text(Words("or drag the figure out"), "note", wrap=False)
        line = row(export, copy, hint, None)
        line.setContentsMargins(16, 8, 16, 8)
        above = column(self._said, self.paper, gap=12)
        above.setContentsMargins(24, 24, 24, 8)
        above.setStretch(1, 1)
        made = column(above, rule(), line, gap=0)
        made.setStretch(0, 1)
        return holding(made, "page")

    def _copy(self) -> None:
        if self.paper.svg and not self.paper.is_stale:
            QGuiApplication.clipboard().setMimeData(self.paper.mime())

    def _ask_path(self, ending: str) -> None:
        title = said(Words("Export the figure"))
        name, _ = QFileDialog.getSaveFileName(self, title, f"figure{ending}", f"*{ending}")
        if name:
            self.export(Path(name).with_suffix(ending))

    def export(self, path: Path) -> None:
        """Write the figure, its data and its alt text, protected as the project says."""
        from workbench.jobs import ExportJob

        session = self._session
        picture, style, disclosure = self._drawn
        result = session.answers.answer(session.asked).result
        job = ExportJob(
            id=f"export:{path}",
            what=result if path.suffix == ".csv" else picture,
            path=str(path),
            style=style,
            disclosure=disclosure,
            data={source.name: source.data_hash for source in session.project.sources},
        )
        words = Words("Exporting {name}", name=path.name)
        self._session.jobs.submit(job, words, partial(self._exported, path), self._told, self._told)

    def _exported(self, path: Path, written: object) -> None:
        words = Words("Saved as {path}, with its data and alt text beside it.", path=str(path))
        self._said.addWidget(notice(words))

    def _told(self, refusal: Refusal) -> None:
        self._said.addWidget(notice(refusal.words, tone="fail"))

    def _invitation(self, window: MainWindow) -> QWidget:
        words = Words("A figure is made from an answer. Ask a question first.")
        ask = button(Words("Go to Questions"), lambda: window.go("questions"), primary=True)
        return holding(column(text(words, "section"), row(ask, None), None, gap=16, edge=24))


def _chosen(asked: Asked, answer: Answer) -> Picture:
    pictures = answer.result.pictures
    return next((item for item in pictures if item.name == asked.picture), pictures[0])
