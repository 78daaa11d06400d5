"""What of a library some walks have met: its nodes, choices, guarded ways and guarded texts.

Owns the count and the list of what is left. Refuses to judge: that something is not met is no fault
of the library, and an author decides which of it is worth a scenario.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from wizard.author.tree.source import Where, opened
from wizard.author.words.texts import guards
from wizard.law.rules import Value
from wizard.library.fields.money import MoneyField
from wizard.library.forms import counts_rows, expanded, place
from wizard.library.graph import Edge
from wizard.library.guard import names, parse
from wizard.library.library import Library
from wizard.library.model import Tree
from wizard.library.node import NEXT, is_part, split
from wizard.walk.answers import trigger, waits
from wizard.walk.guards import holds
from wizard.walk.steps import learn
from wizard.walk.values import Values
from wizard.walk.walk import Walk

Taken = tuple[str, str, int]
"""A way from a node: the node, the trigger, and the place among the candidates of the trigger."""

Ways = Mapping[tuple[str, str], list[Edge]]
"""The candidates of each trigger of each node, in the order in which they are tried."""

Kind = Literal["node", "choice", "way", "text"]
KINDS: tuple[Kind, ...] = ("node", "choice", "way", "text")


class Part(msgspec.Struct, frozen=True):
    """Something that a walk can meet, and the line on which it stands (from 1).

    A way is one of several candidates between which guards decide. A text is a step, a paragraph or
    an item that a guard shows or hides by what is known without changed answers; a choice, guarded
    or not, is met where it is taken.
    """

    tree: str
    kind: Kind
    name: str
    path: str
    line: int


class Share(msgspec.Struct, frozen=True):
    """So many of so many."""

    met: int
    all: int

    def __str__(self) -> str:
        # Rounded down: what is not quite everything is never called 100 %.
        return f"{self.met} of {self.all} ({100 * self.met // self.all if self.all else 100} %)"


class Report(msgspec.Struct, frozen=True):
    """The coverage of a library, as a whole and tree by tree, and what is left of it.

    Of texts it is told only where some have a guard.
    """

    whole: dict[Kind, Share]
    trees: dict[str, dict[Kind, Share]]
    missed: list[Part]


Found = tuple[Kind, str, Where, bool]
"""What can be met: its kind, name and place, and whether it was."""


class Coverage:
    """What the walks so far have met."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ways = library.graph.branches
        fields = [node.field for node in library.nodes.values() if node.field]
        self._left = {field.left_as for field in fields if isinstance(field.takes, MoneyField)}
        """What is known only once an answer was changed, which no scenario does."""
        self.nodes: set[str] = set()
        self.taken: set[Taken] = set()
        self.shown: set[Where] = set()
        """The guarded texts that were shown, by `tree` and place."""

    def add(self, walk: Walk) -> None:
        """Count everything that a walk passed, and where it stands."""
        for way in passed(walk, self._ways):
            self.nodes.add(way[0])
            self.taken.add(way)
        self.nodes.add(walk.at)
        for state, step in zip(walk.past, walk.steps, strict=True):
            self._see(state.at, walk.walker.values(state.asked, step.on))
        self._see(walk.at, walk.values)

    def _see(self, at: str, values: Values) -> None:
        """Count the guarded texts of a node that are shown to whom so much is known of."""
        tree, name = split(at)
        for where, raw in guards(
            self._library.node(at), (tree, *place(self._library.trees[tree], name))
        ):
            if holds(parse(raw), values, values.today):
                self.shown.add(where)

    def report(self, folder: Path) -> Report:
        """What was met of the library, whose files are in `folder`, and what was not."""
        trees: dict[str, dict[Kind, Share]] = {}
        missed: list[Part] = []
        every: list[Found] = []
        for name, tree in self._library.trees.items():
            parts = list(self._parts(name, tree))
            trees[name] = _shares(parts)
            every += parts
            left = [part for part in parts if not part[3]]
            if left:
                source = opened(folder / f"{name}.yaml")
                missed += [
                    Part(name, kind, what, source.path, source.span(where, key=True).line)
                    for kind, what, where, _ in left
                ]
        return Report(_shares(every), trees, missed)

    def _parts(self, tree_name: str, tree: Tree) -> Iterator[Found]:
        """Everything in a tree that can be met."""
        for node_name, node in expanded(tree):
            name, at_home = f"{tree_name}.{node_name}", place(tree, node_name)
            if node.text or not is_part(node_name):  # between fields there are ways alone
                yield "node", name, at_home, name in self.nodes
            for where, raw in () if node.fields else guards(node, at_home):
                *_, key, text = where
                if key != "choices" and not self._left.intersection(names(parse(raw))):
                    shown = (tree_name, *where) in self.shown
                    yield "text", f"{name}: {text}", where, shown
            choices = node.choices
            for key in node.triggers:
                candidates = self._ways.get((name, key), [])
                met = [(name, key, index) in self.taken for index in range(len(candidates))]
                own, at = f"{name}: {key}", (*at_home, "choices", key)
                if choices:
                    yield "choice", own, at, any(met)
                if len(candidates) > 1 and not counts_rows(node_name):
                    for index, edge in enumerate(candidates):
                        where = (*(at if choices else at_home), "to", index)
                        way = f"{own if choices else name} → {edge.target}"
                        yield "way", way, where, met[index]


def passed(walk: Walk, ways: Ways) -> Iterator[Taken]:
    """Every way that a walk took, those through routes included, in order."""
    walker, asked = walk.walker, dict[str, Value]()
    day = walk.steps[0].on if walk.steps else walk.today
    at = yield from _through(walk, walker.start, asked, day, ways)
    for count, step in enumerate(walk.steps):
        node = walker.library.node(at)
        learn(asked, node, step, walk.steps[:count])
        way = _first(at, trigger(node, step.answer), walker.values(asked, step.on), ways)
        yield way
        if not waits(node, step.answer):
            target = ways[way[:2]][way[2]].target
            at = yield from _through(walk, target, asked, step.on, ways)


def _through(
    walk: Walk, at: str, asked: Mapping[str, Value], day: date, ways: Ways
) -> Generator[Taken, None, str]:
    """The ways from route to route, to the node behind them."""
    while walk.walker.library.node(at).passes:
        way = _first(at, NEXT, walk.walker.values(asked, day), ways)
        yield way
        at = ways[way[:2]][way[2]].target
    return at


def _first(at: str, key: str, values: Values, ways: Ways) -> Taken:
    """The first candidate whose guard holds; `check` proves that there is one."""
    candidates = enumerate(ways[at, key])
    index = next(
        place
        for place, edge in candidates
        if edge.guard is None or holds(edge.guard, values, values.today)
    )
    return at, key, index


def _shares(parts: Iterable[Found]) -> dict[Kind, Share]:
    found: dict[Kind, list[bool]] = {kind: [] for kind in KINDS}
    for kind, _, _, met in parts:
        found[kind].append(met)
    return {kind: Share(sum(met), len(met)) for kind, met in found.items() if met or kind != "text"}
