"""The quality of all data: what was found in each source and between them, to mend or set aside."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from analyses.grammar.words import Words
from workbench.project.dismissed import reason, take_up
from workbench.ui.comparing import Comparing, examinees
from workbench.ui.pages.finding_card import ORDER, FindingCard
from workbench.ui.parts import button, column, emptied, holding, notice, row, scrolled, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session

FORMATS = ((".pdf", "PDF"), (".html", "HTML"), (".csv", "CSV"), (".json", "JSON"))


class QualityView(QWidget):
    """A list of findings under the names of their tables, with what can be done about each."""

    rows_wanted = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._said = column(gap=8)
        self._list = column(gap=8)
        self.between = Comparing(session, self)
        self.between.changed.connect(self.redraw)
        paper = column(self._head(), self._said, self._list, None, gap=12, edge=16)
        whole = scrolled(holding(paper, "page"), Words("Quality of the data"))
        self.setLayout(column(whole, gap=0))

    def follow(self) -> None:
        """Have every source read, compare them, and show what is known by now."""
        self._session.tables.all_wanted = True
        self._session.follow()
        self.between.follow()
        self.redraw()

    def redraw(self) -> None:
        """Show everything that was found, the gravest first in each table."""
        key = self._key()
        if key == self._shown:
            return
        self._shown = key
        emptied(self._list)
        project = self._session.project
        aside: list[tuple[Source | None, Any]] = []
        for source in project.sources:
            state = self._session.tables.state(source.id)
            self._list.addLayout(row(text(source.name, "section", wrap=False), None))
            if state.refusal is not None:
                self._list.addWidget(notice(state.refusal.words, tone="fail"))
            elif state.table is None or state.findings is None:
                self._list.addWidget(text(Words("Looking for errors in the data")))
            else:
                told = state.reading.told if state.reading else ()
                aside += self._section(source, (*told, *state.findings))
        if len(project.sources) > 1:
            self._list.addWidget(text(Words("Between the tables"), "section"))
            aside += self._section(None, self.between.findings)
        if aside:
            self._list.addWidget(text(Words("Set aside"), "section"))
        for of, found in aside:
            self._list.addWidget(self._set_aside(of, found))

    def _section(
        self, source: Source | None, findings: tuple[Any, ...]
    ) -> list[tuple[Source | None, Any]]:
        """Show the findings of a table, and give those that were set aside."""
        project, aside, shown = self._session.project, [], 0
        for found in sorted(findings, key=lambda each: ORDER.index(each.severity)):
            of = source or self._source_named(found.table)
            if reason(project, of.id if of else "", found) is not None:
                aside.append((of, found))
                continue
            card = FindingCard(self._session, of, found)
            card.rows_wanted.connect(self.rows_wanted)
            self._list.addWidget(card)
            shown += 1
        if not shown:
            self._list.addWidget(text(Words("Nothing was found that needs attention.")))
        return aside

    def _set_aside(self, of: Source | None, found: Any) -> QWidget:  # noqa: ANN401 - a Finding
        id = of.id if of else ""
        why = reason(self._session.project, id, found) or ""
        words = Words("{finding}. Because: {reason}", finding=found.words, reason=why)
        again = button(Words("Take up again"), partial(self._take_up, id, found))
        return notice(words, again)

    def _take_up(self, id: str, found: Any) -> None:  # noqa: ANN401 - a Finding
        project = take_up(self._session.project, id, found)
        self._session.do(Words("Take up again"), project)

    def _source_named(self, name: str) -> Source | None:
        sources = self._session.project.sources
        return next((source for source in sources if source.name == name), None)

    def _key(self) -> object:
        project = self._session.project
        states = [self._session.tables.state(source.id) for source in project.sources]
        return (
            tuple((source.id, source.name) for source in project.sources),
            tuple((s.table, s.findings, s.refusal, s.reading is None) for s in states),
            project.dismissed,
            self.between.findings,
        )

    def _head(self) -> QWidget:
        back = button(Words("Back to the table"), self.left.emit, sign="table-2", quiet=True)
        export = button(Words("Export"), lambda: None, sign="download")
        menu = QMenu(self)
        for ending, name in FORMATS:
            menu.addAction(name, partial(self._ask_path, ending))
        export.setMenu(menu)
        return holding(row(text(Words("Quality of the data"), "sentence"), None, export, back))

    def _ask_path(self, ending: str) -> None:
        title = said(Words("Export the quality report"))
        name, _ = QFileDialog.getSaveFileName(self, title, f"quality{ending}", f"*{ending}")
        if name:
            self.export(Path(name).with_suffix(ending))

    def export(self, path: Path) -> None:
        """Write the report to a file."""
        from workbench.jobs.examining import QualityReportJob

        project = self._session.project
        job = QualityReportJob(
            id=f"export:{path}",
            tables=examinees(self._session),
            project=project,
            path=str(path),
            language=project.language,
        )
        words = Words("Exporting {name}", name=path.name)
        self._session.jobs.submit(
            job, words, partial(self._exported, path), self._refused, self._refused
        )

    def _exported(self, path: Path, written: object) -> None:
        emptied(self._said)
        self._said.addWidget(notice(Words("Saved as {path}.", path=str(path))))

    def _refused(self, refusal: Any) -> None:  # noqa: ANN401 - a Refusal
        emptied(self._said)
        self._said.addWidget(notice(refusal.words, tone="fail"))
