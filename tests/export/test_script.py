"""The Python of a table gives the same table in a fresh interpreter, to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from workbench.command_line import main
from workbench.data.read import read_with_reading
from workbench.data.steps.cells import MapValues, SetMissing
from workbench.data.steps.columns import KeepColumns, Rename
from workbench.data.steps.deriving import Derive
from workbench.data.steps.editing import EditCells
from workbench.data.steps.joining import Append, Join
from workbench.data.steps.recoding import Recode
from workbench.data.steps.reshaping import LongToWide, WideToLong
from workbench.data.steps.rows import DropDuplicates, DropRows
from workbench.data.steps.step import Step
from workbench.data.steps.texts import FillDown, ReplaceText, Spell, TakeNumber
from workbench.export.script import table_script
from workbench.project import edits
from workbench.project.project import Project, Source
from workbench.project.project_file import save_project
from workbench.project.running import load_sources
from workbench.project.tables import publish

ROOT = Path(__file__).parents[2]

# For each language a messy register and a file beside it, and what is done to them.
FILES = {
    "en": (
        "Programme report;;;;\n;;;;\nClient ID;DOB;Job title;Hours;Wage Q1;Wage Q2\n"
        "007;03/02/1990;Cook ;about 35 h;1200.50;999999.99\n008;14/06/1985;cook;20 h;;300\n"
        "009;29/02/2000;CLERK;n/a;450;460\n009;29/02/2000;CLERK;n/a;450;460\n",
        "id;area\n007;North\n9;South\n008;North\n",
        (
            Rename("Client ID", "id"),
            DropDuplicates(),
            SetMissing("Wage Q2", (999999.99,)),
            Spell(("Job title",), case="lower"),
            TakeNumber("Hours", "weekly hours", "."),
            EditCells("Wage Q1", (2,), (275.0,), (None,), "id", ("008",)),
            Derive("age", "age(DOB, 2024-03-01)"),
            Recode("age", "band", bands=((None, 25, ""), (25, 60, ""))),
            WideToLong((("wage", ("Wage Q1", "Wage Q2")),), "quarter", ("1", "2")),
            Join("areas of work", (("id", "id"),)),
        ),
    ),
    "fa": (
        "کد ملی,نام,تاريخ شروع,استان,حقوق\n۰۰۱۲۳,علي كريمي,۱۴۰۲/۰۱/۱۵,خراسان,۱۲٬۰۰۰٬۰۰۰\n"
        "۰۰۱۲۴,مريم احمدی,۱۴۰۲/۰۷/۳۰,,۹٬۵۰۰٬۰۰۰\n۰۰۱۲۵,رضا,۱۴۰۱/۱۲/۲۹,تهران,\n",
        "کد ملی,معلولیت\n00123,بینایی\n00125,شنوایی\n",
        (
            FillDown(("استان",)),
            Rename("تاريخ شروع", "شروع"),
            Derive("ماه", 'month(شروع, "jalali")'),
            Derive("تومان", "حقوق / 10", unit="تومان"),
            MapValues("استان", (("خراسان", "خراسان رضوی"),)),
            Join("areas of work", (("کد ملی", "کد ملی"),)),
        ),
    ),
    "zh": (
        "编号,姓名,残疾等级,入职日期,月薪\n1,王伟,一级,2023年3月5日,3500元\n"
        "2,李娜,二级,2023年4月1日,4200元\n3,张敏,?,2023年4月9日,\n",
        "编号,姓名,月薪\n4,赵强,5100\n5,钱丽,\n",
        (
            Recode("残疾等级", "程度", (), (("一级", "重度"), ("二级", "重度")), "missing"),
            Derive("季度", "quarter(入职日期)"),
            Append(("areas of work",), "来源", "登记"),
            DropRows("月薪 > 5000"),
        ),
    ),
    "vi": (
        "Mã;Họ tên;Ngày sinh;Tháng;Lương\nA1;Nguyễn Văn An;01/02/1990;T1;1.200.000\n"
        "A1;Nguyễn Văn An;01/02/1990;T2;1.300.000\nB2;Trần Thị Bé;15/12/1988;T1;900.000\n",
        "Mã;Quận\nA1;Hải Châu\nB2;Sơn Trà\n",
        (
            LongToWide(("Mã",), "Tháng", ("Lương",)),
            Derive("tổng", "coalesce(Lương_T1, 0) + coalesce(Lương_T2, 0)"),
            ReplaceText("Họ tên", "Nguyễn", "Ng."),
            Join("areas of work", (("Mã", "Mã"),)),
            KeepColumns(("Mã", "Họ tên", "Quận", "tổng")),
        ),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))


def project_of(language: str, folder: Path, *, hidden: bool) -> Project:
    register, beside, steps = FILES[language]
    project = replace(Project.new("Study", language), id="p1")
    for name, text in {"register": register, "areas of work": beside}.items():
        file = folder / f"{name}.csv"
        file.write_text(text, encoding="utf-8")
        reading = read_with_reading(file)
        assert not reading.questions, [str(question.words) for question in reading.questions]
        source = Source(
            name, name, str(file), options=reading.options, basis=Basis.SPELLS,
            keeps_identifiers=not hidden, design=Design(((Role.PERSON, _person(language, name)),)),
        )  # fmt: skip
        project = edits.with_source(project, source)
    for step in steps:
        project = edits.with_recipe_step(project, "register", step)
    return project


def _person(language: str, name: str) -> str:
    if language == "en":
        return "id"
    return {"fa": "کد ملی", "zh": "编号", "vi": "Mã"}[language]


def made_by(script: str, folder: Path) -> bytes:
    """Run a script in a fresh interpreter and give the bytes of its published table."""
    out = folder / "fresh"
    tail = (
        "\nfrom workbench.project.tables import publish\n"
        f"print('\\x1e' + publish(register, {str(out)!r}).path)\n"
    )
    (folder / "again.py").write_text(script + tail, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(folder / "again.py")],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.split("\x1e")[1].strip()).read_bytes()


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("language", FILES)
def test_the_script_gives_the_same_table_to_the_byte(
    language: str, hidden: bool, tmp_path: Path
) -> None:
    project = project_of(language, tmp_path, hidden=hidden)
    table = load_sources(project)["register"]
    wanted = Path(publish(table, tmp_path / "here").path).read_bytes()
    script = table_script(project, project.source("register"))
    assert made_by(script, tmp_path) == wanted
    assert table.size > 1


def test_the_script_reads_well(tmp_path: Path) -> None:
    project = project_of("en", tmp_path, hidden=False)
    lines = table_script(project, project.source("register")).splitlines()
    imports = [line for line in lines if line.startswith(("from ", "import "))]
    homes = [line.split()[1] for line in imports]
    assert len(set(homes)) == len(homes)
    assert max(lines.index(line) for line in imports) < lines.index("register = Recipe((")
    steps = lines[lines.index("register = Recipe((") + 1 :]
    assert steps[0] == "    Rename('Client ID', 'id'),"
    assert steps[10] == ")).apply(register, {'areas of work': areas_of_work})"
    assert any(line.startswith("areas_of_work = read(") for line in lines)


def test_the_command_line_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_of("fa", tmp_path, hidden=True)
    saved = save_project(project, tmp_path / "study.wbk")
    assert main(["script", str(saved), "--source", "register"]) == 0
    printed = capsys.readouterr().out
    assert printed == table_script(project, project.source("register"))
    assert main(["script", str(saved)]) == 0
    assert "areas_of_work = read(" in capsys.readouterr().out
    assert main(["script", str(saved), "--source", "nobody"]) == 3


def test_no_identifier_that_the_project_hides_stands_in_the_script(tmp_path: Path) -> None:
    project = project_of("en", tmp_path, hidden=True)
    assert "'008'" not in table_script(project)
    shown = edits.with_identifiers(project, "register", kept=True)
    assert "'008'" in table_script(shown)


def test_steps_are_written_as_python_that_makes_them_again() -> None:
    from workbench.data.python import imports, python

    steps: list[Step] = [step for _, _, steps in FILES.values() for step in steps]
    room: dict[str, object] = {}
    exec("\n".join(imports(steps)), room)
    for step in steps:
        assert eval(python(step), room) == step


def test_tables_in_a_circle_have_no_script(tmp_path: Path) -> None:
    project = project_of("en", tmp_path, hidden=False)
    other = replace(
        project.source("areas of work"), recipe=type(project.source("register").recipe)(
            (Join("register", (("id", "id"),)),)
        ),
    )  # fmt: skip
    with pytest.raises(Refusal):
        table_script(edits.with_source(project, other))
