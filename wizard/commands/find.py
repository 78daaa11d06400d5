"""`find`: where a case begins for who says in their own words what happened."""

from __future__ import annotations

import click

from wizard import streams
from wizard.commands.opening import finder, open_desk
from wizard.common_options import CommonOptions
from wizard.library.first_choices import said_example
from wizard.options import StandardCommand, argument, option


@click.command("find", cls=StandardCommand)
@argument("words", nargs=-1, required=True)
@option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def command(options: CommonOptions, *, words: tuple[str, ...], format_: str) -> None:
    """Tell what fits WORDS, best first, and how to begin there.

    Say it as it comes, in Russian or English: slips of keys are forgiven.
    """
    desk = open_desk(options)
    found = finder(options, desk)(" ".join(words))
    if format_ == "json":
        streams.tell_data(found)
        return
    say = desk.language
    if not found:
        streams.tell(say("found_nothing", example=said_example(desk.library)))
        streams.tell(say("found_otherwise", command=desk.command()))
    for number, place in enumerate(found, start=1):
        streams.tell(f"{number}. {place.title}")
        streams.tell(f"   {desk.command(place.node)}")
