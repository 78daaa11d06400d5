"""A term within which the person has to act: it runs from the day of what it begins with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import SHIPPED, TODAY, desk_of
from tests.rows import each_row
from wizard.i18n import language
from wizard.library.model import Action
from wizard.outcome.dates import Deadline, dates, deadlines
from wizard.outcome.deadline_words import phrase
from wizard.outcome.own_days import own_days
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

LIBRARY = desk_of(SHIPPED).library
GRANTED = "broken", "approved"
"""To the day on which a return was granted."""
FROM_ABROAD = "goods", "wrong", "approved"
"""To where the seller has yet to send an address."""


def walked(tree: str, *answers: Any, later: int = 0) -> Walk:
    """So much is answered on the day of the tests; the person looks `later` days after it."""
    walk = Walker(LIBRARY, tree).begin(TODAY)
    for answer in answers:
        walk = walk.answer(answer)
    return walk.on(TODAY + timedelta(days=later))


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def mine(walk: Walk) -> list[Deadline]:
    return [due for due in deadlines(walk) if due.whose == "mine"]


def words(later: int) -> str:
    walk = walked("defect", *GRANTED, ago(0), later=later)
    (due,) = deadlines(walk)
    return phrase(due, walk.today, language("ru")).replace("\u00a0", " ")


@each_row(
    "reference",
    [name for name, node in LIBRARY.nodes.items() if isinstance(node, Action) and node.do_within],
)
def test_none_runs_from_the_day_on_which_the_person_came_to_the_step(reference: str) -> None:
    """Nothing begins in the world because somebody looks at the screen for the next step."""
    assert getattr(LIBRARY.node(reference), "since", None)


@pytest.mark.parametrize("later", [0, 1, 9])
def test_goods_are_handed_in_within_four_days_of_the_approval(later: int) -> None:
    (due,) = deadlines(walked("defect", *GRANTED, ago(3), later=later))
    assert due.day == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        (("kept",), 1),
        (("kept", "silence"), 1),
        (("barred", "code", "A point", "today"), 1),
        (("barred", "code", "A point", "today", "taken"), None),
        (("sent",), None),
    ],
)
def test_who_says_beforehand_that_they_will_not_keep_the_four_days_has_them_all(
    answers: tuple[str, ...], last: int | None
) -> None:
    """Said on the third day: the fourth is still to come. Once it has passed it alarms nobody."""
    walk = walked("defect", *GRANTED, ago(3), *answers)
    open_days = [due.day for due in dates(walk) if due.name == "return_send" and due.stands]
    assert open_days == ([] if last is None else [TODAY + timedelta(days=last)])
    after = walk.on(TODAY + timedelta(days=2))
    assert not [due for due in dates(after) if due.name == "return_send" and due.stands]


def test_the_ten_days_run_while_the_price_of_sending_is_asked_for() -> None:
    walk = walked("abroad", *FROM_ABROAD, "given", ago(4), "dear", "waiting")
    assert [due.day for due in dates(walk) if due.stands and due.whose == "mine"] == [
        TODAY + timedelta(days=6)
    ]


def test_without_the_day_of_the_approval_no_last_day_is_told() -> None:
    walk = walked("defect", *GRANTED, None)
    assert (walk.at, deadlines(walk)) == ("defect.send_back", [])


def test_no_day_runs_while_the_address_abroad_is_awaited() -> None:
    for later in (0, 12, 40):
        assert mine(walked("abroad", *FROM_ABROAD, later=later)) == []
        assert mine(walked("abroad", *FROM_ABROAD, "waiting", later=later)) == []


@pytest.mark.parametrize("through", [["given"], ["dear", "refused", "given"]])
def test_goods_are_sent_abroad_within_ten_days_of_the_address(through: list[str]) -> None:
    walk = walked("abroad", *FROM_ABROAD, *through, ago(4), later=2)
    (due,) = mine(walk)
    assert (walk.at, due.day) == ("abroad.post_goods", TODAY + timedelta(days=6))
    asked = walk.answer("dear").answer("refused")
    assert mine(asked) == [due]


@pytest.mark.parametrize("later", [0, 5, 40])
@pytest.mark.parametrize("way", ["written", "absent"])
def test_who_refused_the_goods_in_a_message_has_kept_the_seven_days(way: str, later: int) -> None:
    walk = walked("unwanted", "does_not_fit", ago(5), way, "waiting", later=later)
    (due,) = (due for due in dates(walk) if due.name == "refusal_26_1")
    assert due.settled
    assert not due.late


def test_it_says_what_the_person_does_and_not_what_is_awaited() -> None:
    assert words(0) == "Ваш срок: сделать до 26.11.2026, чт, это через 4 дня"
    assert words(4) == "Ваш срок: сделать до 26.11.2026, чт, это сегодня"
    assert words(6) == "Ваш срок прошёл 2 дня назад: сделать надо было до 26.11.2026, чт"


def test_a_seller_is_told_by_when_to_fetch_the_goods_beside_the_answer_that_is_awaited() -> None:
    """Until that day: nobody is asked whether the goods were fetched, so none is late by it."""
    day = TODAY + timedelta(days=6)
    answers: tuple[Any, ...] = (
        *("account", "shop_blocked", "leave", ago(1), "pay_balance", ["goods"]),
        *("84300", "куртки, 140 штук", None, f"{day}", None, "waiting"),
    )
    for later in (0, 6, 7):
        walk = walked("seller", *answers, later=later)
        assert walk.at == "seller_ticket.ticket_complex"
        assert [due.day for due in own_days(walk)] == ([day] if later < 7 else [])
        (due,) = (due for due in dates(walk) if due.name == "stock_leave_by")
        assert (due.day, due.stands, due.binding) == (day, later < 7, "named")
