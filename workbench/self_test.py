"""Does this installation draw four languages and write every format?"""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from analyses.grammar.analysis import Analysis
from analyses.grammar.result import Result
from workbench.export.brief import Answered, brief
from workbench.export.saving import save


def self_test() -> int:
    """Try each part, print a line for each, and give 0 when all worked or 1."""
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for title, trial in _trials(Path(name)):
            try:
                trial()
            except Exception as problem:
                failed += 1
                print(f"failed  {title}: {problem}")
                traceback.print_exception(problem, limit=-2, file=sys.stderr)
            else:
                print(f"ok      {title}")
    print("0 problems" if not failed else f"{failed} problems")
    return 1 if failed else 0


def _trials(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    from analyses.catalogue import QUESTIONS
    from workbench.language import LANGUAGES

    results = {question.command(): _answer(question) for question in QUESTIONS}
    for name, ask in results.items():
        yield f"answer {name}", ask
    first = next(iter(results.values()))
    for language in LANGUAGES:
        for ending in (".svg", ".png", ".pdf"):
            yield (
                f"draw {language} {ending}",
                _saved(first, folder / f"{language}{ending}", language),
            )
        yield f"brief {language}", _brief(first, folder / f"brief-{language}.pdf", language)
    yield "table", _saved(first, folder / "estimates.csv", "en")
    yield "page", _brief(first, folder / "brief.html", "en")
    yield "window", _window


def _answer(question: type[Analysis]) -> Callable[[], Result]:
    def ask() -> Result:
        from workbench.export.demo import read_sample, sample

        asked, files = question.example()
        tables = {name: read_sample(sample(file)) for name, file in files.items()}
        result: Result = asked.run(tables.pop("main"), **tables)
        return result

    return ask


def _saved(ask: Callable[[], Result], path: Path, language: str) -> Callable[[], object]:
    return lambda: save(ask(), path, language=language)


def _brief(ask: Callable[[], Result], path: Path, language: str) -> Callable[[], object]:
    def write() -> list[Path]:
        result = ask()
        item = Answered(result.sentence, result)
        return brief([item], path, title="Workbench", language=language)

    return write


def _window() -> None:
    """Open and close the window without a screen."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from workbench.ui.application import open_and_close

    open_and_close()
