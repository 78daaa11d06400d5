"""Makes `wizard/law/days_off.py` from the `holidays` package.

    python -m tests.law.days_off && ruff format wizard/law

Run it when a new version of the package knows the transfers of another year, which is told by
`test_days_off`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from holidays import country_holidays

import wizard.law.days_off as made
from wizard.law.days import SATURDAY

FIRST, LAST = 2015, 2036
"""As far as terms of cases reach. Transfers that are not settled yet come with a later package."""
PER_LINE = 12
HEAD = '''"""Days on which Russia rests or works whatever the week says, by year.

Made by `python -m tests.law.days_off` from the `holidays` package, which takes 13 MB of memory and
60 ms to say the same: it is asked for other years only. Sources: ТК РФ, ст. 112, and the yearly
decrees of the government on the transfer of days off.
"""

from __future__ import annotations

from collections.abc import Mapping

'''


def russia() -> Any:
    """The package's own calendar."""
    return country_holidays("RU")


def days(year: int) -> Iterator[date]:
    """Every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def moved(year: int) -> tuple[list[str], list[str]]:
    """The days of the week that are off, and those of week-ends that are worked."""
    calendar = russia()
    odd = [day for day in days(year) if calendar.is_working_day(day) != (day.weekday() < SATURDAY)]
    rests = [f"{day:%m-%d}" for day in odd if day.weekday() < SATURDAY]
    return rests, [f"{day:%m-%d}" for day in odd if day.weekday() >= SATURDAY]


def text() -> str:
    """The module; `ruff format` gives it its last shape."""
    found = {year: moved(year) for year in range(FIRST, LAST + 1)}
    rests, works = (
        "".join(f"    {year}: ({_lines(moved[side])}),\n" for year, moved in found.items())
        for side in (0, 1)
    )
    return (
        f"{HEAD}RESTS: Mapping[int, str] = {{\n{rests}}}\n"
        '"""Days of the week that are off, as `month-day`."""\n'
        f"WORKS: Mapping[int, str] = {{\n{works}}}\n"
        '"""Days of a week-end that are worked for another one."""\n'
    )


def _lines(found: list[str]) -> str:
    lines = [" ".join(found[at : at + PER_LINE]) for at in range(0, len(found), PER_LINE)]
    return "\n".join(f'"{line} "' for line in lines) or '""'


if __name__ == "__main__":
    Path(made.__file__).write_text(text(), "utf-8")
