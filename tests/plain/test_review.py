"""Changing one's mind, line by line."""

from __future__ import annotations

import contextlib
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import TODAY
from tests.plain.test_sitting import sample, say, sit
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import shown
from wizard.plain.piped import Piped
from wizard.plain.sitting import Plain


def answers(case: object) -> list[object]:
    return [step.answer for step in case.walk.steps]  # type: ignore[attr-defined]


def test_every_answer_is_listed_and_nothing_typed_changes_nothing() -> None:
    case, printed = sample("1", "on", "01.11.2026", "Ann", "r", "4", "", "")
    assert "1. Is it plugged in?: Yes" in printed
    assert answers(case)[:2] == ["yes", "on"]


def test_an_answer_is_changed_and_those_that_fit_stay() -> None:
    case, printed = sample("1", "on", "01.11.2026", "Ann", "2", "r", "4", "Eve")
    assert answers(case) == ["yes", "on", "2026-11-01", "Eve", ["box"]]
    assert case.walk.at == "demo.call"
    assert "Call them, Eve" in printed


def test_what_a_change_drops_is_told_before_it_is_done() -> None:
    lines = ["1", "on", "01.11.2026", "Ann", "2", "r", "1", "2"]
    case, printed = sample(*lines, "2")
    assert say("loss") in printed
    assert answers(case) == ["yes", "on", "2026-11-01", "Ann", ["box"]]
    case, _ = sample(*lines, "1")
    assert answers(case) == ["no"]
    assert case.walk.kept["demo.owner"] == "Ann"


@pytest.mark.parametrize("way", [[], ["q"], ["2"]])
def test_what_was_typed_before_that_was_asked_is_there_again(way: list[str]) -> None:
    case, printed = sample("1", "on", "01.11.2026", "Ann", "2", "r", "3", "1.1.2026", *way)
    assert say("loss") in printed
    assert answers(case)[2] == "2026-11-01"
    assert case.page_of(2).typed == "1.1.2026"


def test_once_it_is_given_nothing_of_it_is_left() -> None:
    case, _ = sample("1", "on", "01.11.2026", "Ann", "2", "r", "3", "1.1.2026", "1")
    assert answers(case)[2:] == ["2026-01-01"]
    assert case.typed == {}


def test_a_wrong_new_answer_is_told_and_changes_nothing() -> None:
    case, printed = sample("1", "on", "01.11.2026", "Ann", "2", "r", "3", "never")
    assert "! " in printed
    assert answers(case)[2] == "2026-11-01"


def test_there_is_nothing_to_change_before_the_first_answer() -> None:
    _, printed = sample("r")
    assert say("review_empty") in printed


@pytest.mark.parametrize("word", ["9" * 5000, "²", "0", "9", "Ann"])
def test_a_number_of_no_answer_is_refused_with_words(word: str) -> None:
    case, printed = sample("1", "on", "01.11.2026", ":r", word)
    assert f"! {say('plain_pick', given=shown(word), most=3)}" in printed
    assert len(answers(case)) == 3


def test_neither_yes_nor_no_changes_nothing_and_is_told() -> None:
    case, printed = sample("1", "on", "01.11.2026", "Ann", "2", "r", "1", "2", "perhaps")
    assert f"! {say('plain_pick', given='perhaps', most=2)}" in printed
    assert answers(case) == ["yes", "on", "2026-11-01", "Ann", ["box"]]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [(["b", ""], False), (["b", "1"], False), (["b", "x"], False), (["b", "2"], True)],
)
def test_what_was_done_on_an_earlier_day_is_taken_back_only_on_purpose(
    desk: Desk, lines: list[str], taken: bool
) -> None:
    case = walked(desk, *TO_CALL, "later")
    case.release()
    later = Desk(desk.library, desk.language, desk.today + timedelta(days=3), desk.now, desk.folder)
    again = later.resume(case.path)
    sit(again, *lines)
    assert len(again.walk.steps) == len(case.walk.steps) - taken


def test_the_former_choice_is_marked_and_enter_alone_does_not_take_it() -> None:
    case, printed = sample("1", "on", ":r", "1", "", "q")
    assert printed.count(f"{say('former_answer')})\n") == 1
    assert case.walk.steps[0].answer == "yes"
    assert f"! {say('plain_pick_empty', given='', most=2)}" in printed


@pytest.mark.parametrize(
    ("lines", "taken", "key", "lost"),
    [
        ("b\n", 0, "back_sent", 0),
        ("b\n1\n", 0, "back_sent", 0),
        ("b\n2\n", 1, "back_sent_over_told", 1),
        ("b\n3\n", 1, "back_sent_slip_told", 0),
    ],
)
def test_a_script_too_says_whether_a_letter_of_an_earlier_day_went_out(
    desk: Desk, lines: str, taken: int, key: str, lost: int
) -> None:
    case = walked(desk, *TO_CALL, "later")
    case.release()
    later = Desk(desk.library, desk.language, desk.today + timedelta(days=3), desk.now, desk.folder)
    again = later.resume(case.path)
    told = again.desk.pages.history.told(again.walk.steps[-1], {})
    source, sink = io.StringIO(lines), io.StringIO()
    Plain(Session(again), Piped(source, sink, None, desk.language)).run()
    assert len(again.walk.steps) == len(case.walk.steps) - taken
    assert say(key, what=told) in " ".join(sink.getvalue().split())
    assert len(again.lost) == lost


@pytest.mark.parametrize(
    ("lines", "key", "day"), [("b\n2\n2\n", "over", 3), ("b\n3\n2\n", "slip", 6)]
)
def test_over_an_answer_to_a_letter_it_is_asked_whether_that_was_true(
    desk: Desk, lines: str, key: str, day: int
) -> None:
    case = walked(desk, *TO_CALL, "later")
    for _ in range(2):
        desk.today += timedelta(days=3)
        case.turn()
        if case.walk.waiting:
            case.answer("refused")
    told = desk.pages.history.told(case.walk.steps[-1], {})
    source, sink = io.StringIO(f":{lines}"), io.StringIO()
    Plain(Session(case), Piped(source, sink, None, desk.language)).run()
    printed = " ".join(sink.getvalue().split())
    for word in ("back_answer", f"back_answer_{key}_told"):
        assert say(word, what=told) in printed
    assert (say("answered_before", what=told) in printed) is (key == "over")
    sent, answer = (step for step in case.walk.steps if step.node == "demo.call")
    assert (sent.on, (answer.on - sent.on).days) == (TODAY, day)


@pytest.mark.parametrize(("given", "lost"), [("1", 1), ("3", 0)])
def test_who_changes_an_answer_says_whether_the_letter_behind_it_went_out(
    desk: Desk, given: str, lost: int
) -> None:
    case = walked(desk, *TO_CALL, "later")
    printed = sit(case, "r", "2", "2", given)
    assert f"3. {say('loss_slip')}" in printed
    assert (len(case.lost), len(case.walk.owed)) == (lost, lost)


@pytest.mark.parametrize(("given", "at", "days"), [("1", 0, 1), ("2", 1, 1), ("", None, 1)])
def test_a_message_of_before_or_a_new_one(
    desk: Desk, given: str, at: int | None, days: int
) -> None:
    case = walked(desk, *TO_CALL, "later")
    case.change(1, "off")
    case.change(1, "on")
    case.release()
    later = Desk(desk.library, desk.language, desk.today + timedelta(days=3), desk.now, desk.folder)
    again = later.resume(case.path)
    told = again.desk.pages.history.told(again.lost[0], {})
    while again.walk.at != "demo.call":
        again.answer({"demo.owner": "Ann", "demo.kit": []}.get(again.walk.at))
    printed = sit(again, "4", given)
    assert say("again", what=told) in " ".join(printed.split())
    sent = [step.on for step in again.walk.steps if step.node == "demo.call"]
    assert sent == ([] if at is None else [[desk.today, later.today][at]])
    assert len(again.lost) == days, "the earlier one stays in the case"


def test_what_was_sent_is_said_to_stay_where_a_change_leads_away_from_it(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "later")
    printed = sit(case, "r", "2", "2", "1")
    assert say("loss_sent") in printed
    assert say("loss_kept") not in printed
    assert case.lost


def test_an_answer_that_is_changed_is_read_back_as_the_first_one_was() -> None:
    _, printed = sample("1", "on", "01.11.2026", "Ann", "2", "r", "3", "2.11")
    assert f"= {say.day(date(2026, 11, 2))}" in printed


TO_KIT = ("1", "on", "01.11.2026", "Ann")


WAYS_OUT = (":quit", ":выход", "q")


@pytest.mark.parametrize("way", [*WAYS_OUT, ":back", ":назад", "b"])
def test_a_command_at_an_answer_that_is_asked_again_is_no_answer(way: str) -> None:
    case, printed = sample(*TO_KIT, "r", "4", way)
    assert answers(case)[3] == "Ann"
    assert printed.count("What is at hand?") == 1 + (way not in WAYS_OUT)


@pytest.mark.parametrize("line", [":help", ":a чек.pdf", ":s x.md", ":d", ":x", "?", ":i", ":r"])
def test_what_is_done_there_leaves_the_answer_to_be_given(line: str, tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        picked = [""] if line == ":r" else []
        case, _ = sample(*TO_KIT, "r", "4", line, *picked, "Eve", "q")
    assert answers(case)[3] == "Eve"


def test_two_colons_begin_an_answer_there_too() -> None:
    assert answers(sample(*TO_KIT, "r", "4", "::Ann", "q")[0])[3] == ":Ann"


def test_what_can_be_no_answer_there_is_asked_for_again() -> None:
    case, _ = sample(*TO_KIT, "2", "r", "3", "never", "02.11.2026")
    assert answers(case)[2] == "2026-11-02"


@pytest.mark.parametrize("lines", [["2"], [""], ["b"]])
def test_who_does_not_want_what_a_change_drops_is_back_where_they_were(lines: list[str]) -> None:
    case, printed = sample(*TO_KIT, "2", "r", "1", "2", *lines, "q")
    assert answers(case) == ["yes", "on", "2026-11-01", "Ann", ["box"]]
    assert printed.count("Call them, Ann") == 2


def test_another_case_leaves_what_is_asked_again() -> None:
    case, _ = sample(*TO_KIT, "r", "4", ":n", "2", "q")
    assert answers(case)[3] == "Ann"


def test_the_words_of_what_is_asked_again_are_told_there() -> None:
    _, printed = sample(*TO_KIT, "r", "1", "i", "q")
    assert "The manual, p. 3" in printed
