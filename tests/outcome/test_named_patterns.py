"""What the word before it tells to be somebody's: numbers, people at their work, places."""

from __future__ import annotations

import pytest

from tests.outcome.test_personal_patterns import hidden
from wizard.outcome.named_patterns import FEWEST


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Номер обращения 1234567", "Номер обращения •"),
        ("Обращение №1234567", "Обращение №•"),
        ("тикет 1234567, ждём", "тикет •, ждём"),
        ("заявка 7654321", "заявка •"),
        ("ТТН 1234567", "ТТН •"),
        ("договор № 77-АБ/123", "договор № •"),
        ("свидетельство I-АБ 123456", "свидетельство •"),
        ("1-я Парковая, 7", "•"),
        ("Московская область, Химки, Юбилейный 12", "•"),
        ("общежитие 4 комната 12", "•"),
        ("ПВЗ Ленина 5", "ПВЗ •"),
        ("пункт выдачи на Ленина 5", "пункт выдачи на •"),
        ("170100 Тверь", "•"),
        ("улица Мира, пять, квартира шесть", "•"),
        ("инст masha.iv5", "инст •"),
        ("inst: masha.iv", "inst: •"),
        ("продавец Сидоров Пётр", "продавец •"),
        ("продавец Кузнецова А. Б.", "продавец •"),
        ("оператор Дмитрий ответил", "оператор • ответил"),
        ("курьер Рустам", "курьер •"),
        ("я, И в а н о в а, жду", "я, •, жду"),
    ],
)
def test_what_such_a_word_tells_is_masked(text: str, left: str) -> None:
    assert hidden(text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("договор 2024 года", "заявка от 05.11.2026", "обращение 12", "заявление на 12500 руб."),
        *("продавец Чайная Лавка", "Оператор Ozon ответил", "курьер Почты", "курьер СДЭК"),
        *("ПВЗ Ozon 5", "пункт выдачи 12.11.2026", "сумма 170100 рублей", "улица Мира"),
        *("сотрудник Почты", "инструкция web", "2-я Проверка качества"),
    ],
)
def test_what_only_resembles_it_stays(text: str) -> None:
    assert len("12") < FEWEST
    assert hidden(text) == text


def test_lines_that_begin_with_numbers_are_no_one_phone() -> None:
    text = "031) звонили 8916\n032) 123-45\n033) 67 раз"
    assert hidden(text).count("\n") == 2
