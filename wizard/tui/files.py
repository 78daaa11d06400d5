"""A message as a file, for terminals that have no clipboard."""

from __future__ import annotations

from pathlib import Path

from wizard.cases.case import Case
from wizard.cases.store import write
from wizard.errors import UnwritableError
from wizard.outcome.letters import Message


def write_message(case: Case, message: Message) -> Path | None:
    """Write a message beside its case; None where nothing can be written."""
    path = case.path.parent / "messages" / f"{case.id}-{message.letter}.txt"
    try:
        write(path, f"{message.text}\n")
    except UnwritableError:
        return None
    return path
