"""The translated messages, as gettext keeps them."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from analyses.grammar.words import Words

CATALOGUES = Path(__file__).with_name("catalogues")


def template(words: Words, language: str) -> str:
    """Give the template of a message in a language; one that lacks a translation stays English."""
    if not words.one:  # gettext keeps its own header under the empty message
        return ""
    if words.many is None or words.n is None:
        return messages(language).gettext(words.one)
    return messages(language).ngettext(words.one, words.many, words.n)


@cache
def messages(language: str) -> NullTranslations:
    """Open the catalogue of a language; English is its own."""
    if language == "en":
        return NullTranslations()
    with (CATALOGUES / f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
