"""Answers by question: current, on their way, refused; what is stale is never shown as current."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from analyses.grammar.result import Result
    from workbench.jobs import Answered
    from workbench.project.project import Asked, Project
    from workbench.ui.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one question.

    `result` is the last result; `current` tells whether it answers what is asked now.
    """

    key: str | None = None
    result: Result | None = None
    current: bool = False
    waiting: bool = False
    stopped: bool = False
    refusal: Refusal | None = None


class Answering(QObject):
    """Keep the answers that are looked at as the project asks."""

    changed = Signal(str)

    def __init__(self, session: Session) -> None:
        from workbench.project.answers import Answers

        super().__init__(session)
        self._session = session
        self._answers: dict[str, Answer] = {}
        self._asked_as: dict[str, object] = {}
        self.kept = Answers()

    def answer(self, asked: str | None) -> Answer:
        """Tell what is known of a question."""
        return self._answers.get(asked or "", Answer())

    def follow(self, project: Project, wanted: tuple[str, ...]) -> None:
        """Have every wanted question answered as it is asked now."""
        for id in wanted:
            if project.has(id):
                self._follow(project.asked(id))

    def again(self, id: str) -> None:
        """Ask once more, as after Stop."""
        self._asked_as.pop(id, None)
        self._session.follow()

    def stopped(self, ids: tuple[str, ...]) -> None:
        """Remember which questions were stopped."""
        for id in ids:
            if id.startswith("answer:"):
                asked = id.removeprefix("answer:")
                self._change(asked, waiting=False, stopped=True)

    def forget(self) -> None:
        """Forget everything, as when another project is opened."""
        self._answers.clear()
        self._asked_as.clear()

    def _follow(self, asked: Asked) -> None:
        for source in (asked.source, *(source for _, source in asked.records)):
            broken = self._session.tables.broken(source)
            if broken is not None:
                self._asked_as.pop(asked.id, None)
                self._session.jobs.cancel(f"answer:{asked.id}")
                whole = Refusal(broken.words, code=broken.code)
                if str(self.answer(asked.id).refusal) != str(whole):
                    self._refused(asked.id, None, whole)
                return
        tables = self._tables(asked)
        as_asked = (asked.question, asked.fields, tuple(tables.items()))
        if tables.get("main") is None or self._asked_as.get(asked.id) == as_asked:
            return
        self._asked_as[asked.id] = as_asked
        try:
            key = self._key(asked, tables)
        except Refusal as refusal:
            self._session.jobs.cancel(f"answer:{asked.id}")
            self._refused(asked.id, None, refusal)
            return
        known = self.kept.get(key)
        if known is not None:
            self._session.jobs.cancel(f"answer:{asked.id}")
            self._change(asked.id, **_answered(key, known))
        else:
            self._ask(asked, key, tables)

    def _key(self, asked: Asked, tables: dict[str, Any]) -> str:
        from workbench.project.answers import answer_key

        asked.question_value()
        return answer_key(asked.to_json(), tables) or ""

    def _ask(self, asked: Asked, key: str, tables: dict[str, Any]) -> None:
        from workbench.jobs import AnswerJob

        self._change(asked.id, key=key, waiting=True, current=False, stopped=False, refusal=None)
        job = AnswerJob(id=f"answer:{asked.id}", question=asked.to_json(), tables=tables)
        refused = partial(self._refused, asked.id, key)
        words = Words("Answering")
        self._session.jobs.submit(job, words, partial(self._came, asked.id), refused, refused)

    def _came(self, id: str, found: Answered) -> None:
        self.kept.put(found.key, found.result)
        self._change(id, **_answered(found.key, found.result))

    def _refused(self, id: str, key: str | None, refusal: Refusal) -> None:
        self._change(id, key=key, waiting=False, current=False, stopped=False, refusal=refusal)

    def _tables(self, asked: Asked) -> dict[str, Any]:
        tables = self._session.tables
        found = {"main": tables.published(asked.source)}
        seconds = {field: tables.published(source) for field, source in asked.records}
        return found | {field: table for field, table in seconds.items() if table is not None}

    def _change(self, id: str, **changes: Any) -> None:  # noqa: ANN401 - any field of Answer
        self._answers[id] = replace(self.answer(id), **changes)
        self.changed.emit(id)


def _answered(key: str, result: Result) -> dict[str, Any]:
    return {
        "key": key,
        "result": result,
        "current": True,
        "waiting": False,
        "stopped": False,
        "refusal": None,
    }
