"""What a kill left in a folder of cases: half a file, and evidence of a case that never came.

Owns what is deleted: a draft that nobody is at, and evidence beside a mark that says it was waiting
for its case. Evidence without a case and without that mark belongs to a case that a person moved
away, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from wizard import draft_file
from wizard.cases import beside, lock, store
from wizard.errors import UnwritableError
from wizard.pattern import pattern

_MARK = pattern(rf"\.(.+){re.escape(beside.UNSETTLED)}")
_WHOLE = pattern(rf".*{re.escape(store.SUFFIX)}|\..*{re.escape(beside.UNSETTLED)}|.{{40}}")
"""Names of files that have drafts here, or the beginning of one that is long."""


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Delete what a kill left of what is in `folder`."""
    for name in [name for name in names if name.startswith(".")]:
        half = draft_file.NAMED.fullmatch(name)
        if half and _WHOLE.fullmatch(half[1]):
            draft_file.drop(folder / name)
        elif mark := _MARK.fullmatch(name):
            _settle(folder / f"{mark[1]}{store.SUFFIX}")


def _settle(path: Path) -> None:
    """Delete what waited for the case at `path`, if nobody is bringing it in."""
    with suppress(OSError, UnwritableError):
        held = lock.take(path)
        if held is None:
            return
        try:
            if not store.taken(path):
                beside.remove(path, beside.copies(path))
            beside.settle(path)
        finally:
            held.release()
