"""`graph`: a tree, or the map of all trees, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wizard import streams
from wizard.commands import completion
from wizard.commands.authoring import any_tree, at_hand, author_desk
from wizard.common_options import CommonOptions
from wizard.errors import UsageError
from wizard.options import StandardCommand, argument, option

if TYPE_CHECKING:
    from wizard.author.scenarios.coverage import Coverage
    from wizard.cases.desk import Desk


@click.command("graph", cls=StandardCommand)
@argument("tree", required=False, shell_complete=completion.trees)
@option("--format", "format_", type=click.Choice(["mermaid", "dot"]), default="mermaid")
@option("--library", "whole", is_flag=True, help="The map of all trees, as without TREE.")
@option("--coverage", "covered", is_flag=True, help="Mark what no scenario meets.")
@click.pass_obj
def command(
    options: CommonOptions, tree: str | None, format_: str, whole: bool, covered: bool
) -> None:
    """Draw TREE, or the whole library as a map of its trees, for Mermaid or Graphviz."""
    from wizard.author.drawing.diagram import library_diagram, tree_diagram
    from wizard.author.drawing.graphviz import dot
    from wizard.author.drawing.mermaid import mermaid

    if tree is not None and whole:
        raise UsageError("name a tree, or say --library; not both")
    desk = author_desk(options)
    if tree is not None:
        any_tree(desk.library, tree)
    coverage = _coverage(options, desk) if covered else None
    if tree is not None:
        diagram = tree_diagram(desk.library, tree, coverage)
    else:
        diagram = library_diagram(desk.library, coverage)
    streams.tell((dot if format_ == "dot" else mermaid)(diagram), end="")


def _coverage(options: CommonOptions, desk: Desk) -> Coverage:
    """What the scenarios of the library meet."""
    from wizard.author.scenarios.coverage import Coverage
    from wizard.author.scenarios.trial import Trial

    found = Coverage(desk.library)
    trial = Trial(desk.pages, desk.today)
    for walk in trial.walks(at_hand(options)):
        found.add(walk)
    return found
