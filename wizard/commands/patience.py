"""A command that takes its time, and says so.

Owns the one line for who waits at a terminal: once, and only where it takes longer than a moment.
Refuses to tell how far it is; what is printed for others stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from wizard import streams

MOMENT = 1.0
"""Seconds in which nobody asks what a program is doing."""


@contextmanager
def patience(words: str) -> Iterator[None]:
    """Say `words` on the errors of a terminal, where what is inside takes longer than a moment."""
    if not sys.stderr.isatty():
        yield
        return
    timer = Timer(MOMENT, streams.complain, (words,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
