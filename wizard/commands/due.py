"""`due`: what is due over all cases."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

import click

from wizard import streams
from wizard.commands.opening import open_desk
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, EXIT_USAGE
from wizard.i18n import Language
from wizard.options import StandardCommand, option


@click.command("due", cls=StandardCommand)
@option("--format", "format_", type=click.Choice(["text", "json", "ics"]), default="text")
@click.pass_obj
def command(options: CommonOptions, format_: str) -> None:
    """Tell what is due over all cases: the days that have come or are past.

    Behind them stands where it is time to look again. The exit code is 1 where there is any, and
    otherwise 2 where a case could not be read, or has answers without a place any more, so that its
    days may not all be counted. As `ics` all days of all open cases are printed, for a calendar; a
    second import moves those that moved, and marks as cancelled what is done.
    """
    from wizard.cases.due import due

    desk = open_desk(options)
    found = due(desk)
    if format_ == "json":
        streams.tell_data(found.due)
    elif format_ == "ics":
        from wizard.cases.calendar_file import calendar_of_all, note_all

        days = calendar_of_all(desk)
        streams.tell_bytes(days.data)
        for unnoted in note_all(desk, days.unknown):
            streams.complain(unnoted)
    else:
        say = desk.language
        if found.due:  # at once: a thousand may be due, on few days
            when = cache(partial(_when, say))
            streams.tell(
                "\n".join(
                    f"{one.case}  {one.title} · {when(one.whose, one.date, one.days)}"
                    for one in found.due
                )
            )
        else:
            streams.tell(say("due_none_read" if found.refused else "due_none"))
    for reason in found.refused:
        streams.complain(reason)
    if found.due:
        raise SystemExit(EXIT_PROBLEMS)
    if found.refused:
        raise SystemExit(EXIT_USAGE)


def _when(say: Language, whose: str, day: date, ahead: int) -> str:
    """Whose a day is and how many days ago it was; `ahead` is how many days there are until it."""
    state = "passed" if ahead else "today"
    return say(f"due_line_{whose}_{state}", date=say.date(day), days=say.plural("days", abs(ahead)))
