"""What a picture shows, before any language draws it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, TODAY, Change, desk_of
from wizard.author.drawing.diagram import (
    MOST_LINES,
    Arrow,
    Box,
    Diagram,
    library_diagram,
    tree_diagram,
    wrapped,
)
from wizard.author.scenarios.coverage import Coverage
from wizard.author.scenarios.trial import Trial
from wizard.author.tree.loading import load
from wizard.library.library import Library

OTHER = """\
tree: other
title: Another device
audience: seller
start: first
nodes:
  first:
    kind: question
    text: Is it the other one?
    choices:
      yes: {label: "Yes, it is", to: demo.plugged}
      no: {label: "No, it is not", to: demo.plugged}
      unsure: {label: Who knows, to: demo.which_way}
"""


def sample() -> Library:
    return load(SAMPLE).library


def covered() -> Coverage:
    coverage = Coverage(sample())
    for _, walk in Trial(desk_of(SAMPLE).pages, TODAY).walk(SAMPLE / "scenarios"):
        coverage.add(walk)
    return coverage


@pytest.fixture
def two(copy: Path) -> Library:
    """The sample with a second tree that leads into it."""
    (copy / "other.yaml").write_text(OTHER, "utf-8")
    return load(copy).library


def boxes(found: list[Box], wanted: Callable[[Box], bool] = lambda box: True) -> dict[str, Box]:
    return {box.id: box for box in found if wanted(box)}


def arrows(found: list[Arrow], source: str) -> list[Arrow]:
    return [arrow for arrow in found if arrow.source == source]


def test_every_node_is_a_box_that_looks_like_its_kind_or_its_status() -> None:
    found = boxes(tree_diagram(sample(), "demo").boxes)
    assert {box.id: box.look for box in found.values()} == {
        "demo.plugged": "question",
        "demo.plug_in": "action",
        "demo.power": "question",
        "demo.bought": "input",
        "demo.years": "input",
        "demo.serial": "input",
        "demo.owner": "input",
        "demo.kit": "checklist",
        "demo.which_way": "route",
        "demo.call": "action",
        "demo.story": "input",
        "demo.socket": "referred",
        "demo.shop": "open",
        "demo.good": "solved",
    }
    assert found["demo.plugged"].lines == ("Is it plugged in?",)
    assert found["demo.plugged"].name == "▶ plugged · A look at it"
    assert found["demo.shop"].name == "shop · open"
    assert found["demo.which_way"].lines == ()


def test_arrows_say_the_choice_or_the_guard_in_the_order_of_trying() -> None:
    found = tree_diagram(sample(), "demo").arrows
    assert arrows(found, "demo.plugged") == [
        Arrow("demo.plugged", "demo.power", ("Yes",)),
        Arrow("demo.plugged", "demo.plug_in", ("No",)),
    ]
    assert arrows(found, "demo.which_way") == [
        Arrow("demo.which_way", "demo.socket", ("1: power = off",)),
        Arrow("demo.which_way", "demo.shop", ("2: years ≥ 3",)),
        Arrow("demo.which_way", "demo.call", ("else",)),
    ]
    assert arrows(found, "demo.kit") == [Arrow("demo.kit", "demo.which_way")]
    assert Arrow("demo.call", "demo.call", ("I am waiting",), waits=True) in found


def test_a_guarded_choice_says_both(changed: Change) -> None:
    new = "to: [{when: {answered: story}, to: story}, {to: shop}]}"
    folder = changed("demo.yaml", "to: story}", new)
    found = arrows(tree_diagram(load(folder).library, "demo").arrows, "demo.call")
    assert Arrow("demo.call", "demo.story", ("They refused", "1: story given")) in found
    assert Arrow("demo.call", "demo.shop", ("They refused", "else")) in found


def test_ways_between_the_same_boxes_are_one_arrow_with_a_label_each(changed: Change) -> None:
    folder = changed("demo.yaml", "to: story}", "to: good}")
    found = arrows(tree_diagram(load(folder).library, "demo").arrows, "demo.call")
    assert Arrow("demo.call", "demo.good", ("• It works", "• They refused")) in found


def test_other_trees_stand_as_small_references(two: Library) -> None:
    out = tree_diagram(two, "other")
    assert boxes(out.boxes, lambda box: box.look == "elsewhere") == {
        "demo.plugged": Box("demo.plugged", "elsewhere", ("Is it plugged in?",), "demo.plugged"),
        "demo.which_way": Box("demo.which_way", "elsewhere", (), "demo.which_way"),
    }
    into = tree_diagram(two, "demo")
    doors = boxes(into.boxes, lambda box: box.look == "elsewhere")
    assert {box.id: box.lines for box in doors.values()} == {
        "from.demo.plugged": ("from other",),
        "from.demo.which_way": ("from other",),
    }
    assert arrows(into.arrows, "from.demo.plugged") == [Arrow("from.demo.plugged", "demo.plugged")]


def test_what_no_scenario_meets_is_marked_and_the_rest_is_not() -> None:
    plain, shaded = tree_diagram(sample(), "demo"), tree_diagram(sample(), "demo", covered())
    assert not any(box.missed for box in plain.boxes)
    assert not any(arrow.missed for arrow in plain.arrows)
    assert {box.id for box in shaded.boxes if box.missed} == {
        "demo.years",
        "demo.serial",
        "demo.socket",
    }
    assert {(arrow.source, arrow.target) for arrow in shaded.arrows if arrow.missed} == {
        ("demo.power", "demo.owner"),
        ("demo.bought", "demo.years"),
        ("demo.years", "demo.serial"),
        ("demo.serial", "demo.owner"),
        ("demo.which_way", "demo.socket"),
        ("demo.which_way", "demo.shop"),
        ("demo.call", "demo.good"),
    }


def test_a_missed_way_does_not_hide_behind_a_met_one(changed: Change) -> None:
    folder = changed("demo.yaml", "to: story}", "to: good}")
    library = load(folder).library
    coverage = Coverage(library)
    coverage.taken.add(("demo.call", "solved", 0))
    found = arrows(tree_diagram(library, "demo", coverage).arrows, "demo.call")
    assert [(arrow.lines, arrow.missed) for arrow in found if arrow.target == "demo.good"] == [
        (("It works",), False),
        (("They refused",), True),
    ]


def test_the_map_shows_trees_with_what_they_hold_and_where_they_lead(two: Library) -> None:
    found = library_diagram(two)
    assert found.title == "Help with a device"
    assert found.boxes == [
        Box(
            "demo",
            "anyone",
            ("A device does not switch on",),
            "▶ demo · 14 nodes · 1 referred · 1 open · 1 solved",
        ),
        Box("other", "seller", ("Another device",), "other · 1 node"),
    ]
    assert found.arrows == [Arrow("other", "demo")]


def test_the_start_of_the_library_stands_first_on_the_map(two: Library, copy: Path) -> None:
    manifest = copy / "library.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("start: demo", "start: other"), "utf-8")
    assert [box.id for box in library_diagram(load(copy).library).boxes] == ["other", "demo"]


def test_the_map_marks_trees_and_ways_that_are_not_met(two: Library) -> None:
    coverage = Coverage(two)
    assert all(part.missed for part in library_diagram(two, coverage).boxes)
    assert [arrow.missed for arrow in library_diagram(two, coverage).arrows] == [True]
    coverage.nodes.update(f"demo.{node}" for node in two.trees["demo"].nodes)
    coverage.taken.add(("other.first", "unsure", 0))
    met = library_diagram(two, coverage)
    assert [box.missed for box in met.boxes] == [False, True]
    assert [box.name for box in met.boxes] == [
        "▶ demo · 14 of 14 nodes · 1 referred · 1 open · 1 solved",
        "other · 0 of 1 node",
    ]
    assert [arrow.missed for arrow in met.arrows] == [False]


def test_long_texts_are_wrapped_and_end_in_dots() -> None:
    lines = wrapped("a  word\nand " * 50, 20)
    assert len(lines) == MOST_LINES
    assert all(len(line) <= 20 for line in lines)
    assert lines[0] == "a word and a word"
    assert lines[-1].endswith("…")


def test_a_placeholder_is_not_broken() -> None:
    assert wrapped("Wait till the day {{ answer_due }}: it runs", 26) == (
        "Wait till the day",
        "{{\u00a0answer_due\u00a0}}: it runs",
    )


def test_the_key_tells_the_looks_that_occur_and_no_others(two: Library) -> None:
    def told(diagram: Diagram) -> list[str]:
        return [" ".join(box.lines) for box in diagram.key()]

    assert told(library_diagram(two)) == ["for sellers", "for anyone"]
    assert told(library_diagram(two, Coverage(two)))[2:] == ["not fully met by scenarios"]
    assert told(tree_diagram(two, "other")) == ["question", "another tree"]
    assert not {box.id for box in tree_diagram(two, "demo").key()} & {
        box.id for box in tree_diagram(two, "demo").boxes
    }
    assert Diagram("", [], []).key() == []


@pytest.mark.parametrize("text", ["\u202e", "\ufeff", " \n\t", "\x07", "\uffff"])
def test_what_cannot_be_seen_is_left_out(text: str) -> None:
    assert wrapped(text, 20) == ()
    assert wrapped(f"a{text} b", 20) in {("a b",), (f"a{text} b",)}


def test_the_guard_of_a_choice_stands_under_its_label(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "refused: {label: They refused,", "refused: {label: No, when: {kit: box},"
    )
    arrows = tree_diagram(load(folder).library, "demo").arrows
    (arrow,) = (one for one in arrows if (one.source, one.target) == ("demo.call", "demo.story"))
    assert arrow.lines == ("No", "if kit = box")
