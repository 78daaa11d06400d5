"""How far back the name of a mailbox reaches that is spelled out."""

from __future__ import annotations

from tests.rows import each_row
from wizard.outcome.spelled_emails import name_before


@each_row(
    ("before", "name"),
    [
        ("пишите maria", "maria"),
        ("вот maria ivanova", "maria ivanova"),
        ("maria", "maria"),
        ("моя почта maria", "maria"),
        ("вот maria dot ivanova", "maria dot ivanova"),
        ("вот maria [dot] ivanova", "maria [dot] ivanova"),
        ("вот m точка i нижнее подчеркивание v", "m точка i нижнее подчеркивание v"),
        ("вот, ", ""),
        ("", ""),
    ],
)
def test_a_mailbox_is_called_by_its_last_words(before: str, name: str) -> None:
    text = f"{before} at mail dot ru"
    sign = len(before)
    assert text[name_before(text, sign) : sign] == name


def test_before_a_sign_that_is_joined_to_it_a_mailbox_is_one_word() -> None:
    text = "вот maria ivanova@mail"
    assert text[name_before(text, text.index("@")) :] == "ivanova@mail"
