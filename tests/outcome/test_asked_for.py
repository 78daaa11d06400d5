"""Which gaps of a letter are for what is a person's, and whether another text still has them."""

from __future__ import annotations

import pytest

from wizard.outcome.asked_for import asked_for, still_asked

LETTER = (
    "Чем: [впишите: фото, видео].\n"
    "[проверьте адрес: он мог измениться]\n"
    "Для ответа: [впишите: имя, телефон или почта]. Спасибо.\n"
    "Я, [впишите: ФИО], [fill in: passport], чек [впишите: чек почты]"
)
ASKED = (
    "Для ответа: [впишите: имя, телефон или почта]",
    "Я, [впишите: ФИО]",
    ", [fill in: passport]",
)


def test_only_what_is_a_persons_is_told() -> None:
    assert asked_for(LETTER) == ASKED
    assert asked_for("Ничего не пропущено.") == ()


@pytest.mark.parametrize(
    ("text", "still"),
    [
        (LETTER, (True, True, True)),
        ("Для\xa0ответа: Анна\nМы, [fill in:\xa0passport]", (True, False, True)),
        ("Сообщаю анонимно, без имени.", (False, False, False)),
    ],
)
def test_a_gap_is_there_as_long_as_it_or_the_words_before_it_are(
    text: str, still: tuple[bool, ...]
) -> None:
    assert tuple(still_asked(one, text) for one in ASKED) == still
