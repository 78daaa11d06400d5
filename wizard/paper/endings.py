"""Which file is written: the end of its name decides.

Owns the endings, and that a writer is imported only when it writes. One that needs a library which
is not there says how to get it.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import UnwritableError
from wizard.i18n import Language
from wizard.paper.layout import Bundle


class _Writer(NamedTuple):
    module: str
    function: str
    extra: str = ""
    """What has to be installed with the program."""


_WRITERS = {
    ".html": _Writer("wizard.paper.as_html", "html"),
    ".docx": _Writer("wizard.paper.as_docx", "docx", "docx"),
    ".pdf": _Writer("wizard.paper.as_pdf", "pdf", "pdf"),
    ".md": _Writer("wizard.paper.as_text", "markdown"),
    ".txt": _Writer("wizard.paper.as_text", "text"),
}
ENDINGS = tuple(_WRITERS)
PRINTED = {".html": ("<!-- ", " -->"), ".pdf": ("%", "")}
"""Those of files that are not meant to be edited, and may be written anew as long as nobody did;
with what stands around a line of theirs that no reader shows."""


def write(bundle: Bundle, path: Path, say: Language) -> bytes:
    """What is to stand in the file `path`; `say` is the language of the person.

    Raises:
        UnwritableError: no writer has its ending, or one needs a library that is not installed or
            has no font for what stands there.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnwritableError(path, OSError(errno.EINVAL, "an unknown ending"), "ENDING")
    try:
        function: Callable[..., Any] = getattr(import_module(writer.module), writer.function)
    except ModuleNotFoundError as error:
        if not writer.extra:
            raise
        missing = OSError(errno.ENOSYS, f"needs the extra {writer.extra}")
        raise UnwritableError(path, missing, f"EXTRA_{writer.extra.upper()}") from error
    try:
        made = function(bundle, say)
    except OSError as error:
        raise UnwritableError(path, error) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        # What typst cannot set ends it in a way of its own that is no Exception.
        raise UnwritableError(path, OSError(errno.EINVAL, "typst cannot set it")) from error
    return made if isinstance(made, bytes) else made.encode()
