"""One option for each of some answers, so that all that is wanted of them holds.

Owns the search: what each condition over one answer leaves of it, then backtracking over those that
hang together. Refuses to know what a condition means: it is told whether it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from wizard.author.paths.boundaries import TrialAnswer
from wizard.library.guard import Guard

MOST_TRIED = 5_000
"""Options tried to settle conditions; with more they count as impossible."""
Var = tuple[int, str]
"""The step by which a name was set, and the name."""


class Constraint(NamedTuple):
    """A condition over answers; without a guard, that the first is no earlier date, or, where
    `truth` is false, not earlier than the other if that has come."""

    guard: Guard | None
    truth: bool
    over: tuple[Var, ...]


Options = Mapping[Var, Sequence[TrialAnswer]]
Fits = Callable[[Constraint, Mapping[Var, TrialAnswer]], bool]


def settled(
    options: Options, rules: Sequence[Constraint], fits: Fits
) -> dict[Var, TrialAnswer] | None:
    """One option for each answer, so that all conditions hold; None where none were found.

    First what each condition over one answer leaves of it, then a backtracking search over those
    that hang together.
    """
    left = dict(options)
    for rule in rules:
        if len(rule.over) == 1:
            var = rule.over[0]
            left[var] = [option for option in left[var] if fits(rule, {var: option})]
    if not all(left.values()) or not all(fits(rule, {}) for rule in rules if not rule.over):
        return None
    chosen = {var: found[0] for var, found in left.items()}
    bound = [rule for rule in rules if len(rule.over) > 1]
    while bound:
        group = _linked(bound)
        bound = [rule for rule in bound if rule not in group]
        if not _search(left, group, fits, chosen):
            return None
    return chosen


def _search(
    options: Options, rules: Sequence[Constraint], fits: Fits, chosen: dict[Var, TrialAnswer]
) -> bool:
    """Choose for all answers of some conditions; whether that was possible."""
    order = list(dict.fromkeys(var for rule in rules for var in rule.over))
    ready: list[list[Constraint]] = [[] for _ in order]
    for rule in rules:
        ready[max(map(order.index, rule.over))].append(rule)
    search = [iter(options[order[0]])]
    for _ in range(MOST_TRIED):
        depth = len(search) - 1
        option = next(search[-1], None)
        if option is None:
            search.pop()
            if not search:
                return False
            continue
        chosen[order[depth]] = option
        if all(fits(rule, chosen) for rule in ready[depth]):
            if depth + 1 == len(order):
                return True
            search.append(iter(options[order[depth + 1]]))
    return False


def _linked(rules: Sequence[Constraint]) -> list[Constraint]:
    """The rules that hang together with the first, by way of others or not."""
    near, met = [rules[0]], set(rules[0].over)
    while more := [rule for rule in rules if rule not in near and not met.isdisjoint(rule.over)]:
        near += more
        met.update(var for rule in more for var in rule.over)
    return near
