"""A form made from inputs: label, editor, help, and a refusal beside the field it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words
from workbench.ui.forms.editor_for import editor_for
from workbench.ui.forms.editors import Editor
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.icons import icon
from workbench.ui.parts import button, column, emptied, named, notice, restyled
from workbench.ui.wording import mirrored, said, spelled


class Form(QWidget):
    """Fields in two groups: those that make the question, and its options."""

    edited = Signal(str, object)
    way_taken = Signal(object)

    def __init__(
        self,
        inputs: Mapping[str, Input],
        around: Surroundings,
        optional: Sequence[str] = (),
        required: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._required = frozenset(required)
        self.editors: dict[str, Editor] = {}
        self._refusals: dict[str, QVBoxLayout] = {}
        self._general = column(gap=8)
        self._values: dict[str, Any] = {}
        main = [name for name, given in inputs.items() if not given.advanced]
        rest = [name for name, given in inputs.items() if given.advanced]
        layout = column(self._general, gap=12)
        layout.addLayout(self._grid(inputs, main, around, optional))
        if rest:
            self._options = QWidget()
            self._options.setLayout(self._grid(inputs, rest, around, optional))
            layout.addWidget(self._opener())
            layout.addWidget(self._options)
        layout.addStretch(1)
        self.setLayout(layout)

    def put(self, values: Mapping[str, Any]) -> None:
        """Show values, without saying that they changed."""
        self._values = dict(values)
        for name, editor in self.editors.items():
            editor.put(values.get(name), values)

    def refuse(self, refusal: Refusal | None) -> None:
        """Show a refusal beside its field, or take the last one away."""
        for name, place in {**self._refusals, "": self._general}.items():
            emptied(place)
            if name:
                restyled(self.editors[name].inside, refused=False)
        if refusal is None:
            return
        place = self._refusals.get(refusal.field or "", self._general)
        ways = [self._way(way) for way in refusal.ways_out]
        place.addWidget(notice(refusal.words, *ways, tone="fail"))
        if refusal.field in self.editors:
            restyled(self.editors[refusal.field].inside, refused=True)
            if self._is_option(refusal.field):
                self._open.setChecked(True)

    def _way(self, way: WayOut) -> QWidget:
        return button(way.words, partial(self.way_taken.emit, way))

    def _is_option(self, name: str) -> bool:
        return hasattr(self, "_options") and self._options.isAncestorOf(self.editors[name])

    def _opener(self) -> QToolButton:
        made = QToolButton()
        made.setText(said(Words("Options")))
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setIconSize(QSize(16, 16))
        named(made, Words("Options"))
        made.toggled.connect(self._open_options)
        self._open = made
        self._open_options(False)
        return made

    def _open_options(self, on: bool) -> None:
        closed = "chevron-left" if mirrored() else "chevron-right"
        self._open.setIcon(icon("chevron-down" if on else closed))
        self._options.setVisible(on)

    def _grid(
        self,
        inputs: Mapping[str, Input],
        names: Sequence[str],
        around: Surroundings,
        optional: Sequence[str],
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 1)
        for line, name in enumerate(names):
            self._add(grid, 3 * line, name, inputs[name], around, name in optional)
        return grid

    def _add(
        self,
        grid: QGridLayout,
        line: int,
        name: str,
        given: Input,
        around: Surroundings,
        optional: bool,
    ) -> None:
        editor = editor_for(given)(given, around, optional)
        editor.edited.connect(partial(self.edited.emit, name))
        editor.setToolTip(said(Words(given.help)))
        label = Words(given.label)
        if name in self._required:
            label = Words("{field} (required)", field=label)
        for widget in (editor, editor.inside):
            widget.setAccessibleName(spelled(label))
            widget.setAccessibleDescription(spelled(Words(given.help)))
        self.editors[name] = editor
        self._refusals[name] = column(gap=0)
        across = 2 if editor.is_wide else 1
        if given.is_a != "switch":
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(_label(label, given, editor), line, 0, 1, across, top)
        at = (line + 1, 0) if editor.is_wide else (line, 1)
        grid.addWidget(editor, *at, 1, across)
        grid.addLayout(self._refusals[name], line + 2, 0, 1, 2)


def _label(words: Words, given: Input, editor: Editor) -> QLabel:
    label = QLabel(said(words))
    label.setWordWrap(True)
    label.setBuddy(editor.inside)
    label.setToolTip(said(Words(given.help)))
    label.setContentsMargins(0, 6, 0, 0)
    if not editor.is_wide:
        label.setFixedWidth(96)
    return label
