"""The asking part of a page: choices, a field, a form, a checklist.

Owns what is typed and picked, and hands it on at once, by a call and not by a message, so that
the next key finds the next page; what is not given as an answer yet is told as `typed`. Refuses to
judge: a field's fault comes back from the walk and is shown beside the field, with what was typed
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.outcome.field_line import FieldLine, understood
from wizard.outcome.page import Option, Page
from wizard.tui import clicks
from wizard.tui.choices import DONE, Choices
from wizard.tui.done_line import DoneLine
from wizard.tui.field import Field
from wizard.tui.fields import Fields
from wizard.tui.frame import ROOMY
from wizard.tui.listening import Listening
from wizard.tui.one_frame import extent, nothing
from wizard.tui.text import WIDEST, Text
from wizard.walk.answers import Answer

if TYPE_CHECKING:
    from textual.widgets import TextArea

NEXT = "next"


class Ask(Vertical):
    """Asks for the answer to one page."""

    app: Listening
    virtual_size = extent()
    render_lines = nothing

    def __init__(
        self,
        say: Language,
        today: date,
        *,
        given: Callable[[object], None],
        changed: Callable[[], None],
        asked: Callable[[Mapping[str, Answer]], Sequence[FieldLine]],
        read_on: Callable[[], bool],
        resized: Callable[[], None],
    ) -> None:
        """Ask in a language, on a day.

        Args:
            say: the language.
            today: what a date without a year is read by.
            given: called with each answer.
            changed: called when what is typed or ticked is another.
            asked: the fields of a form that are asked of whoever typed so much.
            read_on: shows more text, and tells whether there was more.
            resized: called when it needs other lines than before.
        """
        super().__init__(id="ask")
        self._given = given
        self._changed = changed
        self._read_on = read_on
        self._resized = resized
        self._say = say
        self._today = today
        self._page: Page | None = None
        self._shut = ""
        """Why nothing can be typed or ticked, where nothing can."""
        self._width = WIDEST
        self._prompt = Text("prompt")
        self._filter = Field("filter", self._to_first)
        self._line = Field("field", self._give_line)
        self._area: TextArea | None = None
        """A field of many lines, once one was asked for."""
        self._fields = Fields(say, asked=asked, given=given, changed=changed, resized=resized)
        self._explain = Text("explain")
        self._done = DoneLine(say, self._give_ticked)
        self._choices = Choices(self._choose, self._unsure, self._hint, self._done.lead)

    def compose(self) -> ComposeResult:
        """Every way of asking; one or two of them are shown."""
        yield self._prompt
        yield self._filter
        yield self._line
        yield self._fields
        yield self._explain
        yield self._choices
        yield self._done

    def widen(self, width: int) -> None:
        """Take `width` columns, before they are laid out."""
        self._width = self._choices.width = min(width, WIDEST)
        self._fields.widen(self._width)
        self._done.widen(self._width)

    def prepare(self, fields: int) -> None:
        """Have room for a form of so many fields, before it is asked."""
        self._fields.prepare(fields)

    def show(self, page: Page, options: list[Option], prompt: str, shut: str = "") -> None:
        """Ask for the answer to `page`; `shut` says why none can be typed, where that is so."""
        self._page = page
        self._open("")
        self._prompt.put(Content.styled(prompt, "bold") if prompt else "")
        self._filter.display = False
        long = page.field is not None and page.field.takes.multiline
        self._line.display = page.field is not None and not long
        self._show_area(page.begun_text if long else None)
        self._fields.display = bool(page.lines)
        self._fields.forget()
        self._fields.show(page.lines)
        ticked = None
        at = page.prefill if isinstance(page.prefill, str) else None
        if page.kind == "checklist":
            ticked = set(page.begun or ())
        if page.field is not None:
            example = page.field.example
            self._line.placeholder = self._say("for_example", example=example) if example else ""
            self._line.value = "" if long else page.begun_text
            self._line.cursor_position = len(self._line.value)
            options = [Option(NEXT, self._say("next"), None)] if long else []
        self._choices.fill(options, ticked, at)
        self._done.count(None if ticked is None else len(ticked))
        self._choices.display = bool(options)
        if long:  # nothing else is there to be chosen, and Tab leads to it
            self._choices.show_cursor()
        self._open(shut)
        self.explain("")
        self._focus()

    def _open(self, shut: str) -> None:
        """Take what is typed, or nothing for the reason that is given."""
        self._shut = shut
        for line in (self._line, *self._fields.inputs):
            line.shut = bool(shut)
        if self._area is not None:
            self._area.read_only = bool(shut)

    def _show_area(self, text: str | None) -> None:
        """Ask for many lines, or not."""
        if text is not None and self._area is None:
            from wizard.tui.long_field import LongField  # few walks come to one, and it takes time

            self._area = LongField(id="long", soft_wrap=True)
            self.mount(self._area, before=self._explain)
        if self._area is not None:
            self._area.display = text is not None
            self._area.text = text or ""

    @property
    def _written(self) -> str:
        return self._area.text if self._area is not None else ""

    @property
    def typing(self) -> bool:
        """Whether a key goes into a text."""
        lines = (self._filter, self._line, self._area or self._line, *self._fields.inputs)
        return self.screen.focused in lines

    @property
    def takes_letters(self) -> bool:
        """Whether a blank is a letter of an answer here."""
        page = self._page
        return page is not None and (page.field is not None or bool(page.lines))

    @property
    def typed(self) -> dict[str, Answer]:
        """By node what was typed or ticked and not given yet; None where that was offered."""
        page = self._page
        if page is None:
            return {}
        return self._fields.typed if page.lines else {page.at: self._typed(page)}

    def _typed(self, page: Page) -> Answer:
        if page.kind == "checklist":
            ticked = self._ticked
            return None if ticked == (page.prefill or []) else ticked
        if page.field is None:
            return None
        text = self._written if page.field.takes.multiline else self._line.value
        return None if text == page.offered else text

    @property
    def _ticked(self) -> list[str]:
        """What is ticked, in the order of the list, in sight or not."""
        ticked = self._choices.ticked
        options = self._page.options if self._page else ()
        return [option.id for option in options if option.id in ticked]

    def explain(self, why: str) -> None:
        """Say beside the field what is wrong with it; nothing typed is lost."""
        text = Content.styled(f"✗ {why}", "$error") if why else clicks.keyed(self._guide())
        self._explain.put(text)

    def doubt(self, doubts: Mapping[str, str]) -> None:
        """Ask beside what was typed whether it is meant: the same given once more is."""
        again = self._say("doubt_again")
        if self._fields.display:
            self._fields.doubt({at: f"{words}. {again}" for at, words in doubts.items()})
        else:
            words = ". ".join((*doubts.values(), again))
            self._explain.put(Content.styled(f"⚠ {words}", "$warning"))

    def refuse(self, refused: Mapping[str, FieldError]) -> None:
        """Say beside each field of a form what is wrong with it."""
        self._fields.refuse(refused)

    def press(self, event: events.Key) -> None:
        """Choose by digit."""
        self._choices.on_key(event)

    def move(self, by: int) -> None:
        """Move the cursor of the list."""
        self._choices.move(by)

    def filter(self) -> None:
        """Ask for a part of the words of a choice."""
        if self._page is None or self.takes_letters or len(self._page.options) < 5:
            return
        self._filter.placeholder = self._say("filter_placeholder")
        self._filter.value = ""
        self._filter.display = True
        self.screen.set_focus(self._filter)
        self._resized()

    def most(self, room: int) -> int:
        """The lines of a screen that it may take: what is typed together is to be seen together."""
        return room - 3 if self._page is not None and self._page.lines else room * 2 // 3

    def fit(self, most: int) -> int:
        """Take the lines that are needed, `most` at the most; returns how many."""
        wanted = self._wanted
        height = min(wanted, most)
        self.styles.height = height
        # While it is filled the list is as high as the one before: a bar would come, and go again.
        self._choices.styles.overflow_y = "auto" if height < wanted else "hidden"
        return height

    @property
    def _wanted(self) -> int:
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
        width = max(1, self._width - gutter.width)
        return widget.get_content_height(self.size, self.app.size, width) + gutter.height

    @property
    def filtering(self) -> bool:
        """Whether the list is being filtered."""
        return bool(self._filter.display)

    def unfilter(self) -> None:
        """Show the whole list again."""
        self._filter.display = False
        if self._page is not None:
            self._refill(list(self._page.options))
        self.screen.set_focus(self._choices)
        self._resized()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the list, or say how what is typed is understood."""
        event.stop()
        if event.input.id == "filter" and self.filtering and self._page is not None:
            wanted = event.value.lower()
            rows = [row for row in self._page.options if wanted in row.label.lower()]
            self._refill(rows)
            found = "" if rows else self._say("nothing_found")
            self._explain.put(Content.styled(found, "$dim"))
            self._resized()
        elif event.input.id == "field":
            self._explain.put(clicks.keyed(self._guide()))
            self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that there is more of a long text."""
        event.stop()
        self._changed()

    def _to_first(self) -> None:
        """Enter in the filter goes to the first match, if there is one; the next one takes it."""
        if not self._choices.rows:
            return
        self.screen.set_focus(self._choices)
        self._choices.show_cursor()

    def _give_line(self) -> None:
        """Enter in a field; one that is still held from before would skip one after the other."""
        if self.app.held or (self.app.by_habit and not self._line.value):
            self._too_soon()
        else:
            self._given(self._line.value)

    def _too_soon(self) -> None:
        self._hint("still_held")

    def _hint(self, key: str) -> None:
        self._explain.put(Content.styled(self._say(key), "$dim"))
        self._resized()

    def _unsure(self) -> None:
        """Enter alone shows more of a step, then the cursor, and then says how to choose."""
        kind = self._page.kind if self._page else ""
        if kind == "checklist":
            self._choices.show_cursor()
        elif kind == "action" and self._read_on():
            return
        elif self._choices.row is None:
            self._choices.show_where()
        else:
            self._hint("choose_how")

    def read(self) -> None:
        """Space: as Enter where nothing is meant yet, but for choosing; a list is not gone to."""
        if not self._read_on() and self._page is not None and self._page.kind == "action":
            self._unsure()

    def _choose(self, name: str) -> None:
        """What is chosen answers; in a checklist «done» does, and all else ticks."""
        if self._page is not None and self._page.kind == "checklist":
            if name == DONE:
                self._give_ticked()
            elif not self._shut:  # else why stands below the list
                self._choices.tick(name)
                self._done.count(len(self._ticked))
                self._changed()
        elif name == NEXT:
            self._given(self._written)
        else:
            self._given(name)

    def _give_ticked(self) -> None:
        self._given(self._ticked)

    def on_key(self, event: events.Key) -> None:
        """Space ticks a line of a checklist."""
        if self._page is None or not self._choices.has_focus:
            return
        if event.key == "space" and self._page.kind == "checklist":
            event.stop()
            if self._choices.row not in (None, DONE):
                self._choices.choose(self._choices.highlighted or 0)

    def on_paste(self) -> None:
        """What is pasted where nothing can be typed answers nothing, whatever stands in it."""
        if not self._shut:  # else that is said already
            self._hint("pasted_nowhere")

    def _refill(self, rows: list[Option]) -> None:
        ticks = self._page is not None and self._page.kind == "checklist"
        self._choices.fill(rows, self._choices.ticked if ticks else None, None)

    def _guide(self) -> Content:
        """How what is typed is understood, or how to go on, or why nobody can."""
        page = self._page
        if page is not None and self._shut and (self.takes_letters or page.kind == "checklist"):
            return Content.styled(f"⚠ {self._shut}", "$warning")
        if page is not None and page.lines:
            return Content("")
        if page is None or page.field is None:
            ticks = page is not None and page.kind == "checklist"
            # Where there is little room the line below the list and the last one say it.
            words = self._say("checklist_keys") if ticks and self._width > ROOMY else ""
            return Content.styled(words, "$dim")
        typed = self._line.value
        if page.field.takes.multiline:
            return Content.styled(self._say("long_keys"), "$dim")
        if not typed.strip():
            key = "field_keys_optional" if page.field.optional else "field_keys_empty"
            return Content.styled(self._say(key), "$dim")
        if words := understood(page.field, typed, self._today, self._say):
            return Content.styled(f"= {words}", "$success")
        return Content.styled(self._say("field_keys"), "$dim")

    def _focus(self) -> None:
        if self._fields.display:
            self._fields.begin()
            return
        for widget in (self._line, self._area, self._choices):
            if widget is not None and widget.display:
                self.screen.set_focus(widget, scroll_visible=False)
                return
