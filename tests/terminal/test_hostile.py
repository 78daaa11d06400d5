"""A stranger's case in a real terminal: the bytes that reach it are the program's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import NAME, SEEN, hostile_case, hostile_library
from tests.terminal.test_terminal import Terminal, start

__all__ = ["start"]
OWN = re.compile("\x1b](?:52;c|22);[\\w+/=]*\x07")
"""What Textual tells a terminal: what to copy, and how its pointer looks."""
pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("size", [{"rows": 40, "columns": 120}, {"rows": 12, "columns": 40}])
@pytest.mark.parametrize("way", [[], ["--plain"]])
def test_a_strangers_case_says_nothing_to_the_terminal(
    start: Callable[..., Terminal],
    home: Path,
    tmp_path: Path,
    way: list[str],
    size: dict[str, int],
) -> None:
    library = hostile_library(tmp_path)
    case = hostile_case(home / "data" / "cases", f"case{NAME}")
    terminal = start("case", "resume", *way, str(case), "--trees", str(library), **size)
    if way:
        terminal.see(">")
        terminal.child.send("q\r")
    else:
        terminal.see("q ")
        for key in "irlc":
            terminal.child.send(key)
            terminal.see(SEEN[1:])
            terminal.child.send("\x1b")
        terminal.child.sendintr()
    terminal.end()
    assert SEEN in terminal.raw
    raw = OWN.sub("", terminal.raw)
    for sequence in ("]0;owned\x07", "\x1b]0;", "\x1b[5;31m", *"\x07\x9b\u202e\u2066\u200b\ufeff"):
        at = raw.find(sequence)
        assert at < 0, raw[at - 60 : at + 20]
