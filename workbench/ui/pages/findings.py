"""What is wrong with the data, as chips: click one for its rows and the fix."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from analyses.grammar.words import Place, Words, listing
from workbench.project.dismissed import reason
from workbench.ui.icons import icon
from workbench.ui.pages.column_panel import add_step
from workbench.ui.parts import button, column, emptied, notice, row
from workbench.ui.theme import colours
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session

MOST = 3
SHOWN_ROWS = 20
LONGEST = 64
TONES = {"problem": "fail", "caution": "caution", "note": ""}


class Findings(QWidget):
    """A line of chips, and beneath it the one that is open."""

    wanted = Signal(object)
    step_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._open: str | None = None
        self._all = False
        self._chips = column(gap=4)
        self._detail = column(gap=0)
        self.setLayout(column(self._chips, self._detail, gap=8))

    def redraw(self, source: Source) -> None:
        """Show what was found in a source."""
        emptied(self._chips)
        emptied(self._detail)
        state = self._session.tables.state(source.id)
        told = state.reading.told if state.reading else ()
        findings = sorted(
            (*state.by_template, *told, *(state.findings or ())),
            key=lambda found: list(TONES).index(found.severity),
        )
        project = self._session.project
        findings = [found for found in findings if reason(project, source.id, found) is None]
        self.setVisible(bool(findings))
        shown = findings if self._all else findings[:MOST]
        for found in shown:
            self._chips.addLayout(row(self._chip(source, found), None))
        if len(findings) > len(shown):
            words = Words("{n} more", "{n} more", n=len(findings) - len(shown))
            self._chips.addLayout(row(button(words, partial(self._more, source), quiet=True), None))
        for found in findings:
            if _key(found) == self._open:
                self._detail.addWidget(self._told(source, found))

    def _chip(self, source: Source, found: Any) -> QPushButton:  # noqa: ANN401 - a Finding
        made = QPushButton(_short(said(found.words)))
        c = colours()
        sign, tint = {
            "problem": ("circle-x", c.bad),
            "caution": ("triangle-alert", c.caution),
            "note": ("info", c.quiet),
        }[found.severity]
        made.setIcon(icon(sign, tint))
        made.setIconSize(QSize(16, 16))
        made.setProperty("chip", True)
        made.setCheckable(True)
        made.setChecked(_key(found) == self._open)
        made.setAccessibleName(spelled(found.words))
        made.setToolTip(said(found.words))
        made.clicked.connect(partial(self._turn, source, found))
        return made

    def _turn(self, source: Source, found: Any, *_: object) -> None:  # noqa: ANN401 - a Finding
        self._open = None if self._open == _key(found) else _key(found)
        self.redraw(source)

    def _more(self, source: Source) -> None:
        self._all = True
        self.redraw(source)

    def _told(self, source: Source, found: Any) -> QWidget:  # noqa: ANN401 - a Finding
        words = found.words
        if found.rows:
            rows = listing(*(Place(number) for number in found.rows[:SHOWN_ROWS]))
            words = Words("{what} (rows {rows})", what=found.words, rows=rows)
        fixes = []
        if found.rows:
            show = partial(self.wanted.emit, found.rows)
            fixes.append(button(Words("Show the rows"), show))
        if found.code == "probable-twins":
            decide = partial(self.step_wanted.emit, found.column)
            fixes.append(button(Words("Decide on the pairs"), decide))
        if found.fix is not None:
            fix = Words("Fix it: {step}", step=found.fix.words)
            fixes.append(button(fix, partial(add_step, self._session, source, found.fix)))
        return notice(words, *fixes, tone=TONES[found.severity])


def _key(found: Any) -> str:  # noqa: ANN401 - a Finding
    return f"{found.code}/{found.column}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
