"""A letter that was printed and told as sent on a later day is kept as it was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Change, Run, desk_of
from wizard.cases import printing, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.outcome.letters import Message

LATER = TODAY + timedelta(days=13)


def at_hand(case: Case) -> Message:
    message = case.page.message
    assert message is not None
    return message


def printed(case: Case) -> Case:
    printing.note(case, at_hand(case))
    return case


def later(case: Case) -> Session:
    """It is opened again when the letter has been served."""
    case.release()
    return Session(desk_of(SAMPLE, LATER).resume(case.path))


def sent(session: Session, given: object = "later") -> list[str]:
    """Tell the message as sent; returns what is said of it."""
    session.view()
    assert session.make(session.propose(given))
    return [notice.text for notice in session.view().notices]


def told(session: Session, key: str) -> list[str]:
    say = session.desk.language
    return [say(key, printed=say.date(TODAY), today=say.date(LATER))]


@pytest.mark.parametrize("own", [False, True])
def test_it_is_the_one_that_was_printed(desk: Desk, *, own: bool) -> None:
    case = walked(desk, *TO_CALL)
    if own:
        case.edit("My own words")
    text = at_hand(case).text
    session = later(printed(case))
    assert sent(session) == told(session, "sent_as_printed")
    assert session.case.walk.steps[-1].on == LATER
    assert (at_hand(session.case).text, at_hand(session.case).day) == (text, TODAY)
    again = desk_of(SAMPLE, LATER).open(session.case.path)
    assert at_hand(again) == at_hand(session.case)


def test_what_is_said_of_it_later_names_the_day_that_it_bears(desk: Desk) -> None:
    session = later(printed(walked(desk, *TO_CALL)))
    sent(session)
    pages, walk = session.desk.pages, session.case.walk
    (attempt,) = pages.history.attempts(walk, pages.letters.language)
    assert attempt.sent == pages.letters.language.date(TODAY)


def rename(case: Case) -> None:
    case.change(3, "Bob")


def edit(case: Case) -> None:
    case.edit("Other words")


@pytest.mark.parametrize("change", [rename, edit])
def test_where_more_than_the_day_has_changed_that_is_said(
    desk: Desk, change: Callable[[Case], None]
) -> None:
    session = later(printed(walked(desk, *TO_CALL)))
    change(session.case)
    text = at_hand(session.case).text
    assert sent(session) == told(session, "sent_not_as_printed")
    assert (at_hand(session.case).text, at_hand(session.case).day) == (text, LATER)


@pytest.mark.parametrize(("given", "said"), [("not_yet", []), ("again", ["sent_as_printed"])])
def test_it_is_told_of_once_it_is_sent(changed: Change, given: str, said: list[str]) -> None:
    later = "      later: {label: I am waiting, wait: true}\n"
    not_yet = "      not_yet: {label: Not yet, done: never, wait: true}\n"
    folder = changed("demo.yaml", later, later + not_yet)
    case = printed(walked(desk_of(folder, TODAY), *TO_CALL))
    case.release()
    session = Session(desk_of(folder, LATER).resume(case.path))
    assert sent(session, given) == [text for key in said for text in told(session, key)]


def test_what_was_never_printed_or_today_alone_is_of_today(desk: Desk) -> None:
    session = later(walked(desk, *TO_CALL))
    assert sent(session) == []
    session = later(printed(walked(desk, *TO_CALL)))
    printed(session.case)
    assert sent(session) == []
    assert at_hand(session.case).day == LATER


def test_another_message_of_the_same_step_was_not_printed(desk: Desk) -> None:
    case = printed(walked(desk, *TO_CALL))
    for answer in ("again", "yes", "on", None, "Ann", ["box"]):
        if case.walk.at != "demo.call" or answer == "again":
            case.answer(answer)
    assert case.walk.at == "demo.call"
    session = later(case)
    assert sent(session) == []
    assert at_hand(session.case).day == LATER


def test_nothing_is_noted_of_what_was_sent_already(desk: Desk) -> None:
    case = printed(walked(desk, *TO_CALL, "later"))
    assert case.printed == {}


def test_what_another_window_answers_is_left_alone(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    other = desk.open(case.path)
    printing.note(other, at_hand(other))
    assert store.read_record(case.path).printed == {}


def test_the_command_notes_it(desk: Desk, run: Run, tmp_path: Path) -> None:
    case = walked(desk, *TO_CALL)
    case.release()
    place = str(tmp_path / "letter.txt")
    code, _, err = run(
        "letter", str(case.path), "-o", place, *FOR_SAMPLE, "--today", TODAY.isoformat()
    )
    assert (code, err) == (0, "")
    assert store.read_record(case.path).printed["demo.call"].on == TODAY
    session = later(case)
    assert sent(session) == told(session, "sent_as_printed")


def test_who_may_have_copied_a_paper_earlier_is_told_which_one_is_kept(changed: Change) -> None:
    folder = changed("letters/ask.md", "Written on", "____ on")
    case = walked(desk_of(folder, TODAY), *TO_CALL)
    case.release()
    session = Session(desk_of(folder, LATER).resume(case.path))
    assert sent(session) == told(session, "sent_of_today")
    assert session.take_back()
    assert at_hand(printed(session.case)).signed
    assert sent(session) == []
    case = walked(desk_of(folder, TODAY), *TO_CALL)
    assert sent(Session(case)) == []
    case = walked(desk_of(folder, TODAY), *TO_CALL[:-1])
    case.release()
    session = Session(desk_of(folder, LATER).resume(case.path))
    assert session.make(session.propose(TO_CALL[-1]))
    assert sent(session) == [], "it was not there on the earlier day"
