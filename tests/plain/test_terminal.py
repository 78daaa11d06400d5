"""Lines of one person at a terminal: which of them were meant."""

from __future__ import annotations

import io

import pytest

from wizard.i18n import language
from wizard.plain import terminal


class Typed(terminal.Terminal):
    """A terminal at which each line comes so many seconds after it was asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lines: list[tuple[float, str]]) -> None:
        super().__init__(io.StringIO(), io.StringIO(), None, language("en"))
        self._now = 0.0
        self._lines = iter(lines)
        monkeypatch.setattr("time.monotonic", lambda: self._now)

    def line(self, prompt: str) -> str | None:
        after, line = next(self._lines, (1.0, None))
        self._now += after
        return line

    def _waits(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([(1.0, ""), (1.0, "")], ["", ""]),
        ([(1.0, "Ann"), (0.05, ""), (0.5, "")], ["Ann", "", ""]),
        ([(1.0, ""), (0.035, ""), (0.035, ""), (1.0, "Ann")], ["", "Ann"]),
        ([(1.0, ""), (0.1, "2")], ["", "2"]),
    ],
)
def test_enter_that_is_held_answers_one_question(
    monkeypatch: pytest.MonkeyPatch, lines: list[tuple[float, str]], read: list[str]
) -> None:
    typed = Typed(monkeypatch, lines)
    assert [*iter(typed.read, None)] == read


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
