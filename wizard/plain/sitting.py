"""One sitting, line by line.

Owns what a line does to the case. Refuses to decide anything: moves are made, and views given, by
`cases`.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wizard import own_editor
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.farewell import moved, parting, telling
from wizard.cases.outlet import chosen
from wizard.cases.session import Session
from wizard.errors import EXIT_USAGE, FieldError, RefusedInputError, UnwritableError, shown
from wizard.i18n import Language
from wizard.plain import blocks, finding, line_commands, open_cases, words
from wizard.plain.answer_change import review, take_back
from wizard.plain.editing import edit
from wizard.plain.finding import Find
from wizard.plain.giving import give
from wizard.plain.in_editor import Editor
from wizard.plain.lines import Lines
from wizard.plain.looking import look
from wizard.plain.picking import Left
from wizard.plain.piped import Piped
from wizard.plain.terminal import Terminal, left_whole

if TYPE_CHECKING:
    from wizard.search.found import Found


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
        self._find = find
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
                if not (self._end() if self._case.walk.ended else self._ask()):
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
            if notice.kind == "trouble" and self._lines.asks and not self._move_elsewhere():
                return False
        return True

    def _end(self) -> bool:
        """At an outcome: True where another page is there to be shown; False ends the sitting."""
        self._print(self._say("plain_ended"))
        while (line := self._lines.read()) is not None and line.strip():
            try:
                command = line_commands.command(line, self._session.page)
                if command is None:
                    raise FieldError("plain_ended_only", given=shown(line.strip()))
            except FieldError as error:
                self._refuse(error)
                continue
            if command.letter == line_commands.QUIT:
                return False
            if self._obey(command):
                return True
        return False

    def _ask(self) -> bool:
        """Read lines until one moves the case; False ends the sitting."""
        while True:
            case, page = self._case, self._session.page
            with blocks.kept(self._lines, partial(blocks.begun, self._session)):
                line = self._lines.read()
                if line is None:
                    return False
                block, line = None, blocks.unmarked(line, page)
                if blocks.begins(line, page):
                    first = blocks.begun_with(line)
                    block = "\n".join(blocks.block(self._lines, self._say, first=first))
            if self._session.turn():  # while the line was waited for
                self._tell()
                page = self._session.page
            try:
                command = None if block is not None else line_commands.command(line, page)
            except FieldError as error:
                self._refuse(error)
                continue
            if command is not None and command.letter == line_commands.QUIT:
                return False
            if command is not None:
                if self._obey(command):
                    return True
                continue
            given = line_commands.bare(line) if block is None else block
            if self._find and finding.says(self._session, given):
                if finding.hear(self._session, given, self._find, self._lines):
                    return True
                continue
            if self._moved(partial(give, self._session, given, self._lines)):
                # Who waits is done for now; who got the case back from another window is not.
                if case is not self._case or case.walk.waiting is None:
                    return True
                return self._ask_number()

    def _choose_anew(self) -> bool:
        """Offer what stood before the first question; False where nothing did.

        Who feeds answers through a pipe was offered nothing.
        """
        session = self._session
        said = session.desk.said(session.case.walk)
        found = overview(session.desk).open if self._lines.asks else []
        if said and self._find and self._lines.asks:
            return finding.hear(session, said, self._find, self._lines)
        if not found:
            self._print(self._say("back_nothing"))
            return False
        before = session.case
        self.hear(open_cases.choose(found, session, self._lines))
        return session.case is not before

    def hear(self, said: str) -> None:
        """Begin where the words lead that were said in place of the number of a case."""
        if said and self._find:
            finding.hear(self._session, said, self._find, self._lines)

    def _ask_number(self) -> bool:
        """Ask who waits for the number they were given; True as `_end`."""
        while name := self._case.page.registered_as:
            with blocks.kept(self._lines, partial(self._session.type, self._case.numbered)):
                line = self._lines.read(f"{self._say('number_where', name=name)}: ")
            if line is None:
                return False
            try:
                command = line_commands.typed(line)
                kind = self._case.number_kind
                number = "" if command else words.registration(line_commands.bare(line), kind)
            except FieldError as error:
                self._refuse(error)
                continue
            if command is None:
                self._moved(partial(self._session.number, number))
                return False
            if command.letter == line_commands.QUIT:
                return False
            if self._obey(command):
                return True
        return False

    def _obey(self, command: line_commands.Command) -> bool:
        """Do what a command says; True where another page is there to be shown."""
        session = self._session
        match command.letter:
            case line_commands.BACK if not session.case.walk.steps:
                return self._choose_anew()
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
                look(command, session.case, self._lines)
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

    def _move_elsewhere(self) -> bool:
        """The case cannot be written: ask for another folder, until one can be.

        A new one is only made on purpose: what is typed may be the answer to the step at hand.
        """
        doubted: Path | None = None
        while self._case.trouble:
            asked = self._say("plain_folder_gone" if self._case.gone else "plain_folder")
            line = self._lines.read(f"{asked} ")
            if line is None or line_commands.is_quit(line):
                return False
            try:
                if self._case.gone and line.strip().casefold() == self._say("plain_here"):
                    self._session.keep_in(self._case.path.parent)
                    continue
                folder = chosen(line.strip()) if line.strip() else doubted
                if folder is None:
                    continue
                if folder != doubted and not os.path.lexists(folder):
                    doubted = folder
                    self._print(self._say("path_new_folder"))
                    continue
                self._session.keep_in(folder)
            except UnwritableError as error:
                self._print(f"! {self._say('not_saved', why=self._say.failure(error))}")
        if self._case.moved:
            self._print(moved(self._case, self._case.moved))
        return True

    def farewell(self) -> None:
        """Say where the case is and how to go on."""
        self._case.try_again()
        self._tell()
        if self._case.elsewhere and self._case.place.unlocked is None:
            # What was tried here is in no file.
            self._lines.print(f"! {self._case.desk.busy(self._case.place)}")
            return
        for line in parting(self._case):
            words, _, copied = line.partition("\n")
            self._print(words)
            if copied:
                self._lines.print_as_it_is(copied)

    def release(self) -> None:
        """Let another window go on with the case."""
        self._session.release()

    def _print(self, text: str) -> None:
        self._lines.print(text)

    def _warn(self, text: str) -> None:
        self._print(f"! {text}")


def sit(case: Case, find: Find | None = None, said: str = "", found: Sequence[Found] = ()) -> int:
    """A sitting on standard input and output. Returns the exit code: 2 where it is not kept.

    Args:
        case: the case to go on with.
        find: finds where a case begins for who says what happened.
        said: what they said already.
        found: what fits that.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text is told of, and does not become a letter.
        sys.stdin.reconfigure(errors="surrogateescape")
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    theirs = sys.stdin.isatty() and sys.stdout.isatty() and own_editor.command()
    kind = Terminal if sys.stdin.isatty() else Piped
    lines = kind(sys.stdin, sys.stdout, width, case.desk.language)
    session = Session(case)
    plain = Plain(session, lines, own_editor.edit if theirs else None, find)
    with left_whole(), telling(lambda: session.case):
        _sit(plain, session, lines, partial(finding.begin, session, said, found) if said else None)
    return EXIT_USAGE if session.case.unsaved else 0


def _sit(
    plain: Plain, session: Session, lines: Lines, begin: Callable[[Lines], None] | None
) -> None:
    try:
        if begin is not None:
            begin(lines)
            session.begin()
        elif not session.case.walk.steps:
            cases = overview(session.desk)
            open_cases.damaged(cases, lines)
            found = cases.open
            # Who feeds answers through a pipe counts on every line being an answer.
            if lines.asks:
                plain.hear(open_cases.choose(found, session, lines))
            else:
                open_cases.offer(found, session.desk, lines)
            session.begin()
        plain.run()
    except Left:  # before there was a case
        plain.leave()
    except (KeyboardInterrupt, RefusedInputError):
        lines.print("")
        plain.farewell()
        raise
    finally:
        plain.release()
