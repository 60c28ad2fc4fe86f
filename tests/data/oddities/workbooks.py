"""Workbooks: several tables on a sheet, sheets alike, formulas, errors, comments."""

# ruff: noqa: E501 - pictures of files are as wide as the files are

from __future__ import annotations

from pathlib import Path

from tests.data.oddities.oddity import Make, Oddity, book, grid, sheet
from tests.data.oddities.packages import repacked

_PEOPLE = grid("""
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""")


def _side_by_side() -> list[list[object]]:
    costs = grid("""
provider | cost
Hope | 1200
Skills | 3400
""")
    wide = [row + [None] * (3 - len(row)) for row in _PEOPLE]
    return [
        [*row, None, None, *(costs[at] if at < len(costs) else [])] for at, row in enumerate(wide)
    ]


def _without_values(path: Path) -> None:
    sheet(
        [
            ["county", "people", "placed", "share"],
            ["Kent", 120, 40, "=C2/B2"],
            ["Essex", 80, 31, "=C3/B3"],
            ["Dorset", 60, 12, "=C4/B4"],
        ]
    )(path)


def _with_errors() -> Make:
    return repacked(
        sheet(
            [
                ["county", "people", "share"],
                ["Kent", 120, 0.33],
                ["Essex", 80, "ERR1"],
                ["Dorset", 60, "ERR2"],
                ["Surrey", 44, 0.5],
            ]
        ),
        {
            r'<c r="C3" t="s"><v>\d+</v></c>': '<c r="C3" t="e"><v>#DIV/0!</v></c>',
            r'<c r="C4" t="s"><v>\d+</v></c>': '<c r="C4" t="e"><v>#REF!</v></c>',
            r'<c r="C3" t="inlineStr"><is><t>ERR1</t></is></c>': '<c r="C3" t="e"><v>#DIV/0!</v></c>',
            r'<c r="C4" t="inlineStr"><is><t>ERR2</t></is></c>': '<c r="C4" t="e"><v>#REF!</v></c>',
        },
    )


_MONTH = """
شهرستان | شاغل | ساعت
مشهد | {a} | 40
قوچان | {b} | 38
"""


def _months() -> dict[str, list[list[object]]]:
    return {
        "فروردین": grid(_MONTH.format(a=12, b=5)),
        "اردیبهشت": grid(_MONTH.format(a=14, b=6)),
        "خرداد": grid(_MONTH.format(a=17, b=4)),
    }


ODDITIES = (
    Oddity(
        "tables_below_each_other.xlsx",
        sheet(
            [
                ["People in the programme"],
                *_PEOPLE,
                [],
                [],
                ["Costs of providers"],
                *grid("""
provider | cost | paid
Hope | 1200 | 2023-01-05
Skills | 3400 | 2023-02-07
"""),
            ]
        ),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""",
        answers={"table": "A2:C6"},
    ),
    Oddity(
        "tables_side_by_side.xlsx",
        sheet(_side_by_side()),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""",
        answers={"table": "A1:C5"},
    ),
    Oddity(
        "second_table_chosen.xlsx",
        sheet(_side_by_side()),
        """
provider | cost
Hope | 1200
Skills | 3400
""",
        answers={"table": "F1:G3"},
    ),
    Oddity(
        "sheets_by_month.xlsx",
        book(_months()),
        """
sheet | شهرستان | شاغل | ساعت
فروردین | مشهد | 12 | 40
فروردین | قوچان | 5 | 38
اردیبهشت | مشهد | 14 | 40
اردیبهشت | قوچان | 6 | 38
خرداد | مشهد | 17 | 40
خرداد | قوچان | 4 | 38
""",
        answers={"sheet": "*"},
    ),
    Oddity(
        "some_sheets_by_month.xlsx",
        book(_months()),
        """
sheet | شهرستان | شاغل | ساعت
فروردین | مشهد | 12 | 40
فروردین | قوچان | 5 | 38
خرداد | مشهد | 17 | 40
خرداد | قوچان | 4 | 38
""",
        answers={"sheet": ("فروردین", "خرداد")},
    ),
    Oddity(
        "formulas_without_values.xlsx",
        _without_values,
        """
county | people | placed | share
Kent | 120 | 40 |
Essex | 80 | 31 |
Dorset | 60 | 12 |
""",
        told=("formulas-without-values",),
    ),
    Oddity(
        "error_cells.xlsx",
        _with_errors(),
        """
county | people | share
Kent | 120 | 0.33
Essex | 80 |
Dorset | 60 |
Surrey | 44 | 0.5
""",
        told=("error-cells",),
    ),
    Oddity(
        "comments.xlsx",
        sheet(_PEOPLE, comments={"C2": "estimated by the coach", "C4": "see letter"}),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""",
        told=("comments",),
    ),
    Oddity(
        "long_sheet_name.xlsx",
        sheet(_PEOPLE, title="\u200fآمار اشتغال معلولان استان ۱۴"),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""",
    ),
)  # fmt: skip
