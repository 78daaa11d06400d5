"""What a shell offers while a line is being typed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, Run
from wizard.cli import cli
from wizard.commands import completion

START = [sys.executable, "-c", "from wizard.start import main; main()"]


def offered(line: str, **environment: str) -> list[str]:
    """What the program tells a shell whose line ends so, in a process of its own."""
    words = line.split(" ")
    done = subprocess.run(
        START,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "_OZON_WIZARD_COMPLETE": "bash_complete",
            "OZON_WIZARD_TREES": str(SAMPLE),
            **environment,
        },
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ozon-wizard du", ["plain,due"]),
        ("ozon-wizard de", ["plain,demo", "plain,demo.plugged"]),
        ("ozon-wizard paths de", ["plain,demo"]),
        ("ozon-wizard run demo.", ["plain,demo.plugged"]),
        ("ozon-wizard check tr", ["file,tr"]),
        ("ozon-wizard case resume zzz", []),
        ("ozon-wizard case at", ["plain,attach"]),
        ("ozon-wizard case attach zzz IMG", ["file,IMG"]),
        ("ozon-wizard case detach zzz 1", []),
        ("ozon-wizard case import de", ["file,de"]),
    ],
)
def test_the_word_that_is_being_typed_is_completed(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


def test_a_case_is_offered_by_its_id(run: Run) -> None:
    context = cli.make_context("ozon-wizard", [*FOR_SAMPLE], resilient_parsing=True)
    assert completion.cases(context, cli.params[0], "") == []
    from wizard.cases.case import Case
    from wizard.commands.opening import open_desk

    case: Case = open_desk(context.obj).new("demo")
    case.answer("no")
    assert [one.value for one in completion.cases(context, cli.params[0], "20")] == [case.id]


NOT_ONE_WORD = [
    *(b"$(touch pwned)", b"`touch pwned`", b"${HOME}", b"a b", "a\u00a0b".encode(), b"a'b"),
    *(b'a"b', b"a;b", b"a&b", b"a|b", b"a>b", b"a<b", b"*", b"a?", b"[ab]", b"{a,b}", b"~root"),
    *(b"=ls", b"a!b", b"#a", b"a\\b", b"a:b", b"(a)", b"a^b", b"a,b", b"%1"),
]
"""Names of files that some shell would divide, put something else in place of, or run."""


def test_what_cannot_be_typed_as_a_case_is_not_offered(run: Run) -> None:
    from wizard.cases import store
    from wizard.commands.opening import open_desk

    context = cli.make_context("ozon-wizard", [*FOR_SAMPLE], resilient_parsing=True)
    case = open_desk(context.obj).new("demo")
    case.answer("no")
    for name in (b"b\xff", b"-rf", b"a\nb", b"\x1b[2J", "моё".encode(), *NOT_ONE_WORD):
        other = case.path.with_name(os.fsdecode(name) + store.SUFFIX)
        other.write_bytes(case.path.read_bytes())
    offered = {str(one.value) for one in completion.cases(context, cli.params[0], "")}
    assert offered == {case.id, "моё"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_completes_to_a_word_that_it_does_not_run(run: Run, tmp_path: Path) -> None:
    """By the script of completion itself, as Tab calls it."""
    from wizard.commands.opening import open_desk

    context = cli.make_context("ozon-wizard", [*FOR_SAMPLE], resilient_parsing=True)
    case = open_desk(context.obj).new("demo")
    case.answer("no")
    case.path.with_name("$(touch pwned).md").write_bytes(case.path.read_bytes())
    program = tmp_path / "ozon-wizard"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(START)} "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "OZON_WIZARD_TREES": str(SAMPLE),
    }
    tab = """
        eval "$(_OZON_WIZARD_COMPLETE=bash_source ozon-wizard)"
        complete() { :; }; compopt() { :; }
        COMP_WORDS=(ozon-wizard case show "$1"); COMP_CWORD=3
        _ozon_wizard_completion ozon-wizard; printf '%s\\n' "${COMPREPLY[@]}"
    """

    def completed(typed: str) -> str:
        done = subprocess.run(
            ["bash", "-c", tab, "bash", typed],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            cwd=tmp_path,
        )
        return done.stdout.strip()

    assert completed("$") == ""
    assert completed("2") == case.id
    assert not (tmp_path / "pwned").exists()


def test_a_title_is_one_line_of_what_a_shell_reads() -> None:
    """Behind a line end, zsh and fish would take what is written there for another name."""
    (item,) = completion._offered([("demo", "Demo\nplain\n$(touch pwned)"), ("a b", "")], "")
    assert "\n" not in str(item.help)


def test_the_numbers_of_evidence_are_offered(run: Run, tmp_path: Path) -> None:
    from wizard.cases import attaching
    from wizard.commands.opening import open_desk

    context = cli.make_context("ozon-wizard", [*FOR_SAMPLE], resilient_parsing=True)
    case = open_desk(context.obj).new("demo")
    case.answer("no")
    for name in ("a", "b"):
        (tmp_path / name).write_text(name, "utf-8")
        attaching.attach(case, tmp_path / name)
    context.params["case"] = case.id
    assert [one.value for one in completion.exhibits(context, cli.params[0], "")] == ["1", "2"]
    assert [one.help for one in completion.exhibits(context, cli.params[0], "2")] == ["№ 2 b, 1 КБ"]
    context.params["case"] = "none"
    assert completion.exhibits(context, cli.params[0], "") == []


def test_where_nothing_can_be_read_nothing_is_offered_and_nothing_is_said() -> None:
    assert offered("ozon-wizard zz", OZON_WIZARD_TREES="/nowhere") == []
    assert offered("ozon-wizard paths d", OZON_WIZARD_TREES="/nowhere") == []
