"""An analysis is a question: a frozen dataclass whose fields are what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

from analyses.grammar import inputs
from analyses.grammar.codec import read, write
from analyses.grammar.conditions import columns_of, parse
from analyses.grammar.door import (
    CHECKS,
    refuse_empty,
    refuse_hardly_any,
    refuse_infinite,
    refuse_one_group,
)
from analyses.grammar.edge import as_table, no_table
from analyses.grammar.inputs import Input, choice, condition, number
from analyses.grammar.naming import called, names_of
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Result
from analyses.grammar.roles import Basis, Role
from analyses.grammar.shaping import ways_to_shape
from analyses.grammar.table import Table
from analyses.grammar.words import Listing, Words, listing

A = TypeVar("A", bound="type[Analysis]")


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        inputs.column,
        inputs.columns,
        inputs.level,
        inputs.number,
        inputs.choice,
        inputs.switch,
        inputs.day,
        inputs.records,
        inputs.condition,
    ),
)
def question(cls: A) -> A:
    """Make a subclass of `Analysis` a question: a frozen dataclass of its inputs."""
    made = dataclass(frozen=True, kw_only=True)(cls)
    made.is_question = True
    return cast("A", made)


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What every question is and has.

    A subclass names its inputs as fields, says in `terms` what a reader calls its estimates, and
    writes `estimate`, which reads as a table of contents: design, fit, effect, checks, sentence,
    picture.
    """

    title: ClassVar[str] = ""
    question: ClassVar[str] = ""
    family: ClassVar[str] = ""
    terms: ClassVar[Mapping[str, str]] = {}
    version: ClassVar[int] = 1
    bases: ClassVar[tuple[Basis, ...]] = tuple(Basis)
    basis_step: ClassVar[str] = ""
    is_question: ClassVar[bool] = False
    needs_table: ClassVar[bool] = True

    where: str | None = condition(
        "Only rows where", 'A filter such as: age >= 18 and stream == "coach".'
    )
    confidence: float = number(
        "Confidence",
        "The confidence level of every interval.",
        default=0.95,
        low=0.5,
        high=0.999,
        advanced=True,
    )
    calendar: str = choice(
        "Calendar",
        ("gregorian", "jalali"),
        "The calendar in which months, quarters and years are cut.",
        default="gregorian",
    )

    def __post_init__(self) -> None:
        for name, given in self.inputs().items():
            value = getattr(self, name)
            if isinstance(value, list):
                object.__setattr__(self, name, tuple(value))
            elif given.is_a in {"columns", "levels", "numbers"} and not isinstance(value, tuple):
                is_several = isinstance(value, Iterable) and not isinstance(value, str)
                several = tuple(value) if is_several else () if value is None else (value,)
                object.__setattr__(self, name, several)

    # What a question knows of itself

    @classmethod
    def inputs(cls) -> dict[str, Input]:
        """The inputs by field name: the question's own first, then those every question has."""
        found = {item.name: cast("Input", item.metadata["input"]) for item in fields(cls)}
        base = {item.name for item in fields(Analysis)}
        own = {name: given for name, given in found.items() if name not in base}
        return own | {name: given for name, given in found.items() if name in base}

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """The fields that may be left out, with their values."""
        return {item.name: item.default for item in fields(cls) if item.default is not MISSING}

    @classmethod
    def command(cls) -> str:
        """The command-line name: JobRetention is job-retention."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def example(cls) -> tuple[Self, dict[str, str]]:
        """A question worth asking, and the sample files by table name (`main` first).

        A sheet of a workbook is named behind a hash: `jiujiang/register.xlsx#走访`.
        """
        raise TypeError(f"{cls.__name__} has no example")

    def __repr__(self) -> str:
        defaults = self.defaults()
        given = [
            f"{item.name}={getattr(self, item.name)!r}"
            for item in fields(self)
            if item.name not in defaults or defaults[item.name] != getattr(self, item.name)
        ]
        return f"{type(self).__name__}({', '.join(given)})"

    def to_json(self) -> dict[str, Any]:
        """Write the question as plain JSON."""
        values = {item.name: write(getattr(self, item.name)) for item in fields(self)}
        return {"question": self.command(), "version": self.version, "fields": values}

    @classmethod
    def from_fields(cls, written: Mapping[str, Any], version: int) -> Self:
        """Read a question of this class from the fields that some version of it wrote."""
        values = {name: read(value) for name, value in cls.upgrade(dict(written), version).items()}
        return cls(**values)

    @classmethod
    def upgrade(cls, written: dict[str, Any], version: int) -> dict[str, Any]:
        """Turn the fields of an older version into those of this one."""
        return written

    @classmethod
    def for_table(cls, table: Table, **overrides: Any) -> Self:  # noqa: ANN401 - any field's value
        """Fill a question from the design of a table; what is given explicitly wins."""
        return cls(**cls.known(table, overrides))

    @classmethod
    def known(cls, table: Table, given: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that are given, and beside them those that the table's design answers."""
        return cls.filled(table) | dict(given)

    @classmethod
    def filled(cls, table: Table) -> dict[str, Any]:
        """The fields that the table's design answers."""
        found: dict[str, Any] = {}
        for name, given in cls.inputs().items():
            if given.role is None:
                continue
            value = table.design.value(given.role) or table.design.column(given.role)
            if given.is_a == "column":
                value = table.design.column(given.role)
            if value is not None:
                found[name] = value
        return found

    def columns(self) -> tuple[str, ...]:
        """Every column of the main table that the question reads."""
        named: list[str] = []
        for name, given in self.inputs().items():
            value = getattr(self, name)
            if given.is_a == "column" and value is not None:
                named.append(value)
            if given.is_a == "columns":
                named.extend(value)
            if given.is_a == "condition" and value:
                named.extend(columns_of(parse(value)))
        return tuple(dict.fromkeys(named))

    # Asking

    def run(self, table: Any = None, **records: Any) -> Result:  # noqa: ANN401 - any frame
        """Answer the question of a table.

        Parameters
        ----------
        table : Table or data frame
            What `workbench.read` gives, or a pandas, polars or pyarrow frame; it is not changed.
            A question about the future (`needs_table` is false) can be asked without one.
        **records : Table or data frame
            Second tables, by the field that names them.

        Raises
        ------
        Refusal
            When no honest answer is possible: `code`, `field` and words with a way out.
        """
        is_of_data = table is not None or self.needs_table
        main = as_table(table) if is_of_data else no_table()
        checked = self.checked(main)
        if checked.where:
            main = main.keep(
                parse(checked.where),
                Words("Outside the filter {filter}", filter=checked.where),
                "eligible",
            )
        if is_of_data:
            refuse_empty(main, field="where" if checked.where else None)
            refuse_hardly_any(main, field="where" if checked.where else None)
        refuse_one_group(main, getattr(checked, "group", None))
        refuse_infinite(checked, main)
        tables = {name: as_table(value) for name, value in records.items()}
        result = checked.estimate(main, **tables)
        used = {item.name: getattr(checked, item.name) for item in fields(checked)}
        rows = rows_a_person(main)
        answered = replace(
            result,
            question=self.command(),
            sentence=with_failures(result),
            pictures=tuple(
                replace(picture, published=main.published, rows_a_person=rows)
                for picture in result.pictures
            ),
            parameters=used | result.parameters,
        )
        return called(answered, names_of(main.column(name) for name in checked.columns()))

    def estimate(self, table: Table, *args: Any, **records: Any) -> Result:  # noqa: ANN401
        """Compute the answer; `run` has checked the fields and applied the filter."""
        raise TypeError(f"{type(self).__name__} does not say how to estimate")

    def checked(self, table: Table) -> Self:
        """Check every field against the table, and give levels the kind of their column."""
        if table.basis not in self.bases:
            raise self._wrong_basis(table)
        changes: dict[str, Any] = {}
        for name, given in self.inputs().items():
            changes[name] = CHECKS[given.is_a](self, table, name, given, getattr(self, name))
        return replace(self, **changes)

    def _wrong_basis(self, table: Table) -> Refusal:
        return Refusal(
            Words(
                "This question counts {needed}, but a row here is one of: {have}. {step}",
                needed=listing(*(Words(basis.value) for basis in self.bases)),
                have=Words(table.basis.value),
                step=Words(self.basis_step) if self.basis_step else Words(""),
            ),
            code="wrong-basis",
            ways_out=ways_to_shape(table.design, self.bases),
        )


def rows_a_person(table: Table) -> int:
    """Count the most rows that stand for one person, where a row is a person's month or quarter.

    Ten such rows may all be of one person, so that they protect nobody. A table that does not
    name its persons may have each in every period.
    """
    if table.basis not in (Basis.PERSON_MONTHS, Basis.PERSON_QUARTERS):
        return 1
    person, time = table.design.column(Role.PERSON), table.design.column(Role.TIME)
    if person is not None:
        return int(table.counts([person]).n.max(initial=1))
    return max(1, len(table.levels(time))) if time is not None else 1


def with_failures(result: Result) -> Words:
    """Say in the sentence, not in a footnote, which checks failed."""
    if not result.failed:
        return result.sentence
    failed = Listing(tuple(check.words for check in result.failed))
    return Words("{sentence} But: {failed}", sentence=result.sentence, failed=failed)
