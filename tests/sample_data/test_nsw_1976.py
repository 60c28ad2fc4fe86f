"""The National Supported Work data give the published answers."""

import csv
from statistics import mean

import pytest

from sample_data import path
from sample_data.nsw_1976.make import make


@pytest.fixture(scope="module")
def people():
    return list(csv.DictReader(path("nsw_1976/nsw.csv").read_text("utf-8").splitlines()))


def earnings(people, arm):
    return [float(each["re78"]) for each in people if each["arm"] == arm]


def test_the_published_difference_is_given_by_a_plain_mean(people):
    treated, control = earnings(people, "treated"), earnings(people, "control")
    assert (len(treated), len(control)) == (185, 260)
    assert mean(treated) == pytest.approx(6349.14, abs=0.005)
    assert mean(control) == pytest.approx(4554.80, abs=0.005)
    assert mean(treated) - mean(control) == pytest.approx(1794.34, abs=0.005)


def test_employed_means_earning_anything(people):
    for each in people:
        for year in ("75", "78"):
            assert (each[f"employed_{year}"] == "yes") == (float(each[f"re{year}"]) > 0)


def test_the_long_file_says_what_the_wide_file_says(people):
    long = csv.DictReader(path("nsw_1976/nsw_long.csv").read_text("utf-8").splitlines())
    wide = {each["person"]: each for each in people}
    rows = list(long)
    assert len(rows) == 2 * len(people)
    for row in rows:
        year = row["year"][2:]
        person = wide[row["person"]]
        assert row["earnings"] == person[f"re{year}"]
        assert row["employed"] == person[f"employed_{year}"]
        assert row["arm"] == person["arm"]


def test_the_maker_derives_the_same_files(tmp_path):
    for name in ("nsw.csv",):
        (tmp_path / name).write_bytes(path(f"nsw_1976/{name}").read_bytes())
    make(tmp_path)
    for name in ("nsw.csv", "nsw_long.csv", "codebook.json", "README.md"):
        assert (tmp_path / name).read_bytes() == path(f"nsw_1976/{name}").read_bytes()
