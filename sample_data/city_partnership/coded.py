"""The same people as a statistics package keeps them: codes, labels, user-missing values."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

PEOPLE = 300

CODES: dict[str, dict[int, str]] = {
    "stream": {1: "coach", 2: "standard"},
    "sex": {1: "f", 2: "m"},
    "disability_type": {1: "physical", 2: "sensory", 3: "learning", 4: "mental", 5: "multiple"},
    "severity": {1: "mild", 2: "moderate", 3: "severe"},
    "status_now": {1: "working", 2: "not working", 9: "unknown"},
    "exclusion": {0: "none", 1: "deceased", 2: "institutionalised", 3: "medical"},
    "employed_before": {0: "no", 1: "yes"},
    "employed_after": {0: "no", 1: "yes"},
}
TEXTS = ("area", "provider")
DATES = ("start_date", "exit_date", "placed_date")
AFTER = {"employed_after": (8, 9), "hours_after": (998, 999), "earnings_after": (99998, 99999)}
REASONS = ("not yet due", "contact lost")  # in the order of the codes above
SMALL = {"person_id": "int16", "age": "int8", "hours_before": "int8", "earnings_before": "int16"}


def coded(told: pd.DataFrame) -> pd.DataFrame:
    """Turn the words of the first people into codes, and tell why a value is missing."""
    some = told.head(PEOPLE)
    lost = some["status_now"] == "unknown"
    out = pd.DataFrame(index=some.index)
    for name in some.columns:
        words = some[name]
        if name == "exclusion":
            words = words.replace("", "none")
        if name in DATES:
            out[name] = [date.fromisoformat(day) if day else None for day in words]
        elif name in CODES:
            out[name] = words.map({word: code for code, word in CODES[name].items()})
        else:
            out[name] = words
        if name in AFTER:
            numbers = pd.to_numeric(out[name], errors="coerce")
            codes = lost.map(dict(zip((False, True), AFTER[name], strict=True)))
            out[name] = numbers.fillna(codes).astype(int)
    return out.astype(SMALL | dict.fromkeys(set(CODES) - set(AFTER), "int8"))


def write_sav(file: Path, table: pd.DataFrame, labels: dict[str, str]) -> None:
    """Write SPSS, with two codes of each later answer declared missing."""
    import pyreadstat

    pyreadstat.write_sav(
        table,
        str(file),
        file_label="City partnership, synthetic",
        column_labels=labels,
        variable_value_labels=_labels(AFTER),
        missing_ranges={name: list(codes) for name, codes in AFTER.items()} | {"status_now": [9]},
        variable_format={name: "F8.0" for name in table.columns if name not in TEXTS + DATES},
        variable_measure=dict.fromkeys(CODES, "nominal"),
        row_compress=True,
    )
    raw = bytearray(file.read_bytes())
    raw[84 + 8 : 84 + 8 + 17] = b"01 Jan 2400:00:00"  # the header's day and hour of writing
    file.write_bytes(raw)


def write_dta(file: Path, table: pd.DataFrame, labels: dict[str, str]) -> None:
    """Write Stata, with the extended missing values .a (not yet due) and .b (contact lost)."""
    import pyreadstat

    letters = ("a", "b")
    held = table.copy()
    for name, codes in AFTER.items():
        letter = dict(zip(codes, letters, strict=True))
        held[name] = [letter.get(value, value) for value in held[name].tolist()]
        held[name] = held[name].astype(object)
    pyreadstat.write_dta(
        held,
        str(file),
        file_label="City partnership, synthetic",
        column_labels=labels,
        variable_value_labels=_labels(dict.fromkeys(AFTER, letters)),
        missing_user_values={name: list(letters) for name in AFTER},
        version=15,
    )
    raw = file.read_bytes()
    begins = raw.index(b"<timestamp>") + len(b"<timestamp>")
    ends = raw.index(b"</timestamp>")
    stamp = b"01 Jan 2024 00:00"[: ends - begins - 1]
    fixed = bytes([len(stamp)]) + stamp
    file.write_bytes(raw[:begins] + fixed.ljust(ends - begins) + raw[ends:])


def _labels(missing: dict[str, tuple[Any, Any]]) -> dict[str, dict[Any, str]]:
    labels: dict[str, dict[Any, str]] = {name: dict(words) for name, words in CODES.items()}
    for name, codes in missing.items():
        labels.setdefault(name, {}).update(zip(codes, REASONS, strict=True))
    return labels
