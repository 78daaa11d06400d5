"""`words`: the whole wording of a tree, to be read and signed."""

from __future__ import annotations

import click

from wizard import streams
from wizard.commands import completion
from wizard.commands.authoring import any_tree, at_hand, author_desk
from wizard.commands.proved import spoken_in
from wizard.common_options import CommonOptions
from wizard.options import StandardCommand, argument


@click.command("words", cls=StandardCommand)
@argument("tree", shell_complete=completion.trees)
@click.pass_obj
def command(options: CommonOptions, tree: str) -> None:
    """Print every text of TREE in the order in which people come to it, with its id, all languages
    side by side, the facts it rests on with their status, and its letters; in Markdown.
    """
    from wizard.author.wording_page import WordingPage

    desk = author_desk(options)
    own = desk.library.first or desk.library
    any_tree(own, tree)
    others = (spoken_in(at_hand(options), own, one) for one in own.manifest.other_languages)
    for line in WordingPage([own, *others], tree, desk.language).lines():
        streams.tell(line)
