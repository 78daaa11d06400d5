"""`new`: a tree to begin with, or a whole library."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from wizard import streams
from wizard.commands.authoring import own_library
from wizard.common_options import CommonOptions
from wizard.errors import UnwritableError, UsageError
from wizard.options import StandardCommand, argument

LONGEST = 50
"""Letters of a name; a value of the tree is called by it and a word more."""


@click.command("new", cls=StandardCommand)
@argument("name")
@click.pass_context
def command(context: click.Context, name: str) -> None:
    """Write a small tree NAME with its scenarios into the library, to be changed; where the folder
    holds no library yet, a whole one. Nothing is ever written over.
    """
    from wizard import clock
    from wizard.author.schema.json_schema import files
    from wizard.author.tree.loading import load
    from wizard.author.tree.starter import starter
    from wizard.i18n import chosen, language
    from wizard.library.library import MANIFEST, paths, shown

    options: CommonOptions = context.obj
    _refuse(context, name)
    folder = own_library(options)
    day = clock.today(options.today)
    if (folder / MANIFEST).is_file():
        code = options.lang or load(folder).library.manifest.languages[0]
        wanted = starter("tree", code, name, day)
    else:
        strange = paths(folder)
        if strange:
            raise UsageError(
                "{folder}: no {manifest} in it, but {strange}; choose an empty folder, or one of a"
                " library",
                folder=shown(folder),
                manifest=MANIFEST,
                strange=shown(strange[0]),
            )
        code = chosen(options.lang) or "ru"
        wanted = starter("library", code, name, day)
    taken = [shown(folder / place) for place in wanted if (folder / place).exists()]
    if taken:
        raise UsageError(
            "already there: {paths}; nothing was written, choose another name",
            paths=", ".join(taken),
        )
    schemas = {place: text for place, text in files().items() if not (folder / place).exists()}
    _write({folder / place: text for place, text in (wanted | schemas).items()})
    for place in wanted:
        streams.tell(shown(folder / place))
    streams.tell(language(code)("new_scenarios", path=f"scenarios/{name}.yaml"))
    where = f" --trees {shlex.quote(shown(folder))}" if options.trees else ""
    for word in ("check", "test", name):
        streams.tell(f"    ozon-wizard {word}{where}")


def _refuse(context: click.Context, name: str) -> None:
    """Raise UsageError where a tree cannot be called `name`."""
    import msgspec

    from wizard.library.library import FACTS, MANIFEST, MESSAGES
    from wizard.library.model import Id

    try:
        msgspec.convert(name, Id)
    except msgspec.ValidationError:
        raise UsageError(
            "«{name}» is not a name; take lower-case Latin letters, digits and _, a letter first",
            name=name,
        ) from None
    if len(name) > LONGEST:
        raise UsageError("«{name}» is too long; {most} letters at most", name=name, most=LONGEST)
    if f"{name}.yaml" in (MANIFEST, FACTS, MESSAGES):
        raise UsageError("{name}.yaml is no tree in a library; choose another name", name=name)
    group = context.find_root().command
    if isinstance(group, click.Group) and group.get_command(context, name):
        raise UsageError("«{name}» is a command; choose another name", name=name)


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
