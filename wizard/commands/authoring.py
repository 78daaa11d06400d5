"""What an author's command begins with: the library that is being written.

Owns how it is found where nobody named it, and that nothing is written into the one which came with
the program.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from pathlib import Path

from wizard import locations
from wizard.cases.desk import Desk
from wizard.commands.opening import has_screen, known_tree, no_tree, open_desk
from wizard.common_options import CommonOptions
from wizard.errors import UsageError
from wizard.library.library import Library
from wizard.library.model import Tree
from wizard.locations import MANIFEST

HEAD = 4096
"""Characters by which a tree is known."""


def preview(options: CommonOptions, folder: str, tree: str | None) -> None:
    """Follow a library while it is being written; its cases are kept only for so long.

    Raises:
        UsageError: there is no terminal to draw on.
        UnwritableError: nothing can be kept here even for so long.
    """
    from wizard.author.preview.app import run as run_preview
    from wizard.cases.passing_folder import passing_folder

    if not has_screen():
        raise UsageError("--watch needs a terminal that can be drawn on")
    desk = open_desk(replace(options, trees=folder))
    if tree:
        known_tree(desk.library, tree)
    with passing_folder() as cases:
        # What is kept beside the cases goes with them.
        aside = desk.other(desk.library, desk.language, cases)
        code = run_preview(locations.typed(folder), aside, tree)
    if code:
        raise SystemExit(code)


def at_hand(options: CommonOptions) -> Path:
    """The library that an author means.

    Raises:
        UsageError: none was named, and there are files here that only look like one, or are of
            another user: whoever wrote them would take what is said of the shipped library for what
            is said of theirs.
    """
    folder = locations.trees(options.trees)
    if folder == locations.shipped_trees():
        around = locations.library_of(Path())
        if around and not locations.is_trusted(around):
            raise UsageError(
                "{path} is another user’s; if you trust it, name it by --trees DIR",
                path=around / MANIFEST,
            )
        for stray in (*Path().glob("library.yml"), *sorted(Path().glob("*.yaml"))):
            if stray.suffix == ".yml" or _is_tree(stray):
                raise UsageError(
                    "{path}: no {manifest} beside it, and a library has one; write it, or name a"
                    " library by --trees DIR",
                    path=stray,
                    manifest=MANIFEST,
                )
    return folder


def any_tree(library: Library, name: str) -> Tree:
    """A tree of a library, be it one that only others lead to; raises UsageError."""
    if name in library.trees:
        return library.trees[name]
    raise no_tree(name, library.trees)


def author_desk(options: CommonOptions) -> Desk:
    """`open_desk` for the library that an author means; raises UsageError too, as `at_hand`."""
    return open_desk(replace(options, trees=str(at_hand(options))))


def _is_tree(path: Path) -> bool:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        with path.open(encoding="utf-8-sig") as file:
            head = file.read(HEAD)
        return bool(re.search(r"^tree:", head, re.MULTILINE) and "nodes:" in head)
    return False


def own_library(options: CommonOptions) -> Path:
    """The folder to write a library to; raises UsageError for that which came with the program."""
    import wizard

    folder = at_hand(options)
    if not options.trees and folder.is_relative_to(Path(wizard.__file__).parent):
        raise UsageError("name the folder of the library: --trees DIR")
    return folder
