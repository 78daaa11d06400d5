"""The asking part of a page: choices, a field, a checklist.

Owns what is typed and picked, and hands it on at once, by a call and not by a message, so that
the next key finds the next page. Refuses to judge: a field's fault comes back from the walk and
is shown beside the field, with what was typed kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.outcome.page import Option, Page
from wizard.tui.choices import Choices, move_cursor
from wizard.tui.step import Text
from wizard.walk import fields

NEXT = "next"


class Field(Input):
    """One line to type in."""

    def __init__(self, name: str, done: Callable[[], None]) -> None:
        super().__init__(id=name, compact=name == "filter")
        self._done = done

    async def action_submit(self) -> None:
        """Enter."""
        self._done()

    def _on_paste(self, event: events.Paste) -> None:
        """Lines are joined: Textual would keep the first and drop the rest without a word."""
        event.stop()
        event.prevent_default()
        text = " ".join(event.text.split())
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)


class Ask(Vertical):
    """Asks for the answer to one page."""

    def __init__(self, say: Language, today: date, given: Callable[[object], None]) -> None:
        """`given` is called with each answer."""
        super().__init__(id="ask")
        self._given = given
        self._say = say
        self._today = today
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        """Every way of asking; one or two of them are shown."""
        yield Text("prompt")
        yield Field("filter", self._take_first)
        yield Field("field", lambda: self._given(self.query_one("#field", Input).value))
        yield TextArea(id="long", soft_wrap=True)
        yield Text("explain")
        yield Choices(self._choose)

    def show(self, page: Page, options: list[Option], prompt: str) -> None:
        """Ask for the answer to `page`."""
        self._page = page
        self.query_one("#prompt", Text).put(Content.styled(prompt, "bold") if prompt else "")
        self.query_one("#filter", Input).display = False
        line, area = self.query_one("#field", Input), self.query_one("#long", TextArea)
        long = page.field is not None and page.field.type == "multiline"
        line.display = page.field is not None and not long
        area.display = long
        ticked = None
        at = page.prefill if isinstance(page.prefill, str) else None
        if page.kind == "checklist":
            ticked = set(page.prefill or ())
        if page.field is not None:
            example = page.field.example
            line.placeholder = self._say("for_example", example=example) if example else ""
            line.value = "" if long else page.offered
            line.cursor_position = len(line.value)
            area.text = page.offered if long else ""
            options = [Option(NEXT, self._say("next"), None)] if long else []
        self.query_one(Choices).fill(options, ticked, at)
        self.query_one(Choices).display = bool(options)
        self.explain("")
        self._focus(line, area)

    def explain(self, why: str) -> None:
        """Say beside the field what is wrong with it; nothing typed is lost."""
        text = Content.styled(f"✗ {why}", "$error") if why else self._guide()
        self.query_one("#explain", Text).put(text)

    def pick(self, number: int) -> None:
        """Choose by digit."""
        choices = self.query_one(Choices)
        if not 1 <= number <= len(choices.rows):
            return
        if self._page is not None and self._page.kind == "checklist":
            choices.tick(number - 1)
            return
        choices.highlighted = number - 1
        choices.action_select()

    def move(self, by: int) -> None:
        """Move the cursor of the list."""
        move_cursor(self.query_one(Choices), by)

    def filter(self) -> None:
        """Ask for a part of the words of a choice."""
        if self._page is None or self._page.field is not None or len(self._page.options) < 5:
            return
        box = self.query_one("#filter", Input)
        box.placeholder = self._say("filter_placeholder")
        box.value = ""
        box.display = True
        self.screen.set_focus(box)

    @property
    def wanted_height(self) -> int:
        """The lines that all of it would take."""
        height = 0
        for widget in self.children:
            if widget.display:
                height += widget.styles.margin.height + self._lines(widget)
        return height

    def _lines(self, widget: Widget) -> int:
        """The lines of one part; it may not have been laid out yet."""
        fixed = widget.styles.height
        if fixed is not None and fixed.is_cells:
            return int(fixed.value)
        gutter = widget.gutter
        width = max(1, self.content_size.width - gutter.width)
        return widget.get_content_height(self.size, self.app.size, width) + gutter.height

    @property
    def filtering(self) -> bool:
        """Whether the list is being filtered."""
        return bool(self.query_one("#filter", Input).display)

    def unfilter(self) -> None:
        """Show the whole list again."""
        self.query_one("#filter", Input).display = False
        if self._page is not None:
            ticked = set(self.query_one(Choices).ticked)
            self._refill(list(self._page.options), ticked)
        self.screen.set_focus(self.query_one(Choices))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the list, or say how what is typed is understood."""
        event.stop()
        if event.input.id == "filter" and self.filtering and self._page is not None:
            wanted = event.value.lower()
            rows = [row for row in self._page.options if wanted in row.label.lower()]
            self._refill(rows, set(self.query_one(Choices).ticked))
            found = "" if rows else self._say("nothing_found")
            self.query_one("#explain", Text).put(Content.styled(found, "$dim"))
        elif event.input.id == "field":
            self.query_one("#explain", Text).put(self._guide())

    def _take_first(self) -> None:
        """Enter in the filter picks the first match."""
        choices = self.query_one(Choices)
        self.screen.set_focus(choices)
        choices.action_select()

    def _choose(self, name: str) -> None:
        """Enter on a choice answers; on a checklist it is done; on «next» the text is."""
        if self._page is not None and self._page.kind == "checklist":
            self._given(self.query_one(Choices).ticked)
        elif name == NEXT:
            self._given(self.query_one("#long", TextArea).text)
        else:
            self._given(name)

    def on_key(self, event: events.Key) -> None:
        """Space ticks a line of a checklist; Tab leaves a long field."""
        choices = self.query_one(Choices)
        if self._page is None or not choices.has_focus:
            return
        if event.key == "space" and self._page.kind == "checklist":
            event.stop()
            if choices.highlighted is not None:
                choices.tick(choices.highlighted)

    def _refill(self, rows: list[Option], ticked: set[str]) -> None:
        checklist = self._page is not None and self._page.kind == "checklist"
        self.query_one(Choices).fill(rows, ticked if checklist else None, None)

    def _guide(self) -> Content:
        """How what is typed is understood, or how to go on."""
        page = self._page
        if page is None or page.field is None:
            words = self._say("checklist_keys") if page and page.kind == "checklist" else ""
            return Content.styled(words, "$dim")
        typed = self.query_one("#field", Input).value
        if page.field.type == "multiline":
            return Content.styled(self._say("long_keys"), "$dim")
        if not typed.strip():
            key = "field_keys_optional" if page.field.optional else "field_keys"
            return Content.styled(self._say(key), "$dim")
        if page.field.type in ("date", "money", "phone"):
            try:
                canonical = fields.parse(page.field, typed, self._today)
            except FieldError:
                return Content.styled(self._say("field_keys"), "$dim")
            if canonical is not None:
                value = fields.value(page.field, canonical)
                words = self._say.day(value) if isinstance(value, date) else self._say.show(value)
                return Content.styled(f"= {words}", "$success")
        return Content.styled(self._say("field_keys"), "$dim")

    def _focus(self, line: Input, area: TextArea) -> None:
        for widget in (line, area, self.query_one(Choices)):
            if widget.display:
                self.screen.set_focus(widget)
                return
