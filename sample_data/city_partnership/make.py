"""Draw the city that joined its departments' efforts: rows, truth, codebook and readme."""

from pathlib import Path

import numpy as np
import pandas as pd

from sample_data import writing
from sample_data.city_partnership import (
    areas,
    book,
    coded,
    cooperation_book,
    people,
    records,
    truths,
)

SEED = 2024


def make(folder: Path) -> None:
    """Write every file of this programme into the folder."""
    rng = np.random.default_rng(SEED)
    panels = areas.draw_areas(rng)
    everyone = people.draw_people(rng, [*panels.joined, areas.CITY])
    spells = people.draw_spells(rng, everyone)
    told = people.participants(everyone, spells)
    files = {
        "participants.csv": told,
        "placements.csv": people.placements(everyone, spells),
        "stages.csv": records.stages(rng, everyone),
        "followups.csv": records.followups(rng, everyone, spells),
        "instruments.csv": records.instruments(rng, everyone),
        "quarters.csv": records.quarters(told, spells),
        "costs.csv": records.costs(everyone),
        "areas_policy.csv": panels.policy,
        "areas_yearly.csv": panels.yearly,
        "areas_monthly.csv": panels.monthly,
        "city_monthly.csv": panels.city,
    }
    for name, table in files.items():
        table.to_csv(folder / name, index=False, lineterminator="\n", encoding="utf-8")
    _write_coded(folder, told)
    planted = [*panels.truths, *truths.truths(everyone, spells)]
    writing.write_json(folder / "truth.json", {"seed": SEED, "planted": planted})
    rows = {name: len(table) for name, table in files.items()}
    rows |= dict.fromkeys(("participants.sav", "participants.dta"), coded.PEOPLE)
    more = cooperation_book.write(folder, told, files["placements.csv"])
    book_of_all = book.book(rows, more, cooperation_book.discrepancies())
    writing.write(folder, book_of_all, book.PROSE)


def _write_coded(folder: Path, told: pd.DataFrame) -> None:
    table = coded.coded(told)
    labels = {each["name"]: each["label"]["en"] for each in book.participant_columns()}
    coded.write_sav(folder / "participants.sav", table, labels)
    coded.write_dta(folder / "participants.dta", table, labels)


if __name__ == "__main__":
    make(Path(__file__).parent)
