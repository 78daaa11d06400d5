"""One person's case: a walk that is written down after every move.

Owns what both front ends drive: answer, back, change, save. A move that cannot be written is
still made; `trouble` then says why, and the case goes on in memory until another place is given.
A move is refused where another window is answering the same case.
"""

from __future__ import annotations

import dataclasses
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from wizard.cases import moving, passing_folder, store
from wizard.cases.identity import mark
from wizard.cases.moving import Moved
from wizard.cases.place import GONE, Place
from wizard.cases.record import FORMAT, Record, readable, render
from wizard.errors import BusyError, UnwritableError
from wizard.library.fields.registration_number import RegistrationNumberField
from wizard.outcome import earlier_claims, exhibit, former_answers
from wizard.outcome.calendar import Announcements, stamped
from wizard.outcome.correspondence import Printed
from wizard.outcome.document import document
from wizard.outcome.drafts import NO_DRAFTS, Drafts
from wizard.outcome.exhibit import Exhibit
from wizard.outcome.form_page import form_page
from wizard.outcome.left_behind import owed
from wizard.outcome.letters import Message
from wizard.outcome.page import Page
from wizard.outcome.taken_back import leads_back, off_the_way, same
from wizard.outcome.taken_up import offered, taken_up
from wizard.walk.answers import NOTHING, Answer
from wizard.walk.steps import Enclosed, Step
from wizard.walk.walk import Walk

if TYPE_CHECKING:
    from wizard.cases.desk import Desk


class Case:
    """A walk with a file."""

    def __init__(self, desk: Desk, tree: str, identity: str, walk: Walk) -> None:
        self.desk = desk
        self.tree = tree
        self.entry = walk.walker.goal
        """The node to which it is led behind what everybody is asked; none if that is empty."""
        self.id = identity
        self.walk = walk
        self.created = desk.today
        self.updated: datetime | None = None
        """When it was last written, in whatever sitting."""
        self.stamped: datetime | None = None
        """The same for a calendar, where a clock has been put back since; as in the record."""
        self.place = Place(desk.folder / f"{identity}{store.SUFFIX}")
        self.saved_at: datetime | None = None
        self.trouble: str | None = None
        self.fault: UnwritableError | None = None
        """The same as it came up when it was last written, if it could not be."""
        self.set_aside: Path | None = None
        """Where a file that a person had edited was kept, if that happened."""
        self.moved: Moved | None = None
        """That it was given another folder in this sitting."""
        self.lost: tuple[Step, ...] = ()
        """Steps for which a later library had no place, and sent ones that a changed answer has
        led away from; they stay in the file."""
        self.astray: tuple[Step, ...] = ()
        """Those of them that were found when the case was opened: they are told then, once."""
        self.unmoved: Record | None = None
        """What was read, or held as another day came, where steps had no place then and none was
        taken since: a note, a piece of evidence or half an answer is written beside them, and the
        next opening tells of them too.
        """
        self.former: tuple[Step, ...] = ()
        """What was written in answers and was corrected while a text of it bears that still."""
        self.drafts: Drafts = NO_DRAFTS
        """Messages that the person edited and has not sent."""
        self.printed: dict[str, Printed] = {}
        """When messages were put on paper that are to be sent, by node."""
        self.typed: dict[str, Answer] = {}
        """What was typed or ticked and is no answer yet, by slot or by the name of a number."""
        self.exhibits: tuple[Exhibit, ...] = ()
        """What it has as evidence."""
        self.last_exhibit = 0
        """The highest number that evidence had which was taken away."""
        self.announced: Announcements = NOTHING
        """What was written of it for a calendar."""
        self.own: frozenset[str] = frozenset()
        """The slots of what was an answer in this case and is off its way."""
        self._page: Page | None = None
        self._form: Page | None = None
        self._document: str | None = None

    @property
    def path(self) -> Path:
        """Where the case is kept."""
        return self.place.path

    @path.setter
    def path(self, path: Path) -> None:
        self.place.release()
        self.place = Place(path)

    @property
    def elsewhere(self) -> bool:
        """Whether another window is answering it, so that here it can only be read."""
        return self.updated is not None and not self.place.held

    @property
    def begun(self) -> bool:
        """Whether there is anything of a person in it."""
        return bool(self.walk.steps or self.typed or self.exhibits)

    @property
    def unsaved(self) -> bool:
        """Whether something of it is in no file; that nothing can be written here is no such thing
        as long as there is nothing to be written.
        """
        return bool(self.trouble and self.fault)

    @property
    def gone(self) -> bool:
        """Whether it is not written since its file was taken away."""
        return bool(self.trouble and self.fault and self.fault.code == GONE)

    @property
    def page(self) -> Page:
        """The page at hand."""
        page = self._page or self.desk.pages.page(self.walk, self.drafts)
        typed = self.typed.get(self.walk.slot(page.at))
        # What is typed changes nothing else of it, and comes with each letter.
        self._page = page if page.typed == typed else replace(page, typed=typed)
        return self._page

    @property
    def form(self) -> Page:
        """The form of which the page at hand is a field, as one page."""
        if self._form is None:
            self._form = form_page(self.desk.pages, self.walk.whole(), self.typed)
        return self._form

    def page_of(self, index: int) -> Page:
        """The page of step `index`, as it is asked again; what went out with it is past editing."""
        pages = self.desk.pages
        page = pages.page(self.walk.before(index))
        sent = pages.messages.sent(self.walk, index)
        typed = self.typed.get(self.walk.slot_of(index))
        return replace(page, message=sent, written=None, remarks=(), typed=typed)

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
        anew = self.anew(given)
        again = taken_up(self.walk, self.lost, anew.steps[-1])
        return self.walk.take(*again) if again else anew

    def anew(self, given: Any) -> Walk:
        """The same, where nothing of it was done before.

        Raises:
            FieldError: it is not an answer to this node.
        """
        walk = self.walk.answer(given)
        if not self.desk.pages.history.sent(walk.steps[-1]):
            return walk
        page = self.page
        if page.message is None or page.written is None:
            return walk
        if (printed := self.on_paper) is not None and printed.on < self.walk.today:
            text = self.desk.pages.messages.as_printed(self.walk, self.drafts, printed)
            if text is not None:
                return self.walk.answer(given, text, printed.on, self.enclosed(printed.on))
        return self.walk.answer(given, page.message.text, enclosed=self.enclosed())

    def enclosed(self, until: date = date.max) -> tuple[Enclosed, ...]:
        """What there is as evidence, or was on a day, as papers name it."""
        library = self.desk.library.first or self.desk.library
        there = (one for one in self.exhibits if one.added <= until)
        return exhibit.enclosed(there, library, self.walk)

    @property
    def on_paper(self) -> Printed | None:
        """That the message at hand was put on paper before it was sent, if it was."""
        printed = self.printed.get(self.walk.at)
        now = self.desk.pages.messages.printed(self.walk, self.drafts) if printed else None
        return printed if printed and now and printed.visit == now.visit else None

    def back(self) -> None:
        """Take the last answer back and write; a claim that may be sent stays so."""
        self.adopt(leads_back(self.walk))

    def change(self, index: int, given: Any) -> tuple[Step, ...]:
        """Give another answer to step `index` and write; returns the steps that fell away.

        Raises:
            FieldError: it is not an answer to that node.
        """
        self.adopt(self.walk.change(index, given))
        return self.walk.lost

    def adopt(self, walk: Walk) -> None:
        """Go on from `walk`, a move made from this case's own, and write.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        self.claim()
        before = list(self.held())
        answered = self._answered(walk)
        unanswered = {slot: typed for slot, typed in self.typed.items() if slot not in answered}
        self.typed = {**unanswered, **self._numbers_dropped(walk)}
        walk = self.behind(walk)
        self.lost = off_the_way(self.walk, walk, self.lost, self.desk.pages.history.sent)
        left = [one.step for one in earlier_claims.left(walk)]
        new = (step for step in left if not any(same(step, one) for one in self.lost))
        self.lost = (*self.lost, *new)
        kept, self.typed = (
            offered(self.walk, walk, self.lost, answers) for answers in (walk.kept, self.typed)
        )
        walk = dataclasses.replace(walk, kept=kept)
        self.own |= walk.kept.keys() - self.walk.kept.keys()
        self.walk, self.unmoved = earlier_claims.knowing(walk), None
        self.remember(before)
        self._changed()
        self.keep()

    def behind(self, walk: Walk) -> Walk:
        """A walk to which a move leads from the one at hand, with what stays sent behind it."""
        sent = earlier_claims.kept(self.walk, walk, self.desk.pages.letters.demanded)
        walk = dataclasses.replace(walk, sent=sent)
        return dataclasses.replace(walk, owed=owed(self.walk, walk))

    def turn(self) -> None:
        """Count from the day of the desk. What no longer fits stays in the file, as when a case is
        opened on that day.
        """
        walk, before, kept = self.walk, list(self.held()), self._record()
        turned = walk.walker.replay(walk.steps, self.desk.today, walk.kept)
        self.own |= turned.kept.keys() - walk.kept.keys()
        self.walk = dataclasses.replace(turned, owed=walk.owed, sent=walk.sent)
        self.lost += tuple(step for step in self.walk.lost if step not in self.lost)
        self.astray += self.walk.lost
        self.unmoved = kept if self.walk.lost else self.unmoved
        self.remember(before)
        self._changed()

    def held(self) -> Iterator[Step]:
        """Every answer that it holds, be it off its way."""
        walk = self.walk
        return former_answers.held(walk.steps, self._own(walk.kept), self.lost, walk.sent)

    def remember(self, before: Iterable[Step]) -> None:
        """Keep of answers that it held `before` what a text of it bears, and no answer any more."""
        there = list(self.held())
        library, known = self.desk.library, [*there, *self.former]
        gone = former_answers.gone(library, before, known, self.desk.today)
        if gone and (text := former_answers.texts(library, there, self.drafts.values())):
            from wizard.outcome.redaction import borne  # its patterns take as long as a start

            self.former += tuple(borne(gone, text, self.desk.pages))

    def _numbers_dropped(self, walk: Walk) -> dict[str, Answer]:
        """Numbers of messages that a move to `walk` takes back, to be offered again; what stays
        sent keeps its own.
        """
        kept = {step.number for step in (*walk.steps, *walk.lost)}
        return {
            name: step.number
            for step in self.walk.steps
            if step.number
            and step.number not in kept
            and (name := self.desk.library.node(step.node).number) is not None
        }

    def _answered(self, walk: Walk) -> set[str]:
        """The slots that a move to `walk` answers: what was typed there is an answer now."""
        shared = walk.shared(self.walk)
        before, fresh = list(self.walk.steps[shared:]), set[str]()
        onward = len(walk.steps) > len(self.walk.steps)
        later = enumerate(walk.steps[shared:], start=shared)
        for index, step in later:  # of several rows two steps may be alike
            if step in before:
                before.remove(step)
            else:
                fresh.add(walk.slot_of(index))
        return {*fresh, self.walk.slot(self.walk.at)} if onward else fresh

    def type(self, slot: str, typed: Answer) -> None:
        """Keep what is being typed or ticked in a slot, or for a number, and write; None is none.

        It is kept as it is, and read only once it is given as an answer.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        if self.typed.get(slot) == typed:
            return
        self.claim()
        self.hold(slot, typed)
        self.keep()

    def hold(self, slot: str, typed: Answer) -> None:
        """As `type`, but not written: where another window has the case, it stays in sight."""
        others = {key: value for key, value in self.typed.items() if key != slot}
        self.typed = others if typed is None else {**others, slot: typed}
        self._form = None

    def number(self, given: str) -> None:
        """Note the number under which the message was registered, and write; nothing is nothing.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        sound = " ".join(given.encode("utf-8", "replace").decode().split())
        if sound:
            self.typed.pop(self.numbered, None)
            self.adopt(self.walk.numbered(sound))

    @property
    def numbered(self) -> str:
        """The name of the number under which what this node sends is registered, if any is."""
        return getattr(self.walk.node, "number", None) or ""

    @property
    def number_kind(self) -> RegistrationNumberField:
        """How that number is read."""
        return self.desk.library.registering(self.numbered)

    def draft(self, text: str) -> None:
        """Put what is being typed in place of the message at hand, and write.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        self._redraft(self.desk.pages.messages.drafted, text)

    def edit(self, text: str, seen: str | None = None) -> None:
        """Put what was typed in place of the message at hand, and write.

        Args:
            text: what was typed.
            seen: what the wizard wrote when that was begun, on an earlier day perhaps; None is
                what it writes now. Whatever it writes otherwise is told.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        self._redraft(partial(self.desk.pages.messages.edited, seen=seen), text)

    def _redraft(self, put: Callable[[Walk, Drafts, str, str], Drafts], text: str) -> None:
        self.claim()
        written = self.page.written
        if written is None:
            return
        self.drafts = put(self.walk, self.drafts, written, text)
        self._changed()
        self.keep()

    def note_printed(self, message: Message) -> None:
        """Note that a message was put on paper, and write: told as sent on a later day, it is the
        one that was printed. Of one that was sent already nothing is to be noted.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        printed = self.desk.pages.messages.printed(self.walk, self.drafts)
        known = self.printed.get(self.walk.at)
        if printed is None or message != self.page.message or printed == known:
            return
        self.claim()
        self.printed = {**self.printed, self.walk.at: printed}
        self.keep()

    def note_announced(self, announced: Announcements) -> None:
        """Note what was written of it for a calendar, and write.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        if announced != self.announced:
            self.claim()
            self.announced = announced
            self.keep()

    def list_evidence(self, exhibits: Sequence[Exhibit]) -> None:
        """Name what there is as evidence, and write."""
        self.hold_evidence(exhibits)
        self.keep()

    def hold_evidence(self, exhibits: Sequence[Exhibit]) -> None:
        """As `list_evidence`, but not written."""
        self.exhibits = tuple(exhibits)
        self._changed()

    def claim(self) -> None:
        """Take the right to write.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        if not self.place.claim():
            raise BusyError(self.desk.busy(self.place))

    def _changed(self) -> None:
        self._page = self._form = self._document = None

    def document(self) -> str:
        """The document as it reads now, without front matter."""
        if self._document is None:
            self._document = document(
                self.desk.pages, self.walk, self.page, self.lost, self.exhibits
            )
        return self._document

    def file(self) -> str:
        """The whole file as it reads now."""
        return render(self._record(), self.document())

    def _record(self) -> Record:
        now, read = self.desk.now(), self.unmoved
        return Record(
            format=FORMAT,
            id=self.id,
            file=mark(self.path, self.id),
            tree=self.tree,
            entry=self.entry,
            library=self.desk.library.fingerprint,
            language=self.desk.language.code,
            created=self.created,
            updated=now,
            stamped=stamped(now, self.stamped or self.updated),
            steps=list(self.walk.steps) if read is None else read.steps,
            kept=self._own(self.walk.kept) if read is None else read.kept,
            drafts=dict(self.drafts),
            printed=dict(self.printed),
            typed=dict(self.typed),
            lost=list(self.lost) if read is None else read.lost,
            owed=list(self.walk.owed),
            sent=list(self.walk.sent),
            former=list(self.former),
            evidence=list(self.exhibits),
            last_exhibit=self.last_exhibit,
            announced=dict(self.announced),
        )

    def _own(self, kept: Mapping[str, Answer]) -> dict[str, Answer]:
        """Of what is offered only what is of this case: the rest stands in the person's file."""
        everywhere = self.desk.offered.items()
        return {
            slot: said
            for slot, said in kept.items()
            if slot in self.own or (slot, said) not in everywhere
        }

    def keep(self) -> None:
        """Write the case; `trouble` says why if that failed.

        Raises:
            Exception: a fault in the program kept the document from being composed; the answers
                are written all the same.
        """
        try:
            body = self.document()
        except Exception:
            self._write(self.desk.language("doc_not_composed"))
            raise
        self._write(body)

    def _write(self, body: str) -> None:
        record = self._record()
        try:
            if not readable(record):
                raise store.too_large(self.path)
            aside = self.place.write(render(record, body))
        except UnwritableError as error:
            self.trouble, self.fault = self.desk.language.failure(error), error
            return
        self.trouble = self.fault = None
        self.set_aside = aside or self.set_aside
        self.saved_at = self.updated = self.desk.now()
        self.stamped = record.stamped

    def try_again(self) -> None:
        """Write what could not be written before: there may be room by now, or the disk is back."""
        if self.unsaved and self.place.held and self.begun:
            self.keep()

    def release(self) -> None:
        """This window is done with the case; another one may go on with it."""
        self.try_again()
        self.place.release()

    def move_to(self, folder: Path) -> None:
        """Keep the case in another folder from now on.

        Raises:
            UnwritableError: that folder cannot be written either.
        """
        moving.move(self, folder)

    @property
    def passing(self) -> bool:
        """Whether it ends with this sitting, whatever is written of it."""
        return passing_folder.holds(self.kept_at)

    @property
    def kept_at(self) -> Path:
        """Where its file is: what only leads there is no place to look for it."""
        return store.behind(self.path) or self.path

    @property
    def handle(self) -> str:
        """How the commands are told which case it is, safe in a shell."""
        kept = self.path.parent == self.desk.folder and self.path.suffix == store.SUFFIX
        kept = kept and not self.path.stem.startswith("-")  # it would be an option
        return shlex.quote(self.path.stem if kept else str(self.path))
