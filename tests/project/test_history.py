"""The laws of undo and redo."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.project.history import STEPS, History
from workbench.project.project import Project

START = Project("p", "0")
steps = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "a", "b"])), max_size=30)


def named(number: int) -> Project:
    return Project("p", str(number))


def walked(path: list[tuple[int, str]]) -> History:
    history = History(START)
    for number, merge in path:
        history = history.do(f"To {number}", named(number), merge)
    return history


@settings(deadline=None)
@given(steps)
def test_undo_goes_all_the_way_back_and_redo_all_the_way_forth(path: list[tuple[int, str]]) -> None:
    history = end = walked(path)
    while history.past:
        history = history.undo()
    assert history.present == START
    while history.future:
        history = history.redo()
    assert (history.present, history.past) == (end.present, end.past)


@settings(deadline=None)
@given(steps, st.integers(0, 9))
def test_undo_takes_back_exactly_one_step(path: list[tuple[int, str]], number: int) -> None:
    before = walked(path)
    after = before.do("Change", named(number))
    if after is before:
        assert before.present == named(number)
        return
    assert str(after.undoes) == "Change"
    assert after.undo().present == before.present
    assert after.undo().redo().present == named(number)
    assert str(after.undo().redoes) == "Change"


def test_a_new_step_ends_what_could_be_redone() -> None:
    history = walked([(1, ""), (2, "")]).undo().do("Else", named(3))
    assert history.redoes is None
    assert history.redo() is history


def test_typing_in_one_field_is_one_step() -> None:
    history = walked([(1, "title"), (2, "title"), (3, "title"), (4, "note"), (5, "")])
    assert len(history.past) == 3
    assert history.undo().undo().present == named(3)
    assert history.undo().undo().undo().present == START


def test_undoing_or_sealing_ends_a_run_of_typing() -> None:
    assert len(walked([(1, "t")]).sealed().do("To 2", named(2), "t").past) == 2
    again = walked([(1, "t"), (2, "u")]).undo().do("To 3", named(3), "t")
    assert [step.project for step in again.past] == [START, named(1)]


def test_nothing_to_undo_or_to_do_changes_nothing() -> None:
    history = History(START)
    assert history.undo() is history
    assert history.redo() is history
    assert history.undoes is None
    assert history.do("Same", Project("p", "0")) is history


def test_only_so_many_steps_are_kept() -> None:
    history = History(START)
    for number in range(1, STEPS + 50):
        history = history.do("More", named(number))
    assert len(history.past) == STEPS
    assert history.past[0].project == named(49)
