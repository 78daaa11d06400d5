"""The clipboard of the system, where there is a program that fills it.

Owns which program that is, and that it is waited for no longer than a moment. Refuses to say that
something was copied where no program has said so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PATIENCE = 2.0
"""Seconds after which a program that does not take the text is given up."""
_ANYWHERE = (["clip.exe"],)
"""Of Windows, seen from within it as well: the text of a Linux there goes to its clipboard."""
_WAYLAND = (["wl-copy"],)
_X11 = (["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"])


def command() -> list[str]:
    """The program with its options; empty where there is none."""
    for program, *options in _known():
        found = shutil.which(program)
        if found:
            return [found, *options]
    return []


def _known() -> tuple[list[str], ...]:
    """The programs that may work here, the likeliest first."""
    if sys.platform == "darwin":
        return (["pbcopy"],)
    if sys.platform == "win32":
        return _ANYWHERE
    wayland = _WAYLAND if os.environ.get("WAYLAND_DISPLAY") else ()
    x11 = _X11 if os.environ.get("DISPLAY") else ()
    return (*wayland, *x11, *_ANYWHERE)


def put(text: str) -> str:
    """Put `text` on the clipboard; gives the name of the program that took it, or nothing."""
    words = command()
    if not words:
        return ""
    name = os.path.basename(words[0])  # noqa: PTH119 - of a path of any system
    try:
        done = subprocess.run(
            words,
            input=_encoded(text, name),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None,
            start_new_session=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return name if done.returncode == 0 else ""


def _encoded(text: str, name: str) -> bytes:
    """As the program reads it: that of Windows takes bytes without a mark for those of its page."""
    return text.encode("utf-16") if name.startswith("clip") else text.encode("utf-8", "replace")
