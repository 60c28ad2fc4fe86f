"""The menu of steps: every step is in it, and its form fills every field."""

from dataclasses import fields

import pytest

from analyses.grammar.inputs import Input
from analyses.grammar.words import Words
from workbench.data.steps.menu import STEPS, entry_of
from workbench.data.steps.step import Step
from workbench.language import say
from workbench.project.checking import ROOMS, learn


def every_step() -> set[str]:
    learn()
    classes = Step.__subclasses__()
    return {cls.__name__ for cls in classes if cls.__module__.startswith("workbench.")}


def test_every_step_is_in_the_menu_once():
    assert len({entry.step for entry in STEPS}) == len(STEPS)
    assert every_step() == {entry.step.__name__ for entry in STEPS}


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: entry.step.__name__)
def test_a_form_fills_every_field_that_has_no_default(entry):
    asked = dict(entry.inputs)
    names = [item.name for item in fields(entry.step)]
    assert set(asked) <= set(names)
    assert entry.step.__module__ in ROOMS
    if entry.offered:
        assert set(names) - set(entry.defaults) <= set(asked)
    for given in asked.values():
        assert isinstance(given, Input)
        assert not given.of or given.of in asked


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: entry.step.__name__)
def test_an_entry_speaks_four_languages(entry):
    for text in (entry.title, entry.family, entry.help):
        for language in ("fa", "zh", "vi"):
            assert say(Words(text), language) != text


def test_a_step_finds_its_entry():
    for entry in STEPS:
        assert entry_of(entry.step) is entry
