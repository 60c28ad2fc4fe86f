"""Finding persons under two identifiers, and keeping what was decided of them."""

from __future__ import annotations

import random
import time
import unicodedata
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.grammar.design import Design
from analyses.grammar.edge import from_arrow
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from tests.data.samples import kinds, values
from workbench.data.linkage.spelled import edits, spelled
from workbench.data.quality.report import quality
from workbench.data.recipe import Recipe
from workbench.data.steps.uniting import UniteIdentifiers
from workbench.data.twins import twins


def people(rows):
    ids, names, births, phones, sexes = zip(*rows, strict=True)
    return from_arrow(
        pa.table(
            {"id": ids, "name": names, "born": pa.array(births, pa.date32()),
             "phone": pa.array(phones, pa.string()), "sex": sexes}
        )
    )  # fmt: skip


def crowd(n=400):
    """Other people, all different, so that it is known how often things agree by chance."""
    rng = random.Random(7)
    return [
        (f"x{i}", f"{rng.choice('BCDFGH')}{'aeiou'[i % 5]}{chr(97 + i // 26 % 26)}"
         f"{chr(97 + i % 26)}son {rng.choice(('Kim', 'Lou', 'Sam', 'Ida', 'Max'))}",
         date(1950 + i % 50, 1 + i % 12, 1 + i % 28), f"06{i:08d}", "fm"[i % 2])
        for i in range(n)
    ]  # fmt: skip


BORN = date(1985, 3, 7)
SAME = {
    "Persian letters": (("علي رضايي كريمي", BORN), ("علیرضا یی کریمی", BORN)),
    "alef with madda": (("آرش آذری نژاد", BORN), ("ارش اذری‌نژاد", BORN)),
    "Vietnamese without tones": (("Nguyễn Thị Đào", BORN), ("Nguyen Thi Dao", BORN)),
    "another tone": (("Trần Văn Bính", BORN), ("Trần Văn Bình", BORN)),
    "the order of names": (("Okafor Chidi", BORN), ("Chidi Okafor", BORN)),
    "a slip of the hand": (("Johnathan Whitmore", BORN), ("Jonathan Whitmore", BORN)),
    "letters exchanged": (("Margaret Ashdown", BORN), ("Margraet Ashdown", BORN)),
    "day and month exchanged": (("Farida Sultani", BORN), ("Farida Sultani", date(1985, 7, 3))),
    "a digit of the year": (("Farida Sultani", BORN), ("Farida Sultani", date(1995, 3, 7))),
    "Chinese": (("欧阳建华", BORN), ("欧阳建华", BORN)),
}
OTHERS = {
    "another name, one birthday": (("Anna Lindqvist", BORN), ("Piet Hoekstra", BORN)),
    "one name, another birth": (("Anna Lindqvist", BORN), ("Anna Lindqvist", date(1961, 11, 25))),
    "twins by birth": (("Tom Marchetti", BORN), ("Isabella Marchetti", BORN)),
}


@pytest.mark.parametrize("case", SAME)
def test_one_person_under_two_numbers_is_found(case):
    (one, born), (other, again) = SAME[case]
    rows = [("a", one, born, None, "f"), *crowd(), ("b", other, again, None, "f")]
    found = twins(people(rows), "id", names=("name",), birth="born", phone="phone", sex="sex")
    assert [(pair.a, pair.b) for pair in found] == [("a", "b")]
    assert found[0].chance > 0.5
    assert len(found[0].reasons) == 4


@pytest.mark.parametrize("case", OTHERS)
def test_two_persons_are_left_alone(case):
    (one, born), (other, again) = OTHERS[case]
    rows = [("a", one, born, None, "f"), *crowd(), ("b", other, again, None, "m")]
    assert twins(people(rows), "id", names=("name",), birth="born", sex="sex") == ()


def test_a_telephone_number_counts_with_the_name():
    rows = [("a", "Anna Lindqvist", None, "+46 70 123 45 67", "f"), *crowd(),
            ("b", "Ana Lindqvist", None, "070-1234567", "f")]  # fmt: skip
    (pair,) = twins(people(rows), "id", names=("name",), birth="born", phone="phone", sex="sex")
    assert (pair.a, pair.b) == ("a", "b")
    assert [str(reason) for reason in pair.reasons] == [
        "nearly the same name", "a date of birth is missing", "the same telephone number",
        "the same sex",
    ]  # fmt: skip


def test_a_person_of_many_rows_is_one_and_gaps_are_filled_from_later_rows():
    rows = [("a", "Anna Lindqvist", None, None, "f"), ("a", "Anna Lindqvist", BORN, None, "f"),
            *crowd(), ("b", "Lindqvist Anna", BORN, None, "f")]  # fmt: skip
    (pair,) = twins(people(rows), "id", names=("name",), birth="born")
    assert (pair.a, pair.b) == ("a", "b")


def test_the_order_of_rows_does_not_matter():
    rows = [("a", "Anna Lindqvist", BORN, None, "f"), *crowd(),
            ("b", "Ana Lindqvist", BORN, None, "f")]  # fmt: skip
    one = twins(people(rows), "id", names=("name",), birth="born")
    other = twins(people(rows[::-1]), "id", names=("name",), birth="born")
    assert [{pair.a, pair.b} for pair in one] == [{pair.a, pair.b} for pair in other]
    assert abs(one[0].score - other[0].score) < 0.5


def test_what_cannot_be_compared_is_refused():
    table = people(crowd(5))
    with pytest.raises(Refusal) as told:
        twins(table, "id", birth="born")
    assert told.value.code == "missing-field"
    with pytest.raises(Refusal) as told:
        twins(table, "id", names=("name",), birth="phone")
    assert told.value.code == "wrong-kind"
    nobody = table.keep(parse('id == "nobody"'))
    assert twins(nobody, "id", names=("name",), birth="born") == ()


def parse(text):
    from analyses.grammar.conditions import parse as condition

    return condition(text)


@given(st.lists(st.text("abcd", max_size=6), min_size=2, max_size=6))
def test_edits_are_counted_as_one_by_one(forms):
    pairs = [(i, j) for i in range(len(forms)) for j in range(len(forms))]
    left, right = (np.array(side) for side in zip(*pairs, strict=True))
    assert edits(forms, left, right).tolist() == [plainly(forms[i], forms[j]) for i, j in pairs]


def plainly(one, other):
    """The optimal string alignment distance by its definition."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1,
                    table[i - 1, j - 1] + (one[i - 1] != other[j - 1])]  # fmt: skip
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]


def test_names_lose_what_spelling_adds():
    forms = spelled(["Đặng Văn Ái", "DANG VAN AI", "مؤمنی", "مومنی", "فاطمة", "فاطمه"])
    assert forms.joined[0] == forms.joined[1] == "dangvanai"
    assert forms.joined[2] == forms.joined[3]
    assert forms.joined[4] == forms.joined[5]


def test_planted_twins_are_found_among_many_in_seconds():
    rng = random.Random(3)
    first = [
        "An",
        "Bình",
        "Cường",
        "Dũng",
        "Hà",
        "Hải",
        "Hoa",
        "Hùng",
        "Lan",
        "Linh",
        "Long",
        "Mai",
    ]
    last = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi"]
    middle = [f"{a}{b}" for a in ("Văn", "Thị", "Hữu", "Đức") for b in ("", " Anh", " Bảo")]
    rows = [
        (f"p{i}", f"{rng.choice(last)} {rng.choice(middle)} {rng.choice(first)}",
         date.fromordinal(rng.randrange(710_000, 735_000)), None, rng.choice("fm"))
        for i in range(20_000)
    ]  # fmt: skip
    planted = set()
    for i in range(200):
        id, name, born, _, sex = rows[i * 50]
        plain = unicodedata.normalize("NFD", name).replace("Đ", "D")
        bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
        rows.append((f"q{i}", bare if i % 2 else " ".join(name.split()[::-1]), born, None, sex))
        planted.add((id, f"q{i}"))
    table = people(rows)
    began = time.perf_counter()
    found = {(p.a, p.b) for p in twins(table, "id", names=("name",), birth="born", sex="sex")}
    assert time.perf_counter() - began < 15
    assert len(found & planted) >= 195
    assert len(found - planted) <= 20


PAIRS = (("a", "b", "same"), ("c", "b", "same"), ("d", "e", "different"))


def test_what_was_decided_is_done_again_and_nothing_else():
    table = from_arrow(pa.table({"id": ["a", "b", "c", "d", "e", None, "b"], "x": range(7)}))
    walk = Recipe((UniteIdentifiers("id", (*PAIRS, ("a", "z", "same"))),)).walk(table)
    assert values(walk.table, "id") == ["c", "c", "c", "d", "e", None, "c"]
    assert [str(note) for note in walk.counts[0].notes] == [
        "id no longer has: z", "3 rows have another identifier now.",
    ]  # fmt: skip
    assert str(UniteIdentifiers("id", PAIRS).words).startswith("In id, take 2 pairs")


def test_numbers_stay_numbers_when_they_are_united():
    table = from_arrow(pa.table({"id": [1, 2, 30]}))
    made = UniteIdentifiers("id", (("1", "30", "same"),)).apply(table)
    assert (kinds(made)["id"], values(made, "id")) == ("whole", [1, 2, 1])


def test_decisions_that_contradict_each_other_are_refused():
    table = from_arrow(pa.table({"id": ["a", "b", "c"]}))
    with pytest.raises(Refusal) as told:
        UniteIdentifiers("id", (*PAIRS, ("a", "c", "different"))).apply(table)
    assert told.value.code == "contradicting-pairs"
    with pytest.raises(Refusal) as told:
        UniteIdentifiers("id", (("a", "b", "perhaps"),)).apply(table)
    assert told.value.code == "unknown-option"


def test_the_quality_report_shows_pairs_and_unites_none():
    rows = [("a", "Anna Lindqvist", BORN, None, "f"), *crowd(),
            ("b", "Ana Lindqvist", BORN, None, "f")]  # fmt: skip
    table = people(rows).with_design(Design(((Role.PERSON, "id"), (Role.BIRTH, "born"))))
    (found,) = [finding for finding in quality(table) if finding.code == "probable-twins"]
    assert found.rows == (1, 402)
    assert found.fix is None
    assert "1 pair of identifiers" in str(found.words)
