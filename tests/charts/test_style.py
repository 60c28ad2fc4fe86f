"""Styles are values; their colours are checked by number."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from analyses.grammar.codec import read, write
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name
from tests.charts.pictures import PICTURES
from workbench.charts.contrast import against_paper, apart, checks, contrast_ratio, readable
from workbench.charts.looks import looks
from workbench.charts.style import CONTEXT, PALETTES, PRESETS, Style, preset


def test_a_style_comes_back_from_a_project_file():
    style = replace(preset("slide", "fa"), title=Name("عنوان"), highlighted=("a",), palette="grey")
    assert read(json.loads(json.dumps(write(style)))) == style


def test_sizes_are_those_of_the_page_and_the_slide():
    assert preset("column").width_mm == 85
    assert preset("full").width_mm == 170
    assert preset("slide").pixels == (1920, 1080)
    assert preset("square").width_mm == preset("square").height_mm


@pytest.mark.parametrize("make", [lambda: preset("poster"), lambda: Style(palette="pink").colours])
def test_an_unknown_name_is_refused_with_those_there_are(make):
    with pytest.raises(Refusal, match="are: ") as refused:
        make()
    assert refused.value.field in ("preset", "palette")


def test_the_default_palette_stands_out_from_paper_and_normal_sight_tells_it_apart():
    assert against_paper(PALETTES["gss"]).passed
    assert apart(PALETTES["gss"]).passed


def test_every_palette_can_be_told_apart_beside_its_neighbour_by_every_sight():
    for palette in PALETTES.values():
        first_two = palette[:2]
        assert all(check.passed for check in checks(first_two)), first_two


def test_a_check_tells_its_worst_pair():
    check = apart(("#777777", "#787878", "#000000"), "deutan")
    assert not check.passed
    assert set(check.worst) == {"#777777", "#787878"}
    assert not against_paper(("#eeeeee",)).passed


def test_black_on_white_is_21_to_1_and_words_are_darkened_until_readable():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    for colour in {c for palette in PALETTES.values() for c in palette}:
        assert contrast_ratio(readable(colour), "#ffffff") >= 4.5


def test_series_differ_by_more_than_colour():
    drawn = looks(PICTURES["many_lines"](), preset("full"))
    assert len({(look.colour, look.dash) for look in drawn.values()}) == 12
    assert len({(look.colour, look.marker) for look in drawn.values()}) == 12


def test_series_that_are_not_highlighted_turn_grey():
    drawn = looks(PICTURES["many_lines"](), replace(preset("full"), highlighted=("g3",)))
    assert drawn["g3"].colour == PALETTES["gss"][0]
    assert {look.colour for key, look in drawn.items() if key != "g3"} == {CONTEXT}


def test_asking_for_a_style_loads_no_drawing():
    code = (
        "import sys; from workbench.charts import preset; preset('full');"
        "assert not {'matplotlib', 'numpy', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_presets_are_named_after_themselves():
    assert all(style.preset == name for name, style in PRESETS.items())
