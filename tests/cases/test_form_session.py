"""A sitting in which a form is one page, one move and one step back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.test_case import walked
from tests.conftest import desk_of
from wizard.cases.form_session import FormSession
from wizard.cases.session import Session
from wizard.walk.form import FormError

NAME, PRICE, BACK, MAIL = (f"demo.owner#{name}" for name in ("owner", "price", "paid_back", "mail"))
ALL = {NAME: "Ann", PRICE: "2000", BACK: "100", MAIL: ""}


@pytest.fixture
def session(formed: Path) -> FormSession:
    return FormSession(walked(desk_of(formed), "yes", "off"))


def shown(session: FormSession) -> list[str]:
    return [line.at for line in session.page.lines]


def test_the_page_is_the_form_with_its_words(session: FormSession) -> None:
    page = session.page
    assert (page.kind, page.heading) == ("form", "Who asks, and what did it cost?")
    assert page.details == "It goes into the message."
    assert [line.label for line in page.lines] == [
        "What is your name?", "What did it cost?", "What is your address?",
    ]  # fmt: skip
    assert page.lines[2].details == "For the answer"
    assert page.field is None


def test_what_is_typed_stays_in_its_field_over_the_end_of_a_sitting(session: FormSession) -> None:
    session.type(NAME, "An")
    session.type(PRICE, "2000 r")
    session.release()
    desk = session.desk
    again = FormSession(desk.resume(session.case.path))
    assert [line.begun_text for line in again.page.lines] == ["An", "2000 r", ""]


def test_a_field_appears_with_what_is_typed_before_it_is_kept(session: FormSession) -> None:
    assert shown(session) == [NAME, PRICE, MAIL]
    assert [line.at for line in session.lines({PRICE: "1000"})] == [NAME, PRICE, BACK, MAIL]
    session.type(PRICE, "1000")
    assert shown(session) == [NAME, PRICE, BACK, MAIL]


def test_all_fields_are_one_move_and_one_step_back(session: FormSession) -> None:
    assert session.make(session.propose(ALL))
    assert session.page.at == "demo.kit"
    session.back()
    assert len(session.case.walk.steps) == 2, "none of them is an answer any more"
    assert shown(session) == [NAME, PRICE, BACK, MAIL]
    assert [line.begun_text for line in session.page.lines][:2] == ["Ann", "2\xa0000\xa0₽"]
    session.back()
    assert session.page.at == "demo.power"


def test_nothing_is_answered_where_a_field_is_refused(session: FormSession) -> None:
    with pytest.raises(FormError):
        session.propose({**ALL, PRICE: "x"})
    assert len(session.case.walk.steps) == 2


def test_a_field_that_is_asked_again_is_asked_alone(session: FormSession) -> None:
    session.make(session.propose(ALL))
    session.ask_again(3)
    assert (session.page.at, session.page.kind, session.page.lines) == (PRICE, "input", ())
    assert session.lines({PRICE: "1000"}) == ()
    session.make(session.propose("3000"))
    assert session.case.walk.asked["price"] == 3000
    assert session.case.walk.at == "demo.kit"


def test_a_form_that_was_begun_line_by_line_is_gone_on_with_as_a_whole(
    session: FormSession,
) -> None:
    plain = Session(session.case)
    plain.make(plain.propose("Ann"))
    assert plain.page.at == PRICE
    assert [line.begun_text for line in session.page.lines] == ["Ann", "", ""]
    session.make(session.propose({**ALL, NAME: "Bob"}))
    assert session.case.walk.asked["owner"] == "Bob"
    assert [step.node for step in session.case.walk.steps].count(NAME) == 1


def test_what_was_typed_while_another_window_answered_is_there_again(
    session: FormSession, formed: Path
) -> None:
    session.type(NAME, "A")
    session.release()
    other = FormSession(desk_of(formed).resume(session.case.path))
    other.type(PRICE, "7")
    assert not session.make(session.propose({NAME: "Ann", PRICE: "5", MAIL: ""}))
    assert session.case.elsewhere
    assert [line.begun_text for line in session.page.lines] == ["Ann", "5", ""]
