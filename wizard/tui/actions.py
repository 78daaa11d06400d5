"""What the keys of the wizard do that leaves the walk where it is.

Owns looking, copying, saving, moving the cursor, and the way to other windows. Refuses answers:
they are for `screen`.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from wizard.cases.calendar_file import dated
from wizard.cases.case import Case
from wizard.cases.form_session import FormSession
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Page
from wizard.tui import dialogs, message, saving
from wizard.tui.main_panel import Work
from wizard.tui.one_frame import OneFrameScreen
from wizard.tui.one_toast import Telling
from wizard.tui.throttle import Throttle

if TYPE_CHECKING:
    from wizard.tui.app import WizardApp


class Actions(OneFrameScreen, Telling[None]):
    """A screen with a case on it."""

    app: WizardApp

    def __init__(self, session: FormSession) -> None:
        super().__init__()
        self._session = session
        self._say = session.desk.language
        self._keep = Throttle(self, self.follow_typing)
        self._work = Work(
            self._say,
            session.desk.today,
            given=self.take,
            changed=self._keep,
            asked=session.lines,
            opened=self.action_letter,
        )

    @property
    def case(self) -> Case:
        """The case on the screen."""
        return self._session.case

    @property
    def page(self) -> Page:
        """The page on the screen."""
        return self._session.page

    @abstractmethod
    def take(self, answer: object) -> None:
        """An answer that was chosen or typed."""

    @abstractmethod
    def action_letter(self) -> None:
        """The message on the whole screen."""

    @abstractmethod
    def go_to(self, rung: Rung) -> None:
        """A rung of the ladder was chosen, to which one can go."""

    @abstractmethod
    def look_anew(self) -> bool:
        """Draw what the day, or another window, has left by now; whether another page is there."""

    @abstractmethod
    def follow_typing(self) -> None:
        """Keep what is typed and not answered yet, and tell where that fails."""

    def action_copy(self) -> None:
        """The message, to be put where it belongs."""
        self.look_anew()
        message.copy(self.app, self._session)

    def action_open(self) -> None:
        """The address of the contact, in a browser where there is one."""
        self.look_anew()
        contact = self.page.contact
        if contact is None or contact.url is None:
            self.notify(self._say("nothing_to_open"), markup=False)
        else:
            self.app.open_address(contact.url)

    def action_sources(self) -> None:
        """Where the claims of this page come from."""
        self.look_anew()
        self.app.push_screen(dialogs.sources(self.page, self.case.desk.pages))

    @abstractmethod
    def redraw_frame(self) -> None:
        """The lines around the step, which say that the case was written."""

    def action_evidence(self) -> None:
        """What the case has as evidence, to be added to and taken from."""
        self.look_anew()
        from wizard.tui.evidence_window import show_evidence  # few attach at each step

        show_evidence(self.app, self._session, self.redraw_frame)

    def action_way(self) -> None:
        """Every rung, to be read ahead and gone to."""
        self.show_way("")

    def show_way(self, at: str) -> None:
        """The same, with the rung `at` in sight."""
        from wizard.tui.way_window import WayWindow  # most see the ladder beside the step

        self.look_anew()

        def go(rung: Rung | None) -> None:
            if rung is not None:
                self.go_to(rung)

        self.app.push_screen(WayWindow(self.page, self.case.desk.pages, self._say, at), go)

    def action_help(self) -> None:
        """The keys."""
        notice = self.case.desk.library.manifest.notice or ""
        kept = "passing" if self.case.passing else "help_kept"
        self.app.push_screen(dialogs.help_(self._say, notice, kept))

    def action_save(self) -> None:
        """The document to a place of the person's choice."""
        self.look_anew()
        saving.save(self.app, self._session)

    def action_calendar(self) -> None:
        """The dates of the case as a file for a calendar."""
        self.look_anew()
        if dated(self.case):
            saving.calendar(self.app, self._session)
        else:
            self.notify(self._say("no_dates"), markup=False)

    def action_print(self) -> None:
        """The letter on paper, with all that goes with it."""
        from wizard.tui.print_window import print_letter  # few print at each step

        self.look_anew()
        print_letter(self.app, self._session)

    def action_cases(self) -> None:
        """The list of cases."""
        self.app.show_cases()

    def action_language(self) -> None:
        """The other language."""
        self.app.next_language()

    def action_theme(self) -> None:
        """The other theme."""
        self.app.next_theme()

    def action_filter(self) -> None:
        """Filter a long list."""
        self._work.ask.filter()

    def action_down(self) -> None:
        """The cursor down."""
        self._work.ask.move(1)

    def action_up(self) -> None:
        """The cursor up."""
        self._work.ask.move(-1)

    def action_page_down(self) -> None:
        """The text further down, and at its end to what is asked."""
        self._work.ask.read()

    def action_page_up(self) -> None:
        """The text back up."""
        self._work.read_back()

    def action_quit(self) -> None:
        """Leave; the case is kept."""
        self.app.leave()
