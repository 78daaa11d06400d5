"""The standard streams as they may be: closed, full, left by their reader, in a poor alphabet.

Owns that a command can print whatever it has to say, that nothing in it acts on the terminal, and
that what cannot be printed is told from a fault in the program.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from contextlib import suppress
from typing import TextIO, cast

from wizard.controls import escaped, printable


def prepare() -> None:
    """Open what is closed, and let every letter through.

    What a command has to say cannot be written into a closed output, and it ends as on a full disk;
    of what is wrong the code is left.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            flags = os.O_RDONLY if name == "stdout" else os.O_RDWR
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            if name == "stdout" and isinstance(stream.buffer, io.RawIOBase):
                stream = sys.stdout = _buffered(stream)
            # ASCII is what an unset locale comes to, and no terminal of today stops at that. Others
            # are meant: a letter that they lack is spelt out, as Python does it in its own errors.
            poor = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(
                encoding="utf-8" if poor else stream.encoding, errors="backslashreplace"
            )


def _buffered(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """An output that writes all it is given: PYTHONUNBUFFERED leaves one that drops what is over.

    What is written to it is flushed at once, as ever.
    """
    encoding, errors = stream.encoding, stream.errors
    raw = cast("io.RawIOBase", stream.detach())
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors, line_buffering=True)


def give_up() -> None:
    """Let go of what no output takes: the interpreter would try once again at its end, complain,
    and end with a code of its own (120).
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):  # what is no file tries nothing
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(text: str, end: str = "\n") -> None:
    """Print what a command has to say."""
    _put(sys.stdout, text + end)


def tell_data(data: object) -> None:
    """Print what a command found as JSON; `data` is of the types that msgspec knows."""
    import msgspec

    text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False, indent=2)
    _put(sys.stdout, f"{escaped(text)}\n")


def tell_bytes(data: bytes) -> None:
    """Print a file as it is; whoever makes it has cleaned what is in it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Print what is wrong."""
    _put(sys.stderr, f"{text}\n")


def _put(stream: TextIO, text: str) -> None:
    stream.write(printable(text))
    stream.flush()
