"""A brief as one HTML file: no scripts, nothing fetched, drawings inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = """
body { font-family: "Noto Sans", Vazirmatn, "Noto Sans SC", sans-serif; color: #1a1a1a;
       max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
svg { max-width: 100%; height: auto; } figure { margin: 1rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #d9d9d9; text-align: end; }
th:first-child, td:first-child { text-align: start; }
.sentence { font-size: 1.1rem; } .remark { border-inline-start: 3px solid #12436d;
padding-inline-start: .8rem; } footer { color: #595959; font-size: .85rem; margin-top: 3rem; }
"""


def html_bytes(content: Mapping[str, Any], drawings: Mapping[str, bytes]) -> bytes:
    """Write the brief; everything that came from data is escaped."""
    return "\n".join(_lines(content, drawings)).encode()


def _lines(content: Mapping[str, Any], drawings: Mapping[str, bytes]) -> Iterator[str]:
    title = escape(content["title"])
    yield "<!doctype html>"
    yield f'<html lang="{content["language"]}" dir="{content["direction"]}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    yield f"<body><main><h1>{title}</h1>"
    for answer in content["answers"]:
        yield from _answer(answer, drawings, content["labels"])
    yield "</main><footer>"
    yield from (f"<p>{escape(line)}</p>" for line in content["footer"])
    yield "</footer></body></html>"


def _answer(
    answer: Mapping[str, Any], drawings: Mapping[str, bytes], labels: Mapping[str, str]
) -> Iterator[str]:
    yield f"<section><h2>{escape(answer['question'])}</h2>"
    yield f'<p class="sentence">{escape(answer["sentence"])}</p>'
    if answer["remark"]:
        yield f'<p class="remark">{escape(answer["remark"])}</p>'
    for drawing in answer["figures"]:
        yield f"<figure>{_inline(drawings[drawing['file']], drawing['file'])}</figure>"
    yield f"<h3>{escape(labels['estimates'])}</h3>"
    yield from _table(answer["headings"], answer["rows"])
    if answer["more"]:
        yield f"<p>{escape(labels['more'])}</p>"
    yield from _list(
        labels["checks"], [f"{verdict}: {words}" for _, verdict, words in answer["checks"]]
    )
    yield from _list(labels["left_out"], answer["left_out"])
    yield from _list(labels["notes"], answer["notes"])
    yield "</section>"


def _inline(drawing: bytes, name: str) -> str:
    """Put a drawing into the page, with names of its own so that two do not mix."""
    text = drawing.decode()
    text = text[text.index("<svg") :]
    own = name.removesuffix(".svg")
    for sign in ('id="', 'href="#', "url(#", 'aria-labelledby="'):
        text = text.replace(sign, f"{sign}f{own}-")
    return text.replace(" ", " ")


def _table(headings: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in row) + "</tr>"
    yield "</tbody></table>"


def _list(label: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"<h3>{escape(label)}</h3><ul>"
        yield from (f"<li>{escape(item)}</li>" for item in items)
        yield "</ul>"
