"""`new`: a tree to begin with, or a whole library."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from wizard import streams
from wizard.commands.authoring import own_library
from wizard.common_options import CommonOptions
from wizard.errors import UnwritableError, UsageError
from wizard.options import StandardCommand

LONGEST = 50
"""Letters of a name; a value of the tree is called by it and a word more."""


@click.command("new", cls=StandardCommand)
@click.argument("name")
@click.pass_context
def command(context: click.Context, name: str) -> None:
    """Write a small tree NAME with its scenarios into the library, to be changed; where the folder
    holds no library yet, a whole one. Nothing is ever written over.
    """
    from wizard import clock
    from wizard.author.schema.json_schema import files
    from wizard.author.tree.loading import load
    from wizard.author.tree.starter import starter
    from wizard.i18n import chosen
    from wizard.library.library import MANIFEST, paths, shown

    options: CommonOptions = context.obj
    _refuse(context, name)
    folder = own_library(options)
    day = clock.today(options.today)
    if (folder / MANIFEST).is_file():
        language = options.lang or load(folder).library.manifest.languages[0]
        wanted = starter("tree", language, name, day)
    else:
        strange = paths(folder)
        if strange:
            raise UsageError(
                f"{shown(folder)}: no {MANIFEST} in it, but {shown(strange[0])}; "
                "choose an empty folder, or one of a library"
            )
        wanted = starter("library", chosen(options.lang) or "ru", name, day)
    taken = [shown(folder / place) for place in wanted if (folder / place).exists()]
    if taken:
        raise UsageError(
            f"already there: {', '.join(taken)}; nothing was written, choose another name"
        )
    schemas = {place: text for place, text in files().items() if not (folder / place).exists()}
    _write({folder / place: text for place, text in (wanted | schemas).items()})
    for place in wanted:
        streams.tell(shown(folder / place))
    where = f" --trees {shlex.quote(shown(folder))}" if options.trees else ""
    for word in ("check", "test", name):
        streams.tell(f"    ozon-wizard {word}{where}")


def _refuse(context: click.Context, name: str) -> None:
    """Raise UsageError where a tree cannot be called `name`."""
    import msgspec

    from wizard.author.tree.diagnostic import codes
    from wizard.library.library import FACTS, MANIFEST, MESSAGES
    from wizard.library.model import Id

    try:
        msgspec.convert(name, Id)
    except msgspec.ValidationError:
        raise UsageError(f"«{name}» is not a name; {codes()['bad-id'].hint}") from None
    if len(name) > LONGEST:
        raise UsageError(f"«{name}» is too long; {LONGEST} letters at most")
    if f"{name}.yaml" in (MANIFEST, FACTS, MESSAGES):
        raise UsageError(f"{name}.yaml is no tree in a library; choose another name")
    group = context.find_root().command
    if isinstance(group, click.Group) and group.get_command(context, name):
        raise UsageError(f"«{name}» is a command; choose another name")


def _write(texts: dict[Path, str]) -> None:
    """Write new files, or none: half a tree would be in the way of another attempt."""
    written: list[Path] = []
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                written.append(path)
                file.write(text)
        except OSError as error:
            for half in written:
                half.unlink()
            raise UnwritableError(path, error) from error
