"""When something breaks: a log without data, and a calm word about what was kept."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from analyses.grammar.words import Words
from workbench.project.log import keep_log, log_file, trail
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow

_log = logging.getLogger("workbench")


def watch(window: MainWindow) -> None:
    """Write every mishap to the log, which is opened when it is needed, and tell the user once."""
    telling = _Telling(window)
    sys.excepthook = telling.hook
    qInstallMessageHandler(_from_qt)


class _Telling:
    """The hook for errors that nobody caught."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._open = False

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        keep_log()
        _log.error(trail(kind, trace))
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        elif not self._open:
            self._open = True
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(said(Words("Something went wrong in the window.")))
        box.setInformativeText(
            said(
                Words(
                    "Your project is kept as it was before this step, and a copy lies in the"
                    " journal. You can go on. A report without any of your data was written to"
                    " {path}.",
                    path=str(log_file()),
                )
            )
        )
        box.exec()
        self._open = False


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" in message:
        return
    keep_log()
    level = logging.ERROR if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg} else 30
    _log.log(level, "Qt: %s", message)
