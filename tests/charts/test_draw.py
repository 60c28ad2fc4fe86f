"""What is drawn is what the picture says: checked on artists, not on pixels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from analyses.grammar.picture import Axis, Cell, Line, Measure, Picture, Point, Series, Step
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words
from tests.charts.pictures import PERSIAN, PICTURES
from workbench.charts.draw import draw
from workbench.charts.ends import spread
from workbench.charts.reading import borrowed_signs
from workbench.charts.style import PALETTES, preset

MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))


def words(figure) -> list[str]:
    return [text.get_text().translate(MARKS) for text in figure.findobj(Text) if text.get_text()]


def place(figure, said: str) -> tuple[float, float]:
    texts = [t for t in figure.texts if t.get_text().translate(MARKS) == said]
    assert texts, said
    return texts[0].get_position()


def line_picture(name: str = "A", title: str = "Title") -> Picture:
    return Picture(
        Words(title),
        Words("Subtitle"),
        Axis(Words("Weeks"), Measure.WEEKS),
        Axis(Words("Share"), Measure.SHARE),
        (Line("a", (0.0, 13.0, 26.0), (0.2, None, 0.4)),),
        (Series("a", Name(name)),),
    )


def test_the_finding_is_bold_and_the_rest_is_not():
    figure = draw(line_picture())
    weights = {t.get_text(): t.get_fontweight() for t in figure.texts}
    assert weights["Title"] == "bold"
    assert weights["Subtitle"] == "normal"


def test_a_line_keeps_its_gap_its_colour_and_its_name_at_its_end():
    figure = draw(line_picture())
    line = next(line for line in figure.axes[0].lines if len(line.get_ydata()) == 3)
    assert line.get_color() == PALETTES["gss"][0]
    assert line.get_ydata()[1] != line.get_ydata()[1]
    assert place(figure, "A")[0] > place(figure, "Subtitle")[0]


def test_steps_are_thinned_to_the_places_where_they_change():
    x = tuple(float(i) for i in range(1000))
    y = tuple(1.0 - 0.1 * (i // 250) for i in range(1000))
    picture = replace(line_picture(), marks=(Step("a", x, y),))
    step = max(draw(picture).axes[0].lines, key=lambda line: len(line.get_xdata()))
    assert list(step.get_xdata()) == [0, 250, 500, 750, 999]


def test_intervals_can_be_hidden():
    picture = PICTURES["retention"]()
    assert len(draw(picture).axes[0].collections) == 2
    assert not draw(picture, replace(preset("full"), show_intervals=False)).axes[0].collections


def test_reference_points_are_hollow():
    figure = draw(PICTURES["event_study"]())
    faces = {
        line.get_markerfacecolor() for line in figure.axes[0].lines if line.get_marker() == "o"
    }
    assert "#ffffff" in faces


def test_counts_beneath_stand_under_their_ticks():
    figure = draw(PICTURES["retention"]())
    axes = figure.axes[0]
    x = axes.transData.transform((182, 0))[0] / figure.bbox.width
    assert place(figure, "200")[0] == pytest.approx(x, abs=0.002)
    assert place(figure, "182")[0] == pytest.approx(x, abs=0.002)


def test_persian_reads_from_the_right_but_time_runs_to_the_right():
    figure = draw(PICTURES["retention_persian"](), preset("full", "fa"))
    axes = figure.axes[0]
    assert axes.get_xlim()[0] < axes.get_xlim()[1]
    assert place(figure, "در معرض خطر")[0] > 0.9
    assert not set("0123456789") & set("".join(words(figure)))
    titled = next(t for t in figure.texts if "شاغلان" in t.get_text())
    assert titled.get_horizontalalignment() == "right"
    assert titled.get_text().startswith("\u200f")


def test_time_runs_to_the_left_where_the_style_says_so():
    style = replace(preset("full", "fa"), time_direction="rtl")
    assert draw(PICTURES["retention_persian"](), style).axes[0].xaxis_inverted()


def test_rows_are_mirrored_in_persian():
    figure = draw(PICTURES["before_after"](), preset("full", "fa"))
    assert figure.axes[0].xaxis_inverted()
    assert place(figure, PERSIAN[0])[0] > 0.8
    assert place(figure, PERSIAN[0])[1] > place(figure, PERSIAN[5])[1]
    english = draw(PICTURES["before_after"]())
    assert not english.axes[0].xaxis_inverted()
    assert place(english, PERSIAN[0])[0] < 0.3


def test_long_category_names_lie_down():
    figure = draw(PICTURES["many_categories"]())
    low, high = figure.axes[0].get_ylim()
    assert (low, high) == (29.5, -0.5)
    assert "Area number 30" in words(figure)


def test_cells_show_what_is_withheld_provisional_and_too_young():
    cells = (
        Cell(0, 0, 0.9, 50),
        Cell(1, 0, 0.4, 50, status="provisional"),
        Cell(0, 1, None, status="withheld"),
        Cell(1, 1, None, status="immature"),
    )
    names = (Name("first"), Name("second"))
    picture = Picture(
        Words("Title"),
        Words("Subtitle"),
        Axis(Words("Age"), Measure.QUARTERS, categories=names),
        Axis(Words("Cohort"), Measure.PERIOD, categories=names),
        cells,
    )
    figure = draw(picture)
    squares = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert [square.get_hatch() or "" for square in squares] == ["", "////", ""]
    assert {"90%", "40%", "–", "first (n = 50)"} <= set(words(figure))


def test_a_withheld_bar_is_a_dash():
    assert "–" in words(draw(PICTURES["grouped_bars"]()))


def test_names_are_spread_as_little_as_need_be():
    assert spread([10, 50], [8, 8], 0, 100) == [10, 50]
    first, second, third = spread([50, 50, 51], [10, 10, 10], 0, 100)
    assert second - first == pytest.approx(10)
    assert third - second == pytest.approx(10)
    assert min(spread([0, 0, 0], [10, 10, 10], 0, 100)) == 5


def test_a_sign_of_ours_that_no_font_has_is_refused():
    with pytest.raises(Refusal) as refused:
        draw(line_picture(title="Finding \U00012000"))
    assert refused.value.code == "missing-glyph"


def test_a_sign_of_the_data_that_no_bundled_font_has_is_drawn_otherwise_and_told():
    picture = line_picture(name="陳龍 \U0001fa00")
    figure = draw(picture)
    assert any("龍" in text for text in words(figure)) or any("□" in text for text in words(figure))
    assert len(borrowed_signs(picture, "en")) >= 2
    assert borrowed_signs(line_picture(), "en") == ()


def test_a_dollar_is_a_dollar():
    assert "Costs $12 to $20" in words(draw(line_picture(title="Costs $12 to $20")))


def test_the_style_can_say_other_words_or_none():
    style = replace(preset("full"), title=Name("Mine"), subtitle=Words(""), source=Name("Me"))
    said = words(draw(line_picture(), style))
    assert "Mine" in said
    assert "Me" in said
    assert "Subtitle" not in said


def test_a_picture_grows_where_its_words_need_it_and_a_slide_does_not():
    assert draw(PICTURES["long_words"](), "column").get_figheight() > 80 / 25.4
    assert draw(PICTURES["long_words"](), "slide").get_figheight() == pytest.approx(7.5)


def test_nothing_to_show_is_drawn_empty():
    figure = draw(replace(line_picture(), marks=(Point("a", (), ()),)))
    assert figure.axes
