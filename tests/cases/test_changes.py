"""The library changes under a case: it opens, says what fits no more, and loses nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import TODAY, Change, desk_of
from wizard.cases import store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.errors import UnreadableError

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def waiting(desk: Desk) -> Case:
    """A case that has come to the call, sent its message, and waits."""
    case = walked(desk, *TO_CALL, "later")
    case.release()
    return case


def opened(case: Case, folder: Path) -> Case:
    return desk_of(folder, LATER).resume(case.path)


RENAMED = ("demo.yaml", "  power:\n    kind", "  light:\n    kind")


def renamed(changed: Change) -> Path:
    changed(*RENAMED)
    return changed("demo.yaml", "to: power", "to: light")


def test_a_renamed_node_stops_the_way_and_all_its_answers_are_kept(
    changed: Change, waiting: Case
) -> None:
    case = opened(waiting, renamed(changed))
    assert case.walk.at == "demo.light"
    assert [step.node for step in case.walk.lost] == [step.node for step in waiting.walk.steps[1:]]
    assert "demo.power: on (22.11.2026)" in case.document()
    assert "Имя" not in case.walk.asked


def test_what_was_lost_is_in_the_file_after_many_saves(changed: Change, waiting: Case) -> None:
    folder = renamed(changed)
    lost = waiting.walk.steps[1:]
    assert lost[-1].message, "a message that was sent is among it"
    case = opened(waiting, folder)
    for answer in ("on", None, "Bob"):
        case.answer(answer)
        case.back()
        case.answer(answer)
        case.release()
        case = opened(waiting, folder)
        assert case.walk.lost == ()
        assert tuple(store.read_record(case.path).lost) == lost


def test_answers_given_again_come_back_with_their_day_and_their_message(
    changed: Change, waiting: Case
) -> None:
    case = opened(waiting, renamed(changed))
    for step in waiting.walk.steps[1:]:
        case.answer(step.answer)
    old, new = waiting.walk.steps, case.walk.steps
    assert new[2:] == old[2:]
    assert (new[1].node, new[1].on) == ("demo.light", LATER)
    assert case.page.deadline is not None
    assert case.page.deadline.since == TODAY
    assert "demo.owner" not in case.document()


def test_another_answer_than_before_is_of_today(changed: Change, waiting: Case) -> None:
    case = opened(waiting, renamed(changed))
    for answer in ("on", None, "Bob"):
        case.answer(answer)
    assert case.walk.steps[-1].on == LATER
    assert case.walk.asked["owner"] == "Bob"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "lost"),
    [
        # A choice that is gone.
        ("demo.yaml", "      yes: {label: \"Yes\", to: power}\n", "", "demo.plugged", 6),
        # Another kind of field: text where a list was ticked, a date where a name was typed.
        ("demo.yaml", "    type: text\n    title: Name", "    type: date\n    title: Name", 0, 3),
        ("demo.yaml", "    type: text\n    title: Name", "    type: email\n    title: Name", 0, 3),
        # A node that is gone, and its way leads past it: what follows it still fits.
        ("demo.yaml", "      on: {label: It is on, to: bought}", "      on: {label: x, to: owner}",
         "demo.call", 1),
        # A question that is an end now.
        ("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: socket}\n\n  years",
         "demo.socket", 3),
    ],
)  # fmt: skip
def test_it_goes_on_from_the_last_step_that_fits(
    changed: Change, waiting: Case, file: str, old: str, new: str, at: str | int, lost: int
) -> None:
    case = opened(waiting, changed(file, old, new))
    assert case.walk.at == (at or "demo.owner")
    assert len(case.walk.lost) == lost
    assert len(case.walk.steps) + lost == len(waiting.walk.steps)
    assert all(case.desk.pages.history.told(step, {}) in plain(case) for step in case.walk.lost)


ADDED = """  seen:
    kind: input
    type: date
    text: When did you see it?
    save_as: seen
    OPTIONAL
    to: owner

  owner:
"""


@pytest.mark.parametrize("count", [1, 2])
def test_an_optional_question_that_is_new_leads_nobody_back(
    changed: Change, waiting: Case, count: int
) -> None:
    folder = changed("demo.yaml", "  owner:\n", ADDED.replace("OPTIONAL", "optional: true"))
    changed("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: seen}\n\n  years")
    if count > 1:
        again = ADDED.replace("seen:", "again:").replace("save_as: seen", "save_as: again")
        changed("demo.yaml", "  owner:\n", again.replace("OPTIONAL", "optional: true"))
        seen = "    save_as: seen\n    optional: true\n    to: "
        changed("demo.yaml", f"{seen}owner", f"{seen}again")
    case = opened(waiting, folder)
    assert case.walk.at == waiting.walk.at
    assert case.walk.lost == ()
    added = [step for step in case.walk.steps if step not in waiting.walk.steps]
    assert [step.answer for step in added] == [None] * count
    assert {step.on for step in added} == {TODAY}  # the day on which one went past it


OF_TWO = """  colour:
    kind: question
    text: Which colour is it?
    save_as: colour
    assumed: black
    choices:
      white: {label: White, to: socket}
      black: {label: Black, to: owner}

  owner:
"""


def test_who_is_past_a_new_question_has_given_the_answer_that_is_assumed(
    changed: Change, waiting: Case
) -> None:
    folder = changed("demo.yaml", "  owner:\n", OF_TWO)
    changed("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: colour}\n\n  years")
    case = opened(waiting, folder)
    assert (case.walk.at, case.walk.lost) == (waiting.walk.at, ())
    assert case.walk.asked["colour"] == "black"
    place = next(i for i, step in enumerate(case.walk.steps) if step.node == "demo.colour")
    steps = case.walk.steps
    assert (*steps[:place], *steps[place + 1 :]) == waiting.walk.steps
    assert case.walk.change(place + 1, "Ben").lost == ()


def test_it_is_an_answer_like_any_other_then(changed: Change, waiting: Case) -> None:
    """It is seen, can be taken back and changed; in the running case and in its file alike."""
    folder = changed("demo.yaml", "  owner:\n", OF_TWO)
    changed("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: colour}\n\n  years")
    case = opened(waiting, folder)
    while case.walk.steps and "colour" in case.walk.asked:
        case.back()
        case.release()
        again = case.desk.open(case.path)
        assert (again.walk.at, again.walk.steps) == (case.walk.at, case.walk.steps)
    assert case.walk.at == "demo.colour"
    case.answer("white")
    assert case.walk.at == "demo.socket"


def test_who_stands_before_it_is_asked(changed: Change, waiting: Case) -> None:
    folder = changed("demo.yaml", "  owner:\n", OF_TWO)
    changed("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: colour}\n\n  years")
    desk = opened(waiting, folder).desk
    place = next(i for i, step in enumerate(waiting.walk.steps) if step.node == "demo.owner")
    walk = desk.walker("demo").replay(waiting.walk.steps[:place], TODAY)
    assert desk.walker("demo").skip_added(walk, {}).at == "demo.colour"


def test_a_question_that_is_new_and_not_optional_is_asked(changed: Change, waiting: Case) -> None:
    folder = changed("demo.yaml", "  owner:\n", ADDED.replace("    OPTIONAL\n", ""))
    changed("demo.yaml", "      - {to: owner}\n\n  years", "      - {to: seen}\n\n  years")
    case = opened(waiting, folder)
    assert case.walk.at == "demo.seen"
    assert len(case.walk.lost) == 3


def plain(case: Case) -> str:
    """The document without what keeps Markdown apart from words."""
    return case.document().replace("\\", "")


def test_an_answer_of_another_kind_is_not_offered(changed: Change, waiting: Case) -> None:
    folder = changed(
        "demo.yaml", "    type: text\n    title: Name", "    type: date\n    title: Name"
    )
    page = opened(waiting, folder).page
    assert (page.prefill, page.offered) == (None, "")


def test_a_case_whose_start_is_gone_is_left_alone(changed: Change, waiting: Case) -> None:
    before = waiting.path.read_bytes()
    folder = changed("demo.yaml", "tree: demo", "tree: other")
    (folder / "demo.yaml").rename(folder / "other.yaml")
    text = (folder / "library.yaml").read_text("utf-8").replace("start: demo", "start: other")
    (folder / "library.yaml").write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match="demo"):
        opened(waiting, folder)
    assert waiting.path.read_bytes() == before


def test_a_library_that_changed_only_its_words_loses_nothing(
    changed: Change, waiting: Case
) -> None:
    case = opened(waiting, changed("demo.yaml", "Is it plugged in?", "Is the plug in the socket?"))
    assert (case.walk.lost, case.lost) == ((), ())
    assert case.walk.steps == waiting.walk.steps
    assert "места" not in case.document()
