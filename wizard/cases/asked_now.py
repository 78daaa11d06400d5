"""A case file without what is personal and not asked for where the case stands: it leaves a way
that was left, and others need not read it.

Owns what that is: messages of other steps and those that are set aside, answers off the way that
name somebody. What was sent stays, and so does whatever the way at hand tells; of what is left out
that stays known which a text bears that goes along, or nobody could mask it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from wizard.cases.case import Case
from wizard.cases.record import Record
from wizard.library.library import Library
from wizard.outcome.former_answers import gone, held, texts
from wizard.walk.answers import Answer
from wizard.walk.slots import parted
from wizard.walk.steps import Step


def asked_now(record: Record, case: Case) -> Record:
    """The record of a case with what belongs to where it stands alone."""
    walk, library = case.walk, case.desk.library
    left = replace(
        record,
        drafts=dict(case.desk.pages.messages.shown(walk, record.drafts)),
        kept=_impersonal(record.kept, library),
        typed=_impersonal(record.typed, library, walk.slot(walk.at), case.numbered),
        former=[],
    )
    return replace(left, former=_former(record, left, case))


def _former(record: Record, left: Record, case: Case) -> list[Step]:
    """Former answers that a text of what is `left` of a record bears."""
    from wizard.outcome.redaction import borne  # its patterns take as long as a start

    library, there = case.desk.library, list(_held(left))
    more = gone(library, _held(record), [*there, *record.former], case.desk.today)
    text = texts(library, there, left.drafts.values())
    return borne([*record.former, *more], text, case.desk.pages)


def _held(record: Record) -> Iterator[Step]:
    return held(record.steps, record.kept, record.lost, record.sent)


def _impersonal(found: Mapping[str, Answer], library: Library, *here: str) -> dict[str, Answer]:
    """What names nobody of what is kept by slot, and what is kept `here`."""
    return {slot: said for slot, said in found.items() if slot in here or not _names(library, slot)}


def _names(library: Library, slot: str) -> bool:
    """Whether what is kept in a slot may name somebody; of a node that is gone nobody knows."""
    node = library.find(parted(slot)[0])
    if node is None:
        return True
    field = node.field
    return field is not None and field.names_somebody
