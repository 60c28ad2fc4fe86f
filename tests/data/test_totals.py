"""Totals that were left out are compared with the rows above them."""

import openpyxl
import pytest

from workbench.data.read import read_with_reading


@pytest.mark.parametrize(("total", "differs"), [(60, False), (75, True)])
def test_a_total_that_does_not_add_up_is_told(tmp_path, total, differs):
    book = openpyxl.Workbook()
    rows = [["area", "placed"], ["North", 10], ["South", 20], ["East", 30], ["Total", total]]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "areas.xlsx")
    reading = read_with_reading(tmp_path / "areas.xlsx")
    told = {finding.code: finding for finding in reading.told}
    assert reading.table.size == 3
    assert ("total-differs" in told) is differs
    if differs:
        assert told["total-differs"].rows == (5,)
        assert "75" in str(told["total-differs"].words)
        assert "60" in str(told["total-differs"].words)
