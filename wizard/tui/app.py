"""The Textual application.

Owns the terminal: themes, signals, the palette, and that a fault never shows what a person typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.filter import ANSIToTruecolor, LineFilter

from wizard import launch, settings, streams, usage
from wizard.cases.case import Case
from wizard.cases.case_list import CaseList, Summary, overview
from wizard.cases.desk import Desk
from wizard.cases.due import Due, glance
from wizard.cases.farewell import parting, telling
from wizard.cases.form_session import FormSession
from wizard.errors import EXIT_INTERRUPTED, EXIT_USAGE, WizardError
from wizard.i18n import language
from wizard.library.first_choices import said_example
from wizard.outcome.ladder import is_open
from wizard.tui import columns, keys, themes, unbroken
from wizard.tui import notices as told
from wizard.tui.home import LANGUAGE, LEAVE, Home
from wizard.tui.idle_keys import idle
from wizard.tui.languages import Speak, following, retold
from wizard.tui.listening import Listening
from wizard.tui.palette import Palette, PaletteItem
from wizard.tui.screen import WizardScreen
from wizard.tui.sought import Begin

if TYPE_CHECKING:
    from wizard.search.found import Found

unbroken.hold()


class WizardApp(Listening):
    """The wizard on a full screen."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    TITLE = "ozon-wizard"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 5
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (columns.VAST, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority, or a window over the step would swallow it.
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
        Binding("ctrl+p", "palette", show=False, system=True),
    ]

    def __init__(
        self,
        desk: Desk,
        case: Case | None = None,
        speak: Speak | None = None,
        said: str = "",
        found: Sequence[Found] = (),
        *,
        find: Callable[[str], Sequence[Found]] = lambda _: (),
    ) -> None:
        """Without a case, the first screen offers the open ones and a new one.

        Args:
            desk: what every case shares.
            case: the case to begin with.
            speak: gives the library in another language, where that is possible.
            said: what happened, in the words of who begins.
            found: what fits that, to choose from.
            find: tells what fits other words.
        """
        super().__init__()
        self._said = said
        self._found = found
        self._find = find
        self._speak = speak
        self._pointer = "default"
        self._sought = ""
        """What was looked for in the palette, and led nowhere."""
        self._offer = case is None
        self._session = FormSession(case or desk.new())
        self._screen = WizardScreen(self._session)
        self.fault: Exception | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._begin_in(themes.chosen())

    def _begin_in(self, theme: str) -> None:
        """Begin in a theme: to change to it would read the whole style sheet a second time."""
        self.set_reactive(WizardApp.theme, theme)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def _desk(self) -> Desk:
        return self._session.desk

    def on_mount(self) -> None:
        """Find out at once whether anything can be kept, then begin."""
        self._session.begin()
        if self._offer and not self._found and not self._session.case.trouble:
            self._offer_cases()
        if len(self.screen_stack) == 1:
            self.push_screen(self._screen)
        self.call_after_refresh(self._begin_to_listen)

    async def _begin_to_listen(self) -> None:
        """In one go: what waits for a screen to be painted waits while another one covers it."""
        if self._found:
            self._offer_found()
        if self._screen not in self.screen_stack:
            await self._put_below()
        launch.done()
        self.run_worker(self._desk.prepare, thread=True)
        if self.screen is not self._screen:  # what was typed is for the step that was seen before
            self.forget_all()
        elif self.case.walk.steps:  # which nobody knows by heart, as they do the first questions
            self.forget_digits()
        await self.listen()

    async def _put_below(self) -> None:
        """The step below the first screen, once that is painted: nobody waits for what lies under
        another screen. Textual mounts no screen but on top of all.
        """
        below, mounted = self._get_screen(self._screen)
        below._push_result_callback(below, None)
        self._screen_stack.insert(-1, below)
        await mounted

    def _offer_cases(self) -> None:
        """Offer what is open and how a new case can begin, where there is anything to choose."""
        found, days = self._beside()
        if found.cases or self._desk.library.manifest.entries_at:
            self._show_cases(found, days)

    def show_first(self) -> None:
        """What came before the first step: the same, with the words by which the case was begun."""
        walk = self._session.case.walk
        self._show_cases(*self._beside(), said=self._desk.said(walk) if walk.steps else "")

    def _beside(self) -> tuple[CaseList, Sequence[Due]]:
        """What is open besides the case on the screen, while there is nothing in that."""
        found, days = glance(self._desk)
        here = self._session.case
        others = [one for one in found.open if here.begun or one.path != here.path]
        return CaseList(others, found.refused), days

    def _offer_found(self) -> None:
        """Offer what fits the words of who begins; behind it stands the ordinary beginning."""
        from wizard.tui.matches import Matches  # for who begins by words alone

        def begin(at: str | None) -> None:
            if at is not None:
                self._screen.begin(self._desk.told(self._said, at))

        self.push_screen(Matches(self._desk.language, self._said, self._found), begin)

    def show_cases(self) -> None:
        """Offer every case there is."""
        self._show_cases(*glance(self._desk))

    def _show_cases(self, found: CaseList, days: Sequence[Due], said: str = "") -> None:
        shown = Home(
            self._desk,
            found,
            days,
            find=self._find,
            removed=self._removed,
            other=self.other,
            said=said,
        )
        self.push_screen(shown, self._open)

    def _open(self, chosen: Summary | Begin | str | None) -> None:
        screen = self.screen
        if chosen is None or not isinstance(screen, WizardScreen):
            return
        if chosen == LEAVE:
            self.leave()
        elif chosen == LANGUAGE:
            self.next_language()
            self._offer_cases()  # at once: a key in between would be for the step behind it
        elif isinstance(chosen, Begin):
            make = self._desk.told if chosen.said else lambda _, at: self._desk.new(entry=at)
            screen.begin(make(chosen.said, chosen.at))
        elif isinstance(chosen, Summary):
            screen.reopen(chosen.path)

    def _removed(self, path: Path) -> None:
        """The case on the screen may be the one that is gone."""
        if path == self._session.case.path:
            self._session.new()
            self._screen.show()

    def next_theme(self) -> None:
        """Dark to light and back; remembered."""
        names = [theme.name for theme in themes.THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        themes.remember(self.theme)

    @property
    def other(self) -> str:
        """The next language by its own name; nothing where there is but one."""
        code = following(self._desk) if self._speak else None
        return language(code)("language") if code else ""

    def next_language(self) -> None:
        """The trees and the program in the next language; remembered."""
        code = following(self._desk)
        if code is None or self._speak is None:
            self.notify(self._desk.language("one_language"), markup=False)
            return
        self._screen.keep_typed()
        self.leave_case(partial(self._retell, code, self._speak))

    def _retell(self, code: str, speak: Speak) -> None:
        try:
            case = retold(self._session.case, code, speak)
        except WizardError as error:
            told = usage.error_told(error, self._desk.language.code)
            self.notify(told, severity="error", markup=False, timeout=10)
            return
        self._session = FormSession(case)
        self._screen = WizardScreen(self._session)
        self.switch_screen(self._screen)
        settings.remember("language", code)

    @property
    def case(self) -> Case:
        """The case at hand."""
        return self._session.case

    @property
    def last(self) -> Case | None:
        """The case that was on the screen last, if there is anything in it."""
        case = self._session.case
        return case if case.begun else None

    @property
    def commands(self) -> list[PaletteItem]:
        """What can be done now, as the palette tells it."""
        say = self._desk.language
        unseen = {keys.UP, keys.DOWN, keys.PAGE_UP, keys.PAGE_DOWN}
        unseen |= idle(self.case, self._session.page)
        return [
            PaletteItem(
                _sentence(say(f"key_{entry.name}")), entry.shown, self._runner(entry.action)
            )
            for entry in keys.WIZARD
            if entry not in unseen
        ]

    def _runner(self, action: str) -> Callable[[], None]:
        run: Callable[[], None] = getattr(self._screen, f"action_{action}")
        return run

    def open_address(self, url: str) -> None:
        """A page in a browser where there is one; else its address is told."""
        from wizard import own_browser  # few walks open one

        say = self._desk.language
        if own_browser.command():
            self.open_url(url)
            self.notify(say("opening", url=url), markup=False)
        else:
            self.notify(say("no_browser", url=url), markup=False, timeout=15)

    def action_palette(self) -> None:
        """Every command in words; over a window there is none, for what is under it must stay."""
        if self.screen is self._screen:
            desk = self._desk
            example = said_example(desk.library)
            items = [*self.commands, *self._rungs]
            given = (desk.language, items, self._cases, self._beginnings, example)
            shown = Palette(*given, folder=desk.folder, begun=self._sought)

            def run(command: PaletteItem | None) -> None:
                self._sought = "" if command else shown.said
                _run(command)

            self.push_screen(shown, run)

    @property
    def _rungs(self) -> list[PaletteItem]:
        """The rungs of the way; one to which nothing leads from here is shown."""
        say, at = self._desk.language, self._screen
        return [
            PaletteItem(
                say("palette_rung", title=rung.title),
                "",
                partial(at.go_to, rung) if is_open(rung) else partial(at.show_way, rung.id),
            )
            for rung in at.page.ladder
        ]

    def _cases(self) -> list[PaletteItem]:
        """The cases that there are, but for the one on the screen."""
        say, here = self._desk.language, self._session.case.path
        return [
            PaletteItem(
                say("palette_case", title=one.line), "", partial(self._screen.reopen, one.path)
            )
            for one in overview(self._desk).cases
            if one.path != here
        ]

    def _beginnings(self, said: str) -> list[PaletteItem]:
        """New cases that could begin where some words fit."""
        say = self._desk.language

        def begin(at: str) -> None:
            self._screen.begin_other(partial(self._desk.told, said, at))

        return [
            PaletteItem(say("palette_begin", title=one.title), "", partial(begin, one.node))
            for one in self._find(said)
        ]

    def action_interrupt(self) -> None:
        """Ctrl+C copies what is selected; else it leaves, and the case is kept."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.leave(EXIT_INTERRUPTED)

    async def action_quit(self) -> None:
        """Ctrl+Q, which every Textual app has, leaves as `q` does."""
        self.leave()

    def leave(self, code: int = 0) -> None:
        """Leave the program; asked twice, as by Ctrl+C in the question about that, it is over."""
        if not isinstance(self.screen, told.Leaving):
            self.leave_case(partial(self.exit, return_code=code))
        elif not self.held:
            self.exit(return_code=code)

    def leave_case(self, then: Callable[[], None]) -> None:
        """Whatever takes the case from the screen; where it cannot be kept, now either, that is
        asked about first.
        """
        if self.last is not None:
            self.last.try_again()
        if self.last is None or not self.last.unsaved:
            then()
        else:
            told.leaving(self, self._desk.language, lambda agreed: then() if agreed else None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those that may change something: its themes have no colours of the terminal's own, and
        Textual would put each line together once more to replace them.
        """
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def _set_pointer_shape(self, shape: str) -> None:
        """Each screen would tell the terminal once more that the pointer is an ordinary one."""
        if shape != self._pointer:
            super()._set_pointer_shape(shape)
        self._pointer = shape

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print every local variable, and a person's answers with them.

        Private methods are replaced here and in `Home`; `textual` is pinned for it.
        """
        self.fault = self.fault or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _run(command: PaletteItem | None) -> None:
    if command is not None:
        command.run()


def run(app: WizardApp) -> int:
    """Run the wizard in this terminal; says at the end where the case is. Returns the exit code.

    Raises:
        Exception: a fault in the program, once the terminal is as it was.
    """
    with telling(lambda: app.case):
        code = drive(app)
    with suppress(OSError):  # where the terminal is gone as well as the screen
        streams.tell("\n".join(parting(app.case)))
    return code or (EXIT_USAGE if app.last and app.last.unsaved else 0)


def drive(app: WizardApp) -> int:
    """Run an app until it ends. Returns the exit code.

    Raises:
        Exception: a fault in the program, once the terminal is as it was.
    """
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
