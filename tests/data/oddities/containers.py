"""Files that are not what their ending says, and files that hold others."""

# ruff: noqa: E501 - pictures of files are as wide as the files are

from __future__ import annotations

import gzip
import io
import zipfile

from tests.data.oddities.oddity import Oddity, raw, sheet

_TEXT = "person,county,hours\np1,Kent,20\np2,Essex,30\np3,Kent,16\n"
_TRUTH = """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
"""
_HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td {color: black}</style>
</head><body><table border="1">
<tr><th colspan="4">اداره کل بهزیستی</th></tr>
<tr><th rowspan="2">کد</th><th rowspan="2">نام</th><th colspan="2">فصل اول</th></tr>
<tr><th>ساعت</th><th>دستمزد</th></tr>
<tr><td>0012</td><td>علي&nbsp;رضايي</td><td>۴۰</td><td>۶۳٬۵۰۰٬۰۰۰</td></tr>
<tr><td>0013</td><td>زهرا<br>احمدی</td><td>۳۶</td><td>۴۷٬۰۰۰٬۰۰۰</td></tr>
<tr><td>0014</td><td>مریم &amp; رضا</td><td>۲۰</td><td></td></tr>
</table></body></html>"""
_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="People"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">Register</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">person</Data></Cell><Cell><Data ss:Type="String">start</Data></Cell>
<Cell><Data ss:Type="String">hours</Data></Cell><Cell><Data ss:Type="String">works</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">0012</Data></Cell><Cell><Data ss:Type="DateTime">2023-02-16T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Number">20.5</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">0013</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">30</Data></Cell>
<Cell><Data ss:Type="Boolean">0</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">0014</Data></Cell><Cell><Data ss:Type="DateTime">2023-11-21T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Number">16</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def _zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "."), text)
    return packed.getvalue()


ODDITIES = (
    Oddity(
        "web_page.xls",
        raw(_HTML.encode("utf-8")),
        """
کد | نام | فصل اول · ساعت | فصل اول · دستمزد
0012 | علی رضایی | 40 | 63500000
0013 | زهرا احمدی | 36 | 47000000
0014 | مریم & رضا | 20 |
""",
    ),
    Oddity(
        "web_page_gbk.xls",
        raw(
            "<table><tr><td>编号</td><td>姓名</td><td>工资</td></tr>"
            "<tr><td>J001</td><td>李伟<td>2,100.50</tr><tr><td>J002</td><td>王芳<td>2,300.25</tr></table>"
            .encode("gbk")
        ),
        """
编号 | 姓名 | 工资
J001 | 李伟 | 2100.5
J002 | 王芳 | 2300.25
""",
    ),
    Oddity(
        "spreadsheet_2003.xls",
        raw(_XML.encode("utf-8")),
        """
person | start | hours | works
0012 | 2023-02-16 | 20.5 | true
0013 |  | 30 | false
0014 | 2023-11-21 | 16 | true
""",
    ),
    Oddity("text_named.xls", raw(_TEXT.encode()), _TRUTH),
    Oddity("text_named.xlsx", raw(_TEXT.replace(",", "\t").encode("utf-16")), _TRUTH),
    Oddity("workbook_named.csv", sheet([["person", "hours"], ["p1", 20], ["p2", 30]]), """
person | hours
p1 | 20
p2 | 30
"""),
    Oddity("packed_one.zip", raw(_zipped(people__csv=_TEXT)), _TRUTH),
    Oddity(
        "packed_two.zip",
        raw(_zipped(people__csv=_TEXT, costs__csv="provider,cost\nHope,1200\nSkills,3400\n")),
        _TRUTH,
        answers={"sheet": "people.csv"},
    ),
    Oddity("packed.csv.gz", raw(gzip.compress(_TEXT.encode(), mtime=0)), _TRUTH),
    Oddity("objects.json", raw(b'[{"person": "p1", "hours": 20}]'), refused="unknown-type"),
    Oddity(
        "letter.docx",
        raw(_zipped(**{"word/document__xml": "<w:document/>", "[Content_Types]__xml": "<Types/>"})),
        refused="unknown-type",
    ),
    Oddity("page_without_table.html", raw(b"<html><body><p>Nothing</p></body></html>"), refused="unknown-type"),
)  # fmt: skip
