"""The whole way, to be read ahead: every rung, what became of it, and to whom one turns there.

Owns how it is told, and which digit, or click, means which rung; on a narrow screen it is the
ladder. Refuses to lead anywhere: it gives the rung that was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.ladder import Rung, is_open
from wizard.outcome.page import Page, Pages
from wizard.tui import clicks
from wizard.tui.dialogs import Readable
from wizard.tui.side_panel import SIGNS, STYLES
from wizard.tui.step import mark
from wizard.tui.text import Hanging

MARGIN = 6
"""Columns before the name of a rung, and before what belongs to it."""


class WayWindow(Readable[Rung | None]):
    """The rungs of a page; gives the one to go to."""

    def __init__(self, page: Page, pages: Pages, say: Language, at: str) -> None:
        """`at` is the rung to be in sight; without it the one at hand is."""
        self._rungs = page.ladder
        here = next((rung.id for rung in page.ladder if rung.state == "here"), "")
        self._at = at or here
        parts = [
            Hanging([*_rung(rung, number, pages, say), *_at_hand(rung, page)], id=rung.id)
            for number, rung in enumerate(page.ladder, start=1)
        ]
        super().__init__(say, say("your_way"), parts)

    def on_resize(self) -> None:
        """Show the rung that is meant."""
        super().on_resize()
        if self._at:
            meant = self.query_one(f"#{self._at}")
            self.call_after_refresh(meant.scroll_visible, animate=False, top=True)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its rung, where one can."""
        if event.key in "0123456789":
            number = int(event.key) or 10
            chosen = self._rungs[number - 1 : number]
            if chosen and is_open(chosen[0]):
                self.dismiss(chosen[0])


def _rung(rung: Rung, number: int, pages: Pages, say: Language) -> Iterator[tuple[int, Content]]:
    news = ": ".join(filter(None, (rung.said, rung.result)))
    digit = f"{number % 10}" if is_open(rung) and number <= 10 else ""
    head = Content.assemble(
        (f"{digit:>2}  ", "bold $primary"),
        (f"{SIGNS[rung.state]} {rung.title}", STYLES[rung.state]),
        (f"  {news}" if news else "", "$dim"),
        (f"  {say('way_leads' if rung.leads else 'way_back')}" if digit else "", "$primary"),
    )
    yield MARGIN, clicks.key(head, digit)
    for name in pages.ladder.contacts(rung.id):
        contact = pages.sources.contact(name)
        # Calmly: what is not confirmed is marked where one turns to it.
        sure = mark(contact.status, contact.status_text)
        said = sure if contact.sure else Content.styled(contact.status_text, "$dim")
        before = " " * MARGIN
        yield MARGIN, Content.assemble(f"{before}{contact.label}  ", said)
        if contact.url:
            address = Content.styled(f"{before}{contact.url}", "$primary")
            yield MARGIN, clicks.address(address, contact.url)


def _at_hand(rung: Rung, page: Page) -> Iterator[tuple[int, Content]]:
    """What is waited for on the rung at hand, where something was done and no term has begun."""
    if rung.state == "here" and rung.day and page.deadline is None:
        for words in filter(None, (page.heading, page.details)):
            yield MARGIN, Content(" " * MARGIN).append(words)
