"""Phrases: whether each finds its node, and what `check` tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.conftest import SHIPPED, Run, changer, faults
from wizard.author.scenarios.phrases import Phrases
from wizard.errors import FaultyLibraryError
from wizard.search.found import Found

NODES = ["a.one", "a.two", "a.three", "a.four"]


def find(said: str) -> Sequence[Found]:
    """The nodes whose places are said, in that order."""
    return [Found("a", NODES[int(place)], said, "a.b") for place in said.split() if place.isdigit()]


def judged(tmp_path: Path, text: str) -> list[list[str]]:
    path = tmp_path / "phrases.yaml"
    path.write_text(f"phrases:\n{text}", "utf-8")
    results = Phrases(find).judge(path)
    return [[problem.message for problem in result.problems] for result in results]


@pytest.mark.parametrize("said", ["0", "0 1 2"])
def test_what_is_found_first_passes(tmp_path: Path, said: str) -> None:
    assert judged(tmp_path, f"  - {{finds: a.one, said: ['{said}']}}\n") == [[]]


def test_any_of_several_will_do(tmp_path: Path) -> None:
    assert judged(tmp_path, "  - {finds: [a.one, a.two], said: ['1 0', '0 1']}\n") == [[], []]


@pytest.mark.parametrize(
    ("said", "told"),
    [("1 2 3 0", "finds a.two, a.three, a.four, and not a.one"),
     ("no", "finds nothing, and not a.one")],
)  # fmt: skip
def test_what_is_not_among_the_first_three_fails(tmp_path: Path, said: str, told: str) -> None:
    assert told in judged(tmp_path, f"  - {{finds: a.one, said: ['{said}', {NINE}]}}\n")[0]


NINE = ", ".join(["'0'"] * 9)


def test_one_in_ten_may_be_found_second_and_two_may_not(tmp_path: Path) -> None:
    assert judged(tmp_path, f"  - {{finds: a.one, said: ['1 0', {NINE}]}}\n") == [[]] * 10
    two = judged(tmp_path, f"  - {{finds: a.one, said: ['1 0', '2 0', {NINE}]}}\n")
    told = "it is not found first, and 2 of 11 phrases are not"
    assert two == [[told], [told], *[[]] * 9]


def test_a_failure_stands_at_its_phrase(tmp_path: Path) -> None:
    path = tmp_path / "phrases.yaml"
    path.write_text("phrases:\n  - finds: a.one\n    said:\n      - '0'\n      - '1'\n", "utf-8")
    phrases = Phrases(find)
    failed = [result for result in phrases.judge(path) if result.problems]
    assert [result.problems[0].line for result in failed] == [5]
    assert phrases.sources[failed[0].path].line(5).strip() == "- '1'"


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyLibraryError, match="wrong-type"):
        judged(tmp_path, "  - {finds: a.one, said: dark}\n")


def test_scenarios_are_no_phrases(copy: Path) -> None:
    assert Phrases(find).judge(copy) == []


@pytest.mark.parametrize(
    ("finds", "codes"),
    [("demo.plugged", []), ("[demo.plugged]", []), ("demo.power", ["nobody-there"]),
     ("demo.plugd", ["nobody-there"]), ("[demo.plugged, demo.x]", ["nobody-there"])],
)  # fmt: skip
def test_what_is_to_be_found_is_where_a_case_begins(
    copy: Path, finds: str, codes: list[str]
) -> None:
    (copy / "scenarios" / "phrases.yaml").write_text(
        f"phrases:\n  - {{finds: {finds}, said: [dark]}}\n", "utf-8"
    )
    assert [fault.code for fault in faults(copy)] == codes


def test_the_command_counts_phrases_beside_scenarios(run: Run, copy: Path) -> None:
    path = copy / "scenarios" / "phrases.yaml"
    path.write_text(
        "phrases:\n  - {finds: demo.plugged, said: [device does not switch on, tea]}\n", "utf-8"
    )
    code, out, _ = run("test", str(path), "--trees", str(copy))
    assert (code, out.splitlines()[-1]) == (1, "1 passed, 1 failed")
    assert "finds nothing, and not demo.plugged" in out


def test_a_scenario_may_begin_at_an_entry(run: Run, copy: Path) -> None:
    text = "    text: Plug it in\n"
    changer(copy)("demo.yaml", text, f"{text}    entry: {{title: Smoke, words: [smoke]}}\n")
    path = copy / "scenarios" / "entry.yaml"
    for tree, code in (("demo.plug_in", 0), ("demo.power", 2)):
        path.write_text(
            f"tree: {tree}\nscenarios:\n"
            "  - {name: a, answers: {plug_in: done}, expect: {ends_at: good}}\n",
            "utf-8",
        )
        assert run("test", str(path), "--trees", str(copy))[0] == code
        assert [fault.code for fault in faults(copy)] == (["nobody-there"] if code else [])


def test_the_shipped_phrases_are_enough() -> None:
    """That each is found is what `ozon-wizard test` says."""
    found = yaml.safe_load((SHIPPED / "scenarios" / "phrases.yaml").read_text("utf-8"))
    assert sum(len(one["said"]) for one in found["phrases"]) >= 150
