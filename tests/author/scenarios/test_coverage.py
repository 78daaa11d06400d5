"""What the scenarios meet, and what they do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import (
    FOR_SAMPLE,
    SAMPLE,
    SHIPPED,
    TODAY,
    Change,
    Run,
    changer,
    desk_of,
    library,
)
from wizard.author.scenarios.coverage import Coverage, Share, passed
from wizard.author.scenarios.trial import Trial
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

MISSED = {
    ("node", "demo.years"),
    ("node", "demo.serial"),
    ("node", "demo.socket"),
    ("choice", "demo.power: off"),
    ("choice", "demo.call: solved"),
    ("way", "demo.bought → demo.years"),
    ("way", "demo.which_way → demo.socket"),
    ("way", "demo.which_way → demo.shop"),
}


def walks(folder: Path, file: str) -> Iterator[Walk]:
    for _, walk in Trial(desk_of(folder).pages, TODAY).walk(folder / "scenarios" / file):
        yield walk


@pytest.mark.parametrize(("folder", "file"), [(SAMPLE, "demo.yaml"), (SHIPPED, "delivery.yaml")])
def test_the_ways_that_are_found_again_are_those_that_were_walked(folder: Path, file: str) -> None:
    for walk in walks(folder, file):
        library = walk.walker.library
        known = library.graph.branches
        found = list(passed(walk, known))
        screens = [way[0] for way in found if not library.node(way[0]).passes]
        assert screens == [step.node for step in walk.steps]
        stations = [known[node, key][place].target for node, key, place in found]
        assert stations == [*(way[0] for way in found[1:]), walk.at]


def test_what_the_scenarios_of_the_sample_miss_is_named_with_its_line() -> None:
    coverage = Coverage(desk_of(SAMPLE).library)
    for walk in walks(SAMPLE, "demo.yaml"):
        coverage.add(walk)
    report = coverage.report(SAMPLE)
    assert {(part.kind, part.name) for part in report.missed} == MISSED
    text = (SAMPLE / "demo.yaml").read_text("utf-8").splitlines()
    lines = {part.name: text[part.line - 1].strip() for part in report.missed}
    assert lines["demo.years"] == "years:"
    assert lines["demo.power: off"].startswith("off:")
    assert lines["demo.which_way → demo.shop"] == "- {when: {years: {at_least: 3}}, to: shop}"
    assert report.whole == {"node": Share(11, 14), "choice": Share(7, 9), "way": Share(2, 5)}
    assert report.trees == {"demo": report.whole}


def test_the_way_into_a_tree_that_starts_with_a_route_counts(changed: Change) -> None:
    folder = changed("demo.yaml", "start: plugged", "start: which_way")
    walk = Walker(desk_of(folder).library, "demo").begin(TODAY)
    assert list(passed(walk, walk.walker.library.graph.branches)) == [("demo.which_way", "next", 2)]


def test_a_share_is_never_rounded_up_to_everything() -> None:
    assert str(Share(999, 1000)) == "999 of 1000 (99 %)"
    assert str(Share(0, 0)) == "0 of 0 (100 %)"


def test_coverage_is_told_before_the_count_and_changes_no_exit_code(run: Run) -> None:
    code, out, _ = run("test", "--coverage", *FOR_SAMPLE)
    lines = out.splitlines()
    assert code == 0
    assert sum("no scenario meets" in line for line in lines) == len(MISSED)
    assert any(line.endswith("no scenario meets the choice «demo.power: off»") for line in lines)
    assert lines[-3:] == [
        "demo: nodes 11 of 14 (78 %), choices 7 of 9 (77 %), ways 2 of 5 (40 %)",
        "all trees: nodes 11 of 14 (78 %), choices 7 of 9 (77 %), ways 2 of 5 (40 %)",
        "2 passed, 0 failed",
    ]


def test_coverage_is_a_field_of_the_data(run: Run) -> None:
    data = json.loads(run("test", "--coverage", "--format", "json", *FOR_SAMPLE)[1])
    assert [result["problems"] for result in data["scenarios"]] == [[], []]
    assert data["coverage"]["whole"]["choice"] == {"met": 7, "all": 9}
    assert {(part["kind"], part["name"]) for part in data["coverage"]["missed"]} == MISSED


def test_a_scenario_that_fails_covers_what_it_walked(run: Run, changed: Change) -> None:
    folder = changed("scenarios/demo.yaml", "ends_at: good", "ends_at: shop")
    code, out, _ = run("test", "--coverage", "--trees", str(folder), "--lang", "ru")
    assert code == 1
    assert "nodes 11 of 14" in out


ITEM = "box: {label: The box, when: {power: on}}"


@pytest.mark.parametrize(
    ("guard", "share", "missed"),
    [
        ("{power: on}", Share(2, 2), set()),
        ("{answered: serial}", Share(1, 2), {("text", "demo.call: own")}),
    ],
)
def test_a_text_under_a_guard_is_met_where_a_scenario_shows_it(
    changed: Change, guard: str, share: Share, missed: set[tuple[str, str]]
) -> None:
    changed("demo.yaml", "box: {label: The box}", ITEM)
    step = "- Have the receipt at hand."
    folder = changed("demo.yaml", step, f"- {{id: own, text: Take it., when: {guard}}}")
    coverage = Coverage(desk_of(folder).library)
    for walk in walks(folder, "demo.yaml"):
        coverage.add(walk)
    report = coverage.report(folder)
    assert report.whole["text"] == report.trees["demo"]["text"] == share
    found = {(part.kind, part.name): part.line for part in report.missed if part.kind == "text"}
    assert set(found) == missed
    text = (folder / "demo.yaml").read_text("utf-8").splitlines()
    assert all("{id: own" in text[line - 1] for line in found.values())


def test_a_text_that_only_a_changed_answer_leads_to_is_not_asked_of_scenarios(formed: Path) -> None:
    change = changer(formed)
    under = "when: {price: {at_least: 1000}}"
    change("demo.yaml", under, f"{under}\n        left_as: paid")
    step = "- Have the receipt at hand."
    guarded = "{id: %s, text: Take it., when: {answered: %s}}"
    texts = [guarded % (name, name) for name in ("paid", "serial")]
    change("demo.yaml", step, f"- {texts[0]}\n      - {texts[1]}")
    report = Coverage(library(formed)).report(formed)
    assert report.whole["text"] == Share(0, 1)
    assert "demo.call: serial" in [part.name for part in report.missed]
