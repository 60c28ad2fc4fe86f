"""From what a project file or a job says is asked to the question itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis


def question_from_json(written: Mapping[str, Any]) -> Analysis:
    """Build a question from `question`, `version` and `fields`, whatever version wrote it.

    Raises
    ------
    Refusal
        `unknown-question`, `newer-question`, `unknown-field` or `missing-field`.
    """
    raise NotImplementedError
