"""Invisible marks that keep right-to-left and left-to-right text from running into each other."""

from __future__ import annotations

import re
from typing import Final

from workbench.language.languages import Language

LEFT_TO_RIGHT_MARK: Final = "\u200e"
RIGHT_TO_LEFT_MARK: Final = "\u200f"
LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2068\u2069"))
# What could turn the sentence around a name: embeddings, overrides and isolates.
_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Digits of any script run left to right.
_LEFT_TO_RIGHT = re.compile(r"[\dA-Za-z\u00c0-\u02af\u0370-\u052f\u1e00-\u1fff\u3040-\u9fff]")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# A placeholder is passed over; Latin words, digits and what joins them are one island. Without
# one, even 2023-01-31 would be turned around after a Persian letter.
_LATIN_RUN = re.compile(
    r"""\{[^{}]*\}|[A-Za-z0-9](?:[A-Za-z0-9 ._+/&–<>=:'"-]|\(\))*(?<=[A-Za-z0-9"'+)])"""
)


def anchored(text: str, language: Language) -> str:
    """Let each line of a right-to-left language start at the right, whatever its first word."""
    if not language.right_to_left or not any(sign.isalpha() for sign in text):
        return text
    return RIGHT_TO_LEFT_MARK + text.replace("\n", "\n" + RIGHT_TO_LEFT_MARK)


def island(name: str, language: Language) -> str:
    """Set a word of the data apart where it runs against the language."""
    against = _LEFT_TO_RIGHT if language.right_to_left else _RIGHT_TO_LEFT
    safe = name.translate(_CONTROLS)
    if not against.search(safe):
        return safe
    opening = FIRST_STRONG_ISOLATE if _RIGHT_TO_LEFT.search(safe) else LEFT_TO_RIGHT_ISOLATE
    return opening + safe + POP_ISOLATE


def isolated(template: str, language: Language) -> str:
    """Set the Latin words of a right-to-left template apart; an untranslated one is one island."""
    own_words = PLACEHOLDER.sub("", template)
    if not language.right_to_left or not _LEFT_TO_RIGHT.search(own_words):
        return template
    if not _RIGHT_TO_LEFT.search(own_words):
        return LEFT_TO_RIGHT_ISOLATE + template + POP_ISOLATE
    return _LATIN_RUN.sub(_set_apart, template)


def unmarked(text: str) -> str:
    """Take the marks away."""
    return text.translate(_MARKS)


def _set_apart(run: re.Match[str]) -> str:
    found = run.group()
    return found if found.startswith("{") else LEFT_TO_RIGHT_ISOLATE + found + POP_ISOLATE
