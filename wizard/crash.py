"""What is left of a crash: a file that says where, and never what the person typed.

Owns the report. Local variables and the text of the exception stay out of it, since either may
hold an answer.
"""

from __future__ import annotations

import os
import platform
import time
import traceback
from pathlib import Path

from wizard import __version__, disk, locations
from wizard.i18n import LANGUAGES, language


def report(error: BaseException) -> str:
    """Write a report; returns the lines for the person, which say where it is.

    Behind them stand the notes of the error: where the case at hand is kept.
    """
    frames = traceback.extract_tb(error.__traceback__)
    package = Path(__file__).parent
    lines = [
        f"ozon-wizard {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
        *(
            f"  {_place(frame.filename, package)}:{frame.lineno} in {frame.name}"
            for frame in frames
        ),
    ]
    folder = locations.crashes()
    path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        disk.make_folder(folder)
        disk.replace(path, ("\n".join(lines) + "\n").encode(), disk.OWN)
    except OSError:
        return _told(error, "crash", what=f"{lines[1]}, {lines[-1].strip()}")
    return _told(error, "crash_report", path=path)


def _told(error: BaseException, key: str, **values: object) -> str:
    """In every language: which one was chosen may be what could not be found out."""
    notes: list[str] = getattr(error, "__notes__", [])
    return "\n".join([*(language(code)(key, **values) for code in LANGUAGES), *notes])


def _place(filename: str, package: Path) -> str:
    path = Path(filename)
    return str(path.relative_to(package.parent)) if package in path.parents else path.name
