"""What levels mean: one yes in four languages."""

from __future__ import annotations

import pytest

from analyses import BeforeAfter
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.records.model import CODE_LISTS
from workbench import read, say
from workbench.data.names.levels import WORDS
from workbench.data.spelling import key
from workbench.data.values import meanings


def test_no_word_of_a_list_has_two_meanings() -> None:
    for name, codes in WORDS.items():
        assert set(codes) <= set(CODE_LISTS[name].codes)
        seen: dict[str, str] = {}
        for code, words in codes.items():
            assert words.count("||") == 3, (name, code)
            for word in map(key, words.replace("||", "|").split("|")):
                assert seen.setdefault(word, code) == code or not word, (name, word)


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        (("Yes", "No"), ("yes", "no")), (("Y", "N"), ("yes", "no")), (("是", "否"), ("yes", "no")),
        (("có", "không"), ("yes", "no")), (("بله", "خير"), ("yes", "no")),
        (("آری", "نه", "نامشخص"), ("yes", "no", "unknown")), (("بلی", "خیر"), ("yes", "no")),
    ],
)  # fmt: skip
def test_yes_and_no_are_known_in_four_languages(levels, codes) -> None:
    found = meanings(levels)
    assert found is not None
    assert tuple(code for _, code in found.pairs) == codes
    assert found.is_whole


@pytest.mark.parametrize("levels", [("yes",), ("n",), ("f",), ("severe", "kept"), ("1", "2"), ()])
def test_a_lone_word_or_a_number_means_nothing_by_itself(levels) -> None:
    assert meanings(levels) is None


def test_a_role_brings_its_own_list() -> None:
    found = meanings(("一级", "四级"), Role.SEVERITY)
    assert found is not None
    assert dict(found.pairs) == {"一级": "grade 1", "四级": "grade 4"}
    assert meanings(("一级", "四级")) is None
    work = meanings(("شاغل", "بیکار", "؟"), Role.STATUS_BEFORE)
    assert work is not None
    assert dict(work.pairs) == {"شاغل": "employed", "بیکار": "not employed"}
    assert not work.is_whole


@pytest.fixture
def chinese(tmp_path):
    file = tmp_path / "就业.csv"
    rows = [f"a{n},{'是' if n % 3 == 0 else '否'},{'是' if n % 2 else '否'}" for n in range(60)]
    file.write_text("\n".join(["编号,之前,之后", *rows]) + "\n", "utf-8")
    return file


def test_a_chinese_file_is_said_in_other_languages_and_stays_as_it_is(chinese) -> None:
    table = read(chinese)
    column = table.columns["之前"]
    assert column.levels == ("否", "是")
    assert dict(column.info.meanings) == {"是": "yes", "否": "no"}
    said = dict(column.info.levels_said)
    assert dict(said["是"]) == {"en": "yes", "fa": "بله", "vi": "có"}


def test_the_level_that_counts_is_found_where_it_means_yes(chinese) -> None:
    table = read(chinese)
    answer = BeforeAfter(before="之前", after="之后").run(table)
    assert answer.parameters["positive"] == "是"
    told = BeforeAfter(before="之前", after="之后", positive="是").run(table)
    assert answer.estimates == told.estimates
    assert say(answer.sentence, "en")


def test_an_unknown_level_beside_yes_and_no_is_asked(tmp_path) -> None:
    file = tmp_path / "x.csv"
    rows = [f"a{n},{('yes', 'no', 'unknown')[n % 3]},yes" for n in range(30)]
    file.write_text("\n".join(["person,was,now", *rows]) + "\n", "utf-8")
    with pytest.raises(Refusal) as refused:
        BeforeAfter(before="was", after="now").run(read(file))
    assert refused.value.field == "positive"


def test_a_codebook_has_the_last_word(tmp_path) -> None:
    (tmp_path / "codebook.json").write_text(
        '{"language": "zh", "files": [{"path": "x.csv", "records": "participants",'
        ' "design": {"columns": {"person": "id", "sex": "s"}}, "columns": [{"name": "s",'
        ' "levels": [{"value": "女", "label": {"zh": "女", "en": "Women"}}]}]}]}',
        "utf-8",
    )
    (tmp_path / "x.csv").write_text("id,s\n1,女\n2,男\n", "utf-8")
    table = read(tmp_path / "x.csv")
    said = dict(table.columns["s"].info.levels_said)
    assert dict(said["女"]) == {"en": "Women"}
    assert dict(said["男"])["en"] == "male"
    assert table.design.records is not None
