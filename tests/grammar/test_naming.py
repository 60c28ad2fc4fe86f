"""The data's own words are called in each language what their codebook calls them."""

from __future__ import annotations

import json

import pandas as pd

from analyses import BeforeAfter
from analyses.grammar.result import Result
from tests.samples import answer
from workbench.export.terms import term_words
from workbench.language import say


def test_a_persian_figure_calls_the_groups_in_persian() -> None:
    picture = answer("placement-rate").picture
    assert "با مربی شغلی" in say(picture.title, "fa")
    assert "coach" not in say(picture.title, "fa")
    assert [say(series.name, "zh") for series in picture.series] == ["有就业辅导员", "常规服务"]


def test_in_its_own_language_the_words_of_the_data_stand() -> None:
    result = answer("placement-rate")
    assert "coach" in say(result.picture.title, "en")
    assert result.estimates["placed[week=26; group=coach]"].value is not None


def test_names_survive_json_and_reach_the_terms() -> None:
    result = Result.from_json(json.loads(json.dumps(answer("placement-rate").to_json())))
    words = term_words(result.question, "placed[week=26; group=coach]", result.names)
    assert "با مربی شغلی" in say(words, "fa")


def test_a_table_without_a_codebook_keeps_its_words() -> None:
    frame = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 3, 5, 4], "g": ["x", "x", "y", "y"]})
    result = BeforeAfter(before="a", after="b", group="g").run(frame)
    assert result.names == {}
    assert "x" in say(result.sentence, "fa")
