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
