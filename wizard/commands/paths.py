"""`paths`: the ways through a tree, counted and shown."""

from __future__ import annotations

import sys
from itertools import islice

import click

from wizard.commands.opening import known_tree, open_desk
from wizard.options import Command, Settings

MOST_LISTED = 20
"""Ways that `--all` lists where no limit is named."""


@click.command(cls=Command)
@click.argument("tree")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="List N ways at most.")
@click.option(
    "--all",
    "mode",
    flag_value="all",
    help=f"List every way, the shortest first; {MOST_LISTED} of them, or N.",
)
@click.option(
    "--cover", "mode", flag_value="cover", help="List a few ways that take every choice there is."
)
@click.pass_obj
def paths(settings: Settings, tree: str, format_: str, limit: int | None, mode: str | None) -> None:
    """Count the ways from the start of TREE, and show a shortest one to each outcome.

    A way meets no node twice and goes on from tree to tree; its length is the number of answers.
    Guards are taken as open: every candidate counts as a way that can be taken.
    """
    import msgspec

    from wizard.check.paths.firsts import first_actions
    from wizard.check.paths.listing import Paths
    from wizard.check.paths.overview import lines, overview

    # An exact count may have more digits than Python turns into text by itself; it is our own.
    sys.set_int_max_str_digits(0)
    desk = open_desk(settings)
    library = desk.library
    found = Paths(library)
    start = found.start(known_tree(library, tree))
    if mode == "all":
        listed = islice(found.simple(start), limit or MOST_LISTED)
    elif mode == "cover":
        listed = islice(found.cover(start), limit)
    else:
        listed = islice(found.shortest(start).values(), limit)
    told = overview(found, tree, list(listed), first_actions(library, desk.today))
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
    else:
        for line in lines(told):
            click.echo(line)
