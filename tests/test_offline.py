"""The program speaks to nobody: no command connects, asks for an address, or listens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, desk_of
from tests.trials import forked
from wizard.tui.app import WizardApp

LINES = b"yes\non\n2026-11-01\nAnn\n1\nlater\n"
SAYS = {
    "a walk": (f"--plain --trees {SAMPLE}", 0),
    "its outcome": (f"case list --trees {SAMPLE}", 0),
    "what is due": (f"due --format ics --trees {SAMPLE}", 0),
    "a check": (f"check {SAMPLE}", 0),
    "a search": (f"find device --trees {SAMPLE}", 0),
    "a trial of scenarios": (f"test {SAMPLE}", 0),
}


@pytest.mark.parametrize("name", SAYS)
def test_no_command_speaks_to_anybody(home: Path, name: str) -> None:
    words, code = SAYS[name]
    assert calls(forked.command(*words.split()), home, code) == []


def test_the_screen_speaks_to_nobody(home: Path) -> None:
    async def sit() -> None:
        async with WizardApp(desk_of(SAMPLE)).run_test() as pilot:
            await pilot.press("enter", "1", "1", "f1", "escape", "ctrl+p", "escape", "q")

    assert calls(lambda: asyncio.run(sit()), home, 0) == []


@pytest.mark.parametrize("call", ["connect", "getaddrinfo", "bind"])
def test_who_did_would_be_seen(home: Path, call: str) -> None:
    def speak() -> None:
        import socket

        if call == "getaddrinfo":
            socket.getaddrinfo("127.0.0.1", 9)
            return
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            getattr(one, call)(("127.0.0.1", 0 if call == "bind" else 9))

    assert calls(speak, home, 0)[0].startswith(f"socket.{call}")


def calls(act: Callable[[], object], home: Path, code: int) -> list[str]:
    """What was done with sockets, but for the pair by which an event loop wakes itself."""
    found = forked.run(act, home, LINES, seconds=120)
    assert found.code == code, found.said
    lines = found.touched.splitlines()
    return [
        line
        for line in lines
        if line.startswith("socket.") and not line.startswith("socket.__new__")
    ]
