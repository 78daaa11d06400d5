"""What `facts.yaml` says by itself: rows of a ledger, whose a term is, what is a web address."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.conftest import SAMPLE, library
from tests.rows import each_row
from wizard.library.facts import (
    Ledger,
    is_web_address,
    place,
    source_id,
    strange_letter,
)
from wizard.library.length import LENGTH

LEDGER = Ledger("F", 1, 120)


@each_row(
    ("word", "row"),
    [
        *(("F1", 1), ("F001", 1), ("F120", 120), ("F999", 999), ("F0", 0), ("F1234567890", None)),
        *(("1", None), ("F", None), ("G1", None), ("F1a", None), ("F-1", None), ("F²", None)),
    ],
)
def test_a_word_names_a_row(word: str, row: int | None) -> None:
    assert LEDGER.row(word) == row


def test_a_row_is_written_as_wide_as_the_last_one() -> None:
    assert (LEDGER.name(7), LEDGER.name(120)) == ("F007", "F120")
    assert LEDGER.row(LEDGER.name(7)) == 7


@each_row(
    ("url", "sound"),
    [
        ("https://device.example/a?b=c#d", True),
        ("http://device.example", True),
        ("https://почта.рф/", True),
        ("https://127.0.0.1/", True),
        ("https://[::1]/", True),
        ("https://device.example:8080/", True),
        ("https://device.example:0/", False),
        ("https://device.example:x/", False),
        ("https://device.example:99999/", False),
        ("ftp://device.example/", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://ann@device.example/", False),
        ("https://device.example/a b", False),
        ('https://device.example/"', False),
        ("https://device.example/\u202e", False),
        ("https://1.2.3/", False),
        ("https://", False),
        ("device.example", False),
        ("https://оzon.ru/", False),
        ("https://[::1/", False),
    ],
)
def test_only_what_opens_a_page_is_a_web_address(url: str, sound: bool) -> None:
    assert is_web_address(url) is sound


def test_the_letter_that_deceives_is_told() -> None:
    assert strange_letter("https://оzon.ru/") == "о"
    assert strange_letter("https://ozon.ru/о") is None, "of the host alone"
    assert strange_letter("https://device.example:x/") is None


@pytest.mark.parametrize(
    ("reference", "parts"),
    [("act s. 7", ("act", "s. 7")), ("act", ("act", "")), ("a002 F1 F2", ("a002", "F1 F2"))],
)
def test_a_reference_is_a_source_and_a_place_in_it(reference: str, parts: tuple[str, str]) -> None:
    assert (source_id(reference), place(reference)) == parts


@pytest.mark.parametrize(
    ("by", "audience", "mine"),
    [
        ("anyone", "seller", True),
        ("buyer", "buyer", True),
        ("buyer", "seller", False),
        ("others", "buyer", False),
        (None, "anyone", False),
    ],
)
def test_a_term_is_of_whom_it_binds(by: str | None, audience: str, mine: bool) -> None:
    term = replace(library(SAMPLE).facts.terms["reply"], by=by)
    assert (term.whose(audience) == "mine") is mine  # type: ignore[arg-type]


@each_row(
    ("length", "sound"),
    [
        *(("1 day", True), ("10 days", True), ("3 working days", True), ("9999 hours", True)),
        *(("0 days", False), ("10", False), ("10 weeks", False), ("10000 days", False)),
        *(("-1 day", False), ("1  day", False), ("1.5 days", False)),
    ],
)
def test_a_length_is_a_count_and_a_unit(length: str, sound: bool) -> None:
    assert (LENGTH.fullmatch(length) is not None) is sound
