"""State duty (госпошлина) for a claim in an arbitration court.

Owns the sum. Pure: money is `Decimal` roubles, whole roubles come out. Source: НК РФ, ст. 333.21,
п. 1, пп. 1, as it stands since September 2024 (259-ФЗ от 08.08.2024).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_STEPS = (
    (Decimal(0), Decimal(10_000), Decimal(0)),
    (Decimal(100_000), Decimal(10_000), Decimal("0.05")),
    (Decimal(1_000_000), Decimal(55_000), Decimal("0.03")),
    (Decimal(10_000_000), Decimal(325_000), Decimal("0.01")),
    (Decimal(50_000_000), Decimal(725_000), Decimal("0.005")),
)
"""The sum of a claim above which a step begins, the duty there, the share of what lies above."""
_MOST = Decimal(10_000_000)


def arbitration_duty(claimed: Decimal) -> Decimal:
    """The duty for a claim to money (НК РФ, ст. 333.21, п. 1, пп. 1).

    Args:
        claimed: the sum of the claim, roubles.

    Returns:
        Whole roubles; fifty kopecks count as one (НК РФ, ст. 52, п. 6).
    """
    start, duty, share = next(step for step in reversed(_STEPS) if claimed >= step[0])
    exact = duty + (claimed - start) * share
    return min(_MOST, exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
