"""The longest way ahead, against trying every way there is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, Change, library
from wizard.library.facts import Facts
from wizard.library.graph import strongly_connected
from wizard.library.library import Library
from wizard.library.manifest import Manifest
from wizard.library.model import Candidate, Choice, Node, Outcome, Question, Route, Tree
from wizard.library.node import is_part, screen_of
from wizard.walk.ahead import fewest_ahead, longest_ahead

Ways = dict[int, list[int]]


def built(ways: Ways, routes: frozenset[int] = frozenset()) -> Library:
    """A library in the shape of a graph; what leads nowhere is an outcome."""
    nodes: dict[str, Node] = {}
    for source, targets in ways.items():
        if not targets:
            nodes[f"n{source}"] = Outcome(text="end", status="open")
        elif source in routes:
            nodes[f"n{source}"] = Route(to=[Candidate(f"n{target}") for target in targets])
        else:
            choices = {f"c{n}": Choice("?", f"n{target}") for n, target in enumerate(targets)}
            nodes[f"n{source}"] = Question(text="?", choices=choices)
    manifest = Manifest("x", "x", "t", ["ru"], "x")
    return Library(manifest, {"t": Tree("t", "t", nodes, "n0")}, Facts(), {}, "")


def longest(ways: Ways, routes: frozenset[int], at: int, seen: frozenset[int]) -> int:
    """The most screens after `at` on any way that meets no node twice, by trying them all."""
    return max(
        (
            (target not in routes) + longest(ways, routes, target, seen | {target})
            for target in ways[at]
            if target not in seen
        ),
        default=0,
    )


@st.composite
def dags(draw: st.DrawFn) -> Ways:
    size = draw(st.integers(1, 8))
    return {
        node: sorted(draw(st.sets(st.integers(node + 1, size - 1), max_size=3)))
        if node < size - 1
        else []
        for node in range(size)
    }


@st.composite
def graphs(draw: st.DrawFn) -> Ways:
    size = draw(st.integers(1, 6))
    return {
        node: sorted(draw(st.sets(st.integers(0, size - 1), max_size=3))) for node in range(size)
    }


@given(ways=dags(), data=st.data())
def test_without_circles_the_bound_is_the_longest_way(ways: Ways, data: st.DataObject) -> None:
    inner = [node for node, targets in ways.items() if targets]
    routes = frozenset(data.draw(st.sets(st.sampled_from(inner)))) if inner else frozenset[int]()
    ahead = longest_ahead(built(ways, routes))
    for node in ways:
        assert ahead[f"t.n{node}"] == longest(ways, routes, node, frozenset({node}))


@given(ways=graphs())
def test_with_circles_no_way_that_meets_no_node_twice_is_longer(ways: Ways) -> None:
    ahead = longest_ahead(built(ways))
    for node in ways:
        bound = ahead[f"t.n{node}"]
        assert longest(ways, frozenset(), node, frozenset({node})) <= bound < len(ways)


@given(ways=graphs())
def test_circles_are_the_nodes_that_reach_each_other(ways: Ways) -> None:
    named = {str(node): [str(target) for target in targets] for node, targets in ways.items()}
    reach = {node: {node} for node in named}
    for _ in named:
        for node, targets in named.items():
            reach[node] |= {far for target in targets for far in reach[target]}
    expected = {frozenset(b for b in reach[a] if a in reach[b]) for a in named}
    assert {frozenset(circle) for circle in strongly_connected(named)} == expected


def test_the_ways_of_the_sample_are_its_choices_and_guards() -> None:
    ways = library(SAMPLE).graph.next
    assert ways["demo.which_way"] == ["demo.socket", "demo.shop", "demo.call"]
    assert ways["demo.call"] == ["demo.good", "demo.story", "demo.plugged"]
    assert ways["demo.good"] == []


def test_a_choice_that_waits_is_no_way_on(changed: Change) -> None:
    folder = changed("demo.yaml", "later: {label: I am waiting, wait: true}", "")
    assert library(folder).graph.next == library(SAMPLE).graph.next


def fewest(ways: Ways, routes: frozenset[int], at: int, seen: frozenset[int]) -> int | None:
    """The fewest screens after `at` on any way to an end, by trying them all; None without one."""
    if not ways[at]:
        return 0
    found = [
        (target not in routes) + rest
        for target in ways[at]
        if target not in seen
        and (rest := fewest(ways, routes, target, seen | {target})) is not None
    ]
    return min(found, default=None)


@given(ways=graphs(), data=st.data())
def test_the_shortest_way_is_exact_with_circles_and_routes(ways: Ways, data: st.DataObject) -> None:
    inner = [node for node, targets in ways.items() if targets]
    routes = frozenset(data.draw(st.sets(st.sampled_from(inner)))) if inner else frozenset[int]()
    ahead = fewest_ahead(built(ways, routes))
    for node in ways:
        assert ahead[f"t.n{node}"] == (fewest(ways, routes, node, frozenset({node})) or 0)


def test_what_is_ahead_of_a_part_of_a_screen_is_ahead_of_the_screen(
    formed: Path,
) -> None:
    circled = library(formed)
    ahead, screens = longest_ahead(circled), circled.graph.circles
    parts = [name for name in circled.nodes if is_part(name)]
    assert len(parts) > 2
    assert all(any({part, screen_of(part)} <= {*circle} for circle in screens) for part in parts)
    assert all(ahead[part] == ahead[screen_of(part)] for part in parts)
