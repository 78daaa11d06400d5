"""A sum: its value, and how it is offered and echoed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.library.fields.test_kind import ASKED, EN
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.library.fields.integer import NUMBER
from wizard.library.fields.money import MoneyField

SUM = MoneyField()


def test_a_sum_is_counted_exactly() -> None:
    assert SUM.value("12500.10") + Decimal("0.20") == Decimal("12500.30")
    assert (SUM.bounds, SUM.exact, SUM.wordy, SUM.nothing) == (NUMBER, False, False, True)


@pytest.mark.parametrize(
    ("canonical", "code", "words"),
    [
        ("12500.00", "ru", "12 500 ₽"),
        ("12500.50", "ru", "12 500,50 ₽"),
        ("12500.50", "en", "12,500.50 ₽"),
    ],
)
def test_a_sum_is_offered_and_echoed_as_people_write_it(
    canonical: str, code: str, words: str
) -> None:
    say = language(code)
    offered = SUM.offered(canonical, say)
    assert offered == SUM.echoed(SUM.value(canonical), say)
    assert offered.replace("\u00a0", " ") == words
    assert SUM.read(offered, ASKED) == canonical


@each_row(
    ("typed", "read"),
    [
        ("0.01", "0.01"),
        ("999999999.99", "999999999.99"),
        ("12к", "12000.00"),
        ("12 К", "12000.00"),
        ("5 тыс.", "5000.00"),
        ("1,5 млн", "1500000.00"),
        ("12,34 тыс", "12340.00"),
        ("1 200 тыс.", "1200000.00"),
        ("12 руб. 5 коп.", "12.05"),
        ("12 руб. 50 коп.", "12.50"),
    ],
)
def test_a_sum_between_its_bounds_is_read(typed: str, read: str) -> None:
    assert SUM.read(typed, ASKED) == read


@each_row(
    ("typed", "key"),
    [
        ("0.00", "field_money_zero"),
        ("1000 млн", "field_money_large"),
        ("1000000000", "field_money_large"),
        ("-1", "field_money_negative"),
        ("12.50 руб. 50 коп.", "field_money"),
        # A point before three digits sets kopecks apart or thousands: a thousand times as much.
        ("12,345 тыс", "field_money"),
        ("1.234 тыс. руб.", "field_money"),
        ("1,500 млн", "field_money"),
        ("1,234 thousand", "field_money"),
    ],
)
def test_a_sum_beyond_them_is_refused_with_its_reason(typed: str, key: str) -> None:
    with pytest.raises(FieldError) as caught:
        SUM.read(typed, ASKED)
    assert caught.value.key == key
    assert "{" not in EN(key, **caught.value.values)
