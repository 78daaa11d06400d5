"""What a person types into a field, understood.

Owns the reading of dates, sums, numbers, phones, addresses: from typed text to one canonical
text that goes into the case file, and from there to a value. Refuses with a `FieldError` that
names what is wrong; nothing typed is thrown away here.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.tree.model import Input

MAX_TEXT = 5_000_000
MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            ("янв", "jan"),
            ("фев", "feb"),
            ("мар", "mar"),
            ("апр", "apr"),
            ("мая", "май", "may"),
            ("июн", "jun"),
            ("июл", "jul"),
            ("авг", "aug"),
            ("сен", "sep"),
            ("окт", "oct"),
            ("ноя", "nov"),
            ("дек", "dec"),
        ),
        start=1,
    )
    for stem in stems
}
_RELATIVE = {
    "сегодня": 0,
    "today": 0,
    "вчера": 1,
    "yesterday": 1,
    "позавчера": 2,
    "завтра": -1,
    "tomorrow": -1,
}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DOTTED = re.compile(r"^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{4}|\d{2}))?$")
_WORDED = re.compile(r"^(\d{1,2})\s+([a-zа-яё]{3,})\.?(?:\s+(\d{4}))?(?:\s*г\.?)?$")
_SUM = re.compile(r"^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?$")
_SUM_IN_ENGLISH = re.compile(r"^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$")
_RUB = re.compile(r"\s*(₽|руб\w*\.?|р\.?|rub|rur)$", re.IGNORECASE)
_WORD = r"[^\s@<>,;.\ud800-\udfff]+"
EMAIL = re.compile(rf"^{_WORD}(\.{_WORD})*@{_WORD}(\.{_WORD})+$")
_ORDER = re.compile(r"^\d{4,}(-\d+){0,3}$")


def parse(field: Input, typed: str, today: date, *, earliest: date | None = None) -> str | None:
    """The canonical text of what was typed, or None where an optional field was left empty.

    Dates become ISO, sums `12500.00`, phones E.164; texts stay as they are.

    Raises:
        FieldError: it does not fit; the key says how.
    """
    text = typed.strip()
    if not text:
        if field.optional:
            return None
        raise FieldError("field_required")
    match field.type:
        case "text" | "multiline":
            return _text(typed)
        case "date":
            day = _date(text, today, latest=today if field.latest else None)
            if earliest is not None and day < earliest:
                raise FieldError("field_date_early", date=day, earliest=earliest)
            return day.isoformat()
        case "money":
            return str(_money(text))
        case "integer":
            return str(_integer(text))
        case "phone":
            return _phone(text)
        case "email":
            if not EMAIL.match(text):
                raise FieldError("field_email")
            return text
        case "order_number":
            return _order_number(text)


def value(field: Input, canonical: str) -> Value:
    """The typed value of a canonical text."""
    match field.type:
        case "date":
            return date.fromisoformat(canonical)
        case "money":
            return Decimal(canonical)
        case "integer":
            return int(canonical)
    return canonical


def _text(typed: str) -> str:
    if len(typed) > MAX_TEXT:
        raise FieldError("field_too_long", most=MAX_TEXT)
    # Half of a surrogate pair, from a terminal that is not UTF-8, can be stored nowhere.
    return typed.encode("utf-8", "replace").decode("utf-8")


def _date(text: str, today: date, *, latest: date | None) -> date:
    day = _day(text.lower().rstrip("."), today, latest)
    if latest is not None and day > latest:
        raise FieldError("field_date_future", date=day)
    if not date(1990, 1, 1) <= day <= date(2100, 1, 1):
        raise FieldError("field_date_far", date=day)
    return day


def _day(text: str, today: date, latest: date | None) -> date:
    if text in _RELATIVE:
        return today - timedelta(days=_RELATIVE[text])
    if match := _ISO.match(text):
        return _make(match[1], match[2], match[3])
    if match := _DOTTED.match(text):
        if match[3] is None:
            return _nearest(match[2], match[1], today, latest)
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return _make(year, match[2], match[1])
    if match := _WORDED.match(text):
        month = MONTHS.get(match[2][:3])
        if month is None:
            raise FieldError("field_date")
        if match[3] is None:
            return _nearest(str(month), match[1], today, latest)
        return _make(match[3], str(month), match[1])
    raise FieldError("field_date")


def _make(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise FieldError("field_date_none", day=day, month=month, year=year) from None


def _nearest(month: str, day: str, today: date, latest: date | None) -> date:
    """A day without a year is the nearest one, and not after `latest`."""
    options = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            option = date(year, int(month), int(day))
        except ValueError:
            continue
        if latest is None or option <= latest:
            options.append(option)
    if not options:
        raise FieldError("field_date_none", day=day, month=month, year=str(today.year))
    return min(options, key=lambda option: abs(option - today))


def _money(text: str) -> Decimal:
    bare = _RUB.sub("", text).strip()
    if bare.startswith("-"):
        raise FieldError("field_money_negative")
    match = _SUM.match(bare) or _SUM_IN_ENGLISH.match(bare)
    if not match:
        raise FieldError("field_money")
    roubles = re.sub(r"\D", "", match[1])
    amount = Decimal(f"{roubles}.{(match[2] or '00').ljust(2, '0')}")
    if amount == 0:
        raise FieldError("field_money_zero")
    if amount >= Decimal(10) ** 9:
        raise FieldError("field_money_large")
    return amount


def _integer(text: str) -> int:
    bare = re.sub(r"[ \u00a0\u202f]", "", text)
    if not re.fullmatch(r"\d{1,9}", bare):
        raise FieldError("field_integer")
    return int(bare)


def _phone(text: str) -> str:
    import phonenumbers  # 50 ms, and few people are asked

    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException:
        raise FieldError("field_phone") from None
    if not phonenumbers.is_possible_number(number):
        raise FieldError("field_phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _order_number(text: str) -> str:
    bare = re.sub(r"^(№|#|N)\s*", "", text).replace(" ", "").replace("–", "-")
    if not _ORDER.match(bare):
        raise FieldError("field_order_number")
    return bare
