"""The Python that gives the same answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal

if TYPE_CHECKING:
    from workbench.project.project import Asked, Project


def script_of(project: Project, asked: Asked) -> str:
    """Write the lines that read the file and ask the question."""
    try:
        question = asked.question_value()
    except Refusal:
        return ""
    source = project.source(asked.source)
    name = type(question).__name__
    return "\n".join(
        [
            "from workbench import read, say",
            f"from analyses import {name}",
            "",
            f"table = read({Path(source.path).name!r})",
            f"answer = {question!r}.run(table)",
            "print(say(answer.sentence))",
        ]
    )
