"""The operators of guards: what is written behind a name to compare its value by size, by age, or
with another date.

Owns the table: how what stands behind an operator is read, when it holds, how it is said, and where
it divides the values of a kind. An operator is one row. Grammars, proofs, pictures and schemas read
the rows and know no operator by name. Refuses to count working days: whoever asks whether a guard
holds brings that along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from wizard.library.fields import BOUNDS, KINDS, Bound, FieldKind, Value
from wizard.library.fields.kind import Scale
from wizard.pattern import pattern

UNITS = ("day", "working day", "month", "year")
"""What a span is counted in."""


class TimeSpan(msgspec.Struct, frozen=True):
    """A number of days, working days, months or years."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


class DateName(msgspec.Struct, frozen=True):
    """The name of another date of the case."""

    name: str

    def __str__(self) -> str:
        return self.name


Operand = Bound | TimeSpan | DateName
Passed = Callable[[date, TimeSpan], bool]
"""Whether a span that began on a day has run out."""


class Operands(msgspec.Struct, frozen=True):
    """What may stand behind an operator."""

    name: str
    """What the schema calls it."""
    said: str
    """What it is, in a message."""
    cause: Literal["number", "span", "other"]
    """What an author got wrong who wrote something else."""
    pattern: str
    """It, as a schema has it."""
    read: Callable[[str], Operand | None]
    """What was written; None if it is none."""
    takes: Callable[[FieldKind], bool]
    """Whether values of a kind are compared with it."""
    fits: Callable[[FieldKind, Operand], bool]
    """Whether values of a kind, of those that it takes, are compared with this one."""

    @property
    def kinds(self) -> Sequence[FieldKind]:
        """The kinds of fields whose values are compared with it."""
        return [kind for kind in KINDS.values() if self.takes(kind)]


def _bound(written: str) -> Bound | None:
    found = (bounds.read(written) for bounds in BOUNDS)
    return next((bound for bound in found if bound is not None), None)


def _span(written: str) -> TimeSpan | None:
    match = _SPAN.fullmatch(written)
    return TimeSpan(int(match["count"]), match["unit"]) if match else None


def _date_name(written: str) -> DateName | None:
    return DateName(written) if _NAME.fullmatch(written) else None


_UNIT = "|".join(UNITS)
_SPAN = pattern(rf"(?P<count>\d{{1,4}}) (?P<unit>{_UNIT})s?")
_NAME = pattern("[a-z][a-z0-9_]*")
BOUND = Operands(
    name="Bound",
    said=" or ".join(bounds.said for bounds in BOUNDS),
    cause="number",
    pattern="|".join(bounds.pattern for bounds in BOUNDS),
    read=_bound,
    takes=lambda kind: kind.bounds is not None,
    fits=lambda kind, bound: kind.bounds is not None and kind.bounds.read(str(bound)) is not None,
)
SPAN = Operands(
    name="Span",
    said="a span such as «10 days», «3 working days», «6 months» or «2 years»",
    cause="span",
    pattern=rf"\d{{1,4}} ({_UNIT})s?",
    read=_span,
    takes=lambda kind: kind.dated,
    fits=lambda kind, span: True,
)
DATE_NAME = Operands(
    name="DateName",
    said="the name of another date",
    cause="other",
    pattern=_NAME.pattern,
    read=_date_name,
    takes=lambda kind: kind.dated,
    fits=lambda kind, name: True,
)
Side = Literal["from", "before"]


class Operator(msgspec.Struct, frozen=True):
    """One way to compare a value that is there."""

    name: str
    operands: Operands
    sign: str
    """What stands between the name and the operand in a picture."""
    told: str
    """When it holds, for an editor."""
    holds: Callable[[Value, Any, Passed], bool]
    """Whether it holds of a value; of another date it is given the value, and not the name."""
    edge: Callable[[Scale | None, Any], Any]
    """Where it begins or ceases to hold: the number of a value on a scale; a span, which turns it
    on the day on which it has run out; or how many days behind the other date."""
    side: Side
    """Whether it holds from its edge on, or before it: of two with one edge each negates the
    other."""

    def phrase(self, name: str, operand: Operand) -> str:
        """A comparison in a few words."""
        said = f"{operand:f}" if isinstance(operand, Decimal) else str(operand)
        return f"{name} {self.sign} {said}"


def _reaches(value: Value, bound: Bound, passed: Passed) -> bool:
    """By Python's own order; what has none with the bound is below it."""
    if isinstance(bound, Decimal):
        return isinstance(value, int | Decimal) and value >= bound
    return isinstance(value, str) and isinstance(bound, str) and value >= bound


def _place(scale: Scale | None, bound: Bound) -> int:
    assert scale is not None, "what is compared with a bound has a scale"
    return scale.place(bound)


def _itself(scale: Scale | None, span: TimeSpan) -> TimeSpan:
    return span


def _run_out(value: Value, span: TimeSpan, passed: Passed) -> bool:
    return isinstance(value, date) and passed(value, span)


def _same_day(scale: Scale | None, other: DateName) -> int:
    return 0


def _next_day(scale: Scale | None, other: DateName) -> int:
    return 1


def _of_dates(
    name: str, told: str, edge: Callable[[Scale | None, Any], int], side: Side
) -> Operator:
    """A row that compares a date with another one."""

    def holds(value: Value, other: Value, passed: Passed) -> bool:
        if not isinstance(value, date) or not isinstance(other, date):
            return False
        return ((value - other).days >= edge(None, other)) is (side == "from")

    return Operator(name, DATE_NAME, name.replace("_", " "), told, holds, edge, side)


OPERATORS: Mapping[str, Operator] = {
    row.name: row
    for row in (
        Operator("at_least", BOUND, "≥", "this or more", _reaches, _place, "from"),
        Operator(
            "below", BOUND, "<", "less than this",
            lambda value, bound, passed: not _reaches(value, bound, passed), _place, "before",
        ),
        Operator(
            "older_than", SPAN, "older than", "so much time has run out since",
            _run_out, _itself, "from",
        ),
        Operator(
            "within", SPAN, "within", "so much time has not yet run out",
            lambda value, span, passed: not _run_out(value, span, passed), _itself, "before",
        ),
        _of_dates("after", "it lies behind the other", _next_day, "from"),
        _of_dates("not_after", "it is the other or lies before it", _next_day, "before"),
        _of_dates("before", "it lies before the other", _same_day, "before"),
        _of_dates("not_before", "it is the other or lies behind it", _same_day, "from"),
    )
}  # fmt: skip
"""Every operator by its name."""
