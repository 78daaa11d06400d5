"""The messages of a walk: which text stands for each, and what is to be said about it.

Owns the three texts that a message can have: as the wizard writes it, as the person edited it, as
it was sent. Refuses to keep any of them: a draft is kept by the case, what was sent by its step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

import msgspec
from msgspec.structs import replace

from wizard.i18n import Language
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.outcome import brackets
from wizard.outcome.advice import Remark, checks_of, review
from wizard.outcome.drafts import (
    NO_DRAFTS,
    Draft,
    Drafts,
    Original,
    digest,
    drafted,
    edited,
    fitting,
    there,
)
from wizard.outcome.earlier_claims import EARLIER, EarlierClaim, earlier
from wizard.outcome.history import History
from wizard.outcome.letters import Attempt, Letters, Message, plain
from wizard.outcome.sources import Sources
from wizard.outcome.text_patterns import LOOKED_AT, Sent, Subject
from wizard.outcome.wording import Wording
from wizard.walk.steps import Step
from wizard.walk.values import Values
from wizard.walk.visits import taking
from wizard.walk.walk import Walk


class Printed(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a message was put on paper before it was told as sent."""

    on: date
    text: str
    """A hash of it: what reads otherwise for that day by now is not what was printed."""
    visit: int = 0
    """As with a draft."""


class AtHand(msgspec.Struct, frozen=True):
    """The message of the step at hand."""

    message: Message
    """What is shown, copied, and kept when it is sent."""
    written: str | None = None
    """What the wizard writes itself; None once the message was sent and cannot change any more."""
    set_aside: bool = False
    """Whether the person's own text is not shown, since it may tell what is no longer asked."""


class Correspondence:
    """Finds the messages of walks on one library."""

    def __init__(
        self, library: Library, letters: Letters, history: History, sources: Sources
    ) -> None:
        self._library = library
        self._letters = letters
        self._history = history
        self._sources = sources
        # What goes out to others is said as the library says it first.
        first = library.first or library
        self._wording = Wording(first, letters.language)
        self._tried = History(first, self._wording)

    def at_hand(self, walk: Walk, drafts: Drafts = NO_DRAFTS) -> AtHand | None:
        """The message of the action at which a walk stands, if it has one."""
        index = self._sending(walk, _stay(walk))
        if index is not None:
            sent = self._as_sent(walk, index)
            return AtHand(sent) if sent else None
        written = self._written(walk)
        if written is None:
            return None
        own = there(drafts, walk.at, _visit(walk))
        draft = fitting(own, self._original(walk, written.text)) if own else None
        if draft is None:
            return AtHand(written, written.text, set_aside=bool(own))
        outdated = draft.written != digest(written.text)
        text = plain(draft.text)
        message = replace(written, text=text, day=None, outdated=outdated)
        return AtHand(message, written.text)

    def earlier(self, walk: Walk) -> list[Message]:
        """The messages of the way but the one at hand, each as it was when it was sent."""
        found, here = [], _stay(walk)
        for stay in _stays(walk):
            index = self._sending(walk, stay)
            if index is not None and stay != here:
                found.append(self._as_sent(walk, index))
        return [message for message in found if message is not None]

    def left(self, walk: Walk, lost: Sequence[Step]) -> list[Message]:
        """The messages of `lost` steps of a case: what went out did, wherever a later answer leads.

        Each is as it was kept; what was not kept cannot be written again without its way.
        """
        own, found = brackets.own(walk.asked.values()), list[Message]()
        for step in self._history.astray(walk, lost):
            node = self._library.find(step.node)
            choice = node.choices.get(str(step.answer)) if node else None
            if node and choice and choice.done == "now" and (kept := self._kept(node, step, own)):
                found.append(kept)
        return found

    def sent(self, walk: Walk, index: int) -> Message | None:
        """The message that went out with a step; None if none did."""
        return self._as_sent(walk, index) if self._history.sent(walk.steps[index]) else None

    def covered(self, walk: Walk, message: Message) -> str:
        """The text of a message of the way with what was typed hidden, as `covering.within` has it;
        of one that is not on the way, as it is.
        """
        from wizard.outcome.covering import within  # few print

        then = self._written_at(walk, message)
        parts = self._parts(then) if then else None
        marked = self._letters.marking.write(*parts).text if parts else ""
        return within(message.text, marked) if marked else message.text

    def _written_at(self, walk: Walk, message: Message) -> Walk | None:
        """The walk as it stood when a message was written."""
        for stay in _stays(walk):
            index = self._sending(walk, stay)
            if index is not None and self._as_sent(walk, index) == message:
                step = walk.steps[index]
                return walk.before(index).on(step.dated or step.on)
        return walk if message.letter == walk.node.letter else None

    def drafted(self, walk: Walk, drafts: Drafts, written: str, text: str) -> Drafts:
        """The drafts once `text` stands for the message at hand, which the wizard has `written`.

        The wizard's own words, or none at all, are no draft.
        """
        return drafted(drafts, walk.at, *self._pair(walk, written, text))

    def edited(
        self, walk: Walk, drafts: Drafts, written: str, text: str, seen: str | None = None
    ) -> Drafts:
        """The same of somebody who has `seen` another text of the wizard, or that one."""
        original, draft = self._pair(walk, written, text)
        seen_as = digest(seen or written)
        return edited(drafts, walk.at, original, replace(draft, written=seen_as))

    def _pair(self, walk: Walk, written: str, text: str) -> tuple[Original, Draft]:
        own, original = plain(text), self._original(walk, written)
        named = tuple(name for name in self._named(walk, own) if name in original.named)
        return original, Draft(own, digest(written), _visit(walk), named=named)

    def _original(self, walk: Walk, written: str) -> Original:
        return Original(written, self._named(walk, written))

    def _named(self, walk: Walk, text: str) -> tuple[str, ...]:
        """By name the answers that name somebody and stand in a text."""
        fields = (self._library.node(step.node).field for step in walk.steps)
        names = dict.fromkeys(
            one.save_as for one in fields if one is not None and one.names_somebody
        )
        known = ((name, walk.asked.get(name)) for name in names)
        told = " ".join(text.split())
        return tuple(
            name
            for name, value in known
            if isinstance(value, str) and " ".join(self._wording.value(name, value).split()) in told
        )

    def shown(self, walk: Walk, drafts: Drafts) -> Drafts:
        """Of the drafts the one that stands for the message at hand, alone."""
        written = self._written(walk)
        if written is None:
            return NO_DRAFTS
        own = there(drafts, walk.at, _visit(walk))
        draft = fitting(own, self._original(walk, written.text))
        return {walk.at: draft} if draft else NO_DRAFTS

    def printed(self, walk: Walk, drafts: Drafts) -> Printed | None:
        """The message at hand as one that is put on paper today; None if none is to be sent."""
        hand = self.at_hand(walk, drafts)
        if hand is None or hand.written is None:
            return None
        return Printed(walk.today, digest(hand.message.text), _visit(walk))

    def as_printed(self, walk: Walk, drafts: Drafts, printed: Printed) -> str | None:
        """The message at hand as it was printed; None where more than the day has changed since."""
        then = walk.on(printed.on)
        hand = self.at_hand(then, drafts)
        same = self.printed(then, drafts) == printed
        return hand.message.text if hand and same else None

    def remarks(self, walk: Walk, here: AtHand, say: Language) -> list[Remark]:
        """What is to be said about a message before it is sent."""
        if here.written is None:
            return []
        known = {name: self._wording.value(name, value) for name, value in walk.values.items()}
        subject = Subject(
            here.message.text, known, list(self._sent_elsewhere(walk)), here.message.own
        )
        found = review(subject, checks_of(self._library, here.message.letter))
        remarks = [replace(remark, doubt=self._doubt(remark)) for remark in found]
        if near := brackets.unpaired(here.message.text):
            remarks.insert(0, Remark("", say("bracket_left", near=near)))
        if len(subject.text) > LOOKED_AT:
            remarks.insert(0, Remark("", say("checked_in_part"), say("checked_in_part_hint")))
        if here.message.outdated:
            remarks.insert(0, Remark("", say("draft_outdated"), say("draft_outdated_hint")))
        if here.set_aside:
            remarks.insert(0, Remark("", say("draft_set_aside"), say("draft_set_aside_hint")))
        return remarks

    def prepare(self, letter: str) -> None:
        """Compile what a letter is held against, so that remarks on it take no time."""
        review(Subject("", {}, []), checks_of(self._library, letter))

    def _doubt(self, remark: Remark) -> str | None:
        return self._sources.doubt(remark.facts) or None

    def _sent_elsewhere(self, walk: Walk) -> Iterator[Sent]:
        for step in walk.steps:
            node = self._library.node(step.node)
            if step.message and step.node != walk.at and node.acts:
                yield Sent(self._history.channel(node, walk.values), step.message)

    def _written(self, walk: Walk) -> Message | None:
        parts = self._parts(walk)
        if parts is None:
            return None
        written = self._letters.write(*parts)
        title = self._library.letters[written.letter].head.title
        return replace(written, title=title, own=brackets.own(walk.asked.values()))

    def _parts(
        self, walk: Walk
    ) -> tuple[str, Values, list[Attempt], date, list[EarlierClaim]] | None:
        """What the letter of a step is filled with; None where it has none."""
        node = walk.node
        if node.letter is None:
            return None
        attempts = self._tried.attempts(walk, self._letters.language, until=walk.at)
        tried = [
            replace(one, _compared=partial(self._unsaid, walk, one.letter)) for one in attempts
        ]
        named = EARLIER in self._library.letters[node.letter].body
        replaced = earlier(walk, self._letters.demanded) if named else []
        return node.letter, walk.values, tried, walk.today, [*replaced]

    def _unsaid(self, walk: Walk, letter: str) -> str:
        """What the last message `letter` that went out did not demand, and would by the answers of
        today: it was edited, or an answer was corrected since.
        """
        for index, step in reversed([*enumerate(walk.steps)]):
            node = self._library.node(step.node)
            if step.message is not None and node.letter == letter and self._history.sent(step):
                then = walk.before(index).on(step.dated or step.on)
                written = self._written(then)
                return self._letters.unsaid(written, step.message, then.values) if written else ""
        return ""

    def _sending(self, walk: Walk, stay: list[int]) -> int | None:
        """The step of a stay with which its message was sent."""
        steps = [walk.steps[index] for index in stay]
        node = self._library.node(steps[0].node) if steps else None
        sent = list(filter(self._history.sent, taking(node, steps))) if node else []
        return next(
            (index for index in stay if any(walk.steps[index] is one for one in sent)), None
        )

    def _as_sent(self, walk: Walk, index: int) -> Message | None:
        """The message that was kept with a step, or what it must have been on its day."""
        step = walk.steps[index]
        node = self._library.node(step.node)
        if kept := self._kept(node, step, brackets.own(walk.past[index].asked.values())):
            return kept
        written = self._written(walk.before(index).on(step.on))
        return replace(written, sent=step.on) if written else None

    def _kept(self, node: Node, step: Step, own: frozenset[str]) -> Message | None:
        """The message that was kept with a step."""
        if step.message is None or node.letter is None:
            return None
        title = self._library.letters[node.letter].head.title
        text, day, with_it = plain(step.message), step.dated or step.on, step.enclosed
        return Message(node.letter, title, text, day, own=own, sent=day, enclosed=with_it)


def _stays(walk: Walk) -> list[list[int]]:
    """The steps by the stays at a node: who waits stays, and answers the same message again."""
    numbered = groupby(enumerate(walk.steps), key=lambda pair: pair[1].node)
    return [[index for index, _ in stay] for _, stay in numbered]


def _stay(walk: Walk) -> list[int]:
    """The steps that were already answered at the node at hand without leaving it."""
    stays = _stays(walk)
    return stays[-1] if stays and walk.steps[-1].node == walk.at else []


def _visit(walk: Walk) -> int:
    """How often the node at hand was left before, also with a claim that another one replaced."""
    left = [stay for stay in _stays(walk) if walk.steps[stay[0]].node == walk.at]
    replaced = sum(claim.step.node == walk.at for claim in walk.sent)
    return len(left) - bool(_stay(walk)) + replaced
