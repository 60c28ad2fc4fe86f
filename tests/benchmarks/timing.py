"""One way, timed in a process of its own: `python -m tests.benchmarks.timing CASE WAY N WARM`."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tests.benchmarks.case import Case, Way

ROOT = Path(__file__).parents[2]
LONGEST = 900.0
# What is installed has its bytecode beside it, so ours may have it too.
_AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENOUGH = 3.0  # seconds of warm calls, after which no further one is begun
_STATUS = Path("/proc/self/status")
_SINCE = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of the first call and of the quickest later one, and how much memory rose.

    `peak` is the kernel's high-water mark less what was held before the first call, in bytes;
    None where the kernel does not tell.
    """

    cold: float
    wall: float
    cpu: float
    peak: int | None = None
    answer: dict[str, float] = field(default_factory=dict)


def timed_apart(case: Case, way: Way, n: int, warm: int) -> Timing:
    """Time a way in a fresh process.

    Raises
    ------
    RuntimeError
        With the last words of the process when it failed.
    """
    if way.is_program:
        code = str(way.prepare(n))
        cold = _whole_program(code)  # files are read from the disk, bytecode is written
        later = [_whole_program(code) for _ in range(warm)] or [cold]
        return replace(min(later, key=lambda each: each.wall), cold=cold.wall)
    words = [sys.executable, "-m", "tests.benchmarks.timing", case.name, way.name, str(n)]
    done = subprocess.run(
        [*words, str(warm)],
        cwd=ROOT,
        env=_AROUND,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{case.name}, {way.name}: {done.stderr.strip()[-2000:]}")
    return Timing(**json.loads(done.stdout.splitlines()[-1]))


def time_here(way: Way, n: int, warm: int) -> Timing:
    """Time a way in this process, which should have done nothing else."""
    given = way.prepare(n)
    gc.collect()
    before = _memory("VmRSS")
    _forget_high_water()
    cold, cold_cpu, answer = _once(way, given)
    peak = _memory("VmHWM")
    calls = [(cold, cold_cpu)]
    while len(calls) <= warm and sum(wall for wall, _ in calls[1:]) < ENOUGH:
        calls.append(_once(way, given)[:2])
    later = calls[1:] or calls
    return Timing(
        cold=cold * way.stands_for,
        wall=min(wall for wall, _ in later) * way.stands_for,
        cpu=min(cpu for _, cpu in later) * way.stands_for,
        peak=None if peak is None or before is None else peak - before,
        answer={name: float(value) for name, value in answer.items()},
    )


def _once(way: Way, given: object) -> tuple[float, float, dict[str, float]]:
    cpu, wall = time.process_time(), time.perf_counter()
    answer = dict(way.run(given))
    return time.perf_counter() - wall, time.process_time() - cpu, answer


def _whole_program(code: str) -> Timing:
    """Time a program from its start to its end; it prints its answer as JSON."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as cried:
        begun = time.perf_counter()
        started = subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, env=_AROUND, stdout=told, stderr=cried
        )
        _, status, used = os.wait4(started.pid, 0)
        wall = time.perf_counter() - begun
        started.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        cried.seek(0)
        if started.returncode:
            raise RuntimeError(cried.read().decode(errors="replace")[-2000:])
        answer = json.loads(told.read().splitlines()[-1])
    return Timing(wall, wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, answer)


def _memory(field_name: str) -> int | None:
    """Bytes now held (`VmRSS`) or held at most (`VmHWM`)."""
    if not _STATUS.exists():
        return None
    line = next(
        line for line in _STATUS.read_text("ascii").splitlines() if line.startswith(field_name)
    )
    return int(line.split()[1]) * 1024


def _forget_high_water() -> None:
    if _SINCE.exists():
        _SINCE.write_text("5", "ascii")


if __name__ == "__main__":
    from tests.benchmarks.cases import CASES

    asked, name, rows, later_calls = sys.argv[1:]
    found = time_here(CASES[asked]().way(name), int(rows), int(later_calls))
    print(json.dumps(asdict(found)))
