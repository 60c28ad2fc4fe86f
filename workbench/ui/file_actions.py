"""New, open, save: what the window does with files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from analyses.grammar.words import Words
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow

PROJECT = ".wbk"


def new(window: MainWindow) -> None:
    """Begin a new project, once the present one is safe."""
    if window.may_leave():
        window.session.begin()
        window.go("start")


def open_any(window: MainWindow) -> None:
    """Ask for files, and open them."""
    title = said(Words("Open data or a project"))
    kinds = said(Words("Data and projects"))
    pattern = "*.wbk *.csv *.tsv *.txt *.xlsx *.xls *.xlsb *.ods *.sav *.dta *.parquet"
    found, _ = QFileDialog.getOpenFileNames(window, title, "", f"{kinds} ({pattern})")
    open_paths(window, [Path(name) for name in found])


def open_paths(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open a project, or add data files to the present one."""
    projects = [path for path in paths if path.suffix == PROJECT]
    if projects:
        if window.may_leave():
            window.session.open_project(projects[0])
            window.go("questions" if window.session.asked else "data")
        return
    for path in paths:
        window.session.add_file(path)
    if paths:
        window.go("data")


def save(window: MainWindow) -> bool:
    """Save the project where it was, or ask where."""
    if window.session.path is None:
        return save_as(window)
    return window.session.save(window.session.path)


def save_key(window: MainWindow) -> None:
    """Save the key with which another computer makes the same pseudonyms."""
    from workbench.ui.pages.left_out import save_key as ask_and_save

    ask_and_save(window, window.session)


def save_as(window: MainWindow) -> bool:
    """Ask where to save the project, and save it there."""
    title, kind = said(Words("Save project as…")), said(Words("Projects"))
    name, _ = QFileDialog.getSaveFileName(window, title, "", f"{kind} (*{PROJECT})")
    return bool(name) and window.session.save(Path(name).with_suffix(PROJECT))
