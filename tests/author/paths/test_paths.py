"""The ways through a library: shortest, all, a few for every edge, and how soon to an action."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Change, Run, library
from wizard.author.paths.listing import Paths
from wizard.author.paths.overview import PathCount, lines, overview
from wizard.author.paths.stories import FirstAction, Way, first_actions
from wizard.library.facts import Facts
from wizard.library.graph import Edge
from wizard.library.library import Library
from wizard.library.manifest import Manifest
from wizard.library.model import (
    Action,
    Candidate,
    Choice,
    Node,
    Outcome,
    Question,
    Route,
    Tree,
)

Ways = dict[int, list[int]]


def built(ways: Ways, routes: frozenset[int] = frozenset(), waits: int = 0) -> Library:
    """A library in the shape of a graph; what leads nowhere is an outcome."""
    nodes: dict[str, Node] = {}
    for source, targets in ways.items():
        name = f"n{source}"
        if not targets:
            nodes[name] = Outcome(text="end", status="open")
        elif source in routes:
            nodes[name] = Route(to=[Candidate(f"n{target}") for target in targets])
        else:
            choices = {f"c{n}": Choice("?", f"n{target}") for n, target in enumerate(targets)}
            choices |= {f"w{n}": Choice("?", wait=True) for n in range(waits)}
            nodes[name] = Question(text="?", choices=choices)
    manifest = Manifest("x", "x", "t", ["ru"], "x")
    return Library(manifest, {"t": Tree("t", "t", nodes, "n0")}, Facts(), {}, "")


@st.composite
def shapes(draw: st.DrawFn) -> Library:
    """A graph with circles and with routes, which lead forward only, as `check` demands."""
    size = draw(st.integers(1, 6))
    ways: Ways = {
        node: draw(st.lists(st.integers(0, size - 1), max_size=3)) for node in range(size)
    }
    routes = frozenset(draw(st.sets(st.integers(0, size - 1))))
    for node in routes:
        ways[node] = [target for target in ways[node] if target > node][:1]
    return built(ways, routes, waits=draw(st.integers(0, 1)))


def every_simple(paths: Paths, at: str, seen: frozenset[str] = frozenset()) -> list[Way]:
    """All simple ways to an outcome, by walking them all."""
    if not paths.edges[at]:
        return [[]]
    return [
        [edge, *rest]
        for edge in paths.edges[at]
        if edge.target not in seen | {at}
        for rest in every_simple(paths, edge.target, seen | {at})
    ]


@given(drawn=shapes())
def test_all_simple_ways_are_counted(drawn: Library) -> None:
    paths = Paths(drawn, TODAY)
    assert sum(paths.counts("t.n0").values()) == len(every_simple(paths, "t.n0"))


@given(drawn=shapes())
def test_the_shortest_way_to_each_outcome_is_the_shortest_of_all(drawn: Library) -> None:
    paths = Paths(drawn, TODAY)
    best: dict[str, int] = {}
    for way in every_simple(paths, "t.n0"):
        end = way[-1].target if way else "t.n0"
        best[end] = min(best.get(end, 99), paths.length(way))
    found = {node: walked.way for node, walked in paths.shortest("t.n0").items()}
    assert {node: paths.length(way) for node, way in found.items()} == best
    assert list(map(paths.length, found.values())) == sorted(best.values())
    assert all(is_chain(way, "t.n0", end) for end, way in found.items())


@given(drawn=shapes())
def test_a_cover_takes_every_edge_that_can_be_taken(drawn: Library) -> None:
    paths = Paths(drawn, TODAY)
    reached, work = set[str](), ["t.n0"]
    while work:
        node = work.pop()
        if node not in reached:
            reached.add(node)
            work += [edge.target for edge in paths.edges[node]]
    cover = [walked.way for walked in paths.cover("t.n0")]
    taken = {edge for way in cover for edge in way}
    assert taken == {edge for node in reached for edge in paths.edges[node]}
    before: set[Edge] = set()
    for way in cover:
        assert not before.issuperset(way), "a way that takes nothing new is of no use"
        before.update(way)
    for way in cover:
        end = way[-1].target
        assert is_chain(way, "t.n0", end)
        # It stops short of an outcome only where there is none ahead.
        assert not paths.edges[end] or not paths.shortest(end)


def is_chain(way: Way, start: str, end: str) -> bool:
    stations = [start, *(edge.target for edge in way)]
    sources = [edge.source for edge in way]
    return sources == stations[:-1] and stations[-1] == end


def first_of(library: Library) -> list[FirstAction]:
    paths = Paths(library, TODAY)
    return first_actions(library, paths.stories(paths.start(library.manifest.start)))


def test_two_choices_that_lead_to_one_node_are_two_ways() -> None:
    paths = Paths(built({0: [1, 1], 1: [2, 2], 2: []}), TODAY)
    assert paths.counts("t.n0") == {"t.n2": 4}


def test_a_route_adds_no_answer() -> None:
    paths = Paths(built({0: [1], 1: [2], 2: [3], 3: []}, routes=frozenset({1})), TODAY)
    assert [paths.length(walked.way) for walked in paths.cover("t.n0")] == [2]


def test_the_ways_of_the_sample_counted_by_hand() -> None:
    # By the plug in 2; else to which_way in 4 (no light), 5 (bought lately) or 7 (bought long ago),
    # from there to the socket or the shop in 0, and by the call to the end in 1, to the shop in 2.
    # «again» leads back to the first question and is on no simple way: the lengths are
    # 2 4 4 5 5 5 6 6 7 7 7 8 9.
    paths = Paths(library(SAMPLE), TODAY)
    counts = {"demo.good": 1 + 3, "demo.socket": 3, "demo.shop": 3 + 3}
    assert paths.counts("demo.plugged") == counts
    assert overview(paths, paths.start("demo"), [], []).ways == PathCount(13, 2)


def test_the_first_action_is_counted_from_the_start_of_the_library_tree_by_tree() -> None:
    done = {"done": Choice("?", "end")}
    trees = {
        "t": Tree(
            "t", "t", {
                "ask": Question(text="?", choices={
                    "a": Choice("?", "u.more"), "b": Choice("?", "act"), "c": Choice("?", "far")}),
                "far": Question(text="?", choices={"a": Choice("?", "act")}),
                "act": Action(text="!", choices={"done": Choice("?", "v.last")}),
            }, "ask",
        ),
        "u": Tree("u", "u", {
            "more": Question(text="?", choices={"a": Choice("?", "end")}),
            "end": Outcome(text=".", status="open"),
        }),
        "v": Tree("v", "v", {
            "last": Action(text="!", choices=done), "end": Outcome(text=".", status="open")}),
    }  # fmt: skip
    manifest = Manifest("x", "x", "t", ["ru"], "x")
    found = first_of(Library(manifest, trees, Facts(), {}, ""))
    assert found == [FirstAction("t", 1, 1, "t.act"), FirstAction("u", 2, 2, "u.end")]


def test_a_first_action_that_no_guard_lets_anybody_come_to_is_not_counted(changed: Change) -> None:
    # To the call in 5 or 7 answers; in 4 only where the light is off, and then nobody calls.
    assert first_of(library(SAMPLE)) == [FirstAction("demo", 1, 7, "demo.shop")]
    folder = changed("demo.yaml", "to: plug_in}", "to: power}")
    changed("demo.yaml", "- {when: {power: off}, to: socket}", "- {when: {power: off}, to: bought}")
    assert first_of(library(folder)) == [FirstAction("demo", 5, 7, "demo.shop")]


def test_the_command_tells_the_ways_to_each_outcome(run: Run) -> None:
    code, out, err = run("paths", "demo", *FOR_SAMPLE)
    assert (code, err) == (0, "")
    said = out.splitlines()
    assert said[0] == "demo: 13 ways from demo.plugged to 3 outcomes; answers: 2 at least"
    assert "    demo.good: 4 ways; answers: 2 at least" in said
    assert "demo.socket in 4:" in said
    assert "    plugged: yes → power: off → owner → kit → which_way → socket" in said
    assert said[-1] == "    demo: 1–7 answers, the most to demo.shop"


@pytest.mark.parametrize(("options", "count"), [([], 3), (["--cover"], 6)])
def test_the_command_lists_as_many_ways_as_are_asked_for(
    run: Run, options: list[str], count: int
) -> None:
    def listed(*more: str) -> list[dict[str, object]]:
        code, out, _ = run("paths", "demo", "--format", "json", *options, *more, *FOR_SAMPLE)
        assert code == 0
        found: list[dict[str, object]] = json.loads(out)["listed"]
        return found

    ways = listed()
    assert len(ways) == count
    assert listed("--limit", "2") == ways[:2]


def test_the_data_name_every_step(run: Run) -> None:
    data = json.loads(run("paths", "demo", "--format", "json", "--limit", "1", *FOR_SAMPLE)[1])
    assert data["ways"] == {"count": 13, "shortest": 2}
    assert data["listed"] == [
        {
            "ends_at": "demo.good",
            "answers": 2,
            "steps": [
                {"node": "demo.plugged", "answer": "no", "to": "demo.plug_in"},
                {"node": "demo.plug_in", "answer": "done", "to": "demo.good"},
            ],
            "given": [
                {"node": "demo.plugged", "answer": "no"},
                {"node": "demo.plug_in", "answer": "done"},
            ],
        }
    ]


@pytest.mark.parametrize("arguments", [["dome"], ["demo", "--limit", "0"], []])
def test_a_wrong_call_ends_with_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run("paths", *arguments, *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert err


def ladder(folder: Path, rungs: int) -> None:
    nodes = "".join(
        f"  n{n}: {{kind: question, text: T, choices: {{a: {{label: A, to: n{n + 1}}},"
        f" b: {{label: B, to: n{n + 1}}}}}}}\n"
        for n in range(rungs)
    )
    folder.joinpath("library.yaml").write_text(
        "library: x\ntitle: T\nstart: t\nlanguages: [en]\nabout: A\n", "utf-8"
    )
    folder.joinpath("t.yaml").write_text(
        f"tree: t\ntitle: T\nstart: n0\nnodes:\n{nodes}"
        f"  n{rungs}: {{kind: outcome, status: open, text: E}}\n",
        "utf-8",
    )


def test_a_count_that_nobody_could_list_is_exact(run: Run, tmp_path: Path) -> None:
    ladder(tmp_path, 200)
    command = ["paths", "t", "--limit", "1", "--trees", str(tmp_path)]
    assert json.loads(run(*command, "--format", "json")[1])["ways"]["count"] == 2**200
    assert run(*command)[1].startswith("t: about 1.6e60 ways from t.n0 to 1 outcome; answers: 200")


def test_a_tangle_is_told_and_its_shortest_ways_are_still_shown() -> None:
    size = 40
    ways: Ways = {node: [to for to in range(size) if to != node] for node in range(size)}
    ways[size - 1] = []
    paths = Paths(built(ways), TODAY)
    first = first_of(built(ways))
    assert first == [FirstAction("t", 1, 1, "t.n39")]
    told = overview(paths, "t.n0", list(paths.shortest("t.n0").values()), first)
    assert told.ways == PathCount(None, 1)
    text = list(lines(told))
    assert "too many circles" in text[0]
    assert text[-1] == "    t: 1 answers, the most to t.n39"


def test_the_way_to_an_outcome_that_is_the_start_has_no_steps() -> None:
    paths = Paths(built({0: []}), TODAY)
    told = overview(paths, "t.n0", list(paths.shortest("t.n0").values()), [])
    assert told.ways == PathCount(1, 0)
    assert [(way.ends_at, way.steps) for way in told.listed] == [("t.n0", [])]


def test_a_part_of_others_is_entered_at_a_node_of_it(run: Run, copy: Path) -> None:
    demo = copy / "demo.yaml"
    demo.write_text(demo.read_text("utf-8").replace("to: socket}", "to: part.door}"), "utf-8")
    (copy / "part.yaml").write_text(
        "tree: part\ntitle: A part\nnodes:\n"
        "  door: {kind: action, text: Ring, choices: {open: {label: It opens, to: end}}}\n"
        "  end: {kind: outcome, status: open, text: The end}\n",
        "utf-8",
    )
    library = ("--trees", str(copy))
    code, _, err = run("paths", "part", *library)
    assert (code, "name a node: part.door" in err) == (2, True)
    code, out, _ = run("paths", "part.door", *library)
    assert (code, out.splitlines()[0]) == (
        0,
        "part: 1 way from part.door to 1 outcome; answers: 1 at least",
    )
    code, _, err = run("paths", "part.dor", *library)
    assert (code, "did you mean «part.door»?" in err) == (2, True)
