"""The answers by which a way is walked.

Owns finding one for each field on the way so that all guards on it hold, or fail, as the way wants:
what each condition over one answer leaves of the values that `boundaries` knows, then a
backtracking search over those that hang together. What is found is walked, and counts only if it
leads along the way and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from typing import NamedTuple

import msgspec

from wizard.author.paths.boundaries import (
    Boundaries,
    Known,
    Look,
    Setting,
    TrialAnswer,
    known_by,
    part_of,
)
from wizard.author.paths.stories import Way
from wizard.author.scenarios.coverage import passed
from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.graph import Edge
from wizard.library.guard import Comparison, Guard, parse
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.walk.answers import Answer
from wizard.walk.walker import Walker

MOST_OTHERS = 16
"""Sets of other values with which a boundary of a derived value is looked for."""
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


class PathAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer to a node, and the number that was told with it."""

    node: str
    answer: Answer
    number: str | None = None


class WalkedWay(NamedTuple):
    """A way, and the answers by which it is walked on the day that was asked for."""

    way: Way
    given: list[PathAnswer]


class Answers:
    """The answers to ways through one library on one day."""

    def __init__(self, library: Library, today: date, start: str) -> None:
        self._library = library
        self._values = Boundaries(library, today)
        self._walker = Walker(library, start)

    def walked(self, way: Way) -> WalkedWay | None:
        """A way with the answers that lead along it; None where none were found.

        Where it ends at what a walk goes through, the ways behind that are put to it.
        """
        given = _Settling(self._library, self._values, way).answers()
        if given is None:
            return None
        walk = self._walker.begin(self._values.today)
        try:
            for one in given:
                walk = walk.answer(one.answer)
                walk = walk.numbered(one.number) if one.number else walk
        except FieldError:
            return None
        branches = self._library.graph.branches
        taken = [branches[key, trigger][at] for key, trigger, at in passed(walk, branches)]
        return WalkedWay(taken, given) if taken[: len(way)] == way else None


class _Settling:
    """The conditions on the answers of one way."""

    def __init__(self, library: Library, values: Boundaries, way: Way) -> None:
        self._library = library
        self._values = values
        self._way = way
        self._force: dict[str, tuple[Var, ...]] = {}
        """The answer that each name has; of rows all that were given for their list."""
        self._rules: list[Constraint] = []
        self._sets: dict[Var, Node] = {}
        self._fields: dict[Var, Node] = {}
        self._options: dict[Var, Sequence[TrialAnswer]] = {}
        self._sampled: dict[Var, Known] = {}

    def answers(self) -> list[PathAnswer] | None:
        """One answer for each node on the way that takes one; None where none were found."""
        for place, edge in enumerate(self._way):
            self._take(place, edge)
        self._open()
        chosen = self._settled()
        return None if chosen is None else list(self._given(chosen))

    def _given(self, chosen: Mapping[Var, TrialAnswer]) -> Iterator[PathAnswer]:
        for place, edge in enumerate(self._way):
            node = self._library.node(edge.source)
            if node.passes:
                continue
            told = edge.waits and node.number
            number = str(chosen[place, node.number].value) if told and node.number else None
            if node.chooses:
                yield PathAnswer(edge.source, edge.trigger, number)
            else:
                yield PathAnswer(edge.source, chosen[place, node.save_as or ""].answer)

    def _take(self, place: int, edge: Edge) -> None:
        """Note what a step of the way wants."""
        node = self._library.node(edge.source)
        choice = node.choices.get(edge.trigger)
        if choice is not None and choice.when is not None:
            self._want(parse(choice.when), truth=True)
        if edge.waits and node.number:
            told = self._library.registering(node.number).samples(self._values.today)[0]
            self._set((place, node.number), (TrialAnswer(told, told),))
        for forgotten in node.forgets:
            self._force.pop(forgotten, None)
        if (name := node.save_as or node.ends_rows) and not edge.waits:
            var = (place, name)
            bounds = [self._force[other][-1] for other in node.follows if other in self._force]
            ends = [self._force[other][-1] for other in node.precedes if other in self._force]
            chosen = (TrialAnswer(edge.trigger, edge.trigger),) if node.chooses else ()
            self._set(var, chosen, self._force.get(name, ()) if node.in_rows else ())
            self._sets[var] = node
            self._fields |= {} if node.chooses else {var: node}
            past = node.field is not None and node.field.by_today
            self._rules += [Constraint(None, not past, (var, bound)) for bound in bounds]
            self._rules += [Constraint(None, True, (end, var)) for end in ends]
        branch = self._library.graph.branches[edge.source, edge.trigger]
        for tried in branch[: branch.index(edge) + 1]:
            if tried.guard is not None:
                self._want(tried.guard, truth=tried is edge)

    def _set(self, var: Var, options: Sequence[TrialAnswer], before: tuple[Var, ...] = ()) -> None:
        self._options[var] = options
        self._force[var[1]] = (*before, var)

    def _want(self, guard: Guard, *, truth: bool) -> None:
        names = sorted(self._values.needs(guard) & self._force.keys())
        over = tuple(var for name in names for var in self._force[name])
        self._rules.append(Constraint(guard, truth, over))

    def _open(self) -> None:
        """Find the answers worth trying for each field; of two dates each side of the other."""
        rules: dict[Var, list[Constraint]] = {}
        for rule in self._rules:
            for var in rule.over:
                node = self._fields.get(var)
                if node and (rule.guard is None or part_of(node) in self._values.needs(rule.guard)):
                    rules.setdefault(var, []).append(rule)
        for var, node in self._fields.items():
            own = rules.get(var)
            if own is None:
                self._options[var] = (self._values.likely(node),)
                continue
            near = (other for rule in own if rule.guard is None for other in rule.over)
            days = [str(one.answer) for other in near for one in self._options[other] if one.answer]
            looked_at = [
                look
                for rule in own
                if rule.guard is not None
                for atom in self._values.atoms(rule.guard)
                if part_of(node) in self._values.needs(atom)
                for look in self._looks(var, rule, atom)
            ]
            self._options[var] = self._values.options(node, looked_at, days)

    def _looks(self, var: Var, rule: Constraint, atom: Comparison) -> Iterator[Look]:
        """A comparison with an answer, by what else may have been answered that it looks at."""
        over = [one for one in rule.over if one[1] in self._values.needs(atom)]
        place = over.index(var)
        each = [self._told(one) for one in (*over[:place], *over[place + 1 :])]
        for chosen in islice(product(*each), MOST_OTHERS):
            yield Look(atom, chosen[:place], chosen[place:])

    def _told(self, var: Var) -> Known:
        """What may have been answered there."""
        if var not in self._sampled:
            field = self._fields.get(var)
            tried = self._options[var] if field is None else self._values.samples(field)
            self._sampled[var] = tuple(self._as_told(var, option) for option in tried)
        return self._sampled[var]

    def _as_told(self, var: Var, option: TrialAnswer) -> Setting:
        node = self._sets.get(var)
        return Setting(var[1], node.kept if node else _alone, option.value)

    def _settled(self) -> dict[Var, TrialAnswer] | None:
        """One option for each answer, so that all conditions hold; None where none were found."""
        left, fits = dict(self._options), self._fits
        for rule in self._rules:
            if len(rule.over) == 1:
                var = rule.over[0]
                left[var] = [option for option in left[var] if fits(rule, {var: option})]
        free = [rule for rule in self._rules if not rule.over]
        if not all(left.values()) or not all(fits(rule, {}) for rule in free):
            return None
        chosen = {var: found[0] for var, found in left.items()}
        bound = [rule for rule in self._rules if len(rule.over) > 1]
        while bound:
            group = _linked(bound)
            bound = [rule for rule in bound if rule not in group]
            if not self._searched(left, group, chosen):
                return None
        return chosen

    def _searched(
        self,
        options: Mapping[Var, Sequence[TrialAnswer]],
        rules: Sequence[Constraint],
        chosen: dict[Var, TrialAnswer],
    ) -> bool:
        """Choose for all answers of some conditions; whether that was possible."""
        order = list(dict.fromkeys(var for rule in rules for var in rule.over))
        ready: list[list[Constraint]] = [[] for _ in order]
        for rule in rules:
            ready[max(map(order.index, rule.over))].append(rule)
        known = dict[tuple[int, ...], bool]()

        def fits(rule: Constraint) -> bool:
            # Asked again for each value of all that stands before, mostly of other answers.
            asked = id(rule), *(id(chosen[var]) for var in rule.over)
            if asked not in known:
                known[asked] = self._fits(rule, chosen)
            return known[asked]

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
            if all(map(fits, ready[depth])):
                if depth + 1 == len(order):
                    return True
                search.append(iter(options[order[depth + 1]]))
        return False

    def _fits(self, rule: Constraint, chosen: Mapping[Var, TrialAnswer]) -> bool:
        if rule.guard is None:
            day, bound = (chosen[var].value for var in rule.over)
            if not isinstance(day, date) or not isinstance(bound, date):
                return True
            # Without `truth` the bound holds only once it has come.
            return day >= bound or (not rule.truth and bound > self._values.today)
        asked = known_by(self._as_told(var, chosen[var]) for var in rule.over)
        return self._values.holds(rule.guard, asked) is rule.truth


def _alone(value: Value | None, _: Value | None) -> Value | None:
    """A number that is told while one waits is kept as it is."""
    return value


def _linked(rules: Sequence[Constraint]) -> list[Constraint]:
    """The rules that hang together with the first, by way of others or not."""
    near, met = [rules[0]], set(rules[0].over)
    while more := [rule for rule in rules if rule not in near and not met.isdisjoint(rule.over)]:
        near += more
        met.update(var for rule in more for var in rule.over)
    return near
