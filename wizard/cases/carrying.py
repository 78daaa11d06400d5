"""Evidence that goes along with a case to another place.

Owns that it is there before the case is, and that of a way there that fails nothing is left: what
was put is taken away again, and what was set aside for it is back. Refuses to touch anything that
lay there before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from wizard import disk
from wizard.cases import beside, evidence, store
from wizard.errors import UnwritableError
from wizard.outcome.exhibit import Exhibit


@contextmanager
def carried(case: Path, to: Path, exhibits: Sequence[Exhibit]) -> Iterator[None]:
    """While what there is of the evidence of a case lies beside `to` as well; it stays there unless
    something fails before the case has come.

    Raises:
        UnwritableError: it cannot be written there.
    """
    before, marked = _lying(to), os.path.lexists(beside.unsettled(to))
    there = store.revision(to)
    try:
        for exhibit, data in evidence.sound(case, exhibits):
            evidence.put(to, exhibit.file, data)
        yield
    except BaseException:
        if store.revision(to) == there:
            with suppress(OSError, UnwritableError):
                _take_back(to, exhibits, before)
            if not marked:
                beside.settle(to)
        raise


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """A folder is there, with those above it; where something fails within, none of them is left
    that was made for it and is empty.

    Raises:
        OSError: it cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    try:
        disk.make_folder(folder)
        yield
    except BaseException:
        with suppress(OSError):
            for one in missing:
                one.rmdir()
        raise


def _lying(case: Path) -> set[str]:
    """The names of all that lies beside a case as its evidence."""
    with suppress(OSError):
        return {item.name for item in beside.evidence_folder(case).iterdir()}
    return set()


def _take_back(to: Path, exhibits: Sequence[Exhibit], before: set[str]) -> None:
    place = beside.evidence_folder(to)
    for exhibit in exhibits:
        copy = place / exhibit.file
        aside = evidence.aside_of(copy, _lying(to) - before)
        if aside or exhibit.file not in before:
            evidence.remove(place, exhibit)
        if aside and not os.path.lexists(copy):
            aside.rename(copy)
