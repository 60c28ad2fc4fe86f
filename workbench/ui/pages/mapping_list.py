"""The columns of a table and what each is for: how sure that is, why, and the way to change it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from analyses.records.model import KINDS, MEANINGS
from workbench.project import edits
from workbench.ui.pages.role_questions import label, open_guesses
from workbench.ui.parts import button, column, holding, named, row, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.data.options import Guess
    from workbench.project.project import Source
    from workbench.ui.session import Session

ROLE = 0x0100
CERTAIN, LIKELY = 0.95, 0.8
HEADS = (Words("Column"), Words("Role"), Words("How sure"))


class MappingList(QWidget):
    """Every column with its role; a role is changed where it stands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._source: Source | None = None
        self._why: list[Words] = []
        self.list = QTableWidget(0, len(HEADS))
        self.list.setHorizontalHeaderLabels([said(words) for words in HEADS])
        self.list.verticalHeader().hide()
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.list.setTabKeyNavigation(False)
        head = self.list.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setItemDelegateForColumn(1, _RolePicker(self))
        named(self.list, Words("Columns and their roles"))
        self.note = text("", "note")
        self.list.currentCellChanged.connect(lambda at, *_: self._explain(at))
        save = button(Words("Save mapping as template"), self._save)
        use = button(Words("Use a template"), self._use)
        forget = button(
            Words("Forget what I said of columns"),
            self._forget,
            quiet=True,
            help=Words("What you say of columns is offered again for the next file."),
        )
        below = column(self.note, row(save, None), row(use, None), row(forget, None), gap=8)
        inside = column(self.list, below, gap=8, edge=12)
        inside.setStretch(0, 1)
        self.setLayout(column(holding(inside, "side"), gap=0))

    def redraw(self, source: Source) -> None:
        """Show the columns of a source, those that are asked about first."""
        self._source = source
        state = self._session.tables.state(source.id)
        names = [info.name for info in state.table.infos] if state.table else []
        asked = {guess.column: guess for guess in open_guesses(source, state)}
        guesses = {g.column: g for g in (state.reading.roles if state.reading else ())}
        roles = {name: role for role, name in source.design.columns}
        ordered = sorted(names, key=lambda name: name not in asked)
        self._why = []
        self.list.blockSignals(True)
        self.list.setRowCount(len(ordered))
        for at, name in enumerate(ordered):
            role = roles.get(name)
            sure, why = _told(role, guesses.get(name), name in asked)
            self._why.append(why)
            self._put(at, 0, name)
            cell = self._put(at, 1, said(label(role.value)) if role else "")
            cell.setData(ROLE, role.value if role else None)
            cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsEditable)
            cell.setToolTip(said(why))
            self._put(at, 2, said(sure))
        self.list.blockSignals(False)
        self._explain(self.list.currentRow())

    def choices(self) -> list[tuple[str, str | None]]:
        """List the roles that a column can be given, those of the table's kind first."""
        source = self._source
        kind = KINDS.get(source.design.records) if source and source.design.records else None
        own = [field.role for field in kind.fields] if kind else []
        called = {role: said(label(role.value)) for role in MEANINGS}
        rest = sorted(MEANINGS, key=lambda role: called[role].casefold())
        ordered = dict.fromkeys((*own, *rest))
        return [(said(Words("None")), None), *((called[role], role.value) for role in ordered)]

    def set_role(self, at: int, value: str | None) -> None:
        """Give the column in a row a role."""
        name = self.list.item(at, 0).text()
        words = Words("Set the role of {column}", column=name)
        role = Role(value) if value else None
        project = edits.with_role(self._session.project, self._source.id, name, role)
        self._session.do(words, project)

    def _put(self, at: int, place: int, shown: str) -> QTableWidgetItem:
        item = QTableWidgetItem(shown)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(shown)
        self.list.setItem(at, place, item)
        return item

    def _explain(self, at: int) -> None:
        self.note.setText(said(self._why[at]) if 0 <= at < len(self._why) else "")

    # Templates

    def _save(self) -> None:
        source = self._source
        suggested = f"{source.name}.template.json"
        title = said(Words("Save mapping as template"))
        name, _ = QFileDialog.getSaveFileName(self, title, suggested, "JSON (*.json)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save how the source is read and what its columns are for."""
        from analyses.grammar.refusal import Refusal
        from workbench.data.template import template_of, template_text
        from workbench.project.atomic import put_in_place
        from workbench.project.tables import open_published

        source, state = self._source, self._session.tables.state(self._source.id)
        if state.read is None or state.reading is None:
            return
        made = template_of(
            open_published(state.read),
            state.reading.options,
            source.design,
            source.basis,
            source.steps_on,
        )
        said = template_text(made).encode()
        try:
            put_in_place(path, lambda place: place.write(said))
        except Refusal as refusal:
            self._session.told.emit(refusal)

    def _use(self) -> None:
        title = said(Words("Use a template"))
        name, _ = QFileDialog.getOpenFileName(self, title, "", "JSON (*.json)")
        if name:
            self.use(Path(name))

    def use(self, path: Path) -> None:
        """Read the source as a template says."""
        from workbench.jobs import TemplateJob

        source = self._source
        sheet = source.options.sheet if source.options else None
        id_ = f"template:{source.id}"
        job = TemplateJob(id=id_, path=source.path, template=str(path), sheet=sheet)
        words = Words("Reading {name}", name=source.name)
        done = partial(self._used, source.id, path.name)
        self._session.jobs.submit(job, words, done, self._session.told.emit)

    def _used(self, id: str, name: str, found: Any) -> None:  # noqa: ANN401 - ByTemplate
        session = self._session
        if not session.project.has(id):
            return
        project = edits.with_options(session.project, id, found.options)
        project = edits.with_recipe(project, id, found.recipe)
        project = edits.with_design(project, id, found.design)
        project = edits.with_basis(project, id, found.basis)
        session.do(Words("Use the template {name}", name=name), project)
        session.tables.tell(id, found.findings)

    def _forget(self) -> None:
        from workbench.project.remembered import forget

        forget()


class _RolePicker(QStyledItemDelegate):
    """The list of roles, opened where a role stands."""

    def __init__(self, mapping: MappingList) -> None:
        super().__init__(mapping)
        self._mapping = mapping

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: object, index: QModelIndex
    ) -> QComboBox:
        box = QComboBox(parent)
        for shown, value in self._mapping.choices():
            box.addItem(shown, value)
        named(box, Words("Role"))
        box.activated.connect(lambda _: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:  # noqa: N802
        editor.setCurrentIndex(max(0, editor.findData(index.data(ROLE))))

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QComboBox, model: object, index: QModelIndex
    ) -> None:
        if editor.currentData() != index.data(ROLE):
            self._mapping.set_role(index.row(), editor.currentData())


def _told(role: Role | None, guess: Guess | None, is_asked: bool) -> tuple[Words, Words]:
    """Say how sure a role is, and why."""
    if is_asked:
        return Words("asked"), guess.words
    if role is None:
        return Words(""), Words("Nothing is known of what it is for.")
    if guess is None or guess.value != role.value:
        return Words("said"), Words("It was said so, by you or by a codebook.")
    return (Words("sure") if guess.confidence >= CERTAIN else Words("likely")), guess.words
