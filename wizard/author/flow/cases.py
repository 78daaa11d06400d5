"""What may be so at each node, case by case: a few situations, and not how all answers go together.

A situation keeps what may be so of hundreds of variables in one number, so that to follow it takes
a fraction of what a diagram does. Owns two bounds of what is so at a node: `Outer` holds all of it,
with situations put together unless they differ in the variable by which most is told apart;
`Inner` holds nothing that is not so, since each of its situations came by a way of its own. Between
them they settle nearly all that is asked; refuses to settle the rest: that is `witness`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, reduce
from sys import maxsize
from typing import NamedTuple

from wizard.author.flow.domains import FREE, HELD
from wizard.author.flow.fixed_point import settle
from wizard.author.flow.flow import Fear, Flow, Transition, Turn
from wizard.author.flow.formula import ALWAYS, NEVER, Formula, Situations
from wizard.author.flow.live import alike, live_bits
from wizard.author.flow.variables import Variable
from wizard.author.flow.ways import NOWHERE

MOST_CASES = 256
"""Situations of one node that are told apart; more are put together."""


class _Holding:
    """What is left of situations where a condition holds, and with it once dates are older.

    What differs in the bits of `apart` is left in parts, of which there are `most` at once.
    """

    def __init__(
        self, condition: Formula, dates: Sequence[Variable], free: int, apart: int, most: int
    ) -> None:
        self._condition = condition
        self._dates = dates
        self._free = free
        self._apart = apart
        self._most = most
        self._bits = condition.bits | sum(date.full for date in dates)
        self._known = dict[int, list[int]]()

    def __call__(self, situation: int) -> Iterable[int]:
        """The same of one of them; see `Flow.later`."""
        looked_at = situation & self._bits
        parts = self._known.get(looked_at)
        if parts is None:
            found = self._parts(looked_at).values()
            parts = self._known[looked_at] = [reduce(_aged, self._dates, part) for part in found]
        if not parts:
            return ()
        rest = situation ^ looked_at | self._free
        return [rest | part for part in parts]

    def _parts(self, situation: int) -> dict[int, int]:
        """The same of what is looked at, by what there is of `apart`."""
        known = {ALWAYS: {situation & self._apart: situation}, NEVER: {}}

        def parts(condition: Formula) -> dict[int, int]:
            found = known.get(condition)
            if found is None:
                found = known[condition] = {}
                for mask, part in zip(condition.cut.masks, condition.left, strict=True):
                    if situation & mask:
                        others = condition.span ^ mask
                        for here in parts(part).values():
                            left = here & ~others
                            case = left & self._apart
                            if case in found or len(found) < self._most:
                                found[case] = found.get(case, 0) | left
            return found

        return parts(self._condition)


class _Answer(NamedTuple):
    """What an answer makes of a situation, and where the ways behind it lead.

    They are told by the number of their try, their target, who takes them, and the bits of what
    nobody looks at there.
    """

    shown: Callable[[int], Iterable[int]]
    kept: int
    put: int
    ways: list[tuple[int, int, Callable[[int], Iterable[int]], int]]


class _Cases:
    """How situations are followed; of those that part, `most` at once are told apart by the bits of
    `apart`.
    """

    def __init__(self, flow: Flow, goals: Iterable[Fear], apart: int, most: int) -> None:
        self._flow = flow
        live, every = live_bits(flow, goals), flow.domains.anywhere
        each = (every & ~(FREE | live.get(node, 0)) for node in range(len(flow.turns)))
        once = dict[int, int]()
        self._dead = [once.setdefault(bits, bits) for bits in each]
        """The bits of what nobody looks at ahead; large numbers, of which many are equal."""

        @cache
        def holding(
            condition: Formula, dates: Sequence[Variable]
        ) -> Callable[[int], Iterable[int]]:
            if condition is ALWAYS:
                return lambda situation: (situation,)
            return _Holding(condition, dates, flow.domains.counted, apart, most)

        def answer(node: int, turn: Turn) -> _Answer:
            ways = [
                (one.number, target, holding(one.taken, one.dates), self._dead[target])
                for one in turn.tries
                for target in (one.way.target if one.clear else NOWHERE,)
            ]
            if turn.alone != NOWHERE:
                ways.append((0, turn.alone, holding(ALWAYS, ()), self._dead[turn.alone]))
            put = turn.put | flow.opened.get(node, 0)
            return _Answer(holding(turn.shown, turn.ages), ~turn.clear, put, ways)

        self._answers = [
            [answer(node, turn) for turn in alike(turns)] for node, turns in enumerate(flow.turns)
        ]

    def _onward(self, node: int, before: int) -> Iterator[tuple[int, int, int]]:
        """By which tries people come where from a situation, and with what; 0 for no try."""
        for shown, kept, put, ways in self._answers[node]:
            for offered in shown(before):
                after = offered & kept | put
                for number, target, taken, dead in ways:
                    for left in taken(after):
                        yield number, target, left | dead


def _aged(situation: int, date: Variable) -> int:
    return date.aged(situation)


class Outer(_Cases):
    """Situations that hold all that may be so at each node."""

    def __init__(
        self, flow: Flow, goals: Sequence[Fear], leaves: Callable[[int], bool] = lambda _: True
    ) -> None:
        """Find out what may be so.

        Args:
            flow: the analysis of the graph.
            goals: what will be asked about, beside the guards.
            leaves: whether a node is gone on from.
        """
        self._leaves = leaves
        self.apart = _most_looked_at(flow, goals)
        super().__init__(flow, goals, self.apart, maxsize)
        self._at: list[dict[int, int]] = [{} for _ in flow.turns]
        self._news: dict[int, set[int]] = {}
        self._before: dict[tuple[Transition, Formula], Formula] = {}
        for node in flow.entries:
            self._note(node, flow.domains.start | self._dead[node])
        for _ in settle(flow.circles, list(self._news), self._spread):
            pass
        alike = dict[frozenset[int], Situations]()
        each = (frozenset(here.values()) for here in self._at)
        self._here = [alike.setdefault(here, Situations(here)) for here in each]

    def within(self, node: int, condition: Formula) -> Formula:
        """A smaller condition that is the same of all people at a node; `NEVER` if of none."""
        return self._flow.domains.formulas.met(condition, self._here[node])

    def before(self, step: Transition, condition: Formula) -> Formula:
        """What must be so at a node for a condition to be so where a step of it leads."""
        found = self._before.get((step, condition))
        if found is None:
            found = self.within(step.node, self._flow.before(step, condition))
            self._before[step, condition] = found
        return found

    def _spread(self, node: int) -> Iterable[int]:
        """Send on what is new at a node, and tell where that is new."""
        here, onward = self._at[node], self._onward
        news = self._news.pop(node)
        return {
            target
            for case in (news if self._leaves(node) else ())
            for _, target, left in onward(node, here[case])
            if target != NOWHERE and self._note(target, left)
        }

    def _note(self, node: int, situation: int) -> bool:
        """Put a situation together with those that it is not told apart from; whether it is new."""
        here, case = self._at[node], situation & self.apart
        if len(here) >= MOST_CASES:
            case = 0
        old = here.get(case, 0)
        if old | situation == old:
            return False
        here[case] = old | situation
        self._news.setdefault(node, set()).add(case)
        return True


class Inner(_Cases):
    """Situations of which each is so at a node by one way at least."""

    def __init__(self, flow: Flow, hopes: Sequence[Fear]) -> None:
        """Follow some ways, the shortest first and then the longest.

        One is followed on as long as it brings a value that none brought to its nodes before.

        Args:
            flow: the analysis of the graph.
            hopes: what will be asked about, beside the guards.
        """
        super().__init__(flow, hopes, flow.domains.anywhere, MOST_CASES)
        self.taken: set[int] = set()
        """The numbers of tries that somebody takes."""
        self._at: list[dict[int, None]] = [{} for _ in flow.turns]
        for take in (deque[tuple[int, int]].popleft, deque[tuple[int, int]].pop):
            self._walk(take)
        self._here = list(map(Situations, self._at))

    def meets(self, node: int, condition: Formula) -> bool:
        """Whether something is so in a situation of a node; what cannot be known holds."""
        return self._flow.domains.formulas.met(condition, self._here[node]) is not NEVER

    def _walk(self, take: Callable[[deque[tuple[int, int]]], tuple[int, int]]) -> None:
        start = self._flow.domains.start & ~FREE | HELD
        met = [0] * len(self._at)
        queue = deque((node, start | self._dead[node]) for node in self._flow.entries)
        while queue:
            node, situation = take(queue)
            if met[node] | situation == met[node]:
                continue
            met[node] |= situation
            self._at[node][situation] = None
            for number, target, left in self._onward(node, situation):
                self.taken.add(number)
                if target != NOWHERE and met[target] | left != met[target]:
                    queue.append((target, left))


def _most_looked_at(flow: Flow, goals: Iterable[Fear]) -> int:
    """The bits of the variable that most of what is asked looks at."""
    looked = Counter[int]()
    for bits, times in Counter(condition.bits for _, condition in goals).items():
        for variable in flow.domains.within(bits):
            looked[variable.full] += times
    return max(looked, key=looked.__getitem__, default=0)
