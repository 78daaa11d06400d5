"""The step at hand: what to do, whom to turn to, by when an answer is due.

Owns the widgets of the reading part of a page. They are made once and updated in place: a new
screen a step would cost ten times as much. All text is content, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from wizard.i18n import Language
from wizard.outcome.advice import Remark
from wizard.outcome.dates import Deadline
from wizard.outcome.deadline_words import basis, missed, phrase
from wizard.outcome.defined_words import DefinedWords
from wizard.outcome.page import Page
from wizard.outcome.prompts import above
from wizard.outcome.sources import ContactLine
from wizard.tui import clicks, remarks
from wizard.tui.one_frame import extent, nothing
from wizard.tui.step_text import StepText
from wizard.tui.text import Text

MARKS = {
    "confirmed": ("✓", "$success"),
    "former_edition": ("⚠", "$warning"),
    "unconfirmed": ("⚠", "$warning"),
    "disputed": ("⚠", "$warning"),
    "outdated": ("⚠", "$warning"),
    "wrong": ("✗", "$error"),
    "blocked": ("✗", "$error"),
}


OVERLAP = 1
"""Lines that are seen again where the text is turned."""


class StepView(VerticalScroll, can_focus=False):
    """Everything above the choices."""

    virtual_size = extent()
    render_lines = nothing

    def __init__(self, say: Language, moved: Callable[[], None]) -> None:
        """`moved` is called when more or less of the text is in sight."""
        super().__init__(id="body")
        self._say = say
        self._moved = moved
        self._about = Text("about")
        self._reading = StepText()
        self._remarks = Text("remarks")
        self._notice = Text("notice")

    @property
    def below(self) -> int:
        """How many lines are out of sight below; the blank one behind the last is none."""
        return max(0, round(self.max_scroll_y - self.scroll_y) - self._blank)

    def ahead(self, width: int, shown: int) -> int:
        """As `below`, before a new text is laid out in its place.

        Args:
            width: columns.
            shown: the lines that will be in sight.
        """
        room = width - self.gutter.width
        lines = sum(self._lines(part, room) for part in self.children if part.display)
        return max(0, lines - self._blank - shown)

    @property
    def _blank(self) -> int:
        """The blank lines behind the last part."""
        return next((p.styles.margin.bottom for p in reversed(self.children) if p.display), 0)

    def turn(self, pages: int) -> None:
        """Show what comes next, or came before; a line stays, for a word alone tells nothing."""
        lines = max(1, self.size.height - OVERLAP)
        self.scroll_relative(y=pages * lines, animate=False)

    def _lines(self, part: Widget, room: int) -> int:
        """The lines of a part with its frame; those of all were counted when they last changed."""
        widest = part.styles.max_width
        room = min(room, int(widest.value)) if widest else room
        margin = part.styles.margin.height
        lines = part.get_content_height(self.size, self.app.size, room - part.gutter.width)
        return lines + part.gutter.height + margin

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self._moved()

    def watch_virtual_size(self) -> None:
        """Tell that the text has another length, once it is laid out."""
        self.call_later(self._moved)

    def on_resize(self) -> None:
        """Tell that the text has another room."""
        self._moved()

    def compose(self) -> ComposeResult:
        """Every part, in the order in which it is read."""
        yield self._about
        yield self._reading
        yield self._remarks
        yield self._notice

    def show(
        self,
        page: Page,
        today: date,
        *,
        defined: DefinedWords,
        about: str,
        notice: str,
        kept: str,
    ) -> None:
        """Put a page in place of the one before.

        Args:
            page: the page.
            today: the day on which it is shown.
            defined: the words that are explained: those of the text are marked.
            about: what the program is, before anything was answered.
            notice: what it is not.
            kept: where the document of an outcome is.
        """
        self._about.put(Content.styled(about, "$dim") if about else "")
        said = [page.heading, page.details or "", *page.steps]
        heading, details, *steps = map(_marked, said, defined.places(said))
        self._reading.put(
            [heading.stylize("bold $primary"), details],
            steps,
            [*self._below(page, today), *(self._ended(page, today, kept) if page.status else ())],
        )
        self._notice.put(Content.styled(notice, "$dim") if notice else "")
        self.scroll_home(animate=False, immediate=True)

    def remark(self, found: Sequence[Remark]) -> None:
        """Show what is to be said about the letter, where the letter is out of sight."""
        self._remarks.put(remarks.summary(found, self._say))

    def _below(self, page: Page, today: date) -> Iterator[Content]:
        """Whom to turn to, by when an answer is due, and what of the facts is not confirmed."""
        if page.contact:
            yield self._contact(page.contact)
        if page.doubtful:
            yield self._doubtful(page.doubtful)
        if page.deadline:
            yield self._due(page.deadline, phrase(page.deadline, today, self._say))
        for due in above(page):
            yield self._due(due, missed(due, today, self._say))
        if page.again:
            yield Content.styled(phrase(page.again, today, self._say), "$dim")
        if page.doubts:
            typing = page.field is not None or page.lines  # where every letter is one of the answer
            yield Content.styled(self._say("doubts", letter="F2" if typing else "i"), "$dim")

    def _ended(self, page: Page, today: date, kept: str) -> Iterator[Content]:
        """What is left of a case that is over: its dates, and where its document is."""
        days = [due for due in page.deadlines if due.stands]
        if days:
            lines = [Content.styled(self._say("dates"), "bold")]
            for due in days:
                lines.append(
                    Content.assemble(
                        f"{due.title}: ", self._due(due, phrase(due, today, self._say))
                    )
                )
            yield Content("\n").join(lines)
        if kept:
            yield Content.assemble((f"{self._say('document_place')}  ", "bold"), (kept, "$dim"))

    def _contact(self, contact: ContactLine) -> Content:
        parts: list[Content | tuple[str, str] | str] = [(f"{contact.label}  ", "bold")]
        parts.append(_value(contact))
        if contact.url and not contact.spelled:
            parts += ["  ", clicks.address(Content.styled(contact.url, "$primary"), contact.url)]
        parts.append("  ")
        parts.append(mark(contact.status, contact.status_text))
        return Content.assemble(*parts)

    def _doubtful(self, contacts: tuple[ContactLine, ...]) -> Content:
        lines = [Content.styled(f"⚠ {self._say('doubtful_heading')}", "bold $warning")]
        for contact in contacts:
            checked = self._say("checked_on", date=contact.checked)
            lines.append(
                Content.assemble(
                    f"  {contact.value}  ",
                    (f"{contact.label}  ", "$dim"),
                    mark(contact.status, contact.status_text),
                    (f"  {checked}", "$dim"),
                )
            )
        return Content("\n").join(lines)

    def _due(self, due: Deadline, words: str) -> Content:
        sure = due.binding == "law" and due.status == "confirmed"
        style = "bold $success" if sure else "$dim"
        kind = (basis(due, self._say), style)
        return Content.assemble(words, ("  ·  ", "$dim"), kind)


def _marked(text: str, places: Sequence[tuple[int, int]]) -> Content:
    """A text in which the words are underlined that are explained."""
    content = Content(text)
    for start, end in places:
        content = content.stylize("underline", start, end)
    return content


def _value(contact: ContactLine) -> Content:
    """What a contact is, in which its address can be clicked."""
    value, address = Content(contact.value), contact.spelled
    if not contact.url or not address:
        return value
    before, _, after = contact.value.partition(address)
    link = clicks.address(Content.styled(address, "$primary"), contact.url)
    return Content.assemble(before, link, after)


def mark(status: str, words: str) -> Content:
    """A status as a mark and a word."""
    sign, style = MARKS[status]
    return Content.styled(f"{sign}\u00a0{words}", style)
