"""Spells, periods of participation and persons from the records, against plain Python."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict

import numpy as np
import pytest

from analyses import JobRetention
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from sample_data import path
from tests.data.samples import values
from tests.data.shapes_by_hand import CUT_OFF, day, jobs, lines, placements
from tests.samples import sample
from workbench.data.read import read
from workbench.data.recipe import Recipe
from workbench.data.steps.participation import ToPeriods
from workbench.data.steps.shapes import ToPersons
from workbench.data.steps.spells import ToSpells


def united(gap: int) -> list[tuple[str, dt.date, dt.date | None, int]]:
    made = []
    for person, held in jobs().items():
        spells: list[list] = []
        for job in sorted(held, key=lambda each: (each["start"], each["end"])):
            end = CUT_OFF if job["open"] else job["end"]
            if spells and (job["start"] - spells[-1][1]).days <= gap:
                spells[-1][1] = max(spells[-1][1], end)
                spells[-1][2] += 1
                spells[-1][3] |= job["open"]
            else:
                spells.append([job["start"], end, 1, job["open"]])
        made += [(person, s, None if runs else e, n) for s, e, n, runs in spells]
    return sorted(made, key=lambda each: (int(each[0]), each[1]))


@pytest.mark.parametrize("gap", [0, 28])
def test_spells_are_those_that_a_clerk_would_write(gap):
    table = placements()
    made = ToSpells(gap_days=gap).apply(table)
    told = united(gap)
    assert made.size == len(told)
    assert (made.size < table.size) == (gap > 0)
    order = np.lexsort((made.find("start").values, made.find("person_id").values))
    for name, place in (("start", 1), ("end", 2), ("jobs", 3)):
        plain = values(made, name)
        assert [plain[at] for at in order] == [
            str(each[place]) if isinstance(each[place], dt.date) else each[place] for each in told
        ]
    assert made.basis is Basis.SPELLS
    ladder = made.attrition()
    assert (ladder.submitted, ladder.linked) == (table.size, made.size)


def test_a_spell_keeps_where_it_came_from_and_ends_for_the_reason_of_its_last_job():
    table = placements()
    made, places = ToSpells(gap_days=28).follow(table)
    first = np.asarray(table.find("spell_id").values)[places]
    assert (first == made.find("spell_id").values).all()
    ends = {
        (line["person_id"], line["end"]): line["end_reason"] or None
        for line in lines("placements.csv")
        if line["end"]
    }
    people, until, why = (values(made, name) for name in ("person_id", "end", "end_reason"))
    for who, end, reason, several in zip(people, until, why, values(made, "jobs"), strict=True):
        if several > 1 or end is None:
            assert reason == (ends[str(who), end] if end else None)


def test_employers_are_kept_apart_and_short_jobs_do_not_count():
    table = placements()
    apart = ToSpells(gap_days=3650, same_employer=True).apply(table)
    pairs = {(line["person_id"], line["employer_id"]) for line in lines("placements.csv")}
    assert apart.size == len(pairs)
    full = ToSpells(least_hours=20, insured=("yes",), types=("open",)).apply(table)
    counting = [
        line
        for line in lines("placements.csv")
        if float(line["weekly_hours"]) >= 20 and line["insured"] == "yes"
        and line["job_type"] == "open"
    ]  # fmt: skip
    told = full.attrition()
    assert told.eligible == full.size
    assert told.submitted - sum(d.n for d in told.drops if d.stage == "eligible") == len(counting)


def test_job_retention_is_answered_on_united_spells():
    made = ToSpells(gap_days=28).apply(placements())
    answer = JobRetention(start="start", end="end", cut_off=CUT_OFF).run(made)
    at = {est.term: est for est in answer.estimates}["survival[week=13]"]
    assert at.basis is Basis.SPELLS
    raw = JobRetention(start="start", end="end", cut_off=CUT_OFF).run(placements())
    before = {est.term: est for est in raw.estimates}["survival[week=13]"]
    assert at.n < before.n
    assert at.value > before.value
    # Nobody is censored before week 13 among those who are mature: a plain share agrees.
    mature = [row for row in united(28) if (CUT_OFF - row[1]).days > 91]
    still = sum(end is None or (end - start).days > 91 for _, start, end, _ in mature)
    assert at.value == pytest.approx(still / len(mature), abs=0.005)


def test_one_row_a_person_tells_what_all_jobs_say():
    made = ToPersons().apply(placements())
    assert made.size == len(jobs())
    found = {
        who: row
        for who, *row in zip(
            *(
                values(made, name)
                for name in ("person_id", "jobs", "first_job_start", "weeks_employed", "in_work")
            ),
            strict=True,
        )
    }
    for person, held in jobs().items():
        days = set()
        for job in held:
            end = job["end"]  # whoever is in work at the cut-off worked on that day too
            days |= {job["start"] + dt.timedelta(n) for n in range((end - job["start"]).days)}
        count, first, weeks, runs = found[int(person)]
        assert count == len(held)
        assert first == str(min(job["start"] for job in held))
        assert weeks == pytest.approx(len(days) / 7)
        assert runs == str(any(job["open"] for job in held)).lower()
    assert made.design.column(Role.PLACED) == "first_job_start"


def test_the_last_follow_up_is_the_last_status_that_is_known():
    table = sample("city_partnership/followups.csv")
    design = table.design.changed(Role.CHECK_DATE, "checked").changed(Role.STATUS, "status")
    made = ToPersons(keep="last").apply(table.with_design(design))
    last: dict[str, tuple] = {}
    checks = Counter()
    for line in lines("followups.csv"):
        if line["checked"]:
            checks[line["person_id"]] += 1
            if line["checked"] >= last.get(line["person_id"], ("",))[0]:
                last[line["person_id"]] = (line["checked"], line["status"])
    rows = zip(
        *(values(made, n) for n in ("person_id", "checks", "last_check", "last_status")),
        strict=True,
    )
    for who, n, when, status in rows:
        assert n == checks[str(who)]
        assert (when, status) == last.get(str(who), (None, None))


def test_periods_of_participation_come_from_services():
    table = sample("city_partnership/instruments.csv")
    design = table.design.changed(Role.SERVICE_START, "start").changed(
        Role.CUT_OFF, CUT_OFF, value=True
    )
    made = ToPeriods().apply(table.with_design(design))
    served = defaultdict(list)
    for line in lines("instruments.csv"):
        served[int(line["person_id"])].append(day(line["start"]))
    told = []
    for who, days in served.items():
        days.sort()
        runs = [[days[0]]]
        for each in days[1:]:
            if (each - runs[-1][-1]).days <= 90:
                runs[-1].append(each)
            else:
                runs.append([each])
        for number, run in enumerate(runs, 1):
            left = run[-1] + dt.timedelta(90) <= CUT_OFF
            told.append((who, number, str(run[0]), str(run[-1]) if left else None, len(run)))
    names = ("person_id", "period", "period_start", "period_exit", "services")
    found = sorted(zip(*(values(made, name) for name in names), strict=True), key=lambda r: r[:2])
    assert found == sorted(told, key=lambda r: r[:2])
    assert len(told) > len(served)  # somebody came back
    assert made.basis is Basis.PERIODS
    assert made.design.column(Role.EXIT) == "period_exit"


def test_order_of_the_rows_changes_nothing(tmp_path):
    head, *rows = path("city_partnership/placements.csv").read_text("utf-8").splitlines()
    random.Random(4).shuffle(rows)
    (tmp_path / "shuffled.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    table = placements()
    mixed = read(tmp_path / "shuffled.csv").with_design(table.design)
    for step in (ToSpells(gap_days=28), ToPersons()):
        one, other = step.apply(table), step.apply(mixed)
        columns = [n for n in one.names if n not in ("spell_id", "employer_id", "weekly_hours")]
        rows_of = [
            sorted(
                map(str, zip(*(values(t, n) for n in ("person_id", *columns[-3:])), strict=True))
            )
            for t in (one, other)
        ]
        assert rows_of[0] == rows_of[1]


def test_a_shape_without_the_columns_it_needs_is_refused():
    table = sample("city_partnership/areas_yearly.csv")
    for step in (ToSpells(), ToPeriods(), ToPersons()):
        with pytest.raises(Refusal) as told:
            step.apply(table)
        assert told.value.code == "missing-column"


def test_the_python_of_a_recipe_gives_the_same_table():
    table = placements()
    for step in (ToSpells(gap_days=28, least_hours=16), ToPersons(keep="last")):
        recipe = Recipe((step,))
        room = {"table": table}
        exec("\n".join(recipe.script()), room)
        made = recipe.apply(table)
        assert room["table"].fingerprint(made.names) == made.fingerprint(made.names)
        assert (room["table"].basis, room["table"].design) == (made.basis, made.design)


def test_services_without_an_end_are_told_for_they_may_still_go_on():
    import pyarrow as pa

    from analyses.grammar.edge import from_arrow

    begins = pa.array([dt.date(2022, 1, 1), dt.date(2022, 1, 1)])
    ends = pa.array([dt.date(2022, 12, 30), None], pa.date32())
    table = from_arrow(pa.table({"who": ["a", "b"], "start": begins, "end": ends}))
    step = ToPeriods(person="who", start="start", end="end", cut_off=dt.date(2022, 12, 31))
    walk = Recipe((step,)).walk(table)
    assert values(walk.table, "period_exit") == [None, "2022-01-01"]
    (told,) = walk.counts[0].notes
    assert str(told).startswith("1 service without an end is taken to have lasted one day")
