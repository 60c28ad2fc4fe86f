"""Saved figures: the right size, the same bytes, tagged, with their data and words beside them."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from analyses.grammar.picture import Axis, Bar, Line, Measure, Picture, Series
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words
from tests.charts.pictures import PICTURES
from workbench.charts.alt_text import alt_text
from workbench.charts.style import PRESETS, preset
from workbench.export.figure import figure, svg_bytes

SVG = "{http://www.w3.org/2000/svg}"


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("size", sorted(PRESETS))
def test_a_png_has_the_pixels_of_its_style(tmp_path, size):
    style = preset(size)
    (path, *_) = figure(PICTURES["tiny_values"](), tmp_path / "a.png", style)
    with Image.open(path) as image:
        assert image.width == pytest.approx(style.pixels[0], abs=1)
        assert image.height == pytest.approx(style.pixels[1], abs=1)


def test_a_png_holds_its_words_and_where_it_came_from(tmp_path):
    provenance = {"data": "داده.csv", "sha256": "ab"}
    (path, *_) = figure(
        PICTURES["retention_persian"](), tmp_path / "a.png", "column", "fa", provenance
    )
    with Image.open(path) as image:
        assert json.loads(image.text["Provenance"]) == provenance
        assert "شاغلان" in image.text["Title"]
        assert "Software" not in image.text


def test_an_svg_names_and_describes_itself(tmp_path):
    (path, data, alternative) = figure(
        PICTURES["retention"](), tmp_path / "a.svg", provenance={"q": "<&>"}
    )
    root = ElementTree.parse(path).getroot()
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby").split() == ["figure-title", "figure-description"]
    assert named["figure-description"] == alternative.read_text(encoding="utf-8").strip()
    assert json.loads(named["provenance"]) == {"q": "<&>"}
    assert root.find(f".//{SVG}text") is None
    assert data.name == "a.csv"
    assert alternative.name == "a.alt.txt"


@pytest.mark.parametrize("language", ["en", "fa", "zh", "vi"])
def test_a_pdf_is_tagged_with_its_alternative(tmp_path, language):
    (path, _, alternative) = figure(
        PICTURES["before_after"](), tmp_path / "a.pdf", "column", language
    )
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == language
        alts = [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
        assert alts == [alternative.read_text(encoding="utf-8").strip()]
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(85 / 25.4 * 72, abs=0.5)


MAKE = """
import sys
from pathlib import Path
from tests.charts.pictures import PICTURES
from workbench.export.figure import figure
for name in ("retention", "cohort_triangle", "placement"):
    for ending in ("svg", "pdf", "png"):
        path = Path(sys.argv[1]) / f"{name}.{ending}"
        figure(PICTURES[name](), path, "column", "fa", {"b": 1, "a": 2})
"""


def test_the_same_picture_gives_the_same_bytes_in_any_process(tmp_path):
    digests = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        subprocess.run([sys.executable, "-c", MAKE, str(out)], check=True, env=environment)
        digests.append(
            {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()}
        )
    assert digests[0] == digests[1]
    assert len(digests[0]) == 15


def test_the_data_beside_a_figure_are_the_numbers_drawn(tmp_path):
    picture = PICTURES["placement"]()
    (_, data, _) = figure(picture, tmp_path / "a.svg")
    head, *lines = rows(data)
    assert head == [
        "Group",
        "Weeks since start",
        "Placed",
        "Low",
        "High",
        "People",
        "With the outcome",
    ]
    assert lines[0] == ["Job coach", "13", "0.24", "0.19", "0.29", "200", "43"]
    assert len(lines) == 9


def test_counts_beneath_a_curve_are_in_its_data(tmp_path):
    (_, data, _) = figure(PICTURES["retention"](), tmp_path / "a.svg")
    head, *lines = rows(data)
    people = head.index("People")
    assert {line[people] for line in lines if line[0] == "Job coach"} >= {"310", "249", "67"}


def test_withheld_cells_stay_withheld_in_the_data(tmp_path):
    (_, data, _) = figure(PICTURES["cohort_triangle"](), tmp_path / "a.svg")
    head, *lines = rows(data)
    (withheld,) = [line for line in lines if line[-1] == "withheld"]
    assert withheld[head.index("Value")] == ""
    assert len(lines) == 72


def test_a_name_that_looks_like_a_formula_is_neutralised(tmp_path):
    picture = Picture(
        Words("Title"),
        Words("Subtitle"),
        Axis(Words("Area"), Measure.CATEGORY, categories=(Name("=HYPERLINK(1)"), Name("-5"))),
        Axis(Words("People"), Measure.COUNT),
        (Bar("a", (0.0, 1.0), (5.0, None)),),
        (Series("a", Name("@all")),),
    )
    (_, data, _) = figure(picture, tmp_path / "a.svg")
    assert rows(data)[1:] == [["'@all", "'=HYPERLINK(1)", "5"], ["'@all", "-5", ""]]


def test_two_lines_of_one_series_both_stay_in_the_data(tmp_path):
    picture = Picture(
        Words("Title"),
        Words("Subtitle"),
        Axis(Words("Size"), Measure.COUNT),
        Axis(Words("Limit"), Measure.SHARE),
        (Line("a", (1.0, 2.0), (0.1, 0.2)), Line("a", (1.0, 2.0), (0.8, 0.7))),
        (Series("a", Name("limits")),),
    )
    (_, data, _) = figure(picture, tmp_path / "a.svg")
    assert sorted(line[2] for line in rows(data)[1:]) == ["0.1", "0.2", "0.7", "0.8"]


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(Refusal) as refused:
        figure(PICTURES["empty"](), tmp_path / "a.emf")
    assert refused.value.code == "unknown-figure-format"
    assert not list(tmp_path.iterdir())


def test_a_failed_drawing_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.svg"
    figure(PICTURES["empty"](), path)
    before = path.read_bytes()
    with pytest.raises(Refusal):
        figure(replace(PICTURES["empty"](), title=Words("\U00012000")), path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_the_preview_is_the_figure_without_its_file():
    drawn = svg_bytes(PICTURES["event_study"](), "full", "vi")
    assert ElementTree.fromstring(drawn).tag == f"{SVG}svg"


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_is_told_in_words(name):
    for language in ("en", "fa", "zh", "vi"):
        told = alt_text(PICTURES[name](), language)
        assert 20 < len(told) < 4000
        assert "{" not in told


def test_an_alternative_tells_kind_finding_and_range():
    told = alt_text(PICTURES["retention"]())
    assert told.startswith("Step chart: People with a job coach kept their jobs longer: 64.6%")
    assert "Job coach: from 100.0% at 0 to 46.8% at 635 (Days since job start)." in told
    assert "1 value is withheld." in alt_text(PICTURES["cohort_triangle"]())


def test_an_alternative_of_the_style_comes_first(tmp_path):
    style = replace(preset("full"), alt=Name("Two curves."))
    (_, _, alternative) = figure(PICTURES["retention"](), tmp_path / "a.svg", style)
    assert alternative.read_text(encoding="utf-8") == "Two curves.\n"
