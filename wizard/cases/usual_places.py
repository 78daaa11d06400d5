"""Where a file lies that a person named without its folder.

Owns the folders in which it is looked for: the one at hand, and those where files of a person come
to lie. Refuses to choose between two of one name.
"""

from __future__ import annotations

import os
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

    Raises:
        UnwritableError: there can be no such path.
        UnreadableError: a name alone, and no file is called so, or several are.
    """
    path = outlet.named(text)
    if os.path.lexists(path) or path != Path(path.name):
        return path
    places = (locations.home() / folder / path for folder in FOLDERS)
    there = {os.path.realpath(place): place for place in places if place.is_file()}
    if len(there) == 1:
        return next(iter(there.values()))
    if there:
        paths = [locations.short(place) for place in there.values()]
        raise UnreadableError(say("attach_several", name=path, paths=paths))
    raise UnreadableError(say("attach_nowhere", name=path, here=locations.short(locations.here())))
