"""A way by which a person comes to where something is feared.

The analysis puts the people of a node together, so it may fear a gap that nobody comes to: a date
is asked of some, and only they come through a guard later. Owns telling whether a way really leads
there, and one to show. Looked for backwards, by what must have been so before: exact, whatever the
ways have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from wizard.author.flow.fixed_point import backward, settle
from wizard.author.flow.flow import Fear, Flow
from wizard.author.flow.formula import ALWAYS, NEVER, Formula, possible, refine
from wizard.author.flow.reachable import Reachable
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
        self._reachable = Reachable(flow, hopes)
        self.so = self._reachable.so
        self.never = self._reachable.never
        self.taken = self._reachable.taken
        """The numbers of the tries that somebody may take."""
        self._found: dict[Fear, Path | None] = {}
        groups: dict[int, dict[Fear, None]] = {}
        for fear in fears:
            if self.never(fear):
                self._found[fear] = None
            else:  # together with those that begin with the same variable
                groups.setdefault(fear[1].span, {})[fear] = None
        for group in groups.values():
            self._sift(list(group))

    def way(self, fear: Fear) -> Path | None:
        """A way to a fear; empty where none could be shown, None where there is none at all."""
        return self._found[fear]

    def _sift(self, fears: Sequence[Fear]) -> None:
        """Find out about some fears: all at once, and by halves where there is a way to one.

        In a sound library nobody comes to any of them.
        """
        sure, begins = self._formulas.sure, self._flow.begins
        found = backwards(self._flow, fears, self.so)
        if not any(begins(node, sure(condition)) for node, condition in found):
            self._found |= dict.fromkeys(fears)
        elif len(fears) > 1:
            half = len(fears) // 2
            self._sift(fears[:half])
            self._sift(fears[half:])
        else:
            node, condition = fears[0]
            steps = back(self._flow, self._reachable, (node, sure(condition)), lambda _: True)
            self._found[fears[0]] = list(self._stops(steps, fears[0])) if steps is not None else []

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
    flow: Flow, fears: Iterable[Fear], so: Callable[[int], Formula] = lambda _: ALWAYS
) -> Iterator[Fear]:
    """Each node from which somebody may come to a fear, and what must be so there for that.

    A fixed point of preimages, in an order in which ways lead backward.

    Args:
        flow: the analysis of the graph.
        fears: where the ways end.
        so: what may be so at a node; what can not is not gone back from.
    """
    formulas = flow.domains.formulas
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
        new, old = formulas.within(news.pop(node), flow.known[node]), found.get(node, NEVER)
        if formulas.meet(new, so(node)):
            found[node] = formulas.some((old, new))
        if found.get(node, NEVER) is not old:
            before = ((step.node, flow.before(step, new)) for step in flow.steps.get(node, ()))
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
