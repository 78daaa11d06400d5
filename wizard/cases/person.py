"""What is true of a person in all their cases: name, address, telephone.

Owns a file of its own, beside the cases and the person's alone, that is written only when they ask
for it, and what of it is offered to a new case. Refuses to answer for them: what is offered still
has to be given; and to write over a file that cannot be read. Of such a one nothing is offered.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from wizard import disk, draft_file
from wizard.cases import store
from wizard.errors import UnreadableError
from wizard.library.library import Library
from wizard.walk.answers import Answer
from wizard.walk.walk import Walk

NAME = "me.json"
MAX_BYTES = 64 * 1024
"""More than this is no name and no address."""


def place(folder: Path) -> Path:
    """The file, where cases are kept in `folder`."""
    return folder.parent / NAME


def kept(folder: Path) -> dict[str, str]:
    """By name what is kept; nothing where there is no such file.

    Raises:
        UnreadableError: what stands there is none; `str` of it says what.
    """
    path = place(folder)
    try:
        text = disk.read(path, MAX_BYTES).decode("utf-8-sig")
        return msgspec.json.decode(text, type=dict[str, str])
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UnreadableError("{path}: {why}", path=path, why=error) from error
    except (ValueError, msgspec.MsgspecError) as error:
        raise UnreadableError("{path}: not names with a text each", path=path) from error


def said(walk: Walk) -> dict[str, str]:
    """By name what a case knows of its person that is as true in the next one."""
    found = {}
    for step in walk.steps:
        node = walk.walker.library.find(step.node)
        if node is not None and node.lasting and node.save_as and isinstance(step.answer, str):
            found[node.save_as] = step.answer
    return found


def title(titles: Mapping[str, str], name: str) -> str:
    """What a name is called in a list, by the titles of a case or of a library."""
    return titles.get(name, name).rstrip(":?")


def titles(library: Library) -> dict[str, str]:
    """What each name is called outside of a case: by all the questions that offer what is kept."""
    found: dict[str, list[str]] = {}
    for node in library.nodes.values():
        if node.lasting and node.save_as:
            found.setdefault(node.save_as, []).append((node.title or node.text).rstrip(":?"))
    return {name: " / ".join(dict.fromkeys(called)) for name, called in found.items()}


def keep(folder: Path, values: Mapping[str, str]) -> None:
    """Keep values by their names; others that are kept already stay.

    Raises:
        UnreadableError: what stands in the place of the file is none, and stays.
        UnwritableError: they cannot be kept.
    """
    if strange(folder, values) is not None:
        raise UnreadableError("{path}: a link to a file of something else", path=place(folder))
    text = msgspec.json.format(msgspec.json.encode({**kept(folder), **values}), indent=2)
    draft_file.sweep(place(folder))
    store.write(place(folder), f"{text.decode()}\n", MAX_BYTES)
    store.shut(place(folder))


def forget(folder: Path, known: Collection[str]) -> bool:
    """Delete the file, and what a link in its place leads to; whether there was one.

    What is `strange` behind a link is somebody's own, and stays.

    Raises:
        UnwritableError: it cannot be deleted.
    """
    path = place(folder)
    behind = None if strange(folder, known) else Path(os.path.realpath(path))
    with store.writing(path):
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        if behind is not None and behind.is_file():
            behind.unlink()
    return True


def strange(folder: Path, known: Collection[str]) -> Path | None:
    """What a link in the place of the file leads to, if that is no such file: it keeps nothing by
    any of the `known` names.
    """
    path = place(folder)
    if not path.is_symlink():
        return None
    behind = Path(os.path.realpath(path))
    with suppress(UnreadableError):
        if not os.path.lexists(behind) or not kept(folder).keys().isdisjoint(known):
            return None
    return behind


def offered(library: Library, folder: Path) -> dict[str, Answer]:
    """By node what is offered as an answer in a new case."""
    try:
        values = kept(folder)
    except UnreadableError:
        return {}
    if not values:
        return {}
    asked = {name: node for name, node in library.nodes.items() if node.lasting}
    return {name: values[node.save_as] for name, node in asked.items() if node.save_as in values}
