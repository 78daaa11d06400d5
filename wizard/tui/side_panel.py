"""The left side of a wide screen: the ladder, the dates, where the case is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.visual import Visual

from wizard.i18n import Language
from wizard.outcome.deadline_words import told
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Page
from wizard.tui import clicks
from wizard.tui.clicks import Clicked
from wizard.tui.keys import WAY
from wizard.tui.one_frame import extent
from wizard.tui.text import Text, hanging

SIGNS = {"passed": "✓", "here": "▸", "ahead": "○", "skipped": "·"}
MARGIN = 5
"""Columns around the words: before them, behind them, the line, and a blank behind that."""
NARROWEST, WIDEST = 24, 30
"""Columns of the words."""
STYLES = {"passed": "$success", "here": "bold $primary", "ahead": "", "skipped": "$dim"}


def needed(page: Page) -> int:
    """The columns that the ladder of a page takes, as wide as its words."""
    widest = max((len(rung.title) + 2 for rung in page.ladder), default=0)
    return min(max(widest, NARROWEST), WIDEST) + MARGIN


class Rungs(Clicked):
    """The lines of the ladder, of which only those are drawn anew that have changed.

    One or two of a dozen and a half do at a step, and to draw them all takes a tenth of it.
    """

    virtual_size = extent()
    auto_links = Reactive(False)
    ALLOW_SELECT = False

    def __init__(self, opened: Callable[[str], None]) -> None:
        """`opened` is called with the rung that was clicked."""
        super().__init__("", id="ladder", markup=False)
        self._opened = opened
        self.width = WIDEST
        """Columns, which are given before it is laid out."""
        self._given: list[Content] = []
        self._lines: list[Content] = []
        self._strips: dict[tuple[object, ...], Strip] = {}
        """A line as it was drawn, by its words, their colours, the ground and its columns."""
        self._broken_at = 0
        """The columns for which the lines are broken."""

    def put(self, lines: list[Content]) -> None:
        """Show `lines` in place of those before."""
        self._given, self._broken_at = lines, self.width
        fitting = (
            [one] if one.cell_length <= self.width else one.wrap(self.width) for one in lines
        )
        lines = [part for parts in fitting for part in parts]
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.refresh(layout=True)
            return
        changed = [y for y, line in enumerate(lines) if not line.is_same(before[y])]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def do(self, kind: str, what: str) -> None:
        """Show the rung that was clicked."""
        if kind == "rung":
            self._opened(what)
        else:
            super().do(kind, what)

    def on_resize(self) -> None:
        """Break the lines for the room that there is, where it is another."""
        if self._broken_at != self.width:
            self._strips.clear()
            self.put(self._given)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each."""
        return len(self._lines)

    def render(self) -> Content:
        """All of them."""
        return Content("\n").join(self._lines)

    def render_line(self, y: int) -> Strip:
        """One of them."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        line, style = self._lines[y], self.visual_style
        key = line.plain, tuple(line.spans), style, self.app.theme, self.size.width
        if key not in self._strips:
            (self._strips[key],) = Visual.to_strips(self, line, self.size.width, 1, style)
        return self._strips[key]


class Side(VerticalScroll, can_focus=False):
    """What lies behind, what is at hand, what is ahead."""

    virtual_size = extent()

    def __init__(self, say: Language, opened: Callable[[str], None]) -> None:
        """`opened` is called with the rung that was clicked."""
        super().__init__(id="side")
        self._say = say
        self._rungs = Rungs(opened)

    def compose(self) -> ComposeResult:
        """The parts."""
        yield self._rungs
        yield Text("dates")

    def widen(self, width: int) -> None:
        """Take `width` columns; 0 leaves it out."""
        self.styles.display = "block" if width else "none"
        if width:
            self.styles.width = width - 1
            self._rungs.width = width - MARGIN

    def show(self, page: Page, today: date) -> None:
        """Put the ladder and the dates of a page in place."""
        lines = [clicks.key(Content.styled(self._say("your_way"), "bold $dim"), WAY.shown)]
        for rung in page.ladder:
            lines += [clicks.rung(line, rung.id) for line in self._rung(rung)]
        self._rungs.put(lines)
        self.query_one("#dates", Text).put(self._dates(page, today))

    def _rung(self, rung: Rung) -> list[Content]:
        head = Content.styled(f"{SIGNS[rung.state]} {rung.title}", STYLES[rung.state])
        news = [word for word in (rung.day, rung.result) if word]
        if not news or rung.state == "ahead":
            return [head]
        joined = " ".join(news)
        lines = [joined] if len(joined) <= self._rungs.width - 2 else news
        below = (Content.styled(f"  {line}", "$dim") for line in lines)
        return [head, *(part for line in below for part in hanging(line, 2, self._rungs.width))]

    def _dates(self, page: Page, today: date) -> Content:
        """What is to be done, and what is being waited for; what was not sent yet has no date."""
        days = (*page.deadlines, *page.own_passed, *page.own_days)
        sent = [due for due in days if due.stands]
        if not (sent or page.again):
            return Content("")
        lines = [Content.styled(self._say("dates"), "bold $dim")]
        for due in sorted(sent, key=lambda due: due.day):
            day = self._say.short_day(due.day)
            whose = told(due, "whose", today, self._say, day)
            kind = f"{whose} · {self._say(f'short_{due.binding}')}"
            doubt = ("  ⚠", "$warning") if due.status != "confirmed" else ""
            of_it = Content.assemble((day, "bold"), f"  {due.title}")
            lines += hanging(of_it, len(day) + 2, self._rungs.width)
            kinds = Content.styled(f"  {kind}", "$dim")
            lines += hanging(Content.assemble(kinds, doubt), 2, self._rungs.width)
        if again := page.again:
            day = self._say.short_day(again.day)
            of_it = Content.assemble((day, "bold"), f"  {again.title}")
            lines += hanging(of_it, len(day) + 2, self._rungs.width)
            lines.append(Content.styled(f"  {told(again, 'whose', today, self._say)}", "$dim"))
        return Content("\n").join(lines)
