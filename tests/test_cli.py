"""The commands: what they print, where errors go, and the codes they end with."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, SHIPPED, Change, Run
from wizard import __version__, launch, locations
from wizard.errors import EXIT_INTERRUPTED
from wizard.i18n import LANGUAGES

PROGRAM = [sys.executable, "-c", "from wizard.cli import main; main()"]


def program(
    *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def test_the_version_and_the_help_are_shown(run: Run) -> None:
    assert run("--version") == (0, f"ozon-wizard {__version__}\n", "")
    for arguments in (["--help"], ["-h"], ["check", "--help"], ["case", "--help"]):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        assert out.startswith("Usage: ozon-wizard")


def test_the_help_names_every_command(run: Run) -> None:
    out = run("--help")[1]
    for command in ("run", "case", "check", "test"):
        assert f"  {command} " in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--trees", str(SAMPLE), "check"],
        ["check", "--trees", str(SAMPLE)],
        ["check", str(SAMPLE)],
        ["check", str(SAMPLE / "demo.yaml")],
    ],
)
def test_options_may_stand_before_and_after_the_command(run: Run, arguments: list[str]) -> None:
    assert run(*arguments) == (0, "no problems\n", "")


def test_the_environment_names_the_library_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OZON_WIZARD_TREES", str(SAMPLE))
    assert run("check")[0] == 0
    assert "demo" in run("nothing_like_it")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dmeo", *FOR_SAMPLE], "no tree «dmeo»; did you mean «demo»?"),
        (["zzz", *FOR_SAMPLE], "no tree «zzz»; there are demo"),
        (["--colour"], "No such option"),
        (["demo", "more", *FOR_SAMPLE], "unexpected extra argument"),
        (["check", "none.yaml"], "none.yaml: no such file or folder"),
        (["check", "/"], "/: no library.yaml in it or above it: not of a library"),
        (["check", str(SHIPPED / "README.md")], "README.md: not a part of the library in"),
        (["check", str(SHIPPED / "schema")], "schema: not a part of the library in"),
        (["check", "--format", "xml"], "xml"),
        (["check", "--lang", "de"], "de"),
        (["--trees", "nowhere"], "nowhere: no such folder"),
        (["--today", "soon", "--plain", *FOR_SAMPLE], "«soon» is not a date"),
        (["--today", "", "--plain", *FOR_SAMPLE], "«» is not a date"),
        (["--today", "9999-12-31", "--plain", *FOR_SAMPLE], "1990-01-01 to 2100-01-01"),
        (["--today", "0001-01-01", "check", *FOR_SAMPLE], "1990-01-01 to 2100-01-01"),
        (["--today", "2100-01-02", "case", "list", *FOR_SAMPLE], "1990-01-01 to 2100-01-01"),
        (["run", "demo"], "--answers"),
        (["run", "demo", "--answers", "none.yaml"], "none.yaml: no such file"),
        (["case", "frobnicate"], "No such command"),
        (["case", "show", "2026-11-22-0000", *FOR_SAMPLE], "нет дела «2026-11-22-0000»"),
        (["case", "resume", "none.md", *FOR_SAMPLE], "нет дела «none.md»"),
        (["test", "none.yaml", *FOR_SAMPLE], "none.yaml: no such file"),
        (["test", str(SAMPLE / "demo.yaml")], "demo.yaml: a tree; scenarios are walked, in"),
        (["test", str(SHIPPED), str(SAMPLE)], f"{SAMPLE}: of another library than {SHIPPED}"),
        (["--watch", "", *FOR_SAMPLE], "--watch needs a terminal"),
        (["graph", "", *FOR_SAMPLE], "no tree «»"),
        (["schema", ""], "no schema «»"),
        (["schema", "--write", "--trees", "nowhere"], "nowhere: no library.yaml in it"),
        (["check", "--explain", "bad-id", "--strict"], "--explain checks nothing"),
        (["check", "--explain", "bad-id", "bad-key"], "--explain checks nothing"),
    ],
)
def test_wrong_usage_ends_with_two_and_a_few_lines(
    run: Run, arguments: list[str], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) <= 4


@pytest.mark.parametrize("command", [["--plain"], ["run", "demo", "--answers"], ["case", "list"]])
def test_a_faulty_library_shows_its_problems_and_is_not_walked(
    run: Run, changed: Change, answers: Path, command: list[str]
) -> None:
    folder = changed("demo.yaml", "to: story", "to: stroy")
    more = [str(answers)] if "--answers" in command else []
    code, out, err = run(*command, *more, "--trees", str(folder))
    assert (code, out) == (2, "")
    assert "error[unknown-node]" in err
    assert "^^^^^ did you mean «story»?" in err


def test_cases_are_listed_shown_and_opened_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("case", "list", *FOR_SAMPLE) == (0, "", "")
    assert program("--plain", *FOR_SAMPLE, stdin="yes\n").returncode == 0
    code, out, _ = run("case", "list", *FOR_SAMPLE)
    identity = out.split()[0]
    assert (code, len(out.splitlines())) == (0, 1)
    shown = run("case", "show", identity, *FOR_SAMPLE)
    assert (shown[0], shown[1][:2], shown[2]) == (0, "# ", "")
    resumed = program("case", "resume", identity, "--plain", *FOR_SAMPLE, stdin="off\n")
    assert resumed.returncode == 0
    assert "What is your name?" in resumed.stdout


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["--plain", "demo"], ""),
        (["demo", "--plain"], "no\ndone\n"),
        ([], "no\nq\n"),  # no terminal: line by line without being asked to
        (["demo"], "no\n"),
    ],
)
def test_the_wizard_walks_line_by_line_where_there_is_no_terminal(
    arguments: list[str], stdin: str
) -> None:
    done = program(*arguments, *FOR_SAMPLE, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Is it plugged in?" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["check", str(SAMPLE)],
        ["run", "demo", "--answers", "ANSWERS", *FOR_SAMPLE],
        ["test", *FOR_SAMPLE],
        ["case", "list", *FOR_SAMPLE],
        ["--plain", *FOR_SAMPLE],
    ],
)
def test_commands_without_a_screen_import_no_textual(arguments: list[str], answers: Path) -> None:
    code = (
        "import sys, wizard.cli\n"
        "try: wizard.cli.main(sys.argv[1:])\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'textual', 'rich'} & set(sys.modules)\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    words = [str(answers) if word == "ANSWERS" else word for word in arguments]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], input="", capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "0 []"


def test_a_crash_leaves_a_report_without_answers_and_a_line_that_says_where(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        secret = "Anna's address"
        raise RuntimeError(secret)

    monkeypatch.setattr("wizard.author.proof.load", crash)
    code, out, err = run("check", str(SAMPLE))
    assert (code, out, len(err.splitlines())) == (1, "", len(LANGUAGES))
    (report,) = (home / "state" / "crashes").iterdir()
    assert str(report) in err
    text = report.read_text("utf-8")
    assert "RuntimeError" in text
    assert "address" not in text


def test_a_folder_that_nobody_may_look_into_is_named(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    assert run("check", str(copy)) == (
        2,
        "",
        f"ozon-wizard: {copy}/library.yaml: no permission\n",
    )


def test_more_ways_than_can_be_counted_may_be_asked_for(run: Run) -> None:
    few = run("paths", "demo", "--cover", "--limit", "9999", *FOR_SAMPLE)
    assert run("paths", "demo", "--cover", "--limit", "9" * 30, *FOR_SAMPLE) == few


def test_help_fits_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for words in (["--help"], ["check", "--help"], ["paths", "--help"]):
        assert max(len(line) for line in run(*words)[1].splitlines()) <= 40


def test_a_reader_that_leaves_early_is_no_crash() -> None:
    words = ["run", "start", "--answers", "/dev/stdin", "--trees", str(SHIPPED)]
    command = f"{shlex.join([*PROGRAM, *words])} | true"
    done = subprocess.run(
        ["bash", "-c", command],
        input="answers: {fraud: nobody}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "fault in the program" not in done.stderr


def test_an_interrupt_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wizard.author.proof.load", interrupt)
    assert run("check", str(SAMPLE))[0] == 130


def test_a_warning_of_a_library_is_not_shown() -> None:
    warn = "import wizard.cli, warnings; wizard.cli.main = lambda: warnings.warn('from within')"
    begin = "from wizard.start import main; main()"
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONWARNINGS"}
    ended = subprocess.run(
        [sys.executable, "-c", f"{warn}; {begin}"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert ended.stderr == ""


def test_an_interrupt_at_the_start_ends_as_any_other() -> None:
    assert launch.INTERRUPTED == EXIT_INTERRUPTED
    begin = "import os, signal; from wizard import launch; launch.begin()"
    ended = subprocess.run(
        [sys.executable, "-c", f"{begin}; os.kill(os.getpid(), signal.SIGINT); import wizard.cli"],
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (EXIT_INTERRUPTED, b"")


def test_what_was_begun_is_over_once_all_is_there() -> None:
    code = (
        "import gc, signal; from wizard import launch; launch.begin(); assert not gc.isenabled();"
        "launch.done(); assert gc.isenabled();"
        "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("absent", [None, *launch.OWN_HASHES])
def test_hashes_are_told_with_and_without_openssl(absent: str | None) -> None:
    code = (
        f"import sys; from wizard import launch; sys.modules.update({{{absent!r}: None}});"
        "launch.without_encryption(); import hashlib, asyncio;"
        "assert hashlib.sha256(b'').hexdigest().startswith('e3b0c44298fc1c149afbf4c8996fb924');"
        "print(*(name for name in launch.ENCRYPTION if sys.modules.get(name)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stderr == ""
    assert told.stdout.split() == ([] if absent is None else [*launch.ENCRYPTION])


def test_a_crash_in_a_sitting_says_where_the_case_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("wizard.cases.case.document", fault)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    code, _, err = run("--plain", "--trees", str(SAMPLE), "--lang", "ru")
    (case,) = locations.cases().glob("*.md")
    assert code == 1
    assert err.endswith(f"ozon-wizard case resume {case.stem} --trees {SAMPLE}\n")
    assert str(case) in err


def test_words_that_are_no_text_are_told_and_begin_nothing(home: Path) -> None:
    said = os.fsdecode("посылка потерялась".encode("cp1251"))
    done = program("--plain", said, *FOR_SAMPLE, "--lang", "en", stdin="1\n1\n")
    assert done.returncode == 2
    assert "is not in UTF-8" in done.stderr
    assert not [*home.rglob("*.md")]
