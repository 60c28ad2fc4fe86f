"""The form of one step of a recipe: a new one until it is added, then one that is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, get_type_hints

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.numbers import shown_number
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import button, column, emptied, holding, row, scrolled, text

if TYPE_CHECKING:
    from workbench.data.steps.entry import Entry
    from workbench.data.steps.step import Step
    from workbench.project.project import Source
    from workbench.ui.session import Session


class StepForm(QWidget):
    """What one step does, field by field."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entry: Entry | None = None
        self._source = ""
        self.at: int | None = None
        self._values: dict[str, Any] = {}
        self._made_for: object = None
        self.form: Form | None = None
        self._layout = column(gap=12, edge=12)
        self.setLayout(column(scrolled(holding(self._layout, "side"), Words("Step")), gap=0))

    @property
    def is_open(self) -> bool:
        """Tell whether a step is being made or changed."""
        return self._entry is not None

    def begin(self, source: Source, entry: Entry, **values: object) -> None:
        """Begin a new step, of which some fields may be filled already."""
        self._open(source, entry, None, dict(entry.defaults) | values)

    def edit(self, source: Source, at: int) -> None:
        """Change a step that the recipe has."""
        from workbench.data.steps.menu import entry_of

        step = source.recipe.steps[at]
        entry = entry_of(step)
        if entry is not None:
            held = {item.name: getattr(step, item.name) for item in fields(step)}
            self._open(source, entry, at, held)

    def close_form(self) -> None:
        """Put the form away."""
        self._entry, self.at, self._made_for, self.form = None, None, None, None
        emptied(self._layout)
        self.closed.emit()

    def redraw(self, source: Source) -> None:
        """Show the step as it is now, or nothing when it is gone."""
        if self._entry is None:
            return
        steps = source.recipe.steps if source.recipe else ()
        gone = self.at is not None and not (
            self.at < len(steps) and isinstance(steps[self.at], self._entry.step)
        )
        if source.id != self._source or gone:
            self.close_form()
            return
        if self.at is not None:
            step = steps[self.at]
            self._values = {item.name: getattr(step, item.name) for item in fields(step)}
        around = self._around(source)
        made_for = (self._entry, self.at, tuple(around.columns.values()), around.sources)
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(around)
        self.form.put(self._values)
        self.form.refuse(self._refusal(source))

    def _open(
        self, source: Source, entry: Entry, at: int | None, values: Mapping[str, Any]
    ) -> None:
        self._entry, self._source, self.at = entry, source.id, at
        self._values, self._made_for = dict(values), None
        self.redraw(source)

    def _make(self, around: Surroundings) -> None:
        entry = self._entry
        emptied(self._layout)
        is_new = self.at is None
        self.form = Form(dict(entry.inputs), around, tuple(entry.defaults))
        self.form.edited.connect(self._edited)
        self.form.way_taken.connect(self._take)
        self._layout.addWidget(text(Words(entry.title), "section"))
        self._layout.addWidget(text(Words(entry.help), "note"))
        self._layout.addWidget(self.form)
        away = button(Words("Cancel") if is_new else Words("Close"), self.close_form)
        if is_new:
            self._add = button(Words("Add this step"), self._commit, sign="plus", primary=True)
            self._layout.addLayout(row(self._add, away, None))
            self._say_ready()
        else:
            self._layout.addLayout(row(away, None))
        self._layout.addStretch(1)

    def _edited(self, name: str, value: object) -> None:
        self._values[name] = value
        if self.at is None:
            self.form.put(self._values)
            self._say_ready()
            return
        step = built(self._entry, self._values)
        if step is None:
            return
        source = self._session.project.source(self._source)
        project = edits.with_step_replaced(self._session.project, source.id, self.at, step)
        words = Words("Change step {n}: {step}", n=self.at + 1, step=step.words)
        merge = f"{source.id}.step{self.at}.{name}"
        # An editor must not be rebuilt while it is still telling.
        QTimer.singleShot(0, self, lambda: self._session.do(words, project, merge=merge))

    def _say_ready(self) -> None:
        self._add.setEnabled(built(self._entry, self._values) is not None)

    def _commit(self) -> None:
        step = built(self._entry, self._values)
        source = self._session.project.source(self._source)
        self.at = len(source.recipe.steps) if source.recipe else 0
        project = edits.with_recipe_step(self._session.project, source.id, step)
        self._session.do(Words("Add: {step}", step=step.words), project)

    def _take(self, way: WayOut) -> None:
        if way.field in self.form.editors:
            self._edited(way.field, way.value)
        elif way.field == "switched_off" and self.at is not None:
            project = edits.with_step_switched(
                self._session.project, self._source, self.at, on=False
            )
            self._session.do(Words("Switch step {n} off", n=self.at + 1), project)

    def _refusal(self, source: Source) -> Refusal | None:
        """Why this step cannot be done, if it is the one that cannot."""
        state = self._session.tables.state(source.id)
        return state.refusal if self.at is not None and state.stopped == self.at else None

    def _around(self, source: Source) -> Surroundings:
        session = self._session
        tables = session.tables
        state = tables.state(source.id)
        infos = [*(state.table.infos if state.table else ())]
        if self.at is not None and state.read:
            infos += state.read.infos
        others = [each for each in session.project.sources if each.id != source.id]
        return Surroundings(
            {info.name: info for info in reversed(infos)}
            if self.at is not None
            else {info.name: info for info in infos},
            lambda name: tables.levels(source.id, name),
            sources=tuple((each.id, each.name) for each in others),
            tables={
                each.name: {info.name: info for info in table.infos}
                for each in others
                if (table := tables.published(each.id)) is not None
            },
            pairs=self._look_for_pairs,
        )

    def _look_for_pairs(
        self, column: str, heard: Callable[[Any], object], refused: Callable[[Any], object]
    ) -> None:
        from workbench.jobs import TwinsJob

        session, id = self._session, self._source
        read = session.tables.state(id).read
        if read is not None:
            job = TwinsJob(
                id=f"twins:{id}",
                table=read,
                identifier=column,
                source=session.project.source(id),
                project_id=session.project.id,
                others=session.tables.beside(session.project.source(id)),
            )
            words = Words("Looking for persons with two identifiers")
            self._session.jobs.submit(job, words, heard, refused, refused)


def built(entry: Entry, values: Mapping[str, Any]) -> Step | None:
    """Make a step of what its form holds; None while a field that it needs is empty."""
    hints = get_type_hints(entry.step)
    made = {
        item.name: _fitted(values.get(item.name), hints[item.name])
        for item in fields(entry.step)
        if item.name in values
    }
    if any(made.get(name) in (None, "", ()) for name in hints if name not in entry.defaults):
        return None
    return entry.step(**made)


def _fitted(value: object, hint: object) -> object:
    """Give a value as the step's field holds it."""
    if hint is str:
        return "" if value is None else value
    if hint == tuple[str, ...]:
        return tuple(_text(item) for item in value or ())
    return tuple(value) if isinstance(value, list) else value


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else shown_number(value)
