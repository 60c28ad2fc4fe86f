"""An answer as one plain JSON object, the same for every language that reads JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Result, estimate_record
from workbench.language.translate import say
from workbench.version import VERSION


def answer_object(result: Result, data_hash: str, language: str = "en") -> dict[str, Any]:
    """Write a result with its sentence in a language; numbers are not withheld: it is internal."""
    ladder = result.attrition
    return {
        "question": result.question,
        "parameters": {name: plain(value) for name, value in result.parameters.items()},
        "estimates": [estimate_record(item) for item in result.estimates],
        "checks": [
            {
                "name": check.name,
                "verdict": check.verdict,
                "value": check.value,
                "threshold": check.threshold,
                "words": text(check.words, language),
            }
            for check in result.checks
        ],
        "tests": [
            {"name": t.name, "statistic": t.statistic, "df": t.df, "p_value": t.p_value}
            for t in result.tests
        ],
        "attrition": {
            "submitted": ladder.submitted,
            "linked": ladder.linked,
            "eligible": ladder.eligible,
            "analysed": ladder.analysed,
            "drops": [
                {"stage": drop.stage, "reason": text(drop.reason, language), "n": drop.n}
                for drop in ladder.drops
            ],
        },
        "sentence": text(result.sentence, language),
        "notes": [text(note, language) for note in result.notes],
        "disclosure": "internal: nothing is withheld",
        "data_hash": data_hash,
        "version": VERSION,
    }


def refusal_object(refusal: Refusal, language: str = "en") -> dict[str, Any]:
    """Write what was refused: its code, the field that has to change, and the message."""
    return {
        "code": refusal.code,
        "field": refusal.field,
        "message": text(refusal.words, language),
        "ways_out": [
            {"field": way.field, "value": plain(way.value), "words": text(way.words, language)}
            for way in refusal.ways_out
        ],
    }


def text(words: Any, language: str) -> str:  # noqa: ANN401 - any value of the words
    """Say something for a machine to carry: without marks of direction."""
    return say(words, language, isolate=False)


def plain(value: Any) -> Any:  # noqa: ANN401 - fields of every kind
    """Turn a field's value into plain JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
