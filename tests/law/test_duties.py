"""The duty of НК РФ, ст. 333.21: counted by hand at every step of the scale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.law.duties import arbitration_duty, consumer_duty
from wizard.law.rules import RULES

SUMS = st.decimals(Decimal("0.01"), Decimal("1e9"), places=2)


@each_row(
    ("claimed", "duty"),
    [
        ("1", 10_000),
        ("100000", 10_000),
        ("100001", 10_000),  # 10 000,05
        ("100010", 10_001),  # 10 000,50, half up
        ("184300", 14_215),
        ("100009", 10_000),  # 10 000,45
        ("1000000", 55_000),
        ("1000016", 55_000),  # 55 000,48
        ("1000017", 55_001),
        ("10000049", 325_000),  # 325 000,49
        ("10000050", 325_001),
        ("50000099", 725_000),  # 725 000,495
        ("50000100", 725_001),
        ("2000000", 85_000),
        ("10000000", 325_000),
        ("50000000", 725_000),
        ("60000000", 775_000),
        ("1905000000", 10_000_000),  # exactly the most
        ("2000000000", 10_000_000),
    ],
)
def test_the_duty_follows_the_scale(claimed: str, duty: int) -> None:
    assert arbitration_duty(Decimal(claimed)) == duty


@given(SUMS, SUMS)
def test_a_larger_claim_never_costs_less(one: Decimal, other: Decimal) -> None:
    less, more = sorted([one, other])
    assert arbitration_duty(less) <= arbitration_duty(more)


def test_a_tree_can_ask_for_the_duty() -> None:
    rule = RULES["arbitration_duty"]
    assert rule.count(date(2026, 11, 22), price=Decimal(184300)) == 14_215


@each_row(
    ("claimed", "duty"),
    [
        ("1", 0),
        ("999999.99", 0),
        ("1000000", 0),
        ("1000040", 0),  # 0,40
        ("1000049", 0),
        ("1000050", 1),  # 0,50, half up
        ("3000071", 20_000),  # 20 000,497
        ("3000072", 20_001),
        ("8000142", 55_000),  # 55 000,497
        ("8000143", 55_001),
        ("24000166", 111_000),  # 111 000,498
        ("24000167", 111_001),
        ("50000249", 189_000),  # 189 000,498
        ("50000250", 189_001),
        ("100000333", 289_000),  # 289 000,4995
        ("100000334", 289_001),
        ("1500000", 5_000),
        ("3000000", 20_000),
        ("3161000", 21_127),
        ("8000000", 55_000),
        ("24000000", 111_000),
        ("50000000", 189_000),
        ("100000000", 289_000),
        ("1000000000", 875_000),  # the most, 900 000, less 25 000
    ],
)
def test_a_consumer_pays_for_what_is_above_a_million(claimed: str, duty: int) -> None:
    assert consumer_duty(Decimal(claimed)) == duty


@given(SUMS, SUMS)
def test_a_larger_claim_of_a_consumer_never_costs_less(one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert consumer_duty(less) <= consumer_duty(more)


def test_a_duty_is_owed_once_and_nothing_else_is() -> None:
    once = [name for name, rule in RULES.items() if rule.once]
    assert once == ["consumer_duty", "arbitration_duty"]
