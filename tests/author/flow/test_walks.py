"""What is proved of all walks, held against all walks: small libraries are walked in every way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from wizard.author.flow.findings import Findings
from wizard.author.flow.reach import reach
from wizard.author.flow.traps import traps
from wizard.author.flow.ways import ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.table import table
from wizard.author.tree.loading import Loaded, load
from wizard.library.guard import names as names_of
from wizard.library.guard import parse
from wizard.library.model import PLACEHOLDER
from wizard.walk.guards import holds

NODES = 6
CHOICES = {"p": ["a", "b"], "q": ["a", "b", "c"]}
TEXTS = ["r", "s"]
KEPT = "kept"
"""No value: what was known before stays."""
NAMES = [*CHOICES, *TEXTS]

names = st.sampled_from(NAMES)
targets = st.sampled_from([*(f"n{index}" for index in range(1, NODES)), "end", "end", "end"])


@st.composite
def simple_guards(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"answered": draw(names)}
    name = draw(st.sampled_from(list(CHOICES)))
    values = draw(st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=2, unique=True))
    return {name: values if len(values) > 1 else values[0]}


guards = st.recursive(
    simple_guards(),
    lambda part: st.one_of(
        part.map(lambda inner: {"not": inner}),
        st.lists(part, min_size=1, max_size=2).map(lambda parts: {"all": parts}),
        st.lists(part, min_size=1, max_size=2).map(lambda parts: {"any": parts}),
    ),
    max_leaves=3,
)


@st.composite
def ways_on(draw: st.DrawFn) -> Any:
    guarded = draw(st.lists(st.tuples(guards, targets), max_size=2))
    if not guarded:
        return draw(targets)
    return [*({"when": guard, "to": to} for guard, to in guarded), {"to": draw(targets)}]


@st.composite
def nodes(draw: st.DrawFn) -> dict[str, Any]:
    text = " ".join(f"{{{{ {name} }}}}" for name in draw(st.lists(names, max_size=1))) or "T"
    kind = draw(st.sampled_from(["question", "question", "input", "action"]))
    if kind == "action":
        choices: dict[str, Any] = {"waiting": {"label": "W", "wait": "true"}, "go": {"label": "G"}}
        choices["go"]["to"] = draw(ways_on())
        number = draw(st.sampled_from(TEXTS))
        return {"kind": "action", "text": text, "number": number, "choices": choices}
    if kind == "input":
        return {
            "kind": "input",
            "type": "text",
            "text": text,
            "save_as": draw(st.sampled_from(TEXTS)),
            "optional": draw(st.sampled_from(["true", "false"])),
            "to": draw(ways_on()),
        }
    name = draw(st.sampled_from(list(CHOICES)))
    choices = {value: {"label": value, "to": draw(ways_on())} for value in CHOICES[name]}
    return {"kind": "question", "text": text, "choices": choices, "save_as": name}


@st.composite
def libraries(draw: st.DrawFn) -> dict[str, Any]:
    """Six nodes at random; before them a person may be asked for every name, or for none."""
    found = {f"n{index}": draw(nodes()) for index in range(NODES)}
    end = {"kind": "outcome", "status": "open", "text": "The end"}
    chain = ["n0", *(f"ask_{name}" for name in NAMES)]
    before: dict[str, Any] = {
        "first": {"kind": "question", "text": "T", "choices": chosen(["n0", chain[-1]])}
    }
    for to, name in pairwise([*chain]):
        before[name] = asked(name.removeprefix("ask_"), to)
    return {
        "tree": "demo",
        "title": "T",
        "start": "first",
        "nodes": {**before, **found, "end": end},
    }


def chosen(targets: list[str]) -> dict[str, Any]:
    return {f"to_{to}": {"label": to, "to": to} for to in targets}


def asked(name: str, to: str) -> dict[str, Any]:
    """A node that asks for a name and leads on."""
    if name in TEXTS:
        return {"kind": "input", "type": "text", "text": "T", "save_as": name, "to": to}
    choices = {value: {"label": value, "to": to} for value in CHOICES[name]}
    return {"kind": "question", "text": "T", "save_as": name, "choices": choices}


def written(tree: dict[str, Any], folder: Path) -> Loaded:
    (folder / "library.yaml").write_text(
        "library: x\ntitle: X\nstart: demo\nlanguages: [en]\nabout: X\n", "utf-8"
    )
    (folder / "demo.yaml").write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
    loaded = load(folder)
    assert not loaded.problems
    return loaded


Known = tuple[tuple[str, str], ...]


def answers(node: dict[str, Any]) -> Iterator[tuple[str, str | None, Any]]:
    """Each answer: the trigger, the value that it sets, and the ways on."""
    if node["kind"] == "question":
        for choice, value in node["choices"].items():
            yield choice, choice, value["to"]
    if node["kind"] == "action":  # whoever waits may be told a number, or not
        yield "go", "typed", node["choices"]["go"]["to"]
        yield "go", KEPT, node["choices"]["go"]["to"]
    if node["kind"] == "input":
        yield "next", "typed", node["to"]
        if node.get("optional") == "true":
            yield "next", None, node["to"]


class Walked(NamedTuple):
    """The gaps that some person sees, the ways that some person takes, and who never ends."""

    gaps: set[tuple[str, str]]
    taken: set[tuple[str, str, int]]
    stuck: set[str]


def walked(tree: dict[str, Any]) -> Walked:
    """Every walk."""
    gaps: set[tuple[str, str]] = set()
    taken: set[tuple[str, str, int]] = set()
    back: dict[tuple[str, Known], list[tuple[str, Known]]] = {}
    first: tuple[str, Known] = (tree["start"], ())
    seen = {first}
    work = [first]
    while work:
        at, known = work.pop()
        node = tree["nodes"][at]
        gaps |= {
            (at, name) for name in PLACEHOLDER.findall(node["text"]) if name not in dict(known)
        }
        for trigger, value, to in answers(node):
            saved = None if value == KEPT else node.get("save_as") or node.get("number")
            values = {name: old for name, old in known if name != saved}
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
    return Walked(gaps, taken, {at for at, _ in seen - ending})


@settings(derandomize=True)
@given(libraries())
def test_gaps_are_told_of_where_somebody_sees_one_and_nowhere_else(tree: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(tree, Path(folder))
    known, _ = table(loaded)
    graph = ways(loaded)
    findings = Findings(loaded, known, graph)
    witnesses = Witnesses(findings.flow, (gap.fear for gap in findings.gaps))
    gaps, taken, stuck = walked(tree)
    short = [name.removeprefix("demo.") for name in graph.names]
    if not findings.blind:  # what follows from one that is told of is not told of
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
    if findings.sure and not findings.blind and not findings.idle:
        for node in findings.flow.guarded:
            own = tree["nodes"][short[node]].get("save_as") or graph.told_later(node)
            for (trigger, found), turn in zip(
                graph.branches[node], findings.flow.turns[node], strict=True
            ):
                looked_at = {name for way in found if way.guard for name in names_of(way.guard)}
                if short[node] in reached and own not in looked_at and len(looked_at) > 1:
                    met = {(short[node], trigger, place) for place in range(len(turn.tries))}
                    assert met <= taken
    endless = [fault for fault in reach(graph) if fault.code != "unreachable-node"]
    if not findings.blind and not findings.idle and not endless:
        assert bool(list(traps(findings))) is bool(stuck)
