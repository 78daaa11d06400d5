"""A claim that came back from a wrong address and was sent again: the second letter is another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.test_replaced_claims import WHO, on, paper, went_on
from tests.conftest import SHIPPED, desk_of
from wizard.cases.case import Case

FIRST, SECOND = "80112378945619", "80514110186166"
POSTED, AGAIN, LAST = date(2026, 3, 2), date(2026, 4, 11), date(2026, 5, 20)
LATE: tuple[object, ...] = (
    *("nobody", "buyer", "delivery", "overdue", "2026-02-05", "silence", None, "12345678-0001"),
    *("claim", "shop", "prepaid", *WHO[1:], "Чайник", "12500", "no", "refund", []),
)


@pytest.fixture
def came_back() -> Case:
    """The first letter is on its way with its number, and comes back from a wrong address."""
    made = went_on(desk_of(SHIPPED, POSTED).new(), (*LATE, "posted", "waiting"))
    made.number(FIRST)
    return went_on(on(made, date(2026, 4, 10)), ["wrong_address"])


def test_the_second_letter_has_no_number_until_it_is_told(came_back: Case) -> None:
    made = went_on(on(came_back, AGAIN), ["posted"])
    assert made.page.contact is not None
    assert FIRST not in str(made.page.contact)
    made.answer("waiting")
    assert made.page.registered_as
    made.number(SECOND)
    assert SECOND in str(made.page.contact)
    went_on(on(made, LAST), ["returned", "2026-05-18", "истёк срок хранения"])
    assert made.page.prefill == SECOND


def test_served_offers_nothing_of_the_first(came_back: Case) -> None:
    made = went_on(on(came_back, AGAIN), ["posted"])
    went_on(on(made, LAST), ["returned"])
    assert made.page.prefill is None
    went_on(made, ["2026-05-18", "истёк срок хранения"])
    assert (made.walk.at, made.page.prefill) == ("claim.served#claim_track", None)
    went_on(made, [None, "refused", "seller_alone", "site"])
    assert FIRST not in paper(made)


def test_a_day_that_was_told_of_the_first_is_not_offered(came_back: Case) -> None:
    made = came_back
    made.back()
    went_on(made, ["returned", "2026-04-10"])
    made.type("claim.served#return_mark", "неверный адрес")
    made.back()
    assert made.walk.kept["claim.served#claim_date"] == "2026-04-10"
    made.back()
    went_on(made, ["wrong_address", "posted"])
    went_on(on(made, LAST), ["handed"])
    assert made.page.prefill is None
    assert "claim.served#return_mark" not in made.typed


def test_the_document_tells_of_each_letter_in_a_row_of_its_own(came_back: Case) -> None:
    made = went_on(on(came_back, AGAIN), ["posted", "waiting"])
    made.number(SECOND)
    went_on(on(made, LAST), ["returned", "2026-05-18", "истёк срок хранения", SECOND])
    done = made.document().split("## Что сделано")[1].split("##")[0]
    first, second = (line for line in done.splitlines() if "Претензия в пути" in line)
    assert (FIRST in first, SECOND in first, "неверный адрес" in first) == (True, False, True)
    assert (FIRST in second, SECOND in second, "Не забрали" in second) == (False, True, True)
    again = made.desk.open(made.path)
    assert again.document() == made.document()


def test_a_correction_is_of_the_second_letter(came_back: Case) -> None:
    made = went_on(on(came_back, AGAIN), ["posted"])
    went_on(on(made, LAST), ["returned", "2026-05-18", "истёк срок хранения", SECOND])
    done = made.document().split("## Что сделано")[1].split("##")[0]
    first, second = (line for line in done.splitlines() if "Претензия в пути" in line)
    assert (FIRST in first, SECOND in first) == (True, False)
    assert FIRST not in second
