"""A case file without what is personal and not asked for where the case stands: it leaves a way
that was left, and others need not read it.

Owns what that is: messages of other steps and those that are set aside, answers off the way that
name somebody. What was sent stays, and so does whatever the way at hand tells.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from wizard.cases.case import Case
from wizard.cases.record import Record
from wizard.library.library import Library
from wizard.walk.answers import Answer
from wizard.walk.slots import parted


def asked_now(record: Record, case: Case) -> Record:
    """The record of a case with what belongs to where it stands alone."""
    walk, library = case.walk, case.desk.library
    return replace(
        record,
        drafts=dict(case.desk.pages.messages.shown(walk, record.drafts)),
        kept=_impersonal(record.kept, library),
        typed=_impersonal(record.typed, library, walk.slot(walk.at), case.numbered),
    )


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
