"""One finding with its rows and values, its fix, and the way to set it aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from analyses.grammar.words import Listing, Place, Words, listing, wrap
from workbench.project.dismissed import dismiss
from workbench.ui.icons import icon
from workbench.ui.pages.column_panel import add_step
from workbench.ui.parts import button, column, holding, named, row, text
from workbench.ui.theme import colours
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session

ORDER = ["problem", "caution", "note"]
SHOWN_ROWS = 20
_TONES = {"problem": "fail", "caution": "caution", "note": ""}
_SEVERITIES = {"problem": Words("problem"), "caution": Words("caution"), "note": Words("note")}


class FindingCard(QFrame):
    """A finding, said, with what can be done about it."""

    rows_wanted = Signal(str, object)

    def __init__(self, session: Session, source: Source | None, found: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._session, self._source, self._found = session, source, found
        self.setObjectName("notice")
        self.setProperty("tone", _TONES[found.severity])
        severity = _SEVERITIES[found.severity]
        name = Words("{severity}: {finding}", severity=severity, finding=found.words)
        self.setAccessibleName(spelled(name))
        self._reason = self._asking()
        inside = column(row(self._sign(), self._told()), self._ways(), self._reason, gap=6)
        inside.setContentsMargins(12, 8, 12, 8)
        self.setLayout(inside)

    def _told(self) -> QWidget:
        found = self._found
        lines = [text(found.words, select=True)]
        if found.values:
            values = Listing(tuple(wrap(value) for value in found.values))
            lines.append(text(Words("Values: {values}.", values=values), "note", select=True))
        if found.rows:
            rows = listing(*(Place(number) for number in found.rows[:SHOWN_ROWS]))
            words = Words("Rows: {rows}.", rows=rows)
            if found.n > SHOWN_ROWS:
                words = Words(
                    "Rows: {rows} and {n} more.",
                    "Rows: {rows} and {n} more.",
                    n=found.n - SHOWN_ROWS,
                    rows=rows,
                )
            lines.append(text(words, "note", select=True))
        if found.fix is not None:
            lines.append(text(Words("Fix: {fix}", fix=found.fix.words), "note", select=True))
        made = holding(column(*lines, gap=2))
        made.layout().setContentsMargins(0, 0, 0, 0)
        return made

    def _sign(self) -> QLabel:
        c = colours()
        sign, tint = {
            "problem": ("circle-x", c.bad),
            "caution": ("triangle-alert", c.caution),
            "note": ("info", c.quiet),
        }[self._found.severity]
        made = QLabel()
        made.setPixmap(icon(sign, tint).pixmap(QSize(16, 16)))
        made.setFixedWidth(24)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _ways(self) -> QWidget:
        found, source = self._found, self._source
        ways = []
        if found.rows and source is not None:
            show = partial(self.rows_wanted.emit, source.id, found.rows)
            ways.append(button(Words("Show the rows"), show))
        if found.fix is not None and source is not None:
            mend = partial(add_step, self._session, source, found.fix)
            ways.append(button(Words("Fix it"), mend, help=found.fix.words))
        ways.append(button(Words("Set aside…"), self._ask, quiet=True))
        for way in ways:
            way.setAccessibleDescription(spelled(found.words))
        return holding(row(24, *ways, None))

    def _asking(self) -> QWidget:
        self.why = QLineEdit()
        self.why.setPlaceholderText(spelled(Words("Why it can be left as it is")))
        named(self.why, Words("Why it can be left as it is"))
        self.why.returnPressed.connect(self.set_aside)
        keep = button(Words("Set aside for this reason"), self.set_aside, primary=True)
        made = holding(row(24, self.why, keep))
        made.setVisible(False)
        return made

    def _ask(self) -> None:
        self._reason.setVisible(True)
        self.why.setFocus()

    def set_aside(self) -> None:
        """Keep in the project that this was looked at, and why it can be left."""
        because = self.why.text().strip()
        if not because:
            self.why.setFocus()
            return
        id = self._source.id if self._source is not None else ""
        project = dismiss(self._session.project, id, self._found, because)
        self._session.do(Words("Set a finding aside"), project)
