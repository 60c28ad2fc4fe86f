"""The title and the alternative text that travel inside a figure's file."""

from __future__ import annotations

from analyses.grammar.picture import Picture
from workbench.charts.alt_text import alt_text
from workbench.charts.style import Style
from workbench.language import say


def title(picture: Picture, style: Style) -> str:
    """Give the finding on one line, never empty."""
    own = picture.title if style.title is None else style.title
    return _plain(say(own, style.language, isolate=False)) or picture.name


def alternative(picture: Picture, style: Style) -> str:
    """Give the alternative text: the style's, else the picture told."""
    if style.alt is not None:
        return _plain(say(style.alt, style.language, isolate=False))
    return _plain(alt_text(picture, style.language))


def _plain(text: str) -> str:
    """Keep a text to one line, and to characters that a file may hold."""
    return " ".join("".join(sign for sign in text if sign.isspace() or sign >= " ").split())
