"""Stages, follow-up visits, instruments, quarters and costs: what the offices wrote down."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sample_data.city_partnership.people import (
    CUT_OFF,
    FIRST_DAY,
    LAST_DAY,
    NOBODY,
    Days,
    People,
    iso,
)

STAGES = (
    "profiled",
    "vocational profile",
    "job finding",
    "employer engagement",
    "on-the-job support",
)
GOES_ON = (0.80, 0.75, 0.50)  # chance of the next stage, for those who find no job
STAGE_PEOPLE = 1_200
STAGE_LAST_START = int((np.datetime64("2022-06-30") - FIRST_DAY).astype(int))

FOLLOWED_PEOPLE = 1_800  # the first person numbers; those among them with a job are visited
WAVES = (13, 26, 52)
VISIT_MISSED = 0.08

INSTRUMENT_PEOPLE = 1_500
INSTRUMENTS = {
    "lower premiums": 0.35,
    "wage subsidy": 0.30,
    "training": 0.45,
    "employment services": 0.70,
}  # share of people with each, independent of the others

QUARTER_PEOPLE = 1_200  # the first person numbers; those among them who left are told

UNIT_COSTS = {
    "staff": {"coach": 2600, "standard": 1300},
    "subsidy": {"coach": 900, "standard": 700},
    "training": {"coach": 500, "standard": 450},
    "premiums": {"coach": 300, "standard": 250},
}  # pounds for each person who starts


def stage_people(people: People) -> Days:
    """Choose the people in the coach stream whose stages are written down."""
    known = people.coach & ~people.lost & (people.excluded == NOBODY)
    return np.flatnonzero(known & (people.start <= STAGE_LAST_START))[:STAGE_PEOPLE]


def stages(rng: np.random.Generator, people: People) -> pd.DataFrame:
    """Tell who came to which stage of supported employment, and when."""
    who = stage_people(people)
    placed = people.first_job[who] <= LAST_DAY
    reached = np.ones((len(who), len(STAGES)), dtype=bool)
    for step, chance in enumerate(GOES_ON, start=1):
        reached[:, step] = reached[:, step - 1] & (rng.random(len(who)) < chance)
    reached[:, -1] = False
    reached[placed] = True
    start = people.start[who][:, None]
    last = np.minimum(np.minimum(people.first_job, people.withdrawn)[who], LAST_DAY)[:, None]
    shares = np.sort(rng.random((len(who), len(STAGES))) * 0.8, axis=1)
    shares[:, 0] = 0.0
    shares[:, -1] = 1.0
    day = start + np.floor(shares * (last - start)).astype(int)
    row, step = np.nonzero(reached)
    return pd.DataFrame(
        {
            "person_id": who[row] + 1,
            "stage": np.array(STAGES, dtype=object)[step],
            "date": iso(day[row, step], np.ones(len(row), dtype=bool)),
        }
    )


def followups(rng: np.random.Generator, people: People, spells: pd.DataFrame) -> pd.DataFrame:
    """Visit those in a first job after 13, 26 and 52 weeks; see only what a visit can see."""
    first = spells[(spells["first"] == "yes") & (spells["person"] < FOLLOWED_PEOPLE)]
    first = first[~people.lost[first["person"]]]
    who = np.repeat(first["person"].to_numpy(), len(WAVES))
    begins = np.repeat(first["begins"].to_numpy(), len(WAVES))
    ends = np.repeat(first["ends"].to_numpy(), len(WAVES))
    wave = np.tile(WAVES, len(first))
    due = begins + 7 * wave
    checked = due + rng.integers(0, 22, len(due))
    met = rng.random(len(due)) >= VISIT_MISSED
    later = _works_later(spells, who, checked)
    status = np.where(
        checked < ends, "same job", np.where(later, "other job", "not working")
    ).astype(object)
    status[~met] = "unknown"
    mode = np.array(["visit", "phone", "remote"], dtype=object)[
        rng.choice(3, len(due), p=[0.5, 0.35, 0.15])
    ]
    drawn = pd.DataFrame(
        {
            "person_id": who + 1,
            "stream": people.table["stream"].to_numpy()[who],
            "job_start": iso(begins, np.ones(len(who), dtype=bool)),
            "wave": wave,
            "due": iso(due, np.ones(len(who), dtype=bool)),
            "checked": iso(checked, met),
            "mode": np.where(met, mode, ""),
            "status": status,
        }
    )
    return drawn[checked <= LAST_DAY]


def _works_later(spells: pd.DataFrame, who: Days, day: Days) -> NDArray[np.bool_]:
    later = spells[spells["first"] == "no"]
    asked = pd.DataFrame({"person": who, "day": day, "row": np.arange(len(who))})
    met = asked.merge(later[["person", "begins", "ends"]], on="person")
    held = met[(met["begins"] <= met["day"]) & (met["day"] < met["ends"])]
    return np.isin(np.arange(len(who)), held["row"])


def instruments(rng: np.random.Generator, people: People) -> pd.DataFrame:
    """Tell which of the four instruments helped whom, for what and for how long."""
    names = np.array(list(INSTRUMENTS), dtype=object)
    given = rng.random((INSTRUMENT_PEOPLE, len(names))) < np.array(list(INSTRUMENTS.values()))
    row, which = np.nonzero(given)
    employed = people.table["employed_before"].to_numpy()[row] == "yes"
    begins = people.start[row] + rng.integers(0, 120, len(row))
    drawn = pd.DataFrame(
        {
            "person_id": row + 1,
            "instrument": names[which],
            "purpose": np.where(employed, "stabilisation", "creation"),
            "start": iso(begins, np.ones(len(row), dtype=bool)),
            "months": rng.choice([3, 6, 12], len(row), p=[0.4, 0.4, 0.2]),
        }
    )
    return drawn[begins <= LAST_DAY]


def quarters(told: pd.DataFrame, spells: pd.DataFrame) -> pd.DataFrame:
    """Tell, from complete wage records, who worked in the second and fourth quarter after exit."""
    left = told[(told["person_id"] <= QUARTER_PEOPLE) & (told["exit_date"] != "")]
    exits = pd.PeriodIndex(left["exit_date"], freq="Q")
    columns: dict[str, Any] = {
        "person_id": left["person_id"].to_numpy(),
        "stream": left["stream"].to_numpy(),
        "exit_date": left["exit_date"].to_numpy(),
        "exclusion": left["exclusion"].to_numpy(),
    }
    person = left["person_id"].to_numpy() - 1
    for quarter in (2, 4):
        begins = (exits + quarter).start_time.to_numpy().astype("datetime64[D]")
        ends = (exits + quarter).end_time.to_numpy().astype("datetime64[D]")
        weeks, pay = _worked(spells, person, begins, ends)
        known = ends <= CUT_OFF
        columns[f"employed_q{quarter}"] = np.where(
            known, np.where(weeks > 0, "yes", "no"), "unknown"
        )
        columns[f"earnings_q{quarter}"] = np.where(known, pay.astype(object), "")
    return pd.DataFrame(columns)


def _worked(
    spells: pd.DataFrame, person: Days, begins: NDArray[Any], ends: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Weeks of work and pay between two days, both included."""
    low, high = ((each - FIRST_DAY).astype(int) for each in (begins, ends))
    asked = pd.DataFrame({"person": person, "low": low, "high": high, "row": np.arange(len(low))})
    met = asked.merge(spells, on="person")
    days = np.minimum(met["ends"], met["high"] + 1) - np.maximum(met["begins"], met["low"])
    weeks = days.clip(lower=0) / 7
    pay = weeks * met["weekly_hours"] * met["hourly_wage"]
    sums = pd.DataFrame({"row": met["row"], "weeks": weeks, "pay": pay}).groupby("row").sum()
    sums = sums.reindex(np.arange(len(low)), fill_value=0.0)
    return sums["weeks"].to_numpy(), np.round(sums["pay"].to_numpy()).astype(int)


def costs(people: People) -> pd.DataFrame:
    """Tell what each area spent on those who started in a year, by stream and category."""
    starters = people.table[["area", "stream"]].assign(
        cohort=(FIRST_DAY + people.start).astype("datetime64[Y]").astype(int) + 1970
    )
    counts = starters.groupby(["area", "stream", "cohort"], as_index=False).size()
    parts = [
        counts.assign(
            category=category,
            amount=counts["size"] * counts["stream"].map(unit),
            currency="GBP",
            price_year=2023,
        )
        for category, unit in UNIT_COSTS.items()
    ]
    order = ["area", "stream", "cohort", "category"]
    drawn = pd.concat(parts).sort_values(order, ignore_index=True)
    return drawn.drop(columns="size")
