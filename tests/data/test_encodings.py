"""Encodings: found by the bytes, told, and changeable."""

import pytest

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, values
from workbench.data.encodings import find_encoding
from workbench.data.read import read, read_with_reading


@pytest.mark.parametrize(
    ("name", "encoding", "column", "first"),
    [
        ("persian_cp1256.csv", "cp1256", "شهر", "مشهد"),
        ("vietnamese_cp1258.csv", "cp1258", "họ tên", "Nguyễn Thị Hường"),
        ("western_cp1252.csv", "cp1252", "town", "Besançon"),
        ("chinese_gb18030.csv", "gb18030", "县区", "浔阳区"),
        ("chinese_big5.csv", "big5", "地區", "九龍灣"),
        ("utf16.csv", "utf-16", "town", "Núi Thành"),
        ("decimal_comma.csv", "utf-8-sig", "Mã", "01"),
    ],
)
def test_the_encoding_is_found_and_told(name, encoding, column, first):
    reading = read_with_reading(FILES / name)
    assert {guess.key: guess.value for guess in reading.guesses}["encoding"] == encoding
    assert values(reading.table, column)[0] == first


def test_a_given_encoding_that_does_not_fit_is_refused():
    for encoding, code in (("utf-8", "wrong-encoding"), ("no-such", "unknown-encoding")):
        with pytest.raises(Refusal) as told:
            read(FILES / "persian_cp1256.csv", encoding=encoding)
        assert (told.value.code, told.value.field) == (code, "encoding")
        assert told.value.ways_out


def test_two_bytes_a_sign_without_a_mark():
    text = "person,town\n1,North\n2,South\n" * 20
    assert find_encoding(text.encode("utf-16-le")).name == "utf-16-le"


def test_letters_of_two_alphabets_become_one_and_are_told():
    reading = read_with_reading(FILES / "arabic_letters.csv")
    assert reading.table.levels("شهر") == ("مشهد", "کرمان")
    assert "spelling-joined" in [finding.code for finding in reading.told]
    assert reading.as_written("شهر")[0] == "كرمان"
