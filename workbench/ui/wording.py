"""The words on the screen, in the language of the window."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.words import Value, Words
from workbench.language import LANGUAGES, direction, language_name, say

__all__ = ["LANGUAGES", "language", "language_name", "mirrored", "said", "speak", "spelled"]


@dataclass(slots=True)
class _Spoken:
    language: str = "en"


_spoken = _Spoken()


def language() -> str:
    """Tell which language the window speaks."""
    return _spoken.language


def speak(chosen: str) -> None:
    """Let the window speak another language; whoever shows words is then built anew."""
    _spoken.language = chosen if chosen in LANGUAGES else "en"


def mirrored() -> bool:
    """Tell whether the language runs from right to left."""
    return direction(_spoken.language) == "rtl"


def said(words: Words | Value | str) -> str:
    """Say words in the language of the window; a word of the user's data stays as it is."""
    return words if isinstance(words, str) else say(words, _spoken.language)


def spelled(words: Words | Value | str) -> str:
    """Say words without the invisible marks, for a screen reader."""
    return words if isinstance(words, str) else say(words, _spoken.language, isolate=False)
