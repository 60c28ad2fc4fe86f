"""Pictures made by hand, of every kind that the analyses ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import exp, sin, sqrt

from analyses.grammar.picture import (
    Axis,
    Band,
    Bar,
    Cell,
    Interval,
    Line,
    Measure,
    Moment,
    Note,
    Picture,
    Point,
    Series,
    Step,
    Strip,
)  # fmt: skip
from analyses.grammar.words import Amount, Count, Day, Name, Period, Points, Share, Words

PERSIAN = (
    "آسیب نخاعی",
    "معلولیت ذهنی",
    "کم‌بینا و نابینا",
    "ناشنوا",
    "اختلال روان",
    "معلولیت چندگانه",
)
LONG = "People referred by the regional employment office after more than two years without work"
SOURCE = Words(
    "Source: {name}. Cut-off {day}, n = {n}.",
    name=Name("programme records"),
    day=Day(date(2023, 2, 16)),
    n=620,
)


def survival(rate: float, days: int = 640) -> tuple[tuple[float, ...], tuple[float, ...]]:
    x = tuple(float(d) for d in range(0, days, 5))
    return x, tuple(exp(-rate * d - 0.02 * sin(d / 40) * (d > 0)) for d in x)


def retention() -> Picture:
    marks: list = []
    strips = []
    for key, rate in (("coach", 0.0012), ("usual", 0.0023)):
        x, y = survival(rate)
        low = tuple(max(0.0, v - 0.002 * sqrt(d)) for d, v in zip(x, y, strict=True))
        high = tuple(min(1.0, v + 0.002 * sqrt(d)) for d, v in zip(x, y, strict=True))
        marks += [Band(key, x, low, high, stepped=True), Step(key, x, y)]
        at = tuple(float(91 * q) for q in range(8))
        strips.append(Strip(key, at, tuple(int(310 * exp(-2 * rate * d)) for d in at)))
    marks.append(Moment(364.0, Words("{weeks} weeks", weeks=52)))
    return Picture(
        title=Words(
            "People with a job coach kept their jobs longer: {a} still in work after {n} days "
            "against {b}",
            a=Share(0.646, 310),
            b=Share(0.433, 310),
            n=365,
        ),
        subtitle=Words(
            "Share still in their first job, with {level} intervals", level=Share(0.95, 10)
        ),
        x=Axis(
            Words("Days since job start"), Measure.DAYS, 0, 640, tuple(91.0 * q for q in range(8))
        ),
        y=Axis(Words("Still in work"), Measure.SHARE, 0, 1),
        marks=tuple(marks),
        series=(Series("coach", Name("Job coach")), Series("usual", Name("Usual service"))),
        source=SOURCE,
        beneath=tuple(strips),
        beneath_label=Words("Still followed"),
        name="retention",
    )


def retention_persian() -> Picture:
    from dataclasses import replace

    return replace(
        retention(),
        title=Words(
            "{t}",
            t=Name("شاغلان با حمایت IPS مدت بیشتری در کار ماندند: ۶۵٪ پس از ۱۲ ماه در برابر ۴۳٪"),
        ),
        subtitle=Words(
            "{t}", t=Name("سهم افراد شاغل در نخستین شغل، برحسب روز از آغاز کار، فاصلهٔ اطمینان ۹۵٪")
        ),
        x=Axis(
            Words("{t}", t=Name("روز از آغاز کار")),
            Measure.DAYS,
            0,
            640,
            tuple(91.0 * q for q in range(8)),
        ),
        series=(Series("coach", Name("حمایت‌شده (IPS)")), Series("usual", Name("خدمات معمول"))),
        source=Words(
            "{t}",
            t=Name(
                "منبع: داده‌های شبیه‌سازی‌شدهٔ برنامه، ۶۲۰ نفر. نقطه‌چین پایان سال نخست را نشان می‌دهد."
            ),
        ),
        beneath_label=Words("{t}", t=Name("در معرض خطر")),
        name="retention_persian",
    )


def before_after() -> Picture:
    before, after = (0.31, 0.17, 0.28, 0.36, 0.21, 0.11), (0.49, 0.33, 0.44, 0.50, 0.30, 0.15)
    rows = tuple(float(i) for i in range(6))
    lines = tuple(
        Line("after", (b, a), (r, r)) for b, a, r in zip(before, after, rows, strict=True)
    )
    return Picture(
        title=Words(
            "All six groups gained, people with several impairments least: {gain}",
            gain=Points(0.04, signed=True),
        ),
        subtitle=Words("Employment rate before and after the programme"),
        x=Axis(Words("Employment rate"), Measure.SHARE),
        y=Axis(Words("Disability"), Measure.CATEGORY, categories=tuple(Name(n) for n in PERSIAN)),
        marks=(
            *lines,
            Point("before", before, rows, hollow=True, labels=tuple(Share(v, 50) for v in before)),  # type: ignore[arg-type]
            Point(
                "after",
                after,
                rows,
                labels=tuple(
                    Words(
                        "{share} ({change})",
                        share=Share(a, 50),
                        change=Amount(100 * (a - b), 0, signed=True),
                    )
                    for a, b in zip(after, before, strict=True)
                ),
            ),
        ),
        series=(Series("before", Words("Before")), Series("after", Words("After"))),
        source=SOURCE,
        name="before_after",
    )


def cohort_triangle() -> Picture:
    cells = []
    for row in range(8):
        for column in range(9):
            n = 105 - 7 * row
            age = 8 - row
            if column > age:
                cells.append(Cell(column, row, None, status="immature"))
            elif row == 7 and column == 1:
                cells.append(Cell(column, row, None, status="withheld"))
            else:
                status = "provisional" if column == age else "mature"
                cells.append(
                    Cell(
                        column,
                        row,
                        exp(-0.11 * column) + 0.004 * row * (column > 0),
                        n,
                        status=status,
                    )
                )
    return Picture(
        title=Words(
            "Cohorts from {start} on stayed longer: {a} after three quarters, {b} before",
            start=Period("2022-Q1"),
            a=Share(0.78, 50),
            b=Share(0.71, 50),
        ),
        subtitle=Words("Share still in work at the end of each quarter, by cohort of intake"),
        x=Axis(
            Words("Quarters since job start"),
            Measure.QUARTERS,
            categories=tuple(
                Words("{age}", age=Amount(float(i), 0, signed=i > 0)) for i in range(9)
            ),
        ),
        y=Axis(
            Words("Cohort"),
            Measure.PERIOD,
            categories=tuple(Period(f"{2021 + i // 4}-Q{i % 4 + 1}") for i in range(8)),
        ),
        marks=tuple(cells),
        source=SOURCE,
        notes=(
            Words(
                "Hatched: not everybody has reached this age. A dash: fewer than {n} people.", n=10
            ),
        ),
        name="cohort_triangle",
    )


def stage_funnel() -> Picture:
    names = ("Referred", "Registered", "Plan agreed", "Started work", "Three months", "Six months")
    numbers = (1240, 985, 760, 412, 318, 251)
    shares = (None, 0.79, 0.77, 0.54, 0.77, 0.79)
    labels = tuple(
        Words("{n} ({share})", n=n, share=Share(s, 50)) if s else Words("{n}", n=n)
        for n, s in zip(numbers, shares, strict=True)
    )
    rows = tuple(float(i) for i in range(6))
    others = tuple(i for i in range(6) if i != 3)
    return Picture(
        title=Words("Most are lost between plan and job: {n} of every 100", n=46),
        subtitle=Words("People at each stage, and the share of the stage before"),
        x=Axis(Words("People"), Measure.COUNT, 0),
        y=Axis(Words("Stage"), Measure.CATEGORY, categories=tuple(Words(n) for n in names)),
        marks=(
            Bar(
                "rest",
                tuple(rows[i] for i in others),
                tuple(float(numbers[i]) for i in others),
                along="x",
                labels=tuple(labels[i] for i in others),
            ),
            Bar("lost", (3.0,), (412.0,), along="x", labels=(labels[3],)),
        ),
        series=(Series("rest", Name("")), Series("lost", Name(""))),
        source=SOURCE,
        name="stage_funnel",
    )


def event_study() -> Picture:
    x = (-4.0, -3.0, -2.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
    y = (0.004, -0.006, 0.003, 0.031, 0.058, 0.072, 0.081, 0.079, 0.084)
    half = tuple(0.022 + 0.002 * abs(v) for v in x)
    low = tuple(a - b for a, b in zip(y, half, strict=True))
    high = tuple(a + b for a, b in zip(y, half, strict=True))
    return Picture(
        title=Words(
            "Employment rose by {gain} five years after the start; no trend before",
            gain=Points(0.084),
        ),
        subtitle=Words(
            "Difference in employment rate against the comparison group, with {level} intervals",
            level=Share(0.95, 10),
        ),
        x=Axis(
            Words("Years since the start"),
            Measure.YEARS,
            ticks=tuple(float(v) for v in range(-4, 6)),
        ),
        y=Axis(Words("Percentage points"), Measure.POINTS),
        marks=(
            Interval("before", x[:3], low[:3], high[:3]),
            Point("before", x[:3], y[:3]),
            Interval("effect", x[3:], low[3:], high[3:]),
            Point("effect", x[3:], y[3:]),
            Point("reference", (-1.0,), (0.0,), hollow=True, labels=(Words("reference"),)),
            Moment(-0.5, Words("Start of the programme")),
        ),
        series=(
            Series("before", Words("Before the start"), "context"),
            Series("effect", Words("After the start")),
            Series("reference", Name(""), "context"),
        ),
        source=SOURCE,
        name="event_study",
    )


def placement() -> Picture:
    weeks = (13.0, 26.0, 52.0)
    rates = {"coach": (0.24, 0.41, 0.55), "group": (0.18, 0.33, 0.46), "usual": (0.12, 0.25, 0.37)}
    marks: list = []
    for key, rate in rates.items():
        marks += [
            Interval(
                key,
                weeks,
                tuple(r - 0.05 for r in rate),
                tuple(r + 0.05 for r in rate),
                n=(200, 180, 90),
                k=tuple(int(180 * r) for r in rate),
            ),
            Point(key, weeks, rate, n=(200, 180, 90), labels=tuple(Share(r, 50) for r in rate)),  # type: ignore[arg-type]
        ]
    return Picture(
        title=Words(
            "{share} of those with a job coach were placed within {weeks} weeks",
            share=Share(0.41, 50),
            weeks=Count(26),
        ),
        subtitle=Words(
            "Share of starters placed in time, with {level} intervals", level=Share(0.95, 10)
        ),
        x=Axis(Words("Weeks since start"), Measure.WEEKS, ticks=weeks),
        y=Axis(Words("Placed"), Measure.SHARE, 0),
        marks=tuple(marks),
        series=(
            Series("coach", Name("Job coach")),
            Series("group", Name("Group training")),
            Series("usual", Name("Usual service")),
        ),
        source=SOURCE,
        name="placement",
    )


def forest() -> Picture:
    names = (
        "Women",
        "Aged 50 and over",
        "Severe disability",
        LONG,
        "Rural area",
        "Prior work within a year",
    )
    values = (0.92, 0.71, 0.64, 0.55, 1.12, 2.31)
    rows = tuple(float(i) for i in range(6))
    low, high = tuple(v * 0.8 for v in values), tuple(v * 1.25 for v in values)
    labels = tuple(
        Words("{v} ({low} to {high})", v=v, low=a, high=b)
        for v, a, b in zip(values, low, high, strict=True)
    )
    return Picture(
        title=Words(
            "Recent work matters most: odds of a placement {ratio} times as high", ratio=2.31
        ),
        subtitle=Words("Odds ratios of placement, with {level} intervals", level=Share(0.95, 10)),
        x=Axis(Words("Odds ratio"), Measure.RATIO, 0),
        y=Axis(Words("Characteristic"), Measure.CATEGORY, categories=tuple(Name(n) for n in names)),
        marks=(
            Moment(1.0, Words("no difference")),
            Interval("odds", rows, low, high, along="x"),
            Point("odds", values, rows, labels=labels),
        ),
        series=(Series("odds", Words("Odds ratio")),),
        source=SOURCE,
        name="forest",
    )


def provider_funnel() -> Picture:
    sizes = tuple(15.0 + 7.3 * i for i in range(34))
    rates = tuple(0.42 + 0.13 * sin(i * 1.7) / (1 + i / 30) for i in range(34))
    out = (1, 5, 8, 25, 30)
    grid = tuple(float(n) for n in range(12, 270, 3))
    marks: list = [
        Line("95", grid, tuple(0.42 + s * 1.96 * sqrt(0.42 * 0.58 / n) for n in grid), dashed=True)
        for s in (1, -1)
    ] + [
        Line("99", grid, tuple(0.42 + s * 3.09 * sqrt(0.42 * 0.58 / n) for n in grid))
        for s in (1, -1)
    ]
    marks += [
        Point(
            "in",
            tuple(sizes[i] for i in range(34) if i not in out),
            tuple(rates[i] for i in range(34) if i not in out),
        ),
        Point(
            "out",
            tuple(sizes[i] for i in out),
            tuple(rates[i] + 0.14 for i in out),
            labels=tuple(Name(f"Site {i:02d}") for i in out),
        ),
        Moment(0.42, Words("mean {share}", share=Share(0.42, 50)), axis="y"),
    ]
    return Picture(
        title=Words(
            "{n} of {m} sites differ from the programme average by more than chance would explain",
            n=5,
            m=Count(34),
        ),
        subtitle=Words("Six-month retention by number of participants, with control limits"),
        x=Axis(Words("Participants at the site"), Measure.COUNT, 0),
        y=Axis(Words("Retained"), Measure.SHARE, 0),
        marks=tuple(marks),
        series=(
            Series("in", Words("Within limits"), "context"),
            Series("out", Words("Outside limits")),
            Series("95", Words("{level} limits", level=Share(0.95, 10)), "context"),
            Series("99", Words("{level} limits", level=Share(0.998)), "context"),
        ),
        source=SOURCE,
        name="provider_funnel",
    )


def many_lines(count: int = 12, long: bool = False) -> Picture:
    x = tuple(float(i) for i in range(8))
    marks, series = [], []
    for i in range(count):
        key = f"g{i}"
        marks.append(
            Line(key, x, tuple(0.3 + 0.02 * i / count + 0.02 * v + 0.03 * sin(i + v) for v in x))
        )
        series.append(Series(key, Name(f"{LONG} {i + 1}" if long else f"Province {i + 1}")))
    return Picture(
        title=Words("Twelve provinces moved together"),
        subtitle=Words("Employment rate of participants"),
        x=Axis(
            Words("Quarter"),
            Measure.PERIOD,
            categories=tuple(Period(f"{2021 + i // 4}-Q{i % 4 + 1}") for i in range(8)),
        ),
        y=Axis(Words("Employment rate"), Measure.SHARE),
        marks=tuple(marks),
        series=tuple(series),
        source=SOURCE,
        name=f"many_lines{'_long' if long else ''}",
    )


def many_categories() -> Picture:
    at = tuple(float(i) for i in range(30))
    lengths = tuple(None if i == 7 else (0.02 * i - 0.12) for i in range(30))
    return Picture(
        title=Words("Employment changed unevenly: {n} areas lost ground", n=6),
        subtitle=Words("Change in employment rate by area"),
        x=Axis(
            Words("Area"),
            Measure.CATEGORY,
            categories=tuple(Name(f"Area number {i + 1}") for i in range(30)),
        ),
        y=Axis(Words("Percentage points"), Measure.POINTS),
        marks=(Bar("change", at, lengths),),
        series=(Series("change", Words("Change")),),
        source=SOURCE,
        name="many_categories",
    )


def grouped_bars() -> Picture:
    at = (0.0, 1.0, 2.0)
    return Picture(
        title=Words("Part-time contracts are common in every stream"),
        subtitle=Words("Share of placements by kind of contract"),
        x=Axis(
            Words("Stream"),
            Measure.CATEGORY,
            categories=(Name("Coach"), Name("Group"), Name("Usual")),
        ),
        y=Axis(Words("Placements"), Measure.SHARE, 0),
        marks=(
            Bar("full", at, (0.41, 0.38, 0.33)),
            Bar("part", at, (0.52, 0.49, None)),
            Bar("other", at, (0.07, 0.13, 0.006)),
        ),
        series=(
            Series("full", Words("Full time")),
            Series("part", Words("Part time")),
            Series("other", Words("Other")),
        ),
        source=SOURCE,
        name="grouped_bars",
    )


def long_words() -> Picture:
    from dataclasses import replace

    return replace(
        retention(),
        title=Words(
            "{long}, and {other}, kept their jobs longer than people in every other stream of "
            "the programme that was evaluated between 2019 and 2023",
            long=Name(LONG),
            other=Name("ParticipantsWithoutAnySpaceInTheirVeryLongGroupName_2023"),
        ),
        subtitle=Words(
            "{long} with {level} intervals, by days since the start of the first job "
            "after the programme",
            long=Name(LONG),
            level=Share(0.95, 10),
        ),
        series=(
            Series("coach", Name(LONG)),
            Series("usual", Name("用法非常长的组名称：没有空格的中文名称也必须断行")),
        ),
        notes=(Words("{long}; {long}.", long=Name(LONG)),),
        name="long_words",
    )


def empty() -> Picture:
    return Picture(
        title=Words("No estimate is possible"),
        subtitle=Words("Every count is below the threshold"),
        x=Axis(Words("Weeks since start"), Measure.WEEKS),
        y=Axis(Words("Placed"), Measure.SHARE),
        marks=(Line("a", (None, None), (None, None)), Point("a", (), ()), Band("a", (), (), ())),
        series=(Series("a", Name("Job coach")),),
        name="empty",
    )


def tiny_values() -> Picture:
    return Picture(
        title=Words("Costs per head differ little"),
        subtitle=Words("Cost per placement"),
        x=Axis(Words("Months"), Measure.MONTHS),
        y=Axis(Words("Thousand"), Measure.NUMBER),
        marks=(
            Line("a", (0.0, 6.0, 12.0), (0.00012, -0.00003, 0.00021)),
            Note(6.0, -0.00003, Words("lowest")),
        ),
        series=(Series("a", Name("آزمون A")),),
        name="tiny_values",
    )


PICTURES: dict[str, Callable[[], Picture]] = {
    "retention": retention,
    "retention_persian": retention_persian,
    "before_after": before_after,
    "cohort_triangle": cohort_triangle,
    "stage_funnel": stage_funnel,
    "event_study": event_study,
    "placement": placement,
    "forest": forest,
    "provider_funnel": provider_funnel,
    "many_lines": many_lines,
    "many_lines_long": lambda: many_lines(12, long=True),
    "many_categories": many_categories,
    "grouped_bars": grouped_bars,
    "long_words": long_words,
    "empty": empty,
    "tiny_values": tiny_values,
}
