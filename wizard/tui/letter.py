"""The text to be sent, told beside the step: what it is called, how long it is, what it lacks.

Owns those lines at any width; pure. Refuses to know where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.outcome.text_patterns import GAP
from wizard.tui.frame import fitted


def title(page: Page, say: Language, width: int) -> Content:
    """What the letter of a page is called, how long it is, and whether it is no more the wizard's.

    A long name is cut before that.
    """
    if page.message is None:
        return Content("")
    more = " · ".join(filter(None, (_lines(page.message.text, say), state(page, say))))
    rest = Content.styled(f" · {more}", "$dim")
    name = Content.styled(page.message.title, "bold $foreground")
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
    entries = [("m", say("letter_whole")), ("c", say("short_copy"))]
    if page.written is not None:
        entries.append(("e", say("short_edit")))
    return fitted(entries, width)


def reading(page: Page, say: Language, width: int) -> Content:
    """The keys of a letter on the whole screen."""
    entries = [("Esc", say("letter_back")), ("c", say("short_copy"))]
    if page.written is not None:
        entries.append(("e", say("short_edit")))
    return fitted(entries, width)


def line(page: Page, say: Language, width: int) -> Content:
    """In one line what there is to read besides and how it is opened, as much as fits.

    What a letter lacks is told before how else it could be had.
    """
    ways = [say("letter_show_copy"), say("letter_show")]
    if page.status is not None:
        ways = [say("document_show_save"), say("document_show")]
        return _line(say("document_ready"), "", ways, width)
    if page.message is None:
        return Content("")
    lines = _lines(page.message.text, say)
    if page.written is None:
        return _line(say("letter_sent", date=page.message.day, lines=lines), "", ways, width)
    amiss = []
    if gaps := len(GAP.findall(page.message.text)):
        amiss.append(say.plural("gaps", gaps))
    if page.remarks:
        amiss.append(say.plural("remarks_found", len(page.remarks)))
    return _line(say("letter_ready", lines=lines), ", ".join(amiss), ways, width)


def _line(told: str, amiss: str, ways: Sequence[str], width: int) -> Content:
    """The longest of the ways to say it that fits."""
    for keys in ways:
        parts: list[tuple[str, str] | str] = [(told, "bold")]
        if amiss:
            parts += [", ", (amiss, "$warning")]
        found = Content.assemble(*parts, (f" — {keys}", "$primary"))
        if found.cell_length <= width:
            return found
    found = Content.assemble((told, "bold"), (f" — {ways[-1]}", "$primary"))
    if found.cell_length > width:
        found = Content.styled(ways[-1], "$primary")
    return Content.assemble(("⚠ ", "$warning"), found) if amiss else found


def _lines(text: str, say: Language) -> str:
    return say.plural("lines", text.count("\n") + 1)
