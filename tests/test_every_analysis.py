"""What every question of the catalogue promises."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from analyses.catalogue import QUESTIONS, by_command, from_json
from analyses.grammar.analysis import Analysis
from analyses.grammar.conditions import columns_of, parse
from analyses.grammar.picture import Cell, Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result, term
from analyses.grammar.words import Amount, Listing, Points, Share, Value, Words
from tests.samples import COMMANDS, answer, example
from workbench.export.disclosure import Rules, disclose, disclose_estimates
from workbench.language import LANGUAGES, say

pytestmark = pytest.mark.parametrize("command", COMMANDS)


ROOT = Path(__file__).parents[1]


def rerun(command: str, frame: Any, **changes: Any) -> Result:
    asked, tables = example(command)
    seconds = {name: table for name, table in tables.items() if name != "main"}
    main = tables["main"]
    from analyses import as_table

    table = as_table(frame, basis=main.basis, design=main.design, source=main.source)
    return replace(asked, **changes).run(table, **seconds)


def frame_of(command: str) -> pd.DataFrame:
    return example(command)[1]["main"].frame()


def assert_same(left: Estimates, right: Estimates) -> None:
    """Equal at a relative 1e-12: sums may be added in another order."""
    assert left.terms == right.terms
    for one, other in zip(left, right, strict=True):
        for name in ("value", "low", "high", "std_error", "p_value"):
            a, b = getattr(one, name), getattr(other, name)
            assert (a is None) == (b is None), (one.term, name)
            if a is not None:
                assert a == pytest.approx(b, rel=1e-12, abs=1e-14), (one.term, name)
        assert one.n == other.n


def test_the_frame_comes_back_as_it_went_in(command: str) -> None:
    frame = frame_of(command)
    before = frame.copy(deep=True)
    rerun(command, frame)
    pd.testing.assert_frame_equal(frame, before)


def test_row_order_does_not_matter(command: str) -> None:
    frame = frame_of(command)
    shuffled = frame.iloc[np.random.default_rng(7).permutation(len(frame))].reset_index(drop=True)
    assert_same(answer(command).estimates, rerun(command, shuffled).estimates)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_the_frame_library_does_not_matter(command: str, library: str) -> None:
    frame = frame_of(command)
    other = {"pandas": lambda f: f, "polars": pl.from_pandas, "pyarrow": pa.Table.from_pandas}
    assert_same(answer(command).estimates, rerun(command, other[library](frame)).estimates)


def test_column_names_do_not_matter(command: str) -> None:
    asked, _ = example(command)
    frame = frame_of(command)
    renamed = {name: f"ستون {place}; [x]" for place, name in enumerate(frame.columns)}
    changes = {}
    for name, given in asked.inputs().items():
        value = getattr(asked, name)
        if given.is_a == "column" and value is not None:
            changes[name] = renamed[value]
        if given.is_a == "columns":
            changes[name] = tuple(renamed[item] for item in value)
        if given.is_a == "condition" and value:
            for column in columns_of(parse(value)):
                value = value.replace(column, f"`{renamed[column]}`")
            changes[name] = value
    changed = rerun(command, frame.rename(columns=renamed), **changes)
    assert_same(answer(command).estimates, called_back(changed.estimates, renamed))


def called_back(estimates: Estimates, renamed: dict[str, str]) -> Estimates:
    """Give the columns that terms name their old names."""
    old = {f"={term('', x=new)[3:-1]}": f"={name}" for name, new in renamed.items()}
    items = []
    for item in estimates:
        said = item.term
        for new, name in old.items():
            said = re.sub(re.escape(new) + r"(?=[;\]])", lambda _, n=name: n, said)
        items.append(replace(item, term=said))
    return Estimates(tuple(items))


def test_who_was_left_out_is_told(command: str) -> None:
    ladder = answer(command).attrition
    assert ladder.submitted == ladder.analysed + sum(drop.n for drop in ladder.drops)
    assert all(drop.n > 0 and str(drop.reason) for drop in ladder.drops)
    asked, _ = example(command)
    column = next(iter(asked.columns()))
    filtered = rerun(command, frame_of(command), where=f"`{column}` is not missing")
    assert filtered.attrition.submitted >= filtered.attrition.eligible


def test_an_absent_column_is_refused_with_the_nearest_name(command: str) -> None:
    asked, tables = example(command)
    for name, given in asked.inputs().items():
        if given.is_a == "column" and getattr(asked, name) is not None:
            wrong = replace(asked, **{name: getattr(asked, name) + "x"})
            with pytest.raises(Refusal) as refused:
                wrong.run(tables["main"])
            assert refused.value.field == name
            assert refused.value.code == "missing-column"
            assert refused.value.ways_out


def test_no_rows_are_refused(command: str) -> None:
    with pytest.raises(Refusal) as refused:
        rerun(command, frame_of(command).head(0))
    assert str(refused.value)


def test_a_bad_filter_and_a_bad_confidence_are_refused(command: str) -> None:
    with pytest.raises(Refusal) as refused:
        rerun(command, frame_of(command), where="import os")
    assert refused.value.field == "where"
    with pytest.raises(Refusal) as refused:
        rerun(command, frame_of(command), confidence=95)
    assert refused.value.field == "confidence"


def test_a_question_survives_repr_and_json(command: str) -> None:
    asked, _ = example(command)
    assert from_json(json.loads(json.dumps(asked.to_json()))) == asked
    import datetime

    names = {type(asked).__name__: type(asked), "datetime": datetime}
    assert eval(repr(asked), names) == asked  # our own repr, in a test
    assert hash(asked) == hash(eval(repr(asked), names))


def test_a_result_survives_json(command: str) -> None:
    result = answer(command)
    text = json.dumps(result.to_json(), allow_nan=False)
    assert Result.from_json(json.loads(text)) == result


def test_the_script_gives_the_same_numbers(command: str, tmp_path: Path) -> None:
    from sample_data import path
    from workbench.export.demo import sample
    from workbench.export.script import script

    asked, _ = example(command)
    files = type(asked).example()[1]
    told = {name: sample(file) for name, file in files.items()}
    told = {name: replace(had, path=str(path(had.path))) for name, had in told.items()}
    lines = script(asked, told)
    lines += (
        'import json\nprint("\\x1e" + json.dumps([[e.term, e.value] for e in answer.estimates]))'
    )
    place = tmp_path / "again.py"
    place.write_text(lines, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(place)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    again = json.loads(done.stdout.split("\x1e")[1])
    assert again == [[item.term, item.value] for item in answer(command).estimates]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_draws(command: str, language: str, tmp_path: Path) -> None:
    from workbench.charts.alt_text import alt_text
    from workbench.export.figure import figure

    for number, picture in enumerate(answer(command).pictures):
        written = figure(picture, tmp_path / f"{number}.svg", language=language)
        assert any(path.suffix == ".csv" and path.stat().st_size > 20 for path in written)
        assert "<svg" in (tmp_path / f"{number}.svg").read_text(encoding="utf-8")
        assert len(alt_text(picture, language)) > 40


def values_in(value: Value) -> Iterator[Value]:
    match value:
        case Words():
            for _, item in value.values:
                yield from values_in(item)
        case Listing(items):
            for item in items:
                yield from values_in(item)
        case _:
            yield value


def test_the_title_and_sentence_state_what_the_estimates_do(command: str) -> None:
    result = answer(command)
    known = [
        number
        for item in result.estimates
        for number in (item.value, item.low, item.high)
        if number is not None
    ]
    known += [v for v in result.parameters.values() if isinstance(v, float)]
    known += [check.value for check in result.checks if check.value is not None]
    for words in (result.sentence, *(picture.title for picture in result.pictures)):
        for value in values_in(words):
            if isinstance(value, Share | Points | Amount):
                near = [abs(value.value), abs(value.value) / 100]
                assert any(
                    abs(number) == pytest.approx(one, rel=1e-9, abs=1e-12)
                    for number in known
                    for one in near
                ), (str(words), value)


def test_a_title_is_short(command: str) -> None:
    for picture in answer(command).pictures:
        assert len(say(picture.title, "en", isolate=False).split()) <= 20, str(picture.title)


def counts_shown(picture: Picture) -> Iterator[int]:
    for mark in picture.marks:
        if isinstance(mark, Cell):
            yield from (count for count in (mark.n, mark.k) if count is not None)
        else:
            for name in ("n", "k"):
                yield from (c for c in getattr(mark, name, ()) if c is not None)
    for strip in picture.beneath:
        yield from (count for count in strip.n if count is not None)


def test_disclosure_hides_what_it_must(command: str) -> None:
    threshold = Rules().threshold
    result = answer(command)
    for picture in result.pictures:
        shown, log = disclose(picture, Rules())
        if picture.published:
            assert shown == picture
            continue
        assert all(count >= threshold for count in counts_shown(shown))
        assert bool(log) == any(count < threshold for count in counts_shown(picture))
    estimates, _ = disclose_estimates(result)
    if not any(picture.published for picture in result.pictures):
        assert all(item.value is None or (item.n or threshold) >= threshold for item in estimates)
    # A threshold above everybody leaves nothing to see.
    nobody = Rules(10**9)
    for picture in result.pictures:
        if not picture.published:
            assert not list(counts_shown(disclose(picture, nobody)[0]))


def test_form_flags_and_help_exist(command: str) -> None:
    question = by_command(command)
    assert question.title
    assert question.question.endswith("?")
    assert question.family
    for name, given in question.inputs().items():
        assert given.label, name
        assert given.help.endswith("."), name
    documented = question.__doc__ or ""
    for name in {item.term.partition("[")[0] for item in answer(command).estimates}:
        assert f"`{name}" in documented, f"help does not explain {name}"
        assert name in question.terms, f"a reader does not know what to call {name}"
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "ask", command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[1],
    )
    for item in fields(question):
        assert "--" + item.name.replace("_", "-") in done.stdout


def test_the_class_is_a_question(command: str) -> None:
    question = by_command(command)
    assert question.is_question
    assert issubclass(question, Analysis)
    assert set(question.__annotations__) <= {item.name for item in fields(question)}


def test_every_question_file_stands_in_the_catalogue(command: str) -> None:
    home = Path(__file__).parents[1] / "analyses"
    known = {question.__name__ for question in QUESTIONS}
    for family in ("outcomes", "change", "comparison", "duration", "delivery", "planning"):
        for place in (home / family).glob("*.py"):
            tree = ast.parse(place.read_text(encoding="utf-8"))
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and any(
                    isinstance(d, ast.Name) and d.id == "question" for d in node.decorator_list
                ):
                    assert node.name in known, f"{place.name} is not in the catalogue"
