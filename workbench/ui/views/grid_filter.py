"""The small window beneath a heading: order, narrow, freeze, hide and fit a column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from analyses.grammar.folding import folded
from analyses.grammar.inputs import Input
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Count, Words
from workbench.data.filters import Filter
from workbench.ui.forms.day_editor import DayEditor
from workbench.ui.forms.numbers import as_number, shown_number
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import button, column, emptied, holding, named, restyled, row, rule, text
from workbench.ui.wording import mirrored, said, spelled

if TYPE_CHECKING:
    from analyses.grammar.columns import Column
    from workbench.jobs import Counted
    from workbench.ui.views.grid_text import CellSayer

WIDTH = 296
# Whole numbers with more values than this are narrowed by their ends.
MOST_LISTED = 50
MISSING = object()
Action = tuple[Words, str, Callable[[], object]]


class ColumnPopup(QFrame):
    """What can be done with one column; it closes when something was done."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, held: Column, now: Filter, sayer: CellSayer) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setFixedWidth(WIDTH)
        self.name = held.info.name
        self.setAccessibleName(spelled(Words("Column {column}", column=self.name)))
        self._held, self._now, self._say = held, now, sayer(held)
        self._actions = column(gap=0)
        self._body = column(gap=8)
        self._body.addWidget(text(Words("Counting {column}", column=self.name), "note"))
        self._part: _Part | None = None
        self._apply = button(Words("Show these"), self._tell, primary=True)
        self._clear = button(Words("Show all"), self._all)
        self._apply.setEnabled(False)
        self._clear.setEnabled(not now.is_idle)
        ways = row(self._apply, self._clear, None)
        self.setLayout(column(self._actions, rule(), self._body, ways, gap=8, edge=12))

    def offer(self, actions: list[Action]) -> None:
        """Offer what can be done besides narrowing."""
        for words, sign, run in actions:
            made = button(words, lambda run=run: self._run(run), sign=sign, quiet=True)
            made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
            made.setProperty("side", "right" if mirrored() else "left")
            self._actions.addWidget(made)

    def show_counts(self, found: Counted) -> None:
        """Fill in the column's values, once they are counted."""
        emptied(self._body)
        kind = self._held.info.kind
        if kind in (Kind.TEXT, Kind.TRUTH) or (
            kind is Kind.WHOLE and found.distinct <= MOST_LISTED
        ):
            self._part = _Levels(self._held, self._now, found, self._say)
        elif kind is Kind.DATE:
            self._part = _Days(self._now, found, self._say)
        else:
            self._part = _Numbers(self._now, found, self._say)
        self._body.addWidget(self._part)
        self._part.ready.connect(self._tell)
        self._apply.setEnabled(True)
        self.adjustSize()
        self._part.setFocus()

    def place_below(self, place: QPoint) -> None:
        """Open beneath a heading, wholly on the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(max(place.x(), room.left()), room.right() - self.width())
        y = min(place.y(), max(room.bottom() - max(self.sizeHint().height(), 420), room.top()))
        self.move(x, y)
        self.show()

    def _run(self, action: Callable[[], object]) -> None:
        self.close()
        action()

    def _tell(self) -> None:
        if self._part is None:
            return
        found = self._part.filter()
        if found is not None:
            self.close()
            self.chosen.emit(found)

    def _all(self) -> None:
        self.close()
        self.chosen.emit(Filter(self.name))


class _Part(QWidget):
    """The part of the small window that narrows."""

    ready = Signal()

    def filter(self) -> Filter | None:
        """Give what was chosen; None while it makes no sense."""
        raise NotImplementedError


class _Levels(_Part):
    """Values to tick, with how many rows have each."""

    def __init__(self, held: Column, now: Filter, found: Counted, say: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._held, self._found, self._name = held, found, now.column
        self.line = QLineEdit(now.text)
        self.line.setPlaceholderText(said(Words("Contains…")))
        named(self.line, Words("Values that contain"))
        self.line.textEdited.connect(self._narrow)
        self.line.returnPressed.connect(self.ready)
        self.list = QListWidget()
        named(self.list, Words("Values"))
        self._every = QPushButton(said(Words("Tick all or none")))
        self._every.setProperty("quiet", True)
        self._every.clicked.connect(self._turn)
        order = found.values
        if held.info.kind is Kind.TEXT:
            order = sorted(order, key=lambda pair: -pair[1])
        for value, n in order:
            shown = said(Words("{value} ({n})", value=say(value), n=Count(n)))
            self._add(shown, self._level(value), _is_on(now, self._level(value)))
        if found.missing:
            words = Words("missing ({n})", n=Count(found.missing))
            on = now.blank in ("with", "only") or (now.blank == "" and (now.is_idle or now.but))
            self._add(said(words), MISSING, on)
        if now.blank == "only":
            for line in self._lines():
                if line.data(Qt.ItemDataRole.UserRole) is not MISSING:
                    line.setCheckState(Qt.CheckState.Unchecked)
        self.list.setFixedHeight(min(28 * self.list.count() + 8, 232))
        lines = column(self.line, self.list, self._every, gap=8)
        rest = found.distinct - len(found.values)
        if rest:
            words = Words(
                "{n} rarer value is not listed; write part of it above.",
                "{n} rarer values are not listed; write part of one above.",
                n=rest,
            )
            lines.addWidget(text(words, "note"))
        self.setLayout(lines)
        self.setFocusProxy(self.line)
        self._narrow(now.text)

    def filter(self) -> Filter | None:
        shown = [line for line in self._lines() if not line.isHidden()]
        ticked = [line.data(Qt.ItemDataRole.UserRole) for line in self._lines() if _on(line)]
        off = [line.data(Qt.ItemDataRole.UserRole) for line in shown if not _on(line)]
        with_blank = any(value is MISSING for value in ticked)
        there = self._found.missing > 0
        levels = tuple(value for value in ticked if value is not MISSING)
        gone = tuple(value for value in off if value is not MISSING)
        part = self.line.text().strip()
        if part and not off:
            return Filter(self._name, text=part)
        if not levels and not (with_blank and there):
            return None
        if not levels:
            return Filter(self._name, blank="only")
        if not gone and not part:
            return Filter(self._name, blank="" if with_blank or not there else "without")
        if not part and (len(gone) < len(levels) or self._found.distinct > len(self._found.values)):
            blank = "" if with_blank or not there else "without"
            return Filter(self._name, gone, but=True, blank=blank)
        blank = "with" if with_blank and there and not part else ""
        if part:
            seen = {line.data(Qt.ItemDataRole.UserRole) for line in shown if _on(line)} - {MISSING}
            levels = tuple(value for value in levels if value in seen)
        return Filter(self._name, levels, blank=blank) if levels else None

    def _level(self, value: float) -> Any:  # noqa: ANN401 - a level
        kind = self._held.info.kind
        if kind is Kind.TEXT:
            return self._held.levels[int(value)]
        return (
            "true"
            if kind is Kind.TRUTH and value
            else "false"
            if kind is Kind.TRUTH
            else int(value)
        )

    def _add(self, shown: str, value: Any, on: bool) -> None:  # noqa: ANN401 - a level
        line = QListWidgetItem(shown)
        line.setData(Qt.ItemDataRole.UserRole, value)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.addItem(line)

    def _lines(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _narrow(self, part: str) -> None:
        wanted = folded(part).strip()
        for line in self._lines():
            blank = line.data(Qt.ItemDataRole.UserRole) is MISSING
            line.setHidden(bool(wanted) and (blank or wanted not in folded(line.text())))

    def _turn(self) -> None:
        shown = [line for line in self._lines() if not line.isHidden()]
        on = not all(_on(line) for line in shown)
        for line in shown:
            line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class _Ends(_Part):
    """From one value to another, and whether missing values are shown."""

    def __init__(self, now: Filter, found: Counted, say: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._name = now.column
        self.blank = QComboBox()
        named(self.blank, Words("Missing values"))
        for code, words in (
            ("", Words("Without a range: all rows")),
            ("with", Words("Missing ones too")),
            ("without", Words("Known ones alone")),
            ("only", Words("Missing ones alone")),
        ):
            self.blank.addItem(said(words), code)
        self.blank.setCurrentIndex(self.blank.findData(now.blank))
        lines = column(*self._edges(now), self.blank, gap=8)
        if found.low is not None:
            words = Words("In the data: {low} to {high}", low=say(found.low), high=say(found.high))
            lines.insertWidget(0, text(words, "note"))
        if not found.missing:
            self.blank.hide()
        self.setLayout(lines)

    def _edges(self, now: Filter) -> list[QWidget]:
        raise NotImplementedError


class _Numbers(_Ends):
    """A range of numbers."""

    def _edges(self, now: Filter) -> list[QWidget]:
        self._low = self._edge(Words("At least"), now.low)
        self._high = self._edge(Words("At most"), now.high)
        self.setFocusProxy(self._low)
        line = row(
            text(Words("At least"), wrap=False),
            self._low,
            text(Words("At most"), wrap=False),
            self._high,
        )
        return [holding(line)]

    def _edge(self, words: Words, value: Any) -> QLineEdit:  # noqa: ANN401 - a number or None
        made = QLineEdit(shown_number(value))
        named(made, words)
        made.returnPressed.connect(self.ready)
        return made

    def filter(self) -> Filter | None:
        ends = []
        for edge in (self._low, self._high):
            value = as_number(edge.text())
            restyled(edge, refused=isinstance(value, str))
            ends.append(value)
        if any(isinstance(end, str) for end in ends):
            return None
        low, high = ends
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Filter(self._name, low=low, high=high, blank=self.blank.currentData())


class _Days(_Ends):
    """A range of days, each picked in the reader's calendar."""

    def _edges(self, now: Filter) -> list[QWidget]:
        self._ends: dict[str, date | None] = {"low": now.low, "high": now.high}
        made = []
        for end, label in (("low", N_("Not before")), ("high", N_("Not after"))):
            editor = DayEditor(Input("day", label, label), Surroundings(), True)
            editor.put(self._ends[end], {})
            editor.edited.connect(lambda day, end=end, editor=editor: self._set(end, day, editor))
            line = row(text(Words(label), wrap=False), editor)
            line.setStretch(1, 1)
            made.append(holding(line))
        return made

    def _set(self, end: str, day: date | None, editor: DayEditor) -> None:
        self._ends[end] = day
        editor.put(day, {})

    def filter(self) -> Filter | None:
        low, high = self._ends["low"], self._ends["high"]
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Filter(self._name, low=low, high=high, blank=self.blank.currentData())


def _is_on(now: Filter, level: Any) -> bool:  # noqa: ANN401 - a level
    return not now.levels or (level in now.levels) != now.but


def _on(line: QListWidgetItem) -> bool:
    return line.checkState() is Qt.CheckState.Checked
