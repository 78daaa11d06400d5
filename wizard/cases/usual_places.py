"""Where a file lies that a person named without its folder.

Owns the folders in which it is looked for: the one at hand, and those where files of a person come
to lie; and that the ending of its name may be left out, which many systems do not show. Refuses to
choose between two of one name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from wizard import locations
from wizard.cases import outlet
from wizard.errors import UnreadableError
from wizard.i18n import Language

FOLDERS = (
    *("", "Downloads", "Загрузки", "Desktop", "Рабочий стол"),
    *("Documents", "Документы", "Pictures", "Изображения"),
)
"""Within the home folder, as systems call them in either language."""


def found(text: str, say: Language) -> Path:
    """The file that was named; what has a folder, or is there, is not looked for elsewhere.

    Where none has this name, it is the one that has it before its ending.

    Raises:
        UnwritableError: there can be no such path.
        UnreadableError: a name alone, and no file is called so, or several are.
    """
    path = outlet.named(text)
    if os.path.lexists(path):
        return path
    if path != Path(path.name):
        return _only(_begun(path), path.name, say) or path
    places = [locations.home() / folder / path for folder in FOLDERS]
    # The folder at hand comes before the others, and a whole name before one without its ending.
    for there in (places, _begun(path), [file for place in places for file in _begun(place)]):
        if (file := _only(there, path.name, say)) is not None:
            return file
    here = locations.short(locations.here())
    raise UnreadableError(say("attach_nowhere", name=path, here=here))


def _begun(path: Path) -> Iterator[Path]:
    """The files in the folder of `path` that are called so but for their ending."""
    with suppress(OSError):  # no such folder, or nobody may look there
        yield from (file for file in path.parent.iterdir() if file.stem == path.name)


def _only(places: Iterable[Path], name: str, say: Language) -> Path | None:
    """The one file among places; raises UnreadableError where there are several."""
    there = {os.path.realpath(place): place for place in places if place.is_file()}
    if len(there) > 1:
        paths = sorted(locations.short(place) for place in there.values())
        raise UnreadableError(say("attach_several", name=name, paths=paths))
    return next(iter(there.values()), None)
