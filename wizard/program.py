"""The program itself: by what words the person at hand starts it.

Owns what a line that names a command begins with. Refuses to know the commands.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path

NAME = "ozon-wizard"


def called() -> str:
    """What starts it again, safe in a shell: its name where a shell finds by that what runs now.

    What was started by its path is called by all of that, for the next time may be in another
    folder; `~` is the home folder, where shells know that.
    """
    started = sys.argv[0]
    with suppress(OSError):  # the folder at hand was deleted
        started = str(Path(started).absolute())
    if _plain(Path(started).name) != NAME:  # from within Python: by its name it is installed
        return NAME
    found = shutil.which(NAME)
    if found and _plain(os.path.realpath(found)) == _plain(os.path.realpath(started)):
        return NAME
    if os.name != "nt":
        with suppress(RuntimeError, ValueError):  # no home, or not within it
            return f"~/{shlex.quote(str(Path(started).relative_to(Path.home())))}"
    return shlex.quote(started)


def _plain(path: str) -> str:
    """A path as Windows compares it, which starts a program with or without its ending."""
    return os.path.normcase(path).removesuffix(".exe")
