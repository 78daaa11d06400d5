"""The answers to a form in scenarios and answers files, and how they are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, TODAY, Run, changer, desk_of, faults, library
from wizard.author.drawing.diagram import Arrow, tree_diagram
from wizard.author.paths.generate import drafts
from wizard.author.paths.stories import Stories, first_actions
from wizard.author.scenarios.coverage import Coverage
from wizard.author.scenarios.trial import Trial
from wizard.i18n import language

ROUNDS = "[{owner: Ann, price: 500}, {owner: Ann, price: 2000, paid_back: 100}]"


def test_the_answers_of_a_form_stand_below_it(formed: Path, run: Run) -> None:
    code, out, _ = run("test", str(formed))
    assert (code, "2 passed" in out) == (0, True)


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ("{owner: Ann, prise: 5}", "unknown-node", "owner#price"),
        ("Ann", "unknown-choice", "owner: …"),
        ("{owner: [A, B], price: 5}", "unknown-choice", "write one answer"),
        ("[Ann, Ann]", "unknown-choice", "owner: …"),
    ],
)
def test_a_slip_in_them_is_told(formed: Path, answers: str, code: str, said: str) -> None:
    found = faults(changer(formed)("scenarios/demo.yaml", ROUNDS, answers))
    assert {fault.code for fault in found} == {code}
    assert said in found[0].hint


@pytest.mark.parametrize(
    ("old", "new", "passes"),
    [
        ("visits: [call, ", "visits: [owner, call, ", True),
        ("visits: [call, ", "visits: ['owner#price', call, ", True),
        ("visits: [call, ", "visits: ['owner#mail', 'owner#price', owner, plug_in, ", False),
        ("ends_at: shop", "ends_at: owner", False),
    ],
)
def test_a_form_and_its_fields_are_met(
    formed: Path, run: Run, old: str, new: str, passes: bool
) -> None:
    changer(formed)("scenarios/demo.yaml", old, new)
    assert (run("test", str(formed))[0] == 0) == passes


@pytest.mark.parametrize(
    ("before", "now", "old", "new"),
    [
        ("demo.name", "demo.owner", "owner: [{owner: Ann", "name: [{owner: Ann"),
        ("demo.owner#cost", "demo.owner#price", "Ann, price: 500}", "Ann, cost: 500}"),
        ("demo.phone", "demo.call", "visits: [call, ", "visits: [phone, "),
        ("demo.store", "demo.shop", "ends_at: shop", "ends_at: store"),
    ],
)
def test_what_was_written_before_a_step_was_renamed_is_led_to_it(
    formed: Path, run: Run, before: str, now: str, old: str, new: str
) -> None:
    changer(formed)("scenarios/demo.yaml", old, new)
    assert run("test", str(formed))[0] != 0
    changer(formed)("library.yaml", "stages:", f"renamed: {{'{before}': '{now}'}}\nstages:")
    assert faults(formed) == []
    assert run("test", str(formed))[0] == 0


def test_a_walk_that_stops_in_a_form_ends_at_it(formed: Path, run: Run) -> None:
    path = formed / "scenarios" / "demo.yaml"
    more = """  - name: no further
    answers: {plugged: yes, power: off, owner: {owner: Ann}}
    refused: {'owner#price': [much, field_money]}
    expect: {ends_at: owner}
"""
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    code, out, _ = run("test", str(formed))
    assert (code, "3 passed" in out) == (0, True)
    changer(formed)("scenarios/demo.yaml", "field_money]", "field_email]")
    assert run("test", str(formed))[0] == 1


def test_an_answers_file_names_each_field(formed: Path, run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "own.yaml"
    answers.write_text(
        "answers: {plugged: yes, power: off, owner: {owner: Ann, price: 5}, kit: [box]}\n", "utf-8"
    )
    code, out, _ = run("run", "demo", "--answers", str(answers), "--trees", str(formed))
    assert (code, "Ann" in out) == (0, True)
    assert "Have the socket repaired" in out


def test_fields_and_both_ways_of_a_guard_are_counted(formed: Path) -> None:
    coverage = Coverage(library(formed))
    walks = [walk for _, walk in Trial(desk_of(formed).pages, TODAY).walk(formed / "scenarios")]

    def missed() -> set[str]:
        left = coverage.report(formed).missed
        return {part.name for part in left if "owner" in part.name and part.kind != "choice"}

    assert missed() >= {
        "demo.owner", "demo.owner#price", "demo.owner#?paid_back → demo.owner#paid_back",
    }  # fmt: skip
    for walk in walks:
        coverage.add(walk)
    assert missed() == set()


def test_drafts_of_scenarios_fill_a_form(formed: Path) -> None:
    found = drafts(library(formed), "demo", TODAY, language("en"))
    assert found.missed == []
    prices = {one.answers.get("owner#price") for one in found.scenarios}
    assert prices >= {"4990.00", "100.00"}


def test_a_form_is_one_answer_of_a_way(formed: Path) -> None:
    graph = library(formed).graph
    assert [cost for name, cost in graph.costs.items() if name.startswith("demo.owner")] == [
        1, 0, 0, 0, 0, 0, 0,
    ]  # fmt: skip
    (shipped,), (own,) = (
        first_actions(found, Stories(found, "demo.plugged"))
        for found in (library(SAMPLE), library(formed))
    )
    assert (own.fewest, own.most) == (shipped.fewest, shipped.most)


def test_a_form_is_one_box_with_its_fields(formed: Path) -> None:
    picture = tree_diagram(library(formed), "demo")
    (box,) = (box for box in picture.boxes if box.id.startswith("demo.owner"))
    assert box.look == "form"
    assert "• What did it cost?" in box.lines
    near = [arrow for arrow in picture.arrows if "demo.owner" in (arrow.source, arrow.target)]
    assert Arrow("demo.owner", "demo.kit") in near
    assert not any("#" in arrow.source + arrow.target for arrow in picture.arrows)
