"""Derive the long file, the codebook and the readme of the National Supported Work data.

The rows of ``nsw.csv`` are real. They are made only once, from the file ``nsw_mixtape.dta`` of
the package causaldata: ``python -m sample_data.nsw_1976.make nsw_mixtape.dta``. Without an
argument the committed rows are kept and everything else is derived from them.
"""

import csv
import io
import sys
from pathlib import Path

from sample_data import writing
from sample_data.writing import aggregate, column, levels, table, words

SOURCE = "LaLonde (1986); Dehejia and Wahba (1999, 2002)"
YES_NO = levels({"yes": words("yes", "بله", "是", "có"), "no": words("no", "خیر", "否", "không")})


def make(folder: Path, original: Path | None = None) -> None:
    """Write every file of this programme into the folder."""
    wide = folder / "nsw.csv"
    if original is not None:
        wide.write_text(_rows_of(original), encoding="utf-8", newline="\n")
    people = list(csv.DictReader(io.StringIO(wide.read_text("utf-8"))))
    (folder / "nsw_long.csv").write_text(_long(people), encoding="utf-8", newline="\n")
    writing.write(folder, _book(), _PROSE)


def _rows_of(original: Path) -> str:
    import pandas as pd

    found = pd.read_stata(original)
    lines = [
        "person,arm,age,education,black,hispanic,married,nodegree,re74,re75,re78,"
        "employed_75,employed_78"
    ]
    for person, row in enumerate(found.itertuples(index=False), start=1):
        flags = [("no", "yes")[int(each)] for each in (row.black, row.hisp, row.marr, row.nodegree)]
        money = [_shortest(each) for each in (row.re74, row.re75, row.re78)]
        worked = ["yes" if each > 0 else "no" for each in (row.re75, row.re78)]
        arm = "treated" if row.treat == 1 else "control"
        cells = [str(person), arm, str(int(row.age)), str(int(row.educ)), *flags, *money, *worked]
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"


def _shortest(value: float) -> str:
    """Write the shortest digits that give the single-precision number back."""
    import numpy as np

    return np.format_float_positional(np.float32(value), trim="-")


def _long(people: list[dict[str, str]]) -> str:
    lines = ["person,arm,year,earnings,employed"]
    for each in people:
        for year in ("75", "78"):
            cells = (each["person"], each["arm"], f"19{year}", each[f"re{year}"])
            lines.append(",".join((*cells, each[f"employed_{year}"])))
    return "\n".join(lines) + "\n"


_PERSON = column("person", words("Person", "شخص", "人员", "Người"), "id", "person")
_ARM = column(
    "arm",
    words("Arm", "گروه آزمایش", "组别", "Nhóm"),
    "category",
    "arm",
    levels=levels(
        {
            "treated": words("treated", "برنامه", "干预组", "can thiệp"),
            "control": words("control", "گواه", "对照组", "đối chứng"),
        }
    ),
)
_DOLLARS = "1982 USD per year"


def _book() -> writing.Row:
    flag = {"kind": "category", "role": "covariate", "levels": YES_NO}
    return {
        "programme": "nsw_1976",
        "language": "en",
        "calendar": "gregorian",
        "synthetic": False,
        "title": words(
            "National Supported Work demonstration, 1976–1978",
            "طرح ملی کار حمایت‌شده، ۱۹۷۶ تا ۱۹۷۸",
            "全国支持性工作示范项目，1976–1978年",
            "Chương trình thí điểm việc làm có hỗ trợ quốc gia, 1976–1978",
        ),
        "story": words(
            "Real people were drawn by lot for nine to eighteen months of supported work; "
            "what they earned before and after is published.",
            "افراد واقعی به قید قرعه ۹ تا ۱۸ ماه کار حمایت‌شده گرفتند "
            "و درآمد پیش و پس از آن منتشر شده است.",
            "真实人员经随机分配获得九至十八个月的支持性工作，其前后收入均已公开发表。",
            "Những người thật được rút thăm để nhận chín đến mười tám tháng việc làm có hỗ trợ; "
            "thu nhập trước và sau đã được công bố.",
        ),
        "files": [
            table(
                "nsw.csv",
                words(
                    "Participants and controls",
                    "شرکت‌کنندگان و گروه گواه",
                    "参与者与对照者",
                    "Người tham gia và người đối chứng",
                ),
                words(
                    "One row per person, with earnings before and after.",
                    "هر سطر یک نفر، با درآمد پیش و پس.",
                    "每行一人，含前后收入。",
                    "Mỗi dòng một người, có thu nhập trước và sau.",
                ),
                "persons",
                445,
                [
                    _PERSON,
                    _ARM,
                    column(
                        "age",
                        words("Age", "سن", "年龄", "Tuổi"),
                        "integer",
                        "covariate",
                        unit="years",
                    ),
                    column(
                        "education",
                        words("Education", "سال‌های تحصیل", "受教育年限", "Số năm đi học"),
                        "integer",
                        "covariate",
                        unit="years",
                    ),
                    column("black", words("Black", "سیاه‌پوست", "黑人", "Da đen"), **flag),
                    column(
                        "hispanic",
                        words("Hispanic", "هیسپانیک", "西班牙裔", "Gốc Tây Ban Nha"),
                        **flag,
                    ),
                    column("married", words("Married", "متأهل", "已婚", "Đã kết hôn"), **flag),
                    column(
                        "nodegree",
                        words("No degree", "بدون مدرک", "无学历", "Không có bằng cấp"),
                        **flag,
                    ),
                    column(
                        "re74",
                        words("Earnings 1974", "درآمد ۱۹۷۴", "1974年收入", "Thu nhập 1974"),
                        "number",
                        "covariate",
                        unit=_DOLLARS,
                    ),
                    column(
                        "re75",
                        words("Earnings 1975", "درآمد ۱۹۷۵", "1975年收入", "Thu nhập 1975"),
                        "number",
                        "covariate",
                        unit=_DOLLARS,
                        note="Also the measurement before, beside re78.",
                    ),
                    column(
                        "re78",
                        words("Earnings 1978", "درآمد ۱۹۷۸", "1978年收入", "Thu nhập 1978"),
                        "number",
                        "outcome",
                        unit=_DOLLARS,
                    ),
                    column(
                        "employed_75",
                        words("Employed 1975", "شاغل در ۱۹۷۵", "1975年就业", "Có việc làm 1975"),
                        "category",
                        "before",
                        levels=YES_NO,
                        note="yes where re75 is over 0",
                    ),
                    column(
                        "employed_78",
                        words("Employed 1978", "شاغل در ۱۹۷۸", "1978年就业", "Có việc làm 1978"),
                        "category",
                        "after",
                        levels=YES_NO,
                        note="yes where re78 is over 0",
                    ),
                ],
                values={"treated level": "treated", "positive": "yes"},
            ),
            table(
                "nsw_long.csv",
                words("Earnings by year", "درآمد به تفکیک سال", "分年收入", "Thu nhập theo năm"),
                words(
                    "The same people, one row per person and year.",
                    "همان افراد، هر سطر یک نفر در یک سال.",
                    "同一批人，每人每年一行。",
                    "Cùng những người ấy, mỗi người mỗi năm một dòng.",
                ),
                "persons",
                890,
                [
                    _PERSON,
                    _ARM,
                    column("year", words("Year", "سال", "年份", "Năm"), "integer", "time"),
                    column(
                        "earnings",
                        words("Earnings", "درآمد", "收入", "Thu nhập"),
                        "number",
                        "outcome",
                        unit=_DOLLARS,
                    ),
                    column(
                        "employed",
                        words("Employed", "شاغل", "就业", "Có việc làm"),
                        "category",
                        levels=YES_NO,
                        note="yes where earnings are over 0",
                    ),
                ],
                values={
                    "treated level": "treated",
                    "policy start": 1978,
                    "before_level": 1975,
                    "after_level": 1978,
                    "positive": "yes",
                },
            ),
        ],
        "aggregates": [
            aggregate(
                "n_treated",
                words("Treated persons", "افراد برنامه", "干预组人数", "Số người can thiệp"),
                185,
                "persons",
                SOURCE,
                counted={"file": "nsw.csv", "where": {"arm": "treated"}},
            ),
            aggregate(
                "n_control",
                words("Control persons", "افراد گواه", "对照组人数", "Số người đối chứng"),
                260,
                "persons",
                SOURCE,
                counted={"file": "nsw.csv", "where": {"arm": "control"}},
            ),
            aggregate(
                "mean_re78_treated",
                words(
                    "Mean earnings 1978, treated",
                    "میانگین درآمد ۱۹۷۸، برنامه",
                    "1978年平均收入，干预组",
                    "Thu nhập bình quân 1978, can thiệp",
                ),
                6349.14,
                "persons",
                SOURCE,
                counted={"file": "nsw.csv", "where": {"arm": "treated"}, "mean": "re78"},
            ),
            aggregate(
                "mean_re78_control",
                words(
                    "Mean earnings 1978, control",
                    "میانگین درآمد ۱۹۷۸، گواه",
                    "1978年平均收入，对照组",
                    "Thu nhập bình quân 1978, đối chứng",
                ),
                4554.80,
                "persons",
                SOURCE,
                counted={"file": "nsw.csv", "where": {"arm": "control"}, "mean": "re78"},
            ),
            aggregate(
                "experimental_difference",
                words(
                    "Experimental difference in 1978 earnings",
                    "تفاوت آزمایشی درآمد ۱۹۷۸",
                    "1978年收入的实验差异",
                    "Chênh lệch thực nghiệm thu nhập 1978",
                ),
                1794.34,
                "persons",
                SOURCE,
            ),
        ],
    }


_PROSE = """
The experimental subset of Dehejia and Wahba: 185 persons drawn for the programme and 260 drawn as
controls. The rows are real and long published; nobody can be identified from them. They come from
`nsw_mixtape` of the package causaldata (Nick Huntington-Klein, MIT licence), with our column names,
`yes` and `no` for 1 and 0, and a running number for the person.

- LaLonde, Robert (1986). Evaluating the Econometric Evaluations of Training Programs with
  Experimental Data. *American Economic Review* 76 (4), 604–620.
- Dehejia, Rajeev, and Sadek Wahba (1999). Causal Effects in Nonexperimental Studies: Reevaluating
  the Evaluation of Training Programs. *Journal of the American Statistical Association* 94 (448),
  1053–1062.
- Dehejia, Rajeev, and Sadek Wahba (2002). Propensity Score-Matching Methods for Nonexperimental
  Causal Studies. *Review of Economics and Statistics* 84 (1), 151–161.

Because arms were drawn by lot, the plain difference in 1978 earnings is the effect: 1,794 dollars
(standard error 633).
"""


if __name__ == "__main__":
    make(Path(__file__).parent, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
