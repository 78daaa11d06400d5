"""The one screen of the wizard, updated in place at every step.

Owns the keys and what they do to the case. Refuses to decide where a walk goes and to draw parts:
`Side`, `StepView` and `Ask` do their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from wizard.cases.case import Case
from wizard.errors import FieldError
from wizard.outcome.page import Option, Page
from wizard.tui import dialogs, keys
from wizard.tui.ask import Ask
from wizard.tui.files import write_message
from wizard.tui.review import Review
from wizard.tui.side import Side
from wizard.tui.step import StepView, Text
from wizard.walk.walk import Walk

if TYPE_CHECKING:
    from wizard.tui.app import WizardApp

AFTER = ("save", "new", "cases", "quit")
"""What can be done at an outcome, as choices."""


class WizardScreen(Screen[None]):
    """A case, one step at a time."""

    BINDINGS = keys.bindings(keys.WIZARD)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    app: WizardApp

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._say = case.desk.language
        self._changing: int | None = None
        """The step whose answer is being changed, if one is."""
        self._warned = ""

    def compose(self) -> ComposeResult:
        """A line of title, the two sides, a line of keys."""
        yield Static("", id="head", markup=False)
        with Horizontal(id="main"):
            yield Side(self._say)
            with Vertical(id="work"):
                yield Text("trail")
                yield StepView(self._say)
                yield Text("more")
                yield Ask(self._say, self._case.desk.today, self.take)
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Show where the case stands."""
        self.show()

    def open(self, case: Case) -> None:
        """Go on with another case."""
        self._case = case
        self._changing = None
        self.show()

    # What is seen.

    @property
    def page(self) -> Page:
        """The page at hand: of the case, or of the answer that is being changed."""
        if self._changing is None:
            return self._case.page
        return self._case.desk.pages.page(self._before_change())

    def _before_change(self) -> Walk:
        """The walk as it was when the answer was given, with that answer pre-filled."""
        walk = self._case.walk
        step = walk.steps[self._changing or 0]
        kept = {step.node: step.answer}
        return walk.walker.replay(walk.steps[: self._changing], walk.today, kept)

    def show(self) -> None:
        """Put the page at hand in place of the one before."""
        page = self.page
        desk = self._case.desk
        fresh = not self._case.walk.steps
        ended = page.kind == "outcome"
        self.query_one(StepView).show(
            page,
            desk.today,
            about=desk.library.manifest.about if fresh else "",
            notice=(desk.library.manifest.notice or "") if fresh else "",
            document=self._case.document() if ended else "",
        )
        self.query_one(Side).show(page)
        options = list(page.options)
        if ended:
            options = [Option(name, self._say(f"after_{name}"), None) for name in AFTER]
        self.query_one(Ask).show(page, options, self._prompt(page))
        self._draw_head(page)
        self._draw_trail(page)
        self._draw_keys()
        self.call_after_refresh(self._fit)

    def _prompt(self, page: Page) -> str:
        if self._changing is not None:
            return self._say("changing")
        if page.waiting:
            return self._say("prompt_waiting")
        return self._say("prompt_result") if page.kind == "action" else ""

    def _draw_head(self, page: Page) -> None:
        case = self._case
        name = self._say("app")
        if case.trouble:
            state = Content.styled(f"⚠ {self._say('not_saved_short')}", "bold $error")
        elif case.saved_at:
            state = Content.styled(self._say("saved_at", time=f"{case.saved_at:%H:%M}"), "$dim")
        else:
            state = Content("")
        title = Content.assemble((f"{name}   ", "bold $primary"), (page.title, "bold"))
        room = max(0, self.size.width - state.cell_length - 4)
        title = title.truncate(room, ellipsis=True)
        gap = " " * max(2, self.size.width - 2 - title.cell_length - state.cell_length)
        self.query_one("#head", Static).update(Content.assemble(title, gap, state))

    def _draw_trail(self, page: Page) -> None:
        progress = self._say("progress", number=page.number, ahead=page.ahead)
        if page.kind == "outcome":
            progress = self._say(f"outcome_{page.status}").capitalize()
        if self.has_class("-wide"):
            self.query_one("#trail", Text).put(Content.styled(progress, "$dim"))
            return
        states = [rung.state for rung in page.ladder]
        parts = [progress]
        if "here" in states:
            place = self._say("rung_of", number=states.index("here") + 1, count=len(states))
            parts = [page.trail, place]
        if page.deadline and page.deadline.sent:
            parts.append(self._say("until", date=self._say.short_day(page.deadline.day)))
        words = Content.styled(" · ".join(parts), "bold $dim").truncate(
            max(1, self.size.width - 2), ellipsis=True
        )
        self.query_one("#trail", Text).put(words)

    def _draw_keys(self) -> None:
        """The keys that matter now, as many as fit."""
        width = self.size.width - 2
        gap = "   " if width > 60 else "  "
        line = Content("")
        for key, word in self._vital():
            entry = Content.assemble((key, "bold $primary"), (f" {word}", "$dim"))
            longer = Content.assemble(line, gap, entry) if line.plain else entry
            if longer.cell_length <= width:
                line = longer
        self.query_one("#keys", Static).update(line)

    def _vital(self) -> list[tuple[str, str]]:
        page = self.page
        say = self._say
        typing = page.field is not None
        count = len(page.options) if page.kind != "outcome" else len(AFTER)
        entries = [("Enter", say("short_next"))] if typing else []
        if not typing:
            word = say("short_choose") if self.has_class("-wide") else ""
            entries.append((f"1–{min(count, 9)}", word))
        entries.append(("Esc" if typing else "←", say("short_back")))
        if typing:
            return [*entries, ("F1", say("short_help")), ("Ctrl+C", say("short_quit"))]
        if page.message:
            entries.append(("c", say("short_copy")))
        entries.append(("?", say("short_help")))
        entries.append(("q", say("short_quit")))
        entries.append(("i", say("short_sources")))
        entries.append(("r", say("short_review")))
        entries.append(("s", say("short_save")))
        if page.contact and page.contact.url:
            entries.append(("o", say("short_open")))
        return entries

    def _fit(self) -> None:
        """Give the choices what they need, up to two thirds, and the text what is left.

        The text ends where the choices begin, so on a high screen they follow it at once.
        """
        trail = self.query_one("#trail", Text)
        ask = self.query_one(Ask)
        room = self.query_one("#work").content_size.height
        room -= trail.outer_size.height + trail.styles.margin.height
        asked = min(ask.wanted_height, max(3, room * 2 // 3))
        ask.styles.height = asked
        # One line is kept for «more below», whether it is needed or not: nothing jumps.
        self.query_one(StepView).styles.max_height = max(1, room - asked - 1)

    def on_step_view_moved(self) -> None:
        """Say how much of the text is below."""
        below = self.query_one(StepView).below
        text = self._say("more_below", lines=self._say.plural("lines", below)) if below > 0 else ""
        self.query_one("#more", Text).put(Content.styled(text, "$dim"))

    def on_resize(self) -> None:
        """Follow the terminal."""
        page = self.page
        self._draw_head(page)
        self._draw_trail(page)
        self._draw_keys()
        self.call_after_refresh(self._fit)

    # What is done.

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        if event.character and event.character in "123456789" and not self._typing():
            event.stop()
            self.query_one(Ask).pick(int(event.character))

    def take(self, answer: object) -> None:
        """An answer: to the case, to the answer being changed, or to what to do at the end."""
        if self._case.walk.ended and self._changing is None:
            getattr(self, f"action_{answer}")()
            return
        try:
            walk = (
                self._case.walk.answer(answer)
                if self._changing is None
                else self._case.walk.change(self._changing, answer)
            )
        except FieldError as error:
            self.query_one(Ask).explain(self._say(error.key, **error.values))
            self.call_after_refresh(self._fit)
            return
        if self._changing is not None and walk.lost:
            self._confirm_loss(walk)
            return
        self._adopt(walk)

    def _adopt(self, walk: Walk) -> None:
        self._changing = None
        self._case.adopt(walk)
        self.show()
        if self._case.trouble:
            self.ask_folder()
        if self._case.set_aside:
            self.notify(self._say("set_aside", path=self._case.set_aside), markup=False, timeout=10)
            self._case.set_aside = None

    def _confirm_loss(self, walk: Walk) -> None:
        """What a change will drop is said before it is done."""
        history = self._case.desk.pages.history
        lines = [Content.styled(self._say("loss"), "bold"), Content("")]
        lines += [
            Content(f"  {history.question(step.node)}: {history.answer(step)}")
            for step in walk.lost
        ]
        lines += [Content(""), Content.styled(self._say("loss_kept"), "$dim")]

        def decide(agreed: bool | None) -> None:
            if agreed:
                self._adopt(walk)
            else:
                self._changing = None
                self.show()

        text = Content("\n").join(lines)
        yes, no = self._say("loss_yes"), self._say("loss_no")
        self.app.push_screen(dialogs.Confirm(self._say, text, yes, no), decide)

    def action_back(self) -> None:
        """The step before, the whole list, or the answer left as it was."""
        ask = self.query_one(Ask)
        if ask.filtering:
            ask.unfilter()
        elif self._changing is not None:
            self._changing = None
            self.show()
        elif self._case.walk.steps:
            self._adopt(self._case.walk.back())

    def action_copy(self) -> None:
        """The message to the clipboard, and to a file for terminals that have none."""
        message = self.page.message
        if message is None:
            self.notify(self._say("nothing_to_copy"), markup=False)
            return
        self.app.copy_to_clipboard(message.text)
        where = write_message(self._case, message)
        words = self._say("copied_file", path=where) if where else self._say("copied")
        self.notify(words, markup=False, timeout=8)

    def action_open(self) -> None:
        """The address of the contact, in a browser where there is one."""
        contact = self.page.contact
        if contact is None or contact.url is None:
            self.notify(self._say("nothing_to_open"), markup=False)
        elif self.app.has_browser:
            self.app.open_url(contact.url)
            self.notify(self._say("opening", url=contact.url), markup=False)
        else:
            self.notify(self._say("no_browser", url=contact.url), markup=False, timeout=15)

    def action_sources(self) -> None:
        """Where the claims of this page come from."""
        self.app.push_screen(dialogs.sources(self.page, self._say))

    def action_help(self) -> None:
        """The keys."""
        self.app.push_screen(
            dialogs.help_(self._say, self._case.desk.library.manifest.notice or "")
        )

    def action_review(self) -> None:
        """All answers; the one that is picked is asked again."""

        def change(index: int | None) -> None:
            if index is not None:
                self._changing = index
                self.show()

        self.app.push_screen(Review(self._case), change)

    def action_save(self) -> None:
        """The document to a place of the person's choice."""

        def tell(path: Path | None) -> None:
            if path is not None:
                self.notify(self._say("saved_in", path=path), markup=False, timeout=10)

        question = self._say("save_where")
        start = str(Path.cwd() / self._case.filename)
        dialog = dialogs.AskPath(
            self._say, question, start, self._case.save_as, asks_before_replacing=True
        )
        self.app.push_screen(dialog, tell)

    def ask_folder(self) -> None:
        """The case cannot be kept where it should be: say so once, and ask for another folder."""
        trouble = self._case.trouble
        if not trouble or trouble == self._warned:
            return
        self._warned = trouble

        def move(folder: Path) -> Path:
            self._case.move_to(folder)
            return folder

        def tell(folder: Path | None) -> None:
            self._draw_head(self.page)
            if folder is not None:
                self.notify(self._say("saved_in", path=self._case.path), markup=False, timeout=10)

        question = self._say("folder_where", why=trouble)
        dialog = dialogs.AskPath(
            self._say, question, str(Path.home()), move, asks_before_replacing=False
        )
        self.app.push_screen(dialog, tell)

    def action_new(self) -> None:
        """A new case; this one is kept."""
        self.open(self._case.desk.new())

    def action_cases(self) -> None:
        """The list of cases."""
        self.app.show_cases(always=True)

    def action_theme(self) -> None:
        """The other theme."""
        self.app.next_theme()

    def action_filter(self) -> None:
        """Filter a long list."""
        self.query_one(Ask).filter()

    def action_down(self) -> None:
        """The cursor down."""
        self.query_one(Ask).move(down=True)

    def action_up(self) -> None:
        """The cursor up."""
        self.query_one(Ask).move(down=False)

    def action_page_down(self) -> None:
        """The text further down."""
        self.query_one(StepView).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """The text back up."""
        self.query_one(StepView).scroll_page_up(animate=False)

    def action_quit(self) -> None:
        """Leave; the case is kept."""
        self.app.exit()

    def _typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)
