"""The left side of a wide screen: the ladder, the dates, where the case is kept."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.deadline_words import told
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Page
from wizard.tui.one_frame import extent
from wizard.tui.text import Text

SIGNS = {"passed": "✓", "here": "▸", "ahead": "○", "skipped": "·"}
ROOM = 28
"""Columns beside the marks; `Side` is 34 wide."""
STYLES = {"passed": "$success", "here": "bold $primary", "ahead": "", "skipped": "$dim"}


class Side(VerticalScroll, can_focus=False):
    """What lies behind, what is at hand, what is ahead."""

    virtual_size = extent()

    def __init__(self, say: Language) -> None:
        super().__init__(id="side")
        self._say = say

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Text("ladder")
        yield Text("dates")

    def show(self, page: Page, today: date) -> None:
        """Put the ladder and the dates of a page in place."""
        lines = [Content.styled(self._say("your_way"), "bold $dim")]
        for rung in page.ladder:
            lines += self._rung(rung)
        self.query_one("#ladder", Text).put(Content("\n").join(lines))
        self.query_one("#dates", Text).put(self._dates(page, today))

    def _rung(self, rung: Rung) -> list[Content]:
        doubt = ("  ⚠", "$warning") if rung.doubtful else ""
        head = Content.assemble(
            (f"{SIGNS[rung.state]} {rung.title}", STYLES[rung.state]),
            doubt,
        )
        news = [word for word in (rung.day, rung.result) if word]
        if not news or rung.state == "ahead":
            return [head]
        joined = " ".join(news)
        lines = [joined] if len(joined) <= ROOM else news
        return [head, *(Content.styled(f"  {line}", "$dim") for line in lines)]

    def _dates(self, page: Page, today: date) -> Content:
        """What is to be done, and what is being waited for; what was not sent yet has no date."""
        sent = [due for due in page.deadlines if due.sent]
        if not sent:
            return Content("")
        lines = [Content.styled(self._say("dates"), "bold $dim")]
        for due in sent:
            day = self._say.short_day(due.day)
            whose = told(due, "whose", today, self._say, day)
            kind = f"{whose} · {self._say(f'short_{due.binding}')}"
            lines.append(Content.assemble((day, "bold"), f"  {due.title}"))
            lines.append(Content.styled(f"{'':{len(day)}}  {kind}", "$dim"))
        return Content("\n").join(lines)
