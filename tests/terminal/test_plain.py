"""Line by line at a real pseudo-terminal: what is pasted is one answer, and never the next ones."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import SAMPLE
from tests.terminal.test_terminal import COMMAND, close, wait_for
from wizard.i18n import language

pytestmark = pytest.mark.terminal
MARKS_ON, MARKS_OFF = "\x1b[?2004h", "\x1b[?2004l"
say = language("ru")


READ_AT_ONCE = (
    sys.executable,
    "-c",
    "from wizard.plain import terminal; terminal.HELD = 0; from wizard.start import main; main()",
)
"""The program, for who has read a question as soon as it is there: Enter is meant."""


class Plain:
    """A sitting at a terminal."""

    def __init__(self, home: Path, term: str, *command: str) -> None:
        self.home = home
        program, *first = command or (str(COMMAND),)
        self.child = pexpect.spawn(
            program,
            [*first, "--plain", "--trees", str(SAMPLE), "--lang", "ru", "--today", "2026-11-22"],
            dimensions=(40, 200),
            env={
                **os.environ,
                "OZON_WIZARD_HOME": str(home),
                "TERM": term,
                "LC_ALL": "C.UTF-8",
                "INPUTRC": "/dev/null",
            },
            encoding="utf-8",
            codec_errors="replace",
            timeout=45,
        )
        self.raw = ""

    def see(self, words: str) -> None:
        self.child.expect_exact(words)
        self.raw += f"{self.child.before}{words}"

    def prompt(self) -> None:
        """Until something can be typed."""
        self.see("> ")

    def to_owner(self) -> None:
        for words, line in (("plugged in", "yes"), ("socket on", "off")):
            self.see(words)
            self.prompt()
            self.child.send(f"{line}\r")
        self.see("your name")
        self.prompt()

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.raw += str(self.child.before)
        self.child.close()
        assert self.child.exitstatus is not None, self.child.signalstatus
        return self.child.exitstatus

    @property
    def saved(self) -> str:
        (path,) = (self.home / "data" / "cases").glob("*.md")
        return path.read_text("utf-8")


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def test_what_is_pasted_is_one_answer(home: Path) -> None:
    plain = Plain(home, "xterm-256color")
    plain.to_owner()
    plain.child.send(paste("Анна\nЛи\n1"))
    plain.child.send("\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "answer: Анна Ли 1\n" in plain.saved
    assert plain.raw.rindex(MARKS_OFF) > plain.raw.rindex(MARKS_ON)


def test_an_arrow_moves_and_types_nothing(home: Path) -> None:
    plain = Plain(home, "xterm-256color")
    plain.to_owner()
    plain.child.send("Аня\x1b[D\x1b[Dн\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "answer: Ання\n" in plain.saved


@pytest.mark.parametrize(
    ("way", "code"),
    [
        (signal.SIGINT, 130),
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGHUP, 128 + signal.SIGHUP),
        (signal.SIGUSR1, 128 + signal.SIGUSR1),
        (signal.SIGQUIT, 128 + signal.SIGQUIT),
        ("\x03", 130),
        ("\x04", 0),
    ],
)
def test_the_marks_are_off_on_every_way_out(
    home: Path, way: signal.Signals | str, code: int
) -> None:
    plain = Plain(home, "xterm-256color")
    plain.to_owner()
    if isinstance(way, str):
        plain.child.send(way)
    else:
        plain.child.kill(way)
    assert plain.end() == code
    assert MARKS_ON in plain.raw
    assert plain.raw.rindex(MARKS_OFF) > plain.raw.rindex(MARKS_ON)
    assert "answer: 'off'" in plain.saved or "answer: off" in plain.saved


@pytest.mark.parametrize("term", ["dumb", "linux"])
def test_lines_that_come_at_once_are_asked_about(home: Path, term: str) -> None:
    plain = Plain(home, term, *READ_AT_ONCE)
    plain.to_owner()
    plain.child.send("Анна\rЛи\r1\r")
    plain.see(say("plain_pasted", count=3, no="-")[:30])
    plain.prompt()
    plain.child.send("\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "answer: Анна Ли 1\n" in plain.saved


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_lines_that_are_asked_about_outlive_a_signal(home: Path, way: signal.Signals) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    plain.child.send("Анна\rЛи\r1\r")
    plain.see(say("plain_pasted", count=3, no="-")[:30])
    plain.prompt()
    plain.child.kill(way)
    assert plain.end() == 128 + way
    assert "demo.owner: Анна Ли 1\n" in plain.saved


def test_lines_that_are_asked_about_outlive_a_kill(home: Path) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    plain.child.send("Анна\rЛи\r1\r")
    plain.see(say("plain_pasted", count=3, no="-")[:30])
    plain.prompt()
    assert "demo.owner: Анна Ли 1\n" in plain.saved
    plain.child.kill(signal.SIGKILL)
    plain.child.wait()


HALF = [("\x03", 130), *((way, 128 + way) for way in (signal.SIGTERM, signal.SIGHUP))]


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize(("way", "code"), HALF)
def test_half_a_line_outlives_a_signal(
    home: Path, way: signal.Signals | str, code: int, term: str
) -> None:
    plain = Plain(home, term)
    plain.to_owner()
    plain.child.send("Анна Л")
    plain.see("Анна Л")
    if isinstance(way, str):
        plain.child.send(way)
    else:
        plain.child.kill(way)
    assert plain.end() == code
    assert "demo.owner: Анна Л\n" in plain.saved


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_that_strikes_with_an_alarm_is_what_ends(home: Path, way: signal.Signals) -> None:
    """The alarm runs while the exit is on its way: the exit is not forgotten."""
    plain = Plain(home, "xterm-256color")
    plain.to_owner()
    plain.child.send("Анна Л")
    plain.see("Анна Л")
    for number in (signal.SIGSTOP, signal.SIGALRM, way, signal.SIGCONT):
        plain.child.kill(number)
    assert plain.end() == 128 + way
    assert "demo.owner: Анна Л\n" in plain.saved


def test_half_a_line_outlives_a_kill(home: Path) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    for line in ("<<\r", "Анна\r"):
        plain.child.send(line)
        plain.see("| ")
    plain.child.send("Ли и д")
    wait_for(lambda: "demo.owner: Анна Ли и д\n" in plain.saved)
    plain.child.kill(signal.SIGKILL)
    plain.child.wait()


def test_half_a_line_outlives_the_terminal(home: Path) -> None:
    """Readline forgets the line when its terminal is gone, before the signal of that comes."""
    plain = Plain(home, "xterm-256color")
    plain.to_owner()
    plain.child.send("Анна Л")
    plain.see("Анна Л")
    wait_for(lambda: "demo.owner: Анна Л\n" in plain.saved)
    close(plain.child)
    wait_for(lambda: not plain.child.isalive())
    assert "demo.owner: Анна Л\n" in plain.saved


@pytest.mark.parametrize("typed", [":q", ":помощь"])
def test_a_command_that_is_half_typed_is_no_draft(home: Path, typed: str) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    plain.child.send(typed)
    plain.see(typed)
    plain.child.send("\x03")
    assert plain.end() == 130
    assert "demo.owner" not in plain.saved


@pytest.mark.parametrize("lines", [("Ли", ".", "1"), (".", "1"), (".", "1", "2")])
def test_a_full_stop_with_more_pasted_after_it_ends_no_answer(
    home: Path, lines: tuple[str, ...]
) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    for line in ("<<", "Анна"):
        plain.child.send(f"{line}\r")
        plain.see("| ")
    plain.child.send("".join(f"{line}\r" for line in lines))
    for _ in lines:
        plain.see("| ")
    plain.child.send(".\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert f"answer: Анна {' '.join(lines)}\n" in plain.saved


def test_a_dumb_terminal_gets_no_marks(home: Path) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "\x1b" not in plain.raw


def test_they_can_be_dropped_and_more_can_be_added(home: Path) -> None:
    plain = Plain(home, "dumb", *READ_AT_ONCE)
    plain.to_owner()
    plain.child.send("Анна\rЛи\r")
    plain.see("2.")
    plain.prompt()
    plain.child.send("-\r")
    plain.prompt()
    assert "Анна" not in plain.saved
    plain.child.send("Ева\rде\r")
    plain.see("2.")
    plain.prompt()
    plain.child.send("Ла\r")
    plain.see("3.")
    plain.prompt()
    plain.child.send("\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "answer: Ева де Ла\n" in plain.saved


def test_bytes_that_are_no_text_are_refused_here_too(home: Path) -> None:
    plain = Plain(home, "dumb")
    plain.to_owner()
    os.write(plain.child.child_fd, b"Ann \xff\r")
    plain.see(say("plain_not_text")[:30])
    plain.prompt()
    plain.child.send("Анна\r")
    plain.see("What is at hand?")
    plain.child.send("q\r")
    assert plain.end() == 0


def test_lines_that_were_chosen_are_told_of_first_with_the_way_to_the_screen(home: Path) -> None:
    plain = Plain(home, "xterm-256color")
    plain.see("Строка за строкой")
    plain.see("ozon-wizard --screen")
    plain.child.send("q\r")
    assert plain.end() == 0


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_enter_pressed_twice_answers_one_question(home: Path, term: str) -> None:
    plain = Plain(home, term)
    plain.to_owner()
    plain.child.send("Анна\r")
    plain.see("What is at hand?")
    plain.prompt()
    plain.child.send("\r")
    plain.see(say("still_held"))
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
    assert "demo.kit" not in plain.saved.split("kept:")[0]


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_what_is_typed_ahead_answers_no_step_of_a_case_that_goes_on(home: Path, term: str) -> None:
    plain = Plain(home, term)
    plain.to_owner()
    plain.child.send("q\r")
    assert plain.end() == 0
    (path,) = (home / "data" / "cases").glob("*.md")
    again = Plain(home, term, str(COMMAND), "case", "resume", path.stem)
    again.child.send("Анна\r")
    again.see("your name")
    again.prompt()
    again.child.send("q\r")
    assert again.end() == 0
    assert "answer: Анна" not in again.saved


def test_what_is_typed_ahead_answers_the_first_question_of_a_new_case(home: Path) -> None:
    plain = Plain(home, "xterm-256color")
    plain.child.send("yes\r")
    plain.see("socket on")
    plain.prompt()
    plain.child.send("q\r")
    assert plain.end() == 0
