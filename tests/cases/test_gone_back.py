"""Answers of one step that are taken back and given again: what went out is as it was, and once."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tests.cases.test_replaced_claims import DEFECT as BROKEN
from tests.cases.test_replaced_claims import on, went_on
from tests.conftest import SHIPPED, desk_of
from wizard.cases import printing
from wizard.cases.case import Case
from wizard.cases.due import due
from wizard.cases.session import Session
from wizard.outcome.calendar import events
from wizard.walk.steps import Step

DEFECT, OVERDUE = ["defect", "broken"], ["delivery", "overdue", "2026-11-01"]
FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 6)
BACK, LATER = date(2026, 11, 8), date(2026, 11, 20)
NUMBER = "A-778899"


class Told(NamedTuple):
    """All that is told of a case, wherever."""

    steps: tuple[Step, ...]
    document: str
    letters: dict[str, tuple[str, date | None]]
    calendar: list[object]
    due: list[object]


def told(case: Case) -> Told:
    letters = {name: (one.text, one.sent) for name, one in printing.letters(case).items()}
    owed: list[object] = [*due(case.desk).due]
    calendar: list[object] = [*events(case.desk.pages, case.walk)]
    return Told(case.walk.steps, case.document(), letters, calendar, owed)


def begun(answers: list[str], own: str = "") -> Case:
    """A case at its first letter, in the person's own words where they have some."""
    case = went_on(desk_of(SHIPPED, FIRST).new(), ["nobody", "buyer", *answers])
    if own:
        case.edit(own)
    return case


def go_back(case: Case, times: int, *, slip: bool = False) -> Case:
    session = Session(case)
    for _ in range(times):
        if session.deed and (slip or not session.told):
            assert session.take_back()
        else:
            assert (session.back_over if session.deed else session.back)()
    return case


def say(case: Case, *answers: str) -> Case:
    """Answer, and mean what went out before."""
    session = Session(case)
    for answer in answers:
        assert session.make(session.propose(answer).then)
    return case


def dated(case: Case) -> list[tuple[object, date]]:
    """What was answered at the last step, and when."""
    last = case.walk.steps[-1].node
    return [(step.answer, step.on) for step in case.walk.steps if step.node == last]


def letters(case: Case) -> list[tuple[str, date | None]]:
    """What went out, wherever it stands now."""
    messages = case.desk.pages.messages
    sent = [*messages.left(case.walk, case.lost), *messages.earlier(case.walk)]
    here = case.page.message
    return [(one.text, one.sent) for one in [*sent, *([here] if here else [])] if one.sent]


def refused(own: str = "") -> Case:
    """One whose letter of the first day was refused on the second, looked at later."""
    case = say(begun(DEFECT, own), "waiting")
    return on(say(on(case, SECOND), "refused"), BACK)


def test_who_goes_back_over_both_answers_has_both_again_by_the_last_one() -> None:
    case = refused()
    before = told(case)
    say(go_back(case, 2), "refused")
    assert dated(case) == [("waiting", FIRST), ("refused", SECOND)]
    assert told(case) == before


def test_who_waited_twice_waits_since_the_first_day_for_the_same_words() -> None:
    case = say(begun(DEFECT, "My own words."), "waiting")
    once = told(on(case, BACK))
    say(on(case, SECOND), "waiting")
    say(go_back(on(case, BACK), 2), "waiting")
    assert told(case) == once
    assert letters(case) == [("My own words.", FIRST)]
    say(case, "waiting")
    assert dated(case) == [("waiting", FIRST), ("waiting", SECOND)], "and the second day after it"


def test_a_number_comes_back_over_three_answers() -> None:
    case = say(begun(OVERDUE), "waiting")
    case.number(NUMBER)
    say(on(say(on(case, SECOND), "waiting"), THIRD), "refused")
    before = told(on(case, BACK))
    say(go_back(case, 3), "refused")
    assert told(case) == before
    assert [step.number for step in case.walk.steps if step.message] == [NUMBER]


def test_a_number_that_was_told_since_makes_no_second_letter_of_it() -> None:
    case = on(say(begun(OVERDUE), "waiting"), BACK)
    say(go_back(case, 1), "waiting")
    case.number(NUMBER)
    assert case.lost[0].number is None
    assert case.desk.pages.history.astray(case.walk, case.lost) == []
    assert len(letters(case)) == 1


def test_another_answer_goes_on_from_what_went_out() -> None:
    case = refused("My own words.")
    say(go_back(case, 1), "approved")
    assert dated(case)[-2:] == [("waiting", FIRST), ("approved", BACK)]
    assert letters(case) == [("My own words.", FIRST)]
    assert case.desk.pages.history.astray(case.walk, case.lost) == []
    go_back(on(case, LATER), 2)
    say(case, "approved")
    assert [on for _, on in dated(case)] == [FIRST, BACK]
    say(go_back(case, 2), "refused")
    assert [on for _, on in dated(case)] == [FIRST, SECOND], "that of its day"


def test_an_answer_that_was_not_given_before_takes_the_letter_with_it() -> None:
    case = refused("My own words.")
    proposal = Session(go_back(case, 2)).propose("approved")
    assert proposal.anew is not None, "another one may have gone out"
    say(case, "approved")
    assert [on for _, on in dated(case)] == [FIRST, BACK]
    assert letters(case) == [("My own words.", FIRST)]


def test_another_letter_leaves_the_first_one_with_what_came_of_it_on_the_record() -> None:
    case = refused("My own words.")
    session = Session(go_back(case, 2))
    assert session.make(session.propose("waiting").now)
    assert [on for _, on in letters(case)] == [FIRST, BACK]
    astray = case.desk.pages.history.astray(case.walk, case.lost)
    assert [(step.answer, step.on) for step in astray] == [("waiting", FIRST), ("refused", SECOND)]
    say(case, "refused")
    assert dated(case) == [("waiting", BACK), ("refused", BACK)], "no answer is that of another one"


def test_an_answer_of_before_is_none_to_what_was_said_since() -> None:
    case = refused()
    say(go_back(case, 1), "waiting")
    say(on(case, LATER), "refused")
    assert [on for _, on in dated(case)] == [FIRST, BACK, LATER]


def test_only_of_the_answer_that_sent_it_is_it_asked_whether_a_letter_went_out() -> None:
    session = Session(refused())
    assert (session.deed is not None, session.told) == (True, "answer")
    session.back_over()
    assert (session.deed is not None, session.told) == (True, "sent")


def test_a_letter_that_never_went_out_had_no_answer() -> None:
    case = go_back(refused(), 1)
    go_back(case, 1, slip=True)
    assert (case.lost, letters(case)) == ((), [])
    say(case, "refused")
    assert dated(case) == [("refused", BACK)]


def test_an_answer_that_was_a_slip_leaves_the_letter_alone() -> None:
    case = go_back(refused("My own words."), 1, slip=True)
    assert (case.lost, letters(case)) == ((), [("My own words.", FIRST)])
    say(case, "refused")
    assert [on for _, on in dated(case)] == [FIRST, BACK]


def test_a_first_answer_that_is_changed_and_changed_back_has_what_followed_again() -> None:
    case = refused("My own words.")
    before = told(case)
    first = next(place for place, step in enumerate(case.walk.steps) if step.message)
    case.change(first, "refused")
    case.change(first, "approved")
    assert letters(case) == [("My own words.", FIRST)]
    case.change(first, "waiting")
    say(case, "refused")
    assert told(case) == before


def test_a_file_with_the_later_answer_before_the_first_one_has_them_together_again() -> None:
    """So they were written once, and the answer alone was taken up."""
    case = refused("My own words.")
    went_out, answer = case.walk.steps[-2:]
    go_back(case, 2)
    case.lost = (answer, went_out)
    case.keep()
    case.release()
    again = say(desk_of(SHIPPED, BACK).resume(case.path), "refused")
    assert [on for _, on in dated(again)] == [FIRST, SECOND]
    assert letters(again) == [("My own words.", FIRST)]


@pytest.mark.parametrize("again", [FIRST, BACK])
def test_a_letter_that_was_answered_at_once_and_only_went_out_is_one(again: date) -> None:
    case = on(say(begun(DEFECT, "My own words."), "refused"), again)
    say(go_back(case, 1), "waiting")
    assert dated(case) == [("waiting", FIRST)]
    assert letters(case) == [("My own words.", FIRST)]
    assert case.lost == ()
    assert case.document().count("My own words.") == 1
    say(case, "refused")
    assert dated(case) == [("waiting", FIRST), ("refused", again)]
    assert letters(go_back(case, 2)) == [("My own words.", FIRST)]


@pytest.mark.parametrize(("told", "otherwise"), [("handed", "posted"), ("posted", "handed")])
def test_a_claim_of_which_is_told_otherwise_how_it_went_is_one(told: str, otherwise: str) -> None:
    case = claim(told)
    sent = case.walk.steps[-1]
    session = Session(on(case, BACK))
    assert session.back_over()
    assert session.make(session.propose(otherwise))
    assert case.walk.steps[-1] == replace(sent, answer=otherwise)
    assert (case.lost, len(letters(case))) == ((), 1)
    said = case.desk.language("sent_before", what=session.words_of(case.walk.steps[-1]))
    assert said in [one.text for one in session.view().notices]
    session.back_over()
    assert [one.step.answer for one in case.walk.sent] == [otherwise]


def claim(*answers: str) -> Case:
    """One that is told on the first day."""
    return went_on(desk_of(SHIPPED, FIRST).new(), [*BROKEN, "money_back", [], *answers])


ADDRESS, MOVED = "Тула, Мира, 1", "Тверь, Садовая, 7"


def moved(case: Case) -> Case:
    """Another address is told in the list of answers."""
    (place,) = (at for at, one in enumerate(case.walk.steps) if one.answer == ADDRESS)
    case.change(place, MOVED)
    return case


def test_on_the_same_day_a_claim_that_went_out_stays_as_it_went() -> None:
    case = claim("handed")
    sent, session = case.walk.steps[-1], Session(case)
    assert (session.deed, session.told) == (sent, "sent")
    assert session.back_over()
    moved(case)
    session.view()
    assert session.make(session.propose("handed"))
    assert case.walk.steps[-1] == sent
    assert sent.message is not None and ADDRESS in sent.message
    assert len(letters(case)) == 1
    assert "day" in [one.kind for one in session.view().notices], "it is not what stood there"


def test_a_slip_of_the_same_day_goes_out_as_it_was_corrected_and_once() -> None:
    case = claim("handed")
    session = Session(case)
    assert session.take_back()
    moved(case)
    assert session.make(session.propose("handed"))
    ((text, day),) = letters(case)
    assert (MOVED in text, ADDRESS in text, day) == (True, False, FIRST)
    assert (case.lost, case.walk.sent) == ((), ())


def test_who_agreed_too_fast_that_a_claim_went_out_can_say_so_the_next_time() -> None:
    case = claim("handed")
    session = Session(case)
    assert session.back_over()
    moved(case)
    assert session.make(session.propose("handed"))
    assert session.deed is not None and session.told == "sent"
    assert session.take_back()
    assert (case.lost, case.walk.sent, letters(case)) == ((), (), [])
    assert session.make(session.propose("handed"))
    assert MOVED in str(case.walk.steps[-1].message)


def test_on_the_same_day_it_is_asked_of_another_letter_whether_it_went_out_too() -> None:
    case = say(begun(DEFECT, "My own words."), "waiting")
    session = Session(go_back(case, 1))
    case.edit("Other words.")
    proposal = session.propose("waiting")
    assert proposal.anew is not None
    assert session.make(proposal.then)
    assert letters(case) == [("My own words.", FIRST)]


def test_where_nobody_can_be_asked_what_went_out_is_not_lost() -> None:
    case = claim("handed")
    case.back()
    assert len(letters(case)) == 1
