"""From what a project file or a job says is asked to the question itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis


def question_from_json(written: Mapping[str, Any]) -> Analysis:
    """Build a question from `question`, `version` and `fields`, whatever version wrote it.

    Raises
    ------
    Refusal
        `no-such-question`, `newer-question`, `unknown-field` or `missing-field`.
    """
    cls = question_class(str(written["question"]))
    version = int(written.get("version", 1))
    if version > cls.version:
        raise Refusal(
            Words(
                "The question {question} was asked with a newer version of this program. "
                "Update the program, or ask it anew.",
                question=cls.command(),
            ),
            code="newer-question",
        )
    given = cls.upgrade(dict(written.get("fields", {})), version)
    inputs = cls.inputs()
    for name in given:
        if name not in inputs:
            words = Words(
                "The question {question} has no field {name}. Remove it, or ask anew.",
                question=cls.command(),
                name=name,
            )
            raise Refusal(words, field=name, code="unknown-field")
    for item in fields(cls):
        if item.default is MISSING and given.get(item.name) is None:
            words = Words("{label} is not chosen yet.", label=Words(inputs[item.name].label))
            raise Refusal(words, field=item.name, code="missing-field")
    return cls.from_fields(given, cls.version)


def question_class(command: str) -> type[Analysis]:
    """Find a question in the catalogue by its command name."""
    from analyses.catalogue import by_command

    return by_command(command)
