"""The whole way, to be read ahead: every rung, what became of it, and to whom one turns there.

Owns how it is told; on a narrow screen it is the ladder. Refuses to lead anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Page, Pages
from wizard.tui import clicks
from wizard.tui.dialogs import Reading
from wizard.tui.side_panel import SIGNS, STYLES
from wizard.tui.step import mark


def way(page: Page, pages: Pages, say: Language) -> Reading:
    """The rungs of a page."""
    blocks = [Content("\n").join(_rung(rung, pages)) for rung in page.ladder]
    return Reading(say, say("your_way"), Content("\n").join(blocks))


def _rung(rung: Rung, pages: Pages) -> Iterator[Content]:
    news = " ".join(filter(None, (rung.day, rung.result)))
    head = Content.styled(f"{SIGNS[rung.state]} {rung.title}", STYLES[rung.state])
    yield Content.assemble(head, (f"  {news}", "$dim")) if news else head
    for name in pages.ladder.contacts(rung.id):
        contact = pages.sources.contact(name)
        yield Content.assemble(f"    {contact.label}  ", mark(contact.status, contact.status_text))
        if contact.url:
            yield clicks.address(Content.styled(f"    {contact.url}", "$primary"), contact.url)
