"""`paths`: the ways through a tree, counted and shown."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING

import click

from wizard import streams, usage
from wizard.commands import completion
from wizard.commands.authoring import author_desk
from wizard.commands.opening import known_tree
from wizard.commands.patience import patience
from wizard.common_options import CommonOptions
from wizard.errors import UsageError
from wizard.options import StandardCommand, argument, option

if TYPE_CHECKING:
    from wizard.author.paths.listing import Paths
    from wizard.library.library import Library


@click.command("paths", cls=StandardCommand)
@argument("tree", shell_complete=completion.trees)
@option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@option("--limit", type=click.IntRange(1), metavar="N", help="List N ways at most.")
@option("--cover", is_flag=True, help="List a few ways that take every choice there is.")
@click.pass_obj
def command(
    options: CommonOptions, *, tree: str, format_: str, limit: int | None, cover: bool
) -> None:
    """Count the ways from the start of TREE, and show a shortest one to each outcome.

    TREE may also be a node, `tree.node`: that is how a tree which is a part of others is entered.

    A way meets no node twice and goes on from tree to tree; its length is the number of answers.
    They are counted with all guards open; what is listed can be walked today.
    """
    from wizard.author.paths.listing import Paths
    from wizard.author.paths.overview import lines, overview
    from wizard.author.paths.stories import first_actions
    from wizard.author.tree.loading import no_collecting

    # More than this Python does not count to, and nobody waits for.
    limit = min(limit, sys.maxsize) if limit else None
    # An exact count may have more digits than Python turns into text by itself; it is our own.
    sys.set_int_max_str_digits(0)
    desk = author_desk(options)
    library = desk.library
    with patience(usage.told("counting the ways; this takes a while")), no_collecting():
        found = Paths(library, desk.today)
        start = found.start(_known(found, library, tree))
        ways = found.cover(start) if cover else found.shortest(start).values()
        listed = islice(ways, limit)
        first = first_actions(library, found.stories(found.start(library.manifest.start)))
        told = overview(found, start, list(listed), first)
    if format_ == "json":
        streams.tell_data(told)
    else:
        for line in lines(told):
            streams.tell(line)


def _known(paths: Paths, library: Library, name: str) -> str:
    """A tree or a node to begin with; raises UsageError."""
    if library.find(name) is not None:
        return name
    if name in library.trees and name not in library.entries:
        doors = ", ".join(paths.doors(name))
        raise UsageError(
            "«{name}» has no start of its own; name a node: {doors}",
            name=name,
            doors=doors or "tree.node",
        )
    if "." in name:
        from wizard.author.tree.diagnostic import nearest

        if near := nearest(name, [*library.nodes]):
            raise UsageError("no node «{name}»; did you mean «{near}»?", name=name, near=near)
        raise UsageError("no node «{name}» in this library", name=name)
    return known_tree(library, name)
