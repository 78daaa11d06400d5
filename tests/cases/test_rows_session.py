"""A sitting in which each row is one page, and in words all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.test_case import walked
from tests.conftest import desk_of
from wizard.cases.form_session import FormSession
from wizard.cases.session import Session
from wizard.outcome.markdown_escaping import inline
from wizard.outcome.redaction import redact

DEVICE, COST, NOISE, MORE = (f"demo.goods#{part}" for part in ("device", "cost", "noise", "more"))
KETTLE, LAMP = {DEVICE: "Kettle", COST: "500"}, {DEVICE: "Lamp", COST: "1500"}


@pytest.fixture
def session(rowed: Path) -> FormSession:
    return FormSession(walked(desk_of(rowed), "yes", "off", "Ann"))


def give(session: Session, *given: object) -> None:
    for one in given:
        assert session.make(session.propose(one))


def test_a_row_is_one_page_and_one_move(session: FormSession) -> None:
    page = session.page
    assert (page.kind, page.heading, page.details) == ("rows", "What does not work?", None)
    assert [line.label for line in page.lines] == ["What is it called?", "What did it cost?"]
    give(session, KETTLE)
    assert (session.page.kind, session.page.heading) == ("question", "Is there one more?")
    assert session.page.lines == ()
    assert session.page.prefill is None


def test_what_was_given_so_far_stands_above(session: FormSession) -> None:
    give(session, KETTLE)
    said = "Device 1: Kettle, 500\xa0₽\nВсего: 500\xa0₽"
    assert session.page.details == said
    give(session, "yes")
    assert (session.page.heading, session.page.details) == ("Device 2", said)
    assert [line.begun_text for line in session.page.lines] == ["", ""]
    give(session, LAMP)
    assert session.page.details == (
        "Device 1: Kettle, 500\xa0₽\nDevice 2: Lamp, 1\xa0500\xa0₽\nВсего: 2\xa0000\xa0₽"
    )


def test_the_last_row_says_that_it_is_the_last(session: FormSession) -> None:
    last = session.desk.language("rows_last", most=3)
    give(session, KETTLE, "yes")
    assert last not in str(session.page.details)
    give(session, LAMP, "yes")
    assert str(session.page.details).endswith(f"Всего: 2\xa0000\xa0₽\n{last}")


def test_one_step_back_leads_to_the_whole_row(session: FormSession) -> None:
    give(session, KETTLE, "yes", LAMP)
    session.back()
    assert [line.begun_text for line in session.page.lines] == ["Lamp", "1\xa0500\xa0₽"]
    session.back()
    assert session.page.at == MORE
    session.back()
    assert [line.begun_text for line in session.page.lines] == ["Kettle", "500\xa0₽"]


def test_who_goes_back_through_rows_is_offered_each_row_again(session: FormSession) -> None:
    give(session, KETTLE, "yes", LAMP, "no")
    while session.page.at != "demo.owner":
        session.back()
    path = session.case.path
    session.release()
    again = FormSession(session.desk.resume(path))
    give(again, "Ann")
    assert [line.begun_text for line in again.page.lines] == ["Kettle", "500\xa0₽"]
    give(again, KETTLE)
    assert again.page.prefill == "yes"
    give(again, "yes")
    assert [line.begun_text for line in again.page.lines] == ["Lamp", "1\xa0500\xa0₽"]
    give(again, LAMP)
    assert again.page.prefill == "no"


def test_line_by_line_each_row_is_offered_again(session: FormSession) -> None:
    give(session, KETTLE, "yes", LAMP, "no")
    lines = Session(session.case)
    while lines.page.at != "demo.owner":
        lines.back()
    give(lines, "Ann")
    for offered in ("Kettle", "500.00", "yes", "Lamp", "1500.00", "no"):
        assert lines.page.prefill == offered
        give(lines, offered)


def test_what_an_older_file_keeps_of_a_row_is_offered_in_the_row_at_hand(
    session: FormSession,
) -> None:
    give(session, KETTLE, "yes", LAMP)
    session.back()
    path = session.case.path
    session.release()
    text = path.read_text("utf-8")
    assert f"{DEVICE}/2: Lamp" in text
    path.write_text(text.replace("/2:", ":"), "utf-8")
    again = FormSession(session.desk.resume(path))
    assert [line.begun_text for line in again.page.lines] == ["Lamp", "1\xa0500\xa0₽"]


def test_what_is_typed_is_there_again_after_a_sitting(session: FormSession) -> None:
    give(session, KETTLE, "yes")
    session.type(DEVICE, "La")
    path = session.case.path
    session.release()
    again = FormSession(session.desk.resume(path))
    assert [line.begun_text for line in again.page.lines] == ["La", ""]
    give(again, LAMP, "no")
    assert again.case.walk.values["costs"] == 2000


def test_the_review_and_the_document_tell_each_row(session: FormSession) -> None:
    give(session, KETTLE, "yes", LAMP, "no")
    case = session.case
    asked = [case.desk.pages.history.asked(case.walk, index) for index in range(3, 9)]
    assert asked == [
        "Device 1", "Device 1: price", "Is there one more?",
        "Device 2", "Device 2: price", "Is there one more?",
    ]  # fmt: skip
    document = case.document()
    for line in ("Device 1:** Kettle", "Device 2: price:** 1 500 ₽"):
        assert f"- **{line}" in document.replace("\xa0", " ")
    assert session.page.heading == "Is 2\xa0000\xa0₽ much for Kettle, Lamp?"


def test_a_letter_tells_them_one_by_one(rowed: Path) -> None:
    case = walked(
        desk_of(rowed), "yes", "on", "", "Ann", "Kettle", "5", "", "yes", "Lamp", "7", "hum", "no"
    )
    case.answer("yes")
    case.answer(["box"])
    message = case.page.message
    assert message is not None
    assert "1. Kettle, 5\xa0₽\n2. Lamp, 7\xa0₽\n" in message.text


def test_what_is_personal_is_masked_in_every_row(rowed: Path) -> None:
    path = rowed / "demo.yaml"
    text = path.read_text("utf-8")
    old = '{type: text, title: Device, text: "What is it called?"}'
    path.write_text(text.replace(old, old.replace("}", ", personal: true}")), "utf-8")
    session = FormSession(walked(desk_of(rowed), "yes", "off", "Ann"))
    give(session, {DEVICE: "Zyxwv", COST: "5"}, "yes", {DEVICE: "Qwertz", COST: "6"}, "no")
    case = session.case
    shown = redact(case.document(), case.desk.pages, case.walk)
    assert "Zyxwv" not in shown
    assert "Qwertz" not in shown


def test_one_row_alone_has_no_number(session: FormSession) -> None:
    give(session, KETTLE, "no")
    case = session.case
    asked = [case.desk.pages.history.asked(case.walk, index) for index in (3, 4)]
    assert asked == ["Device", "Price"]


def test_what_was_typed_for_a_row_is_not_offered_for_the_next_one(session: FormSession) -> None:
    for _ in range(2):
        for at, typed in KETTLE.items():
            session.type(at, typed)
        give(session, KETTLE)
        assert session.case.typed == {}
        give(session, "yes")
        assert [line.begun_text for line in session.page.lines] == ["", ""]


def test_what_is_to_be_known_of_all_rows_is_said_above_the_first(rowed: Path) -> None:
    path = rowed / "demo.yaml"
    text = path.read_text("utf-8")
    asked = "text: What does not work?"
    path.write_text(text.replace(asked, f"{asked}\n    details: One after the other."), "utf-8")
    session = FormSession(walked(desk_of(rowed), "yes", "off", "Ann"))
    assert session.page.details == "One after the other."
    give(session, KETTLE, "yes")
    assert "One after the other." not in str(session.page.details)


def test_a_cell_that_is_asked_again_is_not_that_of_the_row_at_hand(session: FormSession) -> None:
    give(session, KETTLE, "yes")
    session.type(DEVICE, "La")
    session.ask_again(3)
    assert session.page.begun_text == "Kettle"


@pytest.fixture
def second(session: FormSession) -> FormSession:
    """The second row is begun, and the first one is there."""
    give(session, KETTLE, "yes")
    session.type(DEVICE, "Lam")
    return session


def first_device(session: FormSession) -> int:
    return next(at for at, step in enumerate(session.case.walk.steps) if step.node == DEVICE)


def begun(session: FormSession) -> dict[str, object]:
    """What stands typed in the file of the case."""
    return dict(session.desk.open(session.case.path).typed)


def test_who_only_looks_at_an_earlier_row_keeps_what_is_typed_of_this_one(
    second: FormSession,
) -> None:
    second.ask_again(first_device(second))
    second.type(DEVICE, None)  # nothing was typed there
    second.leave()
    assert begun(second) == {f"{DEVICE}/2": "Lam"}
    assert second.page.lines[0].begun_text == "Lam"


def test_what_is_typed_of_an_earlier_row_is_not_of_this_one(second: FormSession) -> None:
    at = first_device(second)
    second.ask_again(at)
    second.type(DEVICE, "Kettle Bosch")
    second.leave()
    assert second.page.lines[0].begun_text == "Lam"
    second.ask_again(at)
    assert second.page.begun_text == "Kettle Bosch"
    assert begun(second) == {f"{DEVICE}/1": "Kettle Bosch", f"{DEVICE}/2": "Lam"}


def test_who_changes_an_earlier_row_keeps_what_is_typed_of_this_one(second: FormSession) -> None:
    at = first_device(second)
    second.ask_again(at)
    second.type(DEVICE, "Kettle Bosch")
    give(second, "Kettle Bosch")
    assert begun(second) == {f"{DEVICE}/2": "Lam"}
    assert second.page.lines[0].begun_text == "Lam"
    second.ask_again(at)
    assert second.page.begun_text == "Kettle Bosch"


def shown(session: FormSession) -> list[str]:
    return [line.begun_text for line in session.page.lines]


def test_what_is_typed_of_a_row_is_not_of_the_one_before(second: FormSession) -> None:
    second.back()
    second.back()
    assert shown(second) == ["Kettle", "500\xa0₽"]
    second.type(DEVICE, "Kettle Bosch")
    assert second.lines({DEVICE: "Kettle B"})[0].begun_text == "Kettle B"
    give(second, KETTLE, "yes")
    assert shown(second) == ["Lam", ""]
    assert begun(second) == {f"{DEVICE}/2": "Lam"}


def test_line_by_line_what_is_typed_of_a_row_is_not_of_the_one_before(
    second: FormSession,
) -> None:
    lines = Session(second.case)
    assert lines.page.begun_text == "Lam"
    for offered in ("", "500\xa0₽", "Kettle"):
        lines.back()
        assert lines.page.begun_text == offered
    give(lines, "Kettle", "500", "yes")
    assert lines.page.begun_text == "Lam"


def test_what_is_typed_of_a_row_in_an_older_file_is_of_the_row_at_hand(
    second: FormSession,
) -> None:
    path = second.case.path
    second.release()
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"{DEVICE}/2:", f"{DEVICE}:"), "utf-8")
    again = FormSession(second.desk.resume(path))
    assert shown(again) == ["Lam", ""]
    give(again, LAMP)
    assert again.case.typed == {}


def test_a_row_that_another_window_gave_first_is_not_typed_into_the_next(
    second: FormSession,
) -> None:
    second.release()
    other = FormSession(second.desk.resume(second.case.path))
    give(other, LAMP, "yes")
    other.release()
    assert not second.make(second.propose({DEVICE: "Fan", COST: "7"}))
    assert shown(second) == ["", ""]
    second.back()
    second.back()
    assert shown(second) == ["Fan", "7"]


def test_rows_behind_one_that_a_hand_spoilt_stay_in_the_document(session: FormSession) -> None:
    give(session, KETTLE, "yes", LAMP, "no")
    path = session.case.path
    session.release()
    text = path.read_text("utf-8")
    path.write_text(text.replace("answer: '500.00'", "answer: NaN"), "utf-8")
    told: tuple[str, ...] = ()
    times = 0
    for given in (None, {DEVICE: "Kettle", COST: "777"}, "yes", LAMP):
        session = FormSession(session.desk.resume(path))
        for notice in session.view().notices:
            if notice.kind == "astray":
                told, times = notice.lines, times + 1
        assert [line.rpartition(" (")[0] for line in told] == [
            "Price: NaN", "Is there one more?: One more", "Device: Lamp", "Price: 1\xa0500\xa0₽",
            "Is there one more?: That is all",
        ]  # fmt: skip
        document = session.case.document()
        assert [line for line in told if f"- {inline(line)}\n" not in document] == []
        if given is not None:
            give(session, given)
        session.release()
    assert times == 2, "until something is answered"
