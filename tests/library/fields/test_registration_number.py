"""The number of a message: whatever it looks like, a letter can cite it."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields import KINDS
from wizard.library.fields.registration_number import RegistrationNumberField, registration
from wizard.outcome.value_matcher import ValueMatcher


@each_row(
    ("typed", "number"),
    [
        ("66", "66"),
        ("12-345", "12-345"),
        ("№ 123", "123"),
        ("#123", "123"),
        ("обращение № 123-А", "123-А"),
        ("номер обращения Щ-77/2026", "Щ-77/2026"),
        ("Номер заявки: 12345", "12345"),
        ("№ обращения 12345", "12345"),
        ("ticket number 12345", "12345"),
        ("number of the request 12345", "12345"),
        ("Номер: 77", "77"),
        ("Ticket no. 9000", "9000"),
        ("REQ-2026/11", "REQ-2026/11"),
        ("Н-777 от 05.11.2026", "Н-777 от 05.11.2026"),
        ("номинал 5", "номинал 5"),
        ("", ""),
        ("—", ""),
    ],
)
def test_the_number_alone_is_kept(typed: str, number: str) -> None:
    assert registration(typed) == number


@pytest.mark.parametrize("typed", ["не знаю", "нет", "нет номера", "№", "Помогло", "1" * 81])
def test_what_can_be_no_number_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        registration(typed)
    assert refused.value.key == "field_registration"


def test_what_is_plainly_something_else_is_refused() -> None:
    for typed in ("27.11.2026", "http://x/1", "+79161234567", "1000 руб", "00000000-0000"):
        with pytest.raises(FieldError) as refused:
            registration(typed)
        assert refused.value.key == "field_registration"
    with pytest.raises(FieldError) as card:
        registration("4111 1111 1111 1111")
    assert card.value.key == "field_order_card"


@pytest.mark.parametrize("before", ["не знаю", "№ 5"])
def test_what_was_kept_before_there_was_this_kind_stands(before: str) -> None:
    assert KINDS["registration_number"].stands(before)


@pytest.mark.parametrize(
    ("number", "asked"),
    [("55556666-0002", True), ("12345678-0001-1", True), ("12-345", False), ("OZ-12345", False)],
)
def test_what_looks_like_the_number_of_an_order_is_asked_about(number: str, asked: bool) -> None:
    assert bool(RegistrationNumberField().doubt(number)) is asked


def test_it_is_hidden_however_its_signs_are_parted() -> None:
    values = ValueMatcher()
    for number in ("24157788", "SUP-123456"):
        RegistrationNumberField().mask(number, "•", values)
    text = "24 15 77 88, 2415-7788, SUP123456, за 24 157 788 ₽"
    assert values.masked(text) == "•, •, •, за 24 157 788 ₽"
