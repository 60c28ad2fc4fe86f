"""Lines are even, and keep together what belongs together."""

from __future__ import annotations

import pytest

from workbench.charts.measuring import width
from workbench.charts.wrapping import NOT_FIRST, wrap

TITLES = {
    "en": "Supported starters kept their jobs longer: 58% still in work at 12 months against 41%",
    "fa": "شاغلان با حمایت IPS مدت بیشتری در کار ماندند: ۵۸٪ پس از ۱۲ ماه در برابر ۴۱٪",
    "vi": "Việc làm tăng khoảng 8 điểm phần trăm sau ba năm, không có xu hướng trước đó; p = 0,002",
    "zh": "2022年后入职的残疾人员工留任率更高：满三个季度留任78%，此前为71%（各批次人数见左侧）",
}


@pytest.mark.parametrize("room", [90.0, 130.0, 200.0, 300.0, 420.0])
@pytest.mark.parametrize("language", sorted(TITLES))
def test_lines_fit_their_room_and_lose_nothing(language, room):
    text = TITLES[language]
    lines = wrap(text, room, 12.0, bold=True)
    assert all(width(line, 12.0, bold=True) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("room", [200.0, 300.0, 420.0])
@pytest.mark.parametrize("language", sorted(TITLES))
def test_the_last_line_is_not_an_orphan(language, room):
    lines = wrap(TITLES[language], room, 12.0, bold=True)
    widths = [width(line, 12.0, bold=True) for line in lines]
    assert widths[-1] >= 0.4 * max(widths)


@pytest.mark.parametrize("room", [float(room) for room in range(90, 420, 10)])
def test_numbers_stay_with_their_units(room):
    def joined(language):
        return " | ".join(wrap(TITLES[language], room, 12.0))

    assert "12 months" in joined("en")
    assert "58%" in joined("en")
    assert "۱۲ ماه" in joined("fa")
    assert "۴۱٪" in joined("fa")
    assert "p = 0,002" in joined("vi")
    assert "8 điểm" in joined("vi")
    assert "2022年" in joined("zh")
    assert "71%" in joined("zh")


@pytest.mark.parametrize("room", [float(room) for room in range(60, 420, 15)])
def test_no_chinese_line_begins_with_a_stop(room):
    lines = wrap(TITLES["zh"], room, 12.0)
    assert all(line[0] not in NOT_FIRST for line in lines)
    assert all(line[-1] not in "（《“" for line in lines)


def test_what_is_set_apart_is_closed_and_opened_again():
    text = "\u2068People referred by the office after two years\u2069 ماندند"
    lines = wrap(text, 90.0, 12.0)
    assert len(lines) > 2
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)


def test_a_word_wider_than_its_room_is_cut_at_a_seam():
    assert wrap("some_very_long_file_name_2023.csv", 80.0, 10.0)[0].endswith("_")


def test_chinese_breaks_at_a_space_or_a_stop_where_that_takes_no_more_lines():
    assert wrap("2019年第一季度 (n = 160)", 72.0, 7.5) == ("2019年第一季度", "(n = 160)")
