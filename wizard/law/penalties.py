"""Penalties (неустойка) of the law on consumer rights, № 2300-1.

Owns the sums. Pure: money is `Decimal` roubles, rounded to kopecks, half up; days are calendar
days from the day after the promised date to today, today included.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

KOPECK = Decimal("0.01")
LATE_DELIVERY_RATE = Decimal("0.005")
"""0.5 % of the prepayment a day: ст. 23.1, п. 3."""


def days_late(due: date, today: date) -> int:
    """Calendar days of delay; 0 on the due date and before it."""
    return max(0, (today - due).days)


def late_delivery_daily(price: Decimal) -> Decimal:
    """The penalty for one day (ст. 23.1, п. 3)."""
    return _round(price * LATE_DELIVERY_RATE)


def late_delivery_penalty(price: Decimal, due: date, today: date) -> Decimal:
    """0.5 % of the prepayment a day, at most the prepayment (ст. 23.1, п. 3).

    Args:
        price: the sum paid in advance, roubles.
        due: the day by which the goods were promised.
        today: the day up to which the penalty is counted.
    """
    return min(_round(price), _round(price * LATE_DELIVERY_RATE * days_late(due, today)))


def _round(sum_: Decimal) -> Decimal:
    return sum_.quantize(KOPECK, ROUND_HALF_UP)
