"""The dates of a case: what is due by when, whose it is, and whether a law or a habit says so.

Owns deadlines, counted from the day on which a step was taken or from a date that was named. A day
is the person's own or that of an answer they await. Refuses to say it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Literal

import msgspec
from msgspec.structs import replace

from wizard.law.days import end_of
from wizard.library.facts import Status, Term, Whose
from wizard.library.model import Node
from wizard.library.node import STEP_BEFORE, is_step, named_answer
from wizard.outcome.asked_anew import is_right, runs_on, told_before
from wizard.outcome.deeds import Settled, claimed_otherwise, settled, settled_by, step_before, taken
from wizard.walk.answers import done, waits
from wizard.walk.steps import OwedAnswer, Step
from wizard.walk.visits import Visit, last_visits
from wizard.walk.walk import Walk

NEAR = 90
"""So many days before a day that only follows from another it is told beside what is awaited: the
three years of a lawsuit do not stand before an answer that is late."""
URGENT = 7
"""So many days before a last day of the person's own it stands before all else."""


_Began = tuple[str, date | None]
"""What a term runs from, and the day of that, where it is known."""


class Deadline(msgspec.Struct, frozen=True):
    """A day by which somebody has to act, or would have to."""

    node: str
    """Of the step; of a day that follows from a named date, its name under `compute`."""
    title: str
    since: date
    whose: Whose
    name: str
    """Of the term in `facts.yaml`."""
    event: str
    """What the term runs from: the name under which that day was answered, or else the step."""
    term: Term
    sent: bool = True
    """Whether the day stands; if not, it is counted as if the step were taken today."""
    settled: bool = False
    """The step was taken, or the answer came: the day is no more than a record."""
    settled_on: date | None = None
    """When, where that is known."""
    lapsed: bool = False
    """It passed, and nobody looks for it any more: it too is no more than a record."""
    other: date | None = None
    """Until when the same term of the person's own runs by another counting, where this one, the
    strict one, has passed."""

    @property
    def day(self) -> date:
        """The last day."""
        return end_of(self.term, self.since)

    @property
    def binding(self) -> Literal["law", "guideline", "named"]:
        """Whether a law set the term, or a habit; or the day itself was named to the person."""
        return self.term.binding if self.term.length else "named"

    @property
    def status(self) -> Status:
        """How sure the term is."""
        return self.term.status

    @property
    def stands(self) -> bool:
        """Whether somebody still has to keep it, or did not keep it."""
        return self.sent and not (self.settled or self.lapsed)

    def days_left(self, today: date) -> int:
        """Calendar days until the day; negative once it has passed."""
        return (self.day - today).days

    @property
    def late(self) -> bool:
        """Whether it was the person's to settle and was noted after the day; of an answer nobody
        knows when it came.
        """
        on = self.settled_on
        return self.whose == "mine" and on is not None and on > self.day


def deadlines(walk: Walk) -> list[Deadline]:
    """What the person has to do, what they wait for, and what the law still owes them, by day.

    Whoever goes on without an answer is still owed it by law; what they do next makes it history.
    """
    return [*walk.once(_deadlines)]


def _deadlines(walk: Walk) -> list[Deadline]:
    found = list(_owed(walk))
    if all(due.node != walk.at for due in found):
        found += _at_hand(walk)
    # Of several steps that await the same answer the last one tells of it.
    told = {(due.name, due.event, due.day): due for due in found}
    return _as_it_went(walk, told.values())


def dates(walk: Walk) -> list[Deadline]:
    """Every day of a case: its deadlines, and what follows from a date that the person named."""
    return [*walk.once(_dates)]


def _dates(walk: Walk) -> list[Deadline]:
    found = deadlines(walk)
    told = {(due.name, due.day) for due in found if due.sent}
    # Of one term that has several names, one may be that of a day on which it was done.
    for due in sorted(walk.once(_counted), key=lambda due: not due.settled):
        if (due.name, due.day) not in told:
            told.add((due.name, due.day))
            found.append(due)
    return _as_it_went(walk, [*found, *walk.once(asked_anew)])


def asked_anew(walk: Walk) -> list[Deadline]:
    """Rights that ran when an answer was taken back, and of which nothing is told until what they
    run from is asked once more.
    """
    if not runs_on(walk):
        return []
    counted = {due.name for due in walk.once(_counted)}
    before = (due for due in _derived(told_before(walk)) if due.name not in counted)
    return [due for due in before if due.whose == "mine" and is_right(due.term)]


def _as_it_went(walk: Walk, found: Iterable[Deadline]) -> list[Deadline]:
    """Days in their order, as what was done since leaves them, or the end of the case.

    Where nothing is left to be done there are none. Any other end leaves what is still to come: a
    right that runs out is not to be lost in silence. What has passed by then is nobody's care; nor
    is in an open case what others let pass, once the person has acted since.
    """
    if walk.node.is_over:
        return []
    days = sorted(found, key=lambda due: due.day)
    left = (replace(due, lapsed=True) if _lapses(walk, due) else due for due in days)
    return [replace(due, other=_by_another(walk, due)) for due in left]


def _by_another(walk: Walk, due: Deadline) -> date | None:
    """Until when an own term that has passed runs by another counting; None where none does."""
    if due.whose != "mine" or not due.stands or due.days_left(walk.today) >= 0:
        return None
    same = (one for one in walk.once(_counted) if one.name == due.name and one.stands)
    return max((one.day for one in same if one.days_left(walk.today) >= 0), default=None)


def _counted(walk: Walk) -> list[Deadline]:
    return [*_derived(walk)]


def _lapses(walk: Walk, due: Deadline) -> bool:
    """Whether a day has passed and nobody looks for it any more."""
    if due.settled or due.days_left(walk.today) >= 0:
        return False
    return walk.ended or (due.whose == "theirs" and _acted_since(walk, due))


def _acted_since(walk: Walk, due: Deadline) -> bool:
    """Whether the person took a step after the one that an answer is owed to; where that is none of
    the way, after the day, and after the answer that it runs from: who tells late that a claim was
    delivered has not acted since. What was sent on a way that is no more is such a step, too; and
    behind the step at hand none was taken.
    """
    find, steps = walk.walker.library.node, walk.steps
    if due.node == walk.at:
        return False
    there = [place for place, step in enumerate(steps) if step.node == due.node]
    since = min([due.day, *(steps[place].on for place in there[-1:])])
    if any(one.began is not None and one.began.on > since for one in walk.owed):
        return True
    if there:
        return any(visit.taking for visit in last_visits(walk) if len(visit.before) > there[-1])
    told = (place for place, step in enumerate(steps) if find(step.node).save_as == due.event)
    begun = max(told, default=-1)
    days = (taken(visit) for visit in last_visits(walk) if len(visit.before) > begun)
    return any(on is not None and on > due.day for on in days)


def standing(walk: Walk) -> list[Deadline]:
    """The days that somebody still has to keep, or did not keep: all that the document tells of as
    to come or as passed, but for terms that only run.
    """
    return [due for due in dates(walk) if due.stands and due.whose != "nobody"]


def pressing(walk: Walk) -> Deadline | None:
    """The day that is told where there is room for one.

    It is a last day of the person's own within a week: past it, no answer helps. Else it is the one
    that passed at the step at hand, else the next to come there or soon; else one that passed, the
    person's own first, else what is owed longest; else the next to come at all.
    """

    def rank(due: Deadline) -> tuple[bool, bool, bool, bool, bool, date]:
        left, here = due.days_left(walk.today), due.node == walk.at
        own, passed = due.whose == "mine", left < 0
        return (
            not (own and 0 <= left <= URGENT),
            not (passed and here),
            not (not passed and (here or left < NEAR)),
            not passed,
            passed and not own,
            due.day,
        )

    return min(standing(walk), key=rank, default=None)


def awaited(walk: Walk) -> bool:
    """Whether the step at hand was taken, and an answer to it is waited for."""
    waiting = walk.waiting
    return waiting is not None and done(walk.node, waiting.answer)


def _owed(walk: Walk) -> Iterator[Deadline]:
    """Answers to what was sent. One that came is owed no more, whichever step awaited it; who goes
    another way while they wait has not got it.
    """
    found: dict[tuple[str, str, date], Deadline] = {}
    for visit in last_visits(walk):
        node, acts = visit.node, visit.taking
        if node.reply_within is None or not acts:
            continue
        last = node.choices[str(acts[-1].answer)]
        unanswered = visit.left or last.unanswered is not None
        law = walk.walker.library.facts.terms[node.reply_within].binding == "law"
        began = None if node.do_within else _named(walk, node, visit.before)
        began = began or (visit.reference, taken(visit))
        if began[1] is None:
            continue
        awaited_one = (node.reply_within, began[0], began[1])
        if (last.wait and not visit.left) or (law and unanswered):
            found[awaited_one] = _of_step(walk, visit.reference, node.reply_within, began, "theirs")
        elif not unanswered:
            found.pop(awaited_one, None)
    yield from found.values()
    yield from _left(walk)


def _left(walk: Walk) -> Iterator[Deadline]:
    """Answers to what was sent on ways that are no more, as far as the library knows of them."""
    library = walk.walker.library
    for one in filter(partial(untold, walk), walk.owed):
        known = library.find(one.node) and one.term in library.facts.terms
        if known and (library.find(one.event) or one.event in walk.walker.titles):
            yield _of_step(walk, one.node, one.term, (one.event, one.since), "theirs")


def untold(walk: Walk, one: OwedAnswer) -> bool:
    """Whether the way at hand says nothing else of what the term of an answer runs from. Who sent
    something there anew, and waits for an answer to that, is owed both; that it was not sent yet
    is overtaken by what went out since.
    """
    telling = [step for step in walk.steps if one.event in names(walk, step)]
    if not telling or one.began is None:
        return not telling
    visit = next((one for one in last_visits(walk) if telling[-1] in one.steps), None)
    if visit is None or visit.reference != one.began.node:
        return False
    if not visit.taking:
        return all(step.on <= one.began.on for step in visit.steps)
    last = visit.taking[-1]
    return last.on != one.began.on and waits(visit.node, last.answer)


def names(walk: Walk, step: Step) -> tuple[str, ...]:
    """What a term can run from that a step tells."""
    node = walk.walker.library.find(step.node)
    return (step.node, node.save_as) if node and node.save_as else (step.node,)


def _at_hand(walk: Walk) -> Iterator[Deadline]:
    """By when the step at hand has to be taken; else when an answer to it would be due.

    An own term from a date that nobody named has no last day: three years from coming to the step
    would be later than the three years of the law. Nor has an answer to a step before that nobody
    took, or on a day that nobody knows.
    """
    node = walk.node
    if awaited(walk):
        return
    came = [*walk.steps]
    while came and came[-1].node == walk.at:
        came.pop()
    began = _named(walk, node, came)
    if node.do_within:
        if began or not node.since:
            began = began or (walk.at, _arrived(walk))
            yield _of_step(walk, walk.at, node.do_within, began, "mine")
    elif node.reply_within and (began or node.since != STEP_BEFORE):
        yield _of_step(walk, walk.at, node.reply_within, began or (walk.at, None), "theirs")


def _named(walk: Walk, node: Node, came: Sequence[Step]) -> _Began | None:
    """The day from which a term of a step runs that is not its own, and of what it is; None where
    it has none, or nobody knows it. `came` is what was answered until then.
    """
    if node.since == STEP_BEFORE:
        deed = step_before(walk, came)
        return None if deed is None else (deed.node, deed.on)
    value = walk.values.get(node.since) if node.since else None
    return (_event(walk, str(node.since)), value) if isinstance(value, date) else None


def _arrived(walk: Walk) -> date | None:
    """The day on which the person came to the step at hand; None where nothing was answered yet."""
    before = [step for step in walk.steps if step.node != walk.at]
    return before[-1].on if before else next((step.on for step in walk.steps), None)


def _derived(walk: Walk) -> Iterator[Deadline]:
    """The last days of terms that run from a named date."""
    library, values = walk.walker.library, walk.values
    acted, answered = _settled(walk)
    counted = set(values.counted())
    for tree in library.trees.values():
        for name in tree.compute:
            entry = values.derived(name) if name in counted else None
            if entry is None or entry.term is None:
                continue
            term, start = library.facts.terms[entry.term], entry.arguments["from"]
            whose = term.whose(tree.audience)
            since = values[start]
            assert isinstance(since, date), "check proves that a term runs from a date"
            title = term.text.rstrip(".")
            event = _event(walk, start)
            due = Deadline(name, title, since, whose, entry.term, event, term)
            way = answered.get(start) if whose == "theirs" else acted.get((entry.term, start))
            met = entry.met
            if whose == "theirs":  # what came while it ran from another day answers something else
                met = tuple(name for name in met if not _told_before(walk, name, start))
            yield _met(walk, due, met, way)


def _told_before(walk: Walk, named: str, since: str) -> bool:
    """Whether a step that is named was taken last when another day was known than now."""
    node, _ = named_answer(named)
    places = (place for place, step in enumerate(walk.steps) if step.node == node)
    place = max(places, default=None)
    return place is not None and _ran_otherwise(walk, place, since)


def _met(walk: Walk, due: Deadline, met: Sequence[str], way: Settled | None) -> Deadline:
    """A day as it is left by what was done: in its own `way`, on another day, or by another step.

    Of several the first one counts. Of a day that was named, and that nothing settles, nobody knows
    once it has passed whether it was kept; and whoever let one pass and demanded something else in
    their claim has chosen that.
    """
    if due.term.length is None and not met and way is None and due.days_left(walk.today) < 0:
        return replace(due, lapsed=True)
    days = [walk.values.get(name) for name in met if not is_step(name)]
    found = [way, *(settled_by(walk, name) for name in met if is_step(name))]
    found += [Settled(day) for day in days if isinstance(day, date)]
    known = [one for one in found if one is not None]
    kept = [one.on for one in known if one.kept]
    if kept:
        return replace(due, settled=True, settled_on=min(kept))
    passed = due.days_left(walk.today) < 0
    gone = known or (passed and any(claimed_otherwise(walk, name) for name in met))
    return replace(due, lapsed=True) if gone else due


def _settled(walk: Walk) -> tuple[dict[tuple[str, str], Settled], dict[str, Settled]]:
    """How own terms are settled by their steps, by the term and its first day; and those of others
    by an answer, by their first day.
    """
    acted: dict[tuple[str, str], Settled] = {}
    answered: dict[str, Settled] = {}
    for visit in last_visits(walk):
        node, last = visit.node, visit.node.choices[str(visit.steps[-1].answer)]
        way = settled(visit)
        if node.since is None or way is None or _of_another_day(walk, visit, node.since):
            continue
        if node.do_within:
            acted[node.do_within, node.since] = way
        elif not (last.wait or last.unanswered or visit.left):
            answered[node.since] = Settled(visit.steps[-1].on)
    return acted, answered


def _of_another_day(walk: Walk, visit: Visit, since: str) -> bool:
    """Whether the term of a step ran from another day then than it does now: it is done with what
    was awaited or had to be done then, and not with what came up later.
    """
    return _ran_otherwise(walk, len(visit.before) + len(visit.steps) - 1, since)


def _ran_otherwise(walk: Walk, place: int, since: str) -> bool:
    """Whether a day was known before a step that is another one by now."""
    then = walk.walker.values(walk.past[place].asked, walk.steps[place].on).get(since)
    return then is not None and then != walk.values.get(since)


def _event(walk: Walk, name: str) -> str:
    """The name under which a day was answered that goes by several."""
    entry = walk.values.derived(name)
    while name not in walk.asked and entry is not None and entry.rule == "event":
        name = entry.arguments["day"]
        entry = walk.values.derived(name)
    return name


def _of_step(walk: Walk, reference: str, name: str, began: _Began, whose: Whose) -> Deadline:
    """The last day of a term of a step.

    `began` is its first day, with what that is of; without one it is counted from today.
    """
    event, since = began
    first, term = since or walk.today, walk.walker.library.facts.terms[name]
    title = called(walk, reference)
    return Deadline(reference, title, first, whose, name, event, term, sent=since is not None)


def called(walk: Walk, reference: str) -> str:
    """What a step is called beside its day."""
    library = walk.walker.library
    node = library.node(reference)
    stage = library.manifest.stages.get(node.stage or "")
    return node.title or (stage.title if stage else node.text)
