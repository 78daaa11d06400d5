"""Conditions over what may be.

A *situation* is a set of bits, kept in one int: for each variable, which of its values are still
possible. An atom says that a variable has one of some values. Owns the reasoning with both; refuses
to know what the variables stand for: that is `domains`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_STEPS = 2_000
"""After so many cases a condition counts as one that may hold; nothing is claimed from it."""


@dataclass(frozen=True, order=True)
class Atom:
    """A variable has one of the values in `hit`; `drop` are its other values."""

    hit: int
    drop: int


@dataclass(frozen=True, eq=False)  # one is the same as itself alone: to compare all parts is slow
class Every:
    """All parts hold; with no parts, always."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, eq=False)
class Some:
    """At least one part holds; with no parts, never."""

    parts: tuple[Formula, ...]


Formula = Atom | Every | Some

ALWAYS = Every(())
NEVER = Some(())


def opposite(atom: Atom) -> Atom:
    """That it does not hold."""
    return Atom(atom.drop, atom.hit)


def every(parts: Iterable[Formula]) -> Formula:
    """That all parts hold, without those that say nothing."""
    left = [part for part in parts if part is not ALWAYS]
    if NEVER in left:
        return NEVER
    return left[0] if len(left) == 1 else Every(tuple(left)) if left else ALWAYS


def some(parts: Iterable[Formula]) -> Formula:
    """That a part holds, without those that never do."""
    left = [part for part in parts if part is not NEVER]
    if ALWAYS in left:
        return ALWAYS
    return left[0] if len(left) == 1 else Some(tuple(left)) if left else NEVER


def refine(situation: int, formula: Formula) -> int:
    """What is left of a situation where `formula` holds; 0 if it cannot.

    Each variable is looked at by itself, so more may be left than can be, and never less.
    """
    if isinstance(formula, Atom):
        return situation ^ (situation & formula.drop) if situation & formula.hit else 0
    if isinstance(formula, Every):
        for part in formula.parts:
            situation = refine(situation, part)
            if not situation:
                return 0
        return situation
    left = 0
    for part in formula.parts:
        left |= refine(situation, part)
    return left


def certain(situation: int, formula: Formula) -> bool:
    """Whether `formula` holds in every case of a situation, each part looked at by itself."""
    if isinstance(formula, Atom):
        return not situation & formula.drop
    if isinstance(formula, Every):
        return all(certain(situation, part) for part in formula.parts)
    return any(certain(situation, part) for part in formula.parts)


def possible(situation: int, formulas: Sequence[Formula]) -> bool:
    """Whether some case of a situation makes all `formulas` true: exact, up to `MOST_STEPS`."""
    whole = Every(tuple(formulas))
    stack = [situation]
    for _ in range(MOST_STEPS):
        if not stack:
            return False
        case = _settled(stack.pop(), whole)
        if not case:
            continue
        atom = next(_undecided(case, whole), None)
        if atom is None:
            return True
        stack += [case ^ (case & atom.hit), case ^ (case & atom.drop)]
    return True


class Possibilities:
    """What is possible, remembered: it is asked again and again of the same few bits."""

    def __init__(self) -> None:
        self._known: dict[Formula, tuple[int, dict[int, bool]]] = {}

    def may(self, situation: int, condition: Formula) -> bool:
        """Whether a condition may hold in a situation."""
        if condition not in self._known:
            bits = 0
            for atom in atoms(condition):
                bits |= atom.hit | atom.drop
            self._known[condition] = (bits, {})
        bits, known = self._known[condition]
        looked_at = situation & bits
        if looked_at not in known:
            known[looked_at] = possible(situation, [condition])
        return known[looked_at]


def atoms(formula: Formula) -> Iterator[Atom]:
    """Every atom of a condition."""
    if isinstance(formula, Atom):
        yield formula
        return
    for part in formula.parts:
        yield from atoms(part)


def without(formula: Formula, unknown: Collection[Atom]) -> Formula:
    """The condition with nothing built on what cannot be known."""
    if isinstance(formula, Atom):
        return NEVER if formula in unknown else formula
    parts = tuple(without(part, unknown) for part in formula.parts)
    return Every(parts) if isinstance(formula, Every) else Some(parts)


def _settled(case: int, formula: Every) -> int:
    while case:
        left = refine(case, formula)
        if left == case:
            break
        case = left
    return case


def _undecided(case: int, formula: Formula) -> Iterator[Atom]:
    """The atoms on which it still depends whether `formula` holds."""
    if isinstance(formula, Atom):
        if case & formula.drop and case & formula.hit:
            yield formula
    elif not certain(case, formula):
        for part in formula.parts:
            yield from _undecided(case, part)
