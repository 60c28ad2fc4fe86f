"""A project file has the data of sources that nobody has looked at yet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sample_data import path
from workbench.jobs.answering import SaveJob
from workbench.project import edits
from workbench.project.project import Project, Source, new_id
from workbench.project.project_file import open_project
from workbench.project.running import load_sources


def test_data_outlive_the_files_that_were_never_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    project = Project.new("Study", "en")
    for name in ("nsw.csv", "nsw_long.csv"):
        file = Path(shutil.copy(str(path(f"nsw_1976/{name}")), tmp_path))
        project = edits.with_source(project, Source(new_id(), file.stem, str(file)))
    gone = Source(new_id(), "gone", str(tmp_path / "gone.csv"))
    target = tmp_path / "study.wbk"
    SaveJob(id="save", project=edits.with_source(project, gone), path=str(target)).do()
    for file in tmp_path.glob("*.csv"):
        file.unlink()
    saved = edits.without_source(open_project(target).project, gone.id)
    sizes = [table.size for table in load_sources(saved, copies=target).values()]
    assert sizes == [445, 890]
