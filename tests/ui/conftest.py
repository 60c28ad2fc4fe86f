"""A window without a screen, whose jobs are done in a thread instead of another process."""

from __future__ import annotations

import os
import queue
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What the window and the thread of jobs both need is loaded once, before there are two threads.
import matplotlib.figure  # noqa: F401
import pandas  # noqa: F401
import pyqtgraph  # noqa: F401

import workbench.data.read
import workbench.export.brief
import workbench.export.figure_bytes
import workbench.export.saving
import workbench.project.project_file
import workbench.ui.pages.brief_page
import workbench.ui.pages.data_page
import workbench.ui.pages.figure_page
import workbench.ui.pages.questions_page
import workbench.ui.views.answer_view
import workbench.ui.views.picture_view  # noqa: F401
from analyses.grammar.refusal import Refusal
from workbench.messages import Done, Failed, Message, Refused

SAMPLE = "nsw_1976"
PATIENCE_MS = 20_000


class WorkersInAThread:
    """The interface of `Workers`; `held` jobs wait until they are let go."""

    def __init__(self) -> None:
        self.jobs: queue.Queue = queue.Queue()
        self.held = False
        self.done: list[str] = []

    def submit(self, job: object) -> None:
        self.jobs.put(job)

    def cancel(self, id: str) -> None:
        pass

    def close(self) -> None:
        pass

    def wait(self, timeout: float | None = None) -> tuple[Message, ...]:
        try:
            job = self.jobs.get(timeout=0.05)
        except queue.Empty:
            return ()
        if self.held and job.id.startswith("answer:"):
            self.jobs.put(job)
            return ()
        self.done.append(job.id)
        return (_done(job),)


def _done(job: object) -> Message:
    try:
        return Done(job.id, job.revision, job.do())
    except Refusal as refusal:
        return Refused(job.id, job.revision, refusal)
    except Exception as error:
        return Failed(job.id, job.revision, repr(error))


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep settings, journal and log away from the real ones."""
    from PySide6.QtCore import QSettings

    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(ini, user, str(tmp_path / "settings"))


@pytest.fixture
def workers() -> WorkersInAThread:
    return WorkersInAThread()


@pytest.fixture
def window(qtbot, qapp, workers):
    """The window, furnished, with nothing in it."""
    from workbench.ui import theme
    from workbench.ui.application import open_window

    hook = sys.excepthook
    made = open_window(qapp)
    sys.excepthook = hook
    theme.load_fonts(qapp)
    qtbot.addWidget(made, before_close_func=_quietly)
    made.session.furnish(workers)
    yield made
    made.session.close()


def _quietly(window: object) -> None:
    window.session._saved = window.session.project


@pytest.fixture
def asked(window, qtbot):
    """The window with a sample, and its first answer on the screen."""
    from workbench.ui.samples import open_sample

    open_sample(window.session, SAMPLE)
    window.go("questions")
    until_answered(qtbot, window)
    return window


def until_answered(qtbot, window) -> None:
    session = window.session
    qtbot.waitUntil(lambda: session.answers.answer(session.asked).current, timeout=PATIENCE_MS)


def until_quiet(qtbot, window) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=PATIENCE_MS)
