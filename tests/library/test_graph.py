"""One graph a library: its ways are read once, and the nearest is found as trying all finds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, library
from tests.walk.test_ahead import Ways, built, graphs
from wizard.author.tree.loading import load
from wizard.library import graph as graphs_of
from wizard.library.graph import Graph, breadth_first, reached
from wizard.walk.walker import Walker

Costs = dict[tuple[int, int], int]


@st.composite
def weighted(draw: st.DrawFn) -> tuple[Ways, Costs]:
    ways = draw(graphs())
    pairs = [(node, target) for node, targets in ways.items() for target in targets]
    return ways, {pair: draw(st.integers(0, 1)) for pair in pairs}


def distances(ways: Ways, costs: Costs) -> dict[int, int]:
    """Of each node that 0 leads to the least cost, by relaxing until nothing changes (Bellman)."""
    far = {0: 0}
    for _ in ways:
        for (node, target), cost in costs.items():
            if node in far:
                far[target] = min(far.get(target, len(ways)), far[node] + cost)
    return far


@given(weighted())
def test_the_nearest_comes_first_and_by_a_way_of_its_length(given_: tuple[Ways, Costs]) -> None:
    ways, costs = given_

    def onward(at: int) -> Iterator[tuple[int, int, int]]:
        return ((costs[at, target], target, at) for target in ways[at])

    met = list(breadth_first([0], onward))
    lengths = {node: far for node, far, _ in met}
    assert lengths == distances(ways, costs)
    assert [far for _, far, _ in met] == sorted(lengths.values())
    for node, far, before in met:
        assert (before is None) == (node == 0)
        assert before is None or far == lengths[before] + costs[before, node]
    assert set(lengths) == reached([0], ways.__getitem__)


def test_of_equally_near_nodes_the_first_offered_comes_first() -> None:
    ways = {0: [1, 2, 3], 1: [4], 2: [], 3: [], 4: []}
    free = {(0, 2): 0, (0, 3): 0}

    def onward(at: int) -> Iterator[tuple[int, int, None]]:
        return ((free.get((at, to), 1), to, None) for to in ways[at])

    assert [node for node, _, _ in breadth_first([0], onward)] == [0, 2, 3, 1, 4]


@given(graphs())
def test_the_answers_to_an_end_are_those_of_the_nearest_end(ways: Ways) -> None:
    graph = built(ways).graph
    for node in graph.nodes:
        ends = [at for at in graph.nearest(node) if graph.nodes[at].ends]
        assert (node in graph.rest) == bool(ends)
        if ends:
            came, length, at = graph.nearest(node), 0, ends[0]
            while (edge := came[at]) is not None:
                length, at = length + graph.costs[edge.source], edge.source
            assert graph.rest[node] == length


def test_the_ways_of_a_node_are_in_the_order_of_trying() -> None:
    graph = library(SAMPLE).graph
    ways = graph.branches["demo.which_way", "next"]
    assert [(edge.target, edge.place) for edge in ways] == [
        ("demo.socket", 0),
        ("demo.shop", 1),
        ("demo.call", 2),
    ]
    assert [edge.place for edge in graph.out["demo.years"]] == [None]


def test_the_ways_of_a_library_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Graph] = []
    begin = Graph.__init__

    def counted(self: Graph, nodes: object) -> None:
        made.append(self)
        begin(self, nodes)  # type: ignore[arg-type]

    monkeypatch.setattr(graphs_of.Graph, "__init__", counted)
    fresh = load(SAMPLE).library
    Walker(fresh, "demo")
    assert fresh.graph is fresh.graph
    assert len(made) == 1


def test_what_is_near_is_what_few_answers_lead_to() -> None:
    graph = library(SAMPLE).graph
    assert list(graph.near("demo.power", 0)) == ["demo.power"]
    one = set(graph.near("demo.power", 1))
    assert one > set(graph.next["demo.power"])
    far = {name for name, edge in graph.nearest("demo.power").items() if edge is not None}
    assert one < set(graph.near("demo.power", 99)) == far | {"demo.power"}
