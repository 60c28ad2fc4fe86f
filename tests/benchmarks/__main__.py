"""Time our answers against those of others: `python -m tests.benchmarks [case ...]`."""

from __future__ import annotations

import argparse
import sys

from tests.benchmarks import report
from tests.benchmarks.cases import CASES
from tests.benchmarks.rounds import measure


def main() -> int:
    """Measure, print, and compare with or replace the stored ratios."""
    asked = _options()
    failed = False
    for name in asked.cases or CASES:
        measured = measure(CASES[name](), int(asked.n), asked.rounds, asked.warm, _aside)
        print(report.table(measured), flush=True)
        if asked.store:
            report.store(measured)
        if asked.check:
            for is_failure, words in report.beside_stored(measured, asked.clock):
                failed = failed or is_failure
                print(("FAILED " if is_failure else "warning ") + words, flush=True)
    return int(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="case", help=", ".join(CASES))
    parser.add_argument("--n", type=float, default=1e6, help="rows")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", type=int, default=5, help="most calls after the first")
    parser.add_argument("--check", action="store_true", help="compare with the stored ratios")
    parser.add_argument("--store", action="store_true", help="store these ratios")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall", help="which to check")
    asked = parser.parse_args()
    unknown = [name for name in asked.cases if name not in CASES]
    if unknown:
        parser.error(f"no case {unknown[0]}; there are: {', '.join(CASES)}")
    return asked


def _aside(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
