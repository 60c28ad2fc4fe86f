"""The city partnership's records as plain Python sees them, to check shapes against."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from functools import cache

from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Role
from sample_data import path
from tests.samples import sample

CUT_OFF = dt.date(2023, 12, 31)
DAY = dt.timedelta(days=1)


@cache
def lines(name: str) -> list[dict[str, str]]:
    text = path(f"city_partnership/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def jobs() -> dict[str, list[dict]]:
    """Each person's jobs; one that still runs has the day after the data for its end."""
    found = defaultdict(list)
    for line in lines("placements.csv"):
        end = day(line["end"])
        found[line["person_id"]].append(
            {
                "start": day(line["start"]),
                "end": end if end is not None and end <= CUT_OFF else CUT_OFF + DAY,
                "open": end is None or end > CUT_OFF,
                "hours": float(line["weekly_hours"]),
                "wage": float(line["hourly_wage"]),
                "employer": line["employer_id"],
                "area": line["area"],
            }
        )
    return dict(found)


def placements() -> MemoryTable:
    table = sample("city_partnership/placements.csv")
    design = table.design
    for role, name in (
        (Role.HOURS, "weekly_hours"),
        (Role.WAGE, "hourly_wage"),
        (Role.EMPLOYER, "employer_id"),
        (Role.END_REASON, "end_reason"),
        (Role.JOB_TYPE, "job_type"),
        (Role.INSURED, "insured"),
    ):
        design = design.changed(role, name)
    return table.with_design(design)


def participants() -> MemoryTable:
    return sample("city_partnership/participants.csv")


def worked(person: str, low: dt.date, high: dt.date) -> set[dt.date]:
    """The days from `low` up to `high`, not included, on which a person had a job."""
    found = set()
    for job in jobs().get(person, ()):
        each = max(job["start"], low)
        while each < min(job["end"], high):
            found.add(each)
            each += DAY
    return found
