"""The open cases, line by line.

Owns how they are named, and how one is chosen by its number at the start.
"""

from __future__ import annotations

import shlex

from wizard.cases.case_list import CaseList, Summary, apart
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import FieldError
from wizard.own_words import in_own_words
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, aside

MOST_OFFERED = 9
"""Open cases that are named."""


def offer(found: list[Summary], desk: Desk, lines: Lines) -> None:
    """Name the cases that are open, and how to go on with one."""
    say = desk.language
    if found:
        lines.print(say("plain_open_cases"))
    told = apart(found[:MOST_OFFERED])
    for number, item in enumerate(found[:MOST_OFFERED], start=1):
        late = "⚠ " if item.alarms else ""
        command = desk.command("case", "resume", shlex.quote(item.id))
        line = " · ".join(filter(None, (item.line, told.get(item.id))))
        lines.print(f"{number}. {late}{line} — {command}")
    if len(found) > MOST_OFFERED:
        more = say.plural("cases", len(found) - MOST_OFFERED)
        lines.print(f"  {say('list_more', more=more)}")


def damaged(found: CaseList, lines: Lines) -> None:
    """Tell of the files that are no case, or cannot be read: they may be looked for."""
    for why in found.refused:
        lines.print(f"! {why}")


def choose(found: list[Summary], session: Session, lines: Lines) -> str:
    """Go on with a case that the person names by its number; otherwise with the new one.

    Returns:
        What they said instead, in their own words.

    Raises:
        Left: they leave.
    """
    say = session.desk.language
    offer(found, session.desk, lines)
    if not found:
        return ""
    lines.print(say("plain_choose_case"))
    while word := aside(lines, say):
        if word == BACK:
            lines.print(say("back_nothing"))
            continue
        try:
            number = words.number(word, min(len(found), MOST_OFFERED))
        except FieldError as error:
            if in_own_words(word):
                return word
            lines.refuse(say(error.key, **error.values))
            continue
        session.resume(found[number - 1].path)
        lines.drop_ahead()
        break
    return ""
