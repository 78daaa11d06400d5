"""The mark of a letter that came back: one to a wrong address was not delivered."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.library.fields import parse
from wizard.library.fields.post_mark import PostMarkField


@each_row(
    "typed",
    [
        "неверный адрес",
        "Неверный адрес.",
        "возврат: неверный адрес",
        "Неполный адрес",
        "неправильный почтовый адрес",
        "адрес неверный",
        "адрес указан неверно",
        "нет такого адреса, адрес не существует",
        "Возвращено, ошибочный адрес",
        "недостаточный адрес",
        "wrong address",
        *(
            "Неверный  адрес",
            "неверный\u00a0адрес",
            "адрес: неверный",
            "адрес — неверный",
            "адрес-неверный",
        ),
        *(
            "неверный (неполный) адрес",
            "неверный/неполный адрес",
            "«неверный адрес»",
            "неверный_адрес",
        ),
        *("адрес (неверный)", "неверн. адрес", "неверныйадрес", "не тот адрес", "адреса нет"),
        *(
            "по неверному адресу",
            "истёк срок хранения, адрес неверный",
            "НЕВЕРНЫЙ АДРЕС",
            "Wrong  address",
            "неверный адpес",
            "неверный индекс",
            "иные обстоятельства: неверный индекс",
            "дом не существует",
            "неполные данные",
        ),
    ],
)
def test_a_letter_to_a_wrong_address_was_not_delivered(typed: str) -> None:
    assert refusal("post_mark", typed) == "field_post_mark"


@each_row(
    "typed",
    [
        *("вручено адресату", "Вручено", "вручили", "Получено адресатом", "получил адресат"),
        *("не возвращалось", "не вернулось", "доставлено", "delivered", "it was never returned"),
        *("не вернулось вручено адресату", "вручено адресату, отправителю пришло уведомление"),
    ],
)
def test_a_letter_that_was_handed_over_did_not_come_back(typed: str) -> None:
    assert refusal("post_mark", typed) == "field_post_mark_handed"


@each_row(
    "typed",
    [
        *("не вручено", "невручено", "неудачная попытка вручения", "отказ от получения"),
        *("адресат отказался получить", "не получено адресатом", "refused to receive"),
        *("вручено отправителю", "Вручение отправителю", "возвращено и получено отправителем"),
        *("не удалось вручить", "вручить не удалось", "не смогли вручить", "не было вручено"),
        *("невозможно доставить", "could not be delivered", "delivered to the sender"),
        "истёк срок хранения",
        "Отказ адресата",
        "адресат не проживает",
        "Адресат отсутствует по указанному адресу",
        "адресат выбыл",
        "организация по адресу не значится",
        "временное отсутствие адресата",
        *("истек  срок хранения", "Возврат — истёк срок хранения", "за истечением срока хранения"),
        *(
            "иные обстоятельства",
            "адресат умер",
            "не явился за письмом",
            "по заявлению отправителя",
        ),
        *(
            "адресат по указанному адресу не проживает",
            "невостребовано",
            "unclaimed",
            "storage expired",
        ),
    ],
)
def test_for_other_marks_the_addressee_answers(typed: str) -> None:
    assert parse(field("post_mark"), typed, TODAY) == typed


@pytest.mark.parametrize(
    "typed",
    [
        *("нет такого дома", "неизвестен", "дом снесён"),
        *("возвращено", "вернули", "12 марта", "что-то написано"),
    ],
)
def test_what_is_no_mark_that_the_addressee_answers_for_is_none(typed: str) -> None:
    assert refusal("post_mark", typed) == "field_post_mark_unknown"


def test_it_is_a_phrase() -> None:
    assert refusal("post_mark", "не знаю") == "field_phrase"
    assert PostMarkField().called == "text"
