"""A sitting at a case: it takes moves, and gives views.

Owns which case is at hand, which earlier answer is asked again, and what both front ends have to
tell a person besides the page, each thing once. A move that another window forestalls is not made:
what that window left is at hand then. A case that is only read here is read anew. Refuses to ask
and to show.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from wizard.cases import letters_sent, notice, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.notice import Notice
from wizard.cases.proposal import Proposal, proposed
from wizard.errors import BusyError, UnreadableError, UnwritableError
from wizard.library.node import screen_of
from wizard.outcome.page import Page
from wizard.outcome.taken_back import leads_back
from wizard.outcome.unlikely_days import unlikely
from wizard.walk.answers import Answer
from wizard.walk.steps import Step
from wizard.walk.walk import Walk


class View(NamedTuple):
    """What a person is shown."""

    page: Page
    notices: tuple[Notice, ...]


class Session:
    """One window's sitting."""

    def __init__(self, case: Case) -> None:
        """It begins with `case`."""
        self._notices: list[Notice] = []
        self._aside: Path | None = None
        self._trouble = ""
        self._alone = False
        """Whether it was told that no other window can know of this one."""
        self._unkept: dict[str, Answer] = {}
        """What was typed, by slot, while another window had the case, and is in no file yet."""
        self._given: dict[str, Answer] = {}
        """What was proposed last, by slot, until it is an answer."""
        self._unread = ""
        """Why the file of a case that is only read here could not be read anew, once told."""
        self._asked_again: tuple[int, Page] | None = None
        self._doubted: set[tuple[str, str]] = set()
        """Of which answers it was asked already whether they are meant, by node."""
        self._take(case)

    @property
    def desk(self) -> Desk:
        """What its cases share."""
        return self._case.desk

    @property
    def case(self) -> Case:
        """The case at hand."""
        return self._case

    @property
    def changing(self) -> bool:
        """Whether an answer that was given before is asked again."""
        return self._asked_again is not None

    @property
    def page(self) -> Page:
        """The page at hand: of the case, or of the answer that is asked again."""
        return self._asked_again[1] if self._asked_again else self._case.page

    def view(self) -> View:
        """The page, and what has come up since the view before."""
        case, say = self._case, self._case.desk.language
        if case.set_aside and case.set_aside != self._aside:
            self._notices.append(Notice("aside", say("set_aside", path=case.set_aside)))
        if case.trouble and case.trouble != self._trouble:
            self._notices.append(Notice("trouble", say("not_saved", why=case.trouble)))
        if case.place.held and case.place.unlocked is not None and not self._alone:
            why = say.failure(case.place.unlocked)
            self._notices.append(Notice("alone", say("case_alone", why=why)))
            self._alone = True
        self._aside, self._trouble = case.set_aside, case.trouble or ""
        notices, self._notices = tuple(self._notices), []
        return View(self.page, notices)

    def turn(self) -> bool:
        """Count from the day that it is by now; whether that is another one than was shown."""
        if not self.desk.turn():
            return False
        self._case.turn()
        if self._asked_again is not None:
            self.ask_again(self._asked_again[0])
        told = self.desk.language("new_day", date=self.desk.language.day(self.desk.today))
        self._notices.append(Notice("day", told))
        return True

    def follow(self) -> bool:
        """Take what stands by now in the file of a case that is only read here, or the right to
        write it where nobody else has that any more; whether anything is another.

        Whatever leaves the case, or is to be acted on, follows first: a view of yesterday would
        call off the days of today.
        """
        case = self._case
        if not case.elsewhere:
            return False
        if case.place.claim():
            self._notices.append(Notice("reloaded", self.desk.language("case_reloaded")))
            self._keep_unkept()
            return True
        return case.place.changed and self._read_anew()

    @property
    def shut(self) -> str:
        """Why nothing can be typed here, for it could not be kept; nothing where it can."""
        case = self._case
        if not case.elsewhere:
            return ""
        say, place = self.desk.language, case.place
        return say("typing_shut") if place.unlocked is None else self.desk.busy(place)

    # Moves.

    def propose(self, given: Any) -> Proposal:
        """What an answer to the page at hand would do.

        Raises:
            FieldError: it is not an answer to it.
        """
        case, page = self._case, self.page
        if page.kind in ("input", "checklist"):
            self._given = {self._slot(page.at): given}
        if self._asked_again is not None:
            return proposed(self._case, case.walk.change(self._asked_again[0], given))
        proposal = proposed(self._case, case.step(given))
        return proposal._replace(anew=letters_sent.anew(case, proposal.walk, given))

    def words_of(self, step: Step) -> str:
        """A step in words, as it is asked about."""
        return self.desk.pages.history.told(step, self._case.walk.values)

    def given_by(self, proposal: Proposal) -> Step:
        """The step that a move gives: that which is asked again, or the next one."""
        again, steps = self._asked_again, self._case.walk.steps
        return proposal.walk.steps[again[0] if again else len(steps)]

    def doubts(self, proposal: Proposal) -> dict[str, str]:
        """What is to be asked of the answers of a move, in words by node, each answer once.

        What the next question would take for its own is offered there from then on.
        """
        case, told = self._case, {}
        shared, say = proposal.walk.shared(case.walk), self.desk.language
        for index, step in enumerate(proposal.walk.steps[shared:], start=shared):
            field, given = self.desk.library.node(step.node).field, step.answer
            if field is None or not isinstance(given, str) or step in case.walk.steps:
                continue
            if (step.node, given) in self._doubted:
                continue
            if day := unlikely(proposal.walk, index):
                words = [say(day.doubt, date=say.date(day.since), what=day.what)]
            elif key := field.takes.doubt(given):
                offered = self._offered_next(proposal.walk, given)
                words = [say(word) for word in (key, *(["doubt_offered"] if offered else []))]
            else:
                continue
            self._doubted.add((step.node, given))
            told[step.node] = ". ".join(words)
        return told

    def _offered_next(self, walk: Walk, given: str) -> bool:
        """Offer an answer at the question behind it, where it looks like one and none is known."""
        field = walk.node.field
        if field is None or given not in field.takes.found(given):
            return False
        if self.desk.pages.prefill(walk) is not None or walk.slot(walk.at) in self._case.typed:
            return False
        self._keep(walk.slot(walk.at), given)
        return True

    def make(self, proposal: Proposal) -> bool:
        """Make a move; False where another window was first, or another day has come since it was
        proposed: it would be counted from the day before.
        """
        if proposal.walk.today != self._case.walk.today:
            self._asked_again = None
            return False
        told = tuple(notice.of_move(self._case, proposal))
        if not self._adopt(proposal.walk):
            return False
        self._notices += told
        return True

    @property
    def deed(self) -> Step | None:
        """The last answer, where it is asked before it is taken back."""
        return letters_sent.deed(self._case)

    @property
    def told(self) -> letters_sent.Told | None:
        """What the last answer says of a letter, as it is asked whether it was a slip."""
        return letters_sent.told(self._case)

    def back(self) -> bool:
        """Take the last answer back, where nobody was asked what becomes of it; False as `make`."""
        return self._adopt(leads_back(self._case.walk))

    def back_over(self) -> bool:
        """The same, where what the last answer sent stays sent."""
        return self._adopt(self._case.walk.back_over())

    def take_back(self) -> bool:
        """The same, where it was never sent."""
        return self._adopt(self._case.walk.back())

    def ask_again(self, index: int) -> None:
        """Ask for another answer to step `index`."""
        self._asked_again = index, self._case.page_of(index)

    def leave(self) -> None:
        """Leave the answer that is asked again as it was."""
        self._asked_again = None

    def type(self, at: str, typed: Answer) -> None:
        """Keep what is being typed at a node; where another window is answering, only here."""
        self._keep(self._slot(at), typed)

    def _slot(self, at: str) -> str:
        """Where what is typed at a node is kept; of an answer asked again, in its own row."""
        if self._asked_again is not None and at == self._asked_again[1].at:
            return self._case.walk.slot_of(self._asked_again[0])
        return self._case.walk.slot(at)

    def _keep(self, slot: str, typed: Answer) -> None:
        try:
            self._case.type(slot, typed)
        except BusyError:  # told where the answer is given
            self._unkept[slot] = typed
        else:
            self._unkept.pop(slot, None)

    def draft(self, text: str) -> None:
        """Put what is being typed in place of the message at hand.

        Raises:
            BusyError: another window is answering this case, or has gone on with it.
        """
        self._case.draft(text)

    def edit(self, text: str, seen: str | None = None) -> bool:
        """Put a person's own words in place of the message at hand, as `Case.edit`; False as
        `make`.
        """
        return self._made(partial(self._case.edit, text, seen))

    def number(self, given: str) -> bool:
        """Note the number under which the message is registered; False as `make`."""
        return self._made(partial(self._case.number, given))

    # Cases.

    def begin(self) -> None:
        """Find out at once whether anything can be kept."""
        try:
            store.probe(self._case.path.parent)
        except UnwritableError as error:
            self._case.trouble = self.desk.language.failure(error)

    def new(self, desk: Desk | None = None, tree: str | None = None) -> None:
        """Go on with a new case, at another desk where one is given."""
        self.open((desk or self.desk).new(tree))

    def open(self, case: Case) -> None:
        """Go on with another case."""
        if case is not self._case:
            self._case.release()
            self._unkept = {}
        self._take(case)

    def resume(self, path: Path, desk: Desk | None = None) -> bool:
        """Go on with the case at `path`, at another desk where one is given.

        False where it cannot be opened.
        """
        self._case.release()  # it may be this very one, and would be busy
        try:
            case = (desk or self.desk).resume(path)
        except UnreadableError as error:
            self._notices.append(Notice("refused", str(error)))
            return False
        if path != self._case.path:
            self._unkept = {}
        self._take(case)
        return True

    def keep_in(self, folder: Path) -> None:
        """Keep the case in another folder from now on, or in its own again.

        Raises:
            UnwritableError: it cannot be written there.
        """
        self._case.move_to(folder)
        self._notices += notice.of_evidence(self._case)

    def release(self) -> None:
        """This window is done with the case; another one may go on with it."""
        self._case.release()

    def _adopt(self, walk: Walk) -> bool:
        self._asked_again = None
        return self._made(partial(self._case.adopt, walk))

    def _made(self, move: Callable[[], None]) -> bool:
        try:
            move()
        except BusyError:
            self._unkept |= self._given
            self._given = {}
            self._reload()
            return False
        for slot in self._given:
            self._unkept.pop(slot, None)
        self._given = {}
        self._keep_unkept()
        return True

    def _take(self, case: Case) -> None:
        self._case = case
        self._asked_again = None
        self._aside, self._trouble = None, ""
        self._notices += notice.of_case(case)

    def _reload(self) -> None:
        """Another window has the case, or had it: take what stands in the file by now."""
        if self.resume(self._case.path):
            if not self._case.elsewhere:
                self._notices.append(Notice("reloaded", self.desk.language("case_reloaded")))
            self._keep_unkept()

    def _read_anew(self) -> bool:
        """Read a file that another window has gone on with; False where it cannot be read."""
        told, self._notices = self._notices, []
        if not self.resume(self._case.path):
            (refused,), self._notices = self._notices, told
            if refused.text != self._unread:
                self._notices.append(refused)
            self._unread = refused.text
            return False
        self._unread = ""
        key = "case_followed" if self._case.elsewhere else "case_reloaded"
        fresh = [one for one in self._notices if one.kind != "elsewhere"]
        self._notices = [*told, Notice("reloaded", self.desk.language(key)), *fresh]
        self._keep_unkept()
        return True

    def _keep_unkept(self) -> None:
        """Keep what was typed while another window had the case; as long as it has, in sight.

        What is of no question at hand is there when that is asked again.
        """
        case, unkept = self._case, self._unkept
        for slot, typed in unkept.items():
            case.hold(slot, typed)
        if case.elsewhere or not unkept:
            return
        here = screen_of(case.page.at)
        if any(screen_of(slot) != here and typed for slot, typed in unkept.items()):
            self._notices.append(Notice("reloaded", self.desk.language("typed_kept")))
        self._unkept = {}
        case.keep()
