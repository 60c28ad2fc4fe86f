"""The answer to a question: numbers, a sentence, checks, who was left out, and pictures."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from analyses.grammar.attrition import Attrition
from analyses.grammar.codec import read, writable, write
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure, Picture
from analyses.grammar.roles import Basis
from analyses.grammar.words import Value, Words

if TYPE_CHECKING:
    import pandas

Verdict: TypeAlias = Literal["pass", "caution", "fail"]


@writable
@dataclass(frozen=True, slots=True)
class Estimate:
    """One number with what surrounds it; what is undefined is None.

    `term` follows the grammar `name[key=value; key=value]`. `measure` says what the value is
    in (shares and points are fractions of one), `basis` what `n` counts. `behind` is the fewest
    that the value rests on, where that is fewer than `n`: those still at risk, say.
    """

    term: str
    value: float | None
    low: float | None = None
    high: float | None = None
    std_error: float | None = None
    p_value: float | None = None
    n: int | None = None
    measure: Measure = Measure.NUMBER
    basis: Basis = Basis.PERSONS
    behind: int | None = None


@writable
@dataclass(frozen=True, slots=True)
class Estimates(Sequence[Estimate]):
    """All estimates of a result, by place or by term."""

    items: tuple[Estimate, ...] = ()

    @overload
    def __getitem__(self, at: int) -> Estimate: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Estimate, ...]: ...
    @overload
    def __getitem__(self, at: str) -> Estimate: ...
    def __getitem__(self, at: int | slice | str) -> Estimate | tuple[Estimate, ...]:
        """Give an estimate by place, or by its term."""
        if isinstance(at, str):
            for item in self.items:
                if item.term == at:
                    return item
            raise KeyError(f"No estimate {at!r}; there are: {', '.join(self.terms)}")
        return self.items[at]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Estimate]:
        return iter(self.items)

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of the estimates, in order."""
        return tuple(item.term for item in self.items)

    def frame(self) -> pandas.DataFrame:
        """One line per estimate as a pandas data frame."""
        import pandas

        return pandas.DataFrame([estimate_record(item) for item in self.items])


def estimate_record(item: Estimate) -> dict[str, Any]:
    """Write an estimate as plain names and numbers, `None` where undefined."""
    return {
        "term": item.term,
        "value": item.value,
        "low": item.low,
        "high": item.high,
        "std_error": item.std_error,
        "p_value": item.p_value,
        "n": item.n,
        "measure": item.measure.value,
        "basis": item.basis.value,
    }


@writable
@dataclass(frozen=True, slots=True)
class Check:
    """Something that has to hold for the claim: what was found, the threshold, what it means."""

    name: str
    verdict: Verdict
    words: Words
    value: float | None = None
    threshold: float | None = None


@writable
@dataclass(frozen=True, slots=True)
class Test:
    """What a significance test returned."""

    __test__ = False  # not one of pytest's

    name: str
    statistic: float | None
    df: float | None
    p_value: float | None


@writable
@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table beside the answer: headings, and rows of values that a language can say."""

    title: Words
    headings: tuple[Words, ...]
    rows: tuple[tuple[Value | None, ...], ...]


@writable
@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer.

    `parameters` are the fields as asked, with every `auto` resolved. `names` is what words of the
    data are called in other languages, where a codebook says so.
    """

    question: str
    estimates: Estimates
    sentence: Words
    pictures: tuple[Picture, ...] = ()
    checks: tuple[Check, ...] = ()
    tests: tuple[Test, ...] = ()
    attrition: Attrition = Attrition(0)
    tables: tuple[NumberTable, ...] = ()
    notes: tuple[Words, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)
    names: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def picture(self) -> Picture:
        """The headline picture."""
        return self.pictures[0]

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.verdict == "fail")

    def to_json(self) -> dict[str, Any]:
        """Write everything as plain JSON."""
        written: dict[str, Any] = write(self)
        return written

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> Result:
        """Read back what `to_json` wrote."""
        result = read(written)
        if not isinstance(result, Result):
            raise TypeError("This JSON holds no result")
        return result

    def _repr_html_(self) -> str:
        """A notebook shows the sentence and the estimates, in English."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{_short(v)}</td>" for v in estimate_record(e).values()) + "</tr>"
            for e in self.estimates
        )
        head = "".join(f"<th>{name}</th>" for name in estimate_record(Estimate("", None)))
        return f"<p>{html.escape(str(self.sentence))}</p><table><tr>{head}</tr>{rows}</table>"


def _short(value: object) -> str:
    if value is None:
        return ""
    return html.escape(f"{value:.4g}" if isinstance(value, float) else str(value))


def term(name: str, **keys: Level | None) -> str:
    """Name an estimate: `term("placed", week=26, group="coach")` is placed[week=26; group=coach].

    Keys with None are left out; `;`, `]`, `=` and the backslash are escaped in values.
    """
    given = [f"{key}={_escaped(value)}" for key, value in keys.items() if value is not None]
    return f"{name}[{'; '.join(given)}]" if given else name


def _escaped(value: Level) -> str:
    text = str(value)
    for sign in "\\;]=":
        text = text.replace(sign, "\\" + sign)
    return text
