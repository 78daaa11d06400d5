"""A whole number: what a guard may name, and where a bound lies among the values."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.library.fields.integer import NUMBER, IntegerField, place

COUNT = IntegerField()


@each_row(
    ("word", "named"),
    [
        *(("0", True), ("3", True), ("1000", True), ("03", False), ("3.0", False), ("-3", False)),
        *(("", False), ("three", False), ("٣", False), ("9" * 21, False)),
    ],
)
def test_a_guard_names_a_number_as_the_program_writes_it(word: str, named: bool) -> None:
    assert COUNT.named(word) is named


@each_row(
    ("number", "decimals", "found"),
    [
        (Decimal("3"), 0, 3),
        (Decimal("3.01"), 0, 4),
        (Decimal("-3.01"), 0, -3),
        (Decimal("3.01"), 2, 301),
        (Decimal("3.001"), 2, 301),
        (Decimal("1e50"), 0, 10**40),
        (Decimal("-1e50"), 0, -(10**40)),
        (3, 2, 300),
    ],
)
def test_a_bound_has_the_place_of_the_first_value_that_is_not_below_it(
    number: int | Decimal, decimals: int, found: int
) -> None:
    assert place(number, decimals) == found


@given(number=st.integers(-(10**12), 10**12), part=st.integers(0, 999))
def test_a_place_is_the_least_that_is_not_below(number: int, part: int) -> None:
    bound = Decimal(number) + Decimal(part) / 1000
    found = place(bound, 0)
    assert found - 1 < bound <= found


@each_row(
    ("written", "read"),
    [
        *(("3", Decimal(3)), ("1999.90", Decimal("1999.90")), ("-1", Decimal(-1))),
        *(("1e3", Decimal(1000)), ("many", None), ("", None), ("NaN", None), ("Infinity", None)),
    ],
)
def test_an_author_writes_a_number_with_a_point(written: str, read: Decimal | None) -> None:
    assert NUMBER.read(written) == read


def test_its_value_is_a_number() -> None:
    assert COUNT.value("12") == 12
    assert (COUNT.bounds, COUNT.wordy, COUNT.exact) == (NUMBER, False, True)
