"""Statistics files and columnar files."""

import pytest

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, kinds, values
from workbench.data.read import read, read_with_reading


def test_spss_labels_and_missing_ranges():
    table = read(FILES / "labelled.sav")
    assert values(table, "sex") == ["زن", "مرد", "زن", None]
    assert table.column("sex").label == "Sex of the person"
    assert table.column("sex").missing_codes == ((9, "نامعلوم"),)
    assert values(table, "age") == [30, None, None, 41]
    assert (-9, "refused") in table.column("age").missing_codes
    assert kinds(table) == {"id": "text", "sex": "text", "age": "whole", "score": "decimal"}


def test_stata_extended_missing_values():
    table = read(FILES / "labelled.dta")
    assert values(table, "pay") == [10, None, 30]
    assert table.column("pay").missing_codes == ((".a", "refused"),)
    assert values(table, "q") == ["yes", "no", "yes"]


def test_cells_stay_as_written():
    assert read_with_reading(FILES / "labelled.sav").as_written("age") == ["30", "-9", "99", "41"]


@pytest.mark.parametrize("ending", ["parquet", "feather"])
def test_columnar_files_keep_their_kinds(tmp_path, ending):
    import pyarrow as pa
    from pyarrow import feather, parquet

    whole = pa.table(
        {
            "id": ["001", "002", None],
            "since": ["۱۴۰۱/۰۵/۰۲", "۱۴۰۲/۰۱/۰۱", ""],
            "hours": [20, None, 30],
            "area": pa.array(["كرمان", "کرمان", "قم"]).dictionary_encode(),
        }
    )
    file = tmp_path / f"table.{ending}"
    (parquet.write_table if ending == "parquet" else feather.write_feather)(whole, file)
    table = read(file)
    assert kinds(table) == {"id": "text", "since": "date", "hours": "whole", "area": "text"}
    assert values(table, "since") == ["2022-07-24", "2023-03-21", None]
    assert table.levels("area") == ("قم", "کرمان")
    assert read_with_reading(file).as_written("area")[0] == "كرمان"
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "truncated"


def test_the_file_s_own_codes_are_kept_beside_their_labels(tmp_path):
    import pandas as pd
    import pyreadstat

    people = pd.DataFrame(
        {
            "sex": [1.0, 2.0, 1.0, 3.0],
            "grade": [1.0, 2.0, 3.0, 1.0],
            "score": [0.0, 10.0, 4.0, 7.0],
            "hours": [20.0, 97.0, 35.0, 40.0],
        }
    )
    file = tmp_path / "coded.sav"
    pyreadstat.write_sav(
        people,
        str(file),
        variable_value_labels={
            "sex": {1: "كرمان", 2: "قم"},
            "grade": {1: "mild", 2: "severe", 3: "severe"},
            "score": {0: "none", 10: "all"},
            "hours": {97: "Refused"},
        },
    )
    reading = read_with_reading(file)
    table = reading.table
    assert dict(table.column("sex").codes) == {"کرمان": 1, "قم": 2, "3": 3}
    assert values(table, "sex") == ["کرمان", "قم", "کرمان", "3"]
    assert dict(table.column("grade").codes) == {"mild": 1, "severe (2)": 2, "severe (3)": 3}
    assert values(table, "score") == [0, 10, 4, 7]
    assert values(table, "hours") == [20, None, 35, 40]
    told = {finding.code: finding.column for finding in reading.told}
    assert told["codes-without-labels"] == "sex"
    assert told["labels-of-some"] == "score"
