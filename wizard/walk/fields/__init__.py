"""What a person types into a field, understood.

Owns which reader a field has: from typed text to one canonical text that goes into the case file,
and from there to a value. Refuses with a `FieldError` that names what is wrong; nothing typed is
thrown away here, and nothing is turned into something else without being refused.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.model import Input
from wizard.walk.fields import amount, day, email, number
from wizard.walk.fields.day import MONTHS
from wizard.walk.fields.email import EMAIL
from wizard.walk.fields.signs import says_nothing, sound

__all__ = ["EMAIL", "MAX_TEXT", "MONTHS", "parse", "value"]

MAX_TEXT = 5_000_000


def parse(field: Input, typed: str, today: date) -> str | None:
    """The canonical text of what was typed, or None where an optional field was left empty.

    Dates become ISO, sums `12500.00`, phones E.164; texts stay as they are. A dash alone is no
    answer.

    Raises:
        FieldError: it does not fit; the key says how.
    """
    if len(typed) > MAX_TEXT:
        raise FieldError("field_too_long", most=MAX_TEXT)
    text = sound(typed)
    if says_nothing(text):
        if field.optional:
            return None
        raise FieldError("field_required")
    match field.type:
        case "text" | "multiline":
            return text
        case "date":
            latest = today if field.latest else None
            before = today if field.latest or field.past is True else None
            return day.read(text, today, latest, before).isoformat()
        case "money":
            return str(amount.money(text))
        case "integer":
            return str(amount.count(text))
        case "phone":
            return number.phone(text)
        case "email":
            return email.address(text)
        case "order_number":
            return number.order(text)


def is_canonical(field: Input, text: str) -> bool:
    """Whether `text` is what `parse` gives, or gave once, for a field of this type."""
    match field.type:
        case "text" | "multiline":
            return bool(text.strip())
        case "email":
            return "@" in text
        case "phone":
            return text.startswith("+")
    try:
        return parse(field, text, date.max) == text
    except FieldError:
        return False


def value(field: Input, canonical: str) -> Value:
    """The typed value of a canonical text.

    Raises:
        ValueError: it is none of this type.
    """
    match field.type:
        case "date":
            return date.fromisoformat(canonical)
        case "money":
            return Decimal(canonical)
        case "integer":
            return int(canonical)
    return canonical
