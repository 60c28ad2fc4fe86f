"""The look: colours light and dark, five type sizes, and a 4 px grid."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from workbench.ui.wording import language

FONTS = Path(__file__).parent.parent / "charts" / "fonts"
FAMILIES = ("Noto Sans", "Vazirmatn", "Noto Sans SC")
FIRST = {"fa": "Vazirmatn", "zh": "Noto Sans SC"}


@dataclass(frozen=True, slots=True)
class Colours:
    """Greys, one accent, and the three verdicts."""

    page: str
    side: str
    hover: str
    line: str
    field: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    soft: str
    good: str
    caution: str
    bad: str


LIGHT = Colours(
    page="#FFFFFF",
    side="#F5F6F8",
    hover="#E9ECF0",
    line="#D9DDE3",
    field="#8A94A0",
    text="#1B1F24",
    quiet="#57606B",
    accent="#12436D",
    on_accent="#FFFFFF",
    soft="#E3ECF4",
    good="#1E6B3A",
    caution="#8A5A00",
    bad="#A4262C",
)
DARK = Colours(
    page="#191C20",
    side="#202429",
    hover="#2B3037",
    line="#373D45",
    field="#77818D",
    text="#E8EAED",
    quiet="#A7AFB9",
    accent="#7FB2E5",
    on_accent="#10171F",
    soft="#25384B",
    good="#7CC492",
    caution="#E0B25C",
    bad="#F09A9A",
)
_chosen: list[Colours] = [LIGHT]


def colours() -> Colours:
    """Give the colours in use."""
    return _chosen[0]


def follow_system(app: QApplication) -> None:
    """Take the scheme of the system, light or dark."""
    wear(app, dark=app.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def wear(app: QApplication, *, dark: bool) -> None:
    """Dress the application; a system in high contrast keeps its own colours."""
    _chosen[0] = DARK if dark else LIGHT
    app.setStyle("Fusion")
    if wants_contrast(app):
        _chosen[0] = _contrasted(app.palette())
    else:
        app.setPalette(_palette(colours()))
    app.setStyleSheet(_sheet(colours()))


def wants_contrast(app: QApplication) -> bool:
    """Tell whether the system asks for high contrast."""
    hints = app.styleHints()
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast


def load_fonts(app: QApplication) -> None:
    """Load the bundled fonts."""
    for path in sorted(FONTS.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
    write_in(app, language())


def write_in(app: QApplication, spoken: str) -> None:
    """Put the font of a language first, so that its digits are its own."""
    first = FIRST.get(spoken, FAMILIES[0])
    rest = [family for family in FAMILIES if family != first]
    font = app.font()
    font.setFamilies([first, *rest, *(f for f in font.families() if f not in FAMILIES)])
    font.setPixelSize(13)
    app.setFont(font)


def tabular(widget: QWidget) -> None:
    """Give all digits of a table one width; in running words Persian ones stand closer."""
    font = widget.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    widget.setFont(font)


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, c.page),
        (roles.Base, c.page),
        (roles.AlternateBase, c.side),
        (roles.Button, c.side),
        (roles.ToolTipBase, c.side),
        (roles.WindowText, c.text),
        (roles.Text, c.text),
        (roles.ButtonText, c.text),
        (roles.ToolTipText, c.text),
        (roles.PlaceholderText, c.quiet),
        (roles.Highlight, c.accent),
        (roles.HighlightedText, c.on_accent),
        (roles.Accent, c.accent),
        (roles.Link, c.accent),
        (roles.Mid, c.line),
        (roles.Dark, c.field),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.field))
    return palette


def _contrasted(palette: QPalette) -> Colours:
    window, text = palette.window().color().name(), palette.windowText().color().name()
    accent = palette.highlight().color().name()
    return Colours(
        page=window,
        side=window,
        hover=window,
        line=text,
        field=text,
        text=text,
        quiet=text,
        accent=accent,
        on_accent=palette.highlightedText().color().name(),
        soft=window,
        good=text,
        caution=text,
        bad=text,
    )


def _sheet(c: Colours) -> str:
    source = (Path(__file__).parent / "theme.qss").read_text(encoding="utf-8")
    arrow = "dark" if QColor(c.page).lightness() < 128 else "light"
    path = Path(__file__).parent / "icons" / f"arrow-on-{arrow}.svg"
    source = source.replace("@arrow", path.as_posix())
    source = source.replace("@check", path.with_name(f"check-on-{arrow}.svg").as_posix())
    for name in sorted(Colours.__dataclass_fields__, key=len, reverse=True):
        source = source.replace(f"@{name}", getattr(c, name))
    return source
