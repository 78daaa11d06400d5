"""The program of the system that shows a file or a page to the person, where there is one.

Owns which program that is, that it takes nothing from the terminal, and that nobody waits for it: a
browser may run as long as it is open. Refuses to look at an address: who has one shown knows it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def command() -> list[str]:
    """The program with its options; empty where there is none, or no screen for it to draw on."""
    if sys.platform == "win32":
        return ["explorer.exe"]
    if sys.platform == "darwin":
        return ["open"]
    drawn = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    found = shutil.which("xdg-open") if drawn else None
    return [found] if found else []


def show(file: Path) -> bool:
    """Have it show a file, and wait for nothing; False where there is no program that would."""
    return show_page(file.absolute().as_uri())


def show_page(address: str) -> bool:
    """The same of a page, by its address."""
    words = command()
    if not words:
        return False
    try:
        subprocess.Popen(
            [*words, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
