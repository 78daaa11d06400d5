"""One person's case: a walk that is written down after every move.

Owns what both front ends drive: answer, back, change, save. A move that cannot be written is
still made; `trouble` then says why, and the case goes on in memory until another place is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wizard import locations
from wizard.cases import store
from wizard.cases.record import FORMAT, Record, digest, render
from wizard.errors import UnreadableError, UnwritableError
from wizard.i18n import Language
from wizard.law.days import term_end
from wizard.outcome.markdown import document
from wizard.outcome.page import Page, Pages
from wizard.tree.library import Library
from wizard.walk.walk import Step, Walk, Walker


class Desk:
    """What every case of a sitting shares: the library, the language, the day, the clock."""

    def __init__(
        self,
        library: Library,
        language: Language,
        today: date,
        now: Callable[[], datetime],
        folder: Path | None = None,
    ) -> None:
        self.library = library
        self.language = language
        self.today = today
        self.now = now
        self.folder = folder or locations.cases()
        self.pages = Pages(library, language)
        self._walkers: dict[str, Walker] = {}

    def walker(self, tree: str) -> Walker:
        """The walker that starts at `tree`."""
        if tree not in self._walkers:
            self._walkers[tree] = Walker(self.library, tree)
        return self._walkers[tree]

    def warm(self) -> None:
        """Import what the first letter and the first date need, while the person still reads."""
        term_end(self.today, "1 working day")
        self.language.day(self.today)
        self.language.plural("days", 1)
        for letter in self.library.letters:
            self.pages.letters.prepare(letter)

    def new(self, tree: str | None = None) -> Case:
        """A case with nothing answered; nothing is written before the first answer."""
        tree = tree or self.library.manifest.start
        return Case(self, tree, store.new_id(self.today), self.walker(tree).begin(self.today))

    def open(self, path: Path) -> Case:
        """A case from its file.

        Raises:
            UnreadableError: not a case file, or its tree is not in this library.
        """
        file = store.read(path)
        record = file.record
        tree, _, node = record.tree.partition(".")
        nodes = self.library.trees[tree].nodes if tree in self.library.trees else {}
        if node not in nodes and (node or tree not in self.library.entries):
            raise UnreadableError(f"{path}: no tree «{record.tree}» in this library")
        walk = self.walker(record.tree).replay(record.steps, self.today, record.kept)
        case = Case(self, record.tree, record.id, walk)
        case.created = record.created
        case.path = path
        case.written = digest(file.body) if not file.edited else record.body
        return case


class Case:
    """A walk with a file."""

    def __init__(self, desk: Desk, tree: str, identity: str, walk: Walk) -> None:
        self.desk = desk
        self.tree = tree
        self.id = identity
        self.walk = walk
        self.created = desk.today
        self.path = desk.folder / f"{identity}{store.SUFFIX}"
        self.saved_at: datetime | None = None
        self.trouble: str | None = None
        self.set_aside: Path | None = None
        """Where a document that a person had edited was kept, if that happened."""
        self.written: str | None = None
        """The hash of the document that is believed to be on disk."""
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The page at hand."""
        if self._page is None:
            self._page = self.desk.pages.page(self.walk)
        return self._page

    def answer(self, given: Any) -> None:
        """Answer the current node and write.

        Raises:
            FieldError: it is not an answer to this node.
        """
        self.adopt(self.step(given))

    def step(self, given: Any) -> Walk:
        """The walk after an answer; the message that it says was sent is kept with it.

        Raises:
            FieldError: it is not an answer to this node.
        """
        walk = self.walk.answer(given)
        message = self.page.message
        if message is None or not self.desk.pages.history.sent(walk.steps[-1]):
            return walk
        sent_before = any(step.node == self.walk.at and step.message for step in self.walk.steps)
        return walk if sent_before else self.walk.answer(given, message.text)

    def back(self) -> None:
        """Take the last answer back and write."""
        self.adopt(self.walk.back())

    def change(self, index: int, given: Any) -> tuple[Step, ...]:
        """Give another answer to step `index` and write; returns the steps that fell away.

        Raises:
            FieldError: it is not an answer to that node.
        """
        self.adopt(self.walk.change(index, given))
        return self.walk.lost

    def adopt(self, walk: Walk) -> None:
        """Go on from `walk`, a move made from this case's own, and write."""
        self.walk = walk
        self._page = None
        self.keep()

    def document(self) -> str:
        """The document as it reads now, without front matter."""
        return document(self.desk.pages, self.walk)

    def _file(self, body: str) -> str:
        record = Record(
            format=FORMAT,
            id=self.id,
            tree=self.tree,
            library=self.desk.library.fingerprint,
            language=self.desk.language.code,
            created=self.created,
            updated=self.desk.now(),
            steps=list(self.walk.steps),
            kept=dict(self.walk.kept),
        )
        return render(record, body)

    def keep(self) -> None:
        """Write the case; `trouble` says why if that failed."""
        try:
            self._guard()
            body = self.document()
            store.write(self.path, self._file(body))
        except UnwritableError as error:
            self.trouble = self.desk.language.failure(error)
            return
        self.trouble = None
        self.written = digest(body)
        self.saved_at = self.desk.now()

    @property
    def filename(self) -> str:
        """A name for a copy that the person saves: the title, in plain characters."""
        words = re.sub(r"[^\w-]+", "-", self.page.title).strip("-").lower()
        return f"{words[:60] or self.id}{store.SUFFIX}"

    def save_as(self, path: Path) -> Path:
        """Write the same document to a place of the person's choice.

        Raises:
            UnwritableError: it cannot be written there.
        """
        path = path.expanduser()
        if path.is_dir():
            path = path / self.filename
        store.write(path, self._file(self.document()))
        return path

    def move_to(self, folder: Path) -> None:
        """Keep the case in another folder from now on.

        Raises:
            UnwritableError: that folder cannot be written either.
        """
        folder = folder.expanduser()
        store.probe(folder)
        self.path = folder / self.path.name
        self.keep()

    def _guard(self) -> None:
        """Never overwrite what a person changed in the file: set it aside first."""
        if self.written is None or not self.path.exists():
            return
        try:
            changed = digest(store.read(self.path).body) != self.written
        except UnreadableError:
            changed = True
        if changed:
            self.set_aside = store.copy_aside(self.path)


def parting(case: Case) -> list[str]:
    """What is said when a sitting ends: until when to wait, where the case is, how to go on."""
    say = case.desk.language
    lines = []
    due = case.page.deadline
    if case.page.waiting and due:
        lines.append(say("wait_until", date=say.day(due.day)))
    if case.trouble:
        lines.append(f"! {say('not_saved', why=case.trouble)}")
    elif case.saved_at is not None:
        lines.append(say("saved_in", path=case.path))
        if not case.walk.ended:
            lines.append(say("plain_resume", command=f"ozon-wizard case resume {case.id}"))
    return lines
