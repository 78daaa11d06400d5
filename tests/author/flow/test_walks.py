"""What is proved of all walks, held against all walks: small libraries are walked in every way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from tests.small_libraries import DATED, KEPT, SOMETIMES, libraries, written
from wizard.author.flow.findings import Findings
from wizard.author.flow.never import choiceless, shown_to_nobody
from wizard.author.flow.reach import reach
from wizard.author.flow.traps import traps
from wizard.author.flow.ways import ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.table import table
from wizard.library.guard import names as names_of
from wizard.library.guard import parse
from wizard.library.model import PLACEHOLDER
from wizard.walk.guards import holds

Known = tuple[tuple[str, Any], ...]
DAYS = tuple(TODAY - timedelta(days=ago) for ago in (2, 1, 0))
"""Of two dates each can lie before the other or on the same day, told anew on either side of it."""


def answers(node: dict[str, Any], known: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Each answer that is offered to whom so much is known of: its trigger, its value, its ways."""
    if node["kind"] == "question":
        for choice, value in node["choices"].items():
            if "when" not in value or holds(parse(value["when"]), known, TODAY):
                yield choice, choice, value["to"]
    if node["kind"] == "action":  # whoever waits may be told a number, or not
        yield "go", "typed", node["choices"]["go"]["to"]
        yield "go", KEPT, node["choices"]["go"]["to"]
    if node["kind"] == "input":
        for value in DAYS if node["type"] == "date" else ("typed",):
            yield "next", value, node["to"]
        if node.get("optional") == "true":
            yield "next", None, node["to"]


class Walked(NamedTuple):
    """The gaps that some person sees, the ways that some person takes, and who never ends."""

    gaps: set[tuple[str, str]]
    taken: set[tuple[str, str, int]]
    stuck: set[str]
    choiceless: set[str]
    """Where somebody has nothing to choose."""


def walked(tree: dict[str, Any]) -> Walked:
    """Every walk."""
    gaps: set[tuple[str, str]] = set()
    taken: set[tuple[str, str, int]] = set()
    back: dict[tuple[str, Known], list[tuple[str, Known]]] = {}
    first: tuple[str, Known] = (tree["start"], ())
    seen = {first}
    choiceless: set[str] = set()
    work = [first]
    while work:
        at, known = work.pop()
        node = tree["nodes"][at]
        gaps |= {
            (at, name) for name in PLACEHOLDER.findall(node["text"]) if name not in dict(known)
        }
        if "choices" in node and not list(answers(node, dict(known))):
            choiceless.add(at)
        for trigger, value, to in answers(node, dict(known)):
            saved = None if value == KEPT else node.get("save_as") or node.get("number")
            lost = {saved, *node.get("forgets", ())}
            values = {name: old for name, old in known if name not in lost}
            if saved is not None and value is not None:
                values[saved] = value
            options = [{"to": to}] if isinstance(to, str) else to
            index, option = next(
                (index, option)
                for index, option in enumerate(options)
                if "when" not in option or holds(parse(option["when"]), values, TODAY)
            )
            taken.add((at, trigger, index))
            state = (option["to"], tuple(sorted(values.items())))
            back.setdefault(state, []).append((at, known))
            if state not in seen:
                seen.add(state)
                work.append(state)
    ending = {state for state in seen if state[0] == "end"}
    work = list(ending)
    while work:
        for state in back.get(work.pop(), ()):
            if state not in ending:
                ending.add(state)
                work.append(state)
    return Walked(gaps, taken, {at for at, _ in seen - ending}, choiceless)


def without_forms(tree: dict[str, Any]) -> dict[str, Any]:
    """A tree with the first field alone in the place of each form: all walks are walked as written.

    What forms stand for is held to other tests; here a node is what stands in the file.
    """
    for name, node in tree["nodes"].items():
        if node["kind"] == "form":
            asked, field = next(iter(node["fields"].items()))
            kept = {key: value for key, value in field.items() if key != "when"}
            whole = {"kind": "input", "save_as": asked, "text": node["text"], "to": node["to"]}
            tree["nodes"][name] = {**kept, **whole}
    return tree


@settings(derandomize=True)
@given(libraries().map(without_forms))
def test_gaps_are_told_of_where_somebody_sees_one_and_nowhere_else(tree: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(tree, Path(folder))
    known, _ = table(loaded)
    graph = ways(loaded)
    findings = Findings(loaded, known, graph)
    witnesses = Witnesses(findings.flow, (gap.fear for gap in findings.gaps))
    gaps, taken, stuck, _ = walked(tree)
    short = [name.removeprefix("demo.") for name in graph.names]
    if not findings.unset:  # what follows from one that is told of is not told of
        assert {
            (short[gap.use.node], gap.use.name)
            for gap in findings.gaps
            if witnesses.way(gap.fear) is not None
        } == gaps
    for gap in findings.gaps:
        way = witnesses.way(gap.fear)
        if way:
            assert short[way[0][0]] == "first"
            assert short[way[-1][0]] == short[gap.use.node]
    reached = {at for at, _, _ in taken}
    for idle in findings.idle:
        at = short[idle.node]
        trigger = graph.branches[idle.node][findings.flow.turns[idle.node].index(idle.turn)][0]
        assert at not in reached or (at, trigger, idle.place) not in taken
    if findings.sure and not findings.unset and not findings.idle:
        for node in findings.flow.guarded:
            own = tree["nodes"][short[node]].get("save_as") or graph.nodes[node].number
            for (trigger, found), turn in zip(
                graph.branches[node], findings.flow.turns[node], strict=True
            ):
                looked_at = {name for way in found if way.guard for name in names_of(way.guard)}
                if short[node] in reached and own not in looked_at and looked_at:
                    met = {(short[node], trigger, place) for place in range(len(turn.tries))}
                    assert met <= taken
    endless = [fault for fault in reach(graph) if fault.code != "unreachable-node"]
    if (
        not findings.unset
        and not findings.idle
        and not endless
        and not DATED & {*str(tree).split("'")}
    ):
        assert bool(list(traps(findings))) is bool(stuck)


def leading_on(tree: dict[str, Any]) -> dict[str, Any]:
    """A tree in which each answer leads on in one way, so that none of its ways is idle."""
    for node in tree["nodes"].values():
        for part in (node, *node.get("choices", {}).values()):
            if isinstance(part.get("to"), list):
                part["to"] = part["to"][-1]["to"]
    return tree


GUARDED = libraries(SOMETIMES).map(without_forms)


@settings(derandomize=True, max_examples=80)
@given(st.one_of(GUARDED.map(leading_on), GUARDED))
def test_choices_under_a_guard_are_proved_as_all_walks_find_them(tree: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(tree, Path(folder))
        graph = ways(loaded)
        findings = Findings(loaded, table(loaded)[0], graph)
        stuck_at = list(choiceless(findings))
        unseen = list(shown_to_nobody(findings))
    gaps, taken, stuck, none_left = walked(tree)
    if not findings.sure or findings.unset:
        return  # what follows from a name that is never set is not told of
    named = {fault.message.split("«demo.")[1].rstrip("»") for fault in stuck_at}
    assert named == none_left
    if findings.idle:
        return
    reached = {at for at, _, _ in taken} | none_left
    never = [
        (at, choice)
        for at in reached
        for choice, value in tree["nodes"][at].get("choices", {}).items()
        if "when" in value and not any((node, key) == (at, choice) for node, key, _ in taken)
    ]
    assert all(fault.code == "never-shown" for fault in unseen)
    assert len(unseen) <= len(never)
    if not DATED & {*str(tree).split("'")}:
        assert len(unseen) == len(never)  # what the order of two dates goes along with is not kept
    endless = [fault for fault in reach(graph) if fault.code != "unreachable-node"]
    if not unseen and not stuck_at and not endless and not DATED & {*str(tree).split("'")}:
        assert bool(list(traps(findings))) is bool(stuck)
    witnesses = Witnesses(findings.flow, (gap.fear for gap in findings.gaps))
    seen = {
        (graph.names[gap.use.node].removeprefix("demo."), gap.use.name)
        for gap in findings.gaps
        if witnesses.way(gap.fear) is not None
    }
    assert seen == gaps
