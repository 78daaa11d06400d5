"""The first screen: what is due today, the open cases, and what happened, in one's own words.

Owns the way from there to a case: a line to type in, which has the keys, and what there is to
choose below and above it. A digit alone leads to its row, which Enter opens: words may begin with
one, and end with one. Behind words it leads there once Enter or an arrow has shown the cursor in
the lists. The arrows move through both. Owns the question before a case is deleted. Refuses to
begin or to open anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from wizard import locations, usage
from wizard.cases import removal
from wizard.cases.case_list import CaseList, Summary
from wizard.cases.desk import Desk
from wizard.cases.due import Due, glance
from wizard.controls import one_line
from wizard.errors import WizardError
from wizard.library.first_choices import first_choices, said_example
from wizard.tui import dialogs, frame, home_rows, keys
from wizard.tui.columns import VAST
from wizard.tui.menu import Menu
from wizard.tui.one_cursor import OneCursor
from wizard.tui.sought import Begin, Sought
from wizard.tui.story_line import DIGITS, StoryLine
from wizard.tui.text import OneLine, Text
from wizard.tui.throttle import Throttle
from wizard.tui.window import Closable

if TYPE_CHECKING:
    from wizard.search.found import Found

LEAVE, LANGUAGE = "leave", "language"


WIDEST, GUTTER = 104, 4
"""Columns of the whole and those beside it, as the style sheet has them."""


class Home(Closable[Summary | Begin | str | None]):
    """Gives a case, how a new one begins, `LEAVE`, `LANGUAGE`, or None to stay where one was."""

    closes = False  # Escape clears what is typed here
    BINDINGS = [
        Binding("escape", "close", show=False, priority=True),
        Binding("enter", "take", show=False),
        Binding("f1", "help", show=False),
        Binding("f3", "language", show=False),
        Binding("ctrl+z", "put_back", show=False, priority=True),
        *(Binding(key, "move(1)", show=False, priority=True) for key in ("down", "tab")),
        *(Binding(key, "move(-1)", show=False, priority=True) for key in ("up", "shift+tab")),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        found: CaseList,
        due: Sequence[Due],
        *,
        find: Callable[[str], Sequence[Found]],
        removed: Callable[[Path], None],
        other: str,
        said: str = "",
    ) -> None:
        """Offer cases and beginnings.

        Args:
            desk: what every case shares.
            found: the cases.
            due: what is due in them today.
            find: tells what fits some words.
            removed: told which case was deleted.
            other: the next language, by its own name, where there is one.
            said: what the case behind this screen was begun with, to be said anew.
        """
        super().__init__()
        self._desk, self._say = desk, desk.language
        self._found = found
        self._due = due
        self._cases = self._listed = home_rows.ordered(found, due)
        self._most = home_rows.SHOWN
        self._find = find
        self._removed = removed
        self._other = other
        self._said = one_line(said)
        self._beginnings = [
            *(Begin("", one.node, one.title) for one in first_choices(desk.library)),
            Begin("", "", self._say("home_in_order")),
        ]
        self._sought = Sought(desk, find)
        self._head, self._keyline = OneLine("head"), OneLine("keys")
        self._about, self._asked, self._told = Text("about"), Text("asked"), Text("note")
        self._open = Menu(id="open")
        self._field = StoryLine(self._take, self._lead)
        self._first = Menu(id="first")
        self._cursor = OneCursor(self._open, self._first)
        self._search = Throttle(self, self._look)
        self._body = Vertical(
            *(self._about, self._open, self._asked, self._field, self._told, self._first),
            id="home",
        )
        self._width = 0
        """The columns for which the rows were broken."""
        self._pointed = False
        """Whether what is typed is the number of a row."""

    def compose(self) -> ComposeResult:
        """What this is, what is due, the line, what it could be, the keys."""
        self._open.can_focus = self._first.can_focus = False
        yield self._head
        yield self._body
        yield self._keyline

    def _compositor_refresh(self) -> None:
        """Textual draws before all is there, and throws away what it has drawn."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def on_mount(self) -> None:
        """Show what there is."""
        say, manifest = self._say, self._desk.library.manifest
        self._field.display = len(self._beginnings) > 1
        self._field.placeholder = say("home_example", example=said_example(self._desk.library))
        if not self._cases:
            self._about.put(Content.styled(manifest.about, "$dim"))
        self._fill()
        self._field.focus()
        if self._field.display:
            self._field.begin(self._desk.folder, self._said)

    def on_resize(self) -> None:
        """Follow the terminal."""
        self._draw_frame()
        edge = max(0, self.size.width - WIDEST) // 2 if self.size.width >= VAST else 0
        self._body.styles.margin = (0, 0, 0, edge)
        if self._width != min(self.size.width, WIDEST) - GUTTER:
            self._fill()
        self.call_after_refresh(self._fit)

    def _draw_frame(self) -> None:
        say, width = self._say, self.size.width - 2
        if self._field.display:
            asked = say("home_asked" if width > frame.ROOMY else "home_asked_short")
            self._asked.put(Content.styled(asked, "bold $primary"))
        self._head.put(frame.heading(say("app"), say("stays_here"), width))
        self._draw_keys()

    def _draw_keys(self) -> None:
        self._keyline.put(frame.fitted(self._keys(), self.size.width - 2))

    def _keys(self) -> Iterator[tuple[str, str]]:
        """The keys that matter now, the vital ones first."""
        say = self._say
        count = len(self._listed) + len(self._offered)
        digits = "1–9, 0" if count > 9 else f"1–{count}"
        if self._field.value and self._cursor.menu is None:
            digits = ""
        yield f"{digits} Enter".strip() if self._field.display else digits, say("short_choose")
        if self._other:
            yield "F3", self._other
        if self._desk.removals or self._field.wiped:
            yield "Ctrl+Z", say("short_put_back")
        yield "F1", say("short_help")
        yield "Esc", say("short_clear" if self._field.value else "short_close")
        yield "Ctrl+C", say("short_quit")
        nowhere = self._cursor.menu is None  # there Del leads to the first case
        if self._cases and not self._field.value and (nowhere or self._at_cursor):
            yield "Del", say("short_remove")

    def _fill(self) -> None:
        """Put the rows in place of those before."""
        typing = self._sought.found is not None
        self._listed = home_rows.fitting(self._cases, self._field.value) if typing else self._cases
        refused = [] if typing else self._found.refused
        self._open.display = bool(self._listed or refused)
        for menu in (self._open, self._first):
            menu.clear_options()
        self._width = width = min(self.app.size.width, WIDEST) - GUTTER
        listed = self._listed[: self._most]
        self._open.add_options(
            home_rows.cases(listed, self._due, refused, width=width, say=self._say)
        )
        self._open.add_options(home_rows.more(len(self._listed) - len(listed), self._say))
        titles = [one.title for one in self._offered]
        self._first.add_options(home_rows.beginnings(titles, len(self._listed) + 1, width))
        self._draw_frame()
        self.call_after_refresh(self._fit)

    @property
    def _offered(self) -> list[Begin]:
        """How a new case could begin."""
        return self._beginnings if self._sought.found is None else self._sought.found

    def _fit(self) -> None:
        """Share out the lines: both lists are in sight, and what is due has no less than half."""
        if not self._first.is_mounted:  # it has no styles yet, by which its lines are counted
            self._first.call_after_refresh(self._fit)
            return
        parts = [part for part in self._body.children if part.display]
        lists = (self._open, self._first)
        taken = sum(part.outer_size.height for part in parts if part not in lists)
        room = self._body.content_size.height - taken
        width = self._first.size.width
        wanted = self._first.get_content_height(self.size, self.app.size, width)
        self._open.styles.max_height = max(room // 2, room - wanted, 1)

    def dismiss(self, result: Summary | Begin | str | None = None) -> AwaitComplete:
        """Leave this screen; its words are here the next time, until a case has them in a file."""
        if self._pointed or self._is_of_the_case(result):
            self._field.value = ""
        if isinstance(result, (Begin, Summary)):  # who only leaves may not have meant to wipe it
            self._field.forget()
        self._field.leave()
        return super().dismiss(result)

    def _is_of_the_case(self, result: Summary | Begin | str | None) -> bool:
        """Whether what stands here is kept by the case behind this screen, which goes on."""
        return result is None and self._field.value == self._said

    def on_unmount(self) -> None:
        """The program ends."""
        self._field.leave()

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what it may be."""
        event.stop()
        self._told.put("")
        if self._field.wiped:
            self._note("home_wiped")
        self._point(self._field.value.strip())
        self._draw_keys()
        self._search()

    def _point(self, typed: str) -> None:
        """A digit alone leads the cursor to its row, for Enter; whoever writes on has none."""
        self._pointed = False
        if typed in DIGITS:
            self._look()  # what is listed by now is what it was typed for
            self._pointed = self._put(int(typed))
        if not self._pointed:
            self._cursor.hide()

    def _lead(self, digit: int) -> bool:
        """Where the cursor is in a list already, a digit leads it on; else it is written."""
        return self._cursor.menu is not None and not self._pointed and self._put(digit)

    def _put(self, digit: int) -> bool:
        """Put the cursor on the row of a digit; False where there is none."""
        found = self._numbered(digit or 10)
        if found is not None:
            menu, place, title = found
            self._cursor.put(menu, place)
            self._note("home_enter", title)
        return found is not None

    def _numbered(self, number: int) -> tuple[Menu, int, str] | None:
        """Where the row is that a digit stands before, and its words."""
        rest = number - len(self._listed)
        if rest <= 0:
            return self._open, number - 1, self._listed[number - 1].title
        if rest <= len(self._offered):
            return self._first, rest - 1, self._offered[rest - 1].title
        return None

    def _look(self) -> None:
        self._field.keep()
        if self._sought.look(self._field.value):
            self._fill()

    def action_take(self) -> None:
        """Enter, where there is no line to type in."""
        self._take()

    def _take(self) -> None:
        """Enter: the row with the cursor; without one, show what there is to choose."""
        menu = self._cursor.menu
        if menu is not None and menu.highlighted is not None:
            menu.choose(menu.highlighted)
            return
        self._look()
        if not self._field.value.strip():
            self._cursor.move(1)
        elif self._sought.found is None:
            self._note("home_more_words")
        elif self._sought.at_gate:
            self.dismiss(self._sought.at_gate)
        else:
            # What is found may not have been seen yet, and the best is not always what is meant.
            best = self._sought.found[0].title
            self._note("home_choose" if len(self._sought.found) > 1 else "found_nothing", best)
            self._first.show_cursor()
            self._draw_keys()

    def _note(self, key: str, title: str = "") -> None:
        words = self._say(key, example=said_example(self._desk.library), title=title)
        self._told.put(Content.styled(words, "$dim"))

    # What is chosen.

    def on_key(self, event: events.Key) -> None:
        """A letter that begins no word leaves; a digit chooses where there is no line for it."""
        if self._field.value:
            return
        if event.character in DIGITS:
            if not self._field.display and (
                found := self._numbered(int(event.character or 0) or 10)
            ):
                self._cursor.put(*found[:2])
                self._take()
        elif event.key in keys.QUIT.keys:
            self.dismiss(LEAVE)
        elif event.key in keys.HELP.keys:
            self.action_help()
        elif event.key == "delete":
            self.action_remove()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click; what cannot be opened is only there to be read."""
        event.stop()
        if event.option_id is None:
            return
        if event.option_id == home_rows.MORE:
            self._list_more()
        elif event.option_list is self._open:
            self.dismiss(self._listed[int(event.option_id)])
        else:
            self.dismiss(self._offered[int(event.option_id)])

    def _list_more(self) -> None:
        """As many cases again, with the cursor on the first of them."""
        before = self._most
        self._most += home_rows.SHOWN
        self._fill()
        self._open.highlighted = self._open.get_option_index(f"{before}")

    def action_move(self, by: int) -> None:
        """The cursor through both lists."""
        self._cursor.move(by)
        self._draw_keys()

    @property
    def _at_cursor(self) -> Summary | None:
        """The case under the cursor."""
        index = self._open.highlighted
        chosen = None if index is None else self._open.get_option_at_index(index).id
        return None if chosen in (None, home_rows.MORE) else self._listed[int(chosen)]

    def action_remove(self) -> None:
        """Delete the case under the cursor, once the person has agreed."""
        if self._cursor.menu is None:
            self._cursor.move(1)
            return
        item, say = self._at_cursor, self._say
        if item is None:
            return

        def decide(agreed: int | None) -> None:
            if agreed:
                self._remove(item)

        text = Content(
            say("remove_question_here", title=item.title, path=locations.short(item.path))
        )
        self.app.push_screen(
            dialogs.Confirm(say, text, say("remove_yes"), say("remove_no")), decide
        )

    def _remove(self, item: Summary) -> None:
        self._removed(item.path)
        left = removal.told_of(item.path, self._say)
        try:
            self._desk.remove(item.path)
        except WizardError as error:
            self._tell(error)
            return
        words = [self._say("removed", title=item.title), self._say("removed_undo")]
        if left:
            words.append(left)
        self.notify(". ".join(words), markup=False, timeout=10)
        self._cases.remove(item)
        self._fill()

    def action_put_back(self) -> None:
        """The words that were wiped are there again, or the case that was deleted last."""
        if self._field.wiped:
            self._field.put_back()
            return
        if not self._desk.removals:
            return
        try:
            path = self._desk.put_back()
        except WizardError as error:
            self._tell(error)
            return
        found, self._due = glance(self._desk)
        known = {path, *(item.path for item in self._cases)}
        here = [item for item in found.cases if item.path in known]
        self._found = CaseList(here, found.refused)
        self._cases = home_rows.ordered(self._found, self._due)
        self._fill()
        title = next((item.title for item in here if item.path == path), path.stem)
        self.notify(self._say("put_back", title=title), markup=False)

    def _tell(self, error: WizardError) -> None:
        told = usage.error_told(error, self._say.code)
        self.notify(told, severity="error", markup=False, timeout=10)

    def action_help(self) -> None:
        """The keys."""
        notice = self._desk.library.manifest.notice or ""
        self.app.push_screen(dialogs.help_(self._say, notice))

    def action_language(self) -> None:
        """The other language."""
        if self._other:
            self.dismiss(LANGUAGE)

    def action_close(self) -> None:
        """What is typed goes first; else what is behind this screen stays."""
        if self._field.value:
            self._field.wipe()
            self.app.spend_key()  # held on, it would close this as well, and the words were gone
        else:
            self.dismiss(None)
