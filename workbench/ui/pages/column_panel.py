"""One column: what it is, how it is read, its role, its values, and how they are spread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Amount, Count, Share, Words, listing, wrap
from analyses.records.model import CODE_LISTS
from analyses.records.model import KINDS as RECORD_KINDS
from workbench.project import edits
from workbench.ui.forms.form import Form
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.pages.as_written import AsWritten
from workbench.ui.pages.design_panel import INPUTS, role_of
from workbench.ui.pages.left_out import about_column
from workbench.ui.parts import Shown, column, emptied, holding, scrolled, text
from workbench.ui.views.bars import Bars
from workbench.ui.wording import said

if TYPE_CHECKING:
    from analyses.grammar.design import ColumnInfo
    from workbench.project.profile import Profile
    from workbench.project.project import Source
    from workbench.ui.session import Session

KINDS = {
    Kind.TEXT: "text",
    Kind.WHOLE: "whole",
    Kind.DECIMAL: "decimal",
    Kind.DATE: "date",
    Kind.TRUTH: "truth",
}
MEANT = 8
PLAYED = [given for given in INPUTS.values() if given.is_a == "column"]
ROLES = {given.role.value: given.role for given in PLAYED}
FORM = {
    "kind": Input(
        "choice", N_("Kind"), N_("What the column holds."), options=tuple(KINDS.values())
    ),
    "role": Input(
        "choice", N_("Role"), N_("The part it plays in the programme."), options=tuple(ROLES)
    ),
    "missing": Input(
        "line", N_("Missing codes"), N_("Codes that mean nothing is known, such as 9999.")
    ),
}


class ColumnPanel(QWidget):
    """What is known of the column that the grid's cursor is in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layout = column(gap=8)
        self.written = AsWritten(session)
        inside = column(self._layout, self.written, None, gap=12, edge=12)
        self.setLayout(column(scrolled(holding(inside, "side"), Words("Column")), gap=0))
        self.name: str | None = None
        self._profile = column(gap=8)
        self._source = ""

    def redraw(self, source: Source, info: ColumnInfo | None) -> None:
        """Show a column of a source."""
        emptied(self._layout)
        self.name = info.name if info else None
        self._source = source.id
        if info is None:
            self._layout.addWidget(text(Words("Choose a column in the grid."), "note"))
            self.written.hide()
            return
        self.written.show()
        self._layout.addWidget(text(info.name, "section", select=True))
        if info.label and info.label != info.name:
            self._layout.addWidget(text(info.label, select=True))
        self._layout.addWidget(self._form(source, info))
        if info.meanings:
            self._layout.addWidget(text(meant(info), "note", select=True))
        for line in about_column(self._session, source, info.name):
            self._layout.addWidget(line)
        self._profile = column(gap=8)
        self._layout.addLayout(self._profile)
        self._ask(source.id, info.name)

    def _form(self, source: Source, info: ColumnInfo) -> Form:
        called = {given.role.value: said(Words(given.label)) for given in PLAYED}
        roles = replace(FORM["role"], options=_in_order(source, called))
        form = Form(FORM | {"role": roles}, Surroundings(called=called), ("role",))
        role = role_of(source, info.name)
        codes = ", ".join(str(code) for code, _ in info.missing_codes)
        form.put(
            {"kind": KINDS.get(info.kind), "role": role.value if role else None, "missing": codes}
        )
        form.edited.connect(lambda field, value: self._edit(source, info, field, value))
        return form

    def _edit(self, source: Source, info: ColumnInfo, field: str, value: Any) -> None:  # noqa: ANN401
        session = self._session
        project, name = session.project, info.name
        if field == "role":
            project = edits.with_role(project, source.id, name, ROLES[value] if value else None)
            session.do(Words("Set the role of {column}", column=name), project)
        elif field == "kind":
            from workbench.data.steps.cells import SetKind

            add_step(session, source, SetKind(name, value))
        else:
            codes = tuple(code.strip() for code in (value or "").replace("،", ",").split(","))
            options = session.tables.state(source.id).reading.options
            options = options.with_missing(name, tuple(code for code in codes if code))
            words = Words("Change the missing codes of {column}", column=name)
            session.do(words, edits.with_options(project, source.id, options))

    def _ask(self, source: str, name: str) -> None:
        from workbench.jobs import ProfileJob

        table = self._session.tables.published(source)
        job = ProfileJob(id="profile", table=table, column=name)
        words = Words("Counting {column}", column=name)
        self._session.jobs.submit(job, words, self._counted, _ignored)

    def _counted(self, found: Profile) -> None:
        if found.column != self.name:
            return
        emptied(self._profile)
        if found.distinct < found.size:
            self._profile.addWidget(Bars(found))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for line, (label, value) in enumerate(_facts(found)):
            grid.addWidget(text(label, "note", wrap=False), line, 0)
            grid.addWidget(text(value, select=True), line, 1)
        self._profile.addLayout(grid)


def _in_order(source: Source, called: dict[str, str]) -> tuple[str, ...]:
    """Roles of the table's own kind first, the others by what they are called."""
    kind = RECORD_KINDS.get(source.design.records) if source.design.records else None
    own = [field.role.value for field in kind.fields] if kind else []
    return tuple(dict.fromkeys((*own, *sorted(ROLES, key=lambda role: called[role].casefold()))))


def meant(info: ColumnInfo) -> Words:
    """Say what the values of a column mean in the data model, the first few of them."""
    labels = {code: label for codes in CODE_LISTS.values() for code, label in codes.levels}
    pairs = (
        Words("{level} means {meaning}", level=level, meaning=Words(labels[code]))
        for level, code in info.meanings[:MEANT]
        if code in labels
    )
    return Words("Known values: {pairs}", pairs=listing(*pairs))


def add_step(session: Session, source: Source, step: Any) -> None:  # noqa: ANN401 - any Step
    """Add a step to a source's recipe."""
    session.do(step.words, edits.with_recipe_step(session.project, source.id, step))


def _facts(found: Profile) -> list[tuple[Words, Shown]]:
    share = Share(found.missing / found.size if found.size else 0.0)
    missing = Words("{n} ({share})", n=Count(found.missing), share=share)
    facts: list[tuple[Words, Shown]] = [
        (Words("Rows"), Count(found.size)),
        (Words("Missing"), missing),
        (Words("Distinct"), Count(found.distinct)),
    ]
    if found.low is not None:
        facts.append((Words("Lowest"), wrap(found.low)))
        facts.append((Words("Highest"), wrap(found.high)))
    if found.mean is not None:
        facts.append((Words("Mean"), Amount(found.mean)))
    if found.reasons:
        pairs = (Words("{code}: {n}", code=code, n=Count(n)) for code, n in found.reasons)
        facts.append((Words("Missing by code"), listing(*pairs)))
    return facts


def _ignored(refusal: Refusal) -> None:
    """A column that cannot be counted shows its name and kind alone."""
