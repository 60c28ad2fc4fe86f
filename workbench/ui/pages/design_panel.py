"""The programme's design, set once for a table: every question's form is filled from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import column, emptied, holding, scrolled, text

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session

_GROUPS, _DATES = Kind.GROUPS, Kind.DATE
_ANY_OUTCOME = Kind.NUMERIC | Kind.TEXT


def _column(
    label: str, kinds: Kind, help: str, role: Role, *, advanced: bool = False
) -> tuple[str, Input]:
    return role.name, Input("column", label, help, kinds=kinds, role=role, advanced=advanced)


INPUTS: dict[str, Input] = dict(
    (
        (
            "basis",
            Input(
                "choice",
                N_("A row is one of"),
                N_("What one row of this table stands for."),
                options=tuple(basis.value for basis in Basis),
            ),
        ),
        (
            "CUT_OFF",
            Input(
                "day",
                N_("Cut-off"),
                N_("The last day that the data know of."),
                role=Role.CUT_OFF,
            ),
        ),
        _column(
            N_("Person"), Kind.ANY, N_("Who is meant; it is replaced by a pseudonym."), Role.PERSON
        ),
        (
            "keeps",
            Input(
                "switch",
                N_("Keep identifiers as they are"),
                N_("Otherwise persons are replaced by pseudonyms."),
                advanced=True,
            ),
        ),
        _column(N_("Unit"), _GROUPS, N_("What is measured repeatedly."), Role.UNIT),
        _column(N_("Time"), Kind.ORDERED, N_("When each row was measured."), Role.TIME),
        _column(N_("Start"), _DATES, N_("When the person started in the programme."), Role.START),
        _column(N_("Exit"), _DATES, N_("When the person left the programme."), Role.EXIT),
        _column(N_("Placed"), _DATES, N_("When work was found; blank if never."), Role.PLACED),
        _column(N_("Job start"), _DATES, N_("The first day of the job."), Role.JOB_START),
        _column(
            N_("Job end"), _DATES, N_("The day the job ended; blank if it goes on."), Role.JOB_END
        ),
        _column(N_("Arm"), _GROUPS, N_("Which part of the programme, or none."), Role.ARM),
        (
            "TREATED",
            Input(
                "level",
                N_("Treated is"),
                N_("The arm that had the programme."),
                of=Role.ARM.name,
                role=Role.TREATED,
            ),
        ),
        _column(N_("Outcome"), _ANY_OUTCOME, N_("What the programme hoped to move."), Role.OUTCOME),
        _column(N_("Before"), _ANY_OUTCOME, N_("The outcome before."), Role.BEFORE, advanced=True),
        _column(N_("After"), _ANY_OUTCOME, N_("The outcome after."), Role.AFTER, advanced=True),
        _column(N_("Area"), _GROUPS, N_("Where it happened."), Role.AREA, advanced=True),
        _column(N_("Provider"), _GROUPS, N_("Who gave the service."), Role.PROVIDER, advanced=True),
        _column(N_("Status"), _GROUPS, N_("How things stand."), Role.STATUS, advanced=True),
        _column(
            N_("Exclusion"),
            _GROUPS,
            N_("Why a person does not count."),
            Role.EXCLUSION,
            advanced=True,
        ),
        _column(N_("Stage"), _GROUPS, N_("The step of the programme."), Role.STAGE, advanced=True),
        _column(
            N_("Stage date"), _DATES, N_("When the step was taken."), Role.STAGE_DATE, advanced=True
        ),
        _column(
            N_("Count"), Kind.NUMERIC, N_("How many a row stands for."), Role.COUNT, advanced=True
        ),
        _column(
            N_("First treated"),
            Kind.ORDERED,
            N_("When the unit's programme began; blank if never."),
            Role.FIRST_TREATED,
            advanced=True,
        ),
        _column(
            N_("Cluster"), _GROUPS, N_("What was drawn together."), Role.CLUSTER, advanced=True
        ),
        _column(
            N_("Weight"), Kind.NUMERIC, N_("How much a row counts."), Role.WEIGHT, advanced=True
        ),
    )
)


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
        made_for = (source.id, table.infos if table else ())
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(source, table)
        self.form.put(_values(source))

    def _make(self, source: Source, table: Any) -> None:  # noqa: ANN401 - Published or None
        emptied(self._layout)
        words = Words("Said once here, and every question of this table is filled in from it.")
        self._layout.addWidget(text(words, "note"))
        around = Surroundings(
            {info.name: info for info in (table.infos if table else ())},
            lambda name: self._session.tables.levels(source.id, name),
        )
        optional = tuple(name for name in INPUTS if name != "basis")
        self.form = Form(INPUTS, around, optional)
        self.form.edited.connect(lambda name, value: self._edit(source.id, name, value))
        self._layout.addWidget(self.form)

    def _edit(self, id: str, name: str, value: object) -> None:
        session = self._session
        given, project = INPUTS[name], session.project
        words = Words("Set {role}", role=Words(given.label))
        if name == "keeps":
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


def _values(source: Source) -> dict[str, Any]:
    design = source.design
    found: dict[str, Any] = {"basis": source.basis.value, "keeps": source.keeps_identifiers}
    for name, given in INPUTS.items():
        if given.role is not None:
            ask = design.column if given.is_a == "column" else design.value
            found[name] = ask(given.role)
    return found
