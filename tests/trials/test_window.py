"""That what a trial looks for is found where it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials.test_every import ROOT

pytestmark = pytest.mark.terminal
KILLED = """
import sys, pathlib, signal
from tests.conftest import SAMPLE
from tests.trials.window import Window
window = Window.forked(pathlib.Path(sys.argv[1]), "--trees", str(SAMPLE), sys.argv[2], "demo")
assert window.sees("plugged in")
window.until(lambda: str(sorted(window.left())) == sys.argv[3], 30)  # readline begins after words
before = window.left()
window.strike(signal.SIGKILL)
assert window.ends()
sys.stdout.write(f"{window.code} {sorted({*before} & {*window.left()})}")
window.end()
"""
FORKED = """
import sys, pathlib, os
from tests.trials import forked
home = pathlib.Path(sys.argv[1])
def act():
    (home / "inside").write_text("x")
    print(sys.stdin.read())
    open("../outside", "w")
    raise SystemExit(3)
sys.stdout.write(repr(forked.run(act, home, b"given")))
"""


def told(code: str, *words: str) -> str:
    """What a program said, with a terminal or without."""
    command = [sys.executable, "-c", code, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("front", "left"),
    [
        ("--screen", "['alternate screen', 'marks of pastes', 'mouse', 'no echo, no lines']"),
        ("--plain", "['marks of pastes', 'no echo, no lines']"),
    ],
)
def test_what_a_killed_window_leaves_on_is_seen(tmp_path: Path, front: str, left: str) -> None:
    assert told(KILLED, str(tmp_path), front, left) == f"137 {left}"


def test_what_is_written_elsewhere_is_seen(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    found = told(FORKED, str(home))
    assert found.startswith("Ended(code=3, out='given")
    assert "open ('../outside'" in found
    assert "inside" not in found
