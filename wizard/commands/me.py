"""`me`: what is kept of the person for their next case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from wizard import program, streams, usage
from wizard.commands import completion
from wizard.commands.opening import open_case, open_desk
from wizard.common_options import CommonOptions
from wizard.controls import one_line
from wizard.errors import EXIT_PROBLEMS, FaultyLibraryError, UnreadableError
from wizard.i18n import Language
from wizard.options import Group, argument


@click.group(name="me", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """What is kept of you for the next case: show it, keep it, remove it.

    Name, address and the like are kept only by `me keep`, in a file of their own that nobody else
    can read, and are offered where a new case asks for them.
    """
    if context.invoked_subcommand is None:
        _show(context.obj)


@contextmanager
def _told(say: Language) -> Iterator[None]:
    """A file that cannot be read is told of, with what can be done about it."""
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(
            say("me_spoilt", why=usage.error_told(error), command=f"{program.called()} me remove")
        ) from error


def _at_hand(options: CommonOptions) -> tuple[Language, Path, Mapping[str, str]]:
    """The language, the folder of cases, and what a name is called.

    What is kept of a person is theirs to see and to remove, whatever became of a library.
    """
    from wizard import i18n, locations
    from wizard.cases import person

    try:
        desk = open_desk(options)
    except (FaultyLibraryError, UnreadableError):
        code = i18n.chosen(options.lang) or usage.spoken(())
        return i18n.language(code), locations.cases(), {}
    return desk.language, desk.folder, person.titles(desk.library)


def _show(options: CommonOptions) -> None:
    from wizard.cases import first_words, person

    say, folder, titles = _at_hand(options)
    with _told(say):
        values = person.kept(folder)
    words = first_words.lying(folder)
    if words:
        removing = f"{program.called()} me remove"
        streams.tell(say("me_words", paths=[str(path) for path in words], command=removing))
    if not values:
        if words:
            return
        streams.tell(say("me_nothing", command=f"{program.called()} me keep"))
        raise SystemExit(EXIT_PROBLEMS)
    for name, value in values.items():
        streams.tell(one_line(f"{person.title(titles, name)}: {value}"))
    where = person.place(folder)
    streams.tell(say("me_where", path=where, command=f"{program.called()} me remove"))


@command.command("keep")
@argument("case", shell_complete=completion.cases)
@click.pass_obj
def me_keep(options: CommonOptions, case: str) -> None:
    """Keep what a case knows of you; it is offered from the next case on."""
    from wizard.cases import person

    desk, path = open_case(options, case)
    values = person.said(desk.open(path).walk)
    if not values:
        streams.complain(desk.language("me_not_said"))
        raise SystemExit(EXIT_PROBLEMS)
    with _told(desk.language):
        person.keep(desk.folder, values)
    _show(options)


@command.command("remove")
@click.pass_obj
def me_remove(options: CommonOptions) -> None:
    """Delete what is kept, and words of which no case was made; what stands in cases stays."""
    from wizard.cases import first_words, person

    say, folder, titles = _at_hand(options)
    strange = person.strange(folder, titles)
    words = first_words.forget(folder)
    if words:
        streams.tell(say("me_words_removed"))
    gone = person.forget(folder, titles)
    if gone or not words:
        told = "me_removed" if gone else "me_nothing"
        streams.tell(say(told, command=f"{program.called()} me keep"))
    if strange is not None:
        streams.tell(say("me_strange", path=strange))
