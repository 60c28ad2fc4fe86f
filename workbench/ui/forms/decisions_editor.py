"""Pairs of identifiers that may be one person, side by side, each to be decided on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Share, Words, listing
from workbench.ui.forms.editors import Editor
from workbench.ui.parts import button, column, emptied, holding, named, notice, row, text

AT_ONCE = 12
LONGEST = 10  # signs of a pseudonym that tell it apart
SAME, DIFFERENT = "same", "different"
VERDICTS = {SAME: N_("One person"), DIFFERENT: N_("Two persons")}


class DecisionsEditor(Editor):
    """Candidates that were searched for, and what was decided of them."""

    is_wide = True

    def make(self) -> QWidget:
        """Make the widget."""
        self._decided: dict[tuple[str, str], str] = {}
        self._found: tuple[Any, ...] = ()
        self._column = ""
        self._shown = AT_ONCE
        self._told = column(gap=8)
        self._cards = column(gap=8)
        self._search = button(Words("Look for pairs"), self.search, sign="search")
        return holding(column(row(self._search, None), self._told, self._cards, gap=8))

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show what was decided."""
        self._decided = {(a, b): said for a, b, said in value or ()}
        self._column = values.get("column") or ""
        self._search.setEnabled(bool(self._column))
        self._draw()

    def search(self) -> None:
        """Ask for the pairs that are probably one person."""
        emptied(self._told)
        self._told.addWidget(text(Words("Looking for pairs…"), "note"))
        self.around.pairs(self._column, self._heard, self._refused)

    def _heard(self, found: tuple[Any, ...]) -> None:
        emptied(self._told)
        self._found = found
        words = Words(
            "{n} pair is probably one person", "{n} pairs are probably one person each",
            n=len(found),
        )  # fmt: skip
        self._told.addWidget(text(words if found else Words("No pair was found."), "note"))
        self._draw()

    def _refused(self, refusal: Refusal) -> None:
        emptied(self._told)
        self._told.addWidget(notice(refusal.words, tone="fail"))

    def _draw(self) -> None:
        emptied(self._cards)
        searched = {(each.twin.a, each.twin.b) for each in self._found}
        for pair in self._decided.keys() - searched:
            self._cards.addWidget(self._card(pair, None))
        for each in self._found[: self._shown]:
            self._cards.addWidget(self._card((each.twin.a, each.twin.b), each))
        left = len(self._found) - self._shown
        if left > 0:
            words = Words("{n} more", "{n} more", n=left)
            self._cards.addLayout(row(button(words, self._more, quiet=True), None))

    def _more(self) -> None:
        self._shown += AT_ONCE
        self._draw()

    def _card(self, pair: tuple[str, str], found: Any) -> QFrame:  # noqa: ANN401 - Beside or None
        made = QFrame()
        made.setObjectName("notice")
        inside = column(gap=6)
        inside.setContentsMargins(12, 8, 8, 8)
        named(made, Words("{a} and {b}", a=pair[0], b=pair[1]))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for at, person in enumerate(pair):
            called = text(person if len(person) <= LONGEST else f"{person[:LONGEST]}…", "note")
            called.setToolTip(person)
            grid.addWidget(called, 0, at)
            grid.setColumnStretch(at, 1)
        for line, (name, *values) in enumerate(found.fields if found else (), start=1):
            for at, value in enumerate(values):
                shown = text("–" if value is None else value, select=True)
                shown.setToolTip(name)
                grid.addWidget(shown, line, at)
        inside.addLayout(grid)
        if found:
            words = Words(
                "{chance} likely: {reasons}",
                chance=Share(found.twin.chance, 10_000),
                reasons=listing(*found.twin.reasons),
            )
            inside.addWidget(text(words, "note"))
        inside.addLayout(row(*(self._verdict(pair, said) for said in VERDICTS), None, gap=4))
        made.setLayout(inside)
        return made

    def _verdict(self, pair: tuple[str, str], said: str) -> QPushButton:
        made = button(Words(VERDICTS[said]), partial(self._decide, pair, said))
        made.setCheckable(True)
        made.setChecked(self._decided.get(pair) == said)
        return made

    def _decide(self, pair: tuple[str, str], said: str) -> None:
        """Decide on a pair, or take the decision back."""
        if self._decided.get(pair) == said:
            self._decided.pop(pair)
        else:
            self._decided[pair] = said
        self._draw()
        self.edited.emit(tuple((a, b, each) for (a, b), each in self._decided.items()))
