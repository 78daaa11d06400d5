"""How a penalty was counted, in figures.

Owns what is printed beside each sum: the days, the rate, its cap, what one more day adds. Pure.
Refuses wording, which is that of `i18n`, and the sums themselves, which are those of `penalties`.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from wizard.law.penalties import (
    LATE_DELIVERY_RATE,
    LATE_DEMAND_RATE,
    days_late,
    is_capped,
    late_delivery_daily,
    late_demand_daily,
    rounded,
)
from wizard.library.fields import Value

Figures = dict[str, Value]


def delivery(today: date, price: Decimal, due: date) -> Figures:
    """Of the penalty of ст. 23.1, п. 3, up to `today`."""
    return {
        **_counted(today, price, due, LATE_DELIVERY_RATE),
        "rate": rounded(LATE_DELIVERY_RATE * price),
        "due": due,
        "further": late_delivery_daily(price, due, today),
        "cap": price,
    }


def demand(
    today: date, price: Decimal, due: date, demanded: date, room: Decimal | None = None
) -> Figures:
    """Of the penalty of ст. 23, п. 1, up to `today`; `room` is what the cap leaves for it."""
    most = price if room is None else room
    return {
        **_counted(today, price, due, LATE_DEMAND_RATE),
        "daily": rounded(LATE_DEMAND_RATE * price),
        "further": late_demand_daily(price, due, demanded, today, room),
        "cap": most if is_capped(demanded) else Decimal(),
    }


def _counted(last: date, price: Decimal, due: date, rate: Decimal) -> Figures:
    """A calculation to be printed: from the first day of the delay to the last, no cap applied."""
    days = days_late(due, last)
    return {
        "days": days,
        "price": price,
        "first": due + timedelta(days=1),
        "last": last,
        "counted": rounded(price * rate * days),
    }
