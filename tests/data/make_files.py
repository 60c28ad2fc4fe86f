"""Make the small files of `tests/data/files`, one for each oddity that real files have.

Run it from the top of the project: `python -m tests.data.make_files`. The workbook that is
protected by a password and the one of the old format were made once, by other programs.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from tests.data.oddities.catalogue import write

FILES = Path(__file__).parent / "files"


def lines(*rows: str) -> str:
    """Join rows as a text file has them."""
    return "\n".join(rows) + "\n"


def texts() -> dict[str, bytes]:
    """Every text file by its name."""
    chance = random.Random(7)
    days = [date(2023, 1, 1) + timedelta(days=chance.randrange(700)) for _ in range(40)]
    early = [day.replace(day=1 + day.day % 12) for day in days]
    made = {
        "day_or_month.csv": lines(
            "person_id,start_date", *(f"{n:04d},{d:%d/%m/%Y}" for n, d in enumerate(early))
        ),
        "day_first.csv": lines(
            "person_id,start_date", *(f"{n:04d},{d:%d/%m/%Y}" for n, d in enumerate(days))
        ),
        "month_first.csv": lines(
            "person_id,start_date", *(f"{n:04d},{d:%m/%d/%Y}" for n, d in enumerate(days))
        ),
        "two_orders.csv": lines(
            "person_id,start_date",
            *(f"{n:04d},{d:{'%d/%m/%Y' if n % 2 else '%m/%d/%Y'}}" for n, d in enumerate(days)),
        ),
        "two_digit_years.csv": lines("who,began", "1,05.03.23", "2,28.11.22", "3,17.06.21"),
        "month_names.csv": lines(
            "who,began", "1,12 Jan 2023", '2,"February 3, 2023"', "3,1-Mar-2023", "4,۵ بهمن ۱۴۰۱"
        ),
        "timestamps.csv": lines(
            "who,began", "1,2023-01-05T08:30:00Z", "2,2023-02-07 17:45", "3,2023-03-01"
        ),
        "jalali.csv": lines(
            "شماره,آغاز,پایان,ثبت",
            "م-۱,۱۴۰۱/۰۱/۱۵,١٤٠٢/٠٢/٠١,14011130",
            "م-۲,۱۳۹۹/۱۲/۳۰,١٤٠٣/١٢/٣٠,14020605",
            "م-۳,۱۴۰۰/۱۲/۳۰,,14021229",
            "م-۴,۱۴۰۲/۰۷/۰۹,١٤٠٢/١١/٢٢,14030101",
        ),
        "two_calendars.csv": lines(
            "کد,تاریخ", "1,1401/05/02", "2,2022-07-24", "3,1401/06/01", "4,2022-08-30"
        ),
        "year_month_day.csv": lines(
            "case,entry_date,amount", "a,20230105,100", "b,20231130,200", "c,20240229,300"
        ),
        "serials.csv": lines("case,start date,room", "a,44951,30001", "b,45000,30002", "c,45100,9"),
        "open_ends.csv": lines(
            "case,job_start,job_end", "a,2023-01-01,9999-12-31", "b,2023-02-01,2023-05-01"
        ),
        "decimal_comma.csv": "\ufeff" + lines(
            "Mã;Lương;Giờ;Mét", "01;7.700.000 đ;25,5;1.000", "02;4.550.000 đ;12,5;2.769,5",
            "03;;40;1.208,5",
        ),
        "thousand_or_fraction.csv": lines(
            "site,score", "a,1.234", "b,2.750", "c,12.500", "d,3.001"
        ),
        "thousand_or_fraction_comma.csv": lines(
            "site;score", "a;1,234", "b;2,750", "c;12,500", "d;3,001"
        ),
        "point_and_comma.csv": lines(
            "site;value", *(f"{n};{n},5" for n in range(5)), "x;2.5", "y;3.5"
        ),
        "currency.csv": lines(
            "who,wage,dues,gift", '1,"¥2,850",$1.50,"(1,250.00)"', '2,"¥3,050",$2.25,"3,400.50"',
            '3,,$10.00,−5',
        ),
        "two_currencies.csv": lines("who,wage", "1,5000 ریال", "2,700 تومان", "3,9000 ریال"),
        "percent.csv": lines("area,rate", "a,45%", "b,50.5%", "c,12 %"),
        "persian_numbers.csv": lines(
            "نام,دستمزد,نسبت", "علی,۶۳٬۵۰۰٬۰۰۰ ریال,۳٫۵", "زهرا,۴۷٬۰۰۰٬۰۰۰ ریال,۰٫۲۵"
        ),
        "leading_zeros.csv": lines("national_id,code,age", "0056050573,01,30", "1234567890,12,41"),
        "long_numbers.csv": lines("account,age", "12345678901234567,30", "12345678901234568,41"),
        "codes_like_numbers.csv": lines("code,age", "12E4,30", "3D7,41", "5E2,22"),
        "title_rows.csv": lines(
            "Report of the employment office,,", "Printed 2023-07-01,,", ",,", "person,area,hours",
            "a1,North,20", "b2,South,30", "c3,North,25", "Total,,75", ",,",
            "Prepared by: the desk,,",
        ),
        "repeated_headings.csv": lines(
            "person,area,hours", "a1,North,20", "b2,South,30", "person,area,hours", "c3,North,25"
        ),
        "ragged_rows.csv": lines(
            "person,area,hours", *(f"p{n},North,{n + 10}" for n in range(12)), "p12,North,10,5"
        ),
        "commas_everywhere.csv": lines("person,hours", "a,10,5", "b,12,5", "c,9,5", "d,8,0"),
        "sep_line.csv": lines("sep=;", "person;hours", "a;10", "b;12"),
        "tabs.txt": lines("person\thours", "a\t10", "b\t12"),
        "no_heading.csv": lines("0001,2023-01-05,20", "0002,2023-02-05,30", "0003,2023-03-05,25"),
        "year_headings.csv": lines("county,2021,2022,2023", "a,10,11,12", "b,20,21,22"),
        "same_names.csv": lines("id, hours ,hours,\"weekly\nhours\",", "1,2,3,4,5", "2,3,4,5,6"),
        "nothing.csv": lines(
            "person,firm,wage", "1,N/A,NULL", "2,-,120.50", "3,.,99.25", "4,NULL,n/a",
            "5,None,101.00", "6,Firm A,88.75",
        ),
        "codes_for_unknown.csv": lines(
            "person,age,employed,wage,hours,cause",
            *(
                f"{n:03d},{chance.choice([99, *range(20, 60)]) if n else 99},"
                f"{chance.choice([0, 1, 9])},"
                f"{'999999.99' if n % 7 == 0 else f'{900 + 37.25 * n:.2f}'},"
                f"{chance.randrange(5, 14)},{chance.choice(['0;0', '17;02', '08;02'])}"
                for n in range(60)
            ),
            "900,99,9,999999.99,9,0;0",
        ),
        "words_among_numbers.csv": lines(
            "person,hours", *(f"{n},{20 + n}" for n in range(12)), "12,about 30", "13,full time"
        ),
        "half_numbers.csv": lines(
            "person,note", "1,12", "2,15", "3,see file", "4,18", "5,none yet"
        ),
        "arabic_letters.csv": lines(
            "شهر,نام", "كرمان,علي", "کرمان,علی", "\u200cكرمان\u200c,زهرا", "مشهد ,رضا"
        ),
        "truths.csv": lines("person,open,answer", "1,TRUE,yes", "2,false,no", "3,,yes"),
        "contradictions.csv": lines(
            "person_id,full name,birth_date,job_start,job_end,death_date,weekly_hours,hourly_wage",
            "01,Ann Lee,1980-01-01,2022-01-01,2022-06-01,,30,12.5",
            "02,Bo Chen,1985-05-05,2022-03-01,2022-02-01,,30,12.5",
            "03,Cy Dow,1990-07-07,2022-01-01,,2021-12-01,200,12.5",
            "04,Di Fox,2015-01-01,2022-01-01,,,30,-3.0",
            "05,Ann Lee,1980-01-01,2022-01-01,,,30,12.5",
            "06,Ed Gil,1970-01-01,2088-01-01,,,30,12.5",
            "01,Ann Lee,1980-01-01,2022-01-01,2022-06-01,,30,12.5",
            "07,Flo Hay,1822-01-01,2022-01-01,,,30,12.5",
        ),
        "near_levels.csv": lines(
            "person,area",
            *(f"{n},{'Harbour' if n % 2 else 'North side'}" for n in range(60)),
            "61,harbour", "62,Harbuor", "63,North  side",
        ),
        "blank.csv": " \n\n \t\n",
        "heading_only.csv": "a,b,c\n",
    }  # fmt: skip
    persian = ["رضا احمدي;مشهد;30", "مريم كاظمي;قوچان;41"]
    western = ["Zoë Müller;Besançon;déjà reçu – été", "José Núñez;Málaga;año próximo"]
    chinese = [f'{n:04d},浔阳区,2014年1月{n + 1}日,"¥2,{n + 100}"' for n in range(20)]
    taiwanese = ["001,九龍灣,支持就業服務", "002,觀塘區,庇護工場"]
    coded = {
        "persian_cp1256.csv": ("cp1256", lines("نام;شهر;سن", *persian * 8)),
        "vietnamese_cp1258.csv": ("cp1258", _decomposed()),
        "western_cp1252.csv": ("cp1252", lines("name;town;note", *western * 8)),
        "chinese_gb18030.csv": ("gb18030", lines("档案号,县区,建档日期,月工资", *chinese)),
        "chinese_big5.csv": ("big5", lines("編號,地區,就業類型", *taiwanese * 10)),
        "utf16.csv": ("utf-16", lines("person,town", "1,Núi Thành", "2,مشهد")),
    }
    made_bytes = {name: text.encode("utf-8") for name, text in made.items()}
    return made_bytes | {name: text.encode(code) for name, (code, text) in coded.items()}


def _decomposed() -> str:
    import unicodedata

    text = lines("họ tên;huyện", *(["Nguyễn Thị Hường;Núi Thành", "Trần Văn Dũng;Thăng Bình"] * 8))
    # The old code page has tone marks as signs of their own behind the vowel.
    return "".join(
        sign if _fits(sign) else _toned(unicodedata.normalize("NFD", sign)) for sign in text
    )


def _toned(parts: str) -> str:
    import unicodedata

    for cut in range(len(parts), 0, -1):
        head = unicodedata.normalize("NFC", parts[:cut])
        if _fits(head) and all(_fits(sign) for sign in parts[cut:]):
            return head + parts[cut:]
    # Two marks in the other order: the shape belongs to the vowel, the tone comes after it.
    head = unicodedata.normalize("NFC", parts[0] + parts[2:])
    return head + parts[1]


def _fits(sign: str) -> bool:
    try:
        sign.encode("cp1258")
    except UnicodeError:
        return False
    return True


def workbooks(folder: Path) -> None:
    """Write the workbooks."""
    _titled(folder / "title_total_signature.xlsx")
    _two_rows(folder / "two_header_rows.xlsx")
    _sheets(folder / "several_sheets.xlsx")
    _hidden(folder / "hidden_rows.xlsx")
    _merged(folder / "merged_districts.xlsx")
    _numbers(folder / "native_cells.xlsx")
    _swapped(folder / "day_and_month_exchanged.xlsx")


def _titled(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    for row in (
        ["اداره کل بهزیستی"], ["گزارش شاغلان"], [],
        ["کد ملی", "نام", "شروع به کار", "پایان کار", "دستمزد"],
        ["0056050573", "علی", "۱۴۰۰/۰۶/۲۷", date(2022, 7, 1), "۶۳٬۵۰۰٬۰۰۰ ریال"],
        ["0038371578", "زهرا", "۱۴۰۰/۱۱/۱۰", date(2022, 9, 5), "۴۷٬۰۰۰٬۰۰۰ ریال"],
        ["0030165614", "مریم", "۱۴۰۱/۱۲/۲۹", None, "۸۳٬۵۰۰٬۰۰۰ ریال"],
        ["جمع کل", None, None, None, "۱۹۴٬۰۰۰٬۰۰۰ ریال"], [], ["تهیه‌کننده: کارشناس"],
    ):  # fmt: skip
        page.append(row)
    page.merge_cells("A1:E1")
    page.merge_cells("A2:E2")
    page.merge_cells("A8:D8")
    book.save(path)


def _two_rows(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["跟踪表"])
    page.append(["编号", "姓名", "第一季度", None, "第二季度", None])
    page.append([None, None, "是否就业", "月工资", "是否就业", "月工资"])
    for n in range(6):
        page.append([f"J{n:03d}", "李伟", "是", f"{n + 2},100元", "否", None])
    page.merge_cells("A1:F1")
    for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2"):
        page.merge_cells(cells)
    book.save(path)


def _sheets(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    notes = book.active
    notes.title = "Read me"
    notes.append(["This workbook has two tables"])
    for name in ("People", "Jobs"):
        page = book.create_sheet(name)
        page.append(["person", "hours"])
        page.append(["a1", 20])
        page.append(["b2", 30])
    secret = book.create_sheet("Old")
    secret.append(["person", "hours"])
    secret.append(["z9", 1])
    secret.sheet_state = "hidden"
    book.save(path)


def _hidden(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["person", "hours"])
    for n in range(6):
        page.append([f"p{n}", 20 + n])
    page.row_dimensions[4].hidden = True
    page.row_dimensions[5].hidden = True
    book.save(path)


def _merged(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["district", "person", "hours"])
    for n in range(6):
        page.append(["North" if n < 3 else "South", f"p{n}", 20 + n])
    page.merge_cells("A2:A4")
    page.merge_cells("A5:A7")
    book.save(path)


def _numbers(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["person", "start date", "mixed date", "ratio", "works"])
    page.append(["01", 44951, date(2023, 1, 26), 1.234, True])
    page.append(["02", 45000, "2023-03-15", 2.75, False])
    page.append(["03", 45100, 45100, 3.001, None])
    book.save(path)


def _swapped(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["person", "start date"])
    for n in range(8):
        page.append([f"p{n}", date(2023, 1 + n % 4, 2 + n) if n % 2 else f"{20 + n}/03/2023"])
    book.save(path)


def statistics(folder: Path) -> None:
    """Write an SPSS and a Stata file with labels and missing codes."""
    import pandas as pd
    import pyreadstat

    people = pd.DataFrame(
        {
            "id": ["001", "002", "003", "004"],
            "sex": [1.0, 2.0, 1.0, 9.0],
            "age": [30.0, -9.0, 99.0, 41.0],
            "score": [1.5, None, 2.25, 4.0],
        }
    )
    pyreadstat.write_sav(
        people,
        str(folder / "labelled.sav"),
        column_labels={"sex": "Sex of the person"},
        variable_value_labels={"sex": {1: "زن", 2: "مرد", 9: "نامعلوم"}, "age": {-9: "refused"}},
        missing_ranges={"age": [{"lo": -9, "hi": -1}, 99], "sex": [9]},
    )
    coded = pd.DataFrame({"id": ["1", "2", "3"], "pay": [10.0, "a", 30.0], "q": [1, 2, 1]})
    pyreadstat.write_dta(
        coded,
        str(folder / "labelled.dta"),
        missing_user_values={"pay": ["a"]},
        variable_value_labels={"q": {1: "yes", 2: "no"}, "pay": {"a": "refused"}},
    )


def main() -> None:
    """Write all files."""
    FILES.mkdir(exist_ok=True)
    for name, data in texts().items():
        (FILES / name).write_bytes(data)
    workbooks(FILES)
    statistics(FILES)
    write(FILES)


if __name__ == "__main__":
    main()
