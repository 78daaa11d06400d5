"""A command that takes its time says so, at a terminal and once."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Callable

import pytest

from tests.conftest import FOR_SAMPLE, Run
from wizard.commands import patience


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A timer whose moment is over as it starts, or never."""

    over = True

    def __init__(self, seconds: float, act: Callable[[str], None], words: tuple[str]) -> None:
        assert seconds == patience.MOMENT
        self.start = lambda: act(*words) if self.over else None
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(patience, "Timer", Clock)
    return Clock


@pytest.mark.parametrize(("over", "told"), [(True, "it takes a while\n"), (False, "")])
def test_what_takes_longer_than_a_moment_is_told_at_a_terminal(
    clock: type[Clock], monkeypatch: pytest.MonkeyPatch, *, over: bool, told: str
) -> None:
    monkeypatch.setattr(clock, "over", over)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with patience.patience("it takes a while"):
        pass
    assert terminal.getvalue() == told


@pytest.mark.usefixtures("clock")
def test_nothing_is_told_where_nobody_waits(capsys: pytest.CaptureFixture[str]) -> None:
    with patience.patience("it takes a while"):
        pass
    assert capsys.readouterr().err == ""


def test_nothing_is_left_running_behind_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with pytest.raises(ValueError, match="wrong"), patience.patience("it takes a while"):
        raise ValueError("wrong")
    left = [one for one in threading.enumerate() if isinstance(one, threading.Timer)]
    assert all(one.finished.is_set() for one in left)
    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("clock")
def test_paths_says_that_it_is_counting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("paths", "demo", *FOR_SAMPLE)
    assert (code, err) == (0, "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("paths", "demo", *FOR_SAMPLE) == (0, out, "counting the ways; this takes a while\n")
