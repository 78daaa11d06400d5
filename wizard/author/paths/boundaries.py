"""Values that answer a guard: for a field a few, such that each guard can be told both ways.

Owns the choice of values. For an answer that is one of a few all are there; for a date or a sum
those on both sides of each boundary, also where the guard looks at a value that is derived from it.
A boundary is found by bisection, so one that a derived value crosses twice may be missed; who uses
the values tries them, and never trusts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from wizard.author.flow.date_orders import rests_on
from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.fields.kind import Scale
from wizard.library.guard import Among, AnyRow, Comparison, Guard, comparisons, names
from wizard.library.library import Library
from wizard.library.model import Input, Node
from wizard.library.node import PART
from wizard.walk.answers import Answer, accept
from wizard.walk.guards import holds
from wizard.walk.values import Values, derivations

WIDEST = 4000
"""Days after today until which a boundary is looked for."""
MOST_ITEMS = 6
"""Items of a checklist of which every selection is tried."""


class TrialAnswer(NamedTuple):
    """An answer to a field, and the value that it sets; None where it was skipped."""

    answer: Answer
    value: Value | None


class Setting(NamedTuple):
    """A value as it comes to its name: a cell, to the rows that are there."""

    name: str
    kept: Callable[[Value | None, Value | None], Value | None]
    value: Value | None


Known = tuple[Setting, ...]
"""What was answered, in this order."""


class Look(NamedTuple):
    """A comparison with an answer, and what is known before and behind that."""

    atom: Comparison
    before: Known
    behind: Known


def known_by(told: Iterable[Setting]) -> dict[str, Value]:
    """What is known once so much was answered."""
    asked: dict[str, Value] = {}
    for name, kept, value in told:
        found = kept(value, asked.get(name))
        if found is not None:
            asked[name] = found
    return asked


def part_of(node: Node) -> str:
    """What an answer to a field sets: its name, or the column of rows."""
    return f"{node.save_as}{PART}{node.column}" if node.column else node.save_as or ""


class Boundaries:
    """The values worth trying in one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self.today = today
        self._facts = library.facts
        self._russian = library.manifest.languages[0] == "ru"
        self._derivations = derivations(library)
        # Many ways have the same few questions.
        self.needs = lru_cache(maxsize=None)(self._needs)
        """The names of answers that decide whether a guard holds, and of rows the columns."""
        self.atoms = lru_cache(maxsize=None)(self._atoms)
        """The comparisons of a guard, and those by which its derived values are found."""
        self._turns = lru_cache(maxsize=None)(self._bisected)

    def holds(self, guard: Guard, asked: Mapping[str, Value]) -> bool:
        """Whether a guard holds for what was answered, derived values counted."""
        return holds(guard, Values(asked, self._derivations, self._facts, self.today), self.today)

    def options(
        self,
        node: Node,
        looked_at: Iterable[Look],
        near: Iterable[str] = (),
    ) -> tuple[TrialAnswer, ...]:
        """The answers to try, the likeliest first; that it is skipped comes last.

        Args:
            node: what is answered.
            looked_at: the comparisons with it.
            near: days to try as well.
        """
        looked_at = list(looked_at)
        if node.field is None:
            named = _named(node.save_as or "", looked_at)
            return tuple(TrialAnswer(ticked, tuple(ticked)) for ticked in _selections(node, named))
        typed = [*self._typed(node.field, looked_at), *near]
        if node.optional:
            typed.append("")
        return self._sound(node.field, typed)

    def likely(self, node: Node) -> TrialAnswer:
        """The answer to give where no guard will look at it: nothing, if that will do."""
        if node.field is None:
            return TrialAnswer([], ())
        return TrialAnswer(None, None) if node.optional else self.options(node, ())[0]

    def samples(self, node: Node) -> tuple[TrialAnswer, ...]:
        """Two answers, to see what another one turns by."""
        if node.field is None:
            return (TrialAnswer([], ()),)
        return self._sound(node.field, self._samples(node.field)[:2])

    def _samples(self, node: Input) -> Sequence[str]:
        """What a person might type, in the letters of the library where there is a choice."""
        found = node.takes.samples(self.today)
        own = [typed for typed in found if typed.isascii() is not self._russian]
        return own or found

    def _needs(self, guard: Guard) -> frozenset[str]:
        found, _ = rests_on(names(guard), self._derivations)
        return frozenset({*(found - self._derivations.keys()), *self._columns(guard, found)})

    def _columns(self, guard: Guard, found: Iterable[str]) -> Iterator[str]:
        for atom in self.atoms(guard):
            if isinstance(atom, AnyRow):
                yield from (f"{atom.name}{PART}{column}" for column in names(atom.part))
        for way in (way for name in found for way in self._derivations.get(name, ())):
            if way.column is not None:
                yield f"{way.arguments['of']}{PART}{way.column}"

    def _atoms(self, guard: Guard) -> tuple[Comparison, ...]:
        found, _ = rests_on(names(guard), self._derivations)
        ways = (way for name in found for way in self._derivations.get(name, ()))
        guards = [guard, *(way.guard for way in ways if way.guard)]
        return tuple(dict.fromkeys(atom for one in guards for atom in comparisons(one)))

    def _sound(self, node: Input, typed: Iterable[str]) -> tuple[TrialAnswer, ...]:
        """What the field takes of what is typed, each answer once."""
        found: dict[Answer, TrialAnswer] = {}
        for text in dict.fromkeys(typed):
            try:
                answer = accept(node, text, self.today)
            except FieldError:
                continue
            value = None if answer is None else node.takes.value(str(answer))
            found.setdefault(str(answer), TrialAnswer(answer, value))
        return tuple(found.values())

    def _typed(self, node: Input, looked_at: Iterable[Look]) -> Iterator[str]:
        """What might be typed into a field, sound or not."""
        samples = self._samples(node)
        if node.example or not samples:
            yield node.example or node.column or node.save_as
        yield from samples
        yield from (limit for limit in (node.min, node.max) if limit is not None)
        yield from _named(node.save_as, looked_at)
        if (scale := node.scale) is not None:
            if node.takes.dated:
                scale = replace(scale, last=scale.place(self.today) + WIDEST)
            for look in looked_at:
                yield from map(str, self._turns(look, node.save_as, node.kept, scale))

    def _bisected(
        self,
        look: Look,
        name: str,
        kept: Callable[[Value | None, Value | None], Value | None],
        scale: Scale,
    ) -> tuple[Value, ...]:
        """The two values between which a condition turns, if it does."""

        def so(place: int) -> bool:
            own = Setting(name, kept, scale.value(place))
            return self.holds(look.atom, known_by([*look.before, own, *look.behind]))

        low, high = scale.first, scale.last
        first = so(low)
        if first == so(high):
            return ()
        while high - low > 1:
            middle = (low + high) // 2
            if so(middle) == first:
                low = middle
            else:
                high = middle
        return scale.value(low), scale.value(high)


def _named(name: str, looked_at: Iterable[Look]) -> list[str]:
    """The words that guards compare an answer with."""
    atoms = dict.fromkeys(look.atom for look in looked_at)
    return [
        word
        for atom in atoms
        if isinstance(atom, Among) and atom.name == name
        for word in atom.values
    ]


def _selections(node: Node, named: list[str]) -> Iterator[list[str]]:
    # What is not shown to everybody is ticked in none of them.
    items = [name for name, item in node.items.items() if name in named and item.when is None]
    if len(items) <= MOST_ITEMS:
        for count in range(len(items) + 1):
            yield from (list(ticked) for ticked in combinations(items, count))
        return
    yield from ([], items, *([item] for item in items))
    yield from ([other for other in items if other != item] for item in items)
