"""The library as a graph: numbered nodes, every way between them, and where each was written.

Owns the graph that all proofs share. It is built for unsound libraries too: a node that could not
be read, or a way that leads nowhere, makes its node `loose`, which means that it may lead
anywhere; what is wrong there was told of already, and no proof blames others for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Source, Where
from wizard.library import guard as guards
from wizard.library.library import qualify, split, tree_of
from wizard.library.model import Node, Target
from wizard.walk.ahead import circles, reached
from wizard.walk.machine import candidates

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
    sources: dict[str, Source] = field(default_factory=dict)
    """Of each tree."""
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
        return circles(dict(enumerate(self.next)))[::-1]

    def told_later(self, node: int) -> str | None:
        """The name that whoever waits at a node may be told there (`walk.learn`)."""
        screen = self.nodes[node]
        waits = any(way.wait for way in screen.choices.values())
        return screen.number if waits else None

    def source(self, node: int) -> Source:
        """The file of a node."""
        return self.sources[tree_of(self.names[node])]

    def place(self, node: int) -> Where:
        """Where a node stands in its file."""
        return ("nodes", split(self.names[node])[1])

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


def ways(loaded: Loaded) -> Ways:
    """The graph of a library."""
    graph = Ways()
    for name, tree in loaded.library.trees.items():
        source = graph.sources[name] = loaded.sources[loaded.files[f"{name}.yaml"]]
        if not isinstance(source.at(("nodes",)), dict):
            graph.whole = False
        for node_name, node in tree.nodes.items():
            full = f"{name}.{node_name}"
            graph.number[full] = len(graph.names)
            graph.names.append(full)
            graph.nodes.append(node)
    begun = loaded.library.trees.get(loaded.library.manifest.start)
    if len(graph.sources) < len(loaded.tree_files()) or begun is None or begun.start is None:
        graph.whole = False
    for name, tree in loaded.library.trees.items():
        if tree.start is not None:
            start = graph.number.get(f"{name}.{tree.start}")
            if start is None:
                graph.whole = False
            else:
                graph.entries.append(start)
        faulty = bool(graph.sources[name].problems)
        for node_name, node in tree.nodes.items():
            _add(graph, name, node_name, node, faulty=faulty)
    return graph


def _add(graph: Ways, tree: str, name: str, node: Node, *, faulty: bool) -> None:
    """The ways of a node; `faulty` says that something in its file has not the right shape."""
    number = graph.number[f"{tree}.{name}"]
    place = ("nodes", name)
    branches: list[Branch] = []
    loose = faulty and not sound(graph.sources[tree], place, Node)
    loose = loose or not (node.choices or node.to or node.ends)
    for trigger, target in node.ways:
        at = (*place, "choices", trigger, "to") if node.chooses else (*place, "to")
        if target is not None:
            branches.append((trigger, _target(graph, tree, target, at)))
        elif not node.choices[trigger].wait:
            loose = True
    graph.branches.append(branches)
    if loose or any(way.target == NOWHERE for _, found in branches for way in found):
        graph.loose.add(number)


def _target(graph: Ways, tree: str, target: Target, at: Where) -> list[Way]:
    number = graph.number
    if isinstance(target, str):
        return [Way(number.get(qualify(tree, target), NOWHERE), None, at)]
    return [
        Way(
            number.get(qualify(tree, candidate.to), NOWHERE),
            None if candidate.when is None else _guard(candidate.when),
            (*at, index),
        )
        for index, candidate in enumerate(candidates(target))
    ]


def _guard(raw: object) -> guards.Guard:
    try:
        return guards.parse(raw)
    except guards.GuardError:
        return UNREADABLE
