"""A guard in a few words, for a picture: `due_date older than 10 days and reason = overdue`.

Owns the short form. Refuses labels and other words of the library: an author reads this beside the
YAML, where the names and the ids stand.
"""

from __future__ import annotations

from wizard.library.guard import All, Among, Answered, AnyOf, AnyRow, Compared, Guard, Not, RowCount
from wizard.library.operators import OPERATORS


def phrase(guard: Guard) -> str:
    """What has to hold."""
    match guard:
        case Among(name, values):
            return f"{name} = {' | '.join(values)}"
        case Answered(name):
            return f"{name} given"
        case Compared(name, operator, operand):
            return OPERATORS[operator].phrase(name, operand)
        case AnyRow(name, part):
            return f"{name}: one with {phrase(part)}"
        case RowCount(name, least):
            return f"{name}: ≥ {least}"
        case All((Answered(name), Not(AnyRow(other, Not(part))))) if name == other:
            return f"{name}: each with {phrase(part)}"
        case All((Answered(name), Not(RowCount(other, least)))) if name == other:
            return f"{name}: < {least}"
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
