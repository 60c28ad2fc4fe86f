"""Workers answer, say how far they are, and are ended and replaced without anybody waiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.project.slow_jobs import Break, Die, PatientSleep, Refuse, Sleep, Unsendable, Unspeakable
from tests.project.things import project, source, table
from workbench.charts.style import preset
from workbench.jobs import (
    Answered,
    AnswerJob,
    CopyJob,
    ExportJob,
    Prepared,
    PreviewJob,
    ProfileJob,
    QualityJob,
    ReadJob,
    RecipeJob,
    SaveJob,
    WrittenJob,
    again,
)
from workbench.messages import Done, Failed, Message, Progress, Refused, Started
from workbench.project.answers import answer_key
from workbench.project.project import PROTECTED, Asked
from workbench.project.tables import open_published, publish
from workbench.workers import Workers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))  # where a spawned process finds the tests' own jobs
        patch.setenv("WORKBENCH_STATE", str(tmp_path_factory.mktemp("state")))
        with Workers() as made:
            yield made


def heard(
    workers: Workers, until: Callable[[list[Message]], bool] | None = None, seconds: float = 20.0
) -> list[Message]:
    """All that is said until a condition holds, or nobody is busy."""
    said: list[Message] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        said += workers.wait(0.05)
        if until(said) if until else not workers.busy:
            return said
    raise AssertionError(f"Too slow: {said}")


def ends(said: list[Message]) -> list[Message]:
    return [message for message in said if not isinstance(message, Started | Progress)]


def has_started(id: str) -> Callable[[list[Message]], bool]:
    return lambda said: any(isinstance(m, Started) and m.id == id for m in said)


def test_a_job_is_started_and_done(workers: Workers) -> None:
    workers.submit(Sleep(id="a", revision=4))
    assert workers.busy == (("a", 4),)
    said = heard(workers)
    assert said[0] == Started("a", 4)
    assert isinstance(said[-1], Done)
    assert (said[-1].id, said[-1].revision) == ("a", 4)
    assert workers.busy == ()


def test_progress_is_told(workers: Workers) -> None:
    workers.submit(Sleep(id="a", seconds=0.5, steps=5))
    told = [message for message in heard(workers) if isinstance(message, Progress)]
    assert [message.done for message in told] == [1, 2, 3, 4, 5]
    assert {message.total for message in told} == {5}


def test_progress_is_not_told_too_often(workers: Workers) -> None:
    workers.submit(Sleep(id="a", seconds=0.2, steps=200))
    told = [message for message in heard(workers) if isinstance(message, Progress)]
    assert told[-1].done == 200
    assert len(told) < 20


def test_a_refusal_and_an_error_come_back(workers: Workers) -> None:
    workers.submit(Refuse(id="r"))
    workers.submit(Break(id="b"))
    said = {message.id: message for message in ends(heard(workers))}
    refused, failed = said["r"], said["b"]
    assert isinstance(refused, Refused)
    assert (refused.refusal.code, refused.refusal.field) == ("because", "start")
    assert isinstance(failed, Failed)
    assert failed.message.startswith("ValueError at slow_jobs.py:")
    assert "Ann" not in failed.message


def test_what_cannot_be_sent_fails_and_harms_nobody(workers: Workers) -> None:
    workers.submit(Unsendable(id="u", held=lambda: None))
    workers.submit(Unspeakable(id="v"))
    workers.submit(Sleep(id="w"))
    said = {message.id: message for message in ends(heard(workers))}
    assert isinstance(said["u"], Failed)
    assert isinstance(said["v"], Failed)
    assert isinstance(said["w"], Done)


def test_a_job_that_is_cancelled_is_gone_within_a_second(workers: Workers) -> None:
    workers.submit(Sleep(id="long", seconds=30))
    heard(workers, has_started("long"))
    begin = time.monotonic()
    workers.cancel("long")
    assert workers.busy == ()
    assert workers.wait(0.2) == ()
    assert all(worker.job is None for worker in workers._crew)
    assert time.monotonic() - begin < 1.0
    workers.submit(Sleep(id="next"))
    assert isinstance(heard(workers)[-1], Done)


def test_a_worker_that_dies_is_told_and_replaced(workers: Workers) -> None:
    workers.submit(Die(id="d", revision=2))
    assert ends(heard(workers)) == [Failed("d", 2, "The worker ended with exit code 3")]
    workers.submit(Sleep(id="after"))
    assert isinstance(heard(workers)[-1], Done)


def test_a_superseded_job_is_silent_and_soon_ended(workers: Workers) -> None:
    workers.submit(Sleep(id="q", revision=1, seconds=30))
    heard(workers, has_started("q"))
    workers.submit(Sleep(id="q", revision=2))
    said = heard(workers)
    assert [(message.id, message.revision) for message in ends(said)] == [("q", 2)]
    begin = time.monotonic()
    while any(worker.job is not None for worker in workers._crew):
        assert workers.wait(0.05) == ()
        assert time.monotonic() - begin < 1.0


def test_a_stale_answer_is_dropped(workers: Workers) -> None:
    workers.submit(Sleep(id="q", revision=1, seconds=0.2))
    heard(workers, has_started("q"))
    before = {worker.process.pid for worker in workers._crew}
    workers.submit(Sleep(id="q", revision=2, seconds=0.4))
    said = ends(heard(workers))
    assert [message.revision for message in said] == [2]
    # It ended by itself in time, so nobody was ended for it.
    assert {worker.process.pid for worker in workers._crew} == before


def test_an_older_revision_is_not_begun(workers: Workers) -> None:
    workers.submit(Sleep(id="q", revision=5, seconds=0.2))
    workers.submit(Sleep(id="q", revision=4))
    workers.submit(Sleep(id="q", revision=5))
    assert [message.revision for message in ends(heard(workers))] == [5]


def test_only_the_latest_of_those_that_wait_is_done(workers: Workers) -> None:
    for id in ("x", "y"):
        workers.submit(Sleep(id=id, seconds=0.3))
    heard(workers, has_started("y"))
    job = Sleep(id="z", revision=1)
    for _ in range(5):
        workers.submit(job := again(job))  # type: ignore[assignment]
    started = [m for m in heard(workers) if isinstance(m, Started) and m.id == "z"]
    assert [message.revision for message in started] == [6]


def test_patient_jobs_leave_a_worker_free(workers: Workers) -> None:
    for id in ("save", "export"):
        workers.submit(PatientSleep(id=id, seconds=0.6))
    workers.submit(Sleep(id="live"))
    order = [message.id for message in ends(heard(workers))]
    assert order == ["live", "save", "export"]


def test_another_thread_can_listen(workers: Workers) -> None:
    said: list[Message] = []
    over = threading.Event()

    def listen() -> None:
        while not over.is_set():
            said.extend(workers.wait(0.5))

    thread = threading.Thread(target=listen)
    thread.start()
    begin = time.monotonic()
    workers.submit(Sleep(id="heard"))
    while not ends(said) and time.monotonic() - begin < 5:
        time.sleep(0.01)
    over.set()
    thread.join()
    assert [message.id for message in ends(said)] == ["heard"]


def test_from_a_file_to_an_answer_and_a_saved_project(workers: Workers, tmp_path: Path) -> None:
    file, folder = tmp_path / "jobs.csv", str(tmp_path / "tables")
    rows = "".join(
        f"{n},{'yes' if n % 3 else 'no'},{'yes' if n % 4 else 'no'}\n" for n in range(80)
    )
    file.write_text("person,before,after\n" + rows, encoding="utf-8")

    def value(job: object) -> object:
        workers.submit(job)  # type: ignore[arg-type]
        (message,) = ends(heard(workers))
        assert isinstance(message, Done), message
        return message.value

    read = value(ReadJob(id="read", path=str(file), folder=folder))
    assert read.table.size == 80  # type: ignore[attr-defined]
    options = read.reading.options  # type: ignore[attr-defined]
    here = source(path=str(file), options=options, data_hash=read.data_hash)  # type: ignore[attr-defined]
    made = value(
        RecipeJob(
            id="recipe",
            table=read.table,  # type: ignore[attr-defined]
            rows=read.rows,  # type: ignore[attr-defined]
            source=here,
            project_id="p1",
            folder=folder,
        )
    )
    assert isinstance(made, Prepared)
    assert made.table.column("person").kind.name == "TEXT"
    assert open_published(read.rows).columns["row"].values[0] == 2  # type: ignore[attr-defined]
    assert open_published(made.places).columns["row"].values[0] == 0
    assert open_published(made.rows).columns["row"].values[0] == 2
    found = value(QualityJob(id="quality", table=made.table, rows=made.rows))
    assert isinstance(found, tuple)
    question = Asked.new(
        "before-after", "s1", {"before": "before", "after": "after", "positive": "yes"}
    ).to_json()
    answer = value(AnswerJob(id="q1", question=question, tables={"main": made.table}))
    assert isinstance(answer, Answered)
    assert answer.key == answer_key(question, {"main": open_published(made.table)})
    drawn = value(PreviewJob(id="preview", picture=answer.result.picture, style=preset("slide")))
    assert b"<svg" in drawn[:500]  # type: ignore[index]
    hidden = PreviewJob(
        id="preview", picture=answer.result.picture, style=preset("slide"), disclosure=PROTECTED
    )
    assert b"<svg" in value(hidden)[:500]  # type: ignore[index]
    figure = str(tmp_path / "out" / "figure.svg")
    written = value(
        ExportJob(id="export", what=answer.result, path=figure, style=preset("full", "fa"))
    )
    assert figure in written  # type: ignore[operator]
    study = project(path=str(file), options=options, data_hash=here.data_hash)
    saved = value(
        SaveJob(
            id="save",
            project=study,
            path=str(tmp_path / "study.wbk"),
            tables={"s1": read.table},  # type: ignore[attr-defined]
            answers={answer.key: answer.result},
        )
    )
    copy = value(CopyJob(id="copy", project_path=str(saved), source=here, folder=folder))
    assert copy.size == 80  # type: ignore[attr-defined]
    cells = value(
        WrittenJob(id="w", path=str(file), folder=folder, options=options, columns=("person",))
    )
    assert cells.names == ("person",)  # type: ignore[attr-defined]


def test_a_column_is_described_by_a_worker(workers: Workers, tmp_path: Path) -> None:
    workers.submit(ProfileJob(id="p", table=publish(table(), tmp_path), column="wage"))
    (message,) = ends(heard(workers))
    assert isinstance(message, Done)
    assert message.value.mean == 3.4375


def test_workers_that_cannot_start_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.workers.serve", Die)  # which takes no pipe
    with Workers(count=1) as broken:
        broken.submit(Sleep(id="a"))
        (failed,) = ends(heard(broken))
        assert failed == Failed("a", 0, "No worker can be started")


def test_when_all_is_over_nobody_waits() -> None:
    workers = Workers()
    listener = threading.Thread(target=workers.wait)
    listener.start()
    time.sleep(0.1)
    begin = time.monotonic()
    workers.close()
    listener.join(5)
    assert not listener.is_alive()
    assert time.monotonic() - begin < 1.0
    assert workers.wait() == ()


def big_file(tmp_path: Path, rows: int = 400_000) -> Path:
    import numpy as np
    import pyarrow as pa
    from pyarrow import csv

    chance = np.random.default_rng(5)
    columns = {f"wage_{n}": chance.normal(1000, 50, rows).round(2) for n in range(12)}
    file = tmp_path / "big.csv"
    csv.write_csv(pa.table({"person": np.arange(rows), **columns}), file)
    return file


def test_reading_a_large_file_says_in_rows_how_far_it_is(workers: Workers, tmp_path: Path) -> None:
    file = big_file(tmp_path)
    workers.submit(ReadJob(id="big", path=str(file), folder=str(tmp_path)))
    said = heard(workers, seconds=60.0)
    told = [message for message in said if isinstance(message, Progress)]
    assert isinstance(said[-1], Done)
    assert len(told) >= 3
    assert all(0.9 * 400_000 < message.total < 1.1 * 400_000 for message in told)
    shares = [message.done / message.total for message in told]
    assert all(later >= earlier - 0.02 for earlier, later in pairwise(shares))


def test_reading_a_large_file_stops_within_a_second(workers: Workers, tmp_path: Path) -> None:
    file = big_file(tmp_path, 1_000_000)
    workers.submit(ReadJob(id="stop", path=str(file), folder=str(tmp_path)))
    heard(workers, lambda said: any(isinstance(m, Progress) for m in said), seconds=60.0)
    begun = time.monotonic()
    workers.cancel("stop")
    assert workers.wait(0.05) == ()
    assert time.monotonic() - begun < 1.0
    assert workers.busy == ()
    workers.submit(Sleep(id="after"))
    assert isinstance(ends(heard(workers))[-1], Done)


def test_a_file_that_breaks_its_reader_is_named() -> None:
    told = ReadJob(id="r", path="folder/evil.sav", folder="").broke
    assert "evil.sav" in str(told)
    assert Sleep(id="s").broke is None
