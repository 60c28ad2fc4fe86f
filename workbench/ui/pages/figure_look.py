"""The looks of a figure as a form: the knobs are fields of `Style` and of the author's texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.grammar.inputs import Input
from analyses.grammar.words import N_, Words
from workbench.charts.style import PALETTES, PRESETS, preset
from workbench.language import LANGUAGES, language_name, say
from workbench.project import edits
from workbench.project.project import look

if TYPE_CHECKING:
    from analyses.grammar.picture import Picture
    from workbench.charts.style import Style
    from workbench.project.project import Asked, Project

NAMES = {language_name(code): code for code in LANGUAGES}
TEXTS = ("title", "subtitle", "source", "alt")
INPUTS = {
    "preset": Input(
        "choice", N_("Size"), N_("Where the figure will stand."), options=tuple(PRESETS)
    ),
    "language": Input(
        "choice", N_("Language"), N_("The language of the figure."), options=tuple(NAMES)
    ),
    "palette": Input("choice", N_("Palette"), N_("The colours."), options=tuple(PALETTES)),
    "title": Input("text", N_("Title"), N_("The finding, in one sentence.")),
    "subtitle": Input("text", N_("Subtitle"), N_("What is shown, and in what unit.")),
    "source": Input("text", N_("Source"), N_("Where the data come from.")),
    "highlighted": Input(
        "levels",
        N_("Highlight"),
        N_("The groups that keep their colour; none means all."),
        of="series",
    ),
    "show_intervals": Input("switch", N_("Show intervals"), N_("Whether intervals are drawn.")),
    "alt": Input("text", N_("Alt text"), N_("What someone hears who cannot see the figure.")),
}


def values(project: Project, asked: Asked, picture: Picture) -> dict[str, Any]:
    """Give what the form shows."""
    from workbench.charts.alt_text import alt_text

    style = look(project, asked)
    picture = shown(project, picture)
    own = {
        "title": say(picture.title, style.language),
        "subtitle": say(picture.subtitle, style.language),
        "source": say(picture.source, style.language),
        "alt": alt_text(picture, style.language),
    }
    written = {name: getattr(asked.texts, name) for name in TEXTS}
    texts = {name: own[name] if text is None else text for name, text in written.items()}
    return texts | {
        "preset": style.preset,
        "language": language_name(style.language),
        "palette": style.palette,
        "highlighted": style.highlighted,
        "show_intervals": style.show_intervals,
        "series": "series",
    }


def shown(project: Project, picture: Picture) -> Picture:
    """Give the picture as it may be seen: words that are edited must not carry what is withheld."""
    from workbench.export.disclosure import Rules, disclose

    if not project.disclosure.on:
        return picture
    return disclose(picture, Rules(project.disclosure.threshold))[0]


def edited(project: Project, asked: Asked, field: str, value: Any, key: str) -> Project:  # noqa: ANN401
    """Give the project with one knob turned."""
    if field in TEXTS:
        texts = replace(asked.texts, **{field: value}, written_for=key)
        return edits.retext(project, asked.id, texts)
    style = asked.style or replace(project.style or preset("full"), language=project.language)
    return edits.restyle(project, asked.id, _turned(style, field, value))


def _turned(style: Style, field: str, value: Any) -> Style:  # noqa: ANN401
    if field == "language":
        return replace(style, language=NAMES[value])
    if field != "preset":
        return replace(style, **{field: value})
    kept = {name: getattr(style, name) for name in ("palette", "highlighted", "show_intervals")}
    return replace(preset(value, style.language), **kept)


def changed_words(field: str) -> Words:
    """Name the step."""
    return Words("Change {field}", field=Words(INPUTS[field].label))
