"""State duty (госпошлина) for a claim: in an arbitration court, and of a consumer in any other.

Owns the sums. Pure: money is `Decimal` roubles, whole roubles come out. Source: НК РФ, ст. 333.21,
п. 1, пп. 1; ст. 333.19, п. 1, пп. 1; ст. 333.36, п. 3, as they stand since September 2024 (259-ФЗ
от 08.08.2024).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

Scale = tuple[tuple[Decimal, Decimal, Decimal], ...]
"""The sum of a claim above which a step begins, the duty there, the share of what lies above."""
_ARBITRATION: Scale = (
    (Decimal(0), Decimal(10_000), Decimal(0)),
    (Decimal(100_000), Decimal(10_000), Decimal("0.05")),
    (Decimal(1_000_000), Decimal(55_000), Decimal("0.03")),
    (Decimal(10_000_000), Decimal(325_000), Decimal("0.01")),
    (Decimal(50_000_000), Decimal(725_000), Decimal("0.005")),
)
_MOST = Decimal(10_000_000)
_GENERAL: Scale = (
    (Decimal(1_000_000), Decimal(25_000), Decimal("0.01")),
    (Decimal(3_000_000), Decimal(45_000), Decimal("0.007")),
    (Decimal(8_000_000), Decimal(80_000), Decimal("0.0035")),
    (Decimal(24_000_000), Decimal(136_000), Decimal("0.003")),
    (Decimal(50_000_000), Decimal(214_000), Decimal("0.002")),
    (Decimal(100_000_000), Decimal(314_000), Decimal("0.0015")),
)
"""From the sum on up to which a consumer pays nothing."""
_MOST_GENERAL = Decimal(900_000)
_FREE = Decimal(1_000_000)
"""Up to this sum a consumer pays nothing (НК РФ, ст. 333.36, п. 2, пп. 4 и п. 3)."""


def arbitration_duty(claimed: Decimal) -> Decimal:
    """The duty for a claim to money (НК РФ, ст. 333.21, п. 1, пп. 1).

    Args:
        claimed: the sum of the claim, roubles.

    Returns:
        Whole roubles; fifty kopecks count as one (НК РФ, ст. 52, п. 6).
    """
    return _duty(claimed, _ARBITRATION, _MOST)


def consumer_duty(claimed: Decimal) -> Decimal:
    """The duty of a consumer for a claim to money in a court of general jurisdiction.

    Nothing up to 1 000 000 ₽; above, the duty for the whole sum less that for 1 000 000 ₽ (НК РФ,
    ст. 333.19, п. 1, пп. 1 и ст. 333.36, п. 3).

    Args:
        claimed: the sum of the claim, roubles.

    Returns:
        Whole roubles, as `arbitration_duty`.
    """
    if claimed <= _FREE:
        return Decimal(0)
    return _duty(claimed, _GENERAL, _MOST_GENERAL) - _duty(_FREE, _GENERAL, _MOST_GENERAL)


def _duty(claimed: Decimal, scale: Scale, most: Decimal) -> Decimal:
    start, duty, share = next(step for step in reversed(scale) if claimed >= step[0])
    exact = duty + (claimed - start) * share
    return min(most, exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
