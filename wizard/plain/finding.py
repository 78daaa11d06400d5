"""Where a case begins for who says in their own words what happened, line by line.

Owns how what was found is offered. Refuses to search: it is told what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from wizard.cases.session import Session
from wizard.errors import FieldError
from wizard.library.first_choices import said_example
from wizard.own_words import in_own_words
from wizard.plain import blocks, words
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, aside

if TYPE_CHECKING:
    from wizard.search.found import Found

Find: TypeAlias = "Callable[[str], Sequence[Found]]"
"""Gives what fits some words, best first."""


def is_told_at(session: Session) -> bool:
    """Whether the question at hand is the first one, at which it can be said what happened.

    Where a library has no entries, no words lead anywhere.
    """
    if session.case.walk.steps or session.page.kind != "question":
        return False
    return any(node.entry for node in session.desk.library.nodes.values())


def says(session: Session, line: str) -> bool:
    """Whether a line at the first question is no answer to it, but says what happened."""
    if not is_told_at(session) or not in_own_words(line):
        return False
    try:
        words.given(line, session.page)
    except FieldError:
        return True
    return False


def hear(session: Session, said: str, find: Find, lines: Lines) -> bool:
    """Begin where the words lead; False where nothing fits them, or they are no text, and that was
    said.
    """
    try:
        said = blocks.text(said)
    except FieldError as error:
        lines.refuse(session.desk.language(error.key, **error.values))
        return False
    found = find(said)
    if not found:
        lines.refuse(_nothing(session))
        return False
    begin(session, said, found, lines)
    return True


def begin(session: Session, said: str, found: Sequence[Found], lines: Lines) -> None:
    """Go on with a new case of who said that, at what they choose of what was found.

    What everybody is asked first is not offered, but asked. What was said is kept as their story.
    Who goes back from what was found stays at the case at hand.

    Raises:
        Left: they leave.
    """
    desk = session.desk
    asked = found and desk.is_gate(found[0].node)
    node = found[0].node if asked else _chosen(found, session, lines)
    if node is not None:
        session.open(desk.told(said, node))


def _nothing(session: Session) -> str:
    desk = session.desk
    return desk.language("found_nothing", example=said_example(desk.library))


def _chosen(found: Sequence[Found], session: Session, lines: Lines) -> str | None:
    """The node of what is chosen; nothing leads to the ordinary beginning, and None back."""
    say = session.desk.language
    if not found:
        lines.print(_nothing(session))
        return ""
    lines.print(say("found_choose"))
    titles = [*(place.title for place in found), say("found_none")]
    for number, title in enumerate(titles, start=1):
        lines.print(f"{number}. {title}")
    while (word := aside(lines, say)) is not None:
        if word == BACK:
            return None
        try:
            choice = words.number(word, len(titles))
        except FieldError as error:
            lines.refuse(say(error.key, **error.values))
            continue
        return found[choice - 1].node if choice <= len(found) else ""
    return ""
