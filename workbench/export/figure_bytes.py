"""A picture as the bytes of an SVG, a tagged PDF or a PNG, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from analyses.grammar.picture import Picture
from workbench.charts.draw import draw, settings
from workbench.charts.style import Style
from workbench.export.figure_words import alternative, title

_PAGE = b"""#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language)
#set page(width: auto, height: auto, margin: 0pt)
#image("figure.svg", alt: sys.inputs.alternative)
"""


def svg_bytes(picture: Picture, style: Style, provenance: Mapping[str, object] = {}) -> bytes:
    """Draw a picture as SVG, its letters as paths, with a title and a description for all."""
    drawn = _saved(picture, style, format="svg", metadata={"Date": None, "Creator": None})
    start = drawn.index(b"<svg ")
    end = drawn.index(b">", start) + 1
    language = style.language
    told = (
        f' role="img" aria-labelledby="figure-title figure-description" lang="{language}">'
        f'\n <title id="figure-title">{escape(title(picture, style))}</title>'
        f'\n <desc id="figure-description">{escape(alternative(picture, style))}</desc>'
    )
    if provenance:
        told += f'\n <metadata id="provenance">{escape(_json(provenance))}</metadata>'
    return drawn[: end - 1] + told.encode() + drawn[end:]


def pdf_bytes(picture: Picture, style: Style, provenance: Mapping[str, object] = {}) -> bytes:
    """Draw a picture as a PDF/UA-1 page of its own size: a tagged figure with its alternative."""
    import typst

    inputs = {
        "title": title(picture, style),
        "language": style.language,
        "alternative": alternative(picture, style),
    }
    files = {"main.typ": _PAGE, "figure.svg": svg_bytes(picture, style)}
    # The package takes several files by name; its own annotations do not say so yet.
    compile_page: Any = typst.compile
    made: bytes = compile_page(
        files,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return made


def png_bytes(picture: Picture, style: Style, provenance: Mapping[str, object] = {}) -> bytes:
    """Draw a picture as PNG with the pixels of its style, its words and provenance inside."""
    told = {
        "Software": None,
        "Title": title(picture, style),
        "Description": alternative(picture, style),
    }
    if provenance:
        told["Provenance"] = _json(provenance)
    return _saved(picture, style, format="png", dpi=style.dpi, metadata=told)


def _saved(picture: Picture, style: Style, **options: Any) -> bytes:  # noqa: ANN401 - savefig's own
    figure = draw(picture, style)
    buffer = BytesIO()
    with settings():
        figure.savefig(buffer, **options)
    return buffer.getvalue()


def _json(provenance: Mapping[str, object]) -> str:
    return json.dumps(provenance, ensure_ascii=False, sort_keys=True, default=str)


Writer = Callable[[Picture, Style, Mapping[str, object]], bytes]

WRITERS: dict[str, Writer] = {".svg": svg_bytes, ".pdf": pdf_bytes, ".png": png_bytes}
