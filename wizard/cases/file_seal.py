"""A line by which a file that the program wrote is known to be as it was.

Owns that line and what it stands for. Whoever filled in a blank of a printed letter, or put a
reminder into a calendar, has changed the file, and it is not for the program to write over.
"""

from __future__ import annotations

import hashlib
import re

from wizard.pattern import pattern

_SEAL = pattern(rb"^[^\r\n]*\bseal:([0-9a-f]{64})\b[^\r\n]*\r?\n", re.MULTILINE | re.IGNORECASE)


def line(data: bytes, before: str, after: str = "") -> bytes:
    """The line for a file of `data`; `before` and `after` make it one that its readers skip."""
    return f"{before}seal:{hashlib.sha256(data).hexdigest()}{after}".encode()


def holds(data: bytes) -> bool:
    """Whether a file is as it was when its line was put into it."""
    found = _SEAL.search(data)
    if found is None:
        return False
    rest = data[: found.start()] + data[found.end() :]
    return found[1].decode() == hashlib.sha256(rest).hexdigest()
