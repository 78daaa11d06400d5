"""The one screen of the wizard, updated in place at every step.

Owns answers: taking, changing and taking back. Refuses to decide where a walk goes and to draw
parts: `Side`, `Work` and `frame` do their own; what leaves the walk alone is for `actions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.widget import Widget

from wizard import locations
from wizard.cases import first_words, printing
from wizard.cases.calendar_file import dated
from wizard.cases.case import Case
from wizard.cases.form_session import FormSession
from wizard.cases.notice import Notice
from wizard.cases.proposal import Proposal
from wizard.errors import FieldError
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Option, Page
from wizard.outcome.prompts import prompt
from wizard.tui import columns, dialogs, frame, keeping, keys, message, side_panel
from wizard.tui import notices as told
from wizard.tui.actions import Actions
from wizard.tui.footer import footer
from wizard.tui.one_frame import extent, nothing
from wizard.tui.review import Review
from wizard.tui.said_panel import SaidPanel
from wizard.tui.side_panel import Side
from wizard.tui.text import OneLine
from wizard.tui.whole_screen import WholeScreen
from wizard.walk.form import FormError

AROUND = 3
"""Lines of a screen above and below its columns, and one to spare."""
LOOK = 2.0
"""Seconds between two looks at the calendar, and at the file of a case that another window has."""
DRAWN = 0.1
"""Seconds after which a step has come to the terminal, however slow that is."""
AFTER = ("save", "print", "calendar", "new", "cases", "quit", "unsolved")
"""What can be done at an outcome, as choices."""


class Sides(Horizontal):
    """What stands side by side."""

    virtual_size = extent()
    render_lines = nothing


class WizardScreen(Actions):
    """A case, one step at a time."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The whole screen was drawn anew whenever another part of it took the keys."""
    BINDINGS = keys.bindings(keys.WIZARD)

    def __init__(self, session: FormSession) -> None:
        super().__init__(session)
        self._head = OneLine("head")
        self._side = Side(self._say, self.show_way)
        self._said = SaidPanel(self._say)
        self._sides = Sides(self._side, self._work, self._work.letter, self._said, id="main")
        self._keys = OneLine("keys")
        self._offered: list[Option] = []
        self._settled = ""
        """The case that has in its file what it was begun with."""
        self._drawn: tuple[Case, bool] | None = None
        """The case that was drawn last, and whether it could only be read."""

    def compose(self) -> ComposeResult:
        """A line of title, the two sides, a line of keys."""
        yield self._head
        yield self._sides
        yield self._keys

    def on_mount(self) -> None:
        """Show where the case stands."""
        notices = self._draw()
        self.call_after_refresh(self._tell, notices)
        self.set_interval(LOOK, self.look_anew)
        self._warm_soon()

    def on_unmount(self) -> None:
        """Another window may go on with the case."""
        self.keep_typed()
        self._session.release()

    def look_anew(self) -> bool:
        """Draw the page anew where another day has come, as over midnight or after a sleep, or
        another window went on with the case, or is done with it; whether another page is there.
        """
        if self._session.turn():
            self.keep_typed()
            self.show()
            self._dismiss_read()
            return True
        # What is asked over the step is answered first.
        if not (self.app.screen is self or isinstance(self.app.screen, WholeScreen)):
            return False
        before = self.page
        self._session.follow()
        if self._drawn == (self.case, self.case.elsewhere):
            return False
        self.show()
        if self.page == before:
            return False
        self._dismiss_read()
        return True

    def _dismiss_read(self) -> None:
        """What is read over the step is of the day before, or of what was."""
        if isinstance(self.app.screen, WholeScreen):
            self.app.screen.dismiss()

    # What is seen.

    def show(self, tell: Callable[[], None] = lambda: None) -> None:
        """Put the page at hand in place of the one before; what was told about that one goes.

        `tell` tells what came of it, in the same frame.
        """
        self.app.clear_notifications()
        before = self.focused
        with ExitStack() as frame:
            frame.enter_context(self.app.batch_update())
            self._tell(self._draw())
            tell()
            if taken := self.growth:
                self._work.fit(taken)
            held = frame.pop_all()
        # What takes the keys has them when its turn comes, and is drawn with them, in one frame.
        taker = self.focused if self.focused is not before else None
        if taker is None or not taker.call_later(self._draw_step, held):
            self._draw_step(held)
        self._warm_soon()

    def _warm_soon(self) -> None:
        """Make ready what the next steps need, once this one is drawn and while it is read."""
        self.set_timer(DRAWN, self._warm)

    def _warm(self) -> None:
        desk, at = self._session.desk, self.case.walk.at
        self._work.ask.prepare(desk.fields_ahead(at))
        if desk.cold(at):
            self.run_worker(partial(desk.warm, at), thread=True)
        self._settle_words()

    def _settle_words(self) -> None:
        """What the case was begun with is in its file by now, and nowhere else."""
        case = self.case
        if case.walk.steps and not case.trouble and self._settled != case.id:
            self._settled = case.id
            if said := case.desk.said(case.walk):
                first_words.settle(case.desk.folder, said)

    def _draw_step(self, frame: ExitStack) -> None:
        frame.close()
        self.draw_now()

    def _tell(self, notices: Iterable[Notice]) -> None:
        told.tell(self.app, self._session, notices, self.redraw_frame)

    def _draw(self) -> Iterable[Notice]:
        """Draw the page at hand; gives what else is to be told."""
        page, notices = self._session.view()
        self._drawn = self.case, self.case.elsewhere
        desk = self._session.desk
        self._share(page)
        fresh = not self.case.walk.steps
        ended = page.kind == "outcome"
        self._work.step.show(
            page,
            desk.today,
            defined=desk.pages.defined,
            about=self._about() if fresh else "",
            notice=(desk.library.manifest.notice or "") if fresh else "",
            kept=locations.short(self.case.kept_at) if ended and not self.case.trouble else "",
        )
        self._side.show(page, desk.today)
        self._offered = self._after() if ended else list(page.options)
        self._work.ask.show(page, self._offered, self._prompt(page), self._session.shut)
        self._draw_frame(page)
        return notices

    def _share(self, page: Page) -> None:
        """Share out the columns."""
        share = columns.beside if page.message else columns.alone
        shared = share(self.app.size.width, side_panel.needed(page))
        self._sides.styles.padding = (0, 0, 0, shared.edge)
        self._side.widen(shared.ladder)
        self._work.place(page, shared)
        self._said.show(self.case, shared.said, self.app.size.height - AROUND)

    def _about(self) -> str:
        """What this is, and where it is told in one's own words what happened."""
        manifest = self._session.desk.library.manifest
        words = self._say("own_words_key") if manifest.entries_at else ""
        return " ".join(filter(None, (manifest.about, words)))

    def _prompt(self, page: Page) -> str:
        return self._say("changing") if self._session.changing else prompt(page, self._say)

    def _after(self) -> list[Option]:
        """What can be done at an outcome: without letters there is nothing to print, and without
        dates nothing for a calendar.
        """
        there = {"print": printing.any_signed, "calendar": dated}
        names = (name for name in AFTER if name not in there or there[name](self.case))
        return [Option(name, self._after_words(name), None) for name in names]

    def _after_words(self, name: str) -> str:
        other = name == "unsolved" and self.case.page.status != "solved"
        return self._say("after_unended" if other else f"after_{name}")

    def _draw_frame(self, page: Page) -> None:
        width = self.size.width - 2
        wide = not self.has_class("-narrow")
        self._head.put(frame.head(self.case, page, width))
        keys_now = footer(page, len(self._offered), width, self._say, self.app.other)
        self._keys.put(keys_now)
        self._work.trail(
            frame.progress(page, self._say) if wide else frame.trail(page, width, self._say)
        )

    def redraw_frame(self) -> None:
        """Say around the step that the case was written."""
        self._draw_frame(self.page)

    def on_resize(self) -> None:
        """Follow the terminal."""
        self._share(self.page)
        self.redraw_frame()

    # What is done.

    def on_key(self, event: events.Key) -> None:
        """Digits choose, where nothing else has the keys."""
        if not self._work.ask.typing:
            self._work.ask.press(event)

    def take(self, answer: object) -> None:
        """An answer: to the page at hand, or to what to do at the end. One to what was asked the
        day before, or before another window went on, is none to what is asked now, and it is shown.
        """
        if self.look_anew():
            return
        if self._session.shut and self._work.ask.takes_letters:
            self._work.explain(self._session.shut)
            return
        if self.case.walk.ended and not self._session.changing:
            getattr(self, f"action_{answer}")()
            return
        try:
            proposal = self._session.propose(answer)
        except FormError as error:
            self._work.refuse(error.refused)
            return
        except FieldError as error:
            self._work.explain(self._say(error.key, **error.values))
            return
        if doubts := self._session.doubts(proposal):
            self._work.doubt(doubts)
        elif proposal.lost:
            told.loss(self.app, self._say, proposal, partial(self._lose, proposal))
        else:
            self._go_on(proposal)

    def follow_typing(self) -> None:
        """Keep what is typed and not answered yet, and tell where that fails."""
        if keeping.follow(self.app, self._session, self.keep_typed):
            self.redraw_frame()

    def keep_typed(self) -> None:
        """Put what is typed and not answered yet into the case file."""
        for at, typed in self._work.ask.typed.items():
            self._session.type(at, typed)

    def _lose(self, proposal: Proposal, agreed: int | None) -> None:
        if agreed:
            self._go_on(proposal.slipped if agreed == dialogs.OTHER else proposal)
        else:
            self._session.leave()
            self.show()

    def _go_on(self, proposal: Proposal) -> None:
        """Make a move; one that may not be meant is asked about, once."""
        if proposal.anew is not None:
            told.once_more(self.app, self._session, proposal, partial(self._again, proposal))
        elif asked := proposal.confirmation:
            told.confirming(self.app, self._say, asked, partial(self._agreed, proposal))
        else:
            self._make(proposal)

    def _again(self, proposal: Proposal, agreed: int | None) -> None:
        if agreed:
            self._go_on(proposal.now if agreed == dialogs.OTHER else proposal.then)

    def _agreed(self, proposal: Proposal, agreed: int | None) -> None:
        if agreed:
            self._make(proposal)

    def _make(self, proposal: Proposal) -> None:
        if self._session.make(proposal):
            self.show(partial(told.waiting, self.app, self._session, self._note_number))
        else:
            self.show()

    def _note_number(self, number: str | None) -> None:
        self._session.number(number or "")
        self.show()  # the page of a letter opens at its number from now on

    def action_back(self) -> None:
        """The step before, the whole list, or the answer left as it was; before the first step
        stands the first screen.

        A key that is held goes back once: nobody reads what flies by.
        """
        if self.app.again:
            return
        self.keep_typed()
        if self.look_anew():
            return
        ask = self._work.ask
        if ask.filtering:
            ask.unfilter()
        elif self._session.changing:
            self._session.leave()
            self.show()
        elif deed := self._session.deed:
            told.taking_back(self.app, self._session, deed, self._back)
        elif self.case.walk.steps:
            self._gone(self._session.back)
        else:
            self.app.spend_key()
            self.app.show_first()

    def _back(self, agreed: int | None) -> None:
        if agreed:
            stays = self._session.told is not None and agreed != dialogs.OTHER
            self._gone(self._session.back_over if stays else self._session.take_back)

    def _gone(self, move: Callable[[], bool]) -> None:
        move()
        self.app.spend_key()
        self.show()

    def action_unsolved(self) -> None:
        """What ended the case is taken back: it is open again."""
        self.action_back()

    def action_letter(self) -> None:
        """The message on the whole screen, or the document; there it may turn out what is next."""
        self.look_anew()

        def go_on(wanted: str | None) -> None:
            if wanted:
                getattr(self, f"action_{wanted}")()

        message.show(self.app, self._session, go_on)

    def action_edit(self) -> None:
        """The message in the person's own words."""
        if self.case.elsewhere:
            self.reopen(self.case.path)
        else:
            message.edit(self.app, self._session, self.show)

    def go_to(self, rung: Rung) -> None:
        """Go to a rung: straight on where the step at hand offers that, or back to its answer."""
        if self.look_anew():
            return
        if rung.leads:
            self.take(rung.leads)
        elif rung.step is not None:
            self._session.ask_again(rung.step)
            self.show()

    def action_review(self) -> None:
        """All answers; the one that is picked is asked again."""
        self.look_anew()

        def change(index: int | None) -> None:
            if index is not None:
                self._session.ask_again(index)
                self.show()

        self.app.push_screen(Review(self.case), change)

    def reopen(self, path: Path) -> None:
        """Go on with the case at `path`, where it can be opened."""
        self._leave_case(partial(self._session.resume, path))

    def begin(self, case: Case) -> None:
        """Go on with a case that has nothing answered. What it was begun with is kept elsewhere
        until it has a file.
        """
        if said := case.desk.said(case.walk):
            first_words.hold(case.desk.folder, said)
        self._leave_case(partial(self._session.open, case))

    def _leave_case(self, then: Callable[[], object]) -> None:
        def leave() -> None:
            then()
            self.show()

        self.keep_typed()
        self.app.leave_case(leave)

    def action_new(self) -> None:
        """A new case; this one is kept, and leaving it half-way is asked about."""
        self.begin_other(self._session.desk.new)

    def begin_other(self, make: Callable[[], Case]) -> None:
        """Another case in the place of this one, which is made once the person has agreed."""
        if not self.case.walk.steps or self.case.walk.ended or self.case.unsaved:
            self.begin(make())
            return

        def decide(agreed: int | None) -> None:
            if agreed:
                self.begin(make())

        told.new_case(self.app, self._say, decide)
