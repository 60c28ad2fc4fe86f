"""Findings that somebody looked at and set aside, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyses.grammar.codec import writable

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.quality.examined import Dismissal
    from workbench.project.project import Project


@writable
@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding set aside: which it is, of how many rows it was, and why.

    It holds for what was seen: when there are more rows of it, it is shown again.

    Parameters
    ----------
    source : str
        The id of the source whose rows are meant.
    code, column, columns
        As in the finding.
    n : int
        How many rows there were.
    because : str
        The reason, in the words of whoever set it aside.
    """

    source: str
    code: str
    column: str | None
    columns: tuple[str, ...]
    n: int
    because: str

    def is_of(self, source: str, finding: Finding) -> bool:
        """Whether it sets aside a finding of a source."""
        mine = (self.source, self.code, self.column, self.columns)
        return mine == (source, finding.code, finding.column, finding.columns) and (
            finding.n <= self.n
        )


def dismiss(project: Project, source: str, finding: Finding, because: str) -> Project:
    """Set a finding of a source aside, or change the reason."""
    made = Dismissed(source, finding.code, finding.column, finding.columns, finding.n, because)
    kept = tuple(each for each in project.dismissed if not each.is_of(source, finding))
    return replace(project, dismissed=(*kept, made))


def take_up(project: Project, source: str, finding: Finding) -> Project:
    """Show a finding again."""
    kept = tuple(each for each in project.dismissed if not each.is_of(source, finding))
    return replace(project, dismissed=kept)


def reason(project: Project, source: str, finding: Finding) -> str | None:
    """Why a finding was set aside; None when it was not."""
    for each in project.dismissed:
        if each.is_of(source, finding):
            return each.because
    return None


def dismissals(project: Project, findings: Iterable[Finding]) -> tuple[Dismissal, ...]:
    """Pick the findings that were set aside, with the reasons; each names its table."""
    from workbench.data.quality.examined import Dismissal

    ids = {source.name: source.id for source in project.sources}
    found = []
    for finding in findings:
        why = reason(project, ids.get(finding.table, ""), finding)
        if why is not None:
            found.append(Dismissal(finding, why))
    return tuple(found)
