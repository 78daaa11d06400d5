"""A question before something is deleted for good.

Owns that only a yes that was given agrees: no answer, as from an empty pipe, is a no. Refuses to
know what would go.
"""

from __future__ import annotations

import sys

from wizard import streams
from wizard.errors import EXIT_PROBLEMS

_MOST_READ = 64
"""Bytes of an answer: a device gives lines without an end."""
YES = frozenset({"y", "yes", "д", "да"})


def agree(question: str, kept: str) -> None:
    """Ask `question`; say `kept` and end the command, by exit code 1, where the answer is no."""
    streams.tell(f"{question} [y/N] ", end="")
    answer = sys.stdin.buffer.readline(_MOST_READ).decode(errors="replace")
    if answer.strip().lower() not in YES:
        streams.tell(kept)
        raise SystemExit(EXIT_PROBLEMS)
