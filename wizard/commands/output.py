"""`-o`: where a command writes what it made.

Owns how the place is read, and how a failure is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wizard import locations
from wizard.cases import outlet
from wizard.common_options import CommonOptions
from wizard.errors import UnwritableError, UsageError
from wizard.i18n import Language

STDOUT = "-"


@contextmanager
def place(output: str, say: Language) -> Iterator[Path]:
    """The place that was given as `-o`, while it is written to; `say` tells why it cannot be.

    Raises:
        UsageError: it cannot be written there, or something would be lost; or the name was
            forgotten, and what follows was taken for it.
    """
    if output.startswith("-"):
        raise UsageError(
            "-o needs a file; for one that is called «{name}», write ./{name}", name=output
        )
    try:
        yield outlet.given(output)
    except UnwritableError as error:
        raise UsageError(say.failure(error)) from error


def read_by(options: CommonOptions) -> list[Path]:
    """The files of the library that is being read."""
    from wizard.library.library import paths

    return paths(locations.trees(options.trees))
