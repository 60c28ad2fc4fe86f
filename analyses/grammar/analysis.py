"""An analysis is a question: a frozen dataclass whose fields are what it asks."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

from analyses.grammar import inputs
from analyses.grammar.codec import read, write
from analyses.grammar.coercion import as_day, as_level
from analyses.grammar.conditions import Compare, Known, columns_of, parse
from analyses.grammar.edge import as_table
from analyses.grammar.inputs import Input, choice, condition, number
from analyses.grammar.naming import called, names_of
from analyses.grammar.refusal import Refusal, WayOut, no_such_column
from analyses.grammar.result import Result
from analyses.grammar.roles import Basis, Kind
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Listing, Words, listing

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
        """A question worth asking, and the sample files by table name (`main` first)."""
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

    def run(self, table: Any, **records: Any) -> Result:  # noqa: ANN401 - any frame
        """Answer the question of a table.

        Parameters
        ----------
        table : Table or data frame
            What `workbench.read` gives, or a pandas, polars or pyarrow frame; it is not changed.
        **records : Table or data frame
            Second tables, by the field that names them.

        Raises
        ------
        Refusal
            When no honest answer is possible: `code`, `field` and words with a way out.
        """
        main = as_table(table)
        checked = self.checked(main)
        if checked.where:
            main = main.keep(
                parse(checked.where),
                Words("Outside the filter {filter}", filter=checked.where),
                "eligible",
            )
        refuse_empty(main, field="where" if checked.where else None)
        refuse_hardly_any(main, field="where" if checked.where else None)
        refuse_one_group(main, getattr(checked, "group", None))
        checked.refuse_infinite(main)
        tables = {name: as_table(value) for name, value in records.items()}
        result = checked.estimate(main, **tables)
        used = {item.name: getattr(checked, item.name) for item in fields(checked)}
        answered = replace(
            result,
            question=self.command(),
            sentence=with_failures(result),
            pictures=tuple(replace(p, published=main.published) for p in result.pictures),
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
            changes[name] = _CHECKS[given.is_a](self, table, name, given, getattr(self, name))
        return replace(self, **changes)

    def refuse_infinite(self, table: Table) -> None:
        """Refuse infinite numbers; as a time, where they mean never, they may stand."""
        for name, given in self.inputs().items():
            value = getattr(self, name)
            if not given.is_a.startswith("column") or given.kinds == Kind.ORDERED or not value:
                continue
            for column in (value,) if isinstance(value, str) else value:
                if table.column(column).kind is not Kind.DECIMAL:
                    continue
                if all(map(math.isfinite, table.sums([column], []).sums[column])):
                    continue
                raise Refusal(
                    Words(
                        "{column} holds infinite values. Turn them into blanks in the recipe.",
                        column=column,
                    ),
                    field=name,
                    code=f"infinite-{name}",
                )

    def _wrong_basis(self, table: Table) -> Refusal:
        return Refusal(
            Words(
                "This question counts {needed}, but a row here is one of: {have}. {step}",
                needed=listing(*(Words(basis.value) for basis in self.bases)),
                have=Words(table.basis.value),
                step=Words(self.basis_step) if self.basis_step else Words(""),
            ),
            code="wrong-basis",
        )


def with_failures(result: Result) -> Words:
    """Say in the sentence, not in a footnote, which checks failed."""
    if not result.failed:
        return result.sentence
    failed = Listing(tuple(check.words for check in result.failed))
    return Words("{sentence} But: {failed}", sentence=result.sentence, failed=failed)


def refuse_empty(table: Table, field: str | None = None) -> None:
    """Refuse when nobody is left, saying who took the last."""
    if table.size:
        return
    drops = table.attrition().drops
    if drops:
        worst = max(drops, key=lambda drop: drop.n)
        words = Words(
            "No row is left to analyse. Most were left out for this reason: {reason} ({n}).",
            reason=worst.reason,
            n=worst.n,
        )
    else:
        words = Words("The table has no rows. Open a file that has some.")
    raise Refusal(words, field=field, code="no-rows")


def refuse_hardly_any(table: Table, field: str | None = None) -> None:
    """Refuse a single row: nothing can be estimated, and nobody kept apart."""
    if table.size == 1:
        words = Words("Only one row is there to analyse. Choose a wider filter or a larger file.")
        raise Refusal(words, field=field, code="single-row")


def refuse_one_group(table: Table, group: str | None) -> None:
    """Refuse to compare one group with nobody."""
    if group is None:
        return
    levels = table.counts([group]).levels[0]
    if len(levels) == 1:
        words = Words(
            "Column {column} holds one group only, {level}, so there is nothing to compare. "
            "Leave the comparison out, or choose another column.",
            column=group,
            level=str(levels[0]),
        )
        ways = [WayOut(Words("Compare nobody"), "group", None)]
        raise Refusal(words, field="group", code="one-group", ways_out=ways)


Checker = Callable[[Analysis, Table, str, Input, Any], Any]


def _check_column(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if value not in table.names:
        raise no_such_column(value, table.names, name)
    kind = table.column(value).kind
    # A column without a single value has no kind: nobody has left their job yet, say.
    if not kind & given.kinds and table.keep(Known(value)).size:
        raise _wrong_kind(table, name, given, value)
    if kind is Kind.DATE:
        _refuse_misread(table, name, value)
    return value


EARLIEST = date(1700, 1, 1)


def _refuse_misread(table: Table, name: str, column: str) -> None:
    """Refuse dates in the year 1401: they are Jalali dates that were read as Gregorian ones."""
    early = table.keep(Compare(column, "<", EARLIEST)).size
    if early:
        raise Refusal(
            Words(
                "{n} date of {column} is before the year 1700, as when Jalali dates are read as "
                "Gregorian ones. Read the file again with dates set to jalali, or mend the column.",
                "{n} dates of {column} are before the year 1700, as when Jalali dates are read as "
                "Gregorian ones. Read the file again with dates set to jalali, or mend the column.",
                n=early,
                column=column,
            ),
            field=name,
            code="misread-dates",
        )


def _wrong_kind(table: Table, name: str, given: Input, value: str) -> Refusal:
    fitting = [n for n in table.names if table.column(n).kind & given.kinds]
    offered = [WayOut(Words("Use {name}", name=n), name, n) for n in fitting[:3]]
    return Refusal(
        Words(
            "{label} needs {wanted}, but column {column} holds {kind}. {way}",
            label=Words(given.label),
            wanted=Words(_WANTED.get(given.kinds, "another kind of column")),
            column=value,
            kind=Words(_HELD[table.column(value).kind]),
            way=Words("Columns that fit: {names}.", names=listing(*fitting[:6]))
            if fitting
            else Words("No column fits; change how the file is read."),
        ),
        field=name,
        code="wrong-kind",
        ways_out=offered,
    )


_HELD = {
    Kind.WHOLE: N_("whole numbers"),
    Kind.DECIMAL: N_("numbers"),
    Kind.TRUTH: N_("yes or no"),
    Kind.TEXT: N_("text"),
    Kind.DATE: N_("dates"),
}
_WANTED = {
    Kind.NUMERIC: N_("numbers"),
    Kind.DATE: N_("dates"),
    Kind.GROUPS: N_("groups"),
    Kind.ORDERED: N_("numbers, dates or ordered groups"),
}


def _check_columns(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return tuple(_check_column(asked, table, name, given, item) for item in value)


def _check_level(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    columns = [getattr(asked, field) for field in given.of.split()]
    held = [column for column in columns if column is not None and column in table.names]
    return value if value is None or not held else as_level(value, table, held, name)


def _check_levels(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return tuple(_check_level(asked, table, name, given, item) for item in value)


def _check_number(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise Refusal(
            Words(
                "{label} needs a number, not {value}.", label=Words(given.label), value=str(value)
            ),
            field=name,
            code="not-a-number",
        )
    too_low = given.low is not None and found < given.low
    too_high = given.high is not None and found > given.high
    if too_low or too_high or (given.whole and found != int(found)):
        raise Refusal(
            Words(
                "{label} cannot be {value}. Choose {range}.",
                label=Words(given.label),
                value=found,
                range=_range(given),
            ),
            field=name,
            code="out-of-range",
        )
    return int(found) if given.whole else found


def _range(given: Input) -> Words:
    match given.low, given.high:
        case None, None:
            return Words("a whole number")
        case low, None:
            return Words("{low} or more", low=float(low or 0))
        case None, high:
            return Words("at most {high}", high=float(high or 0))
        case low, high:
            return Words("between {low} and {high}", low=float(low or 0), high=float(high or 0))


def _check_numbers(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    found = {_check_number(asked, table, name, given, item) for item in value}
    return tuple(sorted(found))


def _check_choice(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value not in given.options:
        raise Refusal(
            Words(
                "{label} cannot be {value}. Choose one of: {options}.",
                label=Words(given.label),
                value=str(value),
                options=listing(*given.options),
            ),
            field=name,
            code="no-such-choice",
        )
    return value


def _check_day(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else as_day(value, name, given.label)


def _check_condition(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if not value:
        return None
    for column in columns_of(parse(str(value))):
        if column not in table.names:
            raise no_such_column(column, table.names, name)
    return str(value)


def _unchecked(asked: Analysis, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return value


_CHECKS: dict[str, Checker] = {
    "column": _check_column,
    "columns": _check_columns,
    "level": _check_level,
    "levels": _check_levels,
    "number": _check_number,
    "numbers": _check_numbers,
    "choice": _check_choice,
    "switch": _unchecked,
    "day": _check_day,
    "records": _unchecked,
    "condition": _check_condition,
}


def given_columns(asked: Analysis, *names: str) -> Iterator[str]:
    """The columns that some optional fields name, in order."""
    for name in names:
        value: str | date | None = getattr(asked, name)
        if isinstance(value, str):
            yield value
