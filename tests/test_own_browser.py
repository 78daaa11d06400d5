"""The program that shows a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wizard import own_browser

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have their own")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, and a screen."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    path = tmp_path / "xdg-open"
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


@linux
def test_without_a_screen_or_a_program_there_is_none(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert own_browser.command() == [str(program)]
    monkeypatch.delenv("DISPLAY")
    assert own_browser.command() == []
    assert not own_browser.show(program)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    program.unlink()
    assert own_browser.command() == []


@linux
def test_it_is_given_an_address_and_nothing_of_the_terminal(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[str], dict[str, object]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **how: asked.append((words, how)))
    monkeypatch.chdir(tmp_path)
    assert own_browser.show(Path("--help.html"))
    ((words, how),) = asked
    assert words == [str(program), f"{tmp_path.as_uri()}/--help.html"]
    assert own_browser.show_page("https://www.ozon.ru/")
    assert asked.pop()[0][1] == "https://www.ozon.ru/"
    assert {how[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}


@linux
def test_one_that_cannot_be_started_is_as_none(program: Path) -> None:
    program.write_text("no program", "utf-8")
    program.write_bytes(b"\0")
    assert not own_browser.show(program)
