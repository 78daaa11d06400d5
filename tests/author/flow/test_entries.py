"""An entry is proved as a start: whoever begins there has said nothing before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, changer, faults
from wizard.author.flow.ways import ways
from wizard.author.tree.loading import load

ENTRY = "    entry: {title: It does not work, words: [dead]}\n"
AT = {
    "plug_in": "    text: Plug it in\n",
    "owner": "    text: What is your name?\n",
    "call": "    text: Call them, {{ owner }}\n",
    "years": "    text: For how many years is the guarantee?\n",
}


@pytest.fixture
def change(copy: Path) -> Change:
    return changer(copy)


def told(folder: Path) -> list[tuple[str, str]]:
    return [(fault.code, fault.message) for fault in faults(folder)]


@pytest.mark.parametrize("node", ["plug_in", "owner"])
def test_an_entry_that_needs_nothing_is_sound(change: Change, node: str) -> None:
    assert told(change("demo.yaml", AT[node], AT[node] + ENTRY)) == []


@pytest.mark.parametrize(("node", "name"), [("call", "owner"), ("years", "age")])
def test_an_entry_needs_no_name_that_nobody_set(change: Change, node: str, name: str) -> None:
    found = told(change("demo.yaml", AT[node], AT[node] + ENTRY))
    assert ("unset-name", f"«{name}» may have no value on some way to this screen") in found


def test_an_entry_leaves_no_gap_in_a_letter(change: Change) -> None:
    found = told(change("demo.yaml", AT["call"], AT["call"].replace("{{ owner }}", "now") + ENTRY))
    assert {code for code, _ in found} == {"unset-name"}
    assert any("offers this letter" in message for _, message in found)


def test_an_entry_has_something_to_choose(change: Change) -> None:
    change("demo.yaml", "done: {label: It is, to: good}",
           "done: {label: It is, when: {power: on}, to: good}")  # fmt: skip
    codes = {code for code, _ in told(change("demo.yaml", AT["plug_in"], AT["plug_in"] + ENTRY))}
    assert codes == {"no-choice-left"}


def test_a_node_to_which_no_other_way_leads_is_reached_by_its_entry(copy: Path) -> None:
    demo = copy / "demo.yaml"
    lone = "\n  lone:\n    kind: action\n    text: Begin here\n"
    way = "    choices:\n      on: {label: On, to: good}\n"
    text = demo.read_text("utf-8")
    demo.write_text(text + lone + way, "utf-8")
    assert [code for code, _ in told(copy)] == ["unreachable-node"]
    demo.write_text(text + lone + ENTRY + way, "utf-8")
    assert told(copy) == []


def test_starts_and_entries_are_where_walks_begin(change: Change) -> None:
    graph = ways(load(change("demo.yaml", AT["owner"], AT["owner"] + ENTRY)))
    assert [graph.names[number] for number in graph.entries] == ["demo.plugged", "demo.owner"]
