"""A time of day as a person writes it, such as when a courier came.

Owns the spellings of an hour and a minute, and what «утра» or «pm» makes of an hour. Refuses an
hour alone, words for numbers, seconds, two times in one field, and what could be from one hour to
another.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import cache

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields.kind import Asked, Bounds, FieldKind, Scale, Value
from wizard.library.fields.signs import plain
from wizard.pattern import pattern

_PARTS: Mapping[str, Container[int]] = {
    "am": range(12),
    "pm": range(12, 24),
    "утра": range(1, 12),
    "дня": range(11, 18),
    "вечера": range(16, 24),
    "ночи": (23, 0, 1, 2, 3, 4),
}
"""The hours of each part of a day."""
_H, _MIN = r"(?P<hour>[0-9]{1,2})", r"(?P<minute>[0-9]{2})"
_PART = r"(?P<part>[ap]\.?m\.?|утра|дня|вечера|ночи)"
_HOURS, _MINUTES = r"(?:часа?|часов|ч\.?|h)", r"(?:минут[аы]?|мин\.?|м\.?|m)?"
_SPELLINGS = (
    rf"{_H}(?P<sign> ?[:.-] ?| ){_MIN}(?: ?{_PART})?",  # 14:30, 14.30, 14-30, 2:30 pm
    rf"{_H} ?{_HOURS}(?: ?{_MIN} ?{_MINUTES})?(?: ?{_PART})?",  # 14 ч 30 мин, 2 часа дня
    rf"{_H} ?{_PART}",  # 2 pm, 9 утра
)
_HEAD = pattern(r"^(?:в|at) (?=[0-9])")
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_SEVERAL = pattern(r"[0-9] ?[:.] ?[0-9]{2}\b.*[0-9] ?[:.] ?[0-9]{2}\b")


@cache
def _spellings() -> Sequence[re.Pattern[str]]:
    """Compiled once somebody is asked for a time."""
    return [re.compile(spelling) for spelling in _SPELLINGS]


def _minutes(time: str) -> int:
    return 60 * int(time[:2]) + int(time[3:])


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


class TimeField(FieldKind):
    """An hour and a minute, `HH:MM`; its value is that text, whose order is that of the day."""

    name = "time"
    aliases = ("clock", "hour")
    said = "a time of day"
    spelled = "a time of day such as 14:30, in digits"
    bounds = limits = Bounds(
        said="a time such as 14:30",
        pattern=_TIME,
        read=lambda written: written if re.fullmatch(_TIME, written, re.ASCII) else None,
    )
    scale = Scale(0, 24 * 60 - 1, value=_time, place=_minutes)

    def read(self, text: str, asked: Asked) -> str:
        """The time as `HH:MM`.

        Raises:
            FieldError: it is no time, there is no such one, or there are two.
        """
        bare = _HEAD.sub("", plain(text).lower().rstrip(",;"))
        found = next((match for one in _spellings() if (match := one.fullmatch(bare))), None)
        if found is None:
            raise FieldError("field_time_several" if _SEVERAL.search(bare) else "field_time")
        parts = found.groupdict()
        hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
        if "-" in (parts.get("sign") or "") and hour < minute <= 24:
            raise FieldError("field_time_several")
        # By a clock of twelve hours it is one of two, and 12 comes before 1.
        hours = {hour % 12, hour % 12 + 12} if parts.get("part") and 0 < hour <= 12 else {hour}
        within = _PARTS[parts["part"].replace(".", "")] if parts.get("part") else range(24)
        meant = [one for one in hours if one in within]
        if not meant or minute > 59:
            raise FieldError("field_time_none", time=bare)
        return _time(60 * meant[0] + minute)

    def samples(self, today: date) -> Sequence[str]:
        """Some at which couriers come."""
        return ("14:30", "09:00", "20:00")

    def echoed(self, value: Value, say: Language) -> str:
        """The time by a clock of 24 hours."""
        return self.shown(value, say)

    def named(self, word: str) -> bool:
        """Whether a time is written as the program writes it."""
        return re.fullmatch(_TIME, word, re.ASCII) is not None
