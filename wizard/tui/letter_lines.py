"""The text to be sent, told beside the step: what it is called, how long it is, what it lacks.

Owns those lines at any width; pure. Refuses to know where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.pattern import pattern
from wizard.tui.columns import WIDE
from wizard.tui.frame import fitted

NAMED = 14
"""Columns of a name that still say which it is."""
_SIGNED = pattern(r"(?<=_ )/ [^/\n]+ /$", re.MULTILINE)
WIDEST_SHEET = 100
"""Columns of a letter on the whole screen at the most, as the style sheet has them."""


def held(text: str) -> str:
    """A letter whose signature keeps its name together, whatever room there is."""
    return _SIGNED.sub(lambda name: name[0].replace(" ", "\u00a0"), text)


def sheet(width: int) -> int:
    """The columns of a letter on the whole of a screen that has `width`, beside edges and bar."""
    return max(1, min(width - (4 if width >= WIDE else 2), WIDEST_SHEET) - 1)


def title(page: Page, say: Language, width: int, lines: int) -> Content:
    """What the letter of a page is called, how long it is, and whether it is no more the wizard's.

    A long name is cut before that, but not so far that it says nothing.

    Args:
        page: the page.
        say: the language.
        width: columns of the title.
        lines: how many the letter takes.
    """
    if page.message is None:
        return Content("")
    name = Content.styled(page.message.title, "bold $foreground")
    long, done = say.plural("lines", lines), state(page, say)
    for more in ((long, done), (done,), (long,)):
        rest = Content.styled("".join(f" · {part}" for part in more if part), "$dim")
        if width - rest.cell_length >= min(name.cell_length, NAMED):
            break
    return name.truncate(max(0, width - rest.cell_length), ellipsis=True) + rest


def state(page: Page, say: Language) -> str:
    """Whether the letter was sent already, or is in the person's own words."""
    if page.message is None:
        return ""
    if page.written is None:
        return say("sent_on", date=page.message.day)
    return say("edited") if page.message.text != page.written else ""


def keys(page: Page, say: Language, width: int) -> Content:
    """The keys of a letter beside its step, the vital ones first, as many as fit."""
    return fitted([("m", say("letter_whole")), *_done_with(page, say)], width)


def reading(page: Page, say: Language, width: int) -> Content:
    """The keys of a letter on the whole screen."""
    return fitted([("Esc", say("letter_back")), *_done_with(page, say)], width)


def _done_with(page: Page, say: Language) -> Iterator[tuple[str, str]]:
    """What can be done with a letter, wherever it is read."""
    yield "c", say("short_copy")
    if page.written is not None:
        yield "e", say("short_edit")
    if page.message is not None and page.message.signed:
        yield "p", say("short_print")


def line(page: Page, say: Language, width: int, room: int) -> Content:
    """In one line what there is to read besides and how it is opened, as much as fits.

    What a letter lacks is told, and how that is filled in, before how else it could be had.

    Args:
        page: the page.
        say: the language.
        width: columns of the line.
        room: columns of the letter on the whole screen.
    """
    ways = [say("letter_show_copy"), say("letter_show")]
    if page.status is not None:
        ways = [say("document_show_save"), say("document_show")]
        return _line((say("document_ready"), say("document_short")), "", ways, width)
    if page.message is None:
        return Content("")
    lines = say.plural("lines", count(page.message.text, room))
    short = say("letter_short", lines=lines)
    if page.written is None:
        told = say("letter_sent", date=page.message.day, lines=lines)
        return _line((told, short), "", ways, width)
    amiss = []
    if gaps := page.message.gaps:
        amiss.append(say.plural("gaps", gaps))
        ways = [say("letter_show_fill_copy"), say("letter_show_fill"), ways[-1]]
    if page.remarks:
        amiss.append(say.plural("remarks_found", len(page.remarks)))
    return _line((say("letter_ready", lines=lines), short), ", ".join(amiss), ways, width)


def _line(told: Sequence[str], amiss: str, ways: Sequence[str], width: int) -> Content:
    """The longest of the ways to say it that fits; where there is no room, a mark says what is
    amiss.
    """
    long, short = told
    warned: list[tuple[str, str] | str] = [", ", (amiss, "$warning")] if amiss else []
    sign: list[tuple[str, str] | str] = [("⚠ ", "$warning")] if amiss else []
    found = Content("")
    for before, words, after, keys in (
        *(([], long, warned, keys) for keys in ways),
        (sign, long, [], ways[-1]),
        (sign, short, [], ways[-1]),
        (sign, "", [], ways[-1]),
    ):
        gap = " — " if words else ""
        found = Content.assemble(*before, (words, "bold"), *after, (f"{gap}{keys}", "$primary"))
        if found.cell_length <= width:
            break
    return found


def count(text: str, room: int) -> int:
    """The lines of a text in `room` columns: what is told is what is seen."""
    return len(Content(held(text)).wrap(max(1, room)))
