"""Those who are near to a person, by the names that stand behind the words for them; birthdays."""

from __future__ import annotations

import re

from tests.outcome.test_personal_patterns import hidden
from tests.rows import each_row
from wizard.outcome import kinship_patterns


def test_each_pattern_names_what_is_hidden() -> None:
    assert all("it" in re.compile(one).groupindex for one in kinship_patterns.RELATIVES)


@each_row(
    ("text", "left"),
    [
        ("Забирал мой муж Василий.", "Забирал мой муж •."),
        ("Жена Ольга звонила, сын Пётр видел.", "Жена • звонила, сын • видел."),
        ("Отдала мужу Василию и сыну Петру.", "Отдала мужу • и сыну •."),
        ("Заказ для дочери Анны-Марии.", "Заказ для дочери •."),
        ("Мой муж, Василий, ходил; дети Маша и Пётр ждали.", "Мой муж, •, ходил; дети • ждали."),
        ("Сестра (Анна Носова) подтвердит.", "Сестра (•) подтвердит."),
        ("Меня зовут Ольга, соседка Вера всё видела.", "Меня зовут •, соседка • всё видела."),
        ("My husband Basil was there.", "My husband • was there."),
        ("Я родилась в Казани 12 марта 1980 года.", "Я родилась в Казани • года."),
        ("Сын, 12.03.2015 года рождения, ждал.", "Сын, • года рождения, ждал."),
        ("д.р. 12.03.1980, ДР: 5 мая", "д.р. •, ДР: 5 мая"),
        ("К дню рождения 5 мая не успели.", "К дню рождения • не успели."),
    ],
)
def test_a_name_behind_such_a_word_and_a_birthday_are_masked(text: str, left: str) -> None:
    assert hidden(text) == left


@each_row(
    "text",
    [
        "Муж написал в Озон, мужу Почта ответила.",
        "Ходил муж. Продавец отказал.",
        "Муж\nПродавец отказал.",
        "Мужчина Петров, женщина и другой Курьер.",
        "Принтер Brother Laser, пакет Father Frost.",
        "Жена Ozon не верит, друг друга, подруга сказала.",
        "Родился спор. Заказ от 12.03.2026.",
        "Заказ от 12.03.2026 г., в 2026 году.",
        "Папа и мама ждали, Почта закрыта.",
    ],
)
def test_what_only_stands_near_stays(text: str) -> None:
    assert hidden(text) == text
