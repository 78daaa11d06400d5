"""The number of a phone: what in a text may be one."""

from __future__ import annotations

import pytest

from tests.library.fields.test_kind import ASKED, EN, Masked
from wizard.errors import FieldError
from wizard.library.fields.phone import LONGEST_ROW, MOST_JUDGED, PhoneField

PHONE = PhoneField()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Call 8 (916) 123-45-67 today", ["+79161234567"]),
        ("+49 30 901820", ["+4930901820"]),
        ("8 916 123-45-67, +7 916 123-45-67", ["+79161234567"] * 2),
        ("12345", []),
        ("2026-11-22", []),
    ],
)
def test_what_could_be_called_is_found(text: str, found: list[str]) -> None:
    assert list(PHONE.found(text)) == found


@pytest.mark.parametrize(
    "typed", ["1234567890", "8123456789 0"[1:], "+7 023 456-78-90", "8 200 123-45-67"]
)
def test_a_number_of_no_area_is_none(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        PHONE.read(typed, ASKED)
    assert caught.value.key == "field_phone"


@pytest.mark.parametrize("typed", ["3452 12-34-56", "8 701 123-45-67", "+7 999 123-45-67"])
def test_the_lowest_and_the_highest_area_are_taken(typed: str) -> None:
    assert PHONE.read(typed, ASKED).startswith("+7")


def test_in_a_row_too_long_to_be_judged_any_ten_digits_may_be_one() -> None:
    row = "12 345" * (LONGEST_ROW // 6 + 1)
    found = list(PHONE.found(row))
    assert found
    assert all(len(number) == 10 and number.isdigit() for number in found)


def test_of_too_many_rows_the_rest_may_be_all() -> None:
    rows = [f"1000{number:06}" for number in range(MOST_JUDGED + 1)]
    found = set(PHONE.found("\n".join(f"{row} a" for row in rows)))
    assert rows[-1] in found, "it is not judged, so it is taken for one"
    assert rows[0] not in found, "it was judged, and nobody can call it"


def test_a_number_that_was_taken_once_stands_whatever_numbers_there_are_now() -> None:
    assert PHONE.stands("+70000000000")
    assert not PHONE.stands("89161234567")


def test_a_number_is_hidden_as_one_and_shown_with_its_country() -> None:
    masked = Masked()
    PHONE.mask("+79161234567", "[x]", masked)
    assert masked.told == [("add_phone", "+79161234567", "[x]")]
    assert PHONE.personal
    assert PHONE.echoed("+79161234567", EN) == "+79161234567"
