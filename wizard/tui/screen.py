"""The one screen of the wizard, updated in place at every step.

Owns answers: taking, changing and taking back. Refuses to decide where a walk goes and to draw
parts: `Side`, `Work` and `frame` do their own; what leaves the walk alone is for `actions`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from wizard.cases.case import Case
from wizard.cases.copies import dated
from wizard.errors import BusyError, FieldError
from wizard.outcome.page import Option, Page, prompt
from wizard.tui import frame, keys, message, news, places
from wizard.tui.actions import Actions
from wizard.tui.review import Review
from wizard.tui.side import Side
from wizard.walk.walk import Walk

AFTER = ("save", "calendar", "new", "cases", "quit", "unsolved")
"""What can be done at an outcome, as choices."""


class WizardScreen(Actions):
    """A case, one step at a time."""

    BINDINGS = keys.bindings(keys.WIZARD)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._changing: int | None = None
        """The step whose answer is being changed, if one is."""
        self._warned = ""

    def compose(self) -> ComposeResult:
        """A line of title, the two sides, a line of keys."""
        yield Static("", id="head", markup=False)
        with Horizontal(id="main"):
            yield Side(self._say)
            yield self._work
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Show where the case stands."""
        self.show()
        self.call_after_refresh(news.opened, self.app, self._case)

    def on_unmount(self) -> None:
        """Another window may go on with the case."""
        self.keep_typed()
        self._case.release()

    def open(self, case: Case) -> None:
        """Go on with another case."""
        if case is not self._case:
            self.keep_typed()
            self._case.release()
        self._case = case
        self._changing = None
        self.show()
        news.opened(self.app, case)

    @property
    def case(self) -> Case:
        """The case on the screen."""
        return self._case

    @property
    def changing(self) -> bool:
        """Whether an answer that was given before is being changed."""
        return self._changing is not None

    # What is seen.

    @property
    def page(self) -> Page:
        """The page at hand: of the case, or of the answer that is being changed."""
        if self._changing is None:
            return self._case.page
        return self._case.page_of(self._changing)

    def show(self) -> None:
        """Put the page at hand in place of the one before; what was told about that one goes."""
        self.app.clear_notifications()
        page = self.page
        desk = self._case.desk
        fresh = not self._case.walk.steps
        ended = page.kind == "outcome"
        self._work.step.show(
            page,
            desk.today,
            about=desk.library.manifest.about if fresh else "",
            notice=(desk.library.manifest.notice or "") if fresh else "",
            document=self._case.document() if ended else "",
        )
        self.query_one(Side).show(page, desk.today)
        options = list(page.options)
        if ended:
            options = [Option(name, self._after_words(name), None) for name in self._after()]
        self._work.ask.show(page, options, self._prompt(page))
        self._draw_frame(page)

    def _prompt(self, page: Page) -> str:
        return self._say("changing") if self._changing is not None else prompt(page, self._say)

    def _after(self) -> list[str]:
        """What can be done at an outcome; without dates there is nothing for a calendar."""
        return [name for name in AFTER if name != "calendar" or dated(self._case)]

    def _after_words(self, name: str) -> str:
        other = name == "unsolved" and self._case.page.status != "solved"
        return self._say("after_unended" if other else f"after_{name}")

    def _draw_frame(self, page: Page) -> None:
        width = self.size.width - 2
        wide = self.has_class("-wide")
        self.query_one("#head", Static).update(frame.head(self._case, page, width))
        vital = frame.keys(page, len(self._after()), width, self._say, self.app.other)
        self.query_one("#keys", Static).update(vital)
        self._work.trail(
            frame.progress(page, self._say) if wide else frame.trail(page, width, self._say)
        )

    def on_resize(self) -> None:
        """Follow the terminal."""
        self._draw_frame(self.page)

    # What is done.

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        if event.character and event.character in "1234567890" and not self._typing():
            event.stop()
            # On the keyboard the nought stands behind the nine: it is the tenth.
            self._work.ask.pick(int(event.character) or 10)

    def take(self, answer: object) -> None:
        """An answer: to the case, to the answer being changed, or to what to do at the end."""
        if self._case.walk.ended and self._changing is None:
            getattr(self, f"action_{answer}")()
            return
        try:
            walk = (
                self._case.step(answer)
                if self._changing is None
                else self._case.walk.change(self._changing, answer)
            )
        except FieldError as error:
            self._work.explain(self._say(error.key, **error.values))
            return
        if self._changing is not None and walk.lost:
            self._confirm_loss(walk)
            return
        self._adopt(walk)

    def keep_typed(self) -> None:
        """Put what is typed and not answered yet into the case file."""
        ask = self._work.ask
        if ask.at:
            with suppress(BusyError):  # said where the answer is given
                self._case.type(ask.at, ask.typed)

    def _adopt(self, walk: Walk) -> None:
        """Go on from a walk; what would end the case is asked about, once."""
        if walk.ended and not self._case.walk.ended:
            news.ending(self.app, self._case, walk, partial(self._end, walk))
        else:
            self._go_on(walk)

    def _end(self, walk: Walk, agreed: bool | None) -> None:
        if agreed:
            self._go_on(walk)

    def _go_on(self, walk: Walk) -> None:
        self._changing = None
        try:
            self._case.adopt(walk)
        except BusyError:
            self._reload()
            return
        self._show_what_was_done()
        news.waiting(self.app, self._case, self._note_number)

    def _show_what_was_done(self) -> None:
        """The page after a move, and what became of the file."""
        self.show()
        self._tell_what_became_of_the_file()

    def _tell_what_became_of_the_file(self) -> None:
        if self._case.trouble:
            self.ask_folder()
        news.kept_aside(self.app, self._case)

    def _reload(self) -> None:
        """Another window has the case, or had it: show what stands in the file by now."""
        at, typed = self._work.ask.at, self._work.ask.typed
        if self.app.reopen(self._case.path) and not self._case.elsewhere:
            self.notify(self._say("case_reloaded"), markup=False, timeout=10)
            if typed is not None and self._case.page.at == at:
                self._case.type(at, typed)
                self.show()

    def _note_number(self, number: str | None) -> None:
        try:
            self._case.number(number or "")
        except BusyError:
            self._reload()
            return
        self._draw_frame(self.page)
        self._tell_what_became_of_the_file()

    def _confirm_loss(self, walk: Walk) -> None:
        def decide(agreed: bool | None) -> None:
            if agreed:
                self._adopt(walk)
            else:
                self._changing = None
                self.show()

        news.loss(self.app, self._case, walk, decide)

    def action_back(self) -> None:
        """The step before, the whole list, or the answer left as it was."""
        self.keep_typed()
        ask = self._work.ask
        if ask.filtering:
            ask.unfilter()
        elif self._changing is not None:
            self._changing = None
            self.show()
        elif self._case.walk.steps:
            self._adopt(self._case.walk.back())

    def action_unsolved(self) -> None:
        """What ended the case is taken back: it is open again."""
        self.action_back()

    def action_edit(self) -> None:
        """The message in the person's own words."""
        if self._case.elsewhere:
            self._reload()
        else:
            message.edit(self.app, self._case, self.page, self._show_what_was_done)

    def action_review(self) -> None:
        """All answers; the one that is picked is asked again."""

        def change(index: int | None) -> None:
            if index is not None:
                self._changing = index
                self.show()

        self.app.push_screen(Review(self._case), change)

    def ask_folder(self) -> None:
        """The case cannot be kept where it should be: say so, once, and ask for another place."""
        trouble = self._case.trouble
        if trouble and trouble != self._warned:
            self._warned = trouble
            places.move(self.app, self._case, lambda: self._draw_frame(self.page))

    def action_new(self) -> None:
        """A new case; this one is kept, and leaving it half-way is asked about."""
        if not self._case.walk.steps or self._case.walk.ended:
            self.open(self._case.desk.new())
            return

        def decide(agreed: bool | None) -> None:
            if agreed:
                self.open(self._case.desk.new())

        news.new_case(self.app, self._case, decide)

    def _typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)
