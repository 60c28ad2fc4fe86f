"""Questions of every sample programme, answered and drawn without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.words import Words
from workbench.data.options import ReadOptions
from workbench.data.recipe import Recipe
from workbench.data.steps.cells import MapValues
from workbench.data.steps.rows import DropDuplicates
from workbench.export.atomic import write_bytes
from workbench.export.brief import Answered, brief
from workbench.export.saving import save
from workbench.export.script import Prepared, script

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from analyses.grammar.memory import MemoryTable


@dataclass(frozen=True)
class Asked:
    """A question, and the sample files that it is asked of, by table."""

    question: Analysis
    tables: dict[str, Prepared]

    @property
    def programme(self) -> str:
        """The folder of its main file."""
        return self.tables["main"].path.partition("/")[0]


def asked_by_programme() -> dict[str, list[Asked]]:
    """Every question's example, and what the Persian programme asks, by programme."""
    from analyses.catalogue import QUESTIONS

    found: dict[str, list[Asked]] = {}
    for asked in [*(_example(question) for question in QUESTIONS), *_offices()]:
        found.setdefault(asked.programme, []).append(asked)
    return found


def _example(question: type[Analysis]) -> Asked:
    asked, files = question.example()
    return Asked(asked, {name: sample(file) for name, file in files.items()})


def sample(name: str) -> Prepared:
    """Say how a sample file is read; a sheet of a workbook stands behind a hash."""
    file, _, sheet = name.partition("#")
    return Prepared(file, ReadOptions(sheet=sheet) if sheet else None)


def _offices() -> Iterator[Asked]:
    """What the offices of three provinces ask of their own files."""
    yield from _khorasan()
    yield from _jiujiang()
    yield from _quang_nam()


def _khorasan() -> Iterator[Asked]:
    """What the Persian office asks of its own workbook, as it was sent."""
    from analyses.delivery.stage_funnel import StageFunnel
    from analyses.delivery.support_mix import SupportMix
    from analyses.delivery.target_attainment import TargetAttainment
    from analyses.duration.cohort_triangle import CohortTriangle
    from analyses.duration.job_retention import JobRetention

    one_spelling = MapValues("مشوق · نوع مشوق", (("خویش فرمایی", "خویش‌فرمایی"),))
    jobs = Prepared(
        "khorasan_razavi/employment.xlsx",
        ReadOptions(sheet="تثبیت و ایجاد"),
        Recipe((DropDuplicates(), one_spelling)),
    )
    held: dict[str, Any] = {
        "start": "وضعیت اشتغال · شروع به کار",
        "end": "وضعیت اشتغال · پایان کار",
        "cut_off": date(2023, 7, 22),
    }
    yield Asked(JobRetention(**held, group="مشوق · هدف", weeks=(4, 13, 26)), {"main": jobs})
    yield Asked(
        CohortTriangle(**held, calendar="jalali", cohort_by="quarter", age_by="quarter"),
        {"main": jobs},
    )
    promised = TargetAttainment(
        indicator="شاخص", target="تعهد", actual="عملکرد", unit="واحد", condition="شرط"
    )
    yield Asked(promised, {"main": sample("khorasan_razavi/employment.xlsx#تعهدات")})
    mix = SupportMix(
        instrument="مشوق · نوع مشوق",
        purpose="مشوق · هدف",
        creation="ایجاد",
        stabilisation="تثبیت",
        person="کد مددجو",
        insured="وضعیت اشتغال · بیمه",
        means_insured="دارد",
    )
    yield Asked(mix, {"main": jobs})
    steps = Prepared("khorasan_razavi/steps.csv")
    yield Asked(StageFunnel(person="کد مددجو", stage="گام", date="تاریخ"), {"main": steps})


def _jiujiang() -> Iterator[Asked]:
    """What follows from counts alone: people on file, and how many had a case opened."""
    from analyses.delivery.stage_funnel import StageFunnel

    counts = Prepared("jiujiang/register.xlsx", ReadOptions(sheet="服务数据"))
    asked = StageFunnel(stage="阶段", count="数量", basis="单位", stages=("建档", "开启个案"))
    yield Asked(asked, {"main": counts})


def _quang_nam() -> Iterator[Asked]:
    """What became of the trainees, and of what they earn."""
    from analyses.change.before_after import BeforeAfter
    from analyses.outcomes.placement_rate import PlacementRate

    trainees = Prepared("quang_nam/trainees.csv")
    placed = PlacementRate(
        person="Mã",
        start="Ngày bắt đầu",
        placed="Ngày có việc",
        cut_off=date(2023, 12, 31),
        weeks=(13, 26),
        status="Tình trạng",
        unknown=("không rõ",),
        group="Giới tính",
    )
    earned = BeforeAfter(before="Thu nhập trước", after="Thu nhập sau", group="Giới tính")
    yield from (Asked(asked, {"main": trainees}) for asked in (placed, earned))


def demo(out: Path) -> Iterator[Path]:
    """Write figures, a brief, a manifest and a script for each programme; gives each file."""
    from sample_data import codebook

    for programme, questions in asked_by_programme().items():
        language = str(codebook(programme)["language"])
        for spoken in dict.fromkeys([language, "en", "fa"]):
            yield from _programme(programme, questions, out / programme / spoken, spoken)


def _programme(programme: str, questions: list[Asked], out: Path, language: str) -> Iterator[Path]:
    from sample_data import codebook

    answers: list[Answered] = []
    hashes: dict[str, str] = {}
    times: dict[str, int] = {}
    for asked in questions:
        tables = {name: read_sample(prepared) for name, prepared in asked.tables.items()}
        hashes |= {asked.tables[name].path: table.data_hash for name, table in tables.items()}
        seconds = {name: table for name, table in tables.items() if name != "main"}
        answer = asked.question.run(tables["main"], **seconds)
        answers.append(Answered(Words(asked.question.question), answer))
        name = asked.question.command()
        times[name] = times.get(name, 0) + 1
        name += f"-{times[name]}" if times[name] > 1 else ""
        for ending in (".svg", ".pdf", ".png", ".csv"):
            folder = out / "tables" if ending == ".csv" else out
            yield from save(answer, folder / f"{name}{ending}", language=language, data=hashes)
        yield write_bytes(out / f"{name}.py", script(asked.question, asked.tables).encode())
    title = str(codebook(programme)["title"][language])
    for ending in (".pdf", ".html"):
        yield from brief(
            answers, out / f"brief{ending}", title=title, language=language, data=hashes
        )


def read_sample(prepared: Prepared) -> MemoryTable:
    """Read a sample file as it was prepared."""
    from sample_data import path
    from workbench.data.read import read

    options = prepared.options or ReadOptions()
    given = {name: getattr(options, name) for name in options.__dataclass_fields__}
    table = read(Path(str(path(prepared.path))), **given)
    return table if prepared.recipe is None else prepared.recipe.apply(table)
