"""Save what was found: a picture as a figure, estimates as a table, protected by default."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from analyses.grammar.picture import Picture
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Result
from analyses.grammar.words import Words, listing
from workbench.export.answer import text
from workbench.export.disclosure import Rules, Withheld, disclose, disclose_estimates
from workbench.export.manifest import manifest, write_manifest

if TYPE_CHECKING:
    from workbench.charts.style import Style

FIGURES = (".svg", ".pdf", ".png")
TABLES = (".csv",)


def save(
    what: Result | Picture,
    path: str | Path,
    *,
    style: str | Style | None = None,
    language: str = "en",
    disclosure: Literal["on", "off"] = "on",
    data: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write a figure (.svg, .pdf, .png) or the estimates (.csv), with a manifest beside it.

    Parameters
    ----------
    what : Result or Picture
        A result saves its headline picture, or its estimates when the path ends in .csv.
    path : str or Path
        Its ending says what is written. Beside a figure stand its data as CSV and its alt text.
    style : str or Style, optional
        A preset such as "slide", "column", "full" or "square", or a style of one's own.
    language : str
        en, fa, zh or vi.
    disclosure : {"on", "off"}
        On withholds numbers with fewer than ten people behind them. Off is written down.
    data : mapping of name to sha256, optional
        The data files, for the manifest.

    Returns
    -------
    list of Path
        Every file that was written.

    Raises
    ------
    Refusal
        `unknown-ending`, `no-such-disclosure`, `cannot-write`, `missing-glyph`.
    """
    target = Path(path)
    ending = target.suffix.lower()
    if disclosure not in ("on", "off"):
        raise Refusal(
            Words("Disclosure is on or off, not {value}.", value=str(disclosure)),
            field="disclosure",
            code="no-such-disclosure",
        )
    if ending in FIGURES:
        written, log, shown = _figure(what, target, style, language, disclosure, data or {})
    elif ending in TABLES and isinstance(what, Result):
        written, log, shown = _table(what, target, disclosure)
    else:
        raise _unknown_ending(target, what)
    content = manifest(
        what if isinstance(what, Result) else None,
        data=data or {},
        disclosure=disclosure,
        withheld=log,
        files=written,
        published=shown.published if shown else False,
    )
    if ending in FIGURES and shown is not None:
        content["signs"] = [text(words, language) for words in strange_signs(shown, language)]
    beside = target.with_name(f"{target.stem}.manifest.json")
    return [*written, write_manifest(content, beside)]


def strange_signs(picture: Picture, language: str) -> tuple[Words, ...]:
    """Tell which signs of the data the bundled fonts lack, and what draws them."""
    from workbench.charts.reading import borrowed_signs

    return borrowed_signs(picture, language)


Saved = tuple[list[Path], tuple[Withheld, ...], Picture | None]


def _figure(
    what: Result | Picture,
    target: Path,
    style: str | Style | None,
    language: str,
    disclosure: str,
    data: Mapping[str, str],
) -> Saved:
    from workbench.export.figure import figure

    picture = what.picture if isinstance(what, Result) else what
    log: tuple[Withheld, ...] = ()
    if disclosure == "on":
        picture, log = disclose(picture, Rules())
    provenance: dict[str, Any] = {"data": dict(data), "disclosure": disclosure}
    written = figure(
        picture, target, style=style or "full", language=language, provenance=provenance
    )
    return list(written), log, picture


def _table(what: Result, target: Path, disclosure: str) -> Saved:
    from workbench.export.table import estimates_csv

    estimates, log = what.estimates, ()
    if disclosure == "on":
        estimates, log = disclose_estimates(what, Rules())  # type: ignore[assignment]
    picture = what.pictures[0] if what.pictures else None
    return [estimates_csv(estimates, target)], log, picture


def _unknown_ending(target: Path, what: Result | Picture) -> Refusal:
    endings = FIGURES + (TABLES if isinstance(what, Result) else ())
    words = Words(
        "{path} does not say what to write. End it with one of: {endings}.",
        path=target.name,
        endings=listing(*endings),
    )
    ways = [
        WayOut(Words("Save as {name}", name=target.stem + ".svg"), "path", target.stem + ".svg")
    ]
    return Refusal(words, field="path", code="unknown-ending", ways_out=ways)
