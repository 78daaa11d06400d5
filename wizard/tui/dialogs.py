"""Windows over the step: sources, help, a yes or no, a path.

Owns the modal screens that need no more than text and one field.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard import usage
from wizard.cases.outlet import chosen, chosen_file
from wizard.errors import WizardError
from wizard.i18n import Language
from wizard.outcome.page import Page, Pages
from wizard.tui import clicks, keys
from wizard.tui.clicks import Clicked
from wizard.tui.menu import Menu
from wizard.tui.side_panel import SIGNS, STYLES
from wizard.tui.step import mark
from wizard.tui.text import Hanging, Text
from wizard.tui.window import Asking, Window

T = TypeVar("T")
MARGIN = 3
"""Columns before what belongs to a source."""
NAMED = 9
"""Columns of a key, or of a sign, with the blanks behind it."""
OTHER = 2
"""The other kind of yes."""
_BLANK = (0, Content(""))
CLOSE = [
    Binding("escape", "close", show=False),
    Binding("left", "close", show=False),
    Binding("backspace", "close", show=False),
]


class Readable(Window[T]):
    """Something to read: any of the closing keys puts it away."""

    BINDINGS = [
        *CLOSE,
        Binding("enter", "close", show=False),
        *(Binding(key, "close", show=False) for key in (*keys.QUIT.keys, *keys.SOURCES.keys)),
        *(Binding(key, "close", show=False) for key in keys.HELP.keys),
        *(Binding(key, "scroll(1)", show=False) for key in ("down", *keys.DOWN.keys)),
        *(Binding(key, "scroll(-1)", show=False) for key in ("up", *keys.UP.keys)),
        *(Binding(key, "scroll(10)", show=False) for key in keys.PAGE_DOWN.keys),
        *(Binding(key, "scroll(-10)", show=False) for key in keys.PAGE_UP.keys),
    ]

    def __init__(self, say: Language, title: str, parts: Sequence[Clicked]) -> None:
        super().__init__()
        self._say = say
        self._title = title
        self._parts = parts

    def compose(self) -> ComposeResult:
        """A box with a title, the text and how to close it."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            with VerticalScroll(id="reading", can_focus=False):
                yield from self._parts

    def action_close(self) -> None:
        """Back to the step."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one("#reading").scroll_relative(y=lines, animate=False)


class Reading(Readable[None]):
    """A text, and nothing that follows from it."""

    def __init__(self, say: Language, title: str, lines: Sequence[tuple[int, Content]]) -> None:
        """`lines` with the columns before the words of each."""
        super().__init__(say, title, [Hanging(lines)])


def sources(page: Page, pages: Pages) -> Reading:
    """What words on a page mean, and where everything on it comes from."""
    say = pages.language
    lines: list[tuple[int, Content]] = []
    for one in pages.words(page):
        lines += [_BLANK, (0, Content.assemble((one.word, "bold underline"), f" — {one.means}"))]
    for number, line in enumerate(page.sources, start=1):
        checked = say("checked_on", date=line.checked)
        sure = Content.assemble(mark(line.status, line.status_text), (f", {checked}", "$dim"))
        head = f"{number}. "
        lines += [_BLANK, (len(head), Content.assemble((head, "bold $primary"), line.claim))]
        below = [sure, *(Content.styled(document, "$dim") for document in line.documents)]
        below += [clicks.address(Content.styled(url, "$primary"), url) for url in line.urls]
        below += [Content(line.note)] if line.note else []
        lines += [(MARGIN, Content(" " * MARGIN).append(part)) for part in below]
    return Reading(say, say("key_sources"), lines[1:] or [(0, Content(say("no_sources")))])


def help_(say: Language, notice: str, kept: str = "help_kept") -> Reading:
    """The keys, the mouse, the signs, what becomes of the case, and what this is not."""
    lines = [(0, Content(say("help_answer"))), _BLANK]
    for entry in keys.WIZARD:
        twins = dict.fromkeys((entry.shown, *entry.keys[1:2])) if _twin(entry) else (entry.shown,)
        name = say(f"key_{entry.name}")
        lines.append(_named(" ".join(twins), "bold $primary", name[:1].lower() + name[1:]))
    lines.append(_named("Ctrl+P", "bold $primary", say("key_palette")))
    lines += [_BLANK, (0, Content(say("help_mouse")))]
    signs = (_named(sign, STYLES[state], say(f"sign_{state}")) for state, sign in SIGNS.items())
    lines += [_BLANK, *signs, _named("⚠", "$warning", say("sign_doubt"))]
    lines += [_BLANK, (0, Content(say(kept))), (0, Content.styled(notice, "$dim"))]
    return Reading(say, say("key_help"), lines)


def _named(sign: str, style: str, words: str) -> tuple[int, Content]:
    return NAMED, Content.assemble((f"{sign:>{NAMED - 2}}  ", style), words)


def _twin(entry: keys.Key) -> bool:
    """Whether a key has a twin in the other alphabet, which is worth telling."""
    return len(entry.keys) > 1 and len(entry.keys[1]) == 1


class Confirm(Asking[int]):
    """A question with two answers, the safe one first, or with another kind of yes behind them; the
    safe one is nought.
    """

    BINDINGS = [
        *CLOSE,
        # Before the list takes them.
        *(Binding(key, "scroll(10)", show=False, priority=True) for key in keys.PAGE_DOWN.keys),
        *(Binding(key, "scroll(-10)", show=False, priority=True) for key in keys.PAGE_UP.keys),
    ]

    def __init__(self, say: Language, text: Content, yes: str, no: str, other: str = "") -> None:
        super().__init__()
        self._say = say
        self._text = text
        self._answers = [no, yes, *filter(None, [other])]
        self._opened_by = ""
        """The key that led here."""

    def compose(self) -> ComposeResult:
        """What it is about, and the answers."""
        with Vertical(classes="box"):
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(self._text, markup=False)
            rows = (f" {number}  {words}" for number, words in enumerate(self._answers, start=1))
            yield Menu(*(Row(Content(row)) for row in rows))

    def on_mount(self) -> None:
        """See which key led here."""
        self._opened_by = self.app.key

    def action_scroll(self, lines: int) -> None:
        """Move what is to be read."""
        self.query_one("#reading").scroll_relative(y=lines, animate=False)

    def on_key(self, event: object) -> None:
        """A digit answers; one that is held from before agrees to nothing, and the one that led
        here, which may be pressed again, only shows what it would agree to.
        """
        key = getattr(event, "key", "")
        digits = [str(number) for number in range(1, len(self._answers) + 1)]
        if key not in digits or (key != "1" and self.app.held):
            return
        if key == "1" or key != self._opened_by:
            self.dismiss(digits.index(key))
        else:
            self.query_one(Menu).highlighted = digits.index(key)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter answers."""
        self.dismiss(event.option_index)

    def action_close(self) -> None:
        """Not now is no."""
        self.dismiss(0)


class AskPath(Window[Path | None]):
    """A place on the disk: it is tried at once, and what is wrong with it is said beside it."""

    BINDINGS = [Binding("escape", "close", show=False)]
    keys = "path_keys"
    """The key of what is said of Enter and Escape."""
    hint = ""  # which is said below the field

    def __init__(
        self, say: Language, question: str, start: str, attempt: Callable[[Path], Path]
    ) -> None:
        super().__init__()
        self._say = say
        self._question = question
        self._start = start
        self._attempt = attempt
        self._doubted: Path | None = None

    def compose(self) -> ComposeResult:
        """The question, the field, what is wrong."""
        with Vertical(classes="box"):
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(self._question, markup=False)
            yield Input(self._start, id="path", select_on_focus=False)
            text = Text("explain")
            yield text

    def on_mount(self) -> None:
        """Say how to go on; the end of a long path is the part that matters."""
        self.call_after_refresh(self._show_end)
        self._say_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said of another place goes, and it would be said anew."""
        event.stop()
        self._doubted = None
        self._say_keys()

    def _say_keys(self) -> None:
        keys_of_it = clicks.keyed(Content.styled(self._say(self.keys), "$dim"))
        self.query_one("#explain", Text).put(keys_of_it)

    def _show_end(self) -> None:
        field = self.query_one("#path", Input)
        field.cursor_position = 0  # it may be there already, out of sight
        field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try the place."""
        event.stop()
        explain = self.query_one("#explain", Text)
        if not event.value.strip():
            explain.put(Content.styled(f"✗ {self._say('field_required')}", "$error"))
            return
        try:
            path = self.read(event.value.strip())
            if (path != self._doubted or self.app.held) and (doubt := self.doubt(path)):
                self._doubted = path
                explain.put(Content.styled(f"⚠ {doubt}", "$warning"))
            else:
                self.dismiss(self._attempt(path))
        except WizardError as error:
            told = usage.error_told(error, self._say.code)
            explain.put(Content.styled(f"✗ {told}", "$error"))

    def read(self, text: str) -> Path:
        """The place that was named; raises UnwritableError where it can be none."""
        return chosen(text)

    def doubt(self, path: Path) -> str:
        """What is to be said before a place is tried; it is tried when it is named again."""
        return ""

    def action_close(self) -> None:
        """Nothing is written."""
        self.dismiss(None)


class AskFolder(AskPath, Asking[Path | None]):
    """A folder, asked for where nobody meant to give one: a new one is only made on purpose, and
    whoever presses Enter again and again has not read which one is offered.
    """

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try the place, where it was agreed to."""
        if self.app.held:
            event.prevent_default()
            told = Content.styled(f"⚠ {self._say('still_held')}", "$warning")
            self.query_one("#explain", Text).put(told)

    def doubt(self, path: Path) -> str:
        """That there is no such folder."""
        return "" if os.path.lexists(path) else self._say("path_new_folder")


class AskNewPath(AskPath):
    """A place where nothing should be lost: a file that is there is only replaced on purpose."""

    def __init__(
        self,
        say: Language,
        question: str,
        start: str,
        attempt: Callable[[Path], Path],
        own: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        """`own` tells of a file that it is there to be replaced."""
        super().__init__(say, question, start, attempt)
        self._own = own

    def read(self, text: str) -> Path:
        """The file that was named, or the folder for it."""
        return chosen_file(text)

    def doubt(self, path: Path) -> str:
        """That there is such a file."""
        try:
            new = not path.is_file()
        except OSError:  # nobody may look there, which is said when it is tried
            new = True
        return "" if new or self._own(path) else self._say("path_replace")
