"""Conditions over what may be, as ordered multi-valued decision diagrams.

A *situation* is a set of bits, kept in one int: for each variable, which of its values are still
possible. An atom says that a variable has one of some values. A condition is a diagram (Bryant's,
with more than two values: Srinivasan, Kam): a question about the lowest variable that it looks at,
and by each answer the condition that is left. Equal conditions are one object, so each is put
together once, and what may hold in a situation is read off in one pass. Owns the reasoning with
both; refuses to know what the variables stand for: that is `domains`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, attrgetter
from typing import NamedTuple, TypeVarTuple

Args = TypeVarTuple("Args")

Step = Callable[[int, int], int]
"""By the bits of a variable and those of some values, what they are on the other side of a step."""

MOST_STEPS = 20_000
"""Of putting two conditions together; what takes more may hold or not, and nothing is claimed."""
MOST_DEEP = 200
"""Questions that one of them may ask one after the other; the same of more."""


class Atom(NamedTuple):
    """A variable has one of the values in `hit`; `drop` are its other values."""

    hit: int
    drop: int

    @property
    def opposite(self) -> Atom:
        """That it does not hold."""
        return Atom(self.drop, self.hit)


class Cut:
    """How the values of the variable with the bits `span` are parted: into `masks`.

    Conditions that part them alike have one cut; by what is left with each part, they are `made`.
    """

    __slots__ = ("made", "masks", "span")

    def __init__(self, span: int = 0, masks: Sequence[int] = ()) -> None:
        self.span = span
        self.masks = masks
        self.made: dict[tuple[Formula, ...], Formula] = {}


class Formula:
    """A condition; `span` are the bits of the variable that it asks about first.

    `cut` is how it parts their values, `left` what is left with each part. `bits` is all that it
    looks at, `deep` is how many questions it asks one after the other.
    """

    __slots__ = ("bits", "cut", "deep", "left", "span")

    def __init__(self, cut: Cut, left: tuple[Formula, ...] = ()) -> None:
        self.cut = cut
        self.span = bits = cut.span
        self.left = left
        deep = 0
        for part in left:
            if part.bits:  # else a large number would be kept once more
                bits |= part.bits
            if deep <= part.deep:
                deep = part.deep + 1
        self.bits: int = bits
        self.deep: int = deep

    @property
    def parts(self) -> Iterable[tuple[int, Formula]]:
        """The values of the first variable, and what is left with each."""
        return zip(self.cut.masks, self.left, strict=True)


ALWAYS = Formula(Cut())
NEVER = Formula(Cut())

Two = tuple[Formula, Formula]


class Situations(dict[int, int]):
    """Some situations: by each mask those that have one of its values, a bit for each."""

    def __init__(self, each: Iterable[int]) -> None:
        self._each = [(1 << at, one) for at, one in enumerate(each)]
        self.every = (1 << len(self._each)) - 1
        """All of them."""
        self.common = reduce(and_, (one for _, one in self._each), -1)
        """The values that each of them has."""
        self.known: dict[tuple[Formula, int], Formula] = {}
        """What is known of conditions that may hold in some of them."""

    def __missing__(self, mask: int) -> int:
        each, common = self._each, mask & self.common
        found = self.every if common else sum(bit for bit, one in each if one & mask)
        self[mask] = found
        return found


class _TooLargeError(Exception):
    """A condition takes too many steps to be put together."""


class Formulas:
    """All conditions of one library: the unique table, and what was put together before."""

    def __init__(self) -> None:
        self._cuts: dict[tuple[int, ...], Cut] = {}
        self._joint: dict[Formula, dict[Two, Formula]] = {ALWAYS: {}, NEVER: {}}
        self._opposites: dict[Formula, Formula] = {}
        self._images: dict[tuple[int, Step], dict[Formula, Formula]] = {}
        self._left = 0
        self.unsound = self.atom(Atom(2, 4))
        """What is unsound: it may hold or not, whatever else is known."""
        self.open = self.atom(Atom(8, 16))
        """The same of what is sound, and too large to be reasoned about."""

    def atom(self, atom: Atom) -> Formula:
        """That an atom holds."""
        return self._among(atom.hit | atom.drop, atom.hit, ALWAYS)

    def among(self, span: int, values: int) -> Formula:
        """That a variable has one of some values."""
        return self._among(span, span & values, ALWAYS)

    def _among(self, span: int, values: int, rest: Formula) -> Formula:
        """That a variable has one of some values, and what is left then holds."""
        if not values:
            return NEVER
        return (
            rest if values == span else self._node(span, [(values, rest), (span ^ values, NEVER)])
        )

    def every(self, parts: Iterable[Formula]) -> Formula:
        """That all parts hold; with no parts, always."""
        simple_first = sorted(parts, key=attrgetter("deep"))  # what is between stays small
        return self._bounded(self._joined, simple_first, ALWAYS, NEVER)

    def some(self, parts: Iterable[Formula]) -> Formula:
        """That at least one part holds; with no parts, never."""
        return self._bounded(self._joined, parts, NEVER, ALWAYS)

    def sure(self, condition: Formula) -> Formula:
        """A condition with nothing built on what cannot be known: as if that never held."""
        return self._assumed(condition, 4, 16)

    def could(self, condition: Formula) -> Formula:
        """A condition as if all that cannot be known held."""
        return self._assumed(condition, 2, 8)

    def _assumed(self, condition: Formula, unsound: int, open_: int) -> Formula:
        # These are the lowest of all bits, so they are asked about first.
        if condition.span > self.open.span:
            return condition
        for value, unknown in ((unsound, self.unsound), (open_, self.open)):
            if condition.span == unknown.span:
                condition = next(part for mask, part in condition.parts if mask & value)
        return condition

    def negation(self, condition: Formula) -> Formula:
        """That a condition does not hold."""
        if not condition.left:
            return NEVER if condition is ALWAYS else ALWAYS
        if condition not in self._opposites:
            left = tuple(map(self.negation, condition.left))
            self._opposites[condition] = self._asked(condition.cut, left)
        return self._opposites[condition]

    def moved(self, condition: Formula, bits: int, to: Step) -> Formula:
        """A condition where the values of some variables are others: an image or a preimage.

        Args:
            condition: what is so on one side of a step.
            bits: those that a step changes.
            to: what values are on the other side; equal ones are one step, so that what was moved
                by it once is known.
        """
        if not condition.bits & bits:
            return condition
        known = self._images.setdefault((bits, to), {ALWAYS: ALWAYS, NEVER: NEVER})
        return self._bounded(self._moved, condition, bits, to, known)

    def _moved(
        self,
        condition: Formula,
        bits: int,
        to: Step,
        known: dict[Formula, Formula],
    ) -> Formula:
        if not condition.bits & bits:
            return condition
        found = known.get(condition)
        if found is None:
            cut, span, left = condition.cut, condition.span, []
            for part in condition.left:
                left.append(known.get(part) or self._moved(part, bits, to, known))
            if span & bits:
                values = zip(cut.masks, left, strict=True)
                parts = [self._among(span, to(span, mask), part) for mask, part in values]
                found = self._joined(parts, NEVER, ALWAYS)
            else:
                found = self._asked(cut, tuple(left))
            known[condition] = found
        return found

    def within(self, condition: Formula, situation: int) -> Formula:
        """A smaller condition that is the same in a situation (Coudert and Madre's `restrict`)."""
        return self._within(condition, situation, {})

    def _within(self, condition: Formula, situation: int, known: dict[Formula, Formula]) -> Formula:
        if condition.bits & situation == condition.bits:
            return condition
        found = known.get(condition)
        if found is None:
            left, lost = [], condition.span
            for mask, part in condition.parts:
                if mask & situation:
                    left.append((mask, self._within(part, situation, known)))
                    lost ^= mask
            left[0] = left[0][0] | lost, left[0][1]
            found = known[condition] = self._node(condition.span, left)
        return found

    def met(self, condition: Formula, situations: Situations) -> Formula:
        """The same in several situations: what holds in none of them is left out."""
        every = situations.every
        return self._met_by(condition, every, situations) if every else NEVER

    def _met_by(self, condition: Formula, those: int, situations: Situations) -> Formula:
        """The same in `those` of the situations, a bit for each."""
        if condition.bits & situations.common == condition.bits:
            return condition
        found = situations.known.get((condition, those))
        if found is None:
            cut, left, lost = condition.cut, [], 0
            for mask, part in zip(cut.masks, condition.left, strict=True):
                with_it = those & situations[mask]
                if with_it and part.left:
                    left.append(self._met_by(part, with_it, situations))
                else:
                    lost |= 0 if with_it else mask
                    left.append(part)
            if not lost:
                found = self._asked(cut, tuple(left))
            else:
                kept = [one for one in zip(cut.masks, left, strict=True) if not one[0] & lost]
                other = min((part for _, part in kept), key=lambda part: part is not NEVER)
                found = self._node(cut.span, [*kept, (lost, other)])
            situations.known[condition, those] = found
        return found

    def _bounded(self, made: Callable[[*Args], Formula], *args: *Args) -> Formula:
        """A condition, unless it takes too many steps to be put together."""
        self._left = MOST_STEPS
        try:
            return made(*args)
        except _TooLargeError:
            return self.open

    def _joined(self, parts: Iterable[Formula], neutral: Formula, end: Formula) -> Formula:
        found, known = neutral, self._joint[end]
        for part in parts:
            if found is neutral or part is end:
                found = part
            elif found is not end and part is not neutral and part is not found:
                found = self._join(found, part, neutral, end, known)
        return found

    def _join(
        self, one: Formula, two: Formula, neutral: Formula, end: Formula, known: dict[Two, Formula]
    ) -> Formula:
        """Two conditions as one (Bryant's `apply`): two that ask something, and are not the same.

        What needs no putting together is told here, and not by another call: that is most.
        """
        if one.span > two.span:
            one, two = two, one
        if one.span != two.span and len(one.left) == 2 and end in one.left:
            # A link of a chain is done anew sooner than it is looked up: most have one way to them.
            part = one.left[one.left[0] is end]
            easy = part is neutral or part is two
            joined = two if easy else self._join(part, two, neutral, end, known)
            return self._asked(one.cut, (end, joined) if one.left[0] is end else (joined, end))
        pair = one, two
        found = known.get(pair)
        if found is not None:
            return found
        self._left -= 1
        if self._left < 0:
            raise _TooLargeError
        join, cut, left = self._join, one.cut, []
        if two.cut is cut:
            for part, second in zip(one.left, two.left, strict=True):
                if part is neutral or part is second or second is end:
                    left.append(second)
                elif second is neutral or part is end:
                    left.append(part)
                else:
                    left.append(join(part, second, neutral, end, known))
            found = self._asked(cut, tuple(left))
        elif two.span != one.span:
            for part in one.left:
                plain = two if part is neutral or part is two else end if part is end else None
                left.append(plain or join(part, two, neutral, end, known))
            found = self._asked(cut, tuple(left))
        else:
            found = self._crossed(one, two, neutral, end)
        known[pair] = found
        return found

    def _crossed(self, one: Formula, two: Formula, neutral: Formula, end: Formula) -> Formula:
        """The same of two that part the values of one variable, and not alike."""
        left = []
        for mask, part in one.parts:
            for other, second in two.parts:
                if both := mask & other:
                    left.append((both, self._joined((part, second), neutral, end)))
        return self._node(one.span, left)

    def _node(self, span: int, left: Sequence[tuple[int, Formula]]) -> Formula:
        """A question about a variable, by what is left with which of its values."""
        several: dict[Formula, int] = {}
        for mask, part in left:
            several[part] = several.get(part, 0) | mask
        if len(several) == 1:
            return left[0][1]
        parts = {mask: part for part, mask in several.items()}
        masks = tuple(sorted(parts))  # no two variables share a bit
        if masks not in self._cuts:
            self._cuts[masks] = Cut(span, masks)
        return self._asked(self._cuts[masks], tuple(parts[mask] for mask in masks))

    def _asked(self, cut: Cut, left: tuple[Formula, ...]) -> Formula:
        """The same by what is left with each part of the values."""
        if len(left) == 2:
            if left[0] is left[1]:
                return left[0]
        elif len({*left}) < len(left):
            return self._node(cut.span, [*zip(cut.masks, left, strict=True)])
        made = cut.made.get(left)
        if made is None:
            made = Formula(cut, left)
            if made.deep > MOST_DEEP:
                raise _TooLargeError
            cut.made[left] = made
        return made


def refine(situation: int, condition: Formula) -> int:
    """What is left of a situation where a condition holds, variable by variable; 0 if it cannot."""
    looked_at = situation & condition.bits
    left = _refined(looked_at, condition, {ALWAYS: looked_at, NEVER: None})
    return 0 if left is None else situation ^ looked_at ^ left


def _refined(situation: int, condition: Formula, known: dict[Formula, int | None]) -> int | None:
    if condition not in known:
        found: int | None = None
        for mask, part in condition.parts:
            left = _refined(situation, part, known) if situation & mask else None
            if left is not None:
                found = (found or 0) | (left ^ (left & (condition.span ^ mask)))
        known[condition] = found
    return known[condition]


def possible(situation: int, condition: Formula) -> bool:
    """Whether some case of a situation makes a condition true."""
    seen, stack = {NEVER}, [condition]
    while stack:
        here = stack.pop()
        if here is ALWAYS:
            return True
        if here not in seen:
            seen.add(here)
            for mask, part in zip(here.cut.masks, here.left, strict=True):
                if situation & mask:
                    stack.append(part)
    return False
