"""What people say around and instead of the figures of a date, in figures.

Owns numbers in words, the year that is «last year», the time of day beside a date, and months that
are counted back. Refuses to know what a date is: what it does not know it leaves as it is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from wizard.errors import FieldError
from wizard.library.fields.kind import ABOUT
from wizard.library.months import add_months
from wizard.pattern import pattern

_STEMS = (
    *("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
"""Of the first day of a month, of the second, and so on; the thirtieth comes of no table."""
_TENS = {"двадцать": 20, "тридцать": 30}
_COUNTS = (
    ("один", "одну", "a", "an", "one"),
    ("два", "две", "two"),
    ("три", "three"),
    ("четыре", "four"),
    ("пять", "five"),
    ("шесть", "six"),
    ("семь", "seven"),
    ("восемь", "eight"),
    ("девять", "nine"),
    ("десять", "ten"),
)
_COUNT = {word: count for count, words in enumerate(_COUNTS, start=1) for word in words}
_COUNTED = pattern(
    rf"\b({'|'.join(_COUNT)}) (?=(?:дн|день|недел|месяц|days?\b|weeks?\b|months?\b))"
)
_ORDINAL = pattern(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)}) )?"
    rf"(?P<one>{'|'.join(sorted(_STEMS, key=len, reverse=True))}|тридцат)"
    r"(?:ое|ого|ому|ье|ьего|ьему)(?= [а-яё])"
)
_MONTHS_AGO = pattern(
    r"(?:(?P<count>[0-9]{1,2}) )?(?:месяц(?:а|ев)?|months?) (?:тому )?(?:назад|ago)"
)
_YEARS_AGO = pattern(r"(?:(?P<count>[0-9]{1,2}) )?(?:год(?:а)?|лет|years?) (?:тому )?(?:назад|ago)")
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресенье")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = pattern(
    rf"(?:во? )?(?P<past>прошл(?:ый|ую|ое) )?(?P<day>{'|'.join(_WEEKDAYS)})[ую]?"
    rf"|(?:on )?(?P<last>last )?(?P<english>{'|'.join(_DAYS)})"
)
_YEAR = pattern(r"(?<=[а-яё0-9]) (?P<last>прошлого|этого|текущего|сего) года$")
_CLOCK = pattern(
    r"(?:(?<=[0-9])t|(?<=[0-9а-яёa-z.]),? (?:(?:в|at) )?)"
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:z|[ap]\.?m\.?|мск|msk))?$"
)
_SPACED = pattern(r"(?<=[0-9]) ?([./]) ?(?=[0-9])")
_PART_OF_DAY = pattern(r"(?<=[0-9а-яёa-z.]),? (?:рано )?(?:утром|дн[её]м|вечером)$")


def in_figures(text: str, today: date) -> str:
    """`text`, in small letters, with figures for words, and without the time of that day.

    «Пятого ноября прошлого года в 15:30» becomes «5 ноября 2025», «две недели назад» «2 недели
    назад», and «месяц назад» the day that is about so long ago.
    """
    text = _PART_OF_DAY.sub("", _CLOCK.sub("", _SPACED.sub(r"\1", text)))
    text = _COUNTED.sub(lambda found: f"{_COUNT[found[1]]} ", text)
    text = _YEAR.sub(lambda found: f" {today.year - (found['last'] == 'прошлого')}", text)
    return _long_ago(_ORDINAL.sub(_number, text), today)


def last_weekday(text: str, today: date) -> str:
    """Of «в среду» and «on Monday» the last such day before today; other words as they are.

    Raises:
        FieldError: «last Monday» of a day that was this week: most mean the one of the week before.
    """
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        return text
    names, name = (_WEEKDAYS, found["day"]) if found["day"] else (_DAYS, found["english"])
    back = (today.weekday() - names.index(name) - 1) % 7 + 1
    day = _before(today, back)
    if (found["past"] or found["last"]) and back <= today.weekday():
        raise FieldError("field_date_week", date=_before(today, back + 7), other=day)
    return str(day)


def _before(today: date, days: int) -> date:
    return today - min(timedelta(days=days), today - date.min)


def _number(found: re.Match[str]) -> str:
    tens = _TENS.get(found["tens"], 0)
    if found["one"] == "тридцат":
        return found[0] if tens else "30"
    one = 1 + next(at for at, stem in enumerate(_STEMS) if re.fullmatch(stem, found["one"]))
    return found[0] if tens and one > 9 else str(tens + one)


def _long_ago(text: str, today: date) -> str:
    """Months and years that are counted back come to a day that is meant approximately."""
    for spelling, months in ((_MONTHS_AGO, 1), (_YEARS_AGO, 12)):
        if found := spelling.fullmatch(text):
            return f"{ABOUT}{add_months(today, -months * int(found['count'] or 1))}"
    return text
