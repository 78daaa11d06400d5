"""A guard in a few words, for a picture: `due_date older than 10 days and reason = overdue`.

Owns the short form. Refuses labels and other words of the library: an author reads this beside the
YAML, where the names and the ids stand.
"""

from __future__ import annotations

from decimal import Decimal

from wizard.library.fields import Bound
from wizard.library.guard import All, Among, Answered, AnyOf, AtLeast, Guard, Not, OlderThan


def phrase(guard: Guard) -> str:
    """What has to hold."""
    match guard:
        case Among(name, values):
            return f"{name} = {' | '.join(values)}"
        case Answered(name):
            return f"{name} given"
        case AtLeast(name, bound):
            return f"{name} ≥ {_bound(bound)}"
        case OlderThan(name):
            return f"{name} older than {_span(guard)}"
        # What the grammar makes of `below` and `within`.
        case All((Answered(name), Not(AtLeast(other, bound)))) if name == other:
            return f"{name} < {_bound(bound)}"
        case All((Answered(name), Not(OlderThan(other) as span))) if name == other:
            return f"{name} within {_span(span)}"
        case All(parts):
            return " and ".join(_bracketed(part, AnyOf) for part in parts)
        case AnyOf(parts):
            return " or ".join(_bracketed(part, All) for part in parts)
        case Not(Among(name, values)):
            return f"{name} ≠ {' | '.join(values)}"
        case Not(Answered(name)):
            return f"{name} not given"
        case Not(part):
            return f"not ({phrase(part)})"


def _bracketed(part: Guard, kind: type) -> str:
    said = phrase(part)
    return (
        f"({said})"
        if isinstance(part, kind) and f" {'and' if kind is All else 'or'} " in said
        else said
    )


def _span(guard: OlderThan) -> str:
    unit = "working day" if guard.working else "day"
    return f"{guard.count} {unit}{'' if guard.count == 1 else 's'}"


def _bound(bound: Bound) -> str:
    return f"{bound:f}" if isinstance(bound, Decimal) else bound
