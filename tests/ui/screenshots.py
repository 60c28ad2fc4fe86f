"""Pictures of every place, light and dark, in English and Persian: `screenshots.py OUT`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_CONFIG_HOME", tempfile.mkdtemp())
os.environ.setdefault("WORKBENCH_STATE", tempfile.mkdtemp())

PLACES = ("start", "data", "questions", "figure", "brief")


def main(out: Path, samples: list[str], looks: list[str], sizes: list[tuple[int, int]]) -> None:
    from PySide6.QtWidgets import QApplication

    from workbench.ui import theme
    from workbench.ui.application import open_window
    from workbench.ui.samples import open_sample

    app = QApplication([])
    window = open_window(app)
    theme.load_fonts(app)
    sys.excepthook = sys.__excepthook__
    window.session.furnish()
    out.mkdir(parents=True, exist_ok=True)
    for sample in samples:
        open_sample(window.session, sample)
        window.go("questions")
        wait(app, window)
        in_brief(window.session)
        for look in looks:
            language, shade = look.split("-")
            theme.wear(app, dark=shade == "dark")
            window.speak(language)
            for width, height in sizes:
                window.resize(width, height)
                for place in PLACES:
                    window.go(place)
                    wait(app, window)
                    window.grab().save(str(out / f"{sample}-{look}-{width}-{place}.png"))
                window.go("data")
                window.pages["data"].show_quality()
                wait(app, window)
                window.grab().save(str(out / f"{sample}-{look}-{width}-quality.png"))
                window.pages["data"].show_quality(False)
    window.session.close()


def in_brief(session: object) -> None:
    from analyses.grammar.words import Words
    from workbench.project import edits

    if session.asked is not None:
        session.do(Words("Add to brief"), edits.add_to_brief(session.project, session.asked))


def wait(app: object, window: object, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 10 and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.02)
        quiet = 0 if window.session.jobs.busy else quiet + 1


if __name__ == "__main__":
    given = dict(word.split("=") for word in sys.argv[2:])
    chosen = given.get("samples", "nsw_1976,khorasan_razavi").split(",")
    dressed = given.get("looks", "en-light,en-dark,fa-light,fa-dark").split(",")
    pixels = given.get("sizes", "1440x900,1120x720").split(",")
    measured = [tuple(int(side) for side in size.split("x")) for size in pixels]
    main(Path(sys.argv[1]), chosen, dressed, measured)
