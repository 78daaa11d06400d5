"""Lines of one person at a terminal: which of them were meant."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, desk_of
from wizard.cases.session import Session
from wizard.i18n import language
from wizard.plain import beginning, terminal
from wizard.plain.lines import Lines
from wizard.plain.sitting import Plain

HELD = [(1 / 30, "")] * 40
"""Enter that is held goes on like this."""


class Typed(terminal.Terminal):
    """A terminal at which each line comes so many seconds after it was asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lines: list[tuple[float, str]]) -> None:
        self.printed = io.StringIO()
        super().__init__(io.StringIO(), self.printed, None, language("en"))
        self._now = 0.0
        self._lines = [*lines]
        monkeypatch.setattr("time.monotonic", lambda: self._now)

    def line(self, prompt: str) -> str | None:
        if not self._lines:
            return None
        after, line = self._lines.pop(0)
        self._now += after
        return line

    def _waits(self) -> bool:
        return bool(self._lines) and self._lines[0][0] < terminal.AT_ONCE


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([(2.0, ""), (2.0, "")], ["", ""]),
        ([(0.0, ""), (2.0, "1")], ["1"]),
        *(([(2.0, "1"), (gap, ""), (2.0, "")], ["1", ""]) for gap in (0.06, 0.3, 0.5)),
        *(([(2.0, "1"), (gap, ""), *HELD, (2.0, "2")], ["1", "2"]) for gap in (0.25, 0.5, 1.0)),
        ([(2.0, ""), *HELD, (2.0, "")], ["", ""]),
        ([(2.0, "1"), (0.1, "2"), (0.1, " ")], ["1", "2", " "]),
    ],
)
def test_enter_that_nobody_can_have_meant_answers_nothing_and_that_is_told_once(
    monkeypatch: pytest.MonkeyPatch, lines: list[tuple[float, str]], read: list[str]
) -> None:
    typed = Typed(monkeypatch, lines)
    assert [*iter(typed.read, None)] == read
    told = typed.printed.getvalue().count(language("en")("still_held"))
    assert told == (len(read) < len(lines))


@pytest.mark.parametrize(
    ("lines", "read", "kept"),
    [
        ([(2.0, "Ann"), (0.0, "Lee"), (0.5, ""), (2.0, "")], ["Ann\nLee"], ["Ann", "Lee"]),
        ([(2.0, "Ann"), (0.0, "Lee"), (2.0, "-"), (2.0, "Eve")], ["Eve"], []),
        ([(2.0, "Ann"), (0.0, "Lee"), (2.0, ":quit")], [":quit"], ["Ann", "Lee"]),
        ([(2.0, "Ann"), (0.0, "Lee"), (2.0, ":x"), (2.0, "")], ["Ann\nLee"], ["Ann", "Lee"]),
    ],
)
def test_what_came_at_once_is_taken_on_purpose_and_a_command_is_none_of_it(
    monkeypatch: pytest.MonkeyPatch,
    lines: list[tuple[float, str]],
    read: list[str],
    kept: list[str],
) -> None:
    typed = Typed(monkeypatch, lines)
    drafts: list[list[str]] = []
    typed.keep = lambda found: drafts.append([*found])
    assert [*iter(typed.read, None)] == read
    assert drafts[-1] == kept


@pytest.mark.parametrize("letter", ["A", "Я"])
def test_a_line_whose_end_the_terminal_dropped_is_told_and_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    sink, lines = io.StringIO(), iter([(letter * 5000).encode()[: terminal.MOST_BYTES], b"Ann"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines).decode("utf-8", "surrogateescape"))
    monkeypatch.setattr(terminal.Terminal, "_waits", lambda _: False)
    read = terminal.Terminal(io.StringIO(), sink, None, language("en")).read()
    assert read == "Ann"
    assert language("en")("plain_line_cut", most=terminal.MOST_BYTES) in sink.getvalue()


@pytest.mark.parametrize("struck", [KeyboardInterrupt(), SystemExit(129)])
def test_a_signal_that_strikes_while_readline_answers_is_that_signal(
    struck: BaseException,
) -> None:
    kept: list[list[str]] = []
    typed = iter([SystemError("returned with an exception set"), "Анна"])

    def answer() -> str:
        found = next(typed)
        if isinstance(found, SystemError):
            raise found from struck
        assert isinstance(found, str)
        return found

    lines = terminal.Terminal(io.StringIO(), io.StringIO(), None, language("en"))
    lines._typed = answer
    lines.keep = lambda found: kept.append([*found])
    with pytest.raises(type(struck)), lines._half_kept():
        lines._half()
    assert lines.held == ["Анна"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm")
def test_an_alarm_that_runs_while_a_signal_ends_the_program_ends_it_by_that_signal() -> None:
    before = signal.getsignal(signal.SIGALRM)
    try:
        with terminal.left_whole():
            for strikes in (signal.SIGHUP, signal.SIGALRM):
                handler = signal.getsignal(strikes)
                assert callable(handler)
                with pytest.raises(SystemExit) as end:
                    handler(strikes, None)
                assert end.value.code == 128 + signal.SIGHUP
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("dropped", "read"), [(True, "3"), (False, "2")])
def test_what_was_typed_before_anybody_saw_what_asks_is_dropped_where_that_is_said(
    monkeypatch: pytest.MonkeyPatch, dropped: bool, read: str
) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, encoding="utf-8") as source, os.fdopen(ours, "wb", 0) as keyboard:
        lines = terminal.Terminal(source, io.StringIO(), None, language("en"))
        keyboard.write(b"2\n")
        if dropped:
            lines.drop_ahead()

        def typed(prompt: str) -> str:
            keyboard.write(b"3\n")
            return source.readline().rstrip("\n")

        monkeypatch.setattr("builtins.input", typed)
        assert lines.line("> ") == read
        assert lines.line("> ") == "3"  # once, and not with each question


@pytest.mark.parametrize("begun", [True, False])
def test_a_case_that_goes_on_drops_what_was_typed_before_its_step_was_seen(
    monkeypatch: pytest.MonkeyPatch, home: Path, begun: bool
) -> None:
    dropped: list[bool] = []

    class Noting(Lines):
        def drop_ahead(self) -> None:
            dropped.append(True)

    case = desk_of(SAMPLE).new()
    if begun:
        case.answer("yes")
    lines = Noting(io.StringIO("q\n"), io.StringIO(), None)
    session = Session(case)
    beginning._sit(Plain(session, lines), session, lines, None)
    assert dropped == [True] * begun


def test_so_does_one_that_is_chosen_at_the_start(home: Path) -> None:
    kept = desk_of(SAMPLE).new()
    kept.answer("yes")
    kept.release()
    dropped: list[str] = []

    class Noting(Lines):
        def drop_ahead(self) -> None:
            dropped.append(session.case.id)

    session = Session(desk_of(SAMPLE).new())
    lines = Noting(io.StringIO("1\nq\n"), io.StringIO(), None)
    beginning._sit(Plain(session, lines), session, lines, None)
    assert dropped == [kept.id]
