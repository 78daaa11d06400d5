"""What may be so at a node over all ways, and the ways with the fewest answers to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.author.flow.exact import Exact
from tests.author.flow.test_small import HEAD, LIBRARY, asks
from wizard.author.flow.cases import Outer
from wizard.author.flow.domains import Domains
from wizard.author.flow.fixed_point import backward, forward, settle
from wizard.author.flow.flow import Flow
from wizard.author.flow.formula import ALWAYS
from wizard.author.flow.live import live_bits
from wizard.author.flow.search import back, on
from wizard.author.flow.ways import Way, Ways, ways
from wizard.author.names.table import table
from wizard.author.tree.loading import load
from wizard.library.guard import parse

BOTH = "choices: {{a: {{label: A, to: {0}}}, b: {{label: B, to: {1}}}}}"
NODES = (
    f"  n0: {{kind: question, text: P, save_as: p, {BOTH.format('n1', 'n2')}}}\n"
    f"  n1: {{kind: question, text: Q, save_as: q, {BOTH.format('n3', 'n3')}}}\n"
    f"  n2: {{kind: question, text: Q, save_as: q, {BOTH.format('n3', 'n4')}}}\n"
    f"  n3: {asks('{when: {p: b, q: b}, to: far}', '{when: {p: a}, to: n4}', '{to: end}')}\n"
    f"  n4: {asks('{to: end}')}\n"
    "  end: {kind: outcome, status: open, text: End}\n"
    "  far: {kind: outcome, status: open, text: Far}\n"
)


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    """Two answers that go together in three of four ways where they are looked at."""
    (tmp_path / "library.yaml").write_text(LIBRARY, "utf-8")
    (tmp_path / "demo.yaml").write_text(f"{HEAD}nodes:\n{NODES}", "utf-8")
    loaded = load(tmp_path)
    graph = ways(loaded)
    guards = [way.guard for found in graph.branches for _, own in found for way in own if way.guard]
    found = Flow(graph, Domains(loaded.library, table(loaded)[0], guards, ()))
    assert list(found.settled())
    return found


def at(flow: Flow, name: str) -> int:
    return flow.graph.number[f"demo.{name}"]


def test_it_is_known_which_answers_go_together(flow: Flow) -> None:
    exact, condition = Exact(flow), flow.domains.condition
    both = condition(parse({"p": "b", "q": "b"}))
    assert exact.never((at(flow, "n3"), both))
    assert not exact.never((at(flow, "n3"), condition(parse({"p": "a", "q": "b"}))))
    assert exact.never((at(flow, "far"), ALWAYS))


def test_what_nobody_looks_at_ahead_is_not_live(flow: Flow) -> None:
    n4, asked = at(flow, "n4"), flow.domains.condition(parse({"p": "a"}))
    assert not live_bits(flow)[n4] & asked.bits
    assert live_bits(flow, [(n4, asked)])[n4] & asked.bits


def test_a_way_back_has_the_fewest_answers(flow: Flow) -> None:
    names = flow.graph.names
    steps = back(flow, Outer(flow, ()).before, (at(flow, "n4"), ALWAYS), lambda _: True)
    assert steps is not None
    assert [names[step.node] for step in steps] == ["demo.n0", "demo.n2"]
    assert [step.trigger for step in steps] == ["b", "b"]
    without = back(
        flow, Outer(flow, ()).before, (at(flow, "n4"), ALWAYS), lambda step: step.trigger == "a"
    )
    assert without is not None
    assert [names[step.node] for step in without] == ["demo.n0", "demo.n1", "demo.n3"]
    assert back(flow, Outer(flow, ()).before, (at(flow, "far"), ALWAYS), lambda _: True) is None


def test_nothing_is_so_before_what_it_rests_on_was_answered(flow: Flow) -> None:
    n4, condition = at(flow, "n4"), flow.domains.condition
    assert flow.far[n4] == flow.least(n4, ALWAYS) == flow.least(n4, condition(parse({"p": "b"})))
    assert flow.least(n4, condition(parse({"p": "a"}))) == flow.far[n4] + 1
    assert flow.least(n4, condition(parse({"not": {"answered": "p"}}))) is None
    assert flow.least(at(flow, "far"), ALWAYS) == 3, "how answers go together is left aside"


def test_a_way_on_leads_to_an_outcome(flow: Flow) -> None:
    asked = flow.domains.condition(parse({"p": "a"}))
    steps = on(flow, (at(flow, "n3"), asked))
    assert steps is not None
    assert [flow.graph.names[step.target] for step in steps] == ["demo.n4", "demo.end"]


@given(st.dictionaries(st.integers(0, 5), st.sets(st.integers(0, 5)), max_size=6))
def test_a_fixed_point_comes_to_all_that_is_led_to(targets: dict[int, set[int]]) -> None:
    met = {0}

    def onward(node: int) -> list[int]:
        new = sorted(targets.get(node, set()) - met)
        met.update(new)
        return new

    circle = list(range(6))
    for order in ([circle], backward([circle])):
        met = {0}
        assert len(list(settle(order, [0], onward))) == 1
        assert all(targets.get(node, set()) <= met for node in met)


def test_a_circle_is_begun_where_the_fewest_ways_lead_back() -> None:
    leads = {0: [1, 2], 1: [2], 2: [0]}
    branches = [[("next", [Way(to, None, ()) for to in targets])] for targets in leads.values()]
    for entries in ([1, 0], [0, 1]):
        graph = Ways(["a", "b", "c"], branches=branches, entries=entries)
        assert forward(graph) == [[0, 1, 2]]
