"""Forty thousand people: who they were, how they were helped, and which jobs they had."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

N = 40_000
FIRST_DAY = np.datetime64("2019-01-01")
CUT_OFF = np.datetime64("2023-12-31")
LAST_DAY = int((CUT_OFF - FIRST_DAY).astype(int))
NOBODY = 10**6  # a day that never comes

PLACEMENT_RATIO = 1.45  # coach against standard, hazard of a first job
LEAVING_RATIO = 0.80  # coach against standard, hazard of withdrawing unplaced
JOB_LOSS_RATIO = 0.70  # coach against standard, hazard of a job's end
JOB_LOSS_SHAPE = 0.8  # under 1: most jobs are lost early
JOB_LOSS_SCALE = 720.0  # days
PROVIDERS = {"P07": 1.5, "P19": 0.6}  # hazard of a first job against all others
LOST = 0.05  # no contact after the start: nothing later is known
EXCLUDED = 0.02
END_REASONS = {
    "contract": (0.40, 0.34),
    "resigned": (0.22, 0.22),
    "dismissed": (0.20, 0.12),
    "health": (0.12, 0.16),
    "better job": (0.06, 0.16),
}  # shares of ended jobs: standard, coach

Floats = NDArray[np.float64]
Days = NDArray[np.int64]


@dataclass(frozen=True)
class People:
    """Everything that is so, before anything is lost; days count from the first day."""

    table: pd.DataFrame
    start: Days
    coach: NDArray[np.bool_]
    placing: Floats
    leaving: Floats
    losing: Floats
    first_job: Days
    withdrawn: Days
    lost: NDArray[np.bool_]
    excluded: Days


def draw_people(rng: np.random.Generator, areas: list[str]) -> People:
    """Draw who they were, and when the first job or the way out would come."""
    severity = rng.choice(3, N, p=[0.40, 0.38, 0.22])
    kind = rng.choice(5, N, p=[0.34, 0.14, 0.18, 0.26, 0.08])
    age = np.round(18 + 45 * rng.beta(1.6, 1.9, N)).astype(int)
    before = rng.random(N) < np.array([0.30, 0.22, 0.12])[severity]
    provider = _providers(rng, severity)
    lean = np.array([-0.6, -0.1, 0.5])[severity] + 0.3 * np.isin(kind, (2, 3)) - 0.6 * before
    coach = rng.random(N) < 1 / (1 + np.exp(-lean))
    likes = np.array([0.0, -0.35, -0.8])[severity]
    likes = likes + 0.5 * before - 0.01 * (age - 40)
    rated = pd.Series(provider).map(PROVIDERS).fillna(1.0).to_numpy()
    placing = 0.0022 * np.exp(likes) * rated * np.where(coach, PLACEMENT_RATIO, 1.0)
    leaving = 0.0007 * np.where(coach, LEAVING_RATIO, 1.0)
    losing = np.array([0.0, 0.2, 0.45])[severity] - 0.004 * (age - 40)
    losing = np.exp(losing) * np.where(coach, JOB_LOSS_RATIO, 1.0)
    start = rng.integers(5, LAST_DAY - 7, N)
    excluded = np.where(rng.random(N) < EXCLUDED, start + rng.integers(14, 400, N), NOBODY)
    placed = start + np.ceil(rng.exponential(1 / placing)).astype(int)
    withdrawn = start + np.ceil(rng.exponential(1 / leaving)).astype(int)
    wage_before = np.round(rng.normal(9.6, 1.1, N).clip(7.5, 16), 2)
    hours_before = np.where(before, np.round(rng.normal(14, 5, N).clip(4, 32)), 0).astype(int)
    table = pd.DataFrame(
        {
            "person_id": np.arange(1, N + 1),
            "area": np.array(areas, dtype=object)[_sized(rng, len(areas))],
            "provider": provider,
            "stream": np.where(coach, "coach", "standard"),
            "sex": np.where(rng.random(N) < 0.46, "f", "m"),
            "age": age,
            "disability_type": np.array(
                ["physical", "sensory", "learning", "mental", "multiple"], dtype=object
            )[kind],
            "severity": np.array(["mild", "moderate", "severe"], dtype=object)[severity],
            "employed_before": np.where(before, "yes", "no"),
            "hours_before": hours_before,
            "earnings_before": np.round(hours_before * wage_before * 52 / 12).astype(int),
        }
    )
    return People(
        table=table,
        start=start,
        coach=coach,
        placing=placing,
        leaving=leaving,
        losing=losing,
        first_job=np.where(placed < np.minimum(withdrawn, excluded), placed, NOBODY),
        withdrawn=np.where(withdrawn < np.minimum(placed, excluded), withdrawn, NOBODY),
        lost=(rng.random(N) < LOST) & (excluded == NOBODY),
        excluded=np.where(excluded <= LAST_DAY, excluded, NOBODY),
    )


def _sized(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    shares = rng.dirichlet(np.full(n, 6.0))
    return rng.choice(n, N, p=shares)


def _providers(rng: np.random.Generator, severity: NDArray[np.int64]) -> NDArray[Any]:
    names = np.array([f"P{number:02d}" for number in range(1, 25)], dtype=object)
    size = rng.permutation(1.0 / np.arange(2, 26) ** 0.8)
    size[[6, 18]] = size.mean()
    shares = size[None, :] * np.exp(rng.normal(0, 0.35, (3, 24)))
    shares /= shares.sum(axis=1, keepdims=True)
    drawn = rng.random(N)
    return names[(drawn[:, None] > shares.cumsum(axis=1)[severity]).sum(axis=1).clip(0, 23)]


def draw_spells(rng: np.random.Generator, people: People) -> pd.DataFrame:
    """Draw up to three jobs a person, one after the other, complete with their true ends."""
    who = np.flatnonzero((people.first_job <= LAST_DAY) & (people.excluded == NOBODY))
    begins = people.first_job[who]
    drawn = []
    for turn in range(3):
        lasts = JOB_LOSS_SCALE * (rng.exponential(1, len(who)) / people.losing[who]) ** (
            1 / JOB_LOSS_SHAPE
        )
        ends = begins + np.ceil(lasts).astype(int)
        drawn.append(_jobs(rng, people, who, begins, ends, turn))
        again = rng.random(len(who)) < 0.30
        begins = ends + np.ceil(rng.exponential(110, len(who))).astype(int)
        goes_on = again & (begins <= LAST_DAY)
        who, begins = who[goes_on], begins[goes_on]
    spells = pd.concat(drawn).sort_values(["person", "begins"], ignore_index=True)
    return spells.assign(spell_id=np.arange(1, len(spells) + 1))


def _jobs(
    rng: np.random.Generator, people: People, who: Days, begins: Days, ends: Days, turn: int
) -> pd.DataFrame:
    n, coach = len(who), people.coach[who]
    severity = people.table["severity"].to_numpy()[who]
    hours = rng.normal(25, 7, n) - 4 * (severity == "severe") - 2 * (severity == "moderate")
    shares = np.array(list(END_REASONS.values())).cumsum(axis=0)[:, coach.astype(int)]
    reason = (rng.random(n) > shares).sum(axis=0).clip(0, len(END_REASONS) - 1)
    open_market = rng.random(n) < np.where(coach, 0.90, 0.72)
    insured = rng.random(n) < np.where(open_market, np.where(coach, 0.82, 0.70), 0.45)
    wage = 10.2 + 1.2 * open_market + rng.gamma(2.0, 0.7, n)
    return pd.DataFrame(
        {
            "person": who,
            "begins": begins,
            "ends": ends,
            "first": np.full(n, "yes" if turn == 0 else "no", dtype=object),
            "employer_id": 1 + np.floor(900 * rng.random(n) ** 1.7).astype(int),
            "job_type": np.where(open_market, "open", "sheltered"),
            "weekly_hours": np.round(hours.clip(8, 40)).astype(int),
            "hourly_wage": np.round(wage, 1),
            "insured": np.where(insured, "yes", "no"),
            "reason": np.array(list(END_REASONS), dtype=object)[reason],
        }
    )


def iso(days: Days, known: NDArray[np.bool_]) -> NDArray[Any]:
    """Write days as ISO dates, blank where they are not known."""
    dates = np.datetime_as_string(FIRST_DAY + np.where(known, days, 0), unit="D").astype(object)
    return np.where(known, dates, "")


def participants(people: People, spells: pd.DataFrame) -> pd.DataFrame:
    """Tell of each person what the programme knows at the cut-off."""
    seen = ~people.lost
    placed = seen & (people.first_job <= LAST_DAY) & (people.excluded == NOBODY)
    left = seen & (people.withdrawn <= LAST_DAY) & (people.excluded == NOBODY)
    out = people.excluded < NOBODY
    supported = people.first_job + 182
    exit_day = np.where(out, people.excluded, np.where(placed, supported, people.withdrawn))
    exit_known = out | (placed & (supported <= LAST_DAY)) | left
    ongoing = spells.loc[spells["ends"] > LAST_DAY, "person"]
    works = np.isin(np.arange(N), ongoing) & seen
    due = seen & ~out & (people.start + 364 <= LAST_DAY)
    hours, earnings = at_week_52(people, spells)
    reason = np.array(["medical", "deceased", "institutionalised"], dtype=object)
    which = reason[np.array([0, 0, 0, 1, 1, 2])[np.arange(N) % 6]]
    told = people.table.assign(
        start_date=iso(people.start, np.ones(N, dtype=bool)),
        exit_date=iso(exit_day, exit_known),
        placed_date=iso(people.first_job, placed),
        status_now=np.where(
            people.lost, "unknown", np.where(works & ~out, "working", "not working")
        ),
        exclusion=np.where(out, which, ""),
        employed_after=np.where(due, np.where(hours > 0, "yes", "no"), ""),
        hours_after=np.where(due, hours.astype(object), ""),
        earnings_after=np.where(due, earnings.astype(object), ""),
    )
    return told[list(PARTICIPANTS)]


PARTICIPANTS = (
    "person_id", "area", "provider", "stream", "sex", "age", "disability_type",
    "severity", "start_date", "exit_date", "placed_date", "status_now", "exclusion",
    "employed_before", "employed_after", "hours_before", "hours_after", "earnings_before",
    "earnings_after",
)  # fmt: skip


def at_week_52(people: People, spells: pd.DataFrame) -> tuple[Days, Days]:
    """Hours and monthly earnings of the job held 364 days after the start; 0 without a job."""
    day = people.start[spells["person"]] + 364
    held = spells[(spells["begins"] <= day) & (day < spells["ends"])]
    hours, earnings = np.zeros(N, dtype=int), np.zeros(N, dtype=int)
    hours[held["person"]] = held["weekly_hours"]
    paid = np.round(held["weekly_hours"] * held["hourly_wage"] * 52 / 12).astype(int)
    earnings[held["person"]] = paid
    return hours, earnings


def placements(people: People, spells: pd.DataFrame) -> pd.DataFrame:
    """Tell of each job what the programme knows at the cut-off."""
    known = spells[~people.lost[spells["person"]]]
    who = known["person"].to_numpy()
    begins, ends = known["begins"].to_numpy(), known["ends"].to_numpy()
    over = ends <= LAST_DAY
    return pd.DataFrame(
        {
            "spell_id": np.arange(1, len(known) + 1),
            "person_id": who + 1,
            "employer_id": "E" + known["employer_id"].astype(str).str.zfill(3),
            "start": iso(begins, np.ones(len(known), dtype=bool)),
            "end": iso(ends, over),
            "first": known["first"].to_numpy(),
            "stream": people.table["stream"].to_numpy()[who],
            "area": people.table["area"].to_numpy()[who],
            "job_type": known["job_type"].to_numpy(),
            "weekly_hours": known["weekly_hours"].to_numpy(),
            "hourly_wage": known["hourly_wage"].to_numpy(),
            "insured": known["insured"].to_numpy(),
            "end_reason": np.where(over, known["reason"], ""),
        }
    )


def chance_of_a_job(people: People, weeks: int, *, coach: bool | None = None) -> Floats:
    """Each person's chance of a first job within so many weeks, leaving first being possible."""
    placing, leaving = people.placing, people.leaving
    if coach is not None:
        placing = placing / np.where(people.coach, PLACEMENT_RATIO, 1.0)
        placing = placing * (PLACEMENT_RATIO if coach else 1.0)
        leaving = leaving / np.where(people.coach, LEAVING_RATIO, 1.0)
        leaving = leaving * (LEAVING_RATIO if coach else 1.0)
    both = placing + leaving
    return placing / both * -np.expm1(-both * 7 * weeks)


def chance_of_keeping(people: People, weeks: int) -> Floats:
    """Each person's chance of still holding a job past so many weeks."""
    return np.exp(-people.losing * (7 * weeks / JOB_LOSS_SCALE) ** JOB_LOSS_SHAPE)


def only(people: People, keep: NDArray[np.bool_]) -> People:
    """Keep some of the people."""
    fields = {name: value[keep] for name, value in vars(people).items()}
    return replace(people, **fields)
