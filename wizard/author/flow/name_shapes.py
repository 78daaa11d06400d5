"""Which values a name can have, by its type and by the guards that look at it."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.author.flow.variables import Shape, UnmeantError, dates, numbers, words
from wizard.author.names.table import Name
from wizard.library.guard import Among, AnyRow, Comparison, Guard, RowCount
from wizard.walk.values import Derived


def table_of(way: Derived) -> tuple[str, ...]:
    """A table of rates, and the names from which it is asked how far that reaches."""
    return (way.rates or "", *way.arguments.values())


def shape_of(entry: Name, seen: set[Comparison], *, typed: bool) -> Shape | None:
    """The values of a name that guards tell apart; None of a choice that is only computed."""
    if entry.kind == "choice":
        return words(seen, sorted(entry.values)) if typed else None
    if ages(entry):
        return dates(seen)
    if entry.field is not None and entry.field.scale is not None:
        return numbers(seen, entry.field, entry.scale or entry.field.scale, typed=typed)
    return words(seen, None)


def tick_of(item: object) -> Shape:
    """An item of a checklist, or what holds of rows: it is so, or not."""
    return Shape((False, True), never, lambda ticked: str(item) if ticked else "")


def asked_of(guard: Comparison) -> Sequence[object]:
    """What a comparison asks of a checklist or of rows: one of these has to hold."""
    if isinstance(guard, Among):
        return guard.values
    return (guard,) if isinstance(guard, AnyRow | RowCount) else ()


def ages(entry: Name) -> bool:
    """Whether it is a date, which grows older."""
    return entry.field is not None and entry.field.dated


def never(guard: Guard, value: object) -> bool:
    """Only whether a list was filled in is a value of its own; each of its lines is another."""
    raise UnmeantError
