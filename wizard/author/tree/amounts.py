"""Numbers, spans and dates as people write them, said as the format writes them.

Owns the hints at a number, a span or a date that is not one. Refuses to find faults: that is for
`decode` and `guard`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Mapping
from datetime import date

from wizard.author.tree.diagnostic import nearest

_DAYS: Mapping[str, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNITS: Mapping[str, str] = {
    "d": "day", "calendar day": "day", "business day": "working day", "workday": "working day",
    "h": "hour", "w": "week", "день": "day", "дня": "day", "дней": "day", "сутки": "day",
    "суток": "day", "рабочий день": "working day", "рабочих дня": "working day",
    "рабочих дней": "working day", "час": "hour", "часа": "hour", "часов": "hour",
    "неделя": "week", "недели": "week", "недель": "week", "месяц": "month", "месяца": "month",
    "месяцев": "month", "год": "year", "года": "year", "лет": "year",
}  # fmt: skip
_NUMBER = re.compile(r"[^\d\w]*(\d{1,3}(?:[ \u00a0\u202f,']\d{3})+|\d+)([.,]\d{1,2})?\D*")
_SIGNS = str.maketrans("OoОоlI", "000011")
"""Letters that are typed for a digit."""
_SHIFTED = re.compile(r"(?=[OoОоlI]*\d)[\dOoОоlI]{1,4}(?=[\s-]|$)")
"""A count with such letters in it, alone before what it counts."""
_OTHER_SIZE = re.compile(
    r"\d(?:[OoОоlI]|\s*(?:k|к|m|тыс|млн|thousand|million|hundred|mln)\b)", re.I
)
"""A number that is another one by what stands behind its digits."""
_BY_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_BY_YEAR = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")


def as_number(written: str) -> str:
    """The hint at what was meant to be a number."""
    found = _NUMBER.fullmatch(written)
    if not found or written.lstrip().startswith(("-", "−")) or _OTHER_SIZE.search(written):
        return "write a number in digits, such as 1000"
    whole, part = re.sub(r"\D", "", found[1]), (found[2] or "").replace(",", ".")
    return f"write {whole}{part}"


def as_span(written: str, units: Collection[str]) -> str:
    """The hint at what was meant to be a span of one of `units`; empty where that is unclear."""
    read = _SHIFTED.sub(lambda count: count[0].translate(_SIGNS), written.strip(), count=1)
    found = re.fullmatch(r"(\d{1,4})[\s-]*(\D*)", read)
    if not found:
        return ""
    count, word = int(found[1]), found[2].strip(" .").lower() or "day"
    known = (*_DAYS, "working day", "hour", *_UNITS)
    near = word if word in known else nearest(word.removesuffix("s"), known)
    if near is None or near[0] != word[0]:  # «non-working day» is near to its contrary
        return ""
    unit = _UNITS.get(near, near)
    if unit not in units:
        if unit not in _DAYS:
            return ""
        count, unit = count * _DAYS[unit], "day"
    return f"write «{count} {unit}{'' if count == 1 else 's'}»" if count else ""


def as_date(written: str) -> str:
    """The hint at what was meant to be a date; empty where that is unclear."""
    by_day, by_year = _BY_DAY.fullmatch(written), _BY_YEAR.fullmatch(written)
    if by_day:
        day, month, year = int(by_day[1]), int(by_day[3]), int(by_day[4])
        if month > 12 and by_day[2] == "/":
            day, month = month, day
        elif by_day[2] == "/" and day <= 12 and day != month:
            return ""  # it may be read in two ways
    elif by_year:
        year, month, day = (int(part) for part in by_year.groups())
    else:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = calendar.monthrange(year, month)[1] if year else 31
    if not 1 <= day <= last:
        of = f" of {year}" if month == 2 else ""
        return f"{calendar.month_name[month]}{of} has {last} days"
    return f"write {date(year, month, day)}" if year else ""
