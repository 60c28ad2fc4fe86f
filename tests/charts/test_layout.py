"""No words cover each other, and none leave the sheet."""

from __future__ import annotations

import pytest

from tests.charts.overlaps import faults
from tests.charts.pictures import PICTURES
from workbench.charts.draw import draw
from workbench.charts.style import PRESETS, preset


@pytest.mark.parametrize("language", ["en", "fa", "zh", "vi"])
@pytest.mark.parametrize("size", sorted(PRESETS))
@pytest.mark.parametrize("name", sorted(PICTURES))
def test_words_keep_apart_and_on_the_sheet(name, size, language):
    assert faults(draw(PICTURES[name](), preset(size, language))) == []
