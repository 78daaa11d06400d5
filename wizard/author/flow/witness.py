"""A way by which a person comes to where something is feared.

The analysis puts the people of a node together, so it may fear a gap that nobody comes to: a date
is asked of some, and only they come through a guard later. Owns looking for one way that really
leads there. Where a way that was found contradicts itself, those who differ in what contradicts are
kept apart, and it is looked for again.
"""

from __future__ import annotations

from collections.abc import Iterable

from wizard.author.flow.flow import Flow, Predecessor
from wizard.author.flow.formula import (
    ALWAYS,
    Atom,
    Formula,
    Possibilities,
    atoms,
    opposite,
    possible,
    refine,
)
from wizard.author.flow.partition import meaning
from wizard.author.flow.variables import Variable
from wizard.author.flow.ways import Ways
from wizard.library.node import NEXT, split

MOST_APART = 200
"""Situations of one node; with more of them a fear stands, without a way to show for it."""
FEWEST_VISITS, MOST_VISITS = 200_000, 20
"""All fears together, and for each node of the library; after so many the rest stand too."""

MOST_SHOWN = 5
"""Steps of a way that are named."""

Path = list[tuple[int, str]]
"""Nodes, each with the answer by which it is left; the last one with none."""
Fear = tuple[int, Formula]
"""A node, and the condition that is feared there."""
Came = dict[tuple[int, int], Predecessor]


class Witnesses:
    """The ways to all that is feared in one library."""

    def __init__(self, flow: Flow, fears: Iterable[Fear], visits: int | None = None) -> None:
        """Look for them; after so many `visits` of nodes what is left stands."""
        self._flow = flow
        self._graph = flow.graph
        self._left = visits or FEWEST_VISITS + MOST_VISITS * len(self._graph.names)
        self._came: Came = {}
        self._asked = Possibilities()
        self._found: dict[Fear, Path | None] = {}
        # Those that come last first: on the way to them others are put to rest.
        self._pending = dict.fromkeys(reversed(list(fears)))
        while self._pending:
            self._chase(next(iter(self._pending)))

    def way(self, fear: Fear) -> Path | None:
        """A way to it; empty where none could be shown, None where there is none at all."""
        return self._found[fear]

    def _settle(self, fear: Fear, way: Path | None) -> None:
        self._found[fear] = way
        del self._pending[fear]

    def _chase(self, fear: Fear) -> None:
        """Find out about one fear; others that are put to rest on the way are settled too."""
        apart: list[Atom] = []
        within = self._graph.leading([fear[0]])
        while fear in self._pending:
            bad = self._look(apart, within)
            if bad is None:
                self._settle(fear, [])
                return
            for other in [other for other in self._pending if other[0] in within]:
                if other not in bad:
                    self._settle(other, None)
            if fear in bad:
                wrong = self._follow(fear, bad[fear], apart)
                fresh = [atom for atom in wrong if atom not in apart]
                if not fresh and fear in self._pending:
                    self._settle(fear, [])
                apart += fresh

    def _look(self, apart: list[Atom], within: set[int]) -> dict[Fear, int] | None:
        """The fears that stand within a part of the graph, each with a situation for it.

        None: it was too much to look at.
        """
        here: dict[int, list[Fear]] = {}
        for fear in self._pending:
            here.setdefault(fear[0], []).append(fear)
        bad: dict[Fear, int] = {}
        self._came = {}
        for node, situations in self._flow.settled(apart, within, self._came):
            self._left -= len(situations)
            if len(situations) > MOST_APART or self._left < 0:
                return None
            for fear in here.get(node, ()):
                keys = (key for key, part in situations.items() if self._asked.may(part, fear[1]))
                key = next(keys, None)
                if key is not None:
                    bad[fear] = key
        return bad

    def _follow(self, fear: Fear, key: int, apart: list[Atom]) -> list[Atom]:
        """Go the way there, which settles it; else what must be kept apart to go another."""
        steps = self._steps(fear[0], key)
        keys = [*(step.key for step in steps), key][1:]
        wrong = self._contradiction(steps, keys, apart, fear[1])
        if not wrong:
            way = [(step.node, self._graph.branches[step.node][step.turn][0]) for step in steps]
            self._settle(fear, [*way, (fear[0], "")])
        return [max(atom, opposite(atom)) for atom in wrong]

    def _steps(self, node: int, key: int) -> list[Predecessor]:
        """From where a situation was begun to where it is now."""
        steps: list[Predecessor] = []
        while (step := self._came.get((node, key))) is not None:
            steps.append(step)
            node, key = step.node, step.key
        return steps[::-1]

    def _contradiction(
        self, steps: list[Predecessor], keys: list[int], apart: list[Atom], end: Formula
    ) -> list[Atom]:
        """What makes it impossible that one person goes these steps; nothing if one can.

        `keys` say what is so after each step of all that is kept apart. A situation cannot keep
        that one of two things is so; such conditions are `held` until something in them changes.
        """
        situation = self._flow.domains.start
        held: list[Formula] = []
        for step, key in zip(steps, keys, strict=True):
            turn = self._flow.turns[step.node][step.turn]
            if turn.shown is not ALWAYS:
                wrong = self._conflict(situation, held, [turn.shown])
                if wrong:
                    return wrong
                situation = self._flow.offered(turn, situation)
                if not isinstance(turn.shown, Atom):
                    held.append(turn.shown)
                held = _untouched(held, self._changed(turn.ages))
            situation = self._flow.after(step.node, turn, situation)
            opened = self._flow.opened.get(step.node, 0)
            held = _untouched(held, turn.clear | turn.put | opened)
            told: list[Formula] = [*meaning(apart, key)]
            if step.place >= 0:
                chosen = turn.tries[step.place]
                # A date may have grown older on the way to the next node, so its key tells nothing.
                aged = [date.full for date in chosen.dates]
                told = [part for part in meaning(apart, key) if part.hit | part.drop not in aged]
                told += [*(attempt.no for attempt in turn.tries[: step.place]), chosen.yes]
            wrong = self._conflict(situation, held, told)
            if wrong:
                return wrong
            for condition in told:
                situation = refine(situation, condition)
            held += [condition for condition in told if not isinstance(condition, Atom)]
            if step.place >= 0:
                attempt = turn.tries[step.place]
                situation = self._flow.later(situation, attempt)
                held = _untouched(held, self._changed(attempt.dates))
        return self._conflict(situation, held, [end])

    def _changed(self, dates: Iterable[Variable]) -> int:
        """The bits of what is another at the next look: figures are counted anew, dates older."""
        changed = self._flow.domains.free
        for date in dates:
            changed |= date.full
        return changed

    def _conflict(self, situation: int, held: list[Formula], told: list[Formula]) -> list[Atom]:
        """Why `told` cannot be so after what is held; nothing if it can."""
        if not possible(situation, told):
            return self._reasons(situation, told)
        if not held or possible(situation, [*held, *told]):
            return []
        undecided = [
            atom
            for condition in held
            for atom in atoms(condition)
            if situation & atom.hit and situation & atom.drop
        ]
        return list(dict.fromkeys([*self._reasons(situation, [*held, *told]), *undecided]))

    def _reasons(self, situation: int, conditions: list[Formula]) -> list[Atom]:
        """As few as can be of the things that are so in a situation, and rule the conditions out.

        Each is an atom that holds in the situation.
        """
        reasons: dict[Atom, None] = {}
        for condition in conditions:
            for atom in atoms(condition):
                if not situation & atom.drop:
                    reasons[atom] = None
                elif not situation & atom.hit:
                    reasons[opposite(atom)] = None
        for reason in list(reasons):
            rest = [other for other in reasons if other != reason]
            if not possible(self._flow.domains.anywhere, [*rest, *conditions]):
                del reasons[reason]
        return list(reasons)


def _untouched(conditions: list[Formula], bits: int) -> list[Formula]:
    """The conditions that look at none of these bits."""
    return [
        condition
        for condition in conditions
        if not any((atom.hit | atom.drop) & bits for atom in atoms(condition))
    ]


def such_as(graph: Ways, way: Path) -> str:
    """«such as: plugged: yes → power: off → owner»."""
    if not way:
        return ""
    home = ""
    words = []
    for node, answer in way:
        tree, name = split(graph.names[node])
        shown = name if tree == home else graph.names[node]
        home = tree
        words.append(f"{shown}: {answer}" if answer and answer != NEXT else shown)
    if len(words) > MOST_SHOWN + 1:
        words = [words[0], "…", *words[-MOST_SHOWN:]]
    return f"such as: {' → '.join(words)}"
