"""Every way that `paths` lists can be walked, and what can be walked it finds.

Random small libraries, and the one that is shipped; ways are walked again, answer by answer.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.author.every_walk import every_walk, taken
from tests.conftest import SHIPPED, TODAY
from tests.small_libraries import (
    SOMETIMES,
    libraries,
    libraries_with_derived,
    libraries_with_rows,
    written,
)
from wizard.author.paths.answers import WalkedWay
from wizard.author.paths.listing import Paths
from wizard.author.tree.loading import load, no_collecting
from wizard.library.library import Library
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker


def walked_again(library: Library, start: str, walked: WalkedWay) -> Walk:
    """A walk by the answers of a way, which leads along it and no other."""
    walk = Walker(library, start).begin(TODAY)
    for one in walked.given:
        assert walk.at == one.node
        walk = walk.answer(one.answer)
        walk = walk.numbered(one.number) if one.number else walk
    assert taken(walk) == walked.way
    return walk


def drawn_library(tree: dict[str, Any]) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        return written(tree, Path(folder)).library


@settings(max_examples=30)
@given(tree=st.one_of(libraries(SOMETIMES), libraries_with_derived()))
def test_each_way_through_a_small_library_can_be_walked(tree: dict[str, Any]) -> None:
    library = drawn_library(tree)
    paths, start = Paths(library, TODAY), "demo.first"
    shortest, cover = paths.shortest(start), list(paths.cover(start))
    for end, walked in shortest.items():
        assert walked_again(library, start, walked).at == end
    for walked in cover:
        walked_again(library, start, walked)
    met = {edge for walked in cover for edge in walked.way}
    found, fewest, _ = every_walk(library, start)
    assert {edge for edge in found if not edge.waits} <= met
    assert {end: paths.length(walked.way) for end, walked in shortest.items()} == fewest


@settings(max_examples=25)
@given(tree=libraries_with_rows())
def test_each_way_through_rows_can_be_walked(tree: dict[str, Any]) -> None:
    library = drawn_library(tree)
    paths, start = Paths(library, TODAY), "demo.first"
    shortest, cover = paths.shortest(start), list(paths.cover(start))
    for walked in (*shortest.values(), *cover):
        walked_again(library, start, walked)
    met = {edge for walked in cover for edge in walked.way}
    found, fewest, _ = every_walk(library, start)
    more = {edge for edge in found if edge.source.endswith("#more")}
    assert more <= met
    assert fewest.keys() >= shortest.keys()


@no_collecting()
def test_each_way_of_the_shipped_library_that_is_listed_can_be_walked() -> None:
    library = load(SHIPPED).library
    paths, start = Paths(library, TODAY), "start.fraud"
    shortest = paths.shortest(start)
    assert {node for node, screen in library.nodes.items() if screen.ends} == {*shortest}
    for walked in shortest.values():
        walked_again(library, start, walked)
    wanted = [edge for edge in library.graph.edges if edge.source.startswith("court.")]
    for walked in paths.cover(start, wanted):
        walked_again(library, start, walked)


def test_a_guard_that_two_earlier_answers_keep_shut_is_no_way(tmp_path: Path) -> None:
    tree = """tree: demo
title: T
start: p
nodes:
  p: {kind: question, text: P, save_as: p, choices: {a: {label: A, to: q}, b: {label: B, to: end}}}
  q:
    kind: question
    text: Q
    save_as: q
    choices:
      a: {label: A, to: [{when: {p: a}, to: end}, {to: r}]}
      b: {label: B, to: r}
  r: {kind: question, text: R, choices: {a: {label: A, to: [{when: {q: a}, to: far}, {to: end}]}}}
  end: {kind: outcome, status: open, text: End}
  far: {kind: outcome, status: open, text: Far}
"""
    library = "library: x\ntitle: X\nstart: demo\nlanguages: [en]\nabout: X\n"
    (tmp_path / "library.yaml").write_text(library, "utf-8")
    (tmp_path / "demo.yaml").write_text(tree, "utf-8")
    paths = Paths(load(tmp_path).library, TODAY)
    assert [*paths.shortest("demo.p")] == ["demo.end"]
    ways = [[edge.trigger for edge in walked.way] for walked in paths.cover("demo.p")]
    assert ["a", "b", "a"] in ways
    assert ["a", "a", "a"] not in ways


def test_several_rows_are_given_where_a_guard_wants_them(rowed: Path) -> None:
    paths = Paths(load(rowed).library, TODAY)
    met = {edge.source: walked for walked in paths.cover("demo.plugged") for edge in walked.way}
    given = [one.answer for one in met["demo.costly"].given if one.node == "demo.goods#more"]
    assert given == ["yes", "no"]
