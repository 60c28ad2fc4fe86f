"""A quality report as one HTML file: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = """
body { font-family: "Noto Sans", Vazirmatn, "Noto Sans SC", sans-serif; color: #1a1a1a;
       max-width: 52rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #d9d9d9; text-align: end; }
th:first-child, td:first-child { text-align: start; }
.finding { border-inline-start: 3px solid #595959; padding-inline-start: .8rem; margin: .6rem 0; }
.problem { border-color: #b3261e; } .caution { border-color: #8a5a00; }
.finding small { display: block; color: #404040; }
.bar { background: #ececec; height: .6rem; min-width: 10rem; }
.bar span { display: block; height: .6rem; background: #12436d; }
.grey span { background: #9aa7b4; }
footer { color: #595959; font-size: .85rem; margin-top: 3rem; }
"""


def html_bytes(content: Mapping[str, Any]) -> bytes:
    """Write the report; everything that came from data is escaped."""
    return "\n".join(_lines(content)).encode()


def _lines(content: Mapping[str, Any]) -> Iterator[str]:
    title, labels = escape(content["title"]), content["labels"]
    yield "<!doctype html>"
    yield f'<html lang="{content["language"]}" dir="{content["direction"]}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    yield f"<body><main><h1>{title}</h1><p>{escape(content['sentence'])}</p>"
    yield from _table(content["summary"]["headings"], content["summary"]["rows"])
    yield from (f'<p class="finding problem">{escape(line)}</p>' for line in content["unreadable"])
    yield f"<h2>{escape(labels['findings'])}</h2>"
    if not content["findings"]:
        yield f"<p>{escape(labels['nothing'])}</p>"
    for group in content["findings"]:
        yield from _group(group)
    yield from _list("h2", labels["dismissed"], content["dismissed"])
    for part in content["tables"]:
        yield from _part(part, labels)
    yield "</main><footer>"
    yield from (f"<p>{escape(line)}</p>" for line in content["footer"])
    yield "</footer></body></html>"


def _group(group: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h3>{escape(group['heading'])}</h3>"
    for item in group["items"]:
        details = "".join(f"<small>{escape(line)}</small>" for line in item["details"])
        yield f'<div class="finding {group["severity"]}">{escape(item["words"])}{details}</div>'


def _part(part: Mapping[str, Any], labels: Mapping[str, Any]) -> Iterator[str]:
    yield f"<section><h2>{escape(part['name'])}</h2><p>"
    yield "<br>".join(f"<b>{escape(label)}</b>: {escape(said)}" for label, said in part["facts"])
    yield "</p>"
    if part["responses"]:
        yield f"<h3>{escape(labels['responses'])}</h3>"
        yield from _bars(labels["wave_headings"], part["responses"])
    yield f"<h3>{escape(labels['completeness'])}</h3>"
    yield from _bars(labels["column_headings"], part["columns"])
    if any(line["expected"] for line in part["columns"]):
        yield f"<p>{escape(labels['expected'])}</p>"
    yield from _list("h3", labels["reading"], part["reading"])
    yield "</section>"


def _bars(headings: list[str], lines: list[Mapping[str, Any]]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    yield "</tr></thead><tbody>"
    for line in lines:
        shade = "bar grey" if line["expected"] else "bar"
        drawn = f'<div class="{shade}" aria-hidden="true">'
        drawn += f'<span style="width:{100 * line["share"]:.1f}%"></span></div>'
        name, said = escape(line["name"]), escape(line["said"])
        yield f"<tr><td><bdi>{name}</bdi></td><td>{drawn}</td><td><bdi>{said}</bdi></td></tr>"
    yield "</tbody></table>"


def _table(headings: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in row) + "</tr>"
    yield "</tbody></table>"


def _list(level: str, label: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"<{level}>{escape(label)}</{level}><ul>"
        yield from (f"<li>{escape(item)}</li>" for item in items)
        yield "</ul>"
