"""The keys below a page: those that a person needs there first, as many as fit.

Owns which those are, and their order. Refuses to draw: how many fit is for `frame`.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.tui.frame import CLOSE, ROOMY, fitted, length
from wizard.tui.keys import BACK, LANGUAGE

Shown = tuple[str, str]
"""A key and what it does."""
LETTERED = 98
"""Columns from which the keys of a letter name it; below, the line that tells of it does."""


def footer(page: Page, after: int, width: int, say: Language, other: str = "") -> Content:
    """The keys that matter now.

    Args:
        page: the page at hand.
        after: how many choices an outcome offers.
        width: columns.
        say: the language.
        other: the next language, by its own name, where there is one.
    """
    if page.lines or page.field is not None:
        return fitted(_typing(page, say), width)
    cramped = page.message is not None and width <= ROOMY
    back = "" if cramped else say("short_back")
    leading = [*_choosing(page, after, width, say), (BACK.shown, back)]
    if other and page.number == 1:  # who reads another one has to find it before all else
        leading.insert(1, (LANGUAGE.shown, other))
    vital = [*leading, *_vital(page, width, say)]
    if page.message and length(vital, CLOSE) > width:  # the list itself shows its digits
        vital = vital[1:]
    return fitted(vital, width, _further(page, say))


def _typing(page: Page, say: Language) -> Iterator[Shown]:
    """Where letters are typed, so that only other keys do something else."""
    long = page.field is not None and page.field.takes.multiline
    yield "Tab Enter" if long else "Enter", say("short_next")
    if long:
        yield "Enter", say("short_line")
    if page.lines:
        yield "Tab ↑↓", say("short_field")
    yield "Esc", say("short_back")
    yield "F1", say("short_help")
    yield "Ctrl+C", say("short_quit")
    yield "Ctrl+P", say("short_commands")


def _choosing(page: Page, after: int, width: int, say: Language) -> Iterator[Shown]:
    count = after if page.kind == "outcome" else len(page.options)
    digits = "1–9, 0" if count > 9 else f"1–{count}"
    if page.kind == "checklist":
        yield f"{digits} Enter" if width > ROOMY else "Enter", say("short_tick")
        yield "0", say("short_done")
    else:
        yield digits, say("short_choose")


def _vital(page: Page, width: int, say: Language) -> Iterator[Shown]:
    """What the page is for, and the way out."""
    if page.status is not None:
        yield "m", say("short_document")
    if page.message:
        if width >= LETTERED:
            yield "m", say("short_letter")
        yield "c", say("short_copy")
    if page.written is not None:
        yield "e", say("short_edit")
    leaving = [("?", say("short_help")), ("q", say("short_quit"))]
    keeping = [("s", say("short_save"))]  # who has something to send may go away to do so
    if page.message and page.message.signed:
        keeping.insert(0, ("p", say("short_print")))
    if page.kind == "checklist":  # who gathers something has it at hand
        keeping = [("a", say("short_evidence"))]
    yield from (*keeping, *leaving) if width > ROOMY else (*leaving, *keeping)


def _further(page: Page, say: Language) -> Iterator[Shown]:
    if page.kind == "checklist":
        yield "s", say("short_save")
    yield "i", say("short_sources")
    yield "r", say("short_review")
    if page.ladder:
        yield "w", say("short_way")
    if page.message:
        yield "a", say("short_evidence")
    if page.waiting and page.deadline:
        yield "d", say("short_calendar")
    if page.contact and page.contact.url:
        yield "o", say("short_open")
