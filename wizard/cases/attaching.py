"""What becomes evidence of a case, what is no longer, and what is wrong with it.

Owns the order: a copy is on the disk before the case names it, and is not named any more before it
is deleted; where the case cannot be written, or the copy not be deleted, it is as it was. Refuses
bytes: they are for `evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from wizard import locations
from wizard.cases import beside, evidence, store
from wizard.cases.case import Case
from wizard.cases.file_types import type_of
from wizard.controls import one_line
from wizard.errors import CaseFileError, UnreadableError, UnwritableError, WizardError
from wizard.outcome.exhibit import (
    LAST_NUMBER,
    LONGEST_NAME,
    LONGEST_TITLE,
    Exhibit,
    called,
    item_meant,
    items,
    told,
)


def attach(case: Case, source: Path, title: str = "") -> Exhibit:
    """Keep a copy of `source` as evidence, called by `title`; one that was lost is put back, one
    that lies there and is not named any more is named again, and one that is there is called anew.

    Raises:
        UnreadableError: it cannot be taken, or the case has it already, and why.
        UnwritableError: the copy cannot be written.
        BusyError: another window is answering this case, or has gone on with it.
    """
    case.claim()
    if case.place.gone:  # nothing is put beside what is not there
        case.keep()
        raise UnreadableError(case.desk.language("not_saved", why=case.trouble))
    try:
        data = evidence.taken(source)
        known = store.digest(data)
        for exhibit in case.exhibits:
            if exhibit.sha256 == known:
                return _again(case, exhibit, source, data, title)
        _fits(case, source, len(data))
        evidence.sweep(case.path)
        lying = evidence.lying(case.path, case.exhibits)
        there = evidence.found(lying, known)
        number = _free(case, lying)
        if not there and number > LAST_NUMBER:
            raise CaseFileError("attach_numbers", path=source)
    except CaseFileError as error:
        raise case.desk.refusal(error) from error
    title, item = _called(case, title)
    kind = type_of(data)
    exhibit = Exhibit(
        file=there.name if there else f"{number}{kind.ending}",
        name=_short(source.name, LONGEST_NAME),
        title=title,
        item=item,
        type=kind.media,
        size=len(data),
        sha256=known,
        added=case.desk.today,
    )
    if there:
        _name(case, sorted((*case.exhibits, exhibit), key=lambda one: one.number))
        return exhibit
    evidence.put(case.path, exhibit.file, data)
    try:
        _name(case, (*case.exhibits, exhibit))
    except UnreadableError as error:
        try:
            evidence.drop(case.path, exhibit.file)
        except UnwritableError:  # it is told that it lies there
            raise error from None
        beside.settle(case.path)
        raise
    return exhibit


def _free(case: Case, lying: Sequence[Path]) -> int:
    """The next number, but for those of copies that another version of the case may name."""
    number = max([case.last_exhibit, *(exhibit.number for exhibit in case.exhibits)]) + 1
    held = {copy.name.partition(".")[0] for copy in lying}
    while str(number) in held:
        number += 1
    return number


def call(case: Case, number: int, said: str) -> Exhibit:
    """Say of a piece of evidence what it is: an item of a checklist by its id, or any words.

    Raises:
        UnreadableError: the case has none of this number, or cannot be written.
        BusyError: another window is answering this case, or has gone on with it.
    """
    case.claim()
    exhibit = numbered(case, number)
    title, item = _called(case, said)
    named = replace(exhibit, title=title, item=item)
    with _as_before(case):
        case.hold(draft(number), None)
        _name(case, tuple(named if one is exhibit else one for one in case.exhibits))
    return named


def draft(number: int) -> str:
    """The slot of what is being typed as the name of a piece of evidence."""
    return f"evidence#{number}"


def words(case: Case, exhibit: Exhibit) -> str:
    """What is being typed as its name, or what it is called by now in the person's own words."""
    typed = case.typed.get(draft(exhibit.number))
    return typed if isinstance(typed, str) else exhibit.title


def detach(case: Case, number: int) -> None:
    """Take a piece of evidence out of a case, and delete its copy, if it is as it was.

    Raises:
        UnreadableError: the case has none of this number, or cannot be written; or the copy cannot
            be deleted and the case no more be written, so that the piece is out of it.
        UnwritableError: the copy cannot be deleted, and the case has it as before.
        BusyError: another window is answering this case, or has gone on with it.
    """
    case.claim()
    exhibit, folder = numbered(case, number), beside.evidence_folder(case.path)
    told = line(case, exhibit)
    try:
        with _as_before(case):
            case.last_exhibit = max(case.last_exhibit, number)
            case.hold(draft(number), None)
            _name(case, tuple(one for one in case.exhibits if one is not exhibit))
            evidence.sweep(case.path)
            evidence.remove(folder, exhibit)
    except UnwritableError as error:  # the case is written without it, and the copy is there
        case.keep()
        if case.trouble:
            values = {"line": told, "path": folder / exhibit.file, "why": case.trouble}
            raise UnreadableError(case.desk.language("detached_left", **values)) from error
        raise


def numbered(case: Case, number: int) -> Exhibit:
    """The piece of evidence with this number; raises UnreadableError where there is none."""
    for exhibit in case.exhibits:
        if exhibit.number == number:
            return exhibit
    known = [exhibit.number for exhibit in case.exhibits]
    key = "detach_unknown" if known else "detach_none"
    raise UnreadableError(case.desk.language(key, number=number, known=known))


def lines(case: Case) -> list[str]:
    """What a case has as evidence, a line each."""
    return [line(case, exhibit) for exhibit in case.exhibits]


def line(case: Case, exhibit: Exhibit) -> str:
    """A piece of evidence in a line."""
    return told(exhibit, items(case.desk.library, case.walk), case.desk.language)


def damaged(case: Case) -> list[str]:
    """What of it is gone or not what it was, a line each with its number."""
    return _damaged(case, lambda exhibit: exhibit)


def damaged_redacted(case: Case) -> list[str]:
    """The same without what the person wrote."""
    return _damaged(case, lambda exhibit: exhibit.unnamed)


def _damaged(case: Case, shown: Callable[[Exhibit], Exhibit]) -> list[str]:
    if not case.exhibits:
        return []
    say, known = case.desk.language, items(case.desk.library, case.walk)
    return [
        say(
            fault,
            number=exhibit.number,
            what=called(shown(exhibit), known) or say("exhibit_unnamed"),
        )
        for exhibit in case.exhibits
        if (fault := evidence.fault(case.path, exhibit))
    ]


def unnamed(case: Case) -> str:
    """What lies beside a case as if it were its evidence, in a line; nothing mostly."""
    files = [copy.name for copy in evidence.lying(case.path, case.exhibits)]
    folder = locations.short(beside.evidence_folder(case.path))
    return case.desk.language("evidence_unnamed", files=files, folder=folder) if files else ""


def _again(case: Case, exhibit: Exhibit, source: Path, data: bytes, title: str) -> Exhibit:
    """The same bytes: put back what was lost, call it by `title`, or raise CaseFileError."""
    if evidence.fault(case.path, exhibit):
        evidence.put(case.path, exhibit.file, data)
    elif not title:
        raise CaseFileError("attach_twice", path=source, number=exhibit.number)
    return call(case, exhibit.number, title) if title else exhibit


def _fits(case: Case, source: Path, size: int) -> None:
    if len(case.exhibits) >= evidence.MOST_FILES:
        raise CaseFileError("attach_many", path=source, most=evidence.MOST_FILES)
    if sum(exhibit.size for exhibit in case.exhibits) + size > evidence.MOST_TOGETHER:
        most = evidence.MOST_TOGETHER // evidence.MEGABYTE
        raise CaseFileError("attach_much", path=source, most=most)


def _name(case: Case, exhibits: Sequence[Exhibit]) -> None:
    """Let the case name these; raises UnreadableError where it cannot be written, as before."""
    before = case.exhibits
    case.list_evidence(exhibits)
    if case.trouble:
        case.hold_evidence(before)
        raise UnreadableError(case.desk.language("not_saved", why=case.trouble))


@contextmanager
def _as_before(case: Case) -> Iterator[None]:
    """Where a change is refused, the case in memory is as it was."""
    exhibits, last, typed = case.exhibits, case.last_exhibit, case.typed
    try:
        yield
    except WizardError:
        case.last_exhibit, case.typed = last, typed
        case.hold_evidence(exhibits)
        raise


def _called(case: Case, said: str) -> tuple[str, str]:
    """A name for a piece of evidence and the item that it names; an id is no name."""
    title = _short(said, LONGEST_TITLE)
    item = item_meant(title, case.desk.library, case.walk)
    return ("" if title == item else title), item


def _short(text: str, most: int) -> str:
    plain = one_line(text).strip()
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
