"""Everybody who gets a copy."""

from __future__ import annotations

import pytest

from tests.paper.letters import CLAIM, FIRM, MESSAGE, SUIT, read
from wizard.paper.addressees import Addressee, addressees, cut, price
from wizard.paper.layout import Blank
from wizard.paper.signs import signs

KNOWN = signs("ru")
SIGNED = "\n\nПРЕТЕНЗИЯ\n\nДай.\n\n22.11.2026      подпись ______ / А /"


def test_a_claim_goes_to_whoever_stands_on_top_of_it() -> None:
    first, second = addressees(read(CLAIM), KNOWN)
    assert first.role == "Продавцу"
    assert [type(run) for run in first.where] == [Blank]
    assert second == Addressee(
        "Владельцу агрегатора", ("ООО «Площадка», 123112, Москва, Садовая, 10",)
    )
    assert [one.role for one in addressees(read(FIRM), KNOWN)] == ["Оператору площадки"]


def test_a_second_line_without_a_name_goes_on_with_the_first() -> None:
    (one,) = addressees(read(f"ООО «Площадка», Москва\nОГРН 1{SIGNED}"), KNOWN)
    assert one == Addressee("ООО «Площадка»", ("ООО «Площадка», Москва", ", ", "ОГРН\u00a01"))


def test_a_line_without_a_name_goes_on_with_the_one_right_above_it() -> None:
    first, second = addressees(read(f"Продавцу: А\nКопия: Б\nТула{SIGNED}"), KNOWN)
    assert (first.where, second.where) == (("А",), ("Б", ", ", "Тула"))


def test_a_copy_for_somebody_unnamed_is_called_so() -> None:
    _, copy = addressees(read(f"Продавцу: А\nКопия: Б{SIGNED}"), KNOWN)
    assert copy == Addressee("Копия", ("Б",))


def test_of_a_suit_the_parties_get_theirs_and_the_court_last() -> None:
    found = addressees(read(SUIT), KNOWN)
    assert [one.role for one in found] == ["Ответчик 1", "Ответчик 2", "Третье лицо", ""]
    assert [one.court for one in found] == [False, False, False, True]
    assert found[0].where == ("ООО «Робот», Тула",)
    assert found[2].where == ("ИП Волк",)


def test_the_court_is_all_that_the_first_lines_say() -> None:
    court = addressees(
        read(SUIT.replace(" [впишите: номер участка и его адрес]", " 1\nТула")), KNOWN
    )
    where = ("Мировому судье судебного участка №\u00a01", ", ", "Тула")
    assert court[-1] == Addressee("", where, court=True)


@pytest.mark.parametrize("rest", ["", "\nИстец: А\nТула\n\nОтветчик: Б"])
def test_what_goes_with_another_paper_and_a_message_are_for_nobody(rest: str) -> None:
    assert addressees(read(f"Приложение к исковому заявлению{rest}{SIGNED}"), KNOWN) == []
    assert addressees(read(MESSAGE), KNOWN) == []


def test_the_price_of_a_suit_stands_in_its_head() -> None:
    assert price(read(SUIT), KNOWN) == ("13\u00a0562,50\u00a0₽",)
    assert price(read(CLAIM), KNOWN) == ()


def test_a_line_is_cut_through_its_gaps() -> None:
    blank = Blank("", "", "long")
    assert cut(("ab", blank, "cd"), 0) == ("ab", blank, "cd")
    assert cut(("ab", blank, "cd"), 1) == ("b", blank, "cd")
    assert cut(("ab", blank, "cd"), 2) == (blank, "cd")
    assert cut(("ab", blank, "cd"), 4) == ("d",)


def test_whoever_may_be_one_of_several_is_called_all_of_them() -> None:
    (one,) = addressees(read(f"[оставьте одно: Изготовителю / Импортёру]: ООО «А»{SIGNED}"), KNOWN)
    assert one == Addressee("Изготовителю / Импортёру", ("ООО «А»",))


@pytest.mark.parametrize(
    ("line", "role", "where"),
    [
        ("В Управление по [впишите: региону]", "Управление", "Управление по ____"),
        (
            "В Федеральную службу надзора",
            "Федеральная служба надзора",
            "Федеральная служба надзора",
        ),
        ("В прокуратуру города", "Прокуратура города", "Прокуратура города"),
        ("Во Вторую комиссию", "Вторая комиссия", "Вторая комиссия"),
        ("В общество защиты", "Общество защиты", "Общество защиты"),
        ("В [впишите: отдел приставов]", "", "____"),
    ],
)
def test_an_office_is_called_as_it_stands_in_a_list(line: str, role: str, where: str) -> None:
    (one,) = addressees(read(f"{line}{SIGNED}"), KNOWN)
    told = "".join(run if isinstance(run, str) else "____" for run in one.where)
    assert (one.role, told) == (role, where)
