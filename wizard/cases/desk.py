"""The desk: what every case of a sitting shares, and how a case gets onto it.

Owns the library, the language, the day and the clock of a sitting; opening, resuming and removing
cases. Refuses to move a case: that is `case`.
"""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from wizard import clock, locations, program
from wizard.cases import beside, case_folder, case_index, person, removal
from wizard.cases.case import Case
from wizard.cases.identity import SaidIds, identified
from wizard.cases.place import Place
from wizard.cases.record import Record
from wizard.cases.removal import Removal
from wizard.cases.renaming import renamed
from wizard.errors import BusyError, CaseFileError, UnreadableError, UsageError, shown
from wizard.i18n import Language
from wizard.law.days import term_end
from wizard.library.library import Library
from wizard.library.node import is_part, screen_of, tree_of
from wizard.outcome.earlier_claims import knowing
from wizard.outcome.former_answers import held
from wizard.outcome.page import Pages
from wizard.outcome.turning_days import TurningDays
from wizard.walk.answers import Answer
from wizard.walk.slots import by_rows
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

AHEAD = 2
"""Answers before a letter is written, it is made ready."""


class Desk:
    """One sitting."""

    def __init__(
        self,
        library: Library,
        language: Language,
        today: date,
        now: Callable[[], datetime],
        folder: Path | None = None,
        *,
        calendar: Callable[[], date] | None = None,
        trees: Path | None = None,
    ) -> None:
        """`calendar` tells which day it is; without it all is counted from `today`, as long as the
        sitting lasts. `trees` is the library where it was named to the program.
        """
        self.library = library
        self.language = language
        self.today = today
        self._now = now
        self.folder = folder or locations.cases()
        self.calendar = calendar
        self.trees = trees
        self.pages = Pages(library, language)
        self._walkers: dict[tuple[str, str], Walker] = {}
        self._warmed: set[str] = set()
        self._offered: Mapping[str, Answer] | None = None
        self.removals: list[Removal] = []
        """The cases that were removed in this sitting, the last one last."""
        self.printed: dict[str, Path] = {}
        """The letter of a case, by its id, that was written for printing last in this sitting."""
        self.copied: dict[str, Path] = {}
        """Likewise its document that was saved for people."""

    def other(self, library: Library, language: Language, folder: Path | None = None) -> Desk:
        """The same sitting on another library, or in another language, or with other cases."""
        folder, calendar = folder or self.folder, self.calendar
        made = Desk(
            library, language, self.today, self._now, folder, calendar=calendar, trees=self.trees
        )
        made.removals, made.printed, made.copied = self.removals, self.printed, self.copied
        return made

    def command(self, *words: str) -> str:
        """How the program is called with this library; `words` are safe in a shell."""
        named = ["--trees", shlex.quote(str(self.trees.absolute()))] if self.trees else []
        return " ".join([program.called(), *words, *named])

    def walker(self, tree: str, goal: str = "") -> Walker:
        """The walker that starts at `tree`, or at a node, and is led to `goal`."""
        if (tree, goal) not in self._walkers:
            self._walkers[tree, goal] = Walker(self.library, tree, goal)
        return self._walkers[tree, goal]

    def now(self) -> datetime:
        """The moment of a save; of a clock that went too far to count from only the hour."""
        now = self._now()
        if clock.EARLIEST <= now.date() <= clock.LATEST:
            return now
        return datetime.combine(self.today, now.timetz())

    def turn(self) -> bool:
        """Count from the day that it is by now; whether that is another one.

        A clock that went too far to count from is none, and the day before it stays.
        """
        before = self.today
        if self.calendar is not None:
            with suppress(UsageError):
                self.today = self.calendar()
        return self.today != before

    @cached_property
    def turning_days(self) -> TurningDays:
        """When what lists tell of a case may turn."""
        return TurningDays(self.library)

    def prepare(self) -> None:
        """Import and make what the first step needs, while somebody reads."""
        import wizard.cases.front_matter_writer  # noqa: F401 - with YAML, at the first answer

        for walker in [*self._walkers.values()]:
            walker.prepare()
        term_end(self.today, "1 working day")

    def cold(self, at: str) -> list[str]:
        """The letters that may be written soon from the node `at`, and were not made ready yet."""
        near = (self.library.node(name).letter for name in self.library.graph.near(at, AHEAD))
        return [letter for letter in dict.fromkeys(near) if letter and letter not in self._warmed]

    def fields_ahead(self, at: str) -> int:
        """How many fields the longest form has that may be asked soon from the node `at`."""
        near = filter(is_part, self.library.graph.near(at, AHEAD))
        return max(Counter(map(screen_of, near)).values(), default=0)

    def warm(self, at: str) -> None:
        """Make the letters ready that may be written soon from the node `at`.

        All of them together would take a second, and memory that few sittings need.
        """
        for letter in self.cold(at):
            self.pages.letters.prepare(letter)
            self.pages.messages.prepare(letter)
            self._warmed.add(letter)

    def new(
        self, tree: str | None = None, entry: str = "", kept: Mapping[str, Answer] | None = None
    ) -> Case:
        """A case with nothing answered; nothing is written before the first answer.

        Args:
            tree: the tree, or the node, with which it begins.
            entry: the node to which it is led behind what everybody is asked.
            kept: what is offered as an answer, by node, beside what is true of the person anyway.
        """
        tree = tree or self.library.manifest.start
        identity = case_folder.new_id(self.today, self.folder)
        self._offered = None
        known = {**self.offered, **(kept or {})}
        walk = self.walker(tree, entry).replay((), self.today, known)
        return Case(self, tree, identity, walk)

    @property
    def offered(self) -> Mapping[str, Answer]:
        """By node what is offered of the person in any case; it stands in no case of theirs, which
        may be handed on, until they give it there. Read anew with each new case.
        """
        if self._offered is None:
            self._offered = person.offered(self.library, self.folder)
        return self._offered

    def is_gate(self, at: str) -> bool:
        """Whether a node belongs to what everybody is asked who begins without naming a tree."""
        manifest = self.library.manifest
        return manifest.entries_at is not None and tree_of(at) == manifest.start

    def told(self, said: str, at: str = "") -> Case:
        """A case of who said what happened, and begins at `at`; it is their story from now on.

        What everybody is asked first comes before, where the library has that.
        """
        nodes = self.library.nodes
        kept: dict[str, Answer] = {name: said for name, node in nodes.items() if node.story}
        if at and (self.library.manifest.entries_at is None or self.is_gate(at)):
            return self.new(at, kept=kept)
        return self.new(entry=at, kept=kept)

    def said(self, walk: Walk) -> str:
        """What whoever begins said, as `told` keeps it; nothing where they did not."""
        stories = (name for name, node in self.library.nodes.items() if node.story)
        return next((str(walk.kept[name]) for name in stories if name in walk.kept), "")

    def open(self, path: Path, among: SaidIds | None = None) -> Case:
        """A case from its file, to be read; its first move makes it this window's. `among` are the
        cases of its folder, where somebody goes through all of them.

        Raises:
            UnreadableError: not a case file, or its tree is not in this library.
        """
        return self._load(Place(path), among)

    def resume(self, path: Path) -> Case:
        """A case from its file, to be answered here; `elsewhere` if another window is at it.

        Raises:
            UnreadableError: not a case file, or its tree is not in this library.
        """
        place = Place(path)
        place.claim()
        try:
            return self._load(place)
        except UnreadableError:
            place.release()
            raise

    def remove(self, path: Path) -> None:
        """Delete the case at `path` with all that belongs to it.

        Beside a case that lies elsewhere than the others, what only looks like its own stays.

        Raises:
            BusyError: another window is answering it.
            UnwritableError: a file of it cannot be deleted, or not be put back: all of it stays.
        """
        place = Place(path)
        if not place.claim():
            raise BusyError(self.busy(place))
        try:
            ours = os.path.realpath(path.parent) == os.path.realpath(self.folder)
            belongings = beside.belongings(path) if ours else beside.alone(path)
            gone = removal.remove(path, belongings)
            if path in (*gone.files, *gone.links):
                self.removals.append(gone)
            case_index.forget(path)
        finally:
            place.release()

    def put_back(self) -> Path:
        """Put back the case that was removed last; `removals` holds one.

        Raises:
            UnwritableError: it cannot be; it may be tried again.
        """
        last = self.removals[-1]
        last.put_back()
        self.removals.pop()
        return last.path

    def busy(self, place: Place) -> str:
        """Why a case can only be read here."""
        if place.unlocked is None:
            return self.language("case_busy")
        return self.language("case_unlocked", why=self.language.failure(place.unlocked))

    def unnoted(self, place: Place) -> str:
        """The same of what could not be noted in it, as a part of a sentence."""
        if place.unlocked is None:
            return self.language("unnoted_busy")
        return self.language.failure(place.unlocked)

    def walk(self, record: Record, shown: Path) -> Walk:
        """The way of a case, replayed on this library.

        Raises:
            UnreadableError: its tree is not in this library.
        """
        record = self._renamed(record)
        if record.tree not in self.library.entries and self.library.find(record.tree) is None:
            raise self.refusal(CaseFileError("case_no_tree", path=shown, tree=record.tree))
        known = self.library.find(record.entry) is not None
        walker = self.walker(record.tree, record.entry if known else "")
        offered = {**self.offered, **record.kept}
        walk = walker.replay(record.steps, self.today, offered)
        if record.sent:
            walker = knowing(replace(walk, sent=tuple(record.sent))).walker
            walk = walker.replay(record.steps, self.today, offered)
        walk = walker.skip_added(walk, offered)
        kept = by_rows(walk.kept, self.library, walk.at, walk.asked)
        return replace(walk, kept=kept, owed=tuple(record.owed), sent=tuple(record.sent))

    def uncounted(self, name: str, title: str) -> str:
        """That the days of a case may not all be counted, and what to do; `name` is its handle."""
        command = self.command("case", "resume", shlex.quote(name))
        return self.language("case_uncounted", case=name, title=title, command=command)

    def refusal(self, error: CaseFileError) -> UnreadableError:
        """Why a file cannot be opened, in words."""
        values = {
            name: shown(str(value)) if isinstance(value, str | Path) else value
            for name, value in error.values.items()
        }
        if "what" in values:  # a key itself
            values["what"] = self.language(str(values["what"]), **values)
        return UnreadableError(self.language(error.key, **values))

    def _renamed(self, record: Record) -> Record:
        return renamed(record, self.library.manifest.renamed, self.library.nodes)

    def _load(self, place: Place, among: SaidIds | None = None) -> Case:
        try:
            record = self._renamed(identified(place.path, place.read().record, among))
        except CaseFileError as error:
            raise self.refusal(error) from error
        walk = self.walk(record, place.path)
        case = Case(self, record.tree, record.id, walk)
        case.place = place
        case.created = record.created
        case.updated, case.stamped = record.updated, record.stamped
        case.drafts = record.drafts
        case.printed = record.printed
        case.typed = by_rows(record.typed, self.library, walk.at, walk.asked)
        case.exhibits = tuple(record.evidence)
        case.last_exhibit = record.last_exhibit
        case.announced = record.announced
        case.own = frozenset(record.kept)
        case.astray = walk.lost
        case.unmoved = record if walk.lost else None
        case.lost = (*record.lost, *(step for step in walk.lost if step not in record.lost))
        case.former = tuple(record.former)
        case.remember(held(record.steps, record.kept, record.lost, record.sent))
        return case
