"""The number of an order: what in a text is one, and what of it is hidden."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from tests.library.fields.test_kind import Masked
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.order_number import OrderNumberField

NUMBER = OrderNumberField()
ASKED = Asked(TODAY)


@each_row(
    ("text", "found"),
    [
        ("", []),
        ("Order 12345678-0001, please", ["12345678-0001"]),
        ("123456-1", ["123456-1"]),
        ("12345-1", []),
        ("12345678", []),
        ("12345678-0001-2-3", ["12345678-0001-2-3"]),
        ("12345678-0001-2-3-4", []),
        ("x12345678-0001", []),
        ("12345678-0001 and 87654321-0002", ["12345678-0001", "87654321-0002"]),
    ],
)
def test_numbers_are_found_in_a_text_where_nothing_else_is_joined_to_them(
    text: str, found: list[str]
) -> None:
    assert list(NUMBER.found(text)) == found


def test_the_part_that_is_of_the_person_is_hidden_with_the_number() -> None:
    masked = Masked()
    NUMBER.mask("12345678-0001", "[x]", masked)
    assert masked.told == [
        ("add", "12345678-0001", "[x]"),
        ("add_code", "12345678", "[x]", 6),
        ("add_digits", "12345678-0001", "[x]"),
    ]
    assert (NUMBER.personal, NUMBER.registered) == (True, True)


@pytest.mark.parametrize(
    "typed",
    [
        *("номер 12345678-0001", "Номер заказа: 12345678-0001", "заказ номер 12345678-0001"),
        *("order number 12345678-0001", "https://www.ozon.ru/my/orderdetails/?order=12345678-0001"),
    ],
)
def test_what_stands_around_a_number_is_left_out(typed: str) -> None:
    assert NUMBER.read(typed, ASKED) == "12345678-0001"


@pytest.mark.parametrize(
    "typed", ["https://example.org/12345678-0001/87654321-0002", "https://a.b"]
)
def test_an_address_of_no_order_or_of_two_is_none(typed: str) -> None:
    with pytest.raises(FieldError):
        NUMBER.read(typed, ASKED)
