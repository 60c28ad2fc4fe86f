"""The grid as people use it: ordered, narrowed, searched, frozen, copied and written in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton

from analyses.grammar.words import Words
from workbench.data.filters import Filter
from workbench.ui.collating import ranks
from workbench.ui.wording import said, speak

from .conftest import until_quiet

ROWS = [
    ("id", "city", "age", "start", "wage", "works"),
    ("p1", "Berlin", "30", "2023-03-02", "10.5", "yes"),
    ("p2", "Aachen", "20", "2023-01-05", "20.25", "no"),
    ("p3", "", "20", "2022-07-01", "", "yes"),
    ("p4", "=cmd", "41", "2024-02-01", "1000000.125", "no"),
    ("p5", "Berlin", "", "2023-03-02", "7", "yes"),
]


@pytest.fixture
def pane(window, qtbot, tmp_path):
    """The grid with a small file in it."""
    file = tmp_path / "people.csv"
    file.write_text("\n".join(",".join(line) for line in ROWS), encoding="utf-8")
    window.session.add_file(file)
    window.resize(1440, 900)
    window.show()
    window.go("data")
    until_quiet(qtbot, window)
    made = window.pages["data"].pane
    made.grid.setFocus()
    return made


def shown(pane, name: str) -> list[str | None]:
    model = pane.grid.model()
    return model.cells(model.names.index(name), 0, model.rowCount())


def column(pane, name: str) -> int:
    return pane.grid.model().names.index(name)


def heading(pane, name: str) -> QPoint:
    box = pane.grid.horizontalHeader().room_of(column(pane, name))
    return QPoint(box.left() + 30, 12)


def click(qtbot, pane, name: str, held=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = pane.grid.horizontalHeader().viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, held, heading(pane, name))


# Order


def test_a_heading_orders_up_then_down_then_not(pane, qtbot):
    click(qtbot, pane, "age")
    assert shown(pane, "age") == ["20", "20", "30", "41", None]
    click(qtbot, pane, "age")
    assert shown(pane, "age") == ["41", "30", "20", "20", None]
    click(qtbot, pane, "age")
    assert shown(pane, "age") == ["30", "20", "20", "41", None]


def test_shift_orders_by_a_second_column(pane, qtbot):
    click(qtbot, pane, "age")
    click(qtbot, pane, "start", Qt.KeyboardModifier.ShiftModifier)
    assert shown(pane, "age") == ["20", "20", "30", "41", None]
    assert pane.grid.model().number_of(0) == 4  # the earlier start of the two
    assert pane.grid.horizontalHeader().sorts == {2: (0, False), 3: (1, False)}


def test_the_cursor_stays_in_its_row_when_rows_are_ordered(pane, qtbot):
    pane.grid.go_to(0, 0)
    number = pane.grid.model().number_of(0)
    click(qtbot, pane, "age")
    assert pane.grid.model().number_of(pane.grid.currentIndex().row()) == number


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fa", ["آب", "ب", "پدر", "ت", "چای", "ژاله", "گل", "یک"]),
        ("vi", ["an", "ăn", "ân", "dạ", "đi", "ê"]),
        ("zh", ["阿", "北", "李", "张", "中"]),
        ("en", ["a9", "a10", "B", "é", "F"]),
    ],
)
def test_words_stand_in_the_order_of_the_language(language, words):
    levels = tuple(sorted(words))
    placed = dict(zip(levels, ranks(levels, language).tolist(), strict=True))
    assert sorted(words, key=placed.__getitem__) == words


def test_a_large_table_is_ordered_in_the_worker_and_a_second_press_cancels(
    pane, qtbot, window, workers, monkeypatch
):
    from workbench.ui.pages import grid_arranging

    monkeypatch.setattr(grid_arranging, "MOST_AT_ONCE", 0)
    click(qtbot, pane, "age")
    assert pane.arranging.is_waiting
    click(qtbot, pane, "age")
    assert not pane.arranging.is_waiting
    assert pane.look.keys == ()
    click(qtbot, pane, "age")
    until_quiet(qtbot, window)
    assert shown(pane, "age") == ["20", "20", "30", "41", None]
    assert "arrange" in workers.done


def test_an_order_that_comes_late_is_dropped(pane, qtbot, window, monkeypatch):
    from workbench.ui.pages import grid_arranging

    monkeypatch.setattr(grid_arranging, "MOST_AT_ONCE", 0)
    click(qtbot, pane, "age")
    click(qtbot, pane, "city")
    until_quiet(qtbot, window)
    assert shown(pane, "city")[:2] == ["=cmd", "Aachen"]


# Filters


def test_filters_are_chips_and_the_status_bar_counts_the_rows(pane, window):
    pane.narrow(Filter("city", levels=("Berlin",)))
    pane.narrow(Filter("age", low=25))
    assert shown(pane, "wage") == ["10.5"]
    assert "1 of 5 rows" in [str(words) for words in window.session.status]
    chips = [b for b in pane.chips.findChildren(QPushButton) if b.property("chip")]
    named = {chip.accessibleName(): chip for chip in chips}
    assert set(named) == {
        "Take away the filter: city is Berlin",
        "Take away the filter: age is at least 25",
    }
    named["Take away the filter: age is at least 25"].click()
    assert shown(pane, "wage") == ["10.5", "7"]


def test_filtered_rows_can_be_kept_as_a_step_that_is_undone(pane, qtbot, window):
    pane.narrow(Filter("age", low=25))
    keep = [b for b in pane.chips.findChildren(QPushButton) if "Keep only" in b.text()]
    keep[0].click()
    until_quiet(qtbot, window)
    session = window.session
    assert session.tables.published(session.source).size == 2
    assert str(session.history.undoes) == "Keep rows where age is at least 25"
    session.undo()
    until_quiet(qtbot, window)
    assert session.tables.published(session.source).size == 5


def test_the_small_window_lists_values_with_their_counts(pane, qtbot):
    pane.columns.open_popup(column(pane, "city"))
    popup = pane.columns._popup
    values = popup.findChild(QListWidget)
    texts = [values.item(at).text() for at in range(values.count())]
    assert texts[0].startswith("Berlin")
    assert "2" in texts[0]
    assert texts[-1].startswith("missing")
    values.item(0).setCheckState(Qt.CheckState.Unchecked)
    show = next(b for b in popup.findChildren(QPushButton) if b.text() == "Show these")
    show.click()
    assert shown(pane, "city") == ["Aachen", None, "=cmd"]


def test_alt_down_opens_the_small_window(pane, qtbot):
    pane.grid.go_to(0, column(pane, "wage"))
    qtbot.keyClick(pane.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = pane.columns._popup
    assert popup.name == "wage"
    low, _ = popup._part._low, popup._part._high
    low.setText("۱۰")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert shown(pane, "wage") == ["10.5", "20.25", "1000000.125"]


def test_a_range_that_is_no_number_is_refused_where_it_stands(pane, qtbot):
    pane.columns.open_popup(column(pane, "wage"))
    popup = pane.columns._popup
    popup._part._low.setText("ten")
    popup._tell()
    assert popup._part._low.property("refused")
    assert popup.isVisible()
    popup.close()


def test_the_look_is_kept_for_each_source_in_the_session(pane, qtbot, window, tmp_path):
    pane.narrow(Filter("age", low=25))
    first = window.session.source
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    window.session.add_file(other)
    until_quiet(qtbot, window)
    assert pane.grid.model().rowCount() == 2
    window.session.look_at(source=first)
    until_quiet(qtbot, window)
    assert pane.grid.model().rowCount() == 2
    assert shown(pane, "age") == ["30", "41"]


# Finding and going


def test_finding_marks_counts_and_steps(pane, qtbot):
    qtbot.keyClick(pane, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.bar.isVisible()
    pane.bar.line.setText("berlin")
    pane.finding.look()
    assert pane.bar.count.text().replace("\u2068", "").replace("\u2069", "") == "1 of 2"
    first = pane.grid.currentIndex().row()
    qtbot.keyClick(pane.bar.line, Qt.Key.Key_Return)
    assert pane.grid.currentIndex().row() != first
    qtbot.keyClick(pane.bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.grid.currentIndex().row() == first
    assert pane.grid.hits_between(0, 5) == {column(pane, "city"): [0, 4]}
    qtbot.keyClick(pane.bar.line, Qt.Key.Key_Escape)
    assert not pane.bar.isVisible()
    assert pane.grid.hits_between(0, 5) == {}


def test_persian_digits_find_a_number(pane):
    pane.bar.open()
    pane.bar.line.setText("۲۰")
    pane.finding.look()
    assert len(pane.finding.lines) >= 3


def test_one_column_and_whole_cells_can_be_asked_for(pane):
    pane.grid.go_to(0, column(pane, "age"))
    pane.bar.open()
    pane.bar.where.setCurrentIndex(1)
    pane.bar.whole.setChecked(True)
    pane.bar.line.setText("20")
    pane.finding.look()
    assert pane.finding.lines.tolist() == [1, 2]


def test_large_tables_are_searched_in_the_worker(pane, qtbot, window, workers, monkeypatch):
    from workbench.ui.pages import grid_finding

    monkeypatch.setattr(grid_finding, "MOST_AT_ONCE", 0)
    pane.narrow(Filter("city", levels=("Berlin",)))
    pane.bar.open()
    pane.bar.line.setText("p5")
    pane.finding.look()
    until_quiet(qtbot, window)
    assert "find" in workers.done


def test_a_row_is_gone_to_by_its_number_in_the_file(pane):
    assert pane.go_to_row(5)
    assert pane.grid.model().number_of(pane.grid.currentIndex().row()) == 5
    heard = []
    pane.refused.connect(heard.append)
    assert not pane.go_to_row(500)
    assert "not in the table" in str(heard[0])
    pane.narrow(Filter("age", low=25))
    assert not pane.go_to_row(3)
    assert "not among" in str(heard[1])


def test_the_keys_move_as_in_a_spreadsheet(pane, qtbot):
    grid, key, held = pane.grid, Qt.Key, Qt.KeyboardModifier
    grid.go_to(1, 1)

    def pressed(which, modifier=held.NoModifier) -> tuple[int, int]:
        qtbot.keyClick(grid, which, modifier)
        return grid.currentIndex().row(), grid.currentIndex().column()

    assert pressed(key.Key_End) == (1, 5)
    assert pressed(key.Key_Home) == (1, 0)
    assert pressed(key.Key_End, held.ControlModifier) == (4, 5)
    assert pressed(key.Key_Home, held.ControlModifier) == (0, 0)
    assert pressed(key.Key_Down, held.ControlModifier) == (4, 0)
    assert pressed(key.Key_Right, held.ControlModifier) == (4, 5)
    assert pressed(key.Key_Up) == (3, 5)
    pressed(key.Key_Left, held.ShiftModifier)
    assert len(grid.selectionModel().selectedIndexes()) == 2


def test_the_arrows_follow_the_eye_from_right_to_left(pane, qtbot):
    pane.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pane.grid.go_to(0, 1)
    qtbot.keyClick(pane.grid, Qt.Key.Key_Left)
    assert pane.grid.currentIndex().column() == 2


# Columns


def test_frozen_columns_stand_still_while_others_are_scrolled(pane, qtbot):
    grid = pane.grid
    for at in range(6):
        grid.setColumnWidth(at, 300)
    pane.columns.freeze_to(1)
    qtbot.wait(50)
    place = QPoint(10, 5)
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        grid.setLayoutDirection(way)
        if way is Qt.LayoutDirection.RightToLeft:
            place = QPoint(grid.viewport().width() - 10, 5)
        qtbot.wait(50)
        grid.horizontalScrollBar().setValue(0)
        assert grid.indexAt(place).column() == 0
        grid.horizontalScrollBar().setValue(400)
        assert grid.indexAt(place).column() == 0
        assert grid.visualRect(grid.model().index(0, 0)).contains(place)
        grid.scrollTo(grid.model().index(0, 2))
        box = grid.visualRect(grid.model().index(0, 2))
        still, moving = grid.frozen.room(grid.viewport().height())
        assert moving.left() <= box.left()
        assert box.right() <= moving.right()
        assert not still.intersects(box)


def test_the_persons_column_stands_still_where_there_are_many(asked, qtbot):
    asked.go("data")
    until_quiet(qtbot, asked)
    assert asked.pages["data"].pane.grid.frozen.columns == [0]


def test_columns_are_hidden_moved_and_brought_back(pane):
    pane.columns.hide("city")
    assert column(pane, "city") not in pane.grid.shown_columns()
    pane.columns.move(column(pane, "start"), 1)
    assert pane.grid.shown_columns() == [0, 2, 4, 3, 5]
    back = [b for b in pane.chips.findChildren(QPushButton) if "hidden" in b.text()]
    back[0].click()
    assert pane.grid.shown_columns() == [0, 1, 2, 3, 4, 5]


# Copying


def chosen(pane, top: int, left: int, bottom: int, right: int) -> None:
    model = pane.grid.model()
    flag = pane.grid.selectionModel().SelectionFlag.ClearAndSelect
    block = pane.grid.block(model.index(top, left), model.index(bottom, right))
    pane.grid.selectionModel().select(block, flag)


def test_cells_are_copied_with_headings_as_text_and_as_a_table(pane, qtbot):
    chosen(pane, 0, 1, 1, 2)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.grid, Qt.Key.Key_C, held)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "city\tage\nBerlin\t30\nAachen\t20"
    assert "<th>city</th>" in mime.html()
    assert "<td>Berlin</td>" in mime.html()
    qtbot.keyClick(pane.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Berlin\t30\nAachen\t20"


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(pane):
    chosen(pane, 3, 1, 3, 1)
    pane.grid.copy_chosen()
    assert QGuiApplication.clipboard().text() == "'=cmd"


def test_columns_are_copied_as_they_stand_in_sight(pane):
    pane.columns.hide("city")
    pane.columns.move(column(pane, "age"), 1)
    chosen(pane, 0, 0, 0, column(pane, "start"))
    pane.grid.copy_chosen(headings=True)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "id\tstart"


def test_a_block_that_is_too_large_says_what_was_copied(pane, monkeypatch):
    from workbench.ui.views import grid_copy

    monkeypatch.setattr(grid_copy, "MOST_CELLS", 4)
    heard = []
    pane.refused.connect(heard.append)
    chosen(pane, 0, 0, 4, 1)
    pane.grid.copy_chosen()
    assert "first 2 rows" in str(heard[0])
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


# Labels, missing values, screen readers


def test_labels_and_codes_change_places(asked, qtbot):
    asked.go("data")
    until_quiet(qtbot, asked)
    pane = asked.pages["data"].pane
    at = column(pane, "arm")
    speak("fa")
    try:
        pane.show_codes(False)
        by_label = set(shown(pane, "arm"))
        pane.show_codes(True)
        assert set(shown(pane, "arm")) == {"control", "treated"}
        assert by_label != {"control", "treated"}
        assert pane.grid.model().data(pane.grid.model().index(0, at)) == "treated"
    finally:
        speak("en")


def test_missing_values_tell_a_screen_reader_why(window, qtbot, tmp_path):
    file = tmp_path / "codes.csv"
    file.write_text("who,age\na,30\nb,-9\nc,41\nd,-9\ne,22\n", encoding="utf-8")
    window.session.add_file(file)
    window.go("data")
    until_quiet(qtbot, window)
    from workbench.data.steps.cells import SetMissing
    from workbench.ui.pages.column_panel import add_step

    source = window.session.project.source(window.session.source)
    add_step(window.session, source, SetMissing("age", (-9,)))
    until_quiet(qtbot, window)
    model = window.pages["data"].pane.grid.model()
    told = model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("missing (")
    assert "-9" in told
    assert "-9" in model.data(model.index(1, 1), Qt.ItemDataRole.ToolTipRole)
    where = model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert where == "age, row 3"


# Writing in cells


def begin(pane, line: int, name: str):
    pane.editing.begin(pane.grid.model().index(line, column(pane, name)))
    return pane.editing.editor


def test_an_edit_is_a_step_that_is_undone_and_the_file_stays(pane, qtbot, window, tmp_path):
    before = (tmp_path / "people.csv").read_bytes()
    editor = begin(pane, 1, "age")
    editor.inside.setText("۲۵")
    qtbot.keyClick(editor.inside, Qt.Key.Key_Return)
    until_quiet(qtbot, window)
    assert shown(pane, "age") == ["30", "25", "20", "41", None]
    source = window.session.project.source(window.session.source)
    assert len(source.recipe.steps) == 1
    assert "age" in str(source.recipe.steps[0].words)
    assert (1, column(pane, "age")) in pane.grid.model().edited
    told = pane.grid.model().data(
        pane.grid.model().index(1, column(pane, "age")), Qt.ItemDataRole.AccessibleTextRole
    )
    assert "edited" in told
    assert (tmp_path / "people.csv").read_bytes() == before
    window.session.undo()
    until_quiet(qtbot, window)
    assert shown(pane, "age")[1] == "20"
    assert pane.grid.model().edited == {}


def test_edits_of_one_column_are_one_step_of_the_recipe(pane, qtbot, window):
    for line, age in ((1, "25"), (0, "31"), (1, "26")):
        editor = begin(pane, line, "age")
        editor.inside.setText(age)
        editor.finish()
        until_quiet(qtbot, window)
    source = window.session.project.source(window.session.source)
    assert len(source.recipe.steps) == 1
    assert shown(pane, "age")[:2] == ["31", "26"]
    window.session.undo()
    until_quiet(qtbot, window)
    assert shown(pane, "age")[:2] == ["31", "25"]


def test_what_does_not_fit_is_refused_beside_the_cell(pane, qtbot, window):
    editor = begin(pane, 0, "age")
    editor.inside.setText("old")
    editor.finish()
    assert editor._why.isVisible()
    assert "old" in editor._why.text()
    assert editor.inside.property("refused")
    qtbot.keyClick(editor.inside, Qt.Key.Key_Escape)
    assert pane.editing.editor is None
    assert window.session.project.source(window.session.source).recipe is None or not (
        window.session.project.source(window.session.source).recipe.steps
    )


def test_a_word_is_picked_or_written_anew(pane, qtbot, window):
    editor = begin(pane, 0, "city")
    assert isinstance(editor.inside, QComboBox)
    editor.inside.setCurrentText("Cologne")
    editor.finish()
    until_quiet(qtbot, window)
    assert shown(pane, "city")[0] == "Cologne"


def test_a_day_is_edited_in_a_calendar(pane, qtbot, window):
    from PySide6.QtCore import QDate

    editor = begin(pane, 0, "start")
    editor.inside.setDate(QDate(2023, 4, 1))
    editor.finish()
    until_quiet(qtbot, window)
    assert shown(pane, "start")[0] == said(Words("1 April 2023"))


def test_delete_empties_the_chosen_cells_of_a_column(pane, qtbot, window):
    at = column(pane, "age")
    chosen(pane, 0, at, 1, at)
    qtbot.keyClick(pane.grid, Qt.Key.Key_Delete)
    until_quiet(qtbot, window)
    assert shown(pane, "age") == [None, None, "20", "41", None]


def test_an_edit_finds_its_row_in_an_ordered_and_narrowed_grid(pane, qtbot, window):
    click(qtbot, pane, "age")
    pane.narrow(Filter("city", levels=("Berlin",)))
    number = pane.grid.model().number_of(0)
    editor = begin(pane, 0, "wage")
    editor.inside.setText("99")
    editor.finish()
    until_quiet(qtbot, window)
    pane.widen()
    line = pane.grid.model().line_of(number)
    assert shown(pane, "wage")[line] == "99"


def test_a_pseudonym_cannot_be_edited(asked, qtbot):
    asked.go("data")
    until_quiet(qtbot, asked)
    pane = asked.pages["data"].pane
    heard = []
    pane.refused.connect(heard.append)
    assert begin(pane, 0, "person") is None
    assert "pseudonyms" in str(heard[0])


def test_every_state_is_painted(pane, qtbot):
    pane.narrow(Filter("age", blank="with", low=0))
    pane.columns.freeze_to(0)
    pane.bar.open()
    pane.bar.line.setText("2")
    pane.finding.look()
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        pane.grid.setLayoutDirection(way)
        picture = pane.grid.grab().toImage()
        places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, 150, 3))
        assert len({picture.pixel(x, y) for x, y in places}) > 4
