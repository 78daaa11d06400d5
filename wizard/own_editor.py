"""The editor that the person has chosen for themselves: `VISUAL`, or else `EDITOR`.

Owns starting it on a file that nobody else can read, which is gone afterwards. Refuses to choose an
editor for anybody: who has named none is asked line by line.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path


def command() -> list[str]:
    """The editor with its options; empty where none is named, or its name cannot be taken apart."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        return []


def edit(text: str) -> str | None:
    """`text` as it was left in the editor; None where that could not be started, or failed."""
    with tempfile.TemporaryDirectory(prefix="ozon-wizard-") as folder:
        path = Path(folder) / "message.txt"
        path.write_text(f"{text}\n", "utf-8")
        try:
            done = subprocess.run([*command(), str(path)], check=False)
            left = path.read_text("utf-8", errors="replace")
        except OSError:
            return None
    return left if done.returncode == 0 else None
