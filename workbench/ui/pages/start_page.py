"""Start: drop a file, go on with recent or recovered work, or open a sample programme."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from analyses.grammar.words import Name, Words
from workbench.ui import file_actions, preferences
from workbench.ui.jobs import look_for
from workbench.ui.parts import button, column, emptied, holding, named, notice, row, scrolled, text
from workbench.ui.samples import Card, cards, open_sample
from workbench.ui.wording import language_name

if TYPE_CHECKING:
    from workbench.project.journal import Recovery
    from workbench.ui.main_window import MainWindow

WIDTH = 960


class StartPage(QWidget):
    """Where work begins."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._recovered = column(gap=8)
        self._recent = column(gap=0)
        inside = column(
            text(Words("Begin with your data"), "figure"),
            self._recovered,
            self._drop(),
            8,
            text(Words("Recent files"), "section"),
            self._recent,
            8,
            text(Words("Sample programmes"), "section"),
            self._cards(),
            None,
            gap=16,
            edge=24,
        )
        middle = holding(inside, "page")
        middle.setMaximumWidth(WIDTH)
        line = row(middle, gap=0)
        self.setLayout(column(scrolled(holding(line, "page"), Words("Start")), gap=0))
        self.redraw_recent([Path(name) for name in preferences.recent()])
        look_for(preferences.recent(), self._found)
        if window.session.furnished_yet:
            self.redraw_recovered()
        else:
            window.session.furnished.connect(self.redraw_recovered)

    def redraw_recent(self, paths: list[Path]) -> None:
        """List the files opened last."""
        emptied(self._recent)
        if not paths:
            self._recent.addWidget(text(Words("Files that you open are listed here."), "note"))
        for path in paths:
            made = button(Name(path.name), partial(self._open, path), sign="file-text", quiet=True)
            made.setToolTip(str(path))
            self._recent.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)

    def redraw_recovered(self) -> None:
        """Offer the work of a run that ended badly."""
        from workbench.project.journal import recoverable

        emptied(self._recovered)
        for recovery in recoverable():
            self._recovered.addWidget(self._recovery(recovery))

    def _recovery(self, recovery: Recovery) -> QFrame:
        when = datetime.fromtimestamp(recovery.when)
        known = recovery.name or Path(recovery.path).stem
        name = Name(known) if known else Words("Untitled project")
        words = Words(
            "{name} was not saved when the program last ended ({day}, {time}).",
            name=name,
            day=when.date(),
            time=f"{when:%H:%M}",
        )
        go_on = button(Words("Go on with it"), partial(self._recover, recovery), primary=True)
        away = button(Words("Throw it away"), partial(self._discard, recovery))
        return notice(words, go_on, away)

    def _recover(self, recovery: Recovery) -> None:
        self._window.session.recover(recovery)
        self.redraw_recovered()
        self._window.go("questions" if self._window.session.asked else "data")

    def _discard(self, recovery: Recovery) -> None:
        from workbench.project.journal import discard

        discard(recovery)
        self.redraw_recovered()

    def _found(self, names: list[str]) -> None:
        self.redraw_recent([Path(name) for name in names])

    def _open(self, path: Path) -> None:
        file_actions.open_paths(self._window, [path])

    def _drop(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("drop")
        named(frame, Words("Drop a file here"))
        words = Words("Drop a file anywhere in this window")
        kinds = Words("Excel, CSV, SPSS, Stata, Parquet, or a project (.wbk). It is never changed.")
        choose = button(
            Words("Open a file"),
            lambda: file_actions.open_any(self._window),
            sign="folder-open",
            primary=True,
        )
        inside = column(text(words, "section"), text(kinds, "note"), row(choose, None), gap=8)
        inside.setContentsMargins(24, 16, 24, 16)
        frame.setLayout(inside)
        return frame

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, card in enumerate(cards()):
            grid.addWidget(self._card(card), *divmod(place, 3))
        for at in range(3):
            grid.setColumnStretch(at, 1)
        return grid

    def _card(self, card: Card) -> QPushButton:
        made = QPushButton()
        made.setObjectName("card")
        made.setAccessibleName(card.title)
        made.setAccessibleDescription(card.story)
        right_to_left = card.language == "fa"
        ways = Qt.LayoutDirection
        made.setLayoutDirection(ways.RightToLeft if right_to_left else ways.LeftToRight)
        kind = Words("invented people") if card.is_synthetic else Words("real people")
        foot = Words("{language} · {kind}", language=language_name(card.language), kind=kind)
        title, story, note = text(card.title, "section"), text(card.story), text(foot, "note")
        for label in (title, story, note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        made.setLayout(column(title, story, None, note, gap=8, edge=12))
        made.setMinimumHeight(168)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        made.clicked.connect(partial(self._sample, card.programme))
        return made

    def _sample(self, programme: str, *_: object) -> None:
        if self._window.may_leave():
            open_sample(self._window.session, programme)
            self._window.go("questions" if self._window.session.asked else "data")
