"""Where the output goes: nowhere, to a full disk, to a reader that leaves, to an old alphabet."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, SHIPPED

START = [sys.executable, "-c", "from wizard.start import main; main()"]
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


def shell(words: list[str], rest: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program with what a shell does to its streams."""
    return subprocess.run(
        ["bash", "-c", f"{shlex.join([*START, *words])} {rest}; exit ${{PIPESTATUS[0]}}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@needs_full
@pytest.mark.parametrize("words", [["check", str(SAMPLE)], ["--version"], ["--plain", *FOR_SAMPLE]])
def test_a_full_disk_is_told_of_and_is_no_crash(words: list[str]) -> None:
    done = shell(words, "> /dev/full")
    assert done.returncode == 2
    assert done.stderr == "ozon-wizard: вывод: на диске нет места\n".encode()


@needs_full
@pytest.mark.parametrize("words", [["check", "nowhere"], ["--colour"]])
def test_where_no_error_can_be_told_the_code_is_still_right(words: list[str]) -> None:
    assert shell(words, "2> /dev/full").returncode == 2


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_do_no_harm(closed: str) -> None:
    done = shell(["--plain", *FOR_SAMPLE], closed)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", [["check", str(SAMPLE)], ["--version"], ["--plain", *FOR_SAMPLE]])
def test_what_cannot_be_printed_anywhere_is_no_good_end(words: list[str], closed: str) -> None:
    done = shell(words, closed)
    assert done.returncode == 2
    assert done.stderr in (b"", "ozon-wizard: вывод: он закрыт\n".encode())
    assert bool(done.stderr) is ("2>&-" not in closed)


def test_what_prints_nothing_needs_no_output(answers: Path, tmp_path: Path) -> None:
    words = ["run", "demo", "--answers", str(answers), "-o", str(tmp_path / "out.md"), *FOR_SAMPLE]
    done = shell(words, ">&-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.md").stat().st_size


def test_a_reader_that_leaves_early_ends_it_as_a_signal_would(proved: None) -> None:
    done = shell(["words", "delivery", "--trees", str(SHIPPED)], "| true")
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("ascii", "Оно включено".encode()),
        ("koi8-r", "Оно включено".encode("koi8-r")),
        ("latin-1", b"\\u041e\\u043d\\u043e \\u0432\\u043a\\u043b"),
    ],
)
def test_an_old_alphabet_loses_nothing(encoding: str, said: bytes, translated: Path) -> None:
    words = ["--plain", "--trees", str(translated), "--lang", "ru"]
    done = shell(words, "", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert said in done.stdout


def test_ctrl_c_is_quiet_while_the_program_is_still_being_read() -> None:
    code = (
        "import os, signal, sys, builtins\n"
        "from wizard.start import main\n"
        "read = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        "    if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return read(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "sys.argv = ['ozon-wizard', 'check']\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_folder_that_was_deleted_under_the_person_is_told_of(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    words = shlex.join([*START, "check", str(SAMPLE)])
    done = subprocess.run(
        ["bash", "-c", f"rmdir {shlex.quote(str(gone))}; {words}"],
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert done.returncode == 2
    assert "ozon-wizard: папки, в которой вы находитесь, больше нет" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits are of a shell")
def test_an_output_that_takes_only_a_part_is_no_good_end(tmp_path: Path) -> None:
    """A stream without a buffer writes what fits, and says nothing of the rest."""
    words = shlex.join([*START, "check", "--explain"])
    done = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 1; {words} > whole.md"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2
    assert "ozon-wizard: вывод: ".encode() in done.stderr
