"""Claims that were replaced by others: what they demanded, and what came of them.

Owns that a claim which went out stays sent, and that what was paid back for it stays paid back,
whatever a person demands later. Refuses to say what is owed now: that is for the demands of the
case, which look at what stays known by the names of `left_as`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from wizard.law.rules import Value
from wizard.library.fields.registration_number import RegistrationNumberField
from wizard.library.library import Library
from wizard.library.model import Input, Node
from wizard.library.node import qualify, screen_of, tree_of
from wizard.outcome.taken_back import bare, one_letter, same, taken_back
from wizard.walk import slots
from wizard.walk.answers import Answer
from wizard.walk.claims import Purpose
from wizard.walk.sent_again import goes_out
from wizard.walk.steps import SentClaim, Step
from wizard.walk.values import Values
from wizard.walk.walk import Walk

EARLIER = "earlier"
"""What a letter calls them."""
Demanded = Callable[[Values, str], dict[str, str]]
"""What a message demands, by id, where so much is known; nothing for what it says otherwise."""


Typed = tuple[Step, Input, Value]
"""What was typed: the step, its field, and what it stands for."""


class EarlierClaim(msgspec.Struct, frozen=True):
    """A claim in place of which something else is demanded by now, as papers tell of it."""

    letter: str
    sent: date
    served: date | None
    """The day from which its answer was awaited, where that is known."""
    number: str
    """That under which it was registered, or nothing."""
    demands: list[str]
    """What it demanded, by the ids of the library."""
    demanded: list[str]
    """What it demanded, in its own words; none where these cannot be told."""
    before: Decimal
    """What had been paid back by then and is told nowhere else, or nought."""
    paid: Decimal
    """What was paid back for it, or nought. Of a claim on the way that has its own name."""
    paid_on: date | None


def kept(before: Walk, after: Walk, demanded: Demanded) -> tuple[SentClaim, ...]:
    """What is known of claims once a move led from one walk to another.

    A claim on the way speaks for itself, but where what was told of it is taken back; so does one
    that is told anew for the same purpose. One that is taken back itself never was.
    """
    known, shared = list(before.sent), after.shared(before)
    if shared < len(before.steps):
        for one in _on_way(before, demanded):
            old = next((other for other in known if same(other.step, one.step)), None)
            if old is None:
                known.append(one)
            elif any(step not in old.told for step in one.told):
                known[known.index(old)] = one
        slips = taken_back(before, after)
        known = [one for one in known if not any(same(one.step, step) for step in slips)]
    back = shared == len(after.steps)
    fresh = [index for index, step in enumerate(after.steps) if step not in before.steps]
    return tuple(
        one
        for place, one in enumerate(known)
        if (back or not _on(after, one))
        and (not _told_anew(after, fresh, one) or _replaced(after, one, known[place:]))
    )


def left(walk: Walk) -> list[SentClaim]:
    """The claims that went out on ways that are no more, and were replaced: by one for another
    purpose that went out later, or by what the way at hand demands.
    """
    if not walk.sent:
        return []
    claims = walk.walker.claims
    now = {claims.of_step(walk, index) for index in claims.on(walk.steps)}
    now.add(claims.at_hand(walk.at, walk.values))
    return [
        one
        for place, one in enumerate(walk.sent)
        if not _on(walk, one)
        and (purpose(walk, one) not in now or _replaced(walk, one, walk.sent[place:]))
    ]


def _replaced(walk: Walk, one: SentClaim, later: Iterable[SentClaim]) -> bool:
    """Whether a claim for another purpose went out later, be it on the way at hand."""
    claims, steps = walk.walker.claims, walk.steps
    others = [purpose(walk, other) for other in later]
    since = (at for at in claims.on(steps) if steps[at].on > one.step.on)
    others += [claims.of_step(walk, at) for at in since]
    return any(other != purpose(walk, one) for other in others)


def purpose(walk: Walk, one: SentClaim) -> Purpose:
    """What a claim was for."""
    return walk.walker.claims.purpose(one.step.node, one.demanded)


def knowing(walk: Walk) -> Walk:
    """The walk on which is known what was paid back for the claims that are left, and from which
    day on they were owed an answer.

    Which are left depends on what the way at hand demands, and that on what is known of them. So
    all that are off the way are held to be left first, then those that are with so much known:
    whatever was known before, as in the sitting or in the file of a case, the same comes out.
    """
    gone = [one for one in walk.sent if not _on(walk, one)]
    known = walk
    for _ in range(len(gone) + 1):
        found = _known(known, gone)
        if found != known.walker.left:
            known = dataclasses.replace(known, walker=known.walker.knowing(found))
        if gone == (still := known.once(left)):
            break
        gone = still
    return walk if known.walker.left == walk.walker.left else known


def _known(walk: Walk, gone: Sequence[SentClaim]) -> dict[str, Decimal | date]:
    """What is known of claims that are left, by name."""
    paid: dict[str, Decimal] = {}
    days: dict[str, date] = {}
    for one in gone:
        for _, field, value in _paid(walk, one, gone):
            name = str(field.left_as)
            paid[name] = paid.get(name, Decimal()) + value
        for _, field, day in _typed(walk, one.told):
            if field.left_as and isinstance(day, date):
                days[field.left_as] = min(day, days.get(field.left_as, day))
    return {**paid, **days}


def without_told(
    library: Library, claims: Iterable[SentClaim], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Answers by slot but those that tell of some claims, as behind another one that went out.
    What came so far is as true behind that one.
    """
    told = {step.node for one in claims for step in one.told}
    old = {name for name in told if not _stays(library.find(name))}
    return {slot: answer for slot, answer in answers.items() if slots.parted(slot)[0] not in old}


def earlier(walk: Walk, demanded: Demanded) -> list[EarlierClaim]:
    """The claims in place of which something else is demanded, in the order of their days."""
    claims, way = walk.walker.claims, list(_on_way(walk, demanded))
    now = purpose(walk, way[-1]) if way else None
    if way and claims.at(walk.at):
        now = claims.at_hand(walk.at, walk.values)
    found = [_told(walk, one) for one in left(walk)]
    for one in way:
        if purpose(walk, one) != now:
            found.append(replace(_told(walk, one), before=Decimal(), paid=Decimal(), paid_on=None))
    return sorted(found, key=lambda one: one.served or one.sent)


def went_out(walk: Walk, node: str, demand: str) -> Iterator[date]:
    """The days on which claims went out by a step, on the way or before a move led away from it.

    It is the day of service where that is the earlier one: the person told of both later. What is
    handed to the post by the end of a last day is in time (ГК РФ, ст. 194, п. 2), and what came
    back from a wrong address went out to nobody until it is sent once more (ст. 165.1).

    Args:
        walk: the walk.
        node: the step.
        demand: what they demanded, by its id; nothing for whatever they did.
    """

    def demands(values: Values, _: str) -> dict[str, str]:
        return dict.fromkeys(walk.walker.claims.at_hand(node, values).demands, "")

    gone = (one for one in walk.sent if not _on(walk, one))
    for one in (*gone, *_on_way(walk, demands)):
        if one.step.node == node and (not demand or demand in one.demanded):
            last = _since_sent(walk, one)
            if not any(_comes_back(walk, step) for step in last[1:]):
                served = _served(walk, one)
                yield min(last[0].on, served) if served else last[0].on


def _comes_back(walk: Walk, step: Step) -> bool:
    """Whether a step says that what was sent did not arrive, and has to go out once more."""
    library = walk.walker.library
    node = library.find(step.node)
    to = node.choices[str(step.answer)].to if node and str(step.answer) in node.choices else None
    target = library.find(qualify(tree_of(step.node), to)) if isinstance(to, str) else None
    return target is not None and target.sends_again


def of_another(walk: Walk, name: str) -> bool:
    """Whether a value was told of a claim behind which another one went out on the way."""
    steps, find = walk.steps, walk.walker.library.find
    places = list(walk.walker.claims.on(steps))
    setting = [
        at for at, step in enumerate(steps) if (node := find(step.node)) and node.save_as == name
    ]
    return bool(places and setting) and places[0] < setting[-1] < places[-1]


def _told(walk: Walk, one: SentClaim) -> EarlierClaim:
    typed, paid = list(_typed(walk, one.told)), list(_paid(walk, one, walk.once(left)))
    last = _since_sent(walk, one)
    kinds = ((field.takes, value) for _, field, value in _typed(walk, last))
    own = [(step, value) for step, field, value in paid if not field.so_far]
    beside = {screen_of(step.node) for step, _ in own}
    node, served = walk.walker.library.node(one.step.node), _served(walk, one)
    numbers = [step.number for step in last if step.number]
    numbers += [str(value) for kind, value in kinds if isinstance(kind, RegistrationNumberField)]
    words = list(one.demanded.values())
    return EarlierClaim(
        letter=node.letter or "",
        sent=one.step.dated or one.step.on,
        served=served,
        number=numbers[-1] if numbers else "",
        demands=list(one.demanded),
        demanded=words if all(words) else [],
        before=sum((value for _, field, value in paid if field.so_far), Decimal()),
        paid=sum((value for _, value in own), Decimal()),
        paid_on=max(_days(typed, beside), default=None),
    )


def _since_sent(walk: Walk, one: SentClaim) -> Sequence[Step]:
    """The step by which a claim went out last, and what was told since: its number is there."""
    steps = (one.step, *one.told)
    again = (at for at, step in enumerate(steps) if goes_out(walk.walker.library, step))
    return steps[max(again, default=0) :]


def _days(typed: Iterable[Typed], screens: set[str]) -> Iterator[date]:
    """The days that were named on some screens."""
    for step, _, value in typed:
        if isinstance(value, date) and screen_of(step.node) in screens:
            yield value


def _served(walk: Walk, one: SentClaim) -> date | None:
    """The day from which its answer was awaited, where it was told."""
    awaited = _awaited_from(walk)
    for _, field, value in _typed(walk, one.told):
        if field.save_as in awaited and isinstance(value, date):
            return value
    return None


def _paid(
    walk: Walk, one: SentClaim, gone: Sequence[SentClaim]
) -> Iterator[tuple[Step, Input, Decimal]]:
    """What was paid back for one of the claims that are left, or had been by then.

    What came so far is said by whoever was asked last: on the way, or else of the last claim.
    """
    asked = {screen_of(name) for name in (walk.at, *(step.node for step in walk.steps))}
    later = gone[gone.index(one) + 1 :] if one in gone else []
    asked |= {screen_of(step.node) for other in later for step in other.told}
    for step, field, value in _typed(walk, one.told):
        told = step in walk.steps or (field.so_far and screen_of(step.node) in asked)
        if field.left_as and isinstance(value, Decimal) and not told:
            yield step, field, value


def _awaited_from(walk: Walk) -> set[str]:
    """The names of the days from which an answer is awaited."""
    nodes = walk.walker.library.nodes.values()
    return {node.since for node in nodes if node.since and node.reply_within}


def _typed(walk: Walk, told: Iterable[Step]) -> Iterator[Typed]:
    """What was typed of a claim, as far as this library asks for it."""
    for step in told:
        node = walk.walker.library.find(step.node)
        if node is not None and node.field is not None and isinstance(step.answer, str):
            yield step, node.field, node.field.takes.value(step.answer)


def _on_way(walk: Walk, demanded: Demanded) -> Iterator[SentClaim]:
    """The claims of a way, each with what was told of it."""
    find, steps = walk.walker.library.find, walk.steps
    places = list(walk.walker.claims.on(steps))
    for place, end in zip(places, [*places[1:], len(steps)], strict=False):
        step = steps[place]
        before = [] if place != places[0] else steps[:place]
        behind = steps[place + 1 : end]
        staying = [one for one in before if _stays(find(one.node))]
        told = [one for one in behind if _tells(find(one.node))]
        values = walk.before(place).on(step.dated or step.on).values
        words = demanded(values, step.message or "")
        yield SentClaim(step, words, tuple(map(bare, (*staying, *told))))


def _tells(node: Node | None) -> bool:
    return node is not None and (node.acts or node.field is not None)


def _stays(node: Node | None) -> bool:
    return node is not None and node.field is not None and node.field.so_far


def _on(walk: Walk, one: SentClaim) -> bool:
    """Whether the step of a claim is on a way, as it was, or tells otherwise what came of it."""
    return any(same(one.step, step) or one_letter(one.step, step) for step in walk.steps)


def _told_anew(after: Walk, fresh: Iterable[int], one: SentClaim) -> bool:
    """Whether some fresh steps say otherwise whether a claim for the same purpose went out."""
    claims, steps = after.walker.claims, after.steps
    there = (index for index in fresh if steps[index].node == one.step.node)
    return not _on(after, one) and any(
        claims.of_step(after, index) == purpose(after, one) for index in there
    )
