"""The law on the platform economy: the day before it, its first day, the day after."""

from __future__ import annotations

from datetime import date

import pytest

from wizard.law.platforms import LAST_DAY_WITHOUT
from wizard.law.rules import RULES


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2026, 9, 30), 0), (date(2026, 10, 1), 1), (date(2026, 10, 2), 2), (LAST_DAY_WITHOUT, 0)],
)
def test_the_law_on_platforms_holds_from_the_first_of_october(day: date, held: int) -> None:
    assert RULES["platform_law_days"].count(date(2026, 11, 22), day=day) == held
