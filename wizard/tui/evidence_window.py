"""What a case has as evidence, on the screen: looked at, added to, taken from.

Owns the windows for that. What is taken, and in which order, is for `cases`. Loaded when a person
asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard import locations, usage
from wizard.cases import attaching, printing, usual_places
from wizard.cases.session import Session
from wizard.errors import WizardError
from wizard.i18n import Language
from wizard.outcome.exhibit import Exhibit, items_asked
from wizard.tui import keeping
from wizard.tui.dialogs import CLOSE, AskPath, Confirm
from wizard.tui.listening import Listening
from wizard.tui.menu import Menu
from wizard.tui.window import Asking

ADD, OTHER = "+", "?"
"""Lines that are no piece of evidence, and no item of a checklist."""
NAME, REMOVE = "name", "remove"
"""What can be done with a piece of evidence."""
DIGITS = "1234567890"


class Pick(Asking[str]):
    """A list of which one line is meant; gives its name, or nothing where it is closed."""

    BINDINGS = [*CLOSE]
    hint = "evidence_close"

    def __init__(self, say: Language, title: str, rows: Mapping[str, str]) -> None:
        super().__init__()
        self._say = say
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The lines, the first of them with digits."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            yield Menu(
                *(
                    Row(Content(f" {DIGITS[at : at + 1]:1}  {line}"))
                    for at, line in enumerate(self._rows.values())
                )
            )

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; one that is held from before means nothing here."""
        if event.key in DIGITS and not self.app.held:
            self._give(DIGITS.index(event.key))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self._give(event.option_index)

    def _give(self, at: int) -> None:
        for name in [*self._rows][at : at + 1]:
            self.dismiss(name)

    def action_close(self) -> None:
        """Nothing is meant."""
        self.dismiss("")


class AskFile(AskPath):
    """A file to be kept with the case."""

    keys = "evidence_keys"

    def read(self, text: str) -> Path:
        """The file that was named, by its name alone too."""
        return usual_places.found(text, self._say)


class AskWords(Asking[str]):
    """What a file is, in words; nothing typed is no name. What was begun is there the next time."""

    app: Listening
    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, session: Session, exhibit: Exhibit) -> None:
        super().__init__()
        self._session = session
        self._say = session.desk.language
        self._exhibit = exhibit

    def compose(self) -> ComposeResult:
        """The question and the field."""
        with Vertical(classes="box"):
            yield Static(self._say("evidence_words"), markup=False)
            begun = attaching.words(self._session.case, self._exhibit)
            yield Input(begun, id="words", select_on_focus=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if event.value != attaching.words(self._session.case, self._exhibit):
            slot = attaching.draft(self._exhibit.number)
            typed = partial(self._session.type, slot, event.value or None)
            keeping.follow(self.app, self._session, typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """This is it."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """It has no name."""
        self.dismiss("")


def show_evidence(app: App[None], session: Session, changed: Callable[[], None]) -> None:
    """Show what there is and what can be done with it; `changed` is called once the case was
    written.
    """
    case, say = session.case, session.desk.language
    if not case.exhibits:
        _ask_file(app, session, changed)
        return

    def go_on(name: str | None) -> None:
        if name == ADD:
            _ask_file(app, session, changed)
        elif name:
            _ask_deed(app, session, int(name), changed)

    there = zip(case.exhibits, attaching.lines(case), strict=True)
    rows = {ADD: say("evidence_add"), **{f"{one.number}": line for one, line in there}}
    app.push_screen(Pick(say, say("evidence_title"), rows), go_on)


def _ask_deed(app: App[None], session: Session, number: int, changed: Callable[[], None]) -> None:
    """Ask what is to be done with a piece of evidence."""
    if _refused(app, session):
        return
    case, say = session.case, session.desk.language
    exhibit = attaching.numbered(case, number)

    def go_on(deed: str | None) -> None:
        if deed == NAME:
            _ask_what(app, session, exhibit, partial(say, "evidence_named"), changed)
        elif deed == REMOVE:
            _ask_removal(app, session, number, changed)

    rows = {NAME: say("evidence_name"), REMOVE: say("evidence_remove_yes")}
    app.push_screen(Pick(say, attaching.line(case, exhibit), rows), go_on)


def _refused(app: App[None], session: Session) -> bool:
    """Whether nothing can be kept here, which is told before anything is typed."""
    case = session.case
    if case.elsewhere:
        app.notify(case.desk.busy(case.place), severity="warning", markup=False, timeout=10)
    return case.elsewhere


def _ask_file(app: App[None], session: Session, changed: Callable[[], None]) -> None:
    if _refused(app, session):
        return
    case, say = session.case, session.desk.language
    kept: list[Exhibit] = []

    def attempt(path: Path) -> Path:
        kept.append(attaching.attach(case, path))
        return path

    def go_on(path: Path | None) -> None:
        if path is not None:
            changed()
            folder = locations.short(path.absolute().parent)
            told = partial(say, "attached_from", folder=folder)
            _ask_what(app, session, kept[-1], told, changed)

    # Nothing stands in the field, for a path that is dragged here goes behind what does.
    app.push_screen(AskFile(say, say("evidence_where"), "", attempt), go_on)


def _ask_what(
    app: App[None],
    session: Session,
    exhibit: Exhibit,
    told: Callable[..., str],
    changed: Callable[[], None],
) -> None:
    """Ask what it is: which item of the checklists so far, what the post gives with a letter, or
    in words.

    That it is kept does not wait for that. `told` is what is said of its line.
    """
    case, say = session.case, session.desk.language

    def tell(one: Exhibit) -> None:
        app.notify(told(line=attaching.line(case, one)), markup=False, timeout=10)

    def go_on(said: str | None) -> None:
        if said == OTHER:
            app.push_screen(AskWords(session, exhibit), go_on)
        elif said:
            _try(app, say, lambda: tell(attaching.call(case, exhibit.number, said)), changed)
        else:
            tell(exhibit)

    rows = items_asked(case.desk.library, case.walk)
    if printing.any_signed(case):  # it is no item: nobody has it before the letter is sent
        rows[say("evidence_postal")] = say("evidence_postal")
    rows_and_other = {**rows, OTHER: say("evidence_other")}
    asking = Pick(say, say("evidence_what"), rows_and_other) if rows else AskWords(session, exhibit)
    app.push_screen(asking, go_on)


def _ask_removal(
    app: App[None], session: Session, number: int, changed: Callable[[], None]
) -> None:
    case, say = session.case, session.desk.language
    line = attaching.line(case, attaching.numbered(case, number))

    def remove() -> None:
        attaching.detach(case, number)
        told = filter(None, [say("detached", line=line), attaching.unnamed(case)])
        app.notify("\n".join(told), markup=False, timeout=10)

    def go_on(agreed: int | None) -> None:
        if agreed:
            _try(app, say, remove, changed)

    text = Content(say("evidence_remove", line=line))
    confirm = Confirm(say, text, say("evidence_remove_yes"), say("evidence_remove_no"))
    app.push_screen(confirm, go_on)


def _try(
    app: App[None], say: Language, change: Callable[[], None], changed: Callable[[], None]
) -> None:
    """Make a change, or tell why it could not be made."""
    tell = partial(app.notify, severity="error", markup=False, timeout=10)
    try:
        change()
    except WizardError as error:
        tell(usage.error_told(error, say.code))
    changed()
