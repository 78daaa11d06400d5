"""Steps that are called otherwise by now: what an older library called them, in today's names.

Owns every place of a case file that names a step. Refuses to fit the answers to them: that is for
the replay, as it is for any other step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from wizard.cases.record import Record
from wizard.library.node import called_now, is_part, screen_of
from wizard.walk.slots import parted, slot
from wizard.walk.steps import Step

T = TypeVar("T")


def renamed(record: Record, names: Mapping[str, str], order: Collection[str] = ()) -> Record:
    """A record with the steps of `names`, old to new, as they are called now.

    A form or rows take their fields along. Those that became fields of one form are asked in its
    order, which is theirs in `order`.
    """
    if not names:
        return record
    return replace(
        record,
        tree=called_now(record.tree, names),
        entry=called_now(record.entry, names),
        steps=_in_order(_gathered(record.steps, names), order),
        kept=_by_node(record.kept, names),
        drafts=_by_node(record.drafts, names),
        printed=_by_node(record.printed, names),
        typed=_by_node(record.typed, names),
        lost=_steps(record.lost, names),
        former=_steps(record.former, names),
        owed=[
            replace(
                one,
                node=called_now(one.node, names),
                event=called_now(one.event, names),
                began=one.began and _steps([one.began], names)[0],
            )
            for one in record.owed
        ],
        sent=[
            replace(one, step=_steps([one.step], names)[0], told=tuple(_steps(one.told, names)))
            for one in record.sent
        ],
    )


def _steps(steps: Sequence[Step], names: Mapping[str, str]) -> list[Step]:
    return [replace(step, node=called_now(step.node, names)) for step in steps]


def _gathered(steps: Sequence[Step], names: Mapping[str, str]) -> list[Step]:
    """The steps by their names of today; those of questions that became one form stand together.

    They stand where the first of them was; what was asked in between comes behind them.
    """
    found: list[Step] = []
    for old, step in zip(steps, _steps(steps, names), strict=True):
        form = screen_of(step.node)
        own = [place for place, other in enumerate(found) if screen_of(other.node) == form]
        fresh = all(found[place].node != step.node for place in own)
        if _apart(old.node, step.node, names) and own and fresh:
            found.insert(own[-1] + 1, step)
        else:
            found.append(step)
    return found


def _apart(old: str, new: str, names: Mapping[str, str]) -> bool:
    """Whether what is a field of a form now stood on another screen than its other fields did."""
    form = screen_of(old)
    moved = is_part(old) and called_now(form, names) == screen_of(new)
    return is_part(new) and form != screen_of(new) and not moved


def _in_order(steps: Sequence[Step], order: Collection[str]) -> list[Step]:
    """The steps with those that stand in a row and belong to one form in the order of it."""
    places = {name: place for place, name in enumerate(order) if is_part(name)}
    found: list[Step] = []
    for _, row in groupby(steps, key=lambda step: screen_of(step.node)):
        own = list(row)
        ordered = len({step.node for step in own}) == len(own)  # and no second round of it
        if ordered and all(is_part(step.node) for step in own):
            own.sort(key=lambda step: places.get(step.node, len(places)))
        found += own
    return found


def _by_node(found: Mapping[str, T], names: Mapping[str, str]) -> dict[str, T]:
    """What is kept by node, or by slot; what stands under the new name already goes before."""

    def now(name: str) -> str:
        node, row = parted(name)
        return slot(called_now(node, names), row)

    moved = {now(name): value for name, value in found.items()}
    return moved | {name: value for name, value in found.items() if now(name) == name}
