"""What the partners did together: meetings, money, activities, internships and good jobs."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

SEED = 2019  # its own, so that what the other files draw does not depend on these
DEPARTMENTS = ("human resources", "social security", "finance", "education")
INSTRUMENTS = {"lower premiums": 90, "wage subsidy": 260, "training": 140,
               "employment services": 110}  # fmt: skip
ACTORS = {
    "employers": ("customised job", "internship"),
    "training institutions": ("training course",),
    "social organisations": ("career guidance", "psychological counselling"),
    "volunteers": ("career guidance", "psychological counselling"),
}
ACTIVITIES, INTERNS, JOBS = 140, 120, 160
HIRED = 48
YEARS = range(2019, 2024)


def tables(told: pd.DataFrame, placements: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Draw the tables that go with the participants and their jobs."""
    rng = np.random.default_rng(SEED)
    return {
        "meetings": _meetings(rng),
        "budget": _budget(rng),
        "activities": _activities(rng),
        "internships": _internships(rng, told, placements),
        "job_quality": _quality(rng, placements),
        "fidelity": _fidelity(np.random.default_rng(SEED + 1)),
    }


def _fidelity(rng: np.random.Generator) -> pd.DataFrame:
    """Three services are reviewed each autumn; each item climbs slowly, the last rater is new."""
    lines = []
    for service, skill in (("North", 3.2), ("Centre", 3.9), ("South", 3.6)):
        ease = rng.normal(0.0, 0.7, 25)
        for year in range(2020, 2024):
            level = skill + 0.25 * (year - 2020) + ease + rng.normal(0.0, 0.35, 25)
            rater = "R2" if service != "Centre" and year == 2023 else "R1"
            scores = np.clip(np.rint(level), 1, 5).astype(int).tolist()
            day = f"{year}-10-{12 + len(service)}"
            lines += [(service, day, item, s, rater) for item, s in enumerate(scores, 1)]
    return pd.DataFrame(lines, columns=["service", "review_date", "item", "score", "rater"])


def _meetings(rng: np.random.Generator) -> pd.DataFrame:
    """One meeting a quarter, and which department came."""
    days = [
        date(year, month, 1) + timedelta(days=int(rng.integers(5, 25)))
        for year in YEARS
        for month in (2, 5, 8, 11)
    ]
    lines = [
        (day.isoformat(), name, "yes" if rng.random() < 0.86 else "no")
        for day in days
        for name in DEPARTMENTS
    ]
    return pd.DataFrame(lines, columns=["date", "department", "attended"])


def _budget(rng: np.random.Generator) -> pd.DataFrame:
    """Tell what each instrument was given in a quarter, and how late; the last is unpaid."""
    lines = []
    for year in YEARS:
        for quarter in range(1, 5):
            due = date(year, 3 * quarter - 2, 15)
            for name, usual in INSTRUMENTS.items():
                budget = int(usual * rng.uniform(0.9, 1.15)) * 1000
                is_open = (year, quarter) == (2023, 4) and name in ("wage subsidy", "training")
                share = 0.0 if is_open else float(rng.choice([1, 1, 0.95, 0.8, 1.05]))
                late = max(-5, int(rng.gamma(1.4, 16)) - 4)
                paid = None if is_open else due + timedelta(days=late)
                disbursed = int(budget * share)
                balance = budget - disbursed
                lines.append((year, f"Q{quarter}", name, budget, disbursed, balance, due, paid))
    names = ["Year", "Quarter", "Instrument", "Budget", "Disbursed", "Balance", "Due", "Paid"]
    return pd.DataFrame(lines, columns=names)


def _activities(rng: np.random.Generator) -> pd.DataFrame:
    span = (date(2023, 12, 20) - date(2019, 1, 10)).days
    days = sorted(date(2019, 1, 10) + timedelta(days=int(n)) for n in rng.integers(0, span, 140))
    actors = rng.choice(list(ACTORS), ACTIVITIES, p=[0.4, 0.2, 0.25, 0.15]).tolist()
    return pd.DataFrame(
        {
            "activity_id": [f"C{number:03d}" for number in range(1, ACTIVITIES + 1)],
            "date": [day.isoformat() for day in days],
            "actor": actors,
            "activity": [str(rng.choice(ACTORS[actor])) for actor in actors],
            "persons": rng.integers(1, 26, ACTIVITIES),
        }
    )


def _internships(
    rng: np.random.Generator, told: pd.DataFrame, placements: pd.DataFrame
) -> pd.DataFrame:
    """Some interns are hired where they were interns; the job is one of the placements."""
    jobs = placements[(placements["first"] == "yes") & (placements["person_id"] <= 3000)]
    jobs = jobs.iloc[np.sort(rng.permutation(len(jobs))[:HIRED])]
    never = told[(told["placed_date"] == "") & (told["status_now"] == "not working")]
    never = never[never["start_date"] < "2023-06-01"].iloc[: INTERNS - HIRED]
    lines = []
    for job in jobs.itertuples():
        ends = date.fromisoformat(str(job.start)) - timedelta(days=int(rng.integers(1, 15)))
        lines.append((job.person_id, job.employer_id, ends, "yes", str(job.spell_id)))
    for person in never.itertuples():
        ends = date.fromisoformat(str(person.start_date)) + timedelta(
            days=int(rng.integers(60, 200))
        )
        employer = f"E{int(rng.integers(1, 400)):03d}"
        lines.append((person.person_id, employer, ends, "no", ""))
    table = pd.DataFrame(lines, columns=["person_id", "employer_id", "end", "hired", "spell_id"])
    weeks = rng.choice([4, 8, 12], len(table))
    starts = [end - timedelta(weeks=int(n)) for end, n in zip(table["end"], weeks, strict=True)]
    table.insert(2, "start", [each.isoformat() for each in starts])
    table["end"] = [each.isoformat() for each in table["end"]]
    return table.sort_values("person_id", ignore_index=True)


def _quality(rng: np.random.Generator, placements: pd.DataFrame) -> pd.DataFrame:
    """Ask about the quality of some jobs, one field for each dimension; 9 is no answer."""
    jobs = placements["spell_id"].iloc[:JOBS].to_numpy()
    n = len(jobs)
    return pd.DataFrame(
        {
            "spell_id": jobs,
            "contract": rng.choice(["permanent", "fixed-term", "none"], n, p=[0.5, 0.4, 0.1]),
            "paid_leave": rng.choice(["yes", "no"], n, p=[0.7, 0.3]),
            "training_at_work": rng.choice(["yes", "no"], n, p=[0.45, 0.55]),
            "adjusted_workplace": rng.choice(["yes", "no"], n, p=[0.6, 0.4]),
            "satisfaction": rng.choice([1, 2, 3, 4, 5, 9], n, p=[0.05, 0.1, 0.2, 0.35, 0.2, 0.1]),
        }
    )
