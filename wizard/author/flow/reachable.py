"""What may be so at each node, and how answers go together there: exact over all ways.

A forward analysis over conditions. Of all that was answered only what somebody looks at ahead is
kept (the live variables of a compiler), so that ways which differ in nothing else are one. Owns
what is so at a node and who takes which way; refuses to look for a way: that is `search`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from wizard.author.flow.domains import FREE
from wizard.author.flow.fixed_point import backward, settle
from wizard.author.flow.flow import Fear, Flow, Transition, Turn
from wizard.author.flow.formula import NEVER, Formula
from wizard.author.flow.ways import NOWHERE


class Reachable:
    """What may be so at the nodes of one graph."""

    def __init__(
        self,
        flow: Flow,
        fears: Iterable[Fear] = (),
        leaves: Callable[[int], bool] = lambda _: True,
    ) -> None:
        """Find out what may be so.

        Args:
            flow: the analysis of the graph.
            fears: what will be asked about, beside the guards.
            leaves: whether a node is gone on from.
        """
        self._flow = flow
        self._leaves = leaves
        self._live = _live(flow, fears)
        self._at: dict[int, Formula] = {}
        self._news = {
            node: flow.domains.unanswered(self._live.get(node, 0)) for node in flow.entries
        }
        """Of each node, what came to it since its people were last sent on."""
        self.taken: set[int] = set()
        """The numbers of the tries that somebody may take."""
        self._known: dict[tuple[Transition, Formula], Formula] = {}
        """What is known of preimages: many searches come through the same nodes."""
        for _ in settle(flow.circles, list(self._news), self._spread):
            pass

    def so(self, node: int) -> Formula:
        """What may be so at a node; `NEVER` if nobody comes there."""
        return self._at.get(node, NEVER)

    def never(self, fear: Fear) -> bool:
        """Whether nobody at all comes to a fear; what cannot be known may hold."""
        node, condition = fear
        formulas = self._flow.domains.formulas
        return not formulas.meet(formulas.could(self.so(node)), formulas.could(condition))

    def before(self, step: Transition, condition: Formula) -> Formula:
        """What must be so at a node for a condition to be so where a step of it leads; `NEVER` if
        nobody comes to that.
        """
        found = self._known.get((step, condition))
        if found is None:
            found = self._flow.before(step, condition)
            found = found if self._flow.domains.formulas.meet(found, self.so(step.node)) else NEVER
            self._known[step, condition] = found
        return found

    def _spread(self, node: int) -> Iterator[int]:
        """Note what is new at a node, and tell where its people go with that."""
        formulas = self._flow.domains.formulas
        old, new = self._at.get(node, NEVER), self._news.pop(node)
        self._at[node] = formulas.some((old, new))
        if self._at[node] is not old:
            for target, condition in self._onward(node, new):
                self._news[target] = formulas.some((self._news.get(target, NEVER), condition))
                yield target

    def _onward(self, node: int, before: Formula) -> Iterator[tuple[int, Formula]]:
        """Where people may go from a node, and what is so there."""
        flow, live, every = self._flow, self._live, self._flow.domains.anywhere
        for turn in _alike(flow.turns[node]) if self._leaves(node) else ():
            after = flow.answered(node, turn, before, every & ~_ahead(turn, live))
            if after is NEVER:
                continue
            if turn.alone != NOWHERE:
                yield turn.alone, after
            for attempt in turn.tries:
                target = attempt.way.target
                condition = flow.passed(attempt, after, every & ~(FREE | live.get(target, 0)))
                if flow.domains.formulas.could(condition) is not NEVER:
                    self.taken.add(attempt.number)
                    if target != NOWHERE and attempt.clear:
                        yield target, condition


def _alike(turns: Iterable[Turn]) -> Iterable[Turn]:
    """The answers to a node; those that lead to one node, and set one variable at most, are one."""
    found: dict[object, Turn] = {}
    for turn in turns:
        if turn.tries or len(turn.sets) > 1:
            found[len(found)] = turn
        else:
            kind = turn.shown, turn.clear, turn.alone
            met = found.get(kind, turn)
            found[kind] = met._replace(put=met.put | turn.put)
    return found.values()


def _ahead(turn: Turn, live: Mapping[int, int]) -> int:
    """The bits of the variables that somebody looks at behind an answer."""
    ahead = FREE | live.get(turn.alone, 0)
    for attempt in turn.tries:
        ahead |= attempt.taken.bits | live.get(attempt.way.target, 0)
    return ahead


def _live(flow: Flow, fears: Iterable[Fear]) -> dict[int, int]:
    """By each node the bits of the variables that somebody looks at there or ahead."""
    live = dict[int, int]()
    for node, condition in fears:
        live[node] = live.get(node, 0) | condition.bits
    back = flow.graph.back

    def look(node: int) -> Iterable[int]:
        found = live.get(node, 0)
        for turn in flow.turns[node]:
            ahead = _ahead(turn, live)
            found |= turn.shown.bits | (ahead ^ (ahead & turn.clear))
        if found == live.get(node, 0):
            return ()
        live[node] = found
        return back[node]

    for _ in settle(backward(flow.circles), flow.known, look):
        pass
    return live
