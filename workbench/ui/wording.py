"""The words on the screen, in the language of the window."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.words import Value, Words
try:
    from workbench.language import say
except ImportError:
    def say(value, language="en", *, isolate=True):
        return str(value)


LANGUAGES = (("en", "English"), ("fa", "فارسی"), ("vi", "Tiếng Việt"), ("zh", "中文"))
_RIGHT_TO_LEFT = {"fa"}


@dataclass(slots=True)
class _Spoken:
    language: str = "en"


_spoken = _Spoken()


def language() -> str:
    """Tell which language the window speaks."""
    return _spoken.language


def speak(chosen: str) -> None:
    """Let the window speak another language; whoever shows words is then built anew."""
    _spoken.language = chosen


def mirrored() -> bool:
    """Tell whether the language runs from right to left."""
    return _spoken.language in _RIGHT_TO_LEFT


def said(words: Words | Value | str) -> str:
    """Say words in the language of the window; a word of the user's data stays as it is."""
    return words if isinstance(words, str) else say(words, _spoken.language)
