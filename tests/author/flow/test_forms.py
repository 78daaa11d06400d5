"""What is proved of forms, and of all else, held against every walk of the program itself."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.author.every_walk import Everything, every_walk
from tests.conftest import changer, codes_of
from tests.small_libraries import (
    SOMETIMES,
    libraries,
    libraries_with_derived,
    libraries_with_rows,
    written,
)
from wizard.author.flow.domains import Domains
from wizard.author.flow.findings import Findings
from wizard.author.flow.ways import Ways, ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.table import table
from wizard.author.tree.loading import load
from wizard.library.guard import parse


def proved(tree: dict[str, Any]) -> tuple[Findings, Ways, Everything]:
    """What is told of a library, and every walk through it; no way told as idle is on one."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(tree, Path(folder))
    graph = ways(loaded)
    findings = Findings(loaded, table(loaded)[0], graph)
    found = every_walk(loaded.library, "demo.first")
    branches = loaded.library.graph.branches
    for idle in findings.idle:
        turns = findings.flow.turns[idle.node]
        trigger = graph.branches[idle.node][turns.index(idle.turn)][0]
        assert branches[graph.names[idle.node], trigger][idle.place] not in found.edges
    return findings, graph, found


@settings(derandomize=True, max_examples=25)
@given(libraries_with_rows())
def test_what_is_proved_of_a_library_with_rows_holds_for_every_walk(tree: dict[str, Any]) -> None:
    findings, graph, found = proved(tree)
    if findings.unset or findings.idle or not findings.sure or findings.choiceless:
        return  # what follows from those is not told of
    told = {(graph.names[gap.use.node], gap.use.name) for gap in findings.gaps}
    assert found.gaps <= told


@settings(derandomize=True, max_examples=40)
@given(st.one_of(libraries(SOMETIMES), libraries_with_derived()))
def test_what_is_told_of_a_library_with_forms_holds_for_every_walk(tree: dict[str, Any]) -> None:
    findings, graph, found = proved(tree)
    if findings.unset or findings.idle or not findings.sure or findings.choiceless:
        return  # what follows from those is not told of
    witnesses = Witnesses(findings.flow, (gap.fear for gap in findings.gaps))
    told = {
        (graph.names[gap.use.node], gap.use.name)
        for gap in findings.gaps
        if witnesses.way(gap.fear) is not None and "#" not in graph.names[gap.use.node]
    }
    routes = {graph.names[node] for node, screen in enumerate(graph.nodes) if screen.passes}
    assert {gap for gap in told if gap[0] not in routes} == {
        gap for gap in found.gaps if "#" not in gap[0]
    }


@pytest.mark.parametrize(
    ("part", "known"), [({"made": {"older_than": "5 days"}}, False), ({"answered": "made"}, True)]
)
def test_what_turns_by_itself_in_a_row_is_not_known_for_long(
    rowed: Path, part: dict[str, Any], known: bool
) -> None:
    loaded = load(rowed)
    guard = parse({"goods": {"any": part}})
    domains = Domains(loaded.library, table(loaded)[0], [guard], ())
    assert (domains.counted & domains.condition(guard).bits == 0) is known


def test_a_field_may_rest_on_one_above_it_that_nothing_else_asks(copy: Path) -> None:
    """Whoever comes to the form alone has answered nothing of it before."""
    form = (
        "  bill:\n    kind: form\n    text: What did it cost?\n    fields:\n"
        "      price: {type: money, text: How much?}\n"
        "      paid_back: {type: money, text: How much was paid back?,"
        " when: {price: {at_least: 1000}}}\n    to: kit\n\n  kit:\n"
    )
    change = changer(copy)
    change("demo.yaml", "    to: kit\n", "    to: bill\n")
    change("demo.yaml", "  kit:\n", form)
    (copy / "scenarios" / "demo.yaml").unlink()
    assert "never-set" not in codes_of(copy)


def test_what_an_answer_forgets_is_missing_behind_it(copy: Path) -> None:
    change = changer(copy)
    change("demo.yaml", "text: Call them, {{ owner }}", "text: Call them about {{ power }}")
    before = codes_of(copy)
    change("demo.yaml", "save_as: owner", "save_as: owner\n    forgets: [power]")
    assert "unset-name" in codes_of(copy)
    assert "unset-name" not in before
    change("demo.yaml", "forgets: [power]", "forgets: [powre]")
    assert codes_of(copy) == [*before, "unknown-name"]


def test_what_stays_known_of_a_claim_may_be_known_from_the_start(formed: Path) -> None:
    change = changer(formed)
    said = "details: The light is on, and the device is dead."
    shown = "- {id: back, text: Paid back before., when: {answered: paid}}"
    change("demo.yaml", said, f"details:\n      - It is on.\n      {shown}")
    assert codes_of(formed) == ["unknown-name"]
    change(
        "demo.yaml",
        "when: {price: {at_least: 1000}}",
        "when: {price: {at_least: 1000}}\n        left_as: paid",
    )
    assert codes_of(formed) == []
    change("demo.yaml", "left_as: paid", "left_as: power")
    assert codes_of(formed) == ["name-clash"]
