"""The step at hand: what to do, whom to turn to, the message, by when an answer is due.

Owns the widgets of the reading part of a page. They are made once and updated in place: a new
screen a step would cost ten times as much. All text is content, never markup.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wizard.i18n import Language
from wizard.outcome.dates import Deadline, basis, phrase
from wizard.outcome.page import Page
from wizard.outcome.sources import ContactLine
from wizard.tui import remarks
from wizard.tui.steady import extent

if TYPE_CHECKING:
    from textual.widgets import Markdown

MARKS = {
    "confirmed": ("✓", "$success"),
    "unconfirmed": ("⚠", "$warning"),
    "disputed": ("⚠", "$warning"),
    "outdated": ("⚠", "$warning"),
    "wrong": ("✗", "$error"),
    "blocked": ("✗", "$error"),
}


class TextBlock(Static):
    """Words in their place."""

    virtual_size = extent()


class Text(TextBlock):
    """Words that take no room when there are none."""

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)
        self.styles.display = "none"
        self._put = Content("")

    def put(self, content: Content | str) -> None:
        """Show `content`, or nothing; what stands there already is not drawn anew."""
        text = content if isinstance(content, Content) else Content(content)
        if text.is_same(self._put):
            return
        if bool(text.plain) != bool(self._put.plain):
            # Not by a class: the style sheet would be gone through for each part of a page. What is
            # not empty may still be left out of a low screen by it.
            self.styles.display = None if text.plain else "none"
        if text.plain:
            self.update(text)
        self._put = text


class Line(Horizontal):
    """A numbered step, its text hanging beside the number."""

    virtual_size = extent()

    def __init__(self, number: int) -> None:
        super().__init__(classes="line")
        self._number = TextBlock(f"{number}", classes="number", markup=False)
        self._text = TextBlock("", classes="text", markup=False)

    def compose(self) -> ComposeResult:
        """The number and the text."""
        yield self._number
        yield self._text

    def put(self, text: str | None) -> None:
        """Show a step, or nothing."""
        self.display = text is not None
        if text is not None:
            self._text.update(Content(text))


class StepView(VerticalScroll, can_focus=False):
    """Everything above the choices."""

    virtual_size = extent()

    def __init__(self, say: Language) -> None:
        super().__init__(id="body")
        self._say = say
        self._lines: list[Line] = []
        self._document: Markdown | None = None
        self._remarks = 0

    class Moved(Message):
        """More or less of the text is in sight."""

    @property
    def below(self) -> int:
        """How many lines are out of sight below."""
        return max(0, round(self.max_scroll_y - self.scroll_y))

    @property
    def remarks_below(self) -> int:
        """How many remarks there are, where they are out of sight below."""
        top = self._text("remarks").virtual_region.y
        return self._remarks if top >= self.scroll_y + self.size.height else 0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """Tell that the text has another length."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Tell that the text has another room."""
        self.post_message(self.Moved())

    def compose(self) -> ComposeResult:
        """Every part, in the order in which it is read."""
        yield Text("about")
        yield Text("heading")
        yield Text("details")
        yield Text("contact")
        yield Text("doubtful")
        yield Text("due")
        yield Text("remarks")
        yield Text("message")
        yield Text("notice")

    def show(self, page: Page, today: date, *, about: str, notice: str, document: str) -> None:
        """Put a page in place of the one before."""
        self._text("about").put(Content.styled(about, "$dim") if about else "")
        self._text("heading").put(Content.styled(page.heading, "bold $primary"))
        self._text("details").put(page.details or "")
        for index in range(len(self._lines), len(page.steps)):
            self._lines.append(Line(index + 1))
            self.mount(self._lines[-1], before="#contact")
        for index, line in enumerate(self._lines):
            line.put(page.steps[index] if index < len(page.steps) else None)
        contact = self._text("contact")
        contact.put(self._contact(page.contact) if page.contact else "")
        self._text("doubtful").put(self._doubtful(page.doubtful))
        self._message(page)
        due = page.deadline
        self._text("due").put(self._due(due, today) if due else "")
        self._show_document(document)
        self._text("notice").put(Content.styled(notice, "$dim") if notice else "")
        self.scroll_home(animate=False)

    def _show_document(self, document: str) -> None:
        """Show the document of an outcome, or nothing; most walks never come to one."""
        if document and self._document is None:
            from textual.widgets import Markdown  # takes as long to import as all of the rest

            self._document = Markdown(document, id="document", open_links=False)
            self.mount(self._document, before="#notice")
        elif self._document is not None:
            self._document.display = bool(document)
            if document:
                self._document.update(document)

    def _text(self, name: str) -> Text:
        return self.query_one(f"#{name}", Text)

    def _message(self, page: Page) -> None:
        self._remarks = len(page.remarks)
        self._text("remarks").put(remarks.summary(page.remarks, self._say))
        box = self._text("message")
        box.put(page.message.text if page.message else "")
        if page.message is None:
            return
        hints = [self._say("copy_hint")]
        if page.written is None:
            hints.insert(0, self._say("sent_on", date=page.message.day))
        else:
            hints.insert(0, self._say("edit_hint"))
            if page.message.text != page.written:
                hints.insert(0, self._say("edited"))
        box.border_title = Content(page.message.title)
        box.border_subtitle = Content("   ".join(hints))

    def _contact(self, contact: ContactLine) -> Content:
        parts: list[Content | tuple[str, str] | str] = [(f"{contact.label}  ", "bold")]
        parts.append(contact.value)
        if contact.url and contact.url not in contact.value:
            parts.append((f"  {contact.url}", "$primary"))
        parts.append("  ")
        parts.append(mark(contact.status, contact.status_text))
        return Content.assemble(*parts)

    def _doubtful(self, contacts: tuple[ContactLine, ...]) -> Content:
        if not contacts:
            return Content("")
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

    def _due(self, due: Deadline, today: date) -> Content:
        sure = due.binding == "law" and due.status == "confirmed"
        style = "bold $success" if sure else "$warning"
        kind = (basis(due, self._say), style)
        return Content.assemble(phrase(due, today, self._say), ("  ·  ", "$dim"), kind)


def mark(status: str, words: str) -> Content:
    """A status as a mark and a word."""
    sign, style = MARKS[status]
    return Content.styled(f"{sign} {words}", style)
