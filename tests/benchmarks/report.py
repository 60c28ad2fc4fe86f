"""What is printed of a measurement, and how it stands beside the ratios of last time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.rounds import CLOCKS, Measured, Spread

STORED = Path(__file__).with_name("ratios.json")
WARN, FAIL = 1.15, 1.3
_HEADS = (
    "way",
    "first call s",
    "later s (min–max)",
    "cpu s",
    "ratio (min–max)",
    "cpu ratio",
    "first ratio",
    "memory MiB",
    "target",
)


def table(measured: Measured) -> str:
    """Write a measurement as a table in Markdown."""
    lines = [
        f"\n### {measured.case.name}: {measured.case.question}",
        f"{measured.n:,} rows; {_rounds(measured)} rounds; ratios to {measured.reference}\n",
        "| " + " | ".join(_HEADS) + " |",
        "|" + "---|" * len(_HEADS),
    ]
    lines += ["| " + " | ".join(_cells(measured, way)) + " |" for way in measured.timings]
    lines += [f"| {way} | {why} |" for way, why in measured.left_out.items()]
    return "\n".join(lines)


def _rounds(measured: Measured) -> int:
    return len(measured.timings[measured.reference])


def _cells(measured: Measured, way: str) -> Iterator[str]:
    yield way
    yield f"{measured.seconds(way, 'cold').middle:.3g}"
    yield _spread(measured.seconds(way, "wall"))
    yield f"{measured.seconds(way, 'cpu').middle:.3g}"
    yield _spread(measured.ratio(way, "wall"))
    yield f"{measured.ratio(way, 'cpu').middle:.3g}"
    yield f"{measured.ratio(way, 'cold').middle:.3g}"
    held = measured.memory(way)
    yield "" if held is None else f"{held / 2**20:.0f}"
    yield "; ".join(_targets(measured, way))


def _spread(of: Spread) -> str:
    return f"{of.middle:.3g} ({of.low:.3g}–{of.high:.3g})"


def _targets(measured: Measured, name: str) -> Iterator[str]:
    way = measured.case.way(name)
    if measured.reference != measured.case.reference:
        return
    for clock, allowed in way.targets.items():
        reached = measured.reached(way, clock)
        if reached is not None:
            verdict = "met" if reached <= allowed else "MISSED"
            yield f"{clock} ≤ {allowed:.3g}: {reached:.3g}, {verdict}"


def stored() -> dict[str, dict[str, dict[str, float]]]:
    """Ratios of an earlier run: by case and rows, by way, by clock."""
    return json.loads(STORED.read_text("utf-8")) if STORED.exists() else {}


def store(measured: Measured) -> None:
    """Write down the ratios of our own ways, in the place of the earlier ones."""
    together = stored() | {_key(measured): _ours(measured)}
    text = json.dumps(dict(sorted(together.items())), indent=2, ensure_ascii=False)
    STORED.write_text(text + "\n", "utf-8")


def beside_stored(measured: Measured, clock: str) -> Iterator[tuple[bool, str]]:
    """Compare with the stored ratios: whether it is a failure, and what to say of it."""
    before = stored().get(_key(measured))
    if before is None:
        yield False, f"{_key(measured)}: nothing stored to compare with"
        return
    for way, ratios in _ours(measured).items():
        if way not in before:
            continue
        growth = ratios[clock] / before[way][clock]
        words = f"{_key(measured)}, {way}: {clock} ratio is {growth:.2f} times the stored one"
        if growth > WARN:
            yield growth > FAIL, words


def _key(measured: Measured) -> str:
    return f"{measured.case.name}, {measured.n} rows, to {measured.reference}"


def _ours(measured: Measured) -> dict[str, dict[str, float]]:
    return {
        way: {clock: float(f"{measured.ratio(way, clock).middle:.3g}") for clock in CLOCKS}
        for way in measured.timings
        if way.startswith("ours")
    }
