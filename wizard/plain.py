"""The wizard line by line: for a dumb terminal, a screen reader, a pipe or a script.

Owns printing a page and reading one line. Refuses to decide anything: pages come from `outcome`,
moves are made by `cases`.
"""

from __future__ import annotations

import io
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from wizard.cases.case import Case, parting
from wizard.cases.store import probe
from wizard.cases.summary import Summary, summaries
from wizard.errors import FieldError, UnwritableError
from wizard.i18n import Language
from wizard.outcome.dates import phrase
from wizard.outcome.page import Page
from wizard.outcome.sources import ContactLine

BACK = frozenset({"b", "и"})
QUIT = frozenset({"q", "й"})
HELP = frozenset({"?"})
SOURCES = frozenset({"i", "ш"})


class Plain:
    """One sitting."""

    def __init__(self, case: Case, source: TextIO, sink: TextIO, width: int | None) -> None:
        """`width` is the terminal's, or None where lines are not to be broken."""
        self._case = case
        self._source = source
        self._sink = sink
        self._width = width
        self._say: Language = case.desk.language

    def run(self) -> None:
        """Walk until an outcome, a wait, `q` or the end of the input."""
        self._print(self._case.desk.library.manifest.about)
        if notice := self._case.desk.library.manifest.notice:
            self._print(notice)
        self._print(self._say("plain_keys"))
        while True:
            if self._case.trouble and not self._move_elsewhere():
                return
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
            word = line.strip().lower()
            if word in HELP:
                self._print(self._say("plain_help"))
            elif word in SOURCES and self._case.page.field is None:
                self._sources(self._case.page)
            elif word in BACK:
                self._case.back()
                return True
            else:
                try:
                    self._case.answer(self._given(line))
                except FieldError as error:
                    self._print(f"! {self._say(error.key, **error.values)}")
                    continue
                return self._case.walk.waiting is None

    def _given(self, line: str) -> object:
        """What a line answers to the page at hand."""
        page = self._case.page
        if page.field is not None:
            if not line.strip() and isinstance(page.prefill, str):
                return page.prefill
            return line
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
        progress = self._say("plain_progress", number=page.number, ahead=page.ahead)
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
        if page.deadline:
            binding = self._say(f"binding_{page.deadline.binding}")
            words = phrase(page.deadline, self._case.desk.today, self._say)
            self._print(f"{words} ({binding})")
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
            if page.field.optional:
                self._print(self._say("plain_skip"))
            if isinstance(page.prefill, str):
                self._print(self._say("plain_prefill", answer=page.offered))

    def _contact(self, contact: ContactLine, key: str) -> str:
        words = self._say(f"plain_{key}", label=contact.label, value=contact.value)
        if contact.url and contact.url not in words:
            words += f" {contact.url}"
        if not contact.sure:
            words += f" — {contact.status_text}"
        return words

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
        for line in parting(self._case):
            self._print(line)

    def offer(self, found: list[Summary]) -> None:
        """Name the cases that are open, and how to go on with one."""
        if found:
            self._print(self._say("plain_open_cases"))
        for item in found:
            self._print(f"  {item.line} — ozon-wizard case resume {item.id}")

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
    plain = Plain(case, sys.stdin, sys.stdout, width)
    if not case.walk.steps:
        plain.offer([item for item in summaries(case.desk) if not item.ended])
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
