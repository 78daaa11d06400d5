"""A text with a name in it, once the message is anonymous: set aside, in nothing that leaves."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHIPPED, answer_all, desk_of
from wizard.cases import handing_over, printing
from wizard.cases.case import Case
from wizard.cases.desk import Desk

TO_SIGNATURE = ("staff_bribe", "done", "21.11.2026", "На приёмке просили деньги.")
WHO = "Иванова Мария, 8 916 123-45-67"
GAP = "[впишите: имя, телефон или почта]"


@pytest.fixture
def own(home: Path) -> Desk:
    return desk_of(SHIPPED)


@pytest.fixture
def case(own: Desk) -> Case:
    """A message with a name in the gap for it, of somebody who chose otherwise since."""
    made = own.new("conduct")
    answer_all(made, (*TO_SIGNATURE, "named"))
    assert made.page.message is not None
    assert GAP in made.page.message.text
    made.edit(made.page.message.text.replace(GAP, WHO))
    otherwise(made, "anonymous")
    return made


def otherwise(case: Case, signature: str) -> None:
    case.back()
    case.answer(signature)


def text(case: Case) -> str:
    assert case.page.message is not None
    return case.page.message.text


def test_a_name_is_not_in_a_message_that_asks_for_none(case: Case) -> None:
    assert text(case) == case.page.written
    assert "Сообщаю анонимно" in text(case)
    assert "отложен" in case.page.remarks[0].text


def test_nor_in_whatever_is_read_or_printed(case: Case) -> None:
    message = printing.meant(case)
    assert message is not None
    printed = printing.text(printing.full(case, message), case)
    for told in (case.document(), printed):
        assert "Иванова" not in told
        assert "123-45" not in told


def test_nor_in_what_is_handed_over(case: Case) -> None:
    case.release()
    made = handing_over.whole(case)
    assert made.left_out
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        members = {name: file.read(name).decode() for name in file.namelist()}
    assert [name for name, found in members.items() if "Иванова" in found] == []


def test_it_comes_back_with_the_answer_that_asks_for_it(case: Case, own: Desk) -> None:
    case.edit(f"{text(case)}\nЕщё строка.")
    case.release()
    again = own.resume(case.path)
    assert text(again).endswith("Ещё строка.")
    assert [remark for remark in again.page.remarks if "отложен" in remark.text] == []
    otherwise(again, "named")
    assert WHO in text(again)
    again.edit(text(again).replace("Мария", "Анна"))
    otherwise(again, "anonymous")
    assert text(again).endswith("Ещё строка.")
    otherwise(again, "named")
    assert "Анна" in text(again)


def test_also_of_a_text_in_which_nothing_is_left_of_the_wizards(case: Case) -> None:
    otherwise(case, "named")
    case.edit("Я, Иванова, видела всё сама.")
    otherwise(case, "anonymous")
    assert "Иванова" not in text(case)
    otherwise(case, "named")
    assert text(case) == "Я, Иванова, видела всё сама."


def test_the_wizards_own_words_taken_back_leave_the_other_text(case: Case) -> None:
    case.edit("Другой.")
    case.edit(case.page.written or "")
    assert text(case) == case.page.written
    otherwise(case, "named")
    assert WHO in text(case)


def test_also_where_another_text_would_stand_there_then(case: Case) -> None:
    case.edit("Другой.")
    otherwise(case, "named")
    case.edit(case.page.written or "")
    assert text(case) == case.page.written
    otherwise(case, "anonymous")
    assert text(case) == "Другой."


def test_sent_it_is_the_message_that_was_seen(case: Case) -> None:
    case.answer("sent")
    assert "Иванова" not in (case.walk.steps[-1].message or "")


def test_a_text_of_another_step_stays_at_home(case: Case) -> None:
    otherwise(case, "named")
    case.answer("closed")
    assert case.walk.at == "conduct.no_site"
    case.release()
    made = handing_over.whole(case)
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        assert "Иванова" not in file.read("case.md").decode()
    assert "Иванова" in case.path.read_text("utf-8")


def test_a_name_of_a_way_that_was_left_stays_at_home(own: Desk) -> None:
    made = own.new("delivery")
    answer_all(made, ("overdue", "10.11.2026", "refused", None, None, "claim", "shop", "prepaid"))
    made.answer(None)
    made.answer("Носов Иван")
    made.back()
    made.back()
    made.type("claim.name", "Носов П")
    made.release()
    assert "Носов" in made.path.read_text("utf-8")
    exported = handing_over.whole(made)
    with zipfile.ZipFile(io.BytesIO(exported.data)) as file:
        assert "Носов" not in file.read("case.md").decode()
    assert exported.left_out


TO_CLAIM = ("overdue", "10.11.2026", "refused", None, None, "claim", "shop", "prepaid", None)
ORDER = "12345678-0001"


def ordered(own: Desk, name: str, order: str) -> Case:
    """A claim in one's own words that tells the number of the order, which was an answer."""
    made = own.new("delivery")
    answers: tuple[Any, ...] = (*TO_CLAIM, name, "630000, Новосибирск, ул. Мира, 1", None, order)
    answer_all(made, (*answers, "Чайник", "1000", "no", "refund", []))
    made.edit(f"{text(made)}\nИ ещё строка.")
    return made


def place_of(case: Case, said: str) -> int:
    return next(at for at, step in enumerate(case.walk.steps) if step.answer == said)


def test_what_was_an_answer_leaves_a_text_with_it(own: Desk) -> None:
    made = ordered(own, "Носов Иван", ORDER)
    assert ORDER in text(made)
    place = place_of(made, ORDER)
    made.change(place, None)
    assert ORDER not in text(made)
    assert "И ещё строка." not in text(made)
    made.change(place, ORDER)
    assert text(made).endswith("И ещё строка.")


def test_a_name_that_is_corrected_leaves_the_text_as_it_is(own: Desk) -> None:
    made = ordered(own, "Носов Иван", ORDER)
    made.change(place_of(made, "Носов Иван"), "Носов Пётр")
    assert text(made).endswith("И ещё строка.")
    assert made.page.message is not None
    assert made.page.message.outdated


def test_what_is_not_in_a_text_keeps_nothing_from_it(own: Desk) -> None:
    made = ordered(own, "Носов Иван", ORDER)
    made.edit("Мои слова, без номера.")
    made.change(place_of(made, ORDER), None)
    assert text(made) == "Мои слова, без номера."
