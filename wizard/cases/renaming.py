"""Steps that are called otherwise by now: what an older library called them, in today's names.

Owns every place of a case file that names a step. Refuses to fit the answers to them: that is for
the replay, as it is for any other step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from wizard.cases.record import Record
from wizard.walk.walk import Step

T = TypeVar("T")


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """A record with the steps of `names`, old to new, as they are called now."""
    if not names:
        return record
    return replace(
        record,
        tree=names.get(record.tree, record.tree),
        steps=_steps(record.steps, names),
        kept=_by_node(record.kept, names),
        drafts=_by_node(record.drafts, names),
        typed=_by_node(record.typed, names),
        lost=_steps(record.lost, names),
    )


def _steps(steps: Sequence[Step], names: Mapping[str, str]) -> list[Step]:
    return [replace(step, node=names.get(step.node, step.node)) for step in steps]


def _by_node(found: Mapping[str, T], names: Mapping[str, str]) -> dict[str, T]:
    """What is kept by node; what stands under the new name already goes before."""
    moved = {names[node]: value for node, value in found.items() if node in names}
    return moved | {node: value for node, value in found.items() if node not in names}
