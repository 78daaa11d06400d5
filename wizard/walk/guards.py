"""Whether a guard holds for the values of a walk on a day.

Owns the meaning of the closed set; its grammar is in `tree.guard`. A name without a value makes
every comparison false, so that a skipped question is never taken for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from wizard.law.days import has_passed
from wizard.law.rules import Value
from wizard.library.fields import Bound
from wizard.library.guard import All, Among, Answered, AnyOf, AtLeast, Guard, Not, OlderThan


def holds(guard: Guard, values: Mapping[str, Value], today: date) -> bool:
    """Whether `guard` holds."""
    match guard:
        case All(parts):
            return all(holds(part, values, today) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values, today) for part in parts)
        case Not(part):
            return not holds(part, values, today)
        case Answered(name):
            return name in values
        case Among(name, wanted):
            value = values.get(name)
            if isinstance(value, tuple):
                return any(item in wanted for item in value)
            return value is not None and str(value) in wanted
        case AtLeast(name, bound):
            return _at_least(values.get(name), bound)
        case OlderThan(name, count, working):
            value = values.get(name)
            return isinstance(value, date) and has_passed(value, count, today, working=working)


def _at_least(value: Value | None, bound: Bound) -> bool:
    """By Python's own order; what has none with the bound is not above it."""
    if isinstance(bound, Decimal):
        return isinstance(value, int | Decimal) and value >= bound
    return isinstance(value, str) and value >= bound
