"""The form of the question that is looked at, filled from the programme's design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from analyses.grammar import shaping
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Basis
from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import button, column, emptied, holding, named, row, scrolled, text

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from workbench.project.project import Asked
    from workbench.ui.session import Session


class QuestionForm(QWidget):
    """One question: what it asks, its fields, and what can be done with it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made_for: object = None
        self.form: Form | None = None
        self._layout = column(gap=8, edge=16)
        inside = holding(self._layout, "page")
        self.setLayout(column(scrolled(inside, Words("Question")), gap=0))

    def redraw(self, asked: Asked | None) -> None:
        """Show a question; its widgets stay as long as they fit."""
        if asked is None:
            self._made_for = None
            emptied(self._layout)
            return
        table = self._session.tables.published(asked.source)
        sources = tuple((source.id, source.name) for source in self._session.project.sources)
        made_for = (asked.id, asked.question, asked.source, table, sources)
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(asked, table)
        self.form.put(self._values(asked))
        self.form.refuse(self._refusal(asked))

    def _make(self, asked: Asked, table: Any) -> None:  # noqa: ANN401 - Published or None
        question = _class_of(asked)
        emptied(self._layout)
        around = Surroundings(
            {info.name: info for info in (table.infos if table else ())},
            lambda name: self._session.tables.levels(asked.source, name),
            sources=tuple(
                (source.id, source.name)
                for source in self._session.project.sources
                if source.id != asked.source
            ),
        )
        self.form = Form(question.inputs(), around, tuple(question.defaults()))
        self.form.edited.connect(self._edit)
        self.form.way_taken.connect(self._take)
        self._layout.addWidget(text(Words(question.question), "section"))
        self._layout.addWidget(text(Words(question.title), "note"))
        self._layout.addLayout(self._of(asked))
        self._layout.addWidget(self.form)
        self._layout.addLayout(self._buttons(asked))
        self._layout.addStretch(1)

    def _values(self, asked: Asked) -> dict[str, Any]:
        return _class_of(asked).defaults() | dict(asked.fields) | dict(asked.records)

    def _refusal(self, asked: Asked) -> Refusal | None:
        return self._session.answers.answer(asked.id).refusal

    def _of(self, asked: Asked) -> Any:  # noqa: ANN401 - a layout
        box = QComboBox()
        for source in self._session.project.sources:
            box.addItem(source.name, source.id)
        box.setCurrentIndex(box.findData(asked.source))
        named(box, Words("Table"))
        box.activated.connect(lambda at: self._ask_of(box.itemData(at)))
        label = text(Words("Table"), wrap=False)
        label.setFixedWidth(96)
        label.setBuddy(box)
        line = row(label, box, gap=12)
        line.setStretch(1, 1)
        return line

    def _buttons(self, asked: Asked) -> Any:  # noqa: ANN401 - a layout
        session = self._session
        remove = button(Words("Remove"), lambda: self._remove(asked.id), sign="trash-2", quiet=True)
        again = button(
            Words("Ask once more"),
            lambda: self._copy(asked.id),
            sign="copy",
            quiet=True,
            help=Words("Ask the same question beside this one, to change it there."),
        )
        reset = button(
            Words("Reset"),
            lambda: self._reset(asked.id),
            sign="rotate-ccw",
            quiet=True,
            help=Words("Fill the form from the programme's design again."),
        )
        design = button(
            Words("Edit the design of this table"),
            lambda: session.go.emit("data"),
            sign="table-2",
            quiet=True,
        )
        return column(row(reset, again, None, gap=4), row(design, None), row(remove, None), gap=4)

    def _edit(self, field: str, value: object) -> None:
        asked = self._session.project.asked(self._session.asked)
        inputs = _class_of(asked).inputs()
        given, project = inputs[field], self._session.project
        if given.is_a == "records":
            project = edits.change_records(project, asked.id, field, value)
        else:
            changes = {field: _plain(value)}
            # The levels of another column say nothing of this one.
            changes |= {name: None for name, other in inputs.items() if other.of == field}
            project = edits.change_fields(project, asked.id, changes)
        words = Words("Change {field}", field=Words(given.label))
        # An editor must not be rebuilt while it is still telling.
        QTimer.singleShot(
            0, self, lambda: self._session.do(words, project, merge=f"{asked.id}.{field}")
        )

    def _take(self, way: WayOut) -> None:
        asked = self._session.project.asked(self._session.asked)
        if way.field in _class_of(asked).inputs():
            self._edit(way.field, way.value)
        elif way.field == shaping.FIELD and isinstance(way.value, Basis):
            self._shape(asked.source, way.value)

    def _shape(self, source: str, basis: Basis) -> None:
        """Add the step to the recipe that makes the rows what the question counts."""
        from workbench.data.steps.menu import shape_to

        step, session = shape_to(basis), self._session
        project = edits.with_recipe_step(session.project, source, step)
        # The button must not be taken away while it is still telling.
        QTimer.singleShot(0, self, lambda: session.do(step.words, project))

    def _ask_of(self, source: str) -> None:
        session = self._session
        words = Words("Ask of {table}", table=session.project.source(source).name)
        session.do(words, edits.ask_of(session.project, session.asked, source))

    def _copy(self, id: str) -> None:
        project, copy = edits.ask_again(self._session.project, id)
        self._session.do(Words("Ask once more"), project)
        self._session.look_at(asked=copy)

    def _remove(self, id: str) -> None:
        self._session.do(Words("Remove the question"), edits.remove(self._session.project, id))

    def _reset(self, id: str) -> None:
        session = self._session
        asked = session.project.asked(id)
        cleared = dict.fromkeys(name for name, _ in asked.fields)
        filled = fields_for(session, _class_of(asked), asked.source)
        project = edits.change_fields(session.project, id, cleared | filled)
        session.do(Words("Reset the question"), project)


def fields_for(session: Session, question: type[Analysis], source: str) -> dict[str, Any]:
    """Fill a question's fields from the design of a table."""
    table = session.tables.published(source)
    return {} if table is None else question.filled(table)


def _class_of(asked: Asked) -> type[Analysis]:
    from analyses.catalogue import by_command

    return by_command(asked.question)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value.item() if hasattr(value, "item") else value
