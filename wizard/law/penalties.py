"""Penalties (неустойка) of the law on consumer rights, № 2300-1.

Owns the sums. Pure: money is `Decimal` roubles, rounded to kopecks, half up; days are calendar
days from the day after the promised date to today, today included.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from wizard.law.days import days_between

KOPECK = Decimal("0.01")
LATE_DELIVERY_RATE = Decimal("0.005")
"""0.5 % of the prepayment a day: ст. 23.1, п. 3."""
LATE_DEMAND_RATE = Decimal("0.01")
"""1 % of the price a day: ст. 23, п. 1."""
CAP_SINCE = date(2026, 2, 1)
"""Since then the penalty of ст. 23 is at most the price paid: 500-ФЗ от 28.12.2025."""


def days_late(due: date, today: date) -> int:
    """Calendar days of delay; 0 on the due date and before it."""
    return days_between(due, today)


def late_delivery_daily(price: Decimal, due: date, today: date) -> Decimal:
    """What one more day adds to the penalty (ст. 23.1, п. 3); nothing once it is at its cap."""
    reached = late_delivery_penalty(price, due, today)
    return min(rounded(price * LATE_DELIVERY_RATE), rounded(price) - reached)


def late_delivery_penalty(price: Decimal, due: date, today: date) -> Decimal:
    """0.5 % of the prepayment a day, at most the prepayment (ст. 23.1, п. 3).

    Args:
        price: the sum paid in advance, roubles.
        due: the day by which the goods were promised.
        today: the day up to which the penalty is counted.
    """
    return min(rounded(price), rounded(price * LATE_DELIVERY_RATE * days_late(due, today)))


def late_demand_daily(
    price: Decimal, due: date, demanded: date, today: date, room: Decimal | None = None
) -> Decimal:
    """What one more day adds to the penalty of ст. 23, п. 1; nothing once it is at its cap."""
    daily = rounded(price * LATE_DEMAND_RATE)
    if not is_capped(demanded):
        return daily
    most = rounded(price) if room is None else room
    return min(daily, most - late_demand_penalty(price, due, demanded, today, room))


def late_demand_penalty(
    price: Decimal, due: date, demanded: date, today: date, room: Decimal | None = None
) -> Decimal:
    """1 % of the price a day for a demand of ст. 20–22 not met in its term (ст. 23, п. 1).

    Args:
        price: what was paid for the goods, roubles.
        due: the last day of the term of the demand.
        demanded: the day of the demand; one made since 2026-02-01 is capped at the price
            (500-ФЗ от 28.12.2025; known from retellings of the law).
        today: the day up to which the penalty is counted.
        room: what the cap leaves, where an earlier penalty has taken of it; else the price.
    """
    penalty = rounded(price * LATE_DEMAND_RATE * days_late(due, today))
    most = rounded(price) if room is None else room
    return min(most, penalty) if is_capped(demanded) else penalty


def late_demand_room(price: Decimal, earlier: date, taken: Decimal) -> Decimal:
    """What the cap leaves for the penalty of a demand after that of an earlier one.

    Retellings of 500-ФЗ say that «the penalty» is at most what was paid for the goods; whether each
    of two has a cap of its own they do not say, so the lesser sum is taken: one for both.

    Args:
        price: what was paid for the goods, roubles.
        earlier: the day of the earlier demand; before the cap it takes nothing of it.
        taken: the penalty for that one.
    """
    return max(Decimal(), rounded(price) - taken) if is_capped(earlier) else rounded(price)


def is_capped(demanded: date) -> bool:
    """Whether the penalty for a demand of that day is at most the price (500-ФЗ от 28.12.2025)."""
    return demanded >= CAP_SINCE


def rounded(sum_: Decimal) -> Decimal:
    """A sum in whole kopecks, half up."""
    return sum_.quantize(KOPECK, ROUND_HALF_UP)
