"""A way by which a person comes to where something is feared.

The analysis puts the people of a node together, so it may fear a gap that nobody comes to: a date
is asked of some, and only they come through a guard later. Owns telling whether a way really leads
there, and one to show. Looked for backwards, by what must have been so before, between two bounds
of what is so (`cases`): exact, whatever the ways have in common.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import groupby
from operator import or_
from typing import NamedTuple

from wizard.author.flow.cases import Inner, Outer
from wizard.author.flow.domains import FREE
from wizard.author.flow.fixed_point import backward, settle
from wizard.author.flow.flow import Fear, Flow, Try
from wizard.author.flow.formula import ALWAYS, NEVER, Formula, possible, refine
from wizard.author.flow.search import Steps, back
from wizard.author.flow.ways import Ways
from wizard.library.node import NEXT, is_part, split

MOST_SHOWN = 5
"""Steps of a way that are named."""


class Stop(NamedTuple):
    """A node on a way, and the answer by which it is left; the last one has none."""

    node: int
    answer: str
    decides: bool = False
    """Whether another value would not do."""


Path = list[Stop]


class Witnesses:
    """The ways to what is feared in one library."""

    def __init__(self, flow: Flow, fears: Iterable[Fear], hopes: Iterable[Fear] = ()) -> None:
        """Find out what somebody comes to.

        Args:
            flow: the analysis of the library.
            fears: what nobody comes to in a sound library; it will be asked for a `way`.
            hopes: what somebody should come to; it will be asked whether that is `never` so.
        """
        self._flow = flow
        self._formulas = flow.domains.formulas
        self._hopes = list(hopes)
        self._found: dict[Fear, Path | None] = dict.fromkeys(fears)
        self._outer = Outer(flow, [*self._found, *self._hopes])
        near = {fear: so for fear in self._found if (so := self._outer.within(*fear)) is not NEVER}
        asked = reduce(or_, (condition.bits for _, condition in self._found), FREE)
        hidden = flow.domains.anywhere & ~(asked | self._outer.apart)
        if self._come_to(((node, so) for (node, _), so in near.items()), hidden):
            self._sift(sorted(near, key=lambda fear: fear[1].span))

    def way(self, fear: Fear) -> Path | None:
        """A way to a fear; empty where none could be shown, None where there is none at all."""
        return self._found[fear]

    def never(self, fear: Fear) -> bool:
        """Whether nobody at all comes to a fear; what cannot be known may hold."""
        node, condition = fear[0], self._formulas.could(fear[1])
        return not self._inner.meets(node, condition) and not self._led([(node, condition)])

    def takes(self, node: int, attempt: Try) -> bool:
        """Whether somebody may take a try of a node."""
        steps = (step for step in self._flow.leaving[node] if step.attempt is attempt)
        return attempt.number in self._inner.taken or self._led(
            (node, self._flow.before(step, ALWAYS)) for step in steps
        )

    @cached_property
    def _inner(self) -> Inner:
        return Inner(self._flow, self._hopes)

    def _come_to(self, fears: Iterable[Fear], hidden: int = 0) -> bool:
        """Whether somebody comes to a fear; if nobody does with some bits hidden, nobody does."""
        sure, begins = self._formulas.sure, self._flow.begins
        found = backwards(self._flow, fears, self._outer.within, hidden)
        return any(begins(node, sure(condition)) for node, condition in found)

    def _sift(self, fears: Sequence[Fear]) -> None:
        """Find out about some fears: all at once, and by halves where there is a way to one.

        In a sound library nobody comes to any of them.
        """
        if not self._come_to(fears):
            return
        if len(fears) > 1:
            half = len(fears) // 2
            self._sift(fears[:half])
            self._sift(fears[half:])
        else:
            node, condition = fears[0]
            fear = node, self._formulas.sure(condition)
            steps = back(self._flow, self._outer.before, fear, lambda _: True)
            self._found[fears[0]] = list(self._stops(steps, fears[0])) if steps is not None else []

    def _led(self, goals: Iterable[Fear]) -> bool:
        """Whether a way leads to one of some goals: back to where something is so for certain."""
        flow, some = self._flow, self._formulas.some
        found, news = dict[int, Formula](), dict[int, Formula]()
        queue: list[tuple[int, int, int]] = []

        def note(node: int, condition: Formula, far: int) -> None:
            condition = self._outer.within(node, condition)
            old = found.get(node, NEVER)
            found[node] = some((old, condition))
            if found[node] is not old:
                if node not in news:
                    heapq.heappush(queue, (far, -flow.places[node], node))
                news[node] = some((news.get(node, NEVER), condition))

        for node, condition in goals:
            note(node, condition, 0)
        while queue:
            far, _, node = heapq.heappop(queue)
            condition = news.pop(node)
            if self._inner.meets(node, condition):
                return True
            for step in flow.steps.get(node, ()):
                note(step.node, flow.before(step, condition), far + 1)
        return False

    def _stops(self, steps: Steps, fear: Fear) -> Iterator[Stop]:
        """A way with the answers to give on it, so that all behind each of them can be so."""
        flow, situation = self._flow, self._flow.domains.start
        conditions = [fear[1]]
        for step in reversed(steps):
            conditions.append(flow.before(step, conditions[-1]))
        for step, behind in zip(steps, conditions[-2::-1], strict=True):
            node, wanted = step.node, behind
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
        yield Stop(fear[0], "")

    def _turns(self, node: int, situation: int, wanted: Formula) -> bool:
        """Whether what is behind a choice could not be so after another one."""
        variable = self._flow.domains.chosen(self._flow.graph.nodes[node])
        if variable is None:
            return False
        rest = situation & ~variable.full
        return not all(possible(rest | bit, wanted) for bit in variable.single(variable.given))


def backwards(
    flow: Flow,
    fears: Iterable[Fear],
    within: Callable[[int, Formula], Formula] | None = None,
    hidden: int = 0,
) -> Iterator[Fear]:
    """Each node from which somebody may come to a fear, and what must be so there for that.

    A fixed point of preimages, in an order in which ways lead backward.

    Args:
        flow: the analysis of the graph.
        fears: where the ways end.
        within: a smaller condition that is the same at a node, by what is known there.
        hidden: the bits of variables of which no step says anything.
    """
    formulas = flow.domains.formulas
    within = within or (lambda node, new: formulas.within(new, flow.known[node]))
    news: dict[int, Formula] = {}
    """Of each node, what came to it since its steps were last gone back."""

    def note(node: int, condition: Formula) -> bool:
        """Keep what must be so at a node; whether that can be."""
        comes = node in flow.known and condition is not NEVER
        if comes:
            news[node] = formulas.some((news.get(node, NEVER), condition))
        return comes

    for node, condition in fears:
        note(node, condition)
    found: dict[int, Formula] = {}

    def go_back(node: int) -> Iterator[int]:
        new, old = within(node, news.pop(node)), found.get(node, NEVER)
        if new is not NEVER:
            found[node] = formulas.some((old, new))
        if found.get(node, NEVER) is not old:
            steps = flow.steps.get(node, ())
            open_ = (step for step in steps if news.get(step.node) is not ALWAYS)
            before = ((step.node, flow.before(step, new, hidden)) for step in open_)
            yield from (source for source, condition in before if note(source, condition))

    for circle in settle(backward(flow.circles), list(news), go_back):
        yield from ((node, found[node]) for node in circle if node in found)


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
