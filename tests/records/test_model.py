"""The data model: every kind of records says what it holds, in four languages."""

from __future__ import annotations

import csv
import io

import pytest

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind, Records, Role
from analyses.grammar.words import Words
from analyses.records.model import CODE_LISTS, KINDS, MEANINGS, kind_of
from workbench.export.records_page import empty_sheet, kinds_listed, records_html, records_page
from workbench.language.languages import LANGUAGES
from workbench.language.translate import say

VALUES = {Role.CUT_OFF, Role.TREATED, Role.POLICY_START}


def test_every_role_of_a_column_has_one_meaning() -> None:
    assert set(MEANINGS) == set(Role) - VALUES
    assert all(meaning.label and meaning.help.endswith(".") for meaning in MEANINGS.values())


def test_every_kind_of_records_is_described_and_asks_for_something() -> None:
    assert set(KINDS) == set(Records)
    for kind in KINDS.values():
        roles = [field.role for field in kind.fields]
        assert len(roles) == len(set(roles))
        assert kind.required
        assert roles[: len(kind.required)] == list(kind.required)


def test_element_numbers_name_one_role_each() -> None:
    numbers = [m.pirl for m in MEANINGS.values()] + [m.rsa for m in MEANINGS.values()]
    given = [number for number in numbers if number]
    assert len(given) == len(set(given))
    assert MEANINGS[Role.EMPLOYED_Q2].pirl == "1602"
    assert MEANINGS[Role.EXIT_TYPE].rsa == "354"


def test_the_numbers_of_a_layout_stand_for_codes_of_the_list() -> None:
    for codes in CODE_LISTS.values():
        for layout in (codes.pirl, codes.rsa):
            assert {code for _, code in layout} <= set(codes.codes)
            assert len({number for number, _ in layout}) == len(layout)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_its_page_in_every_language(kind, language) -> None:
    page, html = records_page(kind, language), records_html(kind, language)
    for field in kind.fields:
        label = say(Words(field.label), language, isolate=False)
        assert label in page
        assert say(Words(field.help), language, isolate=False) in page
        if language != "en":
            assert field.help not in page
    assert page.count(say(Words("required"), language, isolate=False)) >= len(kind.required)
    assert f"lang='{language}'" in html
    assert ("dir='rtl'" in html) == (language == "fa")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_an_empty_sheet_has_a_heading_for_every_column(kind, language) -> None:
    (headings,) = csv.reader(io.StringIO(empty_sheet(kind, language)))
    assert len(headings) == len(set(headings)) == len(kind.fields)


def test_a_page_names_levels_units_and_numbers() -> None:
    page = records_page(KINDS[Records.PLACEMENTS], "en")
    assert "supported employment, self-employed, in sheltered work" in page
    assert "numbers, in hours a week" in page
    assert "PIRL 2118 and RSA-911 350" in page


def test_kinds_are_found_however_their_name_is_written() -> None:
    assert kind_of("Stage_Counts") is kind_of("stage-counts") is KINDS[Records.STAGE_COUNTS]
    assert kind_of("follow-ups") is KINDS[Records.FOLLOW_UPS]
    assert kind_of("poems") is None


def test_dates_are_asked_of_date_roles_alone() -> None:
    dates = {role for role, meaning in MEANINGS.items() if meaning.kinds == Kind.DATE}
    assert {Role.START, Role.JOB_END, Role.DEADLINE, Role.REVIEW_DATE} <= dates
    assert Role.PERSON not in dates


def test_the_command_line_lists_prints_and_writes(tmp_path, capsys) -> None:
    from workbench.command_line import main

    assert main(["records"]) == 0
    assert capsys.readouterr().out.strip() == kinds_listed("en")
    assert main(["records", "placements", "--language", "fa"]) == 0
    assert "شروع به کار (الزامی)" in capsys.readouterr().out
    sheet = tmp_path / "جدید.csv"
    assert main(["records", "plan-tasks", "--csv", str(sheet), "--language", "vi"]) == 0
    assert sheet.read_text("utf-8-sig").startswith("Nhiệm vụ,Đơn vị chủ trì,Thời hạn")
    assert main(["records", "poems"]) == 3
    assert "no-such-records" in capsys.readouterr().err


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(Refusal):
        records_page(KINDS[Records.AREAS], "tlh")
