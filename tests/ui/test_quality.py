"""The quality of all sources in the window: seen, mended, set aside with a reason, undone."""

from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.conftest import until_quiet
from workbench.ui.pages.finding_card import FindingCard


def add(window, qtbot, tmp_path):
    jobs = [f"p{n},2023-01-{n:02d},2023-05-{n:02d}" for n in range(1, 20)]
    lines = ["person,job_start,job_end", *jobs, "p20,2023-06-01,2023-02-01", jobs[0], "p99,,"]
    (tmp_path / "spells.csv").write_text("\n".join(lines), encoding="utf-8")
    people = [f"p{n},{'f' if n % 2 else 'm'},2023-01-01" for n in range(1, 30)]
    text = "\n".join(["person,sex,entry date", *people])
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    for name in ("people.csv", "spells.csv"):
        window.session.add_file(tmp_path / name)
        until_quiet(qtbot, window)
    window.go("data")
    window.pages["data"].show_quality()
    until_quiet(qtbot, window)
    return window.pages["data"]


def cards(qtbot, page):
    qtbot.wait(50)  # what was taken out is deleted a moment later
    found = page.quality.findChildren(FindingCard)
    return {card.accessibleName(): card for card in found if not card.isHidden()}


def pressed(card, words):
    next(b for b in card.findChildren(QPushButton) if b.text() == words).click()


def test_findings_of_every_source_and_between_them_are_listed(window, qtbot, tmp_path):
    page = add(window, qtbot, tmp_path)
    names = " ".join(cards(qtbot, page))
    assert "1 row is the same as an earlier one" in names
    assert "1 row of spells is of a person whom people does not know" in names


def test_a_fix_is_one_step_that_can_be_undone(window, qtbot, tmp_path):
    page = add(window, qtbot, tmp_path)
    before = set(cards(qtbot, page))
    card = next(card for name, card in cards(qtbot, page).items() if "the same as" in name)
    pressed(card, "Fix it")
    until_quiet(qtbot, window)
    assert not any("the same as" in name for name in cards(qtbot, page))
    window.session.undo()
    until_quiet(qtbot, window)
    assert set(cards(qtbot, page)) == before


def test_what_is_set_aside_needs_a_reason_and_can_be_taken_up_again(window, qtbot, tmp_path):
    page = add(window, qtbot, tmp_path)
    card = next(card for name, card in cards(qtbot, page).items() if "does not know" in name)
    pressed(card, "Set aside…")
    pressed(card, "Set aside for this reason")
    assert not window.session.project.dismissed
    card.findChild(QLineEdit).setText("came from the other city")
    pressed(card, "Set aside for this reason")
    assert [each.because for each in window.session.project.dismissed] == [
        "came from the other city"
    ]
    assert not any("does not know" in name for name in cards(qtbot, page))
    again = next(b for b in page.quality.findChildren(QPushButton) if b.text() == "Take up again")
    again.click()
    assert any("does not know" in name for name in cards(qtbot, page))


def test_the_rows_of_a_finding_are_shown_in_the_grid(window, qtbot, tmp_path):
    page = add(window, qtbot, tmp_path)
    window.session.look_at(source=window.session.project.sources[0].id)
    card = next(card for name, card in cards(qtbot, page).items() if "does not know" in name)
    pressed(card, "Show the rows")
    until_quiet(qtbot, window)
    assert window.session.source == window.session.project.named("spells").id
    assert page.grid.model().rowCount() == 1


def test_the_report_is_written_from_the_window(window, qtbot, tmp_path):
    page = add(window, qtbot, tmp_path)
    page.quality.export(tmp_path / "report.html")
    until_quiet(qtbot, window)
    assert "does not know" in (tmp_path / "report.html").read_text("utf-8")
