"""The library as a graph: numbered nodes, every way between them, and where each was written.

Owns the graph that all proofs share. It is built for unsound libraries too: a node that could not
be read, or a way that leads nowhere, makes its node `loose`, which means that it may lead
anywhere; what is wrong there was told of already, and no proof blames others for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.author.words import texts
from wizard.library import guard as guards
from wizard.library.forms import place
from wizard.library.graph import Edge, edges, reached, strongly_connected
from wizard.library.library import Library
from wizard.library.model import Node, Tree
from wizard.library.node import qualify, split, tree_of

NOWHERE = -1
"""The target of a way that leads to no node that is there."""

UNREADABLE = guards.Answered(FAULTY)
"""Stands for a guard that could not be read: it may hold or not."""


class Way(NamedTuple):
    """One way from a node: taken if its guard holds and none before it was taken."""

    target: int
    guard: guards.Guard | None
    at: Where
    """Where its candidate stands in its file, or its target where there is no list."""


Branch = tuple[str, list[Way]]
"""A trigger and the ways that it may lead, in the order in which they are tried."""


@dataclass
class Ways:
    """The graph. A node is a number; `names`, `nodes` and `branches` are looked up by it."""

    names: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    branches: list[list[Branch]] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    entries: list[int] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    files: dict[str, Location] = field(default_factory=dict)
    """Of each tree."""
    trees: Mapping[str, Tree] = field(default_factory=dict)
    shown: list[dict[Where, guards.Guard]] = field(default_factory=list)
    """By a node, the guards of what it shows, each by the place of what it guards."""
    whole: bool = True
    """Whether every tree and its start could be read."""

    @cached_property
    def next(self) -> list[list[int]]:
        """Where the ways of each node lead, guards aside."""
        return [
            [way.target for _, ways in branches for way in ways if way.target != NOWHERE]
            for branches in self.branches
        ]

    @cached_property
    def circles(self) -> list[list[int]]:
        """The nodes, sources before their targets; those of a circle stand together."""
        return strongly_connected(dict(enumerate(self.next)))[::-1]

    @property
    def asked(self) -> Iterator[str]:
        """The names that the nodes set: first lists, of which each line stands alone, and those
        that are set before others.
        """
        set_here = [(at, self.nodes[at].save_as) for at in chain.from_iterable(self.circles)]
        lists = (name for at, name in set_here if name and self.nodes[at].items)
        return chain(lists, (name for _, name in set_here if name))

    def offered(self, node: int, trigger: str) -> guards.Guard | None:
        """What has to hold for a choice to be offered."""
        shown = self.shown[node]
        return shown.get((*self.place(node), "choices", trigger)) if shown else None

    def told_later(self, node: int, trigger: str) -> str | None:
        """The name that may have been told to who waits, once they answer (`walk.learn`)."""
        screen = self.nodes[node]
        waits = any(way.wait for way in screen.choices.values())
        return screen.number if waits else None

    def file(self, node: int) -> Location:
        """The file of a node."""
        return self.files[tree_of(self.names[node])]

    def place(self, node: int) -> Where:
        """Where a node stands in its file."""
        return self._places[node]

    def at(self, node: int) -> Location:
        """The same with its file."""
        return self.file(node).at(*self.place(node))

    @cached_property
    def _places(self) -> list[Where]:
        parts = map(split, self.names)
        return [place(self.trees[tree], name) for tree, name in parts]

    def reached(self, starts: Iterable[int]) -> set[int]:
        """Every node that some way from `starts` leads to, they included."""
        return reached(starts, self.next.__getitem__)

    @cached_property
    def back(self) -> list[list[int]]:
        """The nodes that lead to each node."""
        back: list[list[int]] = [[] for _ in self.names]
        for node, targets in enumerate(self.next):
            for target in targets:
                back[target].append(node)
        return back

    def leading(self, ends: Iterable[int]) -> set[int]:
        """Every node from which some way leads to one of `ends`, they included."""
        return reached(ends, self.back.__getitem__)


G = TypeVar("G", bound=Ways)


def ways(loaded: Loaded) -> Ways:
    """The graph of a library, sound or not, begun at the start of each tree."""
    library = loaded.library
    graph = ways_of(library, Ways)
    for name, tree in library.trees.items():
        file = graph.files[name] = loaded.place(f"{name}.yaml")
        start = graph.number.get(qualify(name, tree.start)) if tree.start is not None else None
        if start is not None:
            graph.entries.append(start)
        graph.entries += (
            graph.number[f"{name}.{own}"] for own, node in tree.nodes.items() if node.entry
        )
        read = start is not None or tree.start is None
        graph.whole = graph.whole and read and isinstance(file.at("nodes").data, dict)
    begun = library.trees.get(library.manifest.start)
    if len(graph.files) < len(loaded.tree_files()) or begun is None or begun.start is None:
        graph.whole = False
    graph.loose = {number for number in range(len(graph.names)) if _loose(graph, number)}
    return graph


class DayWays(Ways):
    """The graph of a sound library for one day; to wait is a way that leads to its own node."""

    def told_later(self, node: int, trigger: str) -> str | None:
        """The name that is told with an answer that waits."""
        screen = self.nodes[node]
        choice = screen.choices.get(trigger)
        return screen.number if choice is not None and choice.wait else None


def day_ways(library: Library, start: str) -> DayWays:
    """The graph of a sound library, begun at a node."""
    graph = ways_of(library, DayWays)
    for edge in library.graph.edges:
        if edge.waits:
            _add(graph, edge)
    graph.entries = [graph.number[start]]
    return graph


FIELDS = ("fields", "columns")
"""The parts of a form that are asked one behind the other."""


def ways_of(library: Library, kind: type[G]) -> G:
    """The nodes of a library and the ways between them, without a beginning."""
    nodes = library.nodes
    graph = kind(list(nodes), list(nodes.values()), [[] for _ in nodes])
    graph.trees = library.trees
    # A field of a form is shown where the one before it leads to: its guard stands on that way.
    graph.shown = [
        {
            at: _guard(raw)
            for at, raw in texts.guards(node, graph.place(number))
            if at[-2] not in FIELDS
        }
        for number, node in enumerate(graph.nodes)
    ]
    graph.number = {name: number for number, name in enumerate(nodes)}
    for edge in edges(nodes, _guard):
        if not edge.waits:
            _add(graph, edge)
    return graph


def _add(graph: Ways, edge: Edge) -> None:
    number = graph.number[edge.source]
    branches = graph.branches[number]
    if not branches or branches[-1][0] != edge.trigger:
        branches.append((edge.trigger, []))
    chosen = ("choices", edge.trigger) if graph.nodes[number].chooses else ()
    at = (*graph.place(number), *chosen, "to", *(() if edge.place is None else (edge.place,)))
    target = graph.number.get(edge.target, NOWHERE)
    branches[-1][1].append(Way(target, edge.guard, at))


def _loose(graph: Ways, number: int) -> bool:
    """Whether a node has not the right shape, or a way of it leads nowhere."""
    node = graph.nodes[number]
    if graph.file(number).source.problems and not sound(graph.at(number), Node):
        return True
    lost = any(way.target == NOWHERE for _, found in graph.branches[number] for way in found)
    endless = any(not choice.to and not choice.wait for choice in node.choices.values())
    return lost or endless or not (node.choices or node.to or node.ends)


def _guard(raw: object) -> guards.Guard:
    try:
        return guards.parse(raw)
    except guards.GuardError:
        return UNREADABLE
