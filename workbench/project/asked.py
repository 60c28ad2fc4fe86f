"""A question as it stands in a project: what is asked of what, and how its figure looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from analyses.grammar.codec import writable, write

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from analyses.grammar.picture import Note
    from workbench.charts.style import Style

Plain: TypeAlias = str | int | float | bool | date | None
FieldValue: TypeAlias = Plain | tuple[Plain, ...]


def new_id() -> str:
    """Make an id that no other source, question or project has."""
    from uuid import uuid4

    return str(uuid4())


@writable
@dataclass(frozen=True, slots=True)
class Texts:
    """What the author wrote instead of a figure's own words; None leaves the figure's.

    `written_for` is the key of the answer that the title was written for: when the answer's
    key differs, the title may no longer say what the numbers say.
    """

    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    alt: str | None = None
    written_for: str = ""

    def is_stale(self, key: str) -> bool:
        """Tell whether words were written for another answer than the one with this key."""
        return bool(self.title or self.subtitle or self.alt) and self.written_for != key


@writable
@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in a project, complete or still being filled in.

    Parameters
    ----------
    question : str
        The command name, such as `job-retention`.
    version : int
        The version of the question that wrote `fields`.
    fields : tuple of (str, value)
        The fields that were given; the others keep their defaults.
    source : str
        The id of the source that is asked.
    records : tuple of (str, str)
        For each field that names a second table, the id of its source.
    style : Style, optional
        The looks of its figure, instead of the project's.
    picture : str
        The name of the picture shown first; empty for the headline.
    """

    id: str
    question: str
    source: str
    version: int = 1
    fields: tuple[tuple[str, FieldValue], ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    style: Style | None = None
    picture: str = ""
    texts: Texts = Texts()
    annotations: tuple[Note, ...] = ()
    note: str = ""

    @classmethod
    def new(
        cls,
        question: str,
        source: str,
        fields: dict[str, Any] | None = None,
        *,
        records: dict[str, str] | None = None,
        version: int = 1,
    ) -> Self:
        """Ask a question for the first time."""
        given = tuple((name, frozen(value)) for name, value in (fields or {}).items())
        seconds = tuple((records or {}).items())
        return cls(new_id(), question, source, version, given, seconds)

    def value(self, field: str, default: FieldValue = None) -> FieldValue:
        """What a field was given, or the default."""
        return dict(self.fields).get(field, default)

    def to_json(self) -> dict[str, Any]:
        """Write what is asked, without its looks: `question`, `version`, `fields`."""
        written = {name: write(value) for name, value in self.fields}
        return {"question": self.question, "version": self.version, "fields": written}

    def question_value(self) -> Analysis:
        """Build the question that `analyses` answers.

        Raises
        ------
        Refusal
            `no-such-question`, `newer-question`, `unknown-field` or `missing-field`.
        """
        from workbench.project.asking import question_from_json

        return question_from_json(self.to_json())


def frozen(value: Any) -> FieldValue:  # noqa: ANN401 - what a form or a script gives
    """Make a field's value hashable: lists become tuples."""
    if isinstance(value, list | tuple | set):
        return tuple(value)
    kept: Plain = value
    return kept
