"""What a person can have answered, and the conditions that tie open answers to each other.

Owns forgetting what makes no difference any more, and finding one answer for each field so that all
conditions hold. Refuses to know what a condition means: whoever asks says what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wizard.author.paths.boundaries import TrialAnswer
from wizard.library.guard import Guard

MOST_TRIED = 5_000
"""Options tried to settle conditions; with more they count as impossible."""

Var = tuple[str, int]
"""A name, and how many times it was answered before."""


@dataclass(frozen=True)
class Constraint:
    """A condition over several open answers; without a guard, that the first is no earlier date,
    or, where `truth` is false, not earlier than the other if that has come."""

    guard: Guard | None
    truth: bool
    over: tuple[Var, ...]


Fits = Callable[[Constraint, Mapping[Var, TrialAnswer]], bool]


@dataclass(frozen=True)
class Known:
    """What was answered: the options left of each answer, those in force, the open conditions."""

    options: Mapping[Var, tuple[TrialAnswer, ...]] = field(default_factory=dict)
    force: Mapping[str, Var] = field(default_factory=dict)
    rules: tuple[Constraint, ...] = ()

    def fresh(self, name: str) -> Var:
        """The next answer to a name."""
        return name, self.force[name][1] + 1 if name in self.force else 0

    def told(self, rule: Constraint) -> Known:
        """The same with one more condition."""
        if rule in self.rules:
            return self
        return Known(self.options, self.force, (*self.rules, rule))

    def alive(self, matters: Collection[str]) -> Known:
        """Without the conditions that no answer ahead can come to touch.

        They could be met when they were made, and nothing narrows what they look at any more.
        """
        asked = [var for name, var in self.force.items() if name in matters]
        rules = linked(self.rules, asked)
        kept = {*self.force.values(), *(var for rule in rules for var in rule.over)}
        options = {var: left for var, left in self.options.items() if var in kept}
        return Known(options, self.force, rules)

    def key(self, matters: Collection[str]) -> object:
        """Equal where the same can come of it; how often a name was answered is left out."""
        values = {var: tuple(o.value for o in left) for var, left in self.options.items()}
        left = [(name, values[var]) for name, var in sorted(self.force.items()) if name in matters]
        bound = [
            (
                rule.guard,
                rule.truth,
                tuple((name, self.force[name][1] - at, values[name, at]) for name, at in rule.over),
            )
            for rule in self.rules
        ]
        return tuple(left), frozenset(bound)


def linked(rules: Sequence[Constraint], asked: Iterable[Var]) -> tuple[Constraint, ...]:
    """The rules that hang together with some answers, by way of others or not."""
    met = set(asked)
    near: set[Constraint] = set()
    while more := [rule for rule in rules if rule not in near and not met.isdisjoint(rule.over)]:
        near.update(more)
        met.update(var for rule in more for var in rule.over)
    return tuple(rule for rule in rules if rule in near)


def settled(known: Known, fits: Fits) -> dict[Var, TrialAnswer] | None:
    """One option for each answer, so that all conditions hold; None where none were found."""
    chosen = {var: options[0] for var, options in known.options.items()}
    tried = 0
    for rules in _groups(known.rules):
        order = list(dict.fromkeys(var for rule in rules for var in rule.over))
        ready: list[list[Constraint]] = [[] for _ in order]
        for rule in rules:
            ready[max(map(order.index, rule.over))].append(rule)
        search = [iter(known.options[order[0]])]
        while len(search) <= len(order):
            depth = len(search) - 1
            option = next(search[-1], None)
            tried += 1
            if tried > MOST_TRIED:
                return None
            if option is None:
                search.pop()
                if not search:
                    return None
                continue
            chosen[order[depth]] = option
            if all(fits(rule, chosen) for rule in ready[depth]):
                search.append(
                    iter(known.options[order[depth + 1]] if depth + 1 < len(order) else ())
                )
    return chosen


def _groups(rules: Sequence[Constraint]) -> Iterator[tuple[Constraint, ...]]:
    """The rules, those that hang together in one group."""
    while rules:
        group = linked(rules, rules[0].over)
        yield group
        rules = [rule for rule in rules if rule not in group]
