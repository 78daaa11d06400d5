"""Every error that may reach a person, and the exit code that goes with it.

    WizardError               2   what a person is told in a few lines, never as a traceback
    ├── UsageError            2   the words of the command are off
    ├── UnreadableError       2   a file cannot be read as what it should be
    │   └── CaseFileError     2   … and it should be a case
    ├── BusyError             2   a case is being answered in another window
    ├── UnwritableError       2   a file or folder cannot be written
    ├── FaultyLibraryError    2   the library has errors, so nothing can be walked on it
    ├── RefusedInputError     2   a line of a script was refused, so that no other of it is taken
    └── FieldError            2   what was typed into a field is not a date, a sum, a number …

Owns the hierarchy and the codes; refuses to print or to exit: that is `cli`.
"""

from __future__ import annotations

import errno
from pathlib import Path

LONGEST = 240
"""Characters of a path, or of a word that was given, which are shown."""

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_NO_READER = 141
"""What a shell says of a program that SIGPIPE ended: the output was cut short by its reader."""


class WizardError(Exception):
    """Something a person can act on.

    `str(error)` is the whole message: in their language, or, where nobody had asked for one yet, in
    English; `usage` has the other words for `message` and puts `values` into them.
    """

    exit_code = EXIT_USAGE

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class UsageError(WizardError):
    """The words of the command are off."""


class UnreadableError(WizardError):
    """A file that cannot be read as what it should be: missing, empty, binary, too large."""


class CaseFileError(UnreadableError):
    """A file that is no case, or none that can be opened: a message key of `i18n`, its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class BusyError(WizardError):
    """A case that is being answered in another window, or was changed there since it was read."""


class UnwritableError(WizardError):
    """A file or folder that cannot be written."""

    def __init__(self, path: Path, error: OSError, code: str = "") -> None:
        """`code` says why; without one it is the name of the system's error."""
        self.path = path
        self.shown = shown(str(path))
        """The path as it can be printed, on one line of a terminal or two."""
        super().__init__(f"{self.shown}: {error.strerror or error}")
        self.reason = error.strerror or ""
        self.code = code or errno.errorcode.get(error.errno or 0, "")


class FaultyLibraryError(WizardError):
    """The library has errors; the message holds the rendered diagnostics."""


class RefusedInputError(WizardError):
    """A line of a script was refused, and what follows it answers other questions."""


class FieldError(WizardError):
    """What was typed does not fit the field: a message key of `i18n` and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def shown(word: str) -> str:
    """A path, or a word that was given, as a message can name it: of a longer one its two ends."""
    plain = "".join(sign if sign.isprintable() else "\ufffd" for sign in word)
    half = LONGEST // 2
    return plain if len(plain) <= LONGEST else f"{plain[:half]}…{plain[-half:]}"
