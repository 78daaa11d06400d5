"""The command line.

Owns the names of the commands. Each is in `commands`, and is imported only when it is named, with
all that it takes.
"""

from __future__ import annotations

import io
import sys
from functools import partial
from importlib import import_module
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from wizard import exits, launch, streams, usage
from wizard.commands.opening import wizard
from wizard.common_options import CommonOptions
from wizard.controls import one_line
from wizard.errors import EXIT_USAGE, UsageError, shown
from wizard.options import PLAIN_HELP, WALK, Group, argument, option
from wizard.own_words import in_own_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = (
    "case",
    "check",
    "due",
    "find",
    "graph",
    "letter",
    "me",
    "new",
    "paths",
    "run",
    "schema",
    "test",
    "words",
)
"""Each is the command of its module, in the order of the help."""


class Commands(Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is none."""
        if cmd_name in COMMANDS:
            command: click.Command = import_module(f"wizard.commands.{cmd_name}").command
            launch.done()
            return command
        return super().get_command(ctx, cmd_name)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a shell offers for the first word: a command, or where a case can begin."""
        from wizard.commands.completion import beginnings

        offered = super().shell_complete(ctx, incomplete)
        return [*offered, *beginnings(ctx, self.commands[WALK].params[0], incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a line; a first word that is none is the tree of the wizard."""
        if args and args[0] not in COMMANDS:
            return WALK, self.commands[WALK], args
        return super().resolve_command(ctx, args)


@click.group(
    name="ozon-wizard",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[TREE | TREE.NODE | WORDS …] | COMMAND …",
)
@option("--plain/--screen", default=None, help=PLAIN_HELP)
@option("--watch", metavar="DIR", help="Follow the library in DIR while it is being written.")
@click.pass_context
def cli(context: click.Context, plain: bool | None, watch: str | None) -> None:
    """A guided way from a problem with an order to its end: what to press, what to write, to
    whom, and by when an answer is due.

    Without a command the wizard starts: on TREE, at a node of it, with what fits WORDS that say
    what happened, such as «деньги не вернули», or on the start tree.
    """
    context.ensure_object(CommonOptions)
    context.meta["plain"] = plain
    context.meta["watch"] = watch
    if context.invoked_subcommand is None:
        _wizard(context, None)


@cli.command(WALK, hidden=True)
@argument("named", metavar="[TREE | WORDS …]", nargs=-1)
@option("--plain/--screen", default=None, help=PLAIN_HELP)
@click.pass_context
def walk(context: click.Context, named: tuple[str, ...], plain: bool | None) -> None:
    """The wizard itself."""
    context.meta["plain"] = context.meta["plain"] if plain is None else plain
    _wizard(context, _one(named))


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code; no traceback reaches the person."""
    exits.leave(partial(_command, arguments))


def _command(arguments: list[str] | None) -> object:
    usage.speak(sys.argv[1:] if arguments is None else arguments)
    try:
        return cli.main(
            arguments, prog_name="ozon-wizard", standalone_mode=False, terminal_width=_width()
        )
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        streams.complain(said.getvalue().rstrip("\n"))
        return EXIT_USAGE


def _one(named: tuple[str, ...]) -> str | None:
    """What was named, or said with or without quotes; none of several names of trees is meant."""
    if len(named) > 1 and not in_own_words("".join(named)):
        raise UsageError(
            "unexpected extra argument «{name}»; words that say what happened stand in quotes",
            name=named[1],
        )
    said = " ".join(named)
    if any("\ud800" <= sign <= "\udfff" for sign in said):  # so bytes come that are no letters
        raise UsageError("«{name}» is not in UTF-8; type it anew", name=shown(said))
    return one_line(said) or None


def _width() -> int:
    """Columns for help; click itself never takes less than fifty, and breaks every line then."""
    return max(30, min(get_terminal_size().columns, 100) - 2)


def _wizard(context: click.Context, tree: str | None) -> None:
    options, plain = context.obj, context.meta["plain"]
    if context.meta["watch"] is not None:
        from wizard.commands.authoring import preview

        preview(options, context.meta["watch"], tree)
    else:
        wizard(options, tree, plain=plain)
