"""Every oddity of real files is read as the truth, asked, or refused: never silently wrong."""

import pytest

from analyses.grammar.refusal import Refusal
from tests.data.oddities.catalogue import ODDITIES
from tests.data.oddities.oddity import rows_of
from tests.data.samples import FILES
from workbench.data.read import read_with_reading
from workbench.data.rows import texts

READ = [each for each in ODDITIES if not each.refused]
REFUSED = [each for each in ODDITIES if each.refused]


def _cell(text):
    if text is None:
        return ""
    text = str(text)
    if text in ("True", "False"):
        return text.lower()
    return text.removesuffix(".0").replace("\n", "¶")


def _shown(table):
    columns = [[_cell(text) for text in texts(table.find(name))] for name in table.names]
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize("each", READ, ids=lambda each: each.name)
def test_a_file_is_read_as_it_truly_says(each):
    reading = read_with_reading(FILES / each.name)
    assert sorted(guess.key for guess in reading.questions) == sorted(each.answers)
    options = reading.options
    for key, value in each.answers.items():
        options = options.answered(key, value)
    if each.answers:
        reading = read_with_reading(FILES / each.name, options)
        assert not reading.questions
    headings, *records = rows_of(each.truth)
    assert list(reading.table.names) == headings
    assert _shown(reading.table) == records
    told = {finding.code for finding in reading.told}
    assert told >= set(each.told)
    found = {guess.key: guess.value for guess in reading.guesses}
    assert {key: found.get(key) for key in each.guessed} == dict(each.guessed)
    assert {name: reading.table.column(name).unit for name in each.units} == dict(each.units)


@pytest.mark.parametrize("each", REFUSED, ids=lambda each: each.name)
def test_what_holds_no_table_is_refused_by_name(each):
    with pytest.raises(Refusal) as told:
        read_with_reading(FILES / each.name)
    assert told.value.code == each.refused
