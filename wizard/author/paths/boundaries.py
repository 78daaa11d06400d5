"""Values that answer a guard: for a field a few, such that each guard can be told both ways.

Owns the choice of values. For an answer that is one of a few all are there; for a date or a sum
those on both sides of each boundary, also where the guard looks at a value that is derived from it.
A boundary is found by bisection, so one that a derived value crosses twice may be missed; who uses
the values tries them, and never trusts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from wizard.author.flow.date_orders import rests_on
from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.fields.kind import Scale
from wizard.library.guard import Among, Comparison, Guard, comparisons, names
from wizard.library.library import Library
from wizard.library.model import Input, Node
from wizard.walk.answers import Answer, accept, sets
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


Known = frozenset[tuple[str, Value]]
"""What else was answered."""


class Boundaries:
    """The values worth trying in one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self.today = today
        self._facts = library.facts
        self._derivations = derivations(library)
        # Many ways have the same few questions.
        self.needs = lru_cache(maxsize=None)(self._needs)
        """The names of answers that decide whether a guard holds."""
        self.atoms = lru_cache(maxsize=None)(self._atoms)
        """The comparisons of a guard, and those by which its derived values are found."""
        self._turns = lru_cache(maxsize=None)(self._bisected)

    def holds(self, guard: Guard, asked: Mapping[str, Value]) -> bool:
        """Whether a guard holds for what was answered, derived values counted."""
        return holds(guard, Values(asked, self._derivations, self._facts, self.today), self.today)

    def options(
        self,
        node: Node,
        looked_at: Iterable[tuple[Comparison, Known]],
        near: Iterable[str] = (),
    ) -> tuple[TrialAnswer, ...]:
        """The answers to try, the likeliest first; that it is skipped comes last.

        Args:
            node: what is answered.
            looked_at: the comparisons with it, each with what else is known.
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
        return self._sound(node.field, node.field.takes.samples(self.today)[:2])

    def _needs(self, guard: Guard) -> frozenset[str]:
        found, _ = rests_on(names(guard), self._derivations)
        return frozenset(found - self._derivations.keys())

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
            found.setdefault(str(answer), TrialAnswer(answer, sets(node, answer)[node.save_as]))
        return tuple(found.values())

    def _typed(self, node: Input, looked_at: Iterable[tuple[Comparison, Known]]) -> Iterator[str]:
        """What might be typed into a field, sound or not."""
        samples = node.takes.samples(self.today)
        if node.example or not samples:
            yield node.example or node.save_as
        yield from samples
        yield from (limit for limit in (node.min, node.max) if limit is not None)
        yield from _named(node.save_as, looked_at)
        if (scale := node.scale) is not None:
            if node.takes.dated:
                scale = replace(scale, last=scale.place(self.today) + WIDEST)
            for atom, known in looked_at:
                yield from map(str, self._turns(atom, node.save_as, scale, known))

    def _bisected(
        self, atom: Comparison, name: str, scale: Scale, known: Known
    ) -> tuple[Value, ...]:
        """The two values between which a condition turns, if it does."""
        make, low, high, others = scale.value, scale.first, scale.last, dict(known)
        first = self.holds(atom, {**others, name: make(low)})
        if first == self.holds(atom, {**others, name: make(high)}):
            return ()
        while high - low > 1:
            middle = (low + high) // 2
            if self.holds(atom, {**others, name: make(middle)}) == first:
                low = middle
            else:
                high = middle
        return make(low), make(high)


def _named(name: str, looked_at: Iterable[tuple[Comparison, Known]]) -> list[str]:
    """The words that guards compare an answer with."""
    atoms = dict.fromkeys(atom for atom, _ in looked_at)
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
