"""What was sent, what was put off, and what was done before: each is told differently."""

from __future__ import annotations

from collections.abc import Iterable

from tests.conftest import SHIPPED, desk_of, messages_of
from wizard.cases.case import Case

TO_ORDER_HELP = ("nobody", "buyer", "delivery", "overdue", "05.11.2026")
TO_CLAIM = (
    *TO_ORDER_HELP, "silence", "77", "12345678-0001", "claim", "shop", "prepaid",
    "", "Иванова Мария", "Тула, Мира, 1", "", "Пылесос", "12500", "no", "refund", ["receipt"],
)  # fmt: skip


def case(answers: Iterable[object]) -> Case:
    made = desk_of(SHIPPED).new()
    for answer in answers:
        made.answer(answer)
    return made


def test_a_message_that_was_sent_is_waited_for() -> None:
    page = case([*TO_ORDER_HELP, "waiting"]).page
    assert page.waiting
    assert page.deadline is not None
    assert page.deadline.sent


def test_a_claim_that_was_put_off_starts_no_term_and_keeps_its_steps() -> None:
    made = case([*TO_CLAIM, "waiting"])
    assert not made.page.waiting
    assert not [due for due in made.page.deadlines if due.sent]
    assert "Распечатайте (клавиша p) всем и себе" in made.document()


def test_a_step_done_before_has_no_date_and_no_message() -> None:
    text = case([*TO_ORDER_HELP, "before", ["chat"], "77", "12345678-0001"]).document()
    assert "| раньше | Помощь по заказу, № 77 |" in text
    assert "Первое сообщение" not in text


def test_what_was_never_done_is_no_attempt() -> None:
    made = case([*TO_ORDER_HELP, "silence", "77", "12345678-0001", "silence", "absent"])
    assert "| Телефон |" not in made.document()


def test_a_message_stays_as_it_was_on_its_day() -> None:
    made = case([*TO_ORDER_HELP, "silence", "77", "12345678-0001", "silence", "absent"])
    first, second = messages_of(made.desk.pages, made.walk)[-2:]
    assert "12345678-0001" not in first.text
    assert "Чат" not in second.text


def test_a_message_that_was_sent_does_not_change_with_a_later_correction() -> None:
    made = case([*TO_ORDER_HELP, "waiting", "silence", "77"])
    made.change(4, "01.11.2026")
    text = made.document()
    assert "Обещанный срок доставки этого заказа\u00a0— 05.11.2026" in text
    assert "**Обещанная дата доставки:** 01.11.2026" in text


def test_a_sent_message_is_in_the_file_once_and_comes_back() -> None:
    made = case([*TO_ORDER_HELP, "waiting", "silence", "77"])
    again = made.desk.open(made.path)
    kept = [step.message for step in again.walk.steps if step.message]
    assert len(kept) == 1
    assert kept[0].startswith("Здравствуйте.")
    assert again.walk.steps == made.walk.steps
