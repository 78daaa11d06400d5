"""The lines around a step: title and state above, trail, keys below.

Owns what fits into them at a width; pure, so that every width can be tested. Which keys a page has
below is for `footer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from wizard.cases.case import Case
from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.tui import clicks

ROOMY = 60
"""Columns up to which keys stand close together."""
APART, CLOSE = 3, 2
"""Columns between two keys."""


def head(case: Case, page: Page, width: int) -> Content:
    """What this is, the case, and whether it is kept."""
    say = case.desk.language
    if case.elsewhere:
        state = Content.styled(f"⚠ {say('read_only')}", "bold $warning")
    elif case.trouble:
        state = Content.styled(f"⚠ {say('not_saved_short')}", "bold $error")
    elif case.passing:
        state = Content.styled(say("passing_short"), "$dim")
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


def editing(width: int, say: Language, *, gaps: bool, texts: int, overwritten: bool) -> Content:
    """The keys of the editor, the vital ones first, as many as fit.

    Args:
        width: columns.
        say: the language.
        gaps: whether the text has any.
        texts: how many there are of which one may stand in place of the gap that is selected.
        overwritten: whether one was typed over, which may not have been meant.
    """
    words = [("Esc", "editor_done")]
    if texts == 1:
        words += [("1", "editor_keep"), ("Del", "editor_drop")]
    elif texts:
        words += [(f"1–{texts}", "editor_keep_one")]
    if overwritten:
        words.append(("Ctrl+Z", "editor_gap_back"))
    if gaps:
        words.append(("Tab Shift+Tab", "editor_gap"))
    words.append(("Ctrl+R", "editor_restore"))
    if not overwritten:
        words.append(("Ctrl+Z", "editor_undo"))
    return fitted([(key, say(name)) for key, name in words], width)


def progress(page: Page, say: Language) -> Content:
    """How far it can still be; at the end, how it ended."""
    return Content.styled(_progress(page, say), "$dim")


def trail(page: Page, width: int, say: Language) -> Content:
    """One line in place of the ladder: the rung, the first day by which somebody has to act, and
    how far it is.
    """
    on_ladder = any(rung.state == "here" for rung in page.ladder)
    parts = [page.trail] if on_ladder else []
    days = [due for due in (page.deadline, *page.own_days) if due and due.sent]
    if first := min(days, key=lambda due: due.day) if days else page.again:
        parts.append(say(f"until_{first.whose}", date=say.short_day(first.day)))
    parts.append(_progress(page, say))
    line = Content.styled(" · ".join(parts), "bold $dim")
    return line.truncate(max(1, width), ellipsis=True)


def fitted(
    vital: Iterable[tuple[str, str]], width: int, further: Iterable[tuple[str, str]] = ()
) -> Content:
    """Keys with their words, as many as fit: closer together where all vital ones do so alone."""
    vital = list(vital)
    gap = CLOSE if width <= ROOMY or length(vital, APART) > width else APART
    parts: list[Content | str] = []
    taken = 0
    for key, word in (*vital, *further):
        words = f" {word}" if word else ""
        needed = cell_len(key + words) + (gap if parts else 0)
        if taken + needed <= width:
            taken += needed
            pulled = Content.assemble((key, "bold $primary"), (words, "$dim"))
            parts += [*([" " * gap] if parts else []), clicks.key(pulled, key)]
    return Content.assemble(*parts)


def length(keys: Sequence[tuple[str, str]], gap: int) -> int:
    """The columns of keys with their words and what stands between them."""
    words = sum(cell_len(f"{key} {word}" if word else key) for key, word in keys)
    return words + gap * (len(keys) - 1)


def _progress(page: Page, say: Language) -> str:
    if page.kind == "outcome":
        return say(f"outcome_{page.status}").capitalize()
    return say("progress", number=page.number) + page.ahead
