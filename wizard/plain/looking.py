"""The commands that leave the case as it is.

Owns what they print, and where a copy goes. Refuses to move.
"""

from __future__ import annotations

from wizard.cases.case import Case
from wizard.cases.exports import save_copy
from wizard.cases.outlet import chosen_file
from wizard.cases.session import Session
from wizard.errors import UnwritableError
from wizard.locations import here
from wizard.outcome.dates import dates
from wizard.plain import line_commands, words
from wizard.plain.lines import Lines


def look(command: line_commands.Command, session: Session, lines: Lines) -> None:
    """Print what a command asks for."""
    case, page = session.case, session.page
    say = case.desk.language
    match command.letter:
        case line_commands.HELP:
            lines.print(say("plain_help"))
        case line_commands.SOURCES:
            lines.print_all(words.sources(page, case.desk.pages))
        case line_commands.DATES:
            open_ = (due for due in dates(case.walk) if due.stands or not due.sent)
            found = case.desk.pages.told(open_, case.walk.values)
            lines.print_all(words.dates(found, page.again, case.desk.today, say))
        case line_commands.COPY if page.message:
            lines.print_as_it_is(page.message.text)
        case line_commands.COPY:
            lines.print(say("nothing_to_copy"))
        case line_commands.SAVE:
            _save(case, command.rest, lines)
        case line_commands.PRINT:
            from wizard.plain.on_paper import print_letter  # few print at each step

            print_letter(case, command.rest, lines)


def _save(case: Case, place: str, lines: Lines) -> None:
    """A copy of the document, where the person says, or else in the folder they are in."""
    say = case.desk.language
    try:
        path = chosen_file(place) if place else here()
        if path.is_file():
            lines.refuse(say("path_taken", path=path))
            return
        path = save_copy(case, path)
    except UnwritableError as error:
        lines.refuse(say.failure(error))
        return
    lines.print(say("document_saved", path=path))
