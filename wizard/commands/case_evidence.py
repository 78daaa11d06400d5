"""`case attach`, `case detach`: what a case has as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wizard import locations, streams
from wizard.commands import completion
from wizard.commands.agreement import agree
from wizard.commands.opening import open_case
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_USAGE, UnreadableError
from wizard.options import StandardCommand, argument, option

if TYPE_CHECKING:
    from wizard.cases.case import Case


@click.command("attach", cls=StandardCommand)
@argument("case", shell_complete=completion.cases)
@argument("files", metavar="FILE…", nargs=-1, required=True, shell_complete=completion.files)
@option("--as", "title", default="", metavar="WORDS", help="What it is, such as «чек».")
@click.pass_obj
def attach(options: CommonOptions, case: str, files: tuple[str, ...], title: str) -> None:
    """Keep copies of files with a case, as evidence.

    The exit code is 2 where a file could not be taken; the others are kept.
    """
    from wizard.cases import attaching

    desk, path = open_case(options, case)
    opened, refused = desk.resume(path), False
    try:
        for name in files:
            try:
                exhibit = attaching.attach(opened, locations.typed(name), title)
            except UnreadableError as error:
                streams.complain(str(error))
                refused = True
            else:
                streams.tell(desk.language("attached", line=attaching.line(opened, exhibit)))
        _tell_unnamed(opened)
    finally:
        opened.release()
    if refused:
        raise SystemExit(EXIT_USAGE)


@click.command("detach", cls=StandardCommand)
@argument("case", shell_complete=completion.cases)
@argument("number", type=int, shell_complete=completion.exhibits)
@option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def detach(options: CommonOptions, case: str, number: int, yes: bool) -> None:
    """Take a piece of evidence out of a case, by its number, and delete its copy."""
    from wizard.cases import attaching

    desk, path = open_case(options, case)
    opened = desk.resume(path)
    try:
        line = attaching.line(opened, attaching.numbered(opened, number))
        if not yes:  # it may be the last there is of it
            agree(desk.language("evidence_remove", line=line), desk.language("detach_kept"))
        attaching.detach(opened, number)
        streams.tell(desk.language("detached", line=line))
        _tell_unnamed(opened)
    finally:
        opened.release()


def _tell_unnamed(case: Case) -> None:
    from wizard.cases import attaching

    if unnamed := attaching.unnamed(case):
        streams.complain(unnamed)


COMMANDS = (attach, detach)
