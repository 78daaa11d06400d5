"""A date as a person writes it.

Owns the spellings, in one table, and the century or year that was left out. Refuses whatever could
be read in two ways, a century that would lie far ahead, a day of the week that is another one, and
an approximate day where the field takes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields.kind import ABOUT, Asked, Bounds, FieldKind, Scale, Value
from wizard.library.fields.signs import plain
from wizard.pattern import pattern


class AboutDay(date):
    """A day that was said approximately: whoever counts sees a day, who reads sees «около»."""

    __slots__ = ()


FIRST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
EARLIEST = date(1990, 1, 1)
"""Before it nothing was bought here: an earlier day is a slip of a key, but where a field asks for
such a day, as for that of a birth."""
NEAR = timedelta(days=400)
"""How far ahead a day may be whose year has two digits."""
AHEAD = timedelta(days=5 * 366)
"""How far ahead a day may be at all: nothing is promised for later, and 2062 is a slip of a key."""
SOON = timedelta(days=92)
"""How near a day to come is so likely meant that one without its year is not taken for the last."""
DAYS_AGO = (30, 0, 1, 10, 100, 400)
"""Days that a person might type, the likeliest first."""

_MONTHS = (
    ("января", "январь", "january"),
    ("февраля", "февраль", "february"),
    ("марта", "март", "march"),
    ("апреля", "апрель", "april"),
    ("мая", "май", "may"),
    ("июня", "июнь", "june"),
    ("июля", "июль", "july"),
    ("августа", "август", "august"),
    ("сентября", "сентябрь", "september"),
    ("октября", "октябрь", "october"),
    ("ноября", "ноябрь", "november"),
    ("декабря", "декабрь", "december"),
)
MONTHS = {name[:3]: number for number, names in enumerate(_MONTHS, start=1) for name in names}
"""The first three letters of each month, and its number."""
_WEEKDAYS = (
    ("понедельник", "пн", "monday"),
    ("вторник", "вт", "tuesday"),
    ("среда", "среду", "ср", "wednesday"),
    ("четверг", "чт", "thursday"),
    ("пятница", "пятницу", "пт", "friday"),
    ("суббота", "субботу", "сб", "saturday"),
    ("воскресенье", "вс", "sunday"),
)
_DAY_OF_WEEK = {
    form: number
    for number, names in enumerate(_WEEKDAYS)
    for name in names
    for form in (name, *((name[:3],) if name.isascii() else ()))
}
_RELATIVE = {
    "сегодня": 0,
    "today": 0,
    "вчера": 1,
    "yesterday": 1,
    "позавчера": 2,
    "завтра": -1,
    "tomorrow": -1,
    "послезавтра": -2,
}
_D, _M, _Y = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<year>[0-9]{4}|[0-9]{2})"
_ORDINAL = r"(?:-?(?:го|е|ое|st|nd|rd|th))?"
_NAME = r"(?P<name>[a-zа-яё]{3,})\.?"
_SPELLINGS = (
    # 2026-11-05, 2026/11/05, 2026.11.05
    rf"(?P<year>[0-9]{{4}})(?P<sign>[-./ ]){_M}(?P=sign){_D}",
    # 05.11.2026, 5/11/26, 5,11,26, 5 11 2026, 05. 11. 2026, 05.11
    rf"{_D}(?P<by> ?[-./,] ?| ){_M}(?:(?:(?P=by)| ){_Y})?",
    # 20261105: the other way round its month would be the 19th or the 20th
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-9]{2})",
    # 05112026
    r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})",
    # 5 ноября, 5-го ноября 2026, 5 нояб. 26, 5th of Nov, 2026
    rf"{_D}{_ORDINAL} ?(?:of )?{_NAME}(?:,? ?{_Y})?",
    # Nov 5, 2026; ноября 5
    rf"{_NAME} {_D}{_ORDINAL}(?:,? {_Y})?",
)
_UNTOLD = pattern(
    r"(?P<first>[0-9]{1,2})(?P<sign> ?[-/] ?| )(?P<second>[0-9]{1,2})(?P<rest>(?:[-/ ].*)?)"
    r"|(?P<both>[0-9]{4})(?P<run>[0-9]{4})"
)
"""Figures between which nothing tells whether the day or the month is first: a dot does, and a
comma, which is the dot of a Russian keypad. No letters: those name the month."""
_DAYS = r"(?:(?P<count>[0-9]{1,3}) )?(?:(?P<week>недел[юиь]|weeks?)|(?:день|дня|дней|days?))"
_AGO = pattern(rf"{_DAYS} (?:тому )?(?:назад|ago)")
_AHEAD = pattern(rf"(?:через|in) {_DAYS}")
_BEFORE = pattern(r"^(?:до|к|по|на|с|со|от|by|on|until|from|since) (?=[0-9])")
"""What may stand before a day where a term is meant; the question says which end of it it is."""
_ABOUT = pattern(
    r"^(?:(?:где-то )?(?:около|примерно|приблизительно|ориентировочно)|где-то|about|around|circa"
    r"|approximately|approx\.?|roughly|~) ?| ?(?:примерно|приблизительно|or so|\?)$"
)
"""What says that a day is not known exactly."""
_YEAR_WORD = pattern(r"(?<=[0-9]) ?(?:года?|г)\.?$")


@cache
def _spellings() -> Sequence[re.Pattern[str]]:
    """Compiled once somebody is asked for a date."""
    return [re.compile(spelling) for spelling in _SPELLINGS]


class _Meant(NamedTuple):
    """Which days may be meant."""

    today: date
    first: date
    before: date | None


def _limit(written: str) -> date | None:
    if not re.fullmatch(_ISO, written, re.ASCII):
        return None
    with suppress(ValueError):
        day = date.fromisoformat(written)
        return day if FIRST <= day <= LATEST else None
    return None


_ISO = r"\d{4}-\d{2}-\d{2}"


class DateField(FieldKind):
    """A day."""

    name = "date"
    said = "a date"
    dated = True
    exact = False
    limits = Bounds(said=f"a day such as {EARLIEST}, from {FIRST} on", pattern=_ISO, read=_limit)
    least = EARLIEST
    scale = Scale(
        FIRST.toordinal(), LATEST.toordinal(), value=date.fromordinal, place=date.toordinal
    )

    def read(self, text: str, asked: Asked) -> str:
        """The day that was meant, in ISO form; a missing year is that of a day that may be meant.

        Raises:
            FieldError: it is no date, no such day, too far away, or later than it may be.
        """
        # 2 ms, and few starts read a date
        from wizard.library.fields.date_words import in_figures, last_weekday

        today = asked.today
        said = in_figures(plain(text).lower(), today)
        if asked.latest or asked.past:  # where a day to come may be meant, either may be
            said = last_weekday(said, today)
        exact = _ABOUT.sub("", said)
        if exact != said and not asked.about:
            raise FieldError("field_date_about")
        bare, weekday = _weekday(exact)
        first = asked.least if isinstance(asked.least, date) else FIRST
        meant = _Meant(today, min(first, EARLIEST), today if asked.latest or asked.past else None)
        words = _YEAR_WORD.sub("", _BEFORE.sub("", bare.rstrip("., ")))
        day = _either_way(words, meant)
        if not asked.latest:
            behind, ahead = _both_ways(words, meant)
            if behind < today < ahead and _either(behind, ahead, today, asked):
                raise FieldError("field_date_which", date=behind, other=ahead)
        if weekday is not None and day.weekday() != _DAY_OF_WEEK[weekday]:
            raise FieldError("field_date_weekday", date=day, weekday=weekday)
        last = today if asked.latest else min(LATEST, _from(today, AHEAD))
        other = _month_first(words, meant) if weekday is None else None
        if other is not None and meant.first <= min(day, other) < max(day, other) <= last:
            raise FieldError("field_date_month", date=day, other=other)
        if asked.latest and day > today:
            raise FieldError("field_date_future", date=day)
        if not meant.first <= day <= last:
            raise FieldError("field_date_far", date=day)
        return day.isoformat() if exact == said else f"{ABOUT}{day}"

    def value(self, canonical: str) -> date:
        """The day; of one that was said approximately the latest that is meant, with that mark."""
        if canonical.startswith(ABOUT):
            return AboutDay.fromisoformat(canonical.removeprefix(ABOUT))
        return date.fromisoformat(canonical)

    def canonical(self, value: Value) -> str:
        """The day in ISO form, with the mark of one that was said approximately."""
        return f"{ABOUT}{value}" if isinstance(value, AboutDay) else str(value)

    def shown(self, value: Value, say: Language) -> str:
        """The day as the language writes it: 05.11.2026, or «около 5 ноября 2026 года»."""
        return say.about(value) if isinstance(value, AboutDay) else super().shown(value, say)

    def samples(self, today: date) -> Sequence[str]:
        """Days of the last weeks and years, by today's calendar."""
        return [(today - timedelta(days=ago)).isoformat() for ago in DAYS_AGO]

    def offered(self, canonical: str, say: Language) -> str:
        """The day as the language writes it."""
        return self.shown(self.value(canonical), say)

    def echoed(self, value: Value, say: Language) -> str:
        """The day with its day of the week, by which it can be checked."""
        assert isinstance(value, date)
        day = say.day(value)
        return say("about_echo", day=day) if isinstance(value, AboutDay) else day


def _both_ways(text: str, meant: _Meant) -> tuple[date, date]:
    """The last such day and the next one; the same day twice, where its year is said."""
    behind = _either_way(text, meant._replace(before=meant.today))
    try:
        return behind, _either_way(text, meant._replace(first=meant.today))
    except FieldError:  # of two figures, in the next century
        return behind, behind


def _either(last: date, ahead: date, today: date, asked: Asked) -> bool:
    """Whether a day without its year may be meant to be the last or the next one.

    Who was given a promise that has passed may mean one that comes soon; and where nothing says
    that it has passed, neither is meant for certain if none is near: then they lie about half a
    year from today, and a whole one from each other.
    """
    soon = ahead < today + SOON
    return soon if asked.past else not soon and last <= today - SOON


def _from(today: date, ahead: timedelta) -> date:
    return today + min(ahead, date.max - today)


def _weekday(text: str) -> tuple[str, str | None]:
    """A date without the day of the week before or after it, and that day."""
    words = text.split(" ")
    for place in (0, -1):
        word = words[place].strip(".,()")
        if len(words) > 1 and word in _DAY_OF_WEEK:
            del words[place]
            return " ".join(words), word
    return text, None


def _either_way(text: str, meant: _Meant) -> date:
    """The day, or that of `11/25/2026`, which has only one meaning: there is no month 25."""
    try:
        return _day(text, meant)
    except FieldError:
        found = _month_first(text, meant)
        if found is None:
            raise
        return found


def _day(text: str, meant: _Meant) -> date:
    today = meant.today
    if text in _RELATIVE:
        return today - timedelta(days=_RELATIVE[text])
    if ago := _AGO.fullmatch(text):
        return today - _counted(ago)
    if ahead := _AHEAD.fullmatch(text):
        return _from(today, _counted(ahead))
    match = next((found for spelling in _spellings() if (found := spelling.fullmatch(text))), None)
    if match is None:
        raise FieldError("field_date")
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else _month(parts["name"])
    day, year = int(parts["day"]), parts["year"]
    if year is None:
        return _nearest(range(today.year - 1, today.year + 2), month, day, meant)
    if len(year) == 2:
        read = _in_century(int(year), month, day, meant)
        _check_order(read, parts, meant)
        if read - today > NEAR:
            raise FieldError("field_date_year", date=read)
        return read
    return _make(int(year), month, day)


def _counted(said: re.Match[str]) -> timedelta:
    """So many days, or weeks; one where no number is said."""
    return timedelta(days=int(said["count"] or 1) * (7 if said["week"] else 1))


def _in_century(year: int, month: int, day: int, meant: _Meant) -> date:
    return _nearest(range(1900 + year, 2200, 100), month, day, meant)


def _month_first(text: str, meant: _Meant) -> date | None:
    """The day of `11/05/2026` or `11-05-2026` where it is written as in America."""
    with suppress(FieldError):
        if (match := _UNTOLD.fullmatch(text)) and not any(map(str.isalpha, text)):
            if both := match["both"]:
                return _day(f"{both[2:]}{both[:2]}{match['run']}", meant)
            return _day("".join(match.group("second", "sign", "first", "rest")), meant)
    return None


def _check_order(read: date, parts: Mapping[str, str | None], meant: _Meant) -> None:
    """Refuse `26-11-05`: with the year before the month and the day, it is a nearer day."""
    day, month, year = parts["day"], parts.get("month"), parts["year"]
    if not (day and month and year) or len(day) != 2:
        return
    try:
        other = _in_century(int(day), int(month), int(year), meant._replace(before=None))
    except FieldError:
        return
    today = meant.today
    if other - today <= NEAR and abs(other - today) < abs(read - today):
        raise FieldError("field_date_order", date=read, other=other)


def _month(name: str) -> int:
    number = MONTHS.get(name[:3])
    if number is None or not any(full.startswith(name) for full in (*_MONTHS[number - 1], "sept")):
        raise FieldError("field_date")
    return number


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        parts = {"day": f"{day:02}", "month": f"{month:02}", "year": f"{year:04}"}
        raise FieldError("field_date_none", **parts) from None


def _nearest(years: Iterable[int], month: int, day: int, meant: _Meant) -> date:
    """The nearest of the days that may be meant, and not after `before` where one of them can."""
    today, before = meant.today, meant.before
    near = sorted(years, key=lambda year: abs(year - today.year))
    options = []
    for year in near:
        with suppress(ValueError):
            options.append(date(year, month, day))
    known = [option for option in options if meant.first <= option <= LATEST]
    if not known:
        return _make(near[0], month, day)
    past = [option for option in known if before is None or option <= before]
    return min(past or known, key=lambda option: abs(option - today))
