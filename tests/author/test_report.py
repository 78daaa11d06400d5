"""How problems are told: the text and the JSON of the contract, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.author.tree.test_decode import TEN
from tests.conftest import SAMPLE, TODAY, Change
from wizard.author.tree.diagnostic import Diagnostic, count, render, suggestion
from wizard.cli import cli
from wizard.errors import UsageError

FIELDS = ["path", "line", "column", "end_column", "severity", "code", "message", "hint"]


def check(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["check", *arguments, "--today", TODAY.isoformat()])
    return done.exit_code, done.output


@pytest.fixture
def refund(changed: Change, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one way that leads nowhere."""
    folder = changed("demo.yaml", "to: story}", "to: stroy}")
    monkeypatch.chdir(folder.parent)
    return folder


def test_a_problem_is_shown_with_its_line_a_caret_and_what_was_meant(refund: Path) -> None:
    line = (refund / "demo.yaml").read_text("utf-8").splitlines().index(
        "      refused: {label: They refused, to: stroy}"
    ) + 1
    assert check("library") == (
        1,
        f"library/demo.yaml:{line}:42: error[unknown-node]: no node «stroy» in tree «demo»\n"
        f"  {line} |       refused: {{label: They refused, to: stroy}}\n"
        "      |                                          ^^^^^ did you mean «story»?\n"
        "1 error\n",
    )


def test_json_has_the_fields_of_the_contract_in_their_order(refund: Path) -> None:
    code, output = check("library", "--format", "json")
    (problem,) = json.loads(output)
    assert code == 1
    assert list(problem) == FIELDS
    assert problem["path"] == "library/demo.yaml"
    assert (problem["column"], problem["end_column"]) == (42, 47)
    assert (problem["severity"], problem["code"]) == ("error", "unknown-node")
    assert problem["hint"] == "did you mean «story»?"


def test_all_problems_of_all_files_come_sorted_and_counted(copy: Path) -> None:
    (copy / "ten.yaml").write_text(TEN, "utf-8")
    (copy / "library.yaml").write_text("library: x\n", "utf-8")
    code, output = check(str(copy), "--format", "json")
    places = [
        (problem["path"], problem["line"], problem["column"]) for problem in json.loads(output)
    ]
    assert code == 1
    assert len(places) > 10
    assert places == sorted(places)
    assert check(str(copy))[1].splitlines()[-1] == f"{len(places)} errors"


def test_a_sound_library_has_no_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(str(SAMPLE)) == (0, "no problems\n")
    monkeypatch.setenv("OZON_WIZARD_TREES", str(SAMPLE))
    assert check("--format", "json") == (0, "[]\n")


def test_a_named_file_shows_its_own_problems_only(refund: Path) -> None:
    changed = refund / "facts.yaml"
    changed.write_text(changed.read_text("utf-8").replace("[manual p. 9]", "[book]"), "utf-8")
    code, output = check("library/facts.yaml")
    assert code == 1
    assert "unknown-source" in output
    assert "unknown-node" not in output
    said = "no problems; in other files of the library: 2 errors\n"
    assert check("library/library.yaml") == (0, said)
    assert check("library/scenarios") == (0, said)


def test_a_folder_of_words_in_another_language_is_a_part_of_its_library(
    translated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = translated / "locale" / "ru"
    assert check(str(words / "demo.yaml")) == check(str(words)) == (0, "no problems\n")
    changed = words / "demo.yaml"
    changed.write_text(changed.read_text("utf-8").replace("tree: demo", "tree: dmeo"), "utf-8")
    assert check(str(words))[0] == check(str(translated / "locale"))[0] == 1
    monkeypatch.chdir(words)
    assert check("demo.yaml")[0] == check("../..")[0] == 1


def test_two_libraries_are_checked_in_one_go(refund: Path) -> None:
    code, output = check(str(SAMPLE), "library")
    assert code == 1
    assert output.count("error[") == 1


def test_the_caret_stands_under_its_text_after_tabs() -> None:
    class Line:
        def line(self, number: int) -> str:
            return "a:\t\tvalue"

    fault = Diagnostic("x", 1, 5, 10, "error", "unknown-key", "m")
    assert render([fault], {"x": Line()}).splitlines()[2] == "      |   \t\t^^^^^"


def test_a_problem_without_its_source_is_still_told_of() -> None:
    fault = Diagnostic("x", 3, 1, 2, "error", "letter-head", "m", "h")
    assert render([fault], {}) == "x:3:1: error[letter-head]: m\n    h\n1 error"


def test_the_count_names_each_severity() -> None:
    def fault(severity: str) -> Diagnostic:
        return Diagnostic("x", 1, 1, 2, severity, "c", "m")

    assert count([fault("error"), fault("warning"), fault("warning")]) == "1 error, 2 warnings"
    assert count([]) == "no problems"


def test_a_name_that_is_like_nothing_gets_no_suggestion() -> None:
    assert suggestion("refnud", ["refund", "wait"]) == "did you mean «refund»?"
    assert suggestion("refnud", ["wait"]) == ""


def test_a_file_that_is_not_of_the_library_is_not_called_sound(copy: Path) -> None:
    (copy / "notes").mkdir()
    (copy / "notes" / "other.yaml").write_text("tree: other\n", "utf-8")
    done = CliRunner().invoke(cli, ["check", str(copy / "notes" / "other.yaml")])
    assert isinstance(done.exception, UsageError)
