"""Whether a guard holds for the values of a walk on a day.

Owns the meaning of the closed set; its grammar is in `library.guard`, and what an
operator means in `library.operators`. A name without a value makes
every comparison false, so that a skipped question is never taken for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from wizard.law.days import has_passed
from wizard.law.rules import Value
from wizard.library.guard import (
    All,
    Among,
    Answered,
    AnyOf,
    AnyRow,
    Compared,
    Guard,
    Not,
    RowCount,
)
from wizard.library.operators import OPERATORS, DateName, Operand, TimeSpan
from wizard.library.table import Table


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
        case AnyRow(name, part):
            table = values.get(name)
            rows = table.rows if isinstance(table, Table) else ()
            return any(holds(part, row, today) for row in rows)
        case RowCount(name, least):
            table = values.get(name)
            return isinstance(table, Table) and len(table.rows) >= least
        case Among(name, wanted):
            value = values.get(name)
            if isinstance(value, tuple):
                return any(item in wanted for item in value)
            return value is not None and str(value) in wanted
        case Compared(name, operator, operand):
            value, other = values.get(name), _held_against(operand, values)
            passed = partial(_passed, today)
            if value is None or other is None:
                return False
            return OPERATORS[operator].holds(value, other, passed)


def _held_against(operand: Operand, values: Mapping[str, Value]) -> Value | Operand | None:
    return values.get(operand.name) if isinstance(operand, DateName) else operand


def _passed(today: date, day: date, span: TimeSpan) -> bool:
    return has_passed(day, span.count, span.unit, today)
