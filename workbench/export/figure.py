"""Save a picture as a figure, with its data and its alternative text beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from analyses.grammar.picture import Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing
from workbench.charts.style import Style, preset
from workbench.export.atomic import write_bytes
from workbench.export.figure_bytes import WRITERS
from workbench.export.figure_data import data_bytes
from workbench.export.figure_words import alternative


def figure(
    picture: Picture,
    path: str | Path,
    style: Style | str | None = None,
    language: str | None = None,
    provenance: Mapping[str, object] | None = None,
) -> list[Path]:
    """Write a figure, and beside it its data as CSV and its alternative text.

    The same picture gives the same bytes. The picture comes with its small groups withheld.

    Parameters
    ----------
    path : str or Path
        Where to; the ending says whether as `svg`, `pdf` or `png`.
    style : Style or str, optional
        The looks, or the name of a preset; `full` where nothing is said.
    language : str, optional
        The language of the words; else the style's own.
    provenance : mapping, optional
        What the figure came from; lies in the file as JSON.

    Returns
    -------
    list of Path
        The figure, `NAME.csv` and `NAME.alt.txt`.

    Raises
    ------
    Refusal
        `unknown-figure-format`, `missing-glyph`, `unknown-preset`, `no-such-language`
        or `cannot-write`.
    """
    target = Path(path)
    chosen = _chosen(style, language)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        words = Words(
            "A figure cannot be saved as {ending}. Choose one of: {endings}.",
            ending=target.suffix or target.name,
            endings=listing(*WRITERS),
        )
        raise Refusal(words, field="path", code="unknown-figure-format")
    contents = {
        target: writer(picture, chosen, provenance or {}),
        target.with_suffix(".csv"): data_bytes(picture, chosen.language),
        target.with_suffix(".alt.txt"): (alternative(picture, chosen) + "\n").encode(),
    }
    return [write_bytes(file, content) for file, content in contents.items()]


def svg_bytes(
    picture: Picture, style: Style | str | None = None, language: str | None = None
) -> bytes:
    """Draw a picture as SVG, for a preview or a page, without a file."""
    return WRITERS[".svg"](picture, _chosen(style, language), {})


def _chosen(style: Style | str | None, language: str | None) -> Style:
    chosen = style if isinstance(style, Style) else preset(style or "full")
    return replace(chosen, language=language) if language else chosen
