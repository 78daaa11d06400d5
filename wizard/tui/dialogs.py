"""Windows over the step: sources, help, a yes or no, a path.

Owns the modal screens that need no more than text and one field.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard.cases.outlet import chosen, chosen_file
from wizard.errors import UnwritableError, WizardError
from wizard.i18n import Language
from wizard.outcome.page import Page, Pages
from wizard.tui import clicks, keys
from wizard.tui.clicks import Clicked
from wizard.tui.menu import Menu
from wizard.tui.side_panel import SIGNS, STYLES
from wizard.tui.step import mark
from wizard.tui.text import Text
from wizard.tui.window import Asking, Window

T = TypeVar("T")
CLOSE = [
    Binding("escape", "close", show=False),
    Binding("left", "close", show=False),
    Binding("backspace", "close", show=False),
]


class Readable(Window[T]):
    """Something to read: any of the closing keys puts it away."""

    hint = "close_hint"

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

    def __init__(self, say: Language, title: str, text: Content) -> None:
        super().__init__(say, title, [Clicked(text, markup=False)])


def sources(page: Page, pages: Pages) -> Reading:
    """What words on a page mean, and where everything on it comes from."""
    say = pages.language
    blocks = [
        Content.assemble((one.word, "bold underline"), f" — {one.means}")
        for one in pages.words(page)
    ]
    for number, line in enumerate(page.sources, start=1):
        checked = say("checked_on", date=line.checked)
        lines = [
            Content.assemble((f"{number}. ", "bold $primary"), line.claim),
            Content.assemble("   ", mark(line.status, line.status_text), (f", {checked}", "$dim")),
        ]
        lines += [Content.styled(f"   {document}", "$dim") for document in line.documents]
        lines += [clicks.address(Content.styled(f"   {url}", "$primary"), url) for url in line.urls]
        if line.note:
            lines.append(Content(f"   {line.note}"))
        blocks.append(Content("\n").join(lines))
    text = Content("\n\n").join(blocks) if blocks else Content(say("no_sources"))
    return Reading(say, say("key_sources"), text)


def help_(say: Language, notice: str) -> Reading:
    """The keys, and what this is not."""
    lines = [Content(say("help_answer")), Content("")]
    for entry in keys.WIZARD:
        shown = (
            " ".join(dict.fromkeys((entry.shown, *entry.keys[1:2])))
            if _twin(entry)
            else (entry.shown)
        )
        name = say(f"key_{entry.name}")
        name = name[:1].lower() + name[1:]
        lines.append(Content.assemble((f"{shown:>9}  ", "bold $primary"), name))
    lines.append(Content.assemble((f"{'Ctrl+P':>9}  ", "bold $primary"), say("key_palette")))
    lines += [Content(""), *_signs(say)]
    lines += [Content(""), Content(say("help_kept")), Content.styled(notice, "$dim")]
    return Reading(say, say("key_help"), Content("\n").join(lines))


def _signs(say: Language) -> Iterator[Content]:
    """What the signs of the ladder mean."""
    for state, sign in SIGNS.items():
        words = Content.assemble((f"{sign:>9}  ", STYLES[state]), say(f"sign_{state}"))
        yield words
    yield Content.assemble((f"{'⚠':>9}  ", "$warning"), say("sign_doubt"))


def _twin(entry: keys.Key) -> bool:
    """Whether a key has a twin in the other alphabet, which is worth telling."""
    return len(entry.keys) > 1 and len(entry.keys[1]) == 1


class Confirm(Asking[bool]):
    """A question with two answers, the safe one first."""

    BINDINGS = [
        *CLOSE,
        # Before the list takes them.
        *(Binding(key, "scroll(10)", show=False, priority=True) for key in keys.PAGE_DOWN.keys),
        *(Binding(key, "scroll(-10)", show=False, priority=True) for key in keys.PAGE_UP.keys),
    ]

    def __init__(self, say: Language, text: Content, yes: str, no: str) -> None:
        super().__init__()
        self._say = say
        self._text = text
        self._yes, self._no = yes, no

    def compose(self) -> ComposeResult:
        """What it is about, and the two answers."""
        with Vertical(classes="box"):
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(self._text, markup=False)
            yield Menu(
                Row(Content(f" 1  {self._no}"), id="no"),
                Row(Content(f" 2  {self._yes}"), id="yes"),
            )

    def action_scroll(self, lines: int) -> None:
        """Move what is to be read."""
        self.query_one("#reading").scroll_relative(y=lines, animate=False)

    def on_key(self, event: object) -> None:
        """A digit answers; one that is held from before agrees to nothing."""
        key = getattr(event, "key", "")
        if key == "1" or (key == "2" and not self.app.held):
            self.dismiss(key == "2")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter answers."""
        self.dismiss(event.option_id == "yes")

    def action_close(self) -> None:
        """Not now is no."""
        self.dismiss(False)


class AskPath(Window[Path | None]):
    """A place on the disk: it is tried at once, and what is wrong with it is said beside it."""

    BINDINGS = [Binding("escape", "close", show=False)]
    keys = "path_keys"
    """The key of what is said of Enter and Escape."""

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
        field = self.query_one("#path", Input)
        field.cursor_position = len(field.value)
        self.query_one("#explain", Text).put(Content.styled(self._say(self.keys), "$dim"))

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
        except UnwritableError as error:
            explain.put(Content.styled(f"✗ {self._say.failure(error)}", "$error"))
        except WizardError as error:
            explain.put(Content.styled(f"✗ {error}", "$error"))

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
    """A folder, asked for where nobody meant to give one: a new one is only made on purpose."""

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
