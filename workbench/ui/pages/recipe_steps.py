"""The steps of a recipe in their order: what each does and did, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QToolButton, QWidget

from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.icons import icon
from workbench.ui.parts import button, column, emptied, holding, named, row, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.data.steps.entry import Entry
    from workbench.data.steps.step import Step
    from workbench.project.project import Project, Source
    from workbench.ui.session import Session

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RecipeSteps(QWidget):
    """Steps that can be changed, moved, switched off and taken away."""

    wanted = Signal(int)
    begun = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layout = column(gap=8)
        self.setLayout(self._layout)
        self._source = ""
        self._focus: int | None = None

    def redraw(self, source: Source) -> None:
        """Show the steps of a source."""
        self._source = source.id
        emptied(self._layout)
        steps = source.recipe.steps if source.recipe else ()
        for at, step in enumerate(steps):
            self._layout.addWidget(self._line(source, at, step, len(steps)))
        self._layout.addWidget(self._adding())
        self._focus = None

    def _line(self, source: Source, at: int, step: Step, n: int) -> QWidget:
        is_on = at not in source.switched_off
        box = QCheckBox()
        box.setChecked(is_on)
        named(box, Words("Step {n}: {step}", n=at + 1, step=step.words))
        box.setToolTip(said(Words("Switch this step on or off.")))
        box.clicked.connect(lambda on: self._switch(at, on=on))
        box.installEventFilter(_Mover(box, partial(self._move, at)))
        words = text(Words("{n}. {step}", n=at + 1, step=step.words))
        words.setEnabled(is_on)
        line = row(box, words, self._more(source, at, n), gap=4)
        line.setStretch(1, 1)
        line.setAlignment(box, Qt.AlignmentFlag.AlignTop)
        whole = column(line, gap=2)
        for note in self._notes(source, at) if is_on else ():
            whole.addWidget(note)
        if at == self._focus:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        return holding(whole)

    def _notes(self, source: Source, at: int) -> list[QWidget]:
        """What a step did, or why it could not be done."""
        state = self._session.tables.state(source.id)
        if state.stopped == at and state.refusal is not None:
            told = text(Words("This step could not be done."), "note")
            told.setProperty("verdict", "fail")
            change = button(Words("Change"), partial(self.wanted.emit, at))
            return [told, holding(row(change, None, gap=0))]
        counts = next((each for each in state.changes if each.at == at), None)
        return [text(words, "note") for words in (counts.words if counts else ())]

    def _more(self, source: Source, at: int, n: int) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon("ellipsis"))
        made.setIconSize(QSize(16, 16))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(made, Words("What can be done with step {n}", n=at + 1))
        menu = QMenu(made)
        for words, do, possible in (
            (Words("Change"), partial(self.wanted.emit, at), self._has_form(source, at)),
            (Words("Move up"), partial(self._move, at, -1), at > 0),
            (Words("Move down"), partial(self._move, at, 1), at < n - 1),
            (Words("Take this step away"), partial(self._remove, at), True),
        ):
            action = menu.addAction(said(words))
            action.setEnabled(possible)
            action.triggered.connect(_called(do))
        made.setMenu(menu)
        return made

    def _adding(self) -> QPushButton:
        made = button(Words("Add a step"), lambda: None, sign="plus", quiet=True)
        menu = QMenu(made)
        menu.aboutToShow.connect(partial(self._fill, menu))
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu) -> None:
        from workbench.data.steps.menu import STEPS

        menu.clear()
        offered = sorted((e for e in STEPS if e.offered), key=_family_order(STEPS))
        for family, entries in groupby(offered, key=lambda entry: entry.family):
            part = menu.addMenu(said(Words(family)))
            part.setToolTipsVisible(True)
            for entry in entries:
                action = part.addAction(said(Words(entry.title)))
                action.setToolTip(said(Words(entry.help)))
                action.triggered.connect(_called(partial(self.begun.emit, entry)))

    # What is done

    def _switch(self, at: int, *, on: bool) -> None:
        project = edits.with_step_switched(self._session.project, self._source, at, on=on)
        on_words, off_words = (
            Words("Switch step {n} on", n=at + 1),
            Words("Switch step {n} off", n=at + 1),
        )
        self._session.do(on_words if on else off_words, project)

    def _move(self, at: int, by: int) -> None:
        steps = self._session.project.source(self._source).recipe.steps
        if not 0 <= at + by < len(steps):
            return
        self._focus = at + by
        project = edits.with_step_moved(self._session.project, self._source, at, at + by)
        self._session.do(Words("Move step {n}", n=at + 1), project)

    def _remove(self, at: int) -> None:
        project: Project = self._session.project
        step = project.source(self._source).recipe.steps[at]
        words = Words("Take away: {step}", step=step.words)
        self._session.do(words, edits.without_step(project, self._source, at))

    def _has_form(self, source: Source, at: int) -> bool:
        from workbench.data.steps.menu import entry_of

        return entry_of(source.recipe.steps[at]) is not None


class _Mover(QObject):
    """Moves a line by Alt and an arrow."""

    def __init__(self, parent: QObject, move: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._move = move

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear of the keys first."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            by = MOVES.get(event.key())
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return super().eventFilter(watched, event)


def _called(do: Callable[[], object]) -> Callable[..., None]:
    """Leave out what a signal hands on."""

    def call(*_: object) -> None:
        do()

    return call


def _family_order(entries: tuple[Entry, ...]) -> Callable[[Entry], int]:
    families = list(dict.fromkeys(entry.family for entry in entries))
    return lambda entry: families.index(entry.family)
