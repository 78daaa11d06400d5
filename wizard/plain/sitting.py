"""One sitting, line by line.

Owns what a line does to the case. Refuses to decide anything: pages come from `outcome`, moves are
made by `cases`.
"""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from collections.abc import Callable
from functools import partial

from wizard import own_editor
from wizard.cases.case import Case
from wizard.cases.parting import parting
from wizard.cases.store import probe
from wizard.cases.summary import Summary, overview
from wizard.errors import BusyError, FieldError, UnreadableError, UnwritableError
from wizard.i18n import Language
from wizard.library.fields.signs import says_nothing
from wizard.locations import typed
from wizard.plain import blocks, keys, words
from wizard.plain.editing import Editor, edit
from wizard.plain.lines import Lines, Piped
from wizard.plain.looking import look
from wizard.plain.review import review
from wizard.plain.terminal import Terminal, left_whole

MOST_OFFERED = 9
"""Open cases that are named at the start."""


class Plain:
    """One sitting."""

    def __init__(self, case: Case, lines: Lines, editor: Editor | None = None) -> None:
        """`editor` gives a text back as the person left it; without one they type it by lines."""
        self._case = case
        self._lines = lines
        self._editor = editor
        self._say: Language = case.desk.language

    def run(self) -> None:
        """Walk until an outcome, a wait, `q` or the end of the input."""
        self._print(self._case.desk.library.manifest.about)
        if notice := self._case.desk.library.manifest.notice:
            self._print(notice)
        self._print(self._say("plain_keys"))
        self._news()
        told = ""
        while True:
            if self._case.trouble and self._lines.asks and not self._move_elsewhere():
                return
            if self._case.trouble and self._case.trouble != told:
                # Nobody is there to name a folder: the case goes on, and is not kept.
                told = self._case.trouble
                self._print(f"! {self._say('not_saved', why=told)}")
            self._tell_aside()
            words.show(self._case.page, self._case.desk.today, self._say, self._lines)
            if not (self._unsolved() if self._case.walk.ended else self._ask()):
                break
        self.farewell()

    def _unsolved(self) -> bool:
        """At an outcome: go back to the step where it is none after all; False ends the sitting."""
        self._print(self._say("plain_ended"))
        return keys.is_back(self._lines.read()) and self._move(self._case.back)

    def _ask(self) -> bool:
        """Read lines until one moves the case; False ends the sitting."""
        while True:
            case, line = self._case, self._lines.read()
            if line is None:
                return False
            try:
                block = blocks.begins(line, case.page)
                command = None if block else keys.command(line, case.page)
            except FieldError as error:
                self._refuse(error)
                continue
            if command is not None and command.letter == keys.QUIT:
                return False
            if command is not None:
                if self._obey(command):
                    return True
                continue
            given = "\n".join(blocks.block(self._lines)) if block else keys.bare(line)
            if self._move(partial(self._answer, given)):
                # Who waits is done for now; who got the case back from another window is not.
                if case is not self._case or case.walk.waiting is None:
                    return True
                self._ask_number()
                return False

    def _ask_number(self) -> None:
        """The number that who waits was given."""
        case = self._case
        while name := case.page.registered_as:
            given = self._lines.read(f"{self._say('number_where', name=name)}: ")
            try:
                number = blocks.text(given or "")
            except FieldError as error:
                self._refuse(error)
                continue
            self._move(partial(case.number, "" if says_nothing(number) else number))
            return

    def _obey(self, command: keys.Command) -> bool:
        """Do what a command says; True where another page is there to be shown."""
        case = self._case
        match command.letter:
            case keys.BACK:
                return self._move(case.back)
            case keys.EDIT:
                return self._move(partial(edit, case, self._lines, self._editor))
            case keys.REVIEW:
                return self._move(partial(review, case, self._lines))
            case keys.CASES:
                self.offer(overview(case.desk).open)
            case keys.NEW:
                case.release()
                self._case = case.desk.new()
                return True
            case _:
                look(command, case, self._lines)
        return False

    def _answer(self, line: str) -> None:
        self._case.answer(words.given(line, self._case.page))

    def _move(self, make: Callable[[], None]) -> bool:
        """Make a move; False where it was refused, and why was said."""
        try:
            make()
        except FieldError as error:
            self._refuse(error)
            return False
        except BusyError as error:
            return self._reload(str(error))
        return True

    def _refuse(self, error: FieldError) -> None:
        self._print(f"! {self._say(error.key, **error.values)}")

    def _reload(self, why: str) -> bool:
        """Another window had the case: go on with what it left, if it is done."""
        try:
            case = self._case.desk.resume(self._case.path)
        except UnreadableError as error:
            self._print(f"! {error}")
            return False
        if case.elsewhere:
            self._print(f"! {why}")
            return False
        self._case = case
        self._print(f"! {self._say('case_reloaded')}")
        return True

    def _news(self) -> None:
        """What is to be known of a case that is opened again."""
        if self._case.elsewhere:
            self._print(f"! {self._say('case_busy')}")
        if self._case.astray:
            self._print(f"! {self._say('case_astray')}")
            for step in self._case.astray:
                self._print(f"  - {self._case.desk.pages.history.told(step)}")
            self._print(self._say("case_astray_kept"))

    def _move_elsewhere(self) -> bool:
        """The case cannot be written: say so at once and ask for another folder."""
        while self._case.trouble:
            self._print(f"! {self._say('not_saved', why=self._case.trouble)}")
            line = self._lines.read(self._say("plain_folder") + " ")
            if line is None or keys.is_quit(line):
                return False
            if not line.strip():
                continue
            try:
                self._case.move_to(typed(line.strip()))
            except UnwritableError as error:
                self._case.trouble = self._say.failure(error)
        return True

    def farewell(self) -> None:
        """Say where the case is and how to go on."""
        self._tell_aside()
        for line in parting(self._case):
            self._print(line)

    def _tell_aside(self) -> None:
        if self._case.set_aside:
            self._print(f"! {self._say('set_aside', path=self._case.set_aside)}")
            self._case.set_aside = None

    def release(self) -> None:
        """Let another window go on with the case."""
        self._case.release()

    def offer(self, found: list[Summary]) -> None:
        """Name the cases that are open, and how to go on with one."""
        if found:
            self._print(self._say("plain_open_cases"))
        for number, item in enumerate(found[:MOST_OFFERED], start=1):
            late = "⚠ " if item.late else ""
            command = f"ozon-wizard case resume {shlex.quote(item.id)}"
            self._print(f"{number}. {late}{item.line} — {command}")
        if len(found) > MOST_OFFERED:
            more = self._say.plural("cases", len(found) - MOST_OFFERED)
            self._print(f"  {self._say('list_more', more=more)}")

    def choose(self, found: list[Summary]) -> None:
        """Go on with a case that the person names by its number; otherwise with the new one."""
        self.offer(found)
        if not found:
            return
        self._print(self._say("plain_choose_case"))
        while word := (self._lines.read() or "").strip():
            if word.isdecimal() and 1 <= int(word) <= min(len(found), MOST_OFFERED):
                self._case.release()
                self._case = self._case.desk.resume(found[int(word) - 1].path)
                return
            self._print(f"! {self._say('plain_choose_case')}")

    def _print(self, text: str) -> None:
        self._lines.print(text)


def sit(case: Case) -> None:
    """A sitting on standard input and output."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text is told of, and does not become a letter.
        sys.stdin.reconfigure(errors="surrogateescape")
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    chosen = sys.stdin.isatty() and sys.stdout.isatty() and own_editor.command()
    lines: Lines = Piped(sys.stdin, sys.stdout, width)
    if sys.stdin.isatty():
        lines = Terminal(sys.stdin, sys.stdout, width, case.desk.language)
    plain = Plain(case, lines, own_editor.edit if chosen else None)
    with left_whole():
        _sit(plain, case, lines)


def _sit(plain: Plain, case: Case, lines: Lines) -> None:
    try:
        if not case.walk.steps:
            # Who feeds answers through a pipe counts on every line being an answer.
            offer = plain.choose if lines.asks else plain.offer
            offer(overview(case.desk).open)
            try:
                probe(case.path.parent)
            except UnwritableError as error:
                case.trouble = case.desk.language.failure(error)
        plain.run()
    except KeyboardInterrupt:
        lines.print("")
        plain.farewell()
        raise
    finally:
        plain.release()
