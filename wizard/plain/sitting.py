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
from pathlib import Path

from wizard import own_editor
from wizard.cases.case import Case
from wizard.cases.parting import parting
from wizard.cases.store import probe
from wizard.cases.summary import Summary, overview
from wizard.errors import BusyError, FieldError, UnreadableError, UnwritableError
from wizard.i18n import Language
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.plain.review import review

BACK = frozenset({"b", "и"})
QUIT = frozenset({"q", "й"})
HELP = frozenset({"?"})
EDIT = frozenset({"e", "у"})
REVIEW = frozenset({"r", "к"})
SOURCES = frozenset({"i", "ш"})
MOST_OFFERED = 9
"""Open cases that are named at the start."""
END = "."
"""A line that ends a typed text."""
AS_WRITTEN = "-"
"""A line that, alone, takes the wizard's own text back."""


class Plain:
    """One sitting."""

    def __init__(
        self, case: Case, lines: Lines, editor: Callable[[str], str | None] | None = None
    ) -> None:
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
        while True:
            if self._case.trouble and not self._move_elsewhere():
                return
            self._tell_aside()
            words.show(self._case.page, self._case.desk.today, self._say, self._lines)
            if self._case.walk.ended:
                break
            if not self._ask():
                break
        self.farewell()

    def _ask(self) -> bool:
        """Read lines until one moves the case; False ends the sitting."""
        while True:
            line = self._lines.read()
            if line is None or line.strip().lower() in QUIT:
                return False
            word, case = line.strip().lower(), self._case
            if word in HELP:
                self._print(self._say("plain_help"))
            elif word in SOURCES and case.page.field is None:
                self._lines.print_all(words.sources(case.page, self._say))
            elif move := self._command(word):
                if self._move(move):
                    return True
            elif self._move(partial(self._answer, line)):
                # Who waits is done for now; who got the case back from another window is not.
                if case is not self._case or case.walk.waiting is None:
                    return True
                if name := case.page.registered_as:
                    given = self._lines.read(f"{self._say('number_where', name=name)}: ")
                    self._move(partial(case.number, given or ""))
                return False

    def _command(self, word: str) -> Callable[[], None] | None:
        """What a word does to the case, if it is no answer."""
        page = self._case.page
        if word in BACK:
            return self._case.back
        if word in EDIT and page.message is not None:
            return self._edit
        if word in REVIEW and page.field is None:
            return partial(review, self._case, self._lines)
        return None

    def _answer(self, line: str) -> None:
        self._case.answer(words.given(line, self._case.page))

    def _move(self, make: Callable[[], None]) -> bool:
        """Make a move; False where it was refused, and why was said."""
        try:
            make()
        except FieldError as error:
            self._print(f"! {self._say(error.key, **error.values)}")
            return False
        except BusyError as error:
            return self._reload(str(error))
        return True

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

    def _edit(self) -> None:
        """The message in the person's own words, while it is not sent."""
        page = self._case.page
        if page.message is None or page.written is None:
            self._print(self._say("nothing_to_edit"))
            return
        text = self._editor(page.message.text) if self._editor else None
        if text is None:
            text = self._typed(page.written)
        if text is not None:
            self._case.edit(text)

    def _typed(self, written: str) -> str | None:
        """A text of several lines; None leaves the one there is."""
        self._print(self._say("plain_edit", end=END, written=AS_WRITTEN))
        typed: list[str] = []
        while (line := self._lines.read("| ")) is not None and line.strip() != END:
            if line.strip() == AS_WRITTEN and not typed:
                return written
            typed.append(line)
        return "\n".join(typed) if typed else None

    def _move_elsewhere(self) -> bool:
        """The case cannot be written: say so at once and ask for another folder."""
        while self._case.trouble:
            self._print(f"! {self._say('not_saved', why=self._case.trouble)}")
            line = self._lines.read(self._say("plain_folder") + " ")
            if line is None or line.strip().lower() in QUIT:
                return False
            if not line.strip():
                continue
            try:
                self._case.move_to(Path(line.strip()))
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
        # A byte that is no text makes a wrong answer, and not a crash.
        sys.stdin.reconfigure(errors="replace")
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    chosen = sys.stdin.isatty() and sys.stdout.isatty() and own_editor.command()
    lines = Lines(sys.stdin, sys.stdout, width)
    plain = Plain(case, lines, own_editor.edit if chosen else None)
    if not case.walk.steps:
        # Who feeds answers through a pipe counts on every line being an answer.
        offer = plain.choose if sys.stdin.isatty() else plain.offer
        offer(overview(case.desk).open)
        try:
            probe(case.path.parent)
        except UnwritableError as error:
            case.trouble = case.desk.language.failure(error)
    try:
        plain.run()
    except KeyboardInterrupt:
        lines.print("")
        plain.farewell()
        raise
    finally:
        plain.release()
