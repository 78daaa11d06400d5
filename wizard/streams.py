"""The standard streams as they may be: closed, full, left by their reader, in a poor alphabet.

Owns that a command can print whatever it has to say, and that what cannot be printed is told from
a fault in the program.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress


def prepare() -> None:
    """Open what is closed, and let every letter through."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            # ASCII is what an unset locale comes to, and no terminal of today stops at that. Others
            # are meant: a letter that they lack is spelt out, as Python does it in its own errors.
            poor = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(
                encoding="utf-8" if poor else stream.encoding, errors="backslashreplace"
            )


def give_up() -> None:
    """Print nothing more: the interpreter would try once again at its end, and complain."""
    with suppress(OSError):  # what is no file tries nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
