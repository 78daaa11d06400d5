"""What can be said before or after any command, and how a tree is told from a command.

Owns the reading of the common options. Refuses to act on them: that is `cli`.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any, Self

import click

from wizard import __version__, streams, usage
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_NO_READER
from wizard.i18n import LANGUAGES

PLAIN_HELP = "Line by line, without a full-screen terminal; always with OZON_WIZARD_PLAIN=1."
WALK = "walk"
"""The name, never shown, of the command that runs when none is named."""


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(context.ensure_object(CommonOptions), name, value)

    return callback


def _everywhere() -> list[click.Parameter]:
    return [
        SpokenOption(
            ["--trees"],
            metavar="DIR",
            expose_value=False,
            callback=_set("trees"),
            help="The library of trees; also OZON_WIZARD_TREES.",
        ),
        SpokenOption(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            callback=_set("lang"),
            help="The language of the screen; also OZON_WIZARD_LANG.",
        ),
        SpokenOption(
            ["--today"],
            metavar="DATE",
            expose_value=False,
            callback=_set("today"),
            help="Count from this day (YYYY-MM-DD); also OZON_WIZARD_TODAY.",
        ),
        SpokenOption(
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


def in_paragraphs(text: str) -> str:
    """A docstring with each paragraph on one line, however it was broken in the code."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


class SpokenArgument(click.Argument):
    """An argument whose name is in the language that was asked for."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The name by which help and errors call it."""
        return usage.told(super().make_metavar(ctx))


class SpokenOption(click.Option):
    """An option whose help is in the language that was asked for."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What its value is called."""
        return usage.told(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names and its help; None where it is not shown."""
        spoken = copy(self)
        spoken.help = usage.told(self.help) if self.help else None
        return click.Option.get_help_record(spoken, ctx)


argument = partial(click.argument, cls=SpokenArgument)
option = partial(click.option, cls=SpokenOption)
"""What a command takes, as click says it."""


class _Spoken(click.Command):
    """A command whose help is in the language that was asked for."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it does, for a list: the first sentence, never a half of it."""
        return (self._spoken().help or "").partition("\n\n")[0].partition(". ")[0].rstrip(".")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What can be said, in its order."""
        return [usage.told(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        click.Command.format_help_text(self._spoken(), ctx, formatter)

    def _spoken(self) -> Self:
        spoken = copy(self)
        spoken.help = usage.told(in_paragraphs(self.help or ""))
        return spoken


class StandardCommand(_Spoken):
    """A command that takes the options of every command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _everywhere()


class Group(_Spoken, click.Group):
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
