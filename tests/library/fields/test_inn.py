"""A taxpayer's number: its length, its control digits, and those of persons in a document."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.library.fields import KINDS, parse
from wizard.library.fields.inn import is_inn

BANK, PERSON = "7707083893", "773512345663"
"""That of a bank, which stands on its site, and one that nobody has."""


@each_row("number", [BANK, PERSON])
@each_row("said", ["{}", "ИНН {}", "инн: {}", " {} "])
def test_the_digits_alone_are_kept(number: str, said: str) -> None:
    assert parse(field("inn"), said.format(number), TODAY) == number


def test_digits_may_be_grouped() -> None:
    assert parse(field("inn"), "7735 1234 5663", TODAY) == PERSON


@pytest.mark.parametrize("number", [BANK, PERSON])
def test_one_wrong_digit_is_a_slip(number: str) -> None:
    for place, digit in enumerate(number):
        wrong = f"{number[:place]}{(int(digit) + 1) % 10}{number[place + 1 :]}"
        assert refusal("inn", wrong) == "field_inn_slip"


@pytest.mark.parametrize(
    "typed", ["1", BANK[:-1], f"{BANK}0", f"{BANK}/773601001", "не знаю", "77070838931234"]
)
def test_what_has_another_form_is_refused(typed: str) -> None:
    assert refusal("inn", typed) == "field_inn"


def test_numbers_of_persons_are_found_in_a_text() -> None:
    text = f"ИНН {PERSON}, а у банка {BANK}; заказ 773512345664"
    assert [*KINDS["inn"].found(text)] == [PERSON]


def test_a_number_of_another_length_is_none() -> None:
    assert not is_inn("")
    assert not is_inn("0" * 10)
    assert not is_inn("0" * 12)
    assert not is_inn(BANK[:9])
