"""What the analysis of a library's graph finds, before it is put into words.

Owns the one pass over `flow`: names that may have no value where they are needed, guards that look
at a name which no way sets, and ways that nobody takes. Where something could not be read, people
might come from anywhere, so less is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from wizard.author.flow.demand_proof import DemandProof, Doubt, Loop
from wizard.author.flow.domains import Domains
from wizard.author.flow.flow import Fear, Flow, Turn
from wizard.author.flow.formula import ALWAYS, Formula, possible
from wizard.author.flow.unset_guards import unset_guards
from wizard.author.flow.ways import Ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.letter_checks import letters
from wizard.author.names.needs import Need
from wizard.author.names.table import Names
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Where
from wizard.author.words.placeholders import names_in
from wizard.author.words.texts import texts
from wizard.library.guard import Guard
from wizard.outcome.letters import RESPONDENTS

NOBODY = 0
"""The situation of a way to which no way leads."""


class ValueUse(NamedTuple):
    """A value that is needed at a node, where all `given` hold: by a text at `where`, or by its
    letter.
    """

    node: int
    name: str
    where: Where
    need: Need | None
    given: tuple[Guard, ...]


class Gap(NamedTuple):
    """A use that may find no value, and the condition under which it does."""

    use: ValueUse
    condition: Formula

    @property
    def fear(self) -> Fear:
        """Where it is, and when."""
        return self.use.node, self.condition


class GuardedText(NamedTuple):
    """A text, a choice or an item that a node shows under a condition, and where it stands."""

    node: int
    where: Where
    condition: Formula
    situation: int
    """What is known where it stands."""

    @property
    def fear(self) -> Fear:
        """Where it is, and when."""
        return self.node, self.condition


class Idle(NamedTuple):
    """A way that nobody takes, and what is known where it begins."""

    node: int
    turn: Turn
    place: int
    situation: int


class Findings:
    """The findings of one library."""

    def __init__(self, loaded: Loaded, names: Names, graph: Ways) -> None:
        self.graph = graph
        library = loaded.library
        self._letters = {name: read.needs for name, read in letters(loaded).items()}
        self._uses = [list(self._used(node)) for node in range(len(graph.names))]
        guards = {
            way.guard for found in graph.branches for _, ways in found for way in ways if way.guard
        }
        guards |= {guard for shown in graph.shown for guard in shown.values()}
        guards |= {guard for own in self._letters.values() for need in own for guard in need.given}
        needed = {use.name for uses in self._uses for use in uses}
        proof = DemandProof(loaded, names)
        guards |= {*proof.guards()}
        needed |= proof.needed()
        self.domains = Domains(library, names, guards, needed, graph.asked)
        self.flow = Flow(graph, self.domains)
        papers = {
            letter: dict.fromkeys(
                Loop(need.given, need.listing) for need in own if need.name == RESPONDENTS
            )
            for letter, own in self._letters.items()
        }
        loops = list(dict.fromkeys(loop for found in papers.values() for loop in found))
        doubts = dict(zip(loops, proof.doubts(self.domains, loops), strict=True))
        self._papers = {
            letter: [doubt for loop in found for doubt in doubts[loop]]
            for letter, found in papers.items()
        }
        self.gaps: list[Gap] = []
        self.doubts: list[tuple[int, Doubt]] = []
        """What may be at a node that offers a paper, and must not."""
        self.idle: list[Idle] = []
        self.choiceless: list[Fear] = []
        """Nodes at which no choice may be offered, each with the condition under which that is."""
        self.guarded_texts: list[GuardedText] = []
        """What the nodes show under a guard, where somebody comes to them."""
        self.seen: set[int] = set()
        """The nodes that somebody comes to."""
        self.sure = graph.whole and not graph.loose and self.flow.clear
        self.unset = list(unset_guards(graph, self.domains, self.flow.circles)) if self.sure else []
        for node, _, name in self.unset:
            # What is told of once is not told of again by all that follows from it.
            self.flow.opened[node] = self.flow.opened.get(node, 0) | self.domains.anything(name)
        self._look()
        if self.idle and self.sure:
            self.idle = self._causes()
        if self.sure and not self.idle:  # else what nobody takes could be why nobody comes here
            self.idle = list(self._impossible())

    @cached_property
    def witnesses(self) -> Witnesses:
        """Whether somebody comes to what was found, and by which way."""
        fears = [gap.fear for gap in self.gaps]
        fears += [doubt.at(node) for node, doubt in self.doubts]
        hopes = [text.fear for text in self.guarded_texts]
        return Witnesses(self.flow, [*fears, *self.choiceless], hopes)

    def _impossible(self) -> Iterator[Idle]:
        """The ways that nobody takes because of how answers go together.

        Where nobody comes at all, the way that should lead there is told of.
        """
        for node in sorted(self.flow.guarded & self.seen):
            if not self.witnesses.never((node, ALWAYS)):
                for turn in self.flow.turns[node]:
                    for place, attempt in enumerate(turn.tries):
                        taken = attempt.number in self.flow.taken
                        if taken and not self.witnesses.takes(node, attempt):
                            yield Idle(node, turn, place, NOBODY)

    def _used(self, node: int) -> Iterator[ValueUse]:
        screen = self.graph.nodes[node]
        shown = self.graph.shown[node]
        for where, text in texts(screen, self.graph.place(node)):
            if "{{" in text:
                guard = shown.get(where[:-1])
                given = () if guard is None else (guard,)
                for name in names_in(text):
                    yield ValueUse(node, name, where, None, given)
        if screen.letter is not None:
            where = (*self.graph.place(node), "letter")
            for need in self._letters.get(screen.letter, ()):
                if need.name == RESPONDENTS:
                    continue
                yield ValueUse(node, need.name, where, need, need.given)

    def _look(self) -> None:
        self.seen = set()
        self.choiceless, self.guarded_texts = [], []
        for node, situation in self.flow.settled():
            self.seen.add(node)
            if self.sure and self.graph.shown[node]:
                self._showing(node, situation)
            if self._uses[node]:
                self.gaps += self._gaps(node, situation)
            for doubt in self._papers.get(self.graph.nodes[node].letter or "", ()):
                if possible(situation, doubt.condition):
                    self.doubts.append((node, doubt))
            if self.sure and node in self.flow.guarded:
                self.idle += self._idle(node, situation)
        for node in self.flow.guarded:
            if self.sure and node in self.seen:
                continue
            for turn in self.flow.turns[node]:
                self.flow.taken.update(self.flow.takes(turn, self.domains.anywhere))
            self.idle += self._idle(node, self.domains.anywhere)

    def _showing(self, node: int, situation: int) -> None:
        """What a node shows under a guard, and whether it may offer no choice at all."""
        told = {(unset.node, unset.where) for unset in self.unset}
        for where, guard in self.graph.shown[node].items():
            condition = self.domains.condition(guard)
            if (node, where) not in told:
                self.guarded_texts.append(GuardedText(node, where, condition, situation))
        offered = [self.graph.offered(node, turn) for turn in self.graph.nodes[node].choices]
        guards = [guard for guard in offered if guard is not None]
        if offered and len(guards) == len(offered):
            none = self.domains.none_holds(guards)
            if possible(situation, none):
                self.choiceless.append((node, none))

    def _causes(self) -> list[Idle]:
        """The idle ways that are not idle only because nobody takes another one."""
        first = self.idle
        seen_so = self.gaps, self.doubts, self.choiceless, self.guarded_texts
        known = self.flow.known
        self.flow.forced = {idle.turn.tries[idle.place].number for idle in first}
        self.flow.taken.clear()
        self.idle, self.gaps = [], []
        self._look()
        still = {idle.turn.tries[idle.place].number for idle in self.idle}
        self.flow.forced, self.flow.known = set(), known
        self.gaps, self.doubts, self.choiceless, self.guarded_texts = seen_so
        return [idle for idle in first if idle.turn.tries[idle.place].number in still]

    def _gaps(self, node: int, situation: int) -> Iterator[Gap]:
        for use in self._uses[node]:
            if self.domains.known(use.name):
                condition = self.domains.missing(use.name, use.given)
                if possible(situation, condition):
                    yield Gap(use, condition)

    def _idle(self, node: int, situation: int) -> Iterator[Idle]:
        for turn in self.flow.turns[node]:
            offered = self.flow.offered(turn, situation)
            for place, attempt in enumerate(turn.tries if offered else ()):
                if attempt.number not in self.flow.taken:
                    after = self.flow.after(node, turn, offered)
                    yield Idle(node, turn, place, after)
