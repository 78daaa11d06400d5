"""The clipboard of the system, with programs that were put there for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard import own_clipboard
from wizard.own_clipboard import command, put

TEXT = "Здравствуйте.\n$(rm -rf /) `x` ; «ёлочки»"
Program = Callable[[str, str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Puts a program where it is found; nothing else is found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    def make(name: str, script: str) -> Path:
        taken = tmp_path / f"{name}.taken"
        (folder / name).write_text(f"#!/bin/sh\n{script.format(taken=taken)}\n", "utf-8")
        (folder / name).chmod(0o755)
        return taken

    return make


TAKE = "/bin/cat > '{taken}'; echo \"$@\" >> '{taken}.words'"


@pytest.mark.parametrize(
    ("name", "variable"),
    [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY"), ("xsel", "DISPLAY")],
)
def test_the_text_goes_to_the_program_as_it_is(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    taken = program(name, TAKE)
    assert put(TEXT) == "", "there is no screen for it"
    monkeypatch.setenv(variable, "1")
    assert put(TEXT) == name
    assert taken.read_text("utf-8") == TEXT


def test_that_of_windows_gets_what_it_can_read(program: Program) -> None:
    taken = program("clip.exe", TAKE)
    assert put(TEXT) == "clip.exe"
    assert taken.read_bytes().decode("utf-16") == TEXT


def test_wayland_comes_before_x11_and_both_before_windows(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("wl-copy", "xclip", "clip.exe"):
        program(name, TAKE)
    assert command()[0].endswith("clip.exe")
    monkeypatch.setenv("DISPLAY", ":0")
    assert command()[0].endswith("xclip")
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    assert command()[0].endswith("wl-copy")


@pytest.mark.parametrize("script", ["exit 1", "/bin/sleep 30"])
def test_what_fails_or_hangs_has_copied_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(own_clipboard, "PATIENCE", 0.3)
    monkeypatch.setenv("DISPLAY", ":0")
    program("xclip", script)
    assert put(TEXT) == ""


def test_where_there_is_none_nothing_is_copied(program: Program) -> None:
    assert (command(), put(TEXT)) == ([], "")
