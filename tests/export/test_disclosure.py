"""Small groups do not leave the desk."""

from __future__ import annotations

from dataclasses import replace

from analyses.grammar.phrases import interval
from analyses.grammar.picture import (
    Axis,
    Band,
    Bar,
    Cell,
    Measure,
    Picture,
    Point,
    Series,
    Step,
    Strip,
)
from analyses.grammar.result import Estimate, Estimates, Result
from analyses.grammar.words import Amount, Count, Name, Points, PValue, Share, Words
from workbench.export.disclosure import WITHHELD, Rules, disclose, disclose_estimates, protect
from workbench.export.figure_data import data_bytes

AXIS = Axis(Words("x"), Measure.NUMBER)


def picture(*marks: object, **more: object) -> Picture:
    return Picture(
        title=Words("A finding"),
        subtitle=Words("a measure"),
        x=AXIS,
        y=AXIS,
        marks=marks,  # type: ignore[arg-type]
        series=(Series("a", Words("A")),),
        **more,  # type: ignore[arg-type]
    )


def test_a_dot_of_few_people_disappears_with_its_label() -> None:
    mark = Point("a", (0.5, 0.6), (0.0, 1.0), (9, 40), labels=(Words("50%"), Words("60%")))
    rows = replace(AXIS, categories=(Name("one"), Name("two")))
    shown, log = disclose(replace(picture(mark), y=rows))
    assert shown.marks[0] == Point(
        "a", (None, 0.6), (0.0, 1.0), (None, 40), labels=(WITHHELD, Words("60%"))
    )
    assert log[0].numbers == 1
    assert "withheld" in str(shown.notes[-1])


def test_an_upright_dot_of_few_people_loses_its_height() -> None:
    shown, _ = disclose(picture(Point("a", (0.0, 1.0), (0.3, 0.6), (100, 100), (3, 60))))
    assert shown.marks[0] == Point("a", (0.0, 1.0), (None, 0.6), (None, 100), (None, 60))
    assert b"0.3" not in data_bytes(shown, "en")


def test_a_small_numerator_is_as_telling_as_a_small_denominator() -> None:
    shown, _ = disclose(picture(Bar("a", (0.0, 1.0), (0.05, 0.5), (100, 100), (5, 50))))
    assert shown.marks[0].length == (None, 0.5)  # type: ignore[union-attr]


def test_a_curve_stops_while_ten_are_at_risk() -> None:
    step = Step("a", (0.0, 5.0, 9.0, 12.0), (1.0, 0.8, 0.6, 0.5), (30, 20, 10, 9))
    band = Band("a", (0.0, 12.0), (0.9, 0.4), (1.0, 0.6), (30, 9), stepped=True)
    strip = Strip("a", (0.0, 12.0), (30, 9))
    shown, _ = disclose(picture(step, band, beneath=(strip,)))
    assert shown.marks[0].x == (0.0, 5.0, 9.0)  # type: ignore[union-attr]
    assert shown.marks[1].x == (0.0,)  # type: ignore[union-attr]
    assert shown.beneath[0].n == (30, None)


def test_a_cell_of_few_is_withheld_and_an_immature_one_stays_empty() -> None:
    shown, log = disclose(
        picture(Cell(0, 0, 0.5, 8, 4), Cell(1, 0, None, 0, 0, "immature"), Cell(2, 0, 0.5, 40, 20))
    )
    assert [mark.status for mark in shown.marks] == ["withheld", "immature", "mature"]  # type: ignore[union-attr]
    assert shown.marks[0].value is None  # type: ignore[union-attr]
    assert len(log) == 1


def test_a_sentence_loses_its_small_shares_and_what_gives_them_away() -> None:
    said = protect(
        Words(
            "{after} against {before}: {change}, {left} left, {amount}",
            after=Share(0.5, 100),
            before=Share(0.04, 100),
            change=Points(0.46),
            left=Count(3, people=True),
            amount=Amount(12.0),
        ),
        Rules(),
    )
    assert str(said) == "50.0% against withheld: withheld, fewer than 10 left, withheld"


def test_what_rests_on_few_takes_its_interval_along() -> None:
    said = protect(
        Words(
            "{share} ({interval}; {p}), held {median}, {gap}",
            share=Share(0.5, 100, behind=4),
            interval=interval(0.4, 0.6, 0.95, Measure.SHARE),
            p=PValue(0.02),
            median=Words("{n} day", "{n} days", n=Count(71, behind=3)),
            gap=Points(0.2, behind=40),
        ),
        Rules(),
    )
    assert str(said) == "withheld (withheld; withheld), held withheld days, 20.0 percentage points"


def test_one_part_withheld_takes_a_second_along() -> None:
    def share(name: str, n: int) -> Estimate:
        return Estimate(name, 0.5, n=n, measure=Measure.SHARE)

    result = Result(
        "q",
        Estimates(
            (
                share("placed[week=26]", 107),
                share("placed[week=26; group=a]", 60),
                share("placed[week=26; group=b]", 40),
                share("placed[week=26; group=c]", 7),
                share("placed[week=13; group=a]", 7),
            )
        ),
        Words("s"),
    )
    estimates, log = disclose_estimates(result)
    assert [item.n for item in estimates] == [107, 60, None, None, None]
    assert [item.value for item in estimates] == [0.5, 0.5, None, None, None]
    assert len(log) == 3


def test_weeks_are_no_people() -> None:
    words = Words("{share} after {weeks} weeks", share=Share(0.5, 100), weeks=4)
    assert protect(words, Rules()) == words


def test_counts_that_are_public_stay() -> None:
    public = picture(Bar("a", (0.0,), (7.0,), (7,)), published=True)
    assert disclose(public) == (public, ())


def test_estimates_of_few_have_no_value() -> None:
    result = Result(
        "q",
        Estimates(
            (
                Estimate("small", 0.5, n=8, measure=Measure.SHARE),
                Estimate("rare", 0.02, 0.0, 0.1, n=100, measure=Measure.SHARE),
                Estimate("late", 0.5, n=100, measure=Measure.SHARE, behind=9),
                Estimate("fine", 0.5, n=100, measure=Measure.SHARE),
            )
        ),
        Words("s"),
    )
    estimates, log = disclose_estimates(result)
    assert [item.value for item in estimates] == [None, None, None, 0.5]
    assert estimates["rare"].high is None
    assert [item.where for item in log] == ["small", "rare", "late"]


def test_ten_months_of_one_person_do_not_protect_anybody():
    import pandas as pd

    from analyses import BeforeAfter, as_table
    from analyses.grammar.design import Design
    from analyses.grammar.roles import Basis, Role

    rows = [
        {"person": f"p{at}", "month": month, "before": at % 2, "after": (at + month) % 2}
        for at in range(8)
        for month in range(1, 13)
    ]
    design = Design(((Role.PERSON, "person"), (Role.TIME, "month")))
    months = as_table(pd.DataFrame(rows), basis=Basis.PERSON_MONTHS, design=design)
    result = BeforeAfter(before="before", after="after", positive=1).run(months)
    assert result.estimates["before"].n == 96
    assert result.picture.rows_a_person == 12
    shown, log = disclose_estimates(result)
    assert shown["before"].value is None
    assert log
    assert disclose(result.picture)[1]
