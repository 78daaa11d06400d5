"""One sitting, line by line.

Owns what a line does to the case. Refuses to decide anything: moves are made, and views given, by
`cases`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.farewell import parting
from wizard.cases.session import Session
from wizard.errors import FieldError, shown
from wizard.i18n import Language
from wizard.plain import another_folder, blocks, line_commands, open_cases, words
from wizard.plain.answer_change import review, take_back
from wizard.plain.editing import edit
from wizard.plain.finding import Find
from wizard.plain.giving import give
from wizard.plain.in_editor import Editor
from wizard.plain.lines import Lines
from wizard.plain.looking import look
from wizard.plain.opening import Opening
from wizard.plain.replies import Left, reply, to_page
from wizard.plain.story import Story

_ON_A_PAGE = (line_commands.BACK, line_commands.EDIT, line_commands.REVIEW)
"""Commands that change what stands on the page that was read."""


class Plain:
    """One sitting."""

    def __init__(
        self,
        session: Session,
        lines: Lines,
        editor: Editor | None = None,
        find: Find | None = None,
    ) -> None:
        """Begin it.

        Args:
            session: the case at hand.
            lines: what is printed to and read from.
            editor: lets the person edit a file; without one they type a message by lines.
            find: finds where a case begins for who says what happened; without it, nobody can.
        """
        self._session = session
        self.story = Story(session, lines, find)
        """What happened, until a case has it."""
        self.opening = Opening(session, lines, self.story)
        """What stands before the first question."""
        self._lines = lines
        self._editor = editor
        self._say: Language = session.desk.language
        self._missed = False
        """Whether the last move was not made, since another window was first."""

    def run(self) -> None:
        """Walk until an outcome, a wait, `q` or the end of the input."""
        manifest = self._session.desk.library.manifest
        self._print(manifest.about)
        if manifest.notice:
            self._print(manifest.notice)
        self._print(self._say("plain_keys"))
        with suppress(Left):
            while True:
                if not self._tell():
                    return
                words.show(self._session.page, self._session.desk.today, self._say, self._lines)
                self.story.offer()
                ended = self._case.walk.ended and not self._session.changing
                if not (self._end() if ended else self._ask()):
                    break
        self.leave()

    def leave(self) -> None:
        """End it: nothing more is asked."""
        self._lines.finish()
        self.farewell()

    @property
    def _case(self) -> Case:
        return self._session.case

    def _tell(self) -> bool:
        """Tell what has come up; False where nothing can be kept, and the person leaves."""
        for notice in self._session.view().notices:
            missed, self._missed = self._missed, False
            (self._lines.refuse if missed else self._warn)(notice.text)
            for line in notice.lines:
                self._print(f"  - {line}")
            if notice.after:
                self._print(notice.after)
            # Where nobody is there to name a folder, the case goes on and is not kept.
            if (
                notice.kind == "trouble"
                and self._lines.asks
                and not another_folder.ask(self._session, self._lines)
            ):
                return False
        return True

    def _end(self) -> bool:
        """At an outcome: True where another page is there to be shown; False ends the sitting."""
        self._print(self._say("plain_ended"))
        command = partial(line_commands.command, page=self._session.page)
        while given := reply(self._lines, self._say, command=command):
            if isinstance(given, str):
                if not given.strip():
                    return False
                self._refuse(FieldError("plain_ended_only", given=shown(given.strip())))
            elif given.letter == line_commands.QUIT:
                return False
            elif self._obey(given):
                return True
        return False

    def _ask(self) -> bool:
        """Read lines until one moves the case, or asks for another page; False ends the sitting."""
        while True:
            page = self._session.page
            given = to_page(page, self._lines, self._say, self._keep)
            if not isinstance(given, str):
                if given is None or given.letter == line_commands.QUIT:
                    return False
                if self._session.turn():  # while the line was waited for
                    self._tell()
                if self._obey(given):
                    return True
                continue
            if (begun := self.story.answered(given)) is not None:
                if begun:
                    return True
                continue
            if self._session.turn():  # it answers what was asked the day before
                blocks.begun(self._session, given)
                self._print(self._say("plain_other_day"))
                self._missed = True
                return True
            case, changing = self._case, self._session.changing
            blocks.hold(self._lines, given, partial(blocks.begun, self._session))
            if self._moved(partial(give, self._session, given, self._lines)):
                self.story.settle()
                # Who waits is done for now; who got the case back from another window is not.
                if changing or case is not self._case or case.walk.waiting is None:
                    return True
                return self._ask_number()

    def _keep(self, typed: str) -> None:
        """Keep what is there of an answer, or of what happened."""
        if self.story.asked:
            self.story.type(typed)
        else:
            blocks.begun(self._session, typed)

    def _ask_number(self) -> bool:
        """Ask who waits for the number they were given; True as `_end`."""
        while name := self._case.page.registered_as:
            with blocks.kept(self._lines, partial(self._session.type, self._case.numbered)):
                given = reply(self._lines, self._say, f"{self._say('number_where', name=name)}: ")
            if given is None:
                return False
            if isinstance(given, str):
                blocks.hold(self._lines, given, partial(self._session.type, self._case.numbered))
                try:
                    number = words.registration(given, self._case.number_kind)
                except FieldError as error:
                    self._refuse(error)
                    continue
                self._moved(partial(self._session.number, number))
                return False
            if given.letter == line_commands.QUIT:
                return False
            if self._obey(given):
                return True
        return False

    def _obey(self, command: line_commands.Command) -> bool:
        """Do what a command says; True where another page is there to be shown."""
        session = self._session
        if session.follow():
            self._tell()
            if command.letter in _ON_A_PAGE:  # which is another one by now
                return True
        match command.letter:
            case line_commands.BACK if session.changing:
                session.leave()
                return True
            case line_commands.BACK if not session.case.walk.steps:
                return self.opening.offer_again()
            case line_commands.BACK:
                return self._moved(partial(take_back, session, self._lines))
            case line_commands.EDIT:
                return self._moved(partial(edit, session, self._lines, self._editor))
            case line_commands.REVIEW:
                return self._moved(partial(review, session, self._lines))
            case line_commands.CASES:
                open_cases.offer(overview(session.desk).open, session.desk, self._lines)
            case line_commands.EVIDENCE:
                from wizard.plain.evidence_lines import obey  # few attach at each step

                obey(session.case, command.rest, self._lines)
            case line_commands.NEW:
                session.new()
                return True
            case _:
                look(command, session, self._lines)
        return False

    def _moved(self, move: Callable[[], object]) -> bool:
        """Make a move; False where it was refused, and why was said."""
        try:
            self._missed = move() is False
        except FieldError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: FieldError) -> None:
        self._lines.refuse(self._say(error.key, **error.values))

    def farewell(self) -> None:
        """Say where the case is and how to go on."""
        self._session.follow()
        self._case.try_again()
        self._tell()
        for line in parting(self._case):
            words, _, copied = line.partition("\n")
            self._print(words)
            if copied:
                self._lines.print_as_it_is(copied)

    def release(self) -> None:
        """Let another window go on with the case."""
        self.story.release()
        self._session.release()

    def _print(self, text: str) -> None:
        self._lines.print(text)

    def _warn(self, text: str) -> None:
        self._print(f"! {text}")
