"""What lists keep of a case: days and no words for how far off they are."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.cases.test_case import TO_CALL
from tests.conftest import SAMPLE, SHIPPED, TODAY, answer_all, desk_of
from tests.tui.conftest import TO_CHAT, answered
from wizard.cases.outlook import Outlook, outlook

TO_GOODS = ("claim", "shop", "prepaid", "ООО Лампа", "Ann Lee", "Street 1", "", "Пылесос", "100")


def test_what_is_kept_is_what_was_made_and_holds_no_answer_that_no_list_shows() -> None:
    desk = desk_of(SAMPLE)
    case = desk.new()
    answer_all(case, (*TO_CALL, "later"))
    told = outlook(desk.pages, case.walk, TODAY)
    data = msgspec.msgpack.encode(told)
    assert msgspec.msgpack.decode(data, type=Outlook) == told
    assert told.pressing in told.days
    assert (told.exhibits, told.astray, told.outgrown) == (0, False, "")
    assert b"Ann" not in data
    case.release()


def test_a_case_that_is_over_has_no_days() -> None:
    desk = desk_of(SAMPLE)
    case = desk.new()
    answer_all(case, ("no", "done"))
    told = outlook(desk.pages, case.walk, TODAY)
    assert (told.status, told.pressing, told.days) == ("solved", None, ())
    case.release()


@pytest.mark.parametrize(
    ("answers", "told"), [(("no",), (True, "step")), (("no", "done"), (False, ""))]
)
def test_only_of_an_open_case_it_may_be_that_not_all_is_told(
    answers: tuple[str, ...], told: tuple[bool, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An end that time or a changed library has outgrown still is one."""
    desk = desk_of(SAMPLE)
    case = answered(desk, answers)
    walk = replace(case.walk, lost=case.walk.steps[:1])
    monkeypatch.setattr(type(desk.pages), "outgrown", lambda *_: " step\n")
    found = outlook(desk.pages, walk, TODAY)
    assert (found.astray, found.outgrown) == told
    case.release()


@pytest.mark.parametrize(
    ("further", "particular"),
    [((), "12345678-0001"), (TO_GOODS, "Пылесос"), ((*TO_GOODS, "yes", "Фен"), "Пылесос")],
)
def test_it_keeps_what_tells_a_case_from_others_of_its_title(
    further: tuple[str, ...], particular: str
) -> None:
    desk = desk_of(SHIPPED)
    case = answered(desk, (*TO_CHAT, *further))
    assert outlook(desk.pages, case.walk, TODAY).particular == particular
    case.release()
