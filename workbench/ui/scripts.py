"""The Python that gives the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal

if TYPE_CHECKING:
    from workbench.project.project import Asked, Project


def script_of(project: Project, asked: Asked) -> str:
    """Write the lines that read the file and ask the question; none while it is incomplete."""
    from workbench.export.script import project_script

    try:
        return project_script(project, asked)
    except Refusal:
        return ""
