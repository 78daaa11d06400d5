"""What a name can be, as a few values that the guards of a library can tell apart.

A choice is one of its ids, a sum lies between two of the bounds that some guard names, a date is
older than some of the spans. Owns the cutting of a type into such values, which of them a name has,
and what a comparison says of them. Each value is one bit of a situation (`formula`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import inf
from typing import NamedTuple

from wizard.author.flow.formula import Atom
from wizard.author.names.table import Name
from wizard.i18n import language
from wizard.library.fields import FieldKind
from wizard.library.fields.kind import Scale
from wizard.library.guard import Among, AnyRow, Compared, Comparison, Guard, RowCount
from wizard.library.operators import OPERATORS, TimeSpan
from wizard.walk.values import Derived


class UnmeantError(Exception):
    """A comparison that its type does not take; `guard_checks` tells of it, and nothing follows."""


@dataclass(frozen=True, eq=False)
class Variable:
    """The values of one name from bit `shift` on: first that there is none, if that can be.

    Of many names a bit far up is a large number, so each is made once.
    """

    shift: int
    optional: bool
    values: tuple[object, ...]
    holds: Callable[[Guard, object], bool]
    """Whether a comparison holds of a value; raises UnmeantError."""
    named: Callable[[object], str] = str
    """A value in words: one that is such, or between which bounds it lies."""
    ages: bool = False
    """A date grows older while a person walks on."""

    @property
    def width(self) -> int:
        """The number of bits."""
        return len(self.values) + self.optional

    @cached_property
    def full(self) -> int:
        """All bits."""
        return ((1 << self.width) - 1) << self.shift

    @cached_property
    def unset(self) -> int:
        """The bit that says that there is no value."""
        return 1 << self.shift if self.optional else 0

    @cached_property
    def given(self) -> int:
        """The bits that say that there is one."""
        return self.full ^ self.unset

    def bit(self, value: object) -> int:
        """The bit of a value, or of all that no guard names."""
        place = self.values.index(value) if value in self.values else self.values.index(None)
        return 1 << (self.shift + self.optional + place)

    def single(self, situation: int) -> list[int]:
        """The bit of each value in a situation; that there is none comes last."""
        bits = [1 << (self.shift + place) for place in range(self.width)]
        return [bit for bit in (*bits[self.optional :], *bits[: self.optional]) if bit & situation]

    def said(self, bit: int) -> str:
        """A value in words, by its bit."""
        if bit == self.unset:
            return "skipped"
        return self.named(self.values[bit.bit_length() - 1 - self.shift - self.optional])

    def atom(self, guard: Guard) -> Atom:
        """That a comparison holds: where there is no value, it does not."""
        held = sum(1 << at for at, value in enumerate(self.values) if self.holds(guard, value))
        hit = held << (self.shift + self.optional)
        return Atom(hit, self.full ^ hit)

    @property
    def answered(self) -> Atom:
        """That there is a value."""
        return Atom(self.given, self.unset)

    def aged(self, situation: int) -> int:
        """`situation` after some time: a date may be older by then, and never younger."""
        first = self.shift + self.optional
        bits = (situation & self.given) >> first
        if not bits or situation & self.given == self.given:
            return situation
        for place, value in enumerate(self.values):
            if not bits >> place & 1 and any(
                bits >> other & 1 and _not_younger(value, young)
                for other, young in enumerate(self.values)
            ):
                situation |= 1 << (first + place)
        return situation

    def younger(self, situation: int) -> int:
        """The values of which one in `situation` may come after some time."""
        return sum(bit for bit, later in self._older if later & situation)

    @cached_property
    def _older(self) -> Sequence[tuple[int, int]]:
        """Each value, and those that may come of it."""
        bits = [1 << (self.shift + place) for place in range(self.width)]
        return [(bit, self.aged(bit)) for bit in bits]


def _not_younger(value: object, other: object) -> bool:
    assert isinstance(value, tuple)
    assert isinstance(other, tuple)
    return all(mine >= theirs for mine, theirs in zip(value, other, strict=True))


class Shape(NamedTuple):
    """The values of a type, what a comparison says of them, and what each is in words."""

    values: tuple[object, ...]
    holds: Callable[[Guard, object], bool]
    named: Callable[[object], str] = str


def words(guards: Iterable[Guard], known: Sequence[str] | None) -> Shape:
    """A text or a choice: each word that a guard names, and all others as one.

    Args:
        guards: the comparisons with it.
        known: the ids of a choice; None for a text, which may be anything.
    """
    named = {word for guard in guards if isinstance(guard, Among) for word in guard.values}
    values: list[object] = [*sorted(named if known is None else named & set(known))]
    if known is None or not named.issuperset(known):
        values.append(None)

    def holds(guard: Guard, value: object) -> bool:
        if not isinstance(guard, Among) or (
            known is not None and not set(guard.values) <= {*known}
        ):
            raise UnmeantError
        return value in guard.values

    def told(value: object) -> str:
        return str(value or ("something else" if named else "given"))

    return Shape(tuple(values), holds, told)


def numbers(guards: Iterable[Guard], kind: FieldKind, scale: Scale, *, typed: bool) -> Shape:
    """A value with an order: the rank of each stretch between two bounds.

    Args:
        guards: the comparisons with it.
        kind: the kind of field.
        scale: how its values lie.
        typed: whether a person types it, so that it lies within the scale.
    """
    least, most = (scale.first, scale.last) if typed else (-inf, inf)
    cuts = sorted({cut for guard in guards for cut in _cuts(guard, kind, scale)})
    ranks = [
        rank
        for rank in range(len(cuts) + 1)
        if (rank == len(cuts) or cuts[rank] > least) and (rank == 0 or cuts[rank - 1] <= most)
    ]

    def holds(guard: Guard, value: object) -> bool:
        own = _cuts(guard, kind, scale)
        if not own or not isinstance(value, int):
            raise UnmeantError
        if isinstance(guard, Compared):
            return (value >= bisect_right(cuts, own[0])) is _from(guard)
        return any(value == bisect_right(cuts, cut) for cut in own[::2])

    def told(value: object) -> str:
        assert isinstance(value, int)
        if not cuts:
            return "given"
        place = cuts[value - 1] if value else cuts[0] - 1
        return kind.shown(scale.value(max(place, scale.first)), language("en"))

    return Shape(tuple(ranks), holds, told)


def _cuts(guard: Guard, kind: FieldKind, scale: Scale) -> list[int]:
    """Where a comparison divides the values; an equal one below and above each of its own."""
    if isinstance(guard, Compared):
        row = OPERATORS[guard.operator]
        fits = row.operands.takes(kind) and row.operands.fits(kind, guard.operand)
        return [row.edge(scale, guard.operand)] if fits else []
    if isinstance(guard, Among) and kind.exact and all(map(kind.named, guard.values)):
        places = (scale.place(kind.value(word)) for word in guard.values)
        return [cut for place in places for cut in (place, place + 1)]
    return []


def dates(guards: Iterable[Guard]) -> Shape:
    """A date: how many of the spans it is older than, of each of the `_COUNTED`."""
    spans = {_measured(span) for guard in guards if (span := _edge(guard)) is not None}
    counts = [sorted(count for unit, count in spans if unit == counted) for counted in _COUNTED]
    ranks = product(*(range(len(own) + 1) for own in counts))
    values = [value for value in ranks if _can_be(value, counts)]

    def holds(guard: Guard, value: object) -> bool:
        span = _edge(guard)
        if span is None or not isinstance(value, tuple):
            raise UnmeantError
        unit, count = _measured(span)
        place = _COUNTED.index(unit)
        return (value[place] > counts[place].index(count)) is _from(guard)

    def told(value: object) -> str:
        assert isinstance(value, tuple)
        lies = zip(_COUNTED, value, counts, strict=True)
        spans = [(unit, own[:rank][-1:], own[rank:][:1]) for unit, rank, own in lies]
        older = [f"older than {TimeSpan(count, unit)}" for unit, old, _ in spans for count in old]
        within = [f"within {TimeSpan(count, unit)}" for unit, _, new in spans for count in new]
        return " and ".join([*older, *within]) or "given"

    return Shape(tuple(values), holds, told)


_COUNTED = ("day", "working day", "month")
"""What spans are counted in, years as months."""


def _measured(span: TimeSpan) -> tuple[str, int]:
    return ("month", 12 * span.count) if span.unit == "year" else (span.unit, span.count)


def _can_be(ranks: tuple[int, ...], counts: Sequence[Sequence[int]]) -> bool:
    """Whether a date can be older than just these spans: none of the others is surely shorter."""
    older, younger = [-1.0], [inf]
    for unit, rank, own in zip(_COUNTED, ranks, counts, strict=True):
        older += [_days(unit, count)[0] for count in own[:rank]]
        younger += [_days(unit, count)[1] for count in own[rank:]]
    return max(older) < min(younger)


def _days(unit: str, count: int) -> tuple[float, float]:
    """The fewest and the most days that so many of a unit can take."""
    if unit == "month":
        years, months = divmod(count, 12)
        return 365 * years + 28 * months, 365 * years + (years + 3) // 4 + 31 * months
    return count, count if unit == "day" else inf


def orders(first: str) -> Shape:
    """Two dates: whether the `first` lies before the other, on the same day, or behind it."""

    def holds(guard: Guard, value: object) -> bool:
        if not isinstance(guard, Compared) or not isinstance(value, int):
            raise UnmeantError
        behind = value if guard.name == first else -value
        edge: int = OPERATORS[guard.operator].edge(None, guard.operand)
        return (behind >= edge) is _from(guard)

    return Shape((-1, 0, 1), holds)


def _edge(guard: Guard) -> TimeSpan | None:
    """The span that turns a comparison of a date; None if it is none of those."""
    if not isinstance(guard, Compared) or not isinstance(guard.operand, TimeSpan):
        return None
    edge: TimeSpan = OPERATORS[guard.operator].edge(None, guard.operand)
    return edge


def _from(guard: Guard) -> bool:
    """Whether a comparison holds from its edge on, and not before it."""
    return isinstance(guard, Compared) and OPERATORS[guard.operator].side == "from"


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
