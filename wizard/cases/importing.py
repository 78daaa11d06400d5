"""A case that was handed over becomes a case here.

Owns that it comes whole or not at all, under an id that is free. What it says is a stranger's, and
is opened like any file of a case. Refuses ZIP: that is `archive`.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wizard.cases import archive, beside, case_folder, evidence, leavings, store
from wizard.cases.desk import Desk
from wizard.cases.handing_over import CASE, EVIDENCE
from wizard.cases.identity import under
from wizard.cases.place import Place
from wizard.cases.record import CaseFile, Record, parse, render, without_seal
from wizard.errors import CaseFileError, UnwritableError
from wizard.outcome.exhibit import Exhibit


def bring_in(desk: Desk, source: Path) -> Path:
    """Make a case of the archive at `source`; returns where it is.

    Raises:
        UnreadableError: it is no such archive, or not whole, or its tree is not in this library.
        UnwritableError: it cannot be kept; nothing is left of it.
    """
    try:
        with archive.opened(source) as found:
            if found.manifest.kind == archive.REDACTED:
                raise CaseFileError("bundle_redacted", path=source)
            if CASE not in found.names:
                raise CaseFileError("bundle_no_case", path=source)
            text, file = _parsed(source, found.read(CASE))
            _same_evidence(source, file.record, found)
            desk.walk(file.record, source)
            return _kept(desk, file, text, found)
    except CaseFileError as error:
        raise desk.refusal(error) from error


_OUT_OF_REACH = {"case_broken": "bundle_broken", "case_newer": "bundle_newer"}
"""What is told of a file that nobody can mend where it is; of other faults, `bundle_unread`."""


def _parsed(source: Path, data: bytes) -> tuple[str, CaseFile]:
    try:
        text = store.decoded(source, data)
        return text, parse(text, str(source))
    except CaseFileError as error:
        key = _OUT_OF_REACH.get(error.key, "bundle_unread")
        raise CaseFileError(key, **{**error.values, "path": source, "member": CASE}) from error


def _same_evidence(source: Path, record: Record, found: archive.Archive) -> None:
    """Hold the evidence that is there to that which the case names."""
    named = {f"{EVIDENCE}{exhibit.file}": exhibit for exhibit in record.evidence}
    there = {name for name in found.names if name.startswith(EVIDENCE)}
    for name in sorted(there ^ named.keys()):
        raise CaseFileError("bundle_evidence", path=source, name=name)
    for name, exhibit in named.items():
        member = found.manifest.members[name]
        if (member.size, member.sha256) != (exhibit.size, exhibit.sha256):
            raise CaseFileError("bundle_evidence", path=source, name=name)
        if exhibit.size > evidence.MOST_BYTES:
            raise CaseFileError("bundle_evidence", path=source, name=name)


def _kept(desk: Desk, file: CaseFile, text: str, found: archive.Archive) -> Path:
    place = _free(desk, file.record.id)
    try:
        if place.path.stem != file.record.id:
            text = render(under(place.path.stem, file.record), file.body)
            text = without_seal(text) if file.edited else text
        return _written(place.path, text, file.record.evidence, found)
    finally:
        place.release()


def _written(path: Path, text: str, exhibits: list[Exhibit], found: archive.Archive) -> Path:
    try:
        for exhibit in exhibits:
            evidence.put(path, exhibit.file, found.read(f"{EVIDENCE}{exhibit.file}"))
        store.write(path, text)
    except BaseException:
        for exhibit in exhibits:
            with suppress(UnwritableError):
                evidence.drop(path, exhibit.file)
        beside.settle(path)
        raise
    beside.settle(path)
    return path


def _free(desk: Desk, identity: str) -> Place:
    """A place for a case, of this window: with this id, or with another one where it is taken, be
    it by the evidence of a case that was moved away, or by a window that takes the same one in.
    """
    with suppress(OSError):  # told when it is written
        leavings.sweep(desk.folder, case_folder.everything(desk.folder))
    ids = {record.id for record in _records(desk)}
    while True:
        place = Place(desk.folder / f"{identity}{store.SUFFIX}")
        free = case_folder.is_own_id(identity) and identity not in ids
        if free and not case_folder.used(place.path) and place.claim():
            if not case_folder.used(place.path):
                return place
            place.release()
        identity = case_folder.new_id(desk.today, desk.folder)


def _records(desk: Desk) -> list[Record]:
    found = []
    with suppress(OSError):  # told when it is written
        for path in case_folder.listed(desk.folder):
            with suppress(CaseFileError):
                found.append(store.read_record(path))
    return found
