"""Walks that no person makes: `run` by an answers file, and the scenarios of `test`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, Change, Run


def test_a_run_that_comes_to_an_end_prints_the_document(run: Run, answers: Path) -> None:
    code, out, err = run("run", "demo", "--answers", str(answers), *FOR_SAMPLE)
    assert (code, err) == (0, "")
    assert out.startswith("# ")
    assert "Nothing is left to do" in out


def test_a_run_writes_a_case_that_can_be_resumed(run: Run, answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    assert run("run", "demo", "--answers", str(answers), "-o", str(out), *FOR_SAMPLE)[0] == 0
    assert out.read_text("utf-8").startswith("---\n")
    assert run("case", "show", str(out), *FOR_SAMPLE)[1] in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: {plugged: no}", "no answer for «demo.plug_in» (done)"),
        ("answers: {plugged: perhaps}", "perhaps"),
        ("answers: {plugged: no, plug_in: done, owner: Ann}", "never asked for: demo.owner"),
        ("answers: {plugged: yes, power: off, owner: A, kit: [[[box]]]}", "kit"),
        ("answers: {plugged: no, plug_in: {a: b}}", "plug_in"),
    ],
)
def test_a_run_that_does_not_fit_its_answers_ends_with_one(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(f"{text}\n", "utf-8")
    code, out, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert code == 1
    assert out.startswith("# ")
    assert said in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: [a]", "wrong-type"),
        ("answer: {plugged: no}", "unknown-key"),
        ("answers: {a: b", "yaml-syntax"),
        ("", "the file is empty"),
        ("answers: {plugged: no}\ntoday: soon", "wrong-type"),
    ],
)
def test_answers_that_are_none_end_with_two(run: Run, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    code, out, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert said in err


def test_the_day_of_an_answers_file_counts_unless_another_is_named(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {plugged: no, plug_in: done}\ntoday: 2026-11-05\n", "utf-8")
    command = ["run", "demo", "--answers", str(path), *FOR_SAMPLE]
    assert "05.11.2026" in run(*command)[1]
    assert "07.11.2026" in run(*command, "--today", "2026-11-07")[1]


def test_scenarios_pass_and_are_counted(run: Run) -> None:
    assert run("test", *FOR_SAMPLE) == (0, "2 passed, 0 failed\n", "")
    one = str(SAMPLE / "scenarios" / "demo.yaml")
    assert run("test", one, one, *FOR_SAMPLE)[1] == "4 passed, 0 failed\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ends_at: good", "ends_at: shop", "ends at «demo.good», not at «demo.shop»"),
        ("visits: [plug_in]", "visits: [power]", "does not visit «demo.power»"),
        ("[Nothing is left to do]", "[a miracle]", "the document lacks «a miracle»"),
        ("lacks: [Help desk]", "lacks: [Nothing is left]", "contains «Nothing is left»"),
        ("plug_in: done", "plug_in: undone", "undone"),
    ],
)
def test_a_scenario_that_fails_says_what_differs(
    run: Run, changed: Change, old: str, new: str, said: str
) -> None:
    folder = changed("scenarios/demo.yaml", old, new)
    code, out, _ = run("test", "--trees", str(folder), "--lang", "ru")
    assert code == 1
    assert said in out
    assert out.splitlines()[-1] == "1 passed, 1 failed"
    code, out, _ = run("test", "--trees", str(folder), "--lang", "ru", "--format", "json")
    assert code == 1
    assert [bool(result["problems"]) for result in json.loads(out)] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("answers: {plugged: no", "answers: {pluged: no", "no node «demo.pluged» in this library"),
        ("ends_at: good", "ends_at: god", "no node «demo.god» in this library"),
        ("ends_at: good", "ends_at: god", "did you mean «demo.good»?"),
    ],
)
def test_a_name_that_is_no_node_is_told_with_what_was_meant(
    run: Run, changed: Change, old: str, new: str, told: str
) -> None:
    folder = changed("scenarios/demo.yaml", old, new)
    code, out, _ = run("--trees", str(folder), "--lang", "ru", "test")
    assert code == 1
    assert told in out
