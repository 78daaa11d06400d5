"""An address of e-mail: what in a text is one, and what of it is hidden."""

from __future__ import annotations

import pytest

from tests.library.fields.test_kind import ASKED, Masked
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields.email import EmailField, is_address

EMAIL = EmailField()


@each_row(
    ("text", "found"),
    [
        ("", []),
        ("Ann, ann@example.org, wrote", ["ann@example.org"]),
        ("a.b+c_d-e@mail.example.org.", ["a.b+c_d-e@mail.example.org"]),
        ("ann@example.org bob@example.org ann@example.org", ["ann@example.org", "bob@example.org"]),
        ("анна@почта.рф", ["анна@почта.рф"]),
        ("@example.org", []),
        ("(ann@example.org)", ["ann@example.org"]),
        ("ann@example", []),
    ],
)
def test_addresses_are_found_in_a_text_each_once(text: str, found: list[str]) -> None:
    assert list(EMAIL.found(text)) == found


def test_an_address_with_a_long_name_is_found_whole() -> None:
    name = "a" * 200_000
    assert list(EMAIL.found(f"{name}@example.org")) == [f"{name}@example.org"]


def test_an_address_is_hidden_as_a_whole_and_always() -> None:
    masked = Masked()
    EMAIL.mask("ann@example.org", "[x]", masked)
    assert masked.told == [("add", "ann@example.org", "[x]")]
    assert EMAIL.personal


@pytest.mark.parametrize(
    "typed", ["<ann@example.org>", "mailto:ann@example.org", "MAILTO: <ann@example.org>"]
)
def test_what_a_mail_program_puts_around_an_address_is_left_out(typed: str) -> None:
    assert EMAIL.read(typed, ASKED) == "ann@example.org"


@pytest.mark.parametrize("typed", ["a@b.org, c@d.org", "a@b.org;c@d.org", "a@b.org/c@d.org"])
def test_two_addresses_are_told_to_be_two(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        EMAIL.read(typed, ASKED)
    assert caught.value.key == "field_email_several"


def test_one_that_was_taken_once_stands_though_it_would_not_be_taken_today() -> None:
    assert EMAIL.stands("ann@localhost")
    assert not is_address("ann@localhost")
    assert not EMAIL.stands("ann")
    assert is_address("ann@example.org")
