"""`schema`: the format of the files of a library, for editors."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from wizard import disk, streams
from wizard.commands.authoring import own_library
from wizard.common_options import CommonOptions
from wizard.errors import UnwritableError, UsageError
from wizard.locations import MANIFEST
from wizard.options import StandardCommand, argument, option


@click.command("schema", cls=StandardCommand)
@argument("name", required=False)
@option("--write", is_flag=True, help="Write all of them into the folder «schema» of the library.")
@click.pass_obj
def command(options: CommonOptions, name: str | None, write: bool) -> None:
    """Print the JSON Schema of a file: tree (when none is named), library, facts, messages,
    demands, letter, scenarios, answers or translation.

    An editor with a YAML language server completes, explains and checks a file whose first line
    is «# yaml-language-server: $schema=schema/tree.json».
    """
    from wizard.author.schema.json_schema import FILES, files, text
    from wizard.author.tree.diagnostic import nearest
    from wizard.library.library import shown

    if name is not None and write:
        raise UsageError("--write writes all of them; name none")
    if name is not None and name not in FILES:
        known = ", ".join(FILES)
        if near := nearest(name, FILES):
            raise UsageError("no schema «{name}»; did you mean «{near}»?", name=name, near=near)
        raise UsageError("no schema «{name}»; there are {known}", name=name, known=known)
    if not write:
        streams.tell(text(name or "tree"), end="")
        return
    folder = own_library(options)
    if not (folder / MANIFEST).is_file():
        raise UsageError(
            "{folder}: no {manifest} in it: not a library", folder=shown(folder), manifest=MANIFEST
        )
    for place, content in files().items():
        path = folder / place
        _put(path, content)
        streams.tell(shown(path))


def _put(path: Path, content: str) -> None:
    """Put a schema in the place of whatever is called so; raises UnwritableError.

    A library may be a stranger's, and a link in it may lead to a file of the person's own.
    """
    try:
        if path.parent.is_symlink():
            raise OSError(errno.ELOOP, "a link", str(path.parent))
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.replace(path, content.encode(), disk.SHARED)
    except OSError as error:
        raise UnwritableError(path, error) from error
