"""A way by which a person comes to where something is feared.

The analysis puts the people of a node together, so it may fear a gap that nobody comes to: a date
is asked of some, and only they come through a guard later. Owns telling whether a way really leads
there, and one to show. Looked for backwards, by what must have been so before: exact, whatever the
ways have in common.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, groupby, islice
from typing import NamedTuple

from wizard.author.flow.flow import Flow, Transition
from wizard.author.flow.formula import NEVER, Formula, possible, refine
from wizard.author.flow.ways import Ways
from wizard.library.node import NEXT, is_part, split

FEWEST_STEPS, MOST_STEPS = 50_000, 50
"""All fears together, and for each node of the library; after so many the rest stand too."""
MOST_TRIED = 2_000
"""Steps to find one way; with more it is not shown."""

MOST_SHOWN = 5
"""Steps of a way that are named."""


class Stop(NamedTuple):
    """A node on a way, and the answer by which it is left; the last one has none."""

    node: int
    answer: str
    decides: bool = False
    """Whether another value would not do."""


Path = list[Stop]
Fear = tuple[int, Formula]
"""A node, and the condition that is feared there."""


class Trail(NamedTuple):
    """What must be so at a node, and by which step it leads to the next."""

    fear: Fear
    step: Transition | None
    next: Trail | None


Order = Callable[[int, int, Formula | None], int]
"""By the answers on a trail, the node where it begins and what must be so there, what comes first.

What must be so is only found out about a trail that comes first, so it may not be known yet; once
it is, the trail may come later than it seemed, and never sooner.
"""


def trails(
    flow: Flow,
    fears: Iterable[Fear],
    order: Order,
    by: Callable[[Transition], bool] = lambda _: True,
) -> Iterator[Trail]:
    """Every way back from some fears, as far as it tells anything new, in some order.

    A best-first search of preimages: greedy by the distance that is left, A* by both distances.

    Args:
        flow: the analysis.
        fears: where the ways end.
        order: which comes first.
        by: the steps that a way may take.
    """
    formulas, costs = flow.domains.formulas, flow.costs
    met: dict[int, Formula] = {}
    places = count()
    queue: list[tuple[int, int, int, Trail, Transition | None]]
    queue = [(0, next(places), 0, Trail(fear, None, None), None) for fear in fears]
    while queue:
        first, _, length, trail, step = heapq.heappop(queue)
        if step is not None:
            condition = flow.before(step, trail.fear[1])
            if not possible(flow.known[step.node], condition):
                continue
            trail = Trail((step.node, condition), step, trail)
            later = order(length, step.node, condition)
            if later > first:
                heapq.heappush(queue, (later, next(places), length, trail, None))
                continue
        node, condition = trail.fear
        old = met.get(node, NEVER)
        met[node] = formulas.some((old, condition))
        if met[node] is old:
            continue
        yield trail
        for step in filter(by, flow.steps.get(node, ())):
            far = length + costs[step.node]
            entry = (order(far, step.node, None), next(places), far, trail, step)
            heapq.heappush(queue, entry)


class Witnesses:
    """The ways to what is feared in one library."""

    def __init__(self, flow: Flow, fears: Iterable[Fear] = ()) -> None:
        """Find out about the `fears` of which it will be asked for a `way`."""
        self._flow = flow
        self._formulas = flow.domains.formulas
        self._left = FEWEST_STEPS + MOST_STEPS * len(flow.known)
        self._found: dict[Fear, list[Trail] | None] = {}
        self._led: dict[Fear, list[Trail]] = {}
        """By each fear that was shown, and all on the way to it, what lies before it."""
        self.taken: set[int] = set()
        """The numbers of the tries that somebody takes on a way that was shown."""
        self._sift(list(dict.fromkeys(fears)))

    def way(self, fear: Fear) -> Path | None:
        """A way to it; empty where none could be shown, None where there is none at all."""
        found = self._found[fear]
        return None if found is None else list(self._stops(found))

    def never(self, fear: Fear) -> bool:
        """Whether nobody at all comes to it."""
        return self._left > 0 and not self._shown(fear) and not self._comes([fear], sure=False)

    def _sift(self, fears: Sequence[Fear]) -> None:
        """Find out about some fears: all at once, and by halves where there is a way to one.

        In a sound library nobody comes to any of them.
        """
        if not fears or not self._comes(fears, sure=True):
            self._found |= dict.fromkeys(fears)
        elif len(fears) > 1:
            half = len(fears) // 2
            self._sift(fears[:half])
            self._sift(fears[half:])
        else:
            self._found[fears[0]] = self._shown(fears[0]) or []

    def _comes(self, fears: Sequence[Fear], *, sure: bool) -> bool:
        """Whether somebody comes to one of the fears; if not `sure`, by what may hold or not."""
        for node, condition in backwards(self._flow, fears):
            self._left -= 1
            if self._left < 0 or self._begins(node, condition, sure=sure):
                return True
        return False

    def _begins(self, node: int, condition: Formula, *, sure: bool) -> bool:
        """Whether whoever has answered nothing may begin at a node with a condition."""
        told = self._formulas.sure(condition) if sure else condition
        return node in self._flow.entries and possible(self._flow.domains.start, told)

    def _shown(self, fear: Fear) -> list[Trail] | None:
        """A way to a fear; None where none was found.

        What was led to before ends a way as well as a start does.
        """
        far = self._flow.far
        for trail in islice(trails(self._flow, [fear], lambda _, node, __: far[node]), MOST_TRIED):
            self._left -= len(self._flow.steps.get(trail.fear[0], ()))
            if trail.fear in self._led or self._begins(*trail.fear, sure=True):
                return self._lead(trail)
            if self._left < 0:
                break
        return None

    def _lead(self, trail: Trail) -> list[Trail]:
        """The way along a trail, which is led to from now on, and so is all that lies on it."""
        way, on = self._led.get(trail.fear, []), trail
        while True:
            self._led.setdefault(on.fear, way)
            way = [*way, on]
            if on.step is not None and on.step.attempt is not None:
                self.taken.add(on.step.attempt.number)
            if on.next is None:
                return way
            on = on.next

    def _stops(self, way: Iterable[Trail]) -> Iterator[Stop]:
        """A way with the answers to give on it, so that all behind each of them can be so."""
        flow, situation = self._flow, self._flow.domains.start
        for (node, _), step, behind in way:
            if step is None or behind is None:
                yield Stop(node, "")
                continue
            wanted = behind.fear[1]
            situation = flow.after(node, step.turn, flow.offered(step.turn, situation))
            if step.attempt is not None:
                wanted = flow.aged(step.attempt.dates, wanted)
                wanted = self._formulas.every((wanted, step.attempt.taken))
            said = []
            for variable in flow.domains.typed(flow.graph.nodes[node]):
                rest, bits = situation & ~variable.full, variable.single(situation)
                fitting = [bit for bit in bits if possible(rest | bit, wanted)]
                if 0 < len(fitting) < len(bits):
                    situation = rest | fitting[0]
                    said.append(variable.said(fitting[0]))
            decides = bool(said) or self._turns(node, situation, wanted)
            if step.attempt is not None:
                situation = flow.later(refine(situation, step.attempt.taken), step.attempt)
            yield Stop(node, ", ".join(filter(None, said)) or step.trigger, decides)

    def _turns(self, node: int, situation: int, wanted: Formula) -> bool:
        """Whether what is behind a choice could not be so after another one."""
        variable = self._flow.domains.chosen(self._flow.graph.nodes[node])
        if variable is None:
            return False
        rest = situation & ~variable.full
        return not all(possible(rest | bit, wanted) for bit in variable.single(variable.given))


def backwards(flow: Flow, fears: Iterable[Fear]) -> Iterator[Fear]:
    """Each node from which somebody may come to a fear, and what must be so there for that.

    A fixed point of preimages, in an order in which ways lead backward.
    """
    formulas = flow.domains.formulas
    news: dict[int, Formula] = {}
    """Of each node, what came to it since its steps were last gone back."""

    def note(node: int, condition: Formula) -> bool:
        """Keep what must be so at a node; whether it is the first news of it."""
        here = formulas.within(condition, flow.known[node]) if node in flow.known else NEVER
        if here is NEVER:
            return False
        first = node not in news
        news[node] = here if first else formulas.some((news[node], here))
        return first

    for node, condition in fears:
        note(node, condition)
    for circle in reversed(flow.circles):
        order = {node: place for place, node in enumerate(reversed(circle))}
        queue = sorted(order[node] for node in circle if node in news)
        found: dict[int, Formula] = {}
        while queue:
            node = circle[-1 - heapq.heappop(queue)]
            new, old = news.pop(node), found.get(node, NEVER)
            found[node] = formulas.some((old, new))
            if found[node] is old:
                continue
            for step in flow.steps.get(node, ()):
                if note(step.node, flow.before(step, new)) and step.node in order:
                    heapq.heappush(queue, order[step.node])
        yield from found.items()


def such_as(graph: Ways, way: Path) -> str:
    """«such as: plugged: yes → price: 100,000 ₽ → owner»: the end, and whatever decides."""
    if not way:
        return ""
    home = ""
    words = dict[int, str]()
    for place, (node, answer, decides) in enumerate(way):
        name = graph.names[node]
        if is_part(name) and not decides:
            continue  # the form is named
        tree, own = split(name)
        shown = own if tree == home else name
        home = tree
        words[place] = f"{shown}: {answer}" if answer and answer != NEXT else shown
    places = list(words)
    kept = {places[0], *places[-MOST_SHOWN:], *(place for place in places if way[place].decides)}
    if len(words) <= MOST_SHOWN + 1:
        kept = set(places)
    told = [words[place] if place in kept else "…" for place in places]
    return f"such as: {' → '.join(word for word, _ in groupby(told))}"
