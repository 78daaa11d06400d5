"""Two bounds of what may be so at a node, held against what is so there exactly."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.author.flow.exact import Exact
from tests.author.flow.test_walks import GUARDED
from tests.small_libraries import libraries_with_derived, written
from wizard.author.flow.cases import Inner, Outer
from wizard.author.flow.findings import Findings
from wizard.author.flow.flow import Flow
from wizard.author.flow.formula import ALWAYS, NEVER
from wizard.author.flow.ways import ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.table import table

LIBRARIES = st.one_of(GUARDED, libraries_with_derived())


def flow_of(tree: dict[str, Any]) -> Flow:
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(tree, Path(folder))
        return Findings(loaded, table(loaded)[0], ways(loaded)).flow


@settings(derandomize=True)
@given(LIBRARIES)
def test_what_is_so_lies_between_the_bounds(tree: dict[str, Any]) -> None:
    flow = flow_of(tree)
    exact, outer, inner = Exact(flow), Outer(flow, ()), Inner(flow, ())
    assert inner.taken - {0} <= exact.taken
    for node in range(len(flow.turns)):
        so = exact.so(node)
        assert flow.domains.formulas.every((so, outer.within(node, so))) is so
        assert inner.meets(node, ALWAYS) <= (so is not NEVER)


class Begun(Inner):
    """A bound that holds nothing but the beginnings."""

    def _onward(self, _node: int, _before: int) -> Iterator[tuple[int, int, int]]:
        return iter(())


@settings(derandomize=True)
@given(LIBRARIES)
def test_what_the_bounds_do_not_settle_is_known_by_looking_back(tree: dict[str, Any]) -> None:
    flow = flow_of(tree)
    exact = Exact(flow)
    with patch("wizard.author.flow.witness.Inner", Begun):
        witnesses = Witnesses(flow, ())
        for node in flow.known:
            assert witnesses.never((node, ALWAYS)) is exact.never((node, ALWAYS))
            for attempt in (attempt for turn in flow.turns[node] for attempt in turn.tries):
                assert witnesses.takes(node, attempt) is (attempt.number in exact.taken)
