"""Nodes that cannot be reached or left: the first of those that hang together is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Change, codes_of, faults
from wizard.author.flow.findings import Findings
from wizard.author.flow.ways import ways
from wizard.author.names.table import table
from wizard.author.proof import examine
from wizard.author.tree.loading import load

CHAIN = """
  {name}:
    kind: action
    text: Step {name}
    choices:
      on: {{label: On, to: {to}}}
"""


def added(folder: Path, *nodes: tuple[str, str]) -> Path:
    """The sample with more actions, each with one way on."""
    demo = folder / "demo.yaml"
    more = "".join(CHAIN.format(name=name, to=to) for name, to in nodes)
    demo.write_text(demo.read_text("utf-8") + more, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        ([("a", "good")], ["no way leads to «demo.a»"]),
        ([("b", "good"), ("a", "b")], ["no way leads to «demo.a», nor to the node behind it"]),
        ([("a", "b"), ("b", "c"), ("c", "b"), ("d", "good")],
         ["no way leads to «demo.a», nor to the 2 nodes behind it", "circle: demo.b, demo.c",
          "no way leads to «demo.d»"]),
        ([("a", "b"), ("b", "a")], ["no way leads to «demo.a», nor to the node behind it",
                                    "circle: demo.a, demo.b"]),
        ([("a", "a")], ["no way leads to «demo.a»", "no way leads on from «demo.a»"]),
        ([("a", "good"), ("b", "good"), ("c", "a")],
         ["no way leads to «demo.b»", "no way leads to «demo.c», nor to the node behind it"]),
    ],
)  # fmt: skip
def test_the_first_node_of_those_that_hang_together_is_told_of(
    copy: Path, nodes: list[tuple[str, str]], told: list[str]
) -> None:
    messages = [fault.message for fault in faults(added(copy, *nodes))]
    assert len(messages) == len(told)
    assert all(any(part in message for message in messages) for part in told)


def test_who_leads_into_a_dead_end_is_not_at_fault(copy: Path, changed: Change) -> None:
    changed("demo.yaml", "done: {label: It is, to: good}", "done: {label: It is, to: a}")
    assert [fault.message for fault in faults(added(copy, ("a", "b"), ("b", "c"), ("c", "c")))] == [
        "no way leads on from «demo.c», and it is no outcome"
    ]


def test_a_way_that_leads_nowhere_is_not_the_fault_of_the_node_it_should_have_led_to(
    changed: Change,
) -> None:
    assert codes_of(changed("demo.yaml", "to: story}", "to: stroy}")) == ["unknown-node"]


def test_a_chain_of_ten_thousand_steps_is_no_burden(copy: Path) -> None:
    count = 10_000
    chain = [(f"c{index}", f"c{index + 1}") for index in range(count)]
    added(copy, *chain, (f"c{count}", "good"))
    demo = copy / "demo.yaml"
    text = demo.read_text("utf-8").replace(
        "done: {label: It is, to: good}", "done: {label: It is, to: c0}"
    )
    demo.write_text(text.replace(f"Step c{count}", "Ask {{ owner }}"), "utf-8")
    _, problems = examine(copy)
    assert [problem.code for problem in problems] == ["unset-name"]


def test_a_walk_through_the_sample_leaves_nothing_out() -> None:
    loaded = load(SAMPLE)
    findings = Findings(loaded, table(loaded)[0], ways(loaded))
    assert {findings.graph.names[node] for node, _ in findings.flow.settled()} == set(
        findings.graph.names
    )


def test_one_lost_way_is_told_of_and_not_all_that_is_unknown_for_it(changed: Change) -> None:
    folder = changed(
        "demo.yaml", 'yes: {label: "Yes", to: power}', 'yes: {label: "Yes", to: owner}'
    )
    assert codes_of(folder) == ["unreachable-node"]


def test_where_a_way_leads_to_nobody_knows_where_what_is_unknown_is_told(changed: Change) -> None:
    """No node is called lost then, so nothing else would tell of it."""
    changed("demo.yaml", 'yes: {label: "Yes", to: power}', 'yes: {label: "Yes", to: owner}')
    folder = changed(
        "demo.yaml", "solved: {label: It works, to: good}", "solved: {label: It works, to: god}"
    )
    changed(
        "letters/ask.md",
        "{% if bought %} It was bought on {{ bought }}.{% endif %}",
        " Of {{ bought }}.",
    )
    assert "unset-name" in codes_of(folder)
    assert "unreachable-node" not in codes_of(folder)
