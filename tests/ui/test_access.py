"""The window can be used without a mouse, and without seeing it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from .conftest import until_answered, until_quiet

TOUCHED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
# What stands inside these is named by them.
PARTLY = (QComboBox, QAbstractSpinBox, QAbstractItemView, QCalendarWidget)
PLACES = ("start", "data", "questions", "figure", "brief")


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_can_be_touched_has_a_name(asked, qtbot, place):
    asked.pages["questions"].answer.add.click()
    asked.go(place)
    until_quiet(qtbot, asked)
    nameless = [describe(widget) for widget in asked.findChildren(QWidget) if lacks_name(widget)]
    assert nameless == []


def test_the_places_are_reached_by_keys(asked, qtbot):
    asked.activateWindow()
    for at, place in enumerate(PLACES, start=1):
        asked.commands[f"view.{place}"].trigger()
        assert asked.place == place
        assert asked.commands[f"view.{place}"].shortcut().toString() == f"Ctrl+{at}"


def test_tab_goes_through_the_form_in_its_order(asked, qtbot):
    form = asked.pages["questions"].form.form
    first = form.editors["before"].inside
    first.setFocus()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        asked.focusNextChild()
    assert seen == [form.editors[name].inside for name in ("before", "after", "outcome")]


def test_a_choice_is_made_with_the_keyboard_alone(asked, qtbot):
    form = asked.pages["questions"].form.form
    box = form.editors["group"].inside
    box.setFocus()
    chosen = box.currentIndex()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: asked.session.project.questions[0].value("group") is None)
    until_answered(qtbot, asked)
    assert chosen > 0


def test_the_finder_goes_to_a_question_by_its_words(asked, qtbot):
    from workbench.ui.finder import Finder

    asked.go("start")
    finder = Finder(asked)
    qtbot.keyClicks(finder.line, "same people")
    assert finder.list.count() >= 1
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert asked.place == "questions"


def test_the_finder_goes_to_a_column(asked, qtbot):
    from workbench.ui.finder import Finder

    finder = Finder(asked)
    qtbot.keyClicks(finder.line, "education column")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert asked.place == "data"
    assert asked.pages["data"].column.name == "education"


def test_the_arrows_go_through_the_points_of_a_picture(asked, qtbot):
    from workbench.ui.views.picture_view import Plot

    plot = asked.pages["questions"].findChild(Plot)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription() == plot.spots[0].text
    assert "n = " in plot.spots[0].text


def test_the_grid_tells_a_screen_reader_every_cell(asked, qtbot):
    asked.go("data")
    until_quiet(qtbot, asked)
    model = asked.pages["data"].grid.model()
    assert model.rowCount() == 445
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 1), role) == "treated"


def test_sorting_keeps_missing_values_last(asked, qtbot):
    asked.go("data")
    until_quiet(qtbot, asked)
    pane = asked.pages["data"].pane
    model = pane.grid.model()
    pane.arranging.turn(model.names.index("age"), False)
    pane.arranging.turn(model.names.index("age"), False)
    ages = [int(age) for age in model.cells(model.names.index("age"), 0, 445)]
    assert ages == sorted(ages, reverse=True)


@pytest.mark.parametrize("size", [(1120, 720), (1440, 900)])
def test_the_window_fits(asked, qtbot, size):
    for place in PLACES:
        asked.go(place)
        asked.resize(*size)
        until_quiet(qtbot, asked)
        assert (asked.width(), asked.height()) == size


def lacks_name(widget: QWidget) -> bool:
    if isinstance(widget, QTabBar) or not isinstance(widget, TOUCHED):
        return False
    own = widget.objectName().startswith("qt_") or widget.focusPolicy() is Qt.FocusPolicy.NoFocus
    if own or any(isinstance(above, PARTLY) for above in ancestors(widget)):
        return False
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return not (widget.accessibleName() or text)


def ancestors(widget: QWidget) -> list[QWidget]:
    found = []
    while (widget := widget.parentWidget()) is not None:
        found.append(widget)
    return found


def describe(widget: QWidget) -> str:
    return " < ".join(type(item).__name__ for item in [widget, *ancestors(widget)][:5])
