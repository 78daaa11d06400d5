"""What can be said before or after any command, and how a tree is told from a command.

Owns the reading of the common options. Refuses to act on them: that is `cli`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from wizard import __version__, streams
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_NO_READER
from wizard.i18n import LANGUAGES

WALK = "walk"
"""The name, never shown, of the command that runs when none is named."""


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(context.ensure_object(CommonOptions), name, value)

    return callback


def _everywhere() -> list[click.Parameter]:
    return [
        click.Option(
            ["--trees"],
            metavar="DIR",
            expose_value=False,
            callback=_set("trees"),
            help="The library of trees; also OZON_WIZARD_TREES.",
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            callback=_set("lang"),
            help="The language of the screen; also OZON_WIZARD_LANG.",
        ),
        click.Option(
            ["--today"],
            metavar="DATE",
            expose_value=False,
            callback=_set("today"),
            help="Count from this day (YYYY-MM-DD); also OZON_WIZARD_TODAY.",
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
            help="Show the version.",
        ),
    ]


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        streams.tell(f"ozon-wizard {__version__}")
        context.exit()


class StandardCommand(click.Command):
    """A command that takes the options of every command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _everywhere()


class Group(click.Group):
    """Commands, and the options that stand before them."""

    command_class = StandardCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _everywhere()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command of a line. Click itself would end with 1 where the reader has left, and
        that says here that something was found wrong.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            ctx.exit(EXIT_NO_READER)
