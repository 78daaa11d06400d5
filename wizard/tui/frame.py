"""The lines around a step: title and state above, trail, keys below.

Owns what fits into them at a width; pure, so that every width can be tested.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content

from wizard.cases.case import Case
from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.tui import clicks
from wizard.tui.keys import LANGUAGE

WIDE = 98
"""Columns from which the first key gets its word."""
ROOMY = 60
"""Columns from which keys stand three apart."""


def head(case: Case, page: Page, width: int) -> Content:
    """What this is, the case, and whether it is kept."""
    say = case.desk.language
    if case.elsewhere:
        state = Content.styled(f"⚠ {say('read_only')}", "bold $warning")
    elif case.trouble:
        state = Content.styled(f"⚠ {say('not_saved_short')}", "bold $error")
    elif case.saved_at:
        state = Content.styled(say("saved_at", time=f"{case.saved_at:%H:%M}"), "$dim")
    else:
        state = Content("")
    title = Content.assemble((f"{say('app')}   ", "bold $primary"), (page.title, "bold"))
    title = title.truncate(max(0, width - state.cell_length - 2), ellipsis=True)
    gap = " " * max(2, width - title.cell_length - state.cell_length)
    return Content.assemble(title, gap, state)


def heading(title: str, state: str, width: int) -> Content:
    """A title and, at the end of the line, a state."""
    end = Content.styled(state, "$dim")
    line = Content.styled(title, "bold $primary")
    line = line.truncate(max(0, width - end.cell_length - 2), ellipsis=True)
    return Content.assemble(line, " " * max(2, width - line.cell_length - end.cell_length), end)


def editing(width: int, say: Language) -> Content:
    """The keys of the editor, the vital ones first, as many as fit."""
    words = [
        ("Esc", "editor_done"),
        ("Ctrl+R", "editor_restore"),
        ("Ctrl+Z", "editor_undo"),
        ("Tab", "editor_gap"),
    ]
    return fitted([(key, say(name)) for key, name in words], width)


def progress(page: Page, say: Language) -> Content:
    """How far it can still be; at the end, how it ended."""
    return Content.styled(_progress(page, say), "$dim")


def trail(page: Page, width: int, say: Language) -> Content:
    """One line in place of the ladder: the rung, by when somebody has to act, how far it is."""
    on_ladder = any(rung.state == "here" for rung in page.ladder)
    parts = [page.trail] if on_ladder else []
    if page.deadline and page.deadline.sent:
        parts.append(say(f"until_{page.deadline.whose}", date=say.short_day(page.deadline.day)))
    parts.append(_progress(page, say))
    line = Content.styled(" · ".join(parts), "bold $dim")
    return line.truncate(max(1, width), ellipsis=True)


def keys(page: Page, after: int, width: int, say: Language, other: str = "") -> Content:
    """The keys that matter now, the vital ones first, as many as fit.

    Args:
        page: the page at hand.
        after: how many choices an outcome offers.
        width: columns.
        say: the language.
        other: the next language, by its own name, where there is one.
    """
    entries = _vital(page, after, say, width)
    if other and page.number == 1:  # who reads another one has to find it before all else
        entries.insert(2, (LANGUAGE.shown, other))
    return fitted(entries, width)


def fitted(entries: Iterable[tuple[str, str]], width: int) -> Content:
    """Keys with their words, as many as fit."""
    gap = "   " if width > ROOMY else "  "
    parts: list[Content | str] = []
    taken = 0
    for key, word in entries:
        words = f" {word}" if word else ""
        needed = cell_len(key + words) + (len(gap) if parts else 0)
        if taken + needed <= width:
            taken += needed
            pulled = Content.assemble((key, "bold $primary"), (words, "$dim"))
            parts += [*([gap] if parts else []), clicks.key(pulled, key)]
    return Content.assemble(*parts)


def _progress(page: Page, say: Language) -> str:
    if page.kind == "outcome":
        return say(f"outcome_{page.status}").capitalize()
    return say("progress", number=page.number) + page.ahead


def _vital(page: Page, after: int, say: Language, width: int) -> list[tuple[str, str]]:
    if page.lines:
        return [
            ("Enter", say("short_next")),
            ("Tab ↑↓", say("short_field")),
            ("Esc", say("short_back")),
            ("F1", say("short_help")),
            ("Ctrl+C", say("short_quit")),
        ]
    if page.field is not None:
        long = page.field.takes.multiline
        return [
            ("Tab Enter" if long else "Enter", say("short_next")),
            *([("Enter", say("short_line"))] if long else []),
            ("Esc", say("short_back")),
            ("F1", say("short_help")),
            ("Ctrl+C", say("short_quit")),
        ]
    count = after if page.kind == "outcome" else len(page.options)
    ticks = page.kind == "checklist"
    word = "short_tick" if ticks else "short_choose"
    entries = [
        ("1–9, 0" if count > 9 else f"1–{count}", say(word) if width >= WIDE or ticks else ""),
        *([("End → Enter", say("short_done"))] if ticks else []),
        # An arrow says it alone where two keys for the message need the room.
        ("←", say("short_back") if width > ROOMY or page.written is None else ""),
    ]
    if page.status is not None:
        entries.append(("m", say("short_document")))
    if page.message and width >= WIDE:  # below, the line that tells of the letter names it
        entries.append(("m", say("short_letter")))
    if page.message:
        entries.append(("c", say("short_copy")))
    if page.written is not None:
        entries.append(("e", say("short_edit")))
    if page.message and page.message.signed:
        entries.append(("p", say("short_print")))
    entries += [("?", say("short_help")), ("q", say("short_quit"))]
    rest = [("i", say("short_sources")), ("r", say("short_review"))]
    saving = [("s", say("short_save"))]  # who has something to send may go away to do so
    entries += [*saving, *rest] if page.message else [*rest, *saving]
    if page.ladder:
        entries.append(("w", say("short_way")))
    if page.message or ticks:  # who sends or gathers something has it at hand
        entries.append(("a", say("short_evidence")))
    if page.waiting and page.deadline:
        entries.append(("d", say("short_calendar")))
    if page.contact and page.contact.url:
        entries.append(("o", say("short_open")))
    return entries
