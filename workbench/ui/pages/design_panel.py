"""The programme's design, set once for a table: every question's form is filled from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from analyses.grammar.design import Design
from analyses.grammar.inputs import Input
from analyses.grammar.roles import Basis, Records, Role
from analyses.grammar.words import N_, Words
from analyses.records.model import KINDS, MEANINGS, Meaning, RecordKind
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.records_help import show_records
from workbench.ui.parts import button, column, emptied, holding, scrolled, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session

# What belongs to the design of a study rather than to its records, in the order of the panel.
_STUDY = (
    Role.PERSON, Role.UNIT, Role.TIME, Role.START, Role.EXIT, Role.PLACED, Role.JOB_START,
    Role.JOB_END, Role.ARM, Role.OUTCOME,
)  # fmt: skip
_MORE = (
    Role.BEFORE, Role.AFTER, Role.AREA, Role.PROVIDER, Role.STATUS, Role.EXCLUSION, Role.STAGE,
    Role.STAGE_DATE, Role.COUNT, Role.FIRST_TREATED, Role.CLUSTER, Role.WEIGHT,
)  # fmt: skip


def _input(meaning: Meaning) -> Input:
    return Input("column", meaning.label, meaning.help, kinds=meaning.kinds, role=meaning.role)


INPUTS: dict[str, Input] = {
    "records": Input(
        "choice",
        N_("Kind of records"),
        N_("What the file holds; its columns come first."),
        options=tuple(records.value for records in Records),
    ),
    "basis": Input(
        "choice",
        N_("A row is one of"),
        N_("What one row of this table stands for."),
        options=tuple(basis.value for basis in Basis),
    ),
    "CUT_OFF": Input(
        "day", N_("Cut-off"), N_("The last day that the data know of."), role=Role.CUT_OFF
    ),
    **{meaning.role.name: _input(meaning) for meaning in MEANINGS.values()},
    "keeps": Input(
        "switch",
        N_("Keep identifiers as they are"),
        N_("Otherwise persons are replaced by pseudonyms."),
    ),
    "TREATED": Input(
        "level",
        N_("Treated is"),
        N_("The arm that had the programme."),
        of=Role.ARM.name,
        role=Role.TREATED,
    ),
}


def inputs_for(design: Design) -> dict[str, Input]:
    """The inputs of a table's panel: its kind's first, those required before the others."""
    kind = KINDS.get(design.records) if design.records is not None else None
    if kind is None:
        first, rest = _STUDY, _MORE
    else:
        played = {role for role, _ in design.columns}
        shown = [field.role for field in kind.fields if field.required or field.role in played]
        first = tuple(dict.fromkeys((*shown, *(r for r in _STUDY if r in played))))
        rest = tuple(dict.fromkeys((*(f.role for f in kind.fields), *_STUDY, *_MORE)))
    rest = tuple(role for role in rest if role not in first)
    names = ["records", "basis", "CUT_OFF", *_with_parts(first), "|", *_with_parts(rest)]
    if Role.PERSON in first:
        names.append("keeps")
    at = names.index("|")
    return {
        name: replace(INPUTS[name], advanced=place > at)
        for place, name in enumerate(names)
        if name != "|"
    }


def _with_parts(roles: Iterable[Role]) -> Iterator[str]:
    for role in roles:
        yield role.name
        if role is Role.ARM:
            yield "TREATED"


class DesignPanel(QWidget):
    """Roles and values of one table."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made_for: object = None
        self.form: Form | None = None
        self._layout = column(gap=8, edge=12)
        inside = holding(self._layout, "side")
        self.setLayout(column(scrolled(inside, Words("Design")), gap=0))

    def redraw(self, source: Source, table: Any) -> None:  # noqa: ANN401 - Published or None
        """Show the design of a source."""
        made_for = (source.id, table.infos if table else (), _shape(source.design), _made(source))
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(source, table)
        self.form.put(_values(source, table))

    def _make(self, source: Source, table: Any) -> None:  # noqa: ANN401 - Published or None
        emptied(self._layout)
        words = Words("Said once here, and every question of this table is filled in from it.")
        self._layout.addWidget(text(words, "note"))
        around = Surroundings(
            {info.name: info for info in (table.infos if table else ())},
            lambda name: self._session.tables.levels(source.id, name),
            called={kind.name: said(Words(kind.label)) for kind in KINDS.values()},
        )
        inputs = inputs_for(source.design)
        if _made(source):  # then the recipe says what a row is
            inputs.pop("basis")
        optional = tuple(name for name in inputs if name != "basis")
        kind = KINDS.get(source.design.records) if source.design.records else None
        required = tuple(role.name for role in kind.required) if kind else ()
        self.form = Form(inputs, around, optional, required)
        if kind is not None:
            self._layout.addWidget(self._page(kind))
        self.form.edited.connect(lambda name, value: self._edit(source.id, name, value))
        self._layout.addWidget(self.form)

    def _page(self, kind: RecordKind) -> QWidget:
        words = Words("What such a file holds")
        return button(words, lambda: show_records(self, kind), sign="info", quiet=True)

    def _edit(self, id: str, name: str, value: object) -> None:
        session = self._session
        given, project = INPUTS[name], session.project
        words = Words("Set {role}", role=Words(given.label))
        if name == "records":
            records = Records(value) if value is not None else None
            project = edits.with_records(project, id, records)
        elif name == "keeps":
            private = project.source(id).private
            project = edits.with_identifiers(project, id, kept=bool(value), private=private)
        elif given.role is None:
            project = edits.with_basis(project, id, Basis(value))
        else:
            is_value = given.is_a != "column"
            design = project.source(id).design.changed(given.role, value, value=is_value)
            project = edits.with_design(project, id, design)
        session.do(words, project, merge=f"{id}.{name}")


def role_of(source: Source, name: str) -> Role | None:
    """Tell which part a column plays."""
    return next((role for role, held in source.design.columns if held == name), None)


def _shape(design: Design) -> object:
    """What decides which inputs stand first."""
    if design.records is None:
        return None
    return (design.records, frozenset(role for role, _ in design.columns))


def _made(source: Source) -> bool:
    """Whether the recipe makes other rows of the records."""
    from workbench.data.declaring import reshapes

    return source.steps_on is not None and reshapes(source.steps_on)


def _values(source: Source, table: Any) -> dict[str, Any]:  # noqa: ANN401 - Published or None
    design = source.design if table is None or not _made(source) else table.design
    found: dict[str, Any] = {
        "records": design.records.value if design.records else None,
        "basis": source.basis.value,
        "keeps": source.keeps_identifiers,
    }
    for name, given in INPUTS.items():
        if given.role is not None:
            ask = design.column if given.is_a == "column" else design.value
            found[name] = ask(given.role)
    return found
