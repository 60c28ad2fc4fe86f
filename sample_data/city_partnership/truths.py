"""What was planted among the people, told as the questions would answer."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sample_data.city_partnership import people as drawn
from sample_data.city_partnership import records
from sample_data.city_partnership.people import LAST_DAY, NOBODY, Floats, N, People

Truth = dict[str, Any]
STREAMS = ("coach", "standard")
_EXPECTED = (
    "Expected values for these very people, given what was planted for each; the data add chance."
)


def truths(people: People, spells: pd.DataFrame) -> list[Truth]:
    """List every planted truth of the person files."""
    return [
        _placement(people),
        _coach_effect(people),
        _time_to_placement(),
        _retention(people, spells),
        _end_reasons(people, spells),
        _before_after(people, spells),
        _providers(),
        _funnel(people),
        _instruments(),
        _costs(people),
    ]


def _truth(
    name: str, file: str, question: str, tolerance: float, about: str, values: list[Truth]
) -> Truth:
    for each in values:
        each["value"] = round(float(each["value"]), 4)
    return {
        "name": name,
        "file": file,
        "question": question,
        "tolerance": tolerance,
        "about": about,
        "values": values,
    }


def _stream(people: People, stream: str) -> NDArray[np.bool_]:
    return people.coach == (stream == "coach")


def _placement(people: People) -> Truth:
    known = ~people.lost & (people.excluded == NOBODY)
    values = []
    for stream in STREAMS:
        for week in records.WAVES:
            mature = known & (people.start + 7 * week <= LAST_DAY) & _stream(people, stream)
            chance = drawn.chance_of_a_job(people, week)[mature].mean()
            values.append({"measure": "placed", "week": week, "stream": stream, "value": chance})
    about = f"Mature starters, neither excluded nor out of contact (status unknown). {_EXPECTED}"
    return _truth(
        "placement rate by stream", "participants.csv", "placement-rate", 0.015, about, values
    )


def _coach_effect(people: People) -> Truth:
    known = ~people.lost & (people.excluded == NOBODY) & (people.start + 182 <= LAST_DAY)
    with_coach = drawn.chance_of_a_job(people, 26, coach=True)
    without = drawn.chance_of_a_job(people, 26, coach=False)
    gain = with_coach - without
    chance = drawn.chance_of_a_job(people, 26)
    plain = chance[known & people.coach].mean() - chance[known & ~people.coach].mean()
    values = [
        {"measure": "att", "week": 26, "value": gain[known & people.coach].mean()},
        {"measure": "ate", "week": 26, "value": gain[known].mean()},
        {"measure": "plain difference", "week": 26, "value": plain},
    ]
    about = (
        "What a coach adds to the share placed within 26 weeks. Coaches were given more often to "
        "people with severe, mental or learning disabilities and less often to those employed "
        "before, so the plain difference is too small. Age, severity, employed_before and "
        "provider drive placement; severity, disability_type and employed_before drive the stream."
    )
    return _truth(
        "effect of a coach", "participants.csv", "matched-comparison", 0.02, about, values
    )


def _time_to_placement() -> Truth:
    values = [
        {"measure": "hazard ratio", "cause": "placed", "value": drawn.PLACEMENT_RATIO},
        {"measure": "hazard ratio", "cause": "withdrew", "value": drawn.LEAVING_RATIO},
    ]
    about = (
        "Coach against standard. The first holds given severity, age, employed_before and "
        "provider; the second without conditions. Times are exponential. Take only people whose "
        "status is known and who are not excluded; an exit without a placement is a withdrawal."
    )
    return _truth(
        "time to a first job", "participants.csv", "time-to-placement", 0.06, about, values
    )


def _first_holders(people: People, spells: pd.DataFrame, stream: str) -> NDArray[np.int64]:
    who = spells.loc[spells["first"] == "yes", "person"].to_numpy()
    return who[~people.lost[who] & _stream(people, stream)[who]]


def _retention(people: People, spells: pd.DataFrame) -> Truth:
    values: list[Truth] = []
    for stream in STREAMS:
        who = _first_holders(people, spells, stream)
        for week in (13, 26, 52):
            kept = drawn.chance_of_keeping(people, week)[who].mean()
            values.append({"measure": "survival", "week": week, "stream": stream, "value": kept})
    values.append({"measure": "hazard ratio", "value": drawn.JOB_LOSS_RATIO})
    about = (
        "First jobs (first = yes), open at the cut-off 2023-12-31 where end is blank. The hazard "
        "ratio, coach against standard, holds given severity and age; lifetimes are Weibull with "
        f"shape {drawn.JOB_LOSS_SHAPE}. {_EXPECTED}"
    )
    return _truth("job retention", "placements.csv", "job-retention", 0.02, about, values)


def _end_reasons(people: People, spells: pd.DataFrame) -> Truth:
    values: list[Truth] = []
    for column, stream in ((1, "coach"), (0, "standard")):
        lost = 1 - drawn.chance_of_keeping(people, 52)[_first_holders(people, spells, stream)]
        for reason, shares in drawn.END_REASONS.items():
            said = {"measure": "cumulative incidence", "week": 52, "reason": reason}
            values.append({**said, "stream": stream, "value": shares[column] * lost.mean()})
    about = f"First jobs; the share of each reason does not change with time. {_EXPECTED}"
    return _truth("why jobs end", "placements.csv", "competing-risks", 0.02, about, values)


def _before_after(people: People, spells: pd.DataFrame) -> Truth:
    mature = (people.excluded == NOBODY) & (people.start + 364 <= LAST_DAY)
    hours, earnings = drawn.at_week_52(people, spells)
    before = people.table
    employed = (before["employed_before"] == "yes").to_numpy()
    changes: dict[str, Floats] = {
        "employed": (hours > 0).astype(float) - employed,
        "hours": hours - before["hours_before"].to_numpy(),
        "earnings": earnings - before["earnings_before"].to_numpy(dtype=float),
    }
    values = [
        {"measure": "change", "outcome": name, "value": change[mature].mean()}
        for name, change in changes.items()
    ]
    about = (
        "Day of start against 52 weeks later, for all mature, not excluded people, before five in "
        "a hundred were lost at random. A change, not an effect. The tolerance is relative."
    )
    return _truth("before and after", "participants.csv", "before-after", 0.05, about, values)


def _providers() -> Truth:
    values = [
        {"measure": "hazard ratio", "provider": name, "value": ratio}
        for name, ratio in drawn.PROVIDERS.items()
    ]
    about = (
        "Hazard of a first job against all other providers, who differ only by chance and by the "
        "severity of those who come to them. These two alone lie outside the funnel."
    )
    return _truth("providers", "participants.csv", "provider-funnel", 0.15, about, values)


def _funnel(people: People) -> Truth:
    who = records.stage_people(people)
    placed = float((people.first_job[who] <= LAST_DAY).mean())
    reached = [1.0]
    for chance in np.cumprod(records.GOES_ON):
        reached.append(placed + (1 - placed) * float(chance))
    reached.append(placed)
    values: list[Truth] = []
    for before, after in zip(range(4), range(1, 5), strict=True):
        names = {"from": records.STAGES[before], "to": records.STAGES[after]}
        values.append({"measure": "conversion", **names, "value": reached[after] / reached[before]})
    about = (
        f"{len(who)} people of the coach stream who started by 2022-06-30. Whoever found a job "
        "passed all five stages; the others went on by chance. Expected, given who found a job."
    )
    return _truth("stages of support", "stages.csv", "stage-funnel", 0.03, about, values)


def _instruments() -> Truth:
    values = [
        {"measure": "share", "instrument": name, "value": share}
        for name, share in records.INSTRUMENTS.items()
    ]
    about = f"Of the people numbered 1 to {records.INSTRUMENT_PEOPLE}; independent of each other."
    return _truth("instruments", "instruments.csv", "support-mix", 0.04, about, values)


def _costs(people: People) -> Truth:
    values: list[Truth] = []
    known = ~people.lost & (people.excluded == NOBODY)
    for stream in STREAMS:
        unit = sum(each[stream] for each in records.UNIT_COSTS.values())
        mature = known & (people.start + 364 <= LAST_DAY) & _stream(people, stream)
        placed = drawn.chance_of_a_job(people, 52)[mature].mean()
        values.append({"measure": "cost per start", "stream": stream, "value": unit})
        values.append({"measure": "cost per placement", "stream": stream, "value": unit / placed})
    about = (
        f"GBP of 2023 for each of the {N:,} who started, whatever became of them. A placement is "
        "a first job within 52 weeks among mature, known, not excluded people. Relative tolerance."
    )
    return _truth("costs", "costs.csv", "cost-per-outcome", 0.03, about, values)
