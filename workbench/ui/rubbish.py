"""Rubbish is collected in the window's own thread, the only one in which widgets may end."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 400


class Collector(QObject):
    """Collects at its own times while it lives.

    Left to itself Python collects in whichever thread happens to allocate. Where that is the
    thread that listens to the workers, it may destroy a widget there, and wait for a lock that
    the window's thread holds while the window waits for Python's.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that Python would have collected by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Hand the work back to Python."""
        self._timer.stop()
        gc.enable()
