"""By what words the program says that it is started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wizard import program
from wizard.i18n import language


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program in a folder where no shell looks, at home in another."""
    path = tmp_path / ".venv" / "bin" / program.NAME
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setattr(sys, "argv", [f".venv/bin/{program.NAME}"])
    return path


def test_what_a_shell_finds_is_called_by_its_name(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "links" / program.NAME
    link.parent.mkdir()
    link.symlink_to(installed)
    for folder in (installed.parent, link.parent):
        monkeypatch.setenv("PATH", str(folder))
        assert program.called() == "ozon-wizard"


def test_what_was_started_by_its_path_is_called_by_that_from_any_folder(installed: Path) -> None:
    assert program.called() == str(installed)
    assert language("ru")("plain_chosen").endswith(f" — {installed} --screen")


def test_another_of_its_name_is_not_meant(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / program.NAME
    other.parent.mkdir()
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(other.parent))
    assert program.called() == str(installed)


def test_a_path_is_short_within_the_home_folder_and_safe_in_a_shell(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert program.called() == "~/.venv/bin/ozon-wizard"
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "my tools" / program.NAME)])
    assert program.called() == "~/'my tools/ozon-wizard'"


def test_within_python_it_goes_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["-c"])
    assert program.called() == "ozon-wizard"
