"""Text files: their encodings, the signs between cells, and what stands around the table."""

# ruff: noqa: E501 - pictures of files are as wide as the files are

from __future__ import annotations

from tests.data.oddities.oddity import Oddity, lines, raw

_VIET = """
Mã;Họ tên;Huyện
01;Lê Thị Ngọc;Hội An
02;Nguyễn Văn Bình;Núi Thành
03;Trần Thị Mỹ Lệ;Điện Bàn
"""
_SPOILT = "person,café,county\np1,crème,Kent\np2,Zoë,Essex\np3,señor,Côte\n"
_WELL = """
person | café | county
p1 | crème | Kent
p2 | Zoë | Essex
p3 | señor | Côte
"""

ODDITIES = (
    Oddity(
        "gbk.csv",
        lines("""
编号,姓名,县区,就业类型
J001,李伟,浔阳区,支持性就业
J002,王芳,濂溪区,庇护性就业
J003,张敏,庐山市,公益性岗位
""", "gbk", "\r\n"),
        """
编号 | 姓名 | 县区 | 就业类型
J001 | 李伟 | 浔阳区 | 支持性就业
J002 | 王芳 | 濂溪区 | 庇护性就业
J003 | 张敏 | 庐山市 | 公益性岗位
""",
    ),
    Oddity(
        "short_gbk.csv",
        lines("姓名,工资\n李伟,2100\n王芳,2300\n", "gbk"),
        """
姓名 | 工资
李伟 | 2100
王芳 | 2300
""",
    ),
    Oddity(
        "big5.csv",
        lines("""
編號,姓名,縣市,就業類型
J001,陳偉,臺北市,支持性就業
J002,林芳,新竹縣,庇護性就業
J003,張敏,高雄市,公益性崗位
""", "big5"),
        """
編號 | 姓名 | 縣市 | 就業類型
J001 | 陳偉 | 臺北市 | 支持性就業
J002 | 林芳 | 新竹縣 | 庇護性就業
J003 | 張敏 | 高雄市 | 公益性崗位
""",
    ),
    Oddity(
        "cp1256.csv",
        lines("""
شماره;نام;شهرستان
1;علي رضايي;قوچان
2;زهرا احمدي;سبزوار
3;مريم يوسفي;نيشابور
""", "cp1256"),
        """
شماره | نام | شهرستان
1 | علی رضایی | قوچان
2 | زهرا احمدی | سبزوار
3 | مریم یوسفی | نیشابور
""",
    ),
    Oddity(
        "cp1252.csv",
        raw("person,name,wage\np1,Zoë Müller,£12.50\np2,José Peña,£11.00\np3,Anaïs Côté,£9.75\n".encode("cp1252")),
        """
person | name | wage
p1 | Zoë Müller | 12.5
p2 | José Peña | 11
p3 | Anaïs Côté | 9.75
""",
        units={"wage": "£"},
    ),
    Oddity(
        "utf16_tabs.csv",
        raw("كد\tنام\tساعت\n۱\tعلی\t۴۰\n۲\tزهرا\t۳۶\n".replace("\n", "\r\n").encode("utf-16")),
        """
كد | نام | ساعت
1 | علی | 40
2 | زهرا | 36
""",
    ),
    Oddity(
        "some_bad_bytes.csv",
        raw(
            "编号,姓名,县区\nJ001,李伟,浔阳区\nJ002,王芳,濂溪区\n".encode()
            + b"J003,\xff\xfe\xe5,"
            + "庐山市\nJ004,刘洋,浔阳区\nJ005,陈静,濂溪区\n".encode()
        ),
        """
编号 | 姓名 | 县区
J001 | 李伟 | 浔阳区
J002 | 王芳 | 濂溪区
J003 | \ufffd\ufffd\ufffd | 庐山市
J004 | 刘洋 | 浔阳区
J005 | 陈静 | 濂溪区
""",
        told=("bad-bytes",),
    ),
    Oddity(
        "spelled_twice.csv",
        raw(_SPOILT.encode("utf-8").decode("cp1252").encode("utf-8")),
        _WELL,
        answers={"encoding": "utf-8 twice (cp1252)"},
    ),
    Oddity(
        "spelled_twice_persian.csv",
        raw("نام,شهر\nعلی,قم\nزهرا,مشهد\n".encode().decode("latin-1").encode("utf-8")),
        """
نام | شهر
علی | قم
زهرا | مشهد
""",
        answers={"encoding": "utf-8 twice (cp1252)"},
    ),
    Oddity(
        "spelled_twice_cp1256.csv",
        raw("نام,شهر\nعلی,قم\nسارا,تبریز\n".encode().decode("cp1256", "ignore").encode("utf-8")),
        """
نام | شهر
علی | قم
سارا | تبریز
""",
        answers={"encoding": "utf-8 twice (cp1256)"},
    ),
    Oddity(
        "pipes.txt",
        lines(_VIET.replace(";", "|")),
        """
Mã | Họ tên | Huyện
01 | Lê Thị Ngọc | Hội An
02 | Nguyễn Văn Bình | Núi Thành
03 | Trần Thị Mỹ Lệ | Điện Bàn
""",
    ),
    Oddity(
        "persian_commas.csv",
        lines("""
کد؛نام؛شهر
م۱؛علی، رضایی؛قم
م۲؛زهرا، احمدی؛مشهد
م۳؛مریم، یوسفی؛یزد
"""),
        """
کد | نام | شهر
م۱ | علی، رضایی | قم
م۲ | زهرا، احمدی | مشهد
م۳ | مریم، یوسفی | یزد
""",
    ),
    Oddity(
        "full_width_commas.csv",
        lines("""
姓名，县区，工资
李伟，浔阳区，2100
王芳，濂溪区，2300
张敏，庐山市，2500
"""),
        """
姓名 | 县区 | 工资
李伟 | 浔阳区 | 2100
王芳 | 濂溪区 | 2300
张敏 | 庐山市 | 2500
""",
    ),
    Oddity(
        "sep_with_titles.csv",
        lines("""
sep=;
Monthly return;;
;;
person;county;hours
p1;Kent;20
p2;Essex;30
"""),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
""",
    ),
    Oddity(
        "lines_inside_cells.csv",
        lines('''
person,note,hours
p1,"asked twice,
then agreed",20
p2,"said ""no""",30
p3,plain,16
'''),
        """
person | note | hours
p1 | asked twice,¶then agreed | 20
p2 | said "no" | 30
p3 | plain | 16
""",
    ),
    Oddity(
        "preamble_of_a_system.csv",
        lines("""
# Export of CaseNet 4.2
# Generated: 2023-07-01 10:00
# Filter: open cases

case_id;county;opened;hours
0012;Kent;2023-01-05;20
0013;Essex;2023-02-07;30
0014;Kent;2023-03-01;16
3 rows exported
"""),
        """
case_id | county | opened | hours
0012 | Kent | 2023-01-05 | 20
0013 | Essex | 2023-02-07 | 30
0014 | Kent | 2023-03-01 | 16
""",
        told=("notes-left-out",),
    ),
    Oddity(
        "trailing_signs.csv",
        lines("""
person;county;hours;
p1;Kent;20;
p2;Essex;30;
p3;Kent;16;
"""),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
""",
    ),
    Oddity(
        "ends_with_mark.csv",
        raw(b"person,hours\r\np1,20\r\np2,30\r\n\x1a"),
        """
person | hours
p1 | 20
p2 | 30
""",
    ),
    Oddity(
        "old_line_ends.csv",
        raw(b"person,hours\rp1,20\rp2,30\rp3,16\r"),
        """
person | hours
p1 | 20
p2 | 30
p3 | 16
""",
    ),
    Oddity(
        "quoted_whole_rows.csv",
        lines('''
"person,county,hours"
"p1,Kent,20"
"p2,Essex,30"
"p3,Kent,16"
'''),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
""",
    ),
    Oddity(
        "one_column.csv",
        lines("wage\n2100\n2300\n2500\n"),
        """
wage
2100
2300
2500
""",
    ),
    Oddity(
        "short_rows.csv",
        lines("""
person,county,hours,wage
p1,Kent,20,9.5
p2,Essex
p3,Kent,16,11.0
"""),
        """
person | county | hours | wage
p1 | Kent | 20 | 9.5
p2 | Essex |  |
p3 | Kent | 16 | 11
""",
        told=("short-rows",),
    ),
)  # fmt: skip
