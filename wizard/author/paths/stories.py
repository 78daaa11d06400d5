"""What a person can have answered by then, kept open for as long as no guard asks.

A *story* is a node and, for each answer that still matters, the options that are left of it. Taking
a guarded way drops the options that do not fit; a guard over several open answers is kept as a
condition until they are settled. Owns the steps from story to story, and settling one into
answers. Finite answers are followed exactly; dates and sums only as far as `boundaries` knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.author.paths.boundaries import Boundaries, TrialAnswer, name_of
from wizard.author.paths.constraints import Constraint, Known, Var, linked, settled
from wizard.author.scenarios.coverage import Taken
from wizard.law.rules import Value
from wizard.library.guard import Guard, parse
from wizard.library.library import Library
from wizard.library.model import Node


@dataclass(frozen=True, eq=False)
class Story:
    """Where a person stands, and what they can have answered; equal stories are one object."""

    at: str
    known: Known


@dataclass(frozen=True, eq=False)
class Move:
    """A step from story to story by one way of the library."""

    source: Story
    way: Taken
    target: Story
    waits: bool = False


class Stories:
    """The stories of one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._ways = library.graph.branches
        self._values = Boundaries(library, today)
        self._matters = self._find_matters()
        self._open: dict[str, tuple[TrialAnswer, ...]] = {}
        self._met: dict[object, Story] = {}
        self._moves: dict[Story, list[Move]] = {}

    def begin(self, at: str) -> Story:
        """The story of a person who has answered nothing."""
        return self._meet(at, Known())

    def moves(self, story: Story) -> list[Move]:
        """Every step that can be taken from a story, in the order in which they are written."""
        if story not in self._moves:
            self._moves[story] = list(self._find_moves(story))
        return self._moves[story]

    def explored(self, story: Story) -> list[Move]:
        """The same, where that was asked before; else none."""
        return self._moves.get(story, [])

    def ended(self, story: Story) -> bool:
        """Whether a story has come to an outcome."""
        return self._library.node(story.at).ends

    def follow(self, start: str, taken: list[Taken]) -> list[tuple[str, object]] | None:
        """Nodes and the answers to give there, so that a walk from `start` takes `taken`.

        None where the options that are left contradict each other.
        """
        known, at = Known(), start
        given: list[tuple[str, Var | str]] = []
        for node, trigger, place in taken:
            assert node == at, "the ways of a walk hang together"
            offered = self._offered(known, node, trigger)
            if offered is None:
                return None
            known = offered
            found = self._answer(known, node, trigger)
            var = next((v for v in found.options if v not in known.options), None)
            if self._library.node(node).chooses:
                given.append((node, trigger))
            elif var is not None:
                given.append((node, var))
            edges = self._ways[node, trigger]
            for index, edge in enumerate(edges[: place + 1]):
                if edge.guard is not None:
                    narrowed = self._require(found, edge.guard, truth=index == place)
                    if narrowed is None:
                        return None
                    found = narrowed
            known, at = found, edges[place].target
        chosen = settled(known, self._fits)
        if chosen is None:
            return None
        return [
            (node, what if isinstance(what, str) else chosen[what].answer) for node, what in given
        ]

    def _find_moves(self, story: Story) -> Iterator[Move]:
        if self.ended(story):
            return
        node = self._library.node(story.at)
        for trigger in node.triggers:
            offered = self._offered(story.known, story.at, trigger)
            if offered is None:
                continue
            known: Known | None = self._answer(offered, story.at, trigger)
            for place, edge in enumerate(self._ways[story.at, trigger]):
                assert known is not None
                taken = (
                    known if edge.guard is None else self._require(known, edge.guard, truth=True)
                )
                if taken is not None:
                    way = (story.at, trigger, place)
                    yield Move(story, way, self._meet(edge.target, taken), edge.waits)
                known = (
                    None if edge.guard is None else self._require(known, edge.guard, truth=False)
                )
                if known is None:
                    break

    def _offered(self, known: Known, at: str, trigger: str) -> Known | None:
        """What is left where an answer is offered at a node; None if it is not."""
        choice = self._library.node(at).choices.get(trigger)
        if choice is None or choice.when is None:
            return known
        return self._require(known, parse(choice.when), truth=True)

    def _answer(self, known: Known, at: str, trigger: str) -> Known:
        """What is known once `at` was answered."""
        node = self._library.node(at)
        name = name_of(node, trigger)
        if name is None:
            return known
        var = known.fresh(name)
        bounds = [known.force[other] for other in node.follows if other in known.force]
        ends = [known.force[other] for other in node.precedes if other in known.force]
        days = tuple(option for bound in (*bounds, *ends) for option in known.options[bound])
        options = self._options(node, at, trigger, days)
        found = Known({**known.options, var: options}, {**known.force, name: var}, known.rules)
        past = node.field is not None and node.field.by_today
        for bound in bounds:
            found = found.told(Constraint(None, not past, (var, bound)))
        for end in ends:
            found = found.told(Constraint(None, True, (end, var)))
        return found

    def _options(
        self, node: Node, at: str, trigger: str, bounds: tuple[TrialAnswer, ...]
    ) -> tuple[TrialAnswer, ...]:
        """The answers to try; those before which a date may not lie are dates to try too."""
        if node.chooses:
            return (TrialAnswer(trigger, trigger),)
        values = self._values
        if bounds:
            return values.options(node, [str(one.answer) for one in bounds if one.answer])
        if at not in self._open:
            matters = name_of(node, trigger) in self._matters[at]
            self._open[at] = values.options(node) if matters else (values.likely(node),)
        return self._open[at]

    def _require(self, known: Known, guard: Guard, *, truth: bool) -> Known | None:
        """What is left where a guard holds, or does not; None if nothing is."""
        over = tuple(
            known.force[name] for name in sorted(self._values.needs(guard)) if name in known.force
        )
        rule = Constraint(guard, truth, over)
        undecided = [var for var in over if len(known.options[var]) > 1]
        if len(undecided) > 1:
            return self._possible(known.told(rule), over)
        chosen = {var: known.options[var][0] for var in over}
        if not undecided:
            return known if self._fits(rule, chosen) else None
        var = undecided[0]
        left = tuple(
            option for option in known.options[var] if self._fits(rule, {**chosen, var: option})
        )
        if len(left) == len(known.options[var]):
            return known
        found = Known({**known.options, var: left}, known.force, known.rules)
        return self._possible(found, [var]) if left else None

    def _possible(self, known: Known, changed: Iterable[Var]) -> Known | None:
        """The same, if the conditions on what has changed can be met."""
        rules = linked(known.rules, changed)
        met = not rules or settled(Known(known.options, known.force, rules), self._fits)
        return known if met else None

    def _fits(self, rule: Constraint, chosen: Mapping[Var, TrialAnswer]) -> bool:
        if rule.guard is None:
            day, bound = (chosen[var].value for var in rule.over)
            if not isinstance(day, date) or not isinstance(bound, date):
                return True
            # Without `truth` the bound holds only once it has come.
            return day >= bound or (not rule.truth and bound > self._values.today)
        asked: dict[str, Value] = {}
        for var in rule.over:
            value = chosen[var].value
            if value is not None:
                asked[var[0]] = value
        return self._values.holds(rule.guard, asked) is rule.truth

    def _meet(self, at: str, known: Known) -> Story:
        """The story with this knowledge; what no guard ahead will ask for makes no difference."""
        matters = self._matters[at]
        alive = known.alive(matters)
        return self._met.setdefault((at, alive.key(matters)), Story(at, alive))

    def _find_matters(self) -> dict[str, frozenset[str]]:
        """For each node the answers that it, or any node behind it, will look at."""
        graph = self._library.graph
        own: dict[str, set[str]] = {node: set() for node in graph.nodes}
        for node, needed in own.items():
            needed.update(self._library.node(node).follows, self._library.node(node).precedes)
            for choice in self._library.node(node).choices.values():
                if choice.when is not None:
                    needed.update(self._values.needs(parse(choice.when)))
        for (node, _), edges in self._ways.items():
            for edge in edges:
                own[node] |= self._values.needs(edge.guard) if edge.guard else set()
        found: dict[str, frozenset[str]] = {}
        for circle in graph.circles:  # targets come before their sources
            beyond = {to for node in circle for to in graph.next[node] if to in found}
            wanted = frozenset[str]().union(
                *(own[node] for node in circle), *(found[to] for to in beyond)
            )
            found |= dict.fromkeys(circle, wanted)
        return found
