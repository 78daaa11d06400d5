"""The editor that the person has chosen for themselves: `VISUAL`, or else `EDITOR`.

Owns starting it on a file. Refuses to choose an editor for anybody: who has named none is asked
line by line. Refuses to end it: a window that is closed leaves what somebody writes there alone.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path


def command() -> list[str]:
    """The editor with its options; empty where none is named, or its name cannot be taken apart."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        return []


def edit(file: Path) -> int:
    """Start it on a file, and wait; returns its exit code, which is 0 where all went well.

    Raises:
        OSError: it could not be started.
    """
    return subprocess.Popen([*command(), str(file)]).wait()
