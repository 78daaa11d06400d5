"""The wizard line by line: for a dumb terminal, a screen reader, a pipe or a script.

Owns printing a page and reading one line. Refuses to decide anything: pages come from `outcome`,
moves are made by `cases`.
"""

from __future__ import annotations

import io
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from wizard import own_editor
from wizard.cases.case import Case
from wizard.cases.parting import parting
from wizard.cases.store import probe
from wizard.cases.summary import Summary, overview
from wizard.errors import BusyError, FieldError, UnreadableError, UnwritableError
from wizard.i18n import Language
from wizard.outcome.advice import Remark
from wizard.outcome.dates import basis, phrase
from wizard.outcome.page import Page, prompt
from wizard.outcome.sources import ContactLine
from wizard.outcome.wording import printable
from wizard.walk.walk import Walk

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
SKIP = "-"
"""A line that skips a field in which an earlier answer is offered."""
AS_WRITTEN = "-"
"""A line that, alone, takes the wizard's own text back."""


class Plain:
    """One sitting."""

    def __init__(
        self,
        case: Case,
        source: TextIO,
        sink: TextIO,
        width: int | None,
        editor: Callable[[str], str | None] | None = None,
    ) -> None:
        """`width` is the terminal's, or None where lines are not to be broken.

        `editor` gives a text back as the person left it; without one they type it line by line.
        """
        self._case = case
        self._source = source
        self._sink = sink
        self._width = width
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
            self._show(self._case.page)
            if self._case.walk.ended:
                break
            if not self._ask():
                break
        self.farewell()

    def _ask(self) -> bool:
        """Read lines until one moves the case; False ends the sitting."""
        while True:
            line = self._read("> ")
            if line is None or line.strip().lower() in QUIT:
                return False
            word, case = line.strip().lower(), self._case
            if word in HELP:
                self._print(self._say("plain_help"))
            elif word in SOURCES and self._case.page.field is None:
                self._sources(self._case.page)
            elif move := self._command(word):
                if self._move(move):
                    return True
            elif self._move(partial(self._answer, line)):
                # Who waits is done for now; who got the case back from another window is not.
                if case is not self._case or case.walk.waiting is None:
                    return True
                if case.page.registered_as:
                    given = self._read(
                        f"{self._say('number_where', name=case.page.registered_as)}: "
                    )
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
            return self._review
        return None

    def _answer(self, line: str) -> None:
        self._case.answer(self._given(line, self._case.page))

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

    def _review(self) -> None:
        """All answers; one of them is given anew, and what that drops is told before it is done."""
        walk, history = self._case.walk, self._case.desk.pages.history
        if not walk.steps:
            self._print(self._say("review_empty"))
            return
        for number, step in enumerate(walk.steps, start=1):
            answer = " ".join(printable(history.answer(step)).split())
            self._print(f"{number}. {history.question(step.node)}: {answer}")
        self._print(self._say("plain_review_pick"))
        word = (self._read("> ") or "").strip()
        if not (word.isdecimal() and 1 <= int(word) <= len(walk.steps)):
            return
        index = int(word) - 1
        page = self._case.desk.pages.page(walk.before(index))
        self._show(page)
        line = self._read("> ")
        if line is None:
            return
        changed = walk.change(index, self._given(line, page))
        if changed.lost and not self._agreed(changed):
            return
        self._case.adopt(changed)

    def _agreed(self, changed: Walk) -> bool:
        history = self._case.desk.pages.history
        self._print(self._say("loss"))
        for step in changed.lost:
            self._print(f"  - {history.question(step.node)}: {history.answer(step)}")
        self._print(self._say("loss_kept"))
        self._print(f"1. {self._say('loss_yes')}")
        self._print(f"2. {self._say('loss_no')}")
        return (self._read("> ") or "").strip() == "1"

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
        lines: list[str] = []
        while (line := self._read("| ")) is not None and line.strip() != END:
            if line.strip() == AS_WRITTEN and not lines:
                return written
            lines.append(line)
        return "\n".join(lines) if lines else None

    def _given(self, line: str, page: Page) -> object:
        """What a line answers to a page."""
        if page.field is not None:
            if not isinstance(page.prefill, str):
                return line
            if page.field.optional and line.strip() == SKIP:
                return ""
            return line if line.strip() else page.prefill
        if page.kind == "checklist":
            words = line.replace(",", " ").split()
            if not words and isinstance(page.prefill, list):
                return page.prefill
            return [self._picked(word, page) for word in words]
        return self._picked(line.strip(), page)

    def _picked(self, word: str, page: Page) -> str:
        """The id that a number or an id names."""
        ids = [option.id for option in page.options]
        if word.isdecimal() and 1 <= int(word) <= len(ids):
            return ids[int(word) - 1]
        if word in ids:
            return word
        key = "plain_pick" if word else "plain_pick_empty"
        raise FieldError(key, given=word, most=len(ids))

    def _show(self, page: Page) -> None:
        self._print("")
        progress = self._say("plain_progress", number=page.number) + page.ahead
        self._print(f"[{page.trail} · {progress}]" if page.kind != "outcome" else f"[{page.trail}]")
        self._print(page.heading)
        if page.details:
            self._print(page.details)
        for number, step in enumerate(page.steps, start=1):
            self._print(f"  {number}) {step}")
        if page.contact:
            self._print(self._contact(page.contact, "contact"))
        if page.doubtful:
            self._print(self._say("doubtful_heading"))
        for contact in page.doubtful:
            self._print(f"  - {self._contact(contact, 'doubtful')}")
        if page.message:
            self._print(f"--- {page.message.title} ---")
            self._sink.write(f"{page.message.text}\n")
            self._print("---")
        for remark in page.remarks:
            self._print(f"! {self._say('remarks')}: {self._remark(remark)}")
        if page.deadline:
            words = phrase(page.deadline, self._case.desk.today, self._say)
            self._print(f"{words} ({basis(page.deadline, self._say)})")
        if asked := prompt(page, self._say):
            self._print(asked)
        for number, option in enumerate(page.options, start=1):
            hint = f" ({option.hint})" if option.hint else ""
            self._print(f"{number}. {option.label}{hint}")
        self._prompt(page)

    def _prompt(self, page: Page) -> None:
        if page.kind == "checklist":
            self._print(self._say("plain_checklist"))
        if page.field is not None:
            if page.field.example:
                self._print(self._say("field_example", example=page.field.example))
            if isinstance(page.prefill, str):
                key = "plain_prefill_or_skip" if page.field.optional else "plain_prefill"
                self._print(self._say(key, answer=page.offered))
            elif page.field.optional:
                self._print(self._say("plain_skip"))

    def _contact(self, contact: ContactLine, key: str) -> str:
        words = self._say(f"plain_{key}", label=contact.label, value=contact.value)
        if contact.url and contact.url not in words:
            words += f" {contact.url}"
        if not contact.sure:
            words += f" — {contact.status_text}"
        return words

    def _remark(self, remark: Remark) -> str:
        words = f"{remark.text}. {remark.hint}" if remark.hint else remark.text
        doubt = self._say("remark_doubt", status=remark.doubt) if remark.doubt else ""
        return f"{words} ({doubt})" if doubt else words

    def _sources(self, page: Page) -> None:
        for line in page.sources:
            self._print(f"- {line.claim}")
            checked = self._say("doc_checked", status=line.status_text, date=line.checked)
            self._print(f"  {checked}. {'; '.join(line.documents)} {' '.join(line.urls)}".rstrip())

    def _move_elsewhere(self) -> bool:
        """The case cannot be written: say so at once and ask for another folder."""
        while self._case.trouble:
            self._print(f"! {self._say('not_saved', why=self._case.trouble)}")
            line = self._read(self._say("plain_folder") + " ")
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
        while word := (self._read("> ") or "").strip():
            if word.isdecimal() and 1 <= int(word) <= min(len(found), MOST_OFFERED):
                self._case.release()
                self._case = self._case.desk.resume(found[int(word) - 1].path)
                return
            self._print(f"! {self._say('plain_choose_case')}")

    def _read(self, prompt: str) -> str | None:
        self._sink.write(prompt)
        self._sink.flush()
        line = self._source.readline()
        return line.rstrip("\r\n") if line else None

    def _print(self, text: str) -> None:
        for line in self._wrapped(text):
            self._sink.write(f"{line}\n")

    def _wrapped(self, text: str) -> Iterator[str]:
        break_: Callable[[str], list[str]] = lambda line: (  # noqa: E731
            textwrap.wrap(line, self._width, break_long_words=False, break_on_hyphens=False)
            if self._width
            else [line]
        )
        for line in text.split("\n"):
            yield from break_(line) or [""]


def sit(case: Case) -> None:
    """A sitting on standard input and output."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text makes a wrong answer, and not a crash.
        sys.stdin.reconfigure(errors="replace")
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    chosen = sys.stdin.isatty() and sys.stdout.isatty() and own_editor.command()
    plain = Plain(case, sys.stdin, sys.stdout, width, own_editor.edit if chosen else None)
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
        sys.stdout.write("\n")
        plain.farewell()
        raise
    finally:
        plain.release()
