"""The name of a host: its form, its length, and letters that are not what they seem."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.library.host import (
    LONGEST,
    LONGEST_LABEL,
    alphabets,
    is_cyrillic,
    is_domain,
    is_host,
    size,
    strange_letter,
)


@each_row(
    ("name", "host", "domain"),
    [
        ("ozon.ru", True, True),
        ("a-b.xn--p1ai", True, True),
        ("почта.рф", True, True),
        ("localhost", True, False),
        ("ozon.r", True, False),
        ("ozon.1", True, False),
        ("ozon.r2", True, False),
        ("", False, False),
        ("ozon..ru", False, False),
        (".ru", False, False),
        ("ozon.ru.", False, False),
        ("-a.ru", False, False),
        ("a-.ru", False, False),
        ("a_b.ru", False, False),
        ("a b.ru", False, False),
    ],
)
def test_a_name_has_the_form_of_a_host_or_of_a_domain(name: str, host: bool, domain: bool) -> None:
    assert (is_host(name), is_domain(name)) == (host, domain)


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_a_label_and_a_whole_name_have_their_length(more: int, fits: bool) -> None:
    assert is_host(f"{'a' * (LONGEST_LABEL + more)}.ru") is fits
    labels = [*["a" * LONGEST_LABEL] * 3, "a" * (LONGEST - 3 * (LONGEST_LABEL + 1) + more)]
    assert is_host(".".join(labels)) is fits


def test_a_label_is_as_long_as_it_is_sent() -> None:
    assert (size("ozon"), size("рф")) == (4, len("xn--p1ai"))


@each_row(
    ("name", "letter"),
    [
        ("ozon.ru", None),
        ("почта.рф", None),
        ("ozon.рф", None),
        ("почта.ru", None),
        ("оzon.ru", "о"),
        ("ozоn.ru", "о"),
        ("почтa.рф", "a"),
        ("сор.ru", "с"),
        ("сор.рф", None),
        ("мой-дом.ru", None),
        ("123.ru", None),
    ],
)
def test_a_letter_that_is_not_of_the_rest_is_found(name: str, letter: str | None) -> None:
    assert strange_letter(name) == letter


@pytest.mark.parametrize(
    ("label", "cyrillic"), [("почта", True), ("сор", False), ("ozon", False), ("1", False)]
)
def test_a_label_is_cyrillic_where_that_can_be_seen(label: str, cyrillic: bool) -> None:
    assert is_cyrillic(label) is cyrillic


def test_figures_and_hyphens_are_of_no_alphabet() -> None:
    assert (alphabets("a-1"), alphabets("а"), alphabets("1-2")) == ({"LATIN"}, {"CYRILLIC"}, set())
