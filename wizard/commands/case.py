"""`case`: the cases that are kept."""

from __future__ import annotations

import shutil
import sys

import click

from wizard import disk, streams
from wizard.commands import case_evidence, case_handing_over, completion
from wizard.commands.agreement import agree
from wizard.commands.opening import case_path, open_case, open_desk, open_redacted, start
from wizard.commands.output import STDOUT, place, read_by
from wizard.common_options import CommonOptions
from wizard.controls import one_line
from wizard.errors import EXIT_PROBLEMS, EXIT_USAGE
from wizard.options import PLAIN_HELP, Group, argument, option


@click.group(name="case", cls=Group)
def command() -> None:
    """Cases that are kept: list, show, resume, remove, calendar, attach, detach, export, import."""


for one in (*case_evidence.COMMANDS, *case_handing_over.COMMANDS):
    command.add_command(one)


@command.command("list")
@option("--all", "everything", is_flag=True, help="All of them, not only one screenful.")
@click.pass_obj
def case_list(options: CommonOptions, everything: bool) -> None:
    """Every case: what it is about, where it stands, the next date; overdue ones first.

    The exit code is 2 where a file could not be read, or the days of a case not all be counted.
    """
    from wizard.cases.case_list import overview

    desk = open_desk(options)
    found = overview(desk)
    width, height = shutil.get_terminal_size()
    # Two lines are left for what is said at the end and for the prompt after it.
    room = len(found.cases) if everything else max(1, height - 2)
    for item in found.cases[:room]:
        line = one_line(f"{item.id}  {'⚠ ' if item.alarms else ''}{item.line}")
        cut = sys.stdout.isatty() and len(line) > width
        streams.tell(f"{line[: width - 1]}…" if cut else line)
    if len(found.cases) > room:
        more = desk.language.plural("cases", len(found.cases) - room)
        streams.tell(desk.language("list_more", more=more))
    for reason in found.refused:
        streams.complain(reason)
    if found.refused:
        raise SystemExit(EXIT_USAGE)


@command.command("show")
@argument("case", shell_complete=completion.cases)
@option("--redact", is_flag=True, help="Mask names, numbers, addresses: for posting.")
@click.pass_obj
def case_show(options: CommonOptions, case: str, redact: bool) -> None:
    """The document of a case; what is wrong with its evidence is told besides."""
    from wizard.cases.attaching import damaged, damaged_redacted

    desk, path = open_case(options, case)
    if redact:
        from wizard.cases.exports import redacted

        opened = open_redacted(desk, path)
        told, shown = damaged_redacted(opened), redacted(opened)
    else:
        opened = desk.open(path)
        told, shown = damaged(opened), opened.document()
    for line in told:
        streams.complain(line)
    streams.tell(shown, end="")


@command.command("resume")
@argument("case", shell_complete=completion.cases)
@option("--plain/--screen", default=None, help=PLAIN_HELP)
@click.pass_context
def case_resume(context: click.Context, case: str, plain: bool | None) -> None:
    """Go on with a case, by its id or its file."""
    desk, path = open_case(context.obj, case)
    opened = desk.resume(path)
    before = context.find_root().meta.get("plain")
    start(context.obj, desk, opened, plain=before if plain is None else plain)


@command.command("remove")
@argument("case", shell_complete=completion.cases)
@option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def case_remove(options: CommonOptions, case: str, yes: bool) -> None:
    """Delete a case, with its messages, its evidence and with what was set aside of it."""
    from wizard.cases import removal
    from wizard.cases.case_list import summary
    from wizard.errors import UnreadableError

    desk = open_desk(options)
    say = desk.language
    path = case_path(desk, case)
    try:
        title = summary(desk, path).title
    except UnreadableError:
        # In the folder of cases a file that cannot be opened may go; elsewhere it may be anything.
        if path.parent.resolve() != desk.folder.resolve():
            raise
        title = path.name
    if not yes:
        agree(say("remove_question", title=title, path=path), say("remove_kept"))
    left = removal.told_of(path, say)
    desk.remove(path)
    streams.tell(say("removed", title=title))
    if left:
        streams.complain(left)


@command.command("calendar")
@argument("case", shell_complete=completion.cases)
@option(
    "-o",
    "--output",
    metavar="FILE.ics",
    help="A file for the dates: a new one, or that of this case.",
)
@click.pass_obj
def case_calendar(options: CommonOptions, case: str, output: str | None) -> None:
    """The dates of a case as a calendar file; a second import updates the first.

    What is done with since then is marked as cancelled in it. The exit code is 2, and nothing is
    written, where they cannot all be counted.
    """
    from contextlib import nullcontext
    from functools import partial

    from wizard.cases.calendar_file import (
        dated,
        for_calendar,
        holds_calendar,
        note_calendar,
        save_calendar,
    )

    desk, path = open_case(options, case)
    opened = desk.open(path)
    if opened.astray and not opened.walk.ended:
        streams.complain(desk.uncounted(case, opened.page.title))
        raise SystemExit(EXIT_USAGE)
    say, output = desk.language, STDOUT if output is None else output
    try:
        with nullcontext() if output == STDOUT else place(output, say) as chosen:
            if not dated(opened, chosen):
                streams.complain(say("no_dates"))
                raise SystemExit(EXIT_PROBLEMS)
            if chosen is None:
                streams.tell_bytes(for_calendar(opened))
                unnoted = note_calendar(opened)
            else:
                own = partial(holds_calendar, opened)
                saved, unnoted = save_calendar(opened, chosen, read_by(options), own)
    finally:
        opened.release()
    if chosen is not None and not disk.is_output(saved):
        streams.tell(say("calendar_saved", path=saved))
    if unnoted:
        streams.complain(unnoted)
