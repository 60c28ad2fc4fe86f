"""Which editor an input is filled in with."""

from __future__ import annotations

from analyses.grammar.inputs import Input
from workbench.ui.forms.column_editor import ColumnEditor
from workbench.ui.forms.day_editor import DayEditor
from workbench.ui.forms.decisions_editor import DecisionsEditor
from workbench.ui.forms.editors import (
    ConditionEditor,
    Editor,
    ExpressionEditor,
    ListEditor,
    NumberEditor,
    NumbersEditor,
    ParagraphEditor,
    SwitchEditor,
    TextEditor,
)
from workbench.ui.forms.lines_editors import BandsEditor, GroupsEditor, KeysEditor, PairsEditor
from workbench.ui.forms.pick_editors import ChoiceEditor, LevelEditor, RecordsEditor, SourceEditor
from workbench.ui.forms.ticks_editors import ColumnsEditor, LevelsEditor, SourcesEditor

EDITORS: dict[str, type[Editor]] = {
    "column": ColumnEditor,
    "columns": ColumnsEditor,
    "level": LevelEditor,
    "levels": LevelsEditor,
    "number": NumberEditor,
    "numbers": NumbersEditor,
    "choice": ChoiceEditor,
    "switch": SwitchEditor,
    "day": DayEditor,
    "records": RecordsEditor,
    "condition": ConditionEditor,
    "text": ParagraphEditor,
    "line": TextEditor,
    # Of recipe steps
    "pairs": PairsEditor,
    "bands": BandsEditor,
    "expression": ExpressionEditor,
    "source": SourceEditor,
    "sources": SourcesEditor,
    "keys": KeysEditor,
    "groups": GroupsEditor,
    "decisions": DecisionsEditor,
}


def editor_for(given: Input) -> type[Editor]:
    """Give the editor of an input; levels of no column are typed."""
    if given.is_a == "levels" and not given.of:
        return ListEditor
    return EDITORS[given.is_a]
