"""The dates of a case: what is due by when, whose it is, and whether a law or a habit says so.

Owns deadlines, counted from the day on which a step was taken or from a date that was named. A day
is the person's own or that of an answer they await. Refuses to say it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from wizard.law.days import end_of
from wizard.library.facts import Status, Term, Whose
from wizard.library.model import Node
from wizard.walk.answers import done, waits
from wizard.walk.walk import Step, Walk

NEAR = 90
"""So many days before a day that only follows from another it is told beside what is awaited: the
three years of a lawsuit do not stand before an answer that is late."""
URGENT = 7
"""So many days before a last day of the person's own it stands before all else."""


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

    @property
    def day(self) -> date:
        """The last day."""
        return end_of(self.term, self.since)

    @property
    def binding(self) -> Literal["law", "guideline"]:
        """Whether a law set the term, or a habit."""
        return self.term.binding

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
    found = list(_owed(walk))
    if all(due.node != walk.at for due in found):
        found += _at_hand(walk)
    return _as_it_went(walk, found)


def dates(walk: Walk) -> list[Deadline]:
    """Every day of a case: its deadlines, and what follows from a date that the person named."""
    found = deadlines(walk)
    told = {(due.name, due.day) for due in found if due.sent}
    # Of one term that has several names, one may be that of a day on which it was done.
    for due in sorted(_derived(walk), key=lambda due: not due.settled):
        if (due.name, due.day) not in told:
            told.add((due.name, due.day))
            found.append(due)
    return _as_it_went(walk, found)


def _as_it_went(walk: Walk, found: Iterable[Deadline]) -> list[Deadline]:
    """Days in their order, as what was done since leaves them, or the end of the case.

    Where nothing is left to be done there are none. Any other end leaves what is still to come: a
    right that runs out is not to be lost in silence. What has passed by then is nobody's care; nor
    is in an open case what others let pass, once the person has acted since.
    """
    if walk.node.is_over:
        return []
    days = sorted(found, key=lambda due: due.day)
    return [replace(due, lapsed=True) if _lapses(walk, due) else due for due in days]


def _lapses(walk: Walk, due: Deadline) -> bool:
    """Whether a day has passed and nobody looks for it any more."""
    if due.settled or due.days_left(walk.today) >= 0:
        return False
    return walk.ended or (due.whose == "theirs" and _acted_since(walk, due))


def _acted_since(walk: Walk, due: Deadline) -> bool:
    """Whether the person took a step after the one that an answer is owed to; where that is none of
    the way, after the day.
    """
    find, steps = walk.walker.library.node, walk.steps
    there = [place for place, step in enumerate(steps) if step.node == due.node]
    if there:
        later = ((find(step.node), step.answer) for step in steps[there[-1] + 1 :])
        return any(node.acts and done(node, answer) for node, answer in later)
    taken = (_taken(node, visited) for _, node, visited in _visits(walk))
    return any(on is not None and on > due.day for on in taken)


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


def _visits(walk: Walk) -> Iterator[tuple[str, Node, Sequence[Step]]]:
    """The last visit to each action: its steps from coming there until an answer led on."""
    visits: dict[str, tuple[Node, list[Step]]] = {}
    for step in walk.steps:
        node = walk.walker.library.node(step.node)
        if node.acts:
            _, before = visits.get(step.node, (node, []))
            stayed = before and waits(node, before[-1].answer)
            visits[step.node] = node, [*before, step] if stayed else [step]
    return ((reference, node, steps) for reference, (node, steps) in visits.items())


def _owed(walk: Walk) -> Iterator[Deadline]:
    """Answers to what was sent."""
    for reference, node, steps in _visits(walk):
        last = node.choices[str(steps[-1].answer)]
        if node.reply_within is None or last.done == "never":
            continue
        law = walk.walker.library.facts.terms[node.reply_within].binding == "law"
        since = _sent(walk, node, steps)
        if since and (last.wait or (law and last.unanswered)):
            named = None if node.do_within or not _named(walk, node) else node.since
            yield _of_step(walk, reference, node.reply_within, since, whose="theirs", named=named)
    yield from _left(walk)


def _left(walk: Walk) -> Iterator[Deadline]:
    """Answers to what was sent on ways that are no more, as far as the library knows of them."""
    library = walk.walker.library
    for one in walk.owed:
        named = None if one.event == one.node else one.event
        known = library.find(one.node) and one.term in library.facts.terms
        if known and (named is None or named in walk.walker.titles):
            yield _of_step(walk, one.node, one.term, one.since, whose="theirs", named=named)


def _at_hand(walk: Walk) -> Iterator[Deadline]:
    """By when the step at hand has to be taken; else when an answer to it would be due.

    An own term from a date that nobody named has no last day: three years from coming to the step
    would be later than the three years of the law.
    """
    node = walk.node
    if awaited(walk):
        return
    if node.do_within:
        since = _named(walk, node) if node.since else _arrived(walk)
        if since or not node.since:
            yield _of_step(walk, walk.at, node.do_within, since, whose="mine", named=node.since)
    elif node.reply_within:
        since = _named(walk, node)
        yield _of_step(walk, walk.at, node.reply_within, since, whose="theirs", named=node.since)


def _named(walk: Walk, node: Node) -> date | None:
    """The day that was named for this step or follows from one, where the node has one."""
    value = walk.values.get(node.since) if node.since else None
    return value if isinstance(value, date) else None


def _arrived(walk: Walk) -> date | None:
    """The day on which the person came to the step at hand; None where nothing was answered yet."""
    before = [step for step in walk.steps if step.node != walk.at]
    return before[-1].on if before else next((step.on for step in walk.steps), None)


def _sent(walk: Walk, node: Node, steps: Sequence[Step]) -> date | None:
    """The day from which an answer is due; None where nobody knows it."""
    named = None if node.do_within else _named(walk, node)
    return named or _taken(node, steps)


def _taken(node: Node, steps: Sequence[Step]) -> date | None:
    """The day on which a step was taken; None where it was not, or nobody knows when."""
    taken: list[Step] = []
    for step in steps:
        taken = [*taken, step] if done(node, step.answer) else []
    if not taken:
        return None
    first = node.choices[str(taken[0].answer)]
    # Who comes only to say that the term is over does not say on which day it began.
    known = first.done == "now" and (first.wait or first.unanswered != "late")
    return taken[0].on if known else None


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
            on = answered.get(start) if whose == "theirs" else acted.get((entry.term, start))
            met = values.get(entry.met) if entry.met else None
            on = met if isinstance(met, date) else on
            since = values[start]
            assert isinstance(since, date), "check proves that a term runs from a date"
            title = term.text.rstrip(".")
            event = _event(walk, start)
            due = Deadline(name, title, since, whose, entry.term, event, term)
            yield due if on is None else replace(due, settled=True, settled_on=on)


def _settled(walk: Walk) -> tuple[dict[tuple[str, str], date], dict[str, date]]:
    """When the step of an own term was taken, by the term and its first day; when one was answered.

    A step that was taken earlier counts as taken in time: nobody said when.
    """
    acted: dict[tuple[str, str], date] = {}
    answered: dict[str, date] = {}
    for _, node, steps in _visits(walk):
        last = node.choices[str(steps[-1].answer)]
        if node.since is None or last.done == "never":
            continue
        if node.do_within:
            taken = [step.on for step in steps if node.choices[str(step.answer)].done == "now"]
            acted[node.do_within, node.since] = taken[0] if taken else date.min
        elif not last.wait and not last.unanswered:
            answered[node.since] = steps[-1].on
    return acted, answered


def _event(walk: Walk, name: str) -> str:
    """The name under which a day was answered that goes by several."""
    entry = walk.values.derived(name)
    while name not in walk.asked and entry is not None and entry.rule == "event":
        name = entry.arguments["day"]
        entry = walk.values.derived(name)
    return name


def _of_step(
    walk: Walk, reference: str, name: str, since: date | None, *, whose: Whose, named: str | None
) -> Deadline:
    """The last day of a term of a step; without a first day it is counted from today.

    `named` is the name of its first day, unless that is the day of the step.
    """
    first, term = since or walk.today, walk.walker.library.facts.terms[name]
    event = _event(walk, named) if named else reference
    title = called(walk, reference)
    return Deadline(reference, title, first, whose, name, event, term, sent=since is not None)


def called(walk: Walk, reference: str) -> str:
    """What a step is called beside its day."""
    library = walk.walker.library
    node = library.node(reference)
    stage = library.manifest.stages.get(node.stage or "")
    return node.title or (stage.title if stage else node.text)
