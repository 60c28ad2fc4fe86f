"""Ten years of employment rates in areas that joined early, late, all at once or never."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

CITY = "Harbourgate"
CITY_START = 2019
CITY_LEVEL = 2.0  # percentage points at once
CITY_SLOPE = 0.05  # percentage points more in every month after the first
CITY_DONORS = {3: 0.4, 8: 0.3, 15: 0.2, 22: 0.1}

COHORTS = {2016: 1.2, 2018: 1.0, 2020: 0.6}  # percentage points per year of exposure
LONGEST = 4  # years after which an effect grows no more
JOINED_EACH, NEVER = 5, 30

POLICY_START = 2019
POLICY_EFFECT = 3.0

_HEADS = ("Al", "Bar", "Col", "Dun", "El", "Fen", "Gar", "Hal", "Ing", "Kel", "Mar", "Nor", "Wes")
_TAILS = ("by", "den", "ham", "ley", "mer", "ton", "wy")

YEARS = range(2014, 2024)
MONTHS = pd.date_range("2014-01-01", "2023-12-01", freq="MS")


@dataclass(frozen=True)
class Areas:
    """The four panels, with what was planted in them."""

    monthly: pd.DataFrame
    yearly: pd.DataFrame
    policy: pd.DataFrame
    city: pd.DataFrame
    joined: list[str]
    truths: list[dict[str, Any]]


def effect(cohort: int, year: int) -> float:
    """Percentage points that the programme adds in a year to a cohort of areas."""
    exposure = year - cohort
    return COHORTS[cohort] * min(1 + exposure, LONGEST) if exposure >= 0 else 0.0


def draw_areas(rng: np.random.Generator) -> Areas:
    """Draw the four panels."""
    names = _names(rng)
    n = JOINED_EACH * len(COHORTS) + NEVER
    first = np.repeat([*COHORTS, 0], [JOINED_EACH] * len(COHORTS) + [NEVER])
    plain = _rates(rng, n)
    year = MONTHS.year.to_numpy()
    planted = np.array([[effect(g, y) if g else 0.0 for y in year] for g in first.tolist()])
    people = rng.integers(1_500, 12_000, n)
    order = np.argsort(names[:n])
    monthly = pd.DataFrame(
        {
            "area": np.repeat(names[:n][order], len(MONTHS)),
            "month": np.tile(MONTHS.strftime("%Y-%m-%d"), n),
            "employment_rate": (plain + planted)[order].ravel().round(2),
            "working_age_disabled": np.repeat(people[order], len(MONTHS)),
            "first_treated": np.repeat(
                [f"{g}-01-01" if g else "" for g in first[order].tolist()], len(MONTHS)
            ),
        }
    )
    return Areas(
        monthly=monthly,
        yearly=_yearly(monthly),
        policy=_policy(rng, names[n : 2 * n]),
        city=_city(rng, names[:n][first == 0], plain[first == 0]),
        joined=sorted(names[:n][first > 0].tolist()),
        truths=[*_staggered_truths(), *_single_truths()],
    )


def _names(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    every = [head + tail for head in _HEADS for tail in _TAILS]
    return rng.permutation(np.array(every, dtype=object))


def _rates(rng: np.random.Generator, n: int) -> np.ndarray[Any, Any]:
    """Rates without any programme: level, common trend and shocks, season, own noise."""
    t = np.arange(len(MONTHS))
    level = rng.normal(32, 4, (n, 1)).clip(22, 42)
    season = np.sin(2 * np.pi * (t - 3) / 12) * rng.uniform(0.3, 0.9, (n, 1))
    slope = 0.02 + rng.normal(0, 0.0015, (n, 1))
    shocks = _wandering(rng, (1, len(t)), keeps=0.7, spread=0.12)
    noise = _wandering(rng, (n, len(t)), keeps=0.3, spread=0.45)
    return level + slope * t + season + shocks + noise


def _wandering(
    rng: np.random.Generator, shape: tuple[int, int], *, keeps: float, spread: float
) -> np.ndarray[Any, Any]:
    drawn = rng.normal(0, spread, shape)
    for step in range(1, shape[1]):
        drawn[:, step] += keeps * drawn[:, step - 1]
    return drawn


def _yearly(monthly: pd.DataFrame) -> pd.DataFrame:
    held = monthly.assign(year=monthly["month"].str[:4].astype(int))
    keys = ["area", "year", "working_age_disabled", "first_treated"]
    mean = held.groupby(keys, as_index=False, sort=True)["employment_rate"].mean().round(2)
    mean["first_treated"] = mean["first_treated"].str[:4]
    return mean[["area", "year", "employment_rate", "working_age_disabled", "first_treated"]]


def _policy(rng: np.random.Generator, names: np.ndarray[Any, Any]) -> pd.DataFrame:
    names = np.sort(names)
    n, years = len(names), np.array(YEARS)
    treated = np.isin(np.arange(n), rng.choice(n, 15, replace=False))
    level = rng.normal(31, 4, (n, 1)).clip(22, 42) + 1.5 * treated[:, None]
    common = 0.3 * (years - 2014) + np.array([0, 0.2, -0.1, 0.3, 0.1, 0.2, -1.2, -0.6, 0.1, 0.3])
    rate = level + common + rng.normal(0, 0.7, (n, len(years)))
    rate += POLICY_EFFECT * treated[:, None] * (years >= POLICY_START)
    return pd.DataFrame(
        {
            "area": np.repeat(names, len(years)),
            "year": np.tile(years, n),
            "treated": np.repeat(np.where(treated, "yes", "no"), len(years)),
            "first_treated": np.repeat(np.where(treated, str(POLICY_START), ""), len(years)),
            "employment_rate": rate.ravel().round(2),
            "working_age_disabled": np.repeat(rng.integers(1_500, 12_000, n), len(years)),
        }
    )


def _city(
    rng: np.random.Generator, donors: np.ndarray[Any, Any], rates: np.ndarray[Any, Any]
) -> pd.DataFrame:
    t = np.arange(len(MONTHS))
    after = t - 12 * (CITY_START - 2014)
    city = sum(weight * rates[donor] for donor, weight in CITY_DONORS.items())
    city = city + rng.normal(0, 0.15, len(t))
    city = city + np.where(after >= 0, CITY_LEVEL + CITY_SLOPE * after, 0)
    order = np.argsort(donors)
    names = np.array([CITY, *donors[order]], dtype=object)
    return pd.DataFrame(
        {
            "area": np.repeat(names, len(t)),
            "month": np.tile(MONTHS.strftime("%Y-%m-%d"), len(names)),
            "treated": np.repeat(np.where(names == CITY, "yes", "no"), len(t)),
            "employment_rate": np.vstack([city, rates[order]]).ravel().round(2),
        }
    )


def _staggered_truths() -> list[dict[str, Any]]:
    cells = {(g, y): effect(g, y) for g in COHORTS for y in YEARS if y >= g}
    exposures = range(max(YEARS) - min(COHORTS) + 1)
    dynamic = {e: _mean(v for (g, y), v in cells.items() if y - g == e) for e in exposures}
    calendar = [_mean(v for (_, y), v in cells.items() if y == year) for year in range(2016, 2024)]
    group = {c: _mean(v for (g, _), v in cells.items() if g == c) for c in COHORTS}
    values = [{"measure": "att", "cohort": g, "time": y, "value": v} for (g, y), v in cells.items()]
    values += [{"measure": "effect", "exposure": e, "value": v} for e, v in dynamic.items()]
    values += [{"measure": "group", "cohort": g, "value": v} for g, v in group.items()]
    values += [
        {"measure": "overall simple", "value": _mean(cells.values())},
        {"measure": "overall dynamic", "value": _mean(dynamic.values())},
        {"measure": "overall group", "value": _mean(group.values())},
        {"measure": "overall calendar", "value": _mean(calendar)},
    ]
    for each in values:
        each["value"] = round(each["value"], 4)
    about = (
        "Percentage points. An area's effect depends on its cohort and on whole years of exposure; "
        "cohorts are equally large. In areas_monthly.csv the effect is the same in all twelve "
        "months of a year."
    )
    return [
        {
            "name": "staggered adoption",
            "file": file,
            "question": "staggered-adoption",
            "tolerance": 0.5,
            "about": about,
            "values": values if file == "areas_yearly.csv" else values[: len(cells)],
        }
        for file in ("areas_yearly.csv", "areas_monthly.csv")
    ]


def _single_truths() -> list[dict[str, Any]]:
    months = 12 * (max(YEARS) + 1 - CITY_START)
    gap = CITY_LEVEL + CITY_SLOPE * (months - 1) / 2
    return [
        {
            "name": "all join at once",
            "file": "areas_policy.csv",
            "question": "difference-in-differences",
            "tolerance": 0.4,
            "about": "Percentage points, the same for all treated areas in all years from 2019 on.",
            "values": [{"measure": "att", "value": POLICY_EFFECT}],
        },
        {
            "name": "one city, its own past",
            "file": "city_monthly.csv",
            "question": "interrupted-time-series",
            "tolerance": 1.0,
            "about": f"{CITY} from {CITY_START}-01 on; time since the start is 0 in that month.",
            "values": [
                {"measure": "level", "value": CITY_LEVEL},
                {"measure": "slope", "value": CITY_SLOPE},
            ],
        },
        {
            "name": "one city, a weighted comparison",
            "file": "city_monthly.csv",
            "question": "synthetic-control",
            "tolerance": 0.4,
            "about": "Mean gap over the months from the start on; the city is a mixture of donors.",
            "values": [{"measure": "att", "value": round(gap, 4)}],
        },
    ]


def _mean(values: Any) -> float:  # noqa: ANN401
    return float(np.mean(list(values)))
