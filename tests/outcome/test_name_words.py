"""What a word with a capital may be in the name of a person."""

from __future__ import annotations

import re

import pytest

from tests.rows import each_row
from wizard.outcome.name_words import NO_NAME, Part, part


@each_row(
    ("word", "kind"),
    [
        *(("Рустам", "given"), ("Пётр", "given"), ("ИВАНУ", "given"), ("Маша", "given")),
        *(("Вера", "doubtful"), ("Роман", "doubtful"), ("John", "given"), ("Ivan", "given")),
        *(("Иванов", "surname"), ("Ахмедову", "surname"), ("Петренко", "surname")),
        *(("Субботин", "surname"), ("Пятницкая", "surname"), ("Petrova", "surname")),
        *(("Ким", "eastern"), ("Нгуен", "eastern"), ("Петрович", "patronymic")),
        *(("Ильиничне", "patronymic"), ("Вэнь", "short"), ("Шмидт", "short"), ("Ромашка", "")),
        *(
            ("Магазин", "none"),
            ("Субботу", "none"),
            ("Января", "none"),
        ),
        *(("Ожидание", "word"), ("Озону", "word"), ("An", "")),
    ],
)
def test_a_word_is_told_by_its_looks(word: str, kind: Part) -> None:
    assert part(word, {"ожидание", "озону"}) == kind


@pytest.mark.parametrize("word", ["Продавцу", "Почта", "Мая", "Судья", "Вам", "Россия"])
def test_where_no_name_begins_none_is_looked_for(word: str) -> None:
    assert re.match(NO_NAME, word, re.IGNORECASE) is None
    assert re.match(NO_NAME, f"Не{word}", re.IGNORECASE) is not None
