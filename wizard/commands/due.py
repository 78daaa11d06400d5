"""`due`: what is due over all cases."""

from __future__ import annotations

import click

from wizard import streams
from wizard.commands.opening import open_desk
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, EXIT_USAGE
from wizard.options import StandardCommand, option


@click.command("due", cls=StandardCommand)
@option("--format", "format_", type=click.Choice(["text", "json", "ics"]), default="text")
@click.pass_obj
def command(options: CommonOptions, format_: str) -> None:
    """Tell what is due over all cases: the days that have come or are past.

    The exit code is 1 where there is any, and otherwise 2 where a case could not be read. As `ics`
    all days of all open cases are printed, for a calendar; a second import updates the first.
    """
    from wizard.cases.due import due

    desk = open_desk(options)
    found = due(desk)
    if format_ == "json":
        streams.tell_data(found.due)
    elif format_ == "ics":
        from wizard.cases.exports import calendar_of_all

        streams.tell_bytes(calendar_of_all(desk))
    else:
        say = desk.language
        lines = []
        for one in found.due:
            state = "today" if one.days == 0 else "passed"
            days = say.plural("days", abs(one.days))
            when = say(f"due_line_{one.whose}_{state}", date=say.date(one.date), days=days)
            lines.append(f"{one.case}  {one.title} · {when}")
        if lines:  # at once: a thousand may be due
            streams.tell("\n".join(lines))
        else:
            streams.tell(say("due_none_read" if found.refused else "due_none"))
    for reason in found.refused:
        streams.complain(reason)
    if found.due:
        raise SystemExit(EXIT_PROBLEMS)
    if found.refused:
        raise SystemExit(EXIT_USAGE)
