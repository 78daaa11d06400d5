"""A case for somebody else: its document, papers, evidence and dates, and the case itself, in one.

Owns what goes in, and what it is called there. Of a redacted one there is the document alone.
Loaded when a case is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wizard import disk
from wizard.cases import archive, attaching, contents_page, evidence, outlet, printing, store
from wizard.cases.asked_now import asked_now
from wizard.cases.calendar_file import calendar_of
from wizard.cases.case import Case
from wizard.cases.contents_page import ContentsLine
from wizard.cases.exports import redacted_without_drafts
from wizard.cases.identity import under
from wizard.cases.record import parse, render, without_seal
from wizard.errors import UnreadableError

CASE, DOCUMENT, DATES, INDEX = "case.md", "document.html", "dates.ics", "index.html"
EVIDENCE, PAPERS = "evidence/", "papers/"
ENDING = ".zip"


class HandedOver(NamedTuple):
    """An archive."""

    data: bytes
    mark: str
    """In what it ends, by which a later run knows it."""
    name: str
    """For its file, where a folder is chosen."""
    left_out: bool = False
    """Whether something personal of the case is not in it, since the case does not ask for it."""


def whole(case: Case) -> HandedOver:
    """A case with all that belongs to it.

    Raises:
        UnreadableError: some of its evidence is gone or changed, or the case was changed meanwhile.
    """
    say, title = case.desk.language, case.desk.language("contents_title", title=case.page.title)
    papers, dates, mark = _papers(case), calendar_of(case), f"ozon-wizard {case.id}"
    file, left_out = _file(case)
    copies = zip(case.exhibits, attaching.lines(case), strict=True)
    sections = (
        ("", [ContentsLine(DOCUMENT, say("contents_document"))]),
        (say("contents_papers"), [ContentsLine(name, told) for name, (told, _) in papers.items()]),
        (
            say("contents_evidence"),
            [
                ContentsLine(f"{EVIDENCE}{one.file}", line, say("contents_sha", sha=one.sha256))
                for one, line in copies
            ],
        ),
        ("", [ContentsLine(DATES, say("contents_dates"))] if dates else []),
        (
            "",
            [
                ContentsLine(CASE, say("contents_case")),
                ContentsLine(archive.MANIFEST, say("contents_manifest")),
            ],
        ),
    )
    members = {
        INDEX: contents_page.contents(title, sections, say),
        DOCUMENT: contents_page.document(case.document(), case.page.title, say),
        **{name: data for name, (_, data) in papers.items()},
        **{f"{EVIDENCE}{file}": data for file, data in _evidence(case).items()},
        **({DATES: dates} if dates else {}),
        CASE: file,
    }
    made = archive.packed(members, archive.WHOLE, mark)
    return HandedOver(made, mark, f"{case.id}{ENDING}", left_out)


def redacted(case: Case) -> HandedOver:
    """The document of a case without what is personal; which case it is of, it does not say."""
    say = case.desk.language
    mark = f"ozon-wizard redacted {store.digest(case.id.encode())[:12]}"
    title = say("contents_redacted")
    entries = [
        ContentsLine(DOCUMENT, say("contents_document")),
        ContentsLine(archive.MANIFEST, say("contents_manifest")),
    ]
    members = {
        INDEX: contents_page.contents(title, [("", entries)], say),
        DOCUMENT: contents_page.document(redacted_without_drafts(case), title, say),
    }
    made = archive.packed(members, archive.REDACTED, mark)
    return HandedOver(made, mark, f"redacted{ENDING}")


def save(case: Case, made: HandedOver, path: Path, read: Iterable[Path] = ()) -> Path:
    """Write an archive to a place of the person's choice, as `outlet.send` does; an earlier one of
    this case is replaced.

    Raises:
        UnwritableError: it cannot be written there, or something would be lost; or its name
            promises another kind of file.
    """
    path = store.free_place(path, made.name)
    outlet.refuse_another_kind(path, [ENDING], "ARCHIVE")
    earlier = partial(archive.marked, mark=made.mark)
    outlet.send(path, made.data, case.desk.folder, (case.path, *read), earlier)
    return path


def _papers(case: Case) -> dict[str, tuple[str, bytes]]:
    """The letters as they are printed, with their titles, by name of the member."""
    from wizard.paper.as_html import html

    found = {}
    for at, (letter, message) in enumerate(printing.letters(case).items(), start=1):
        page = html(printing.full(case, message), case.desk.language)
        title = message.called(message.title, case.desk.language)
        title += " ⚠" if message.outdated else ""
        found[f"{PAPERS}{at}-{letter}.html"] = (title, page.encode())
    return found


def _evidence(case: Case) -> dict[str, bytes]:
    try:
        return {exhibit.file: evidence.read(case.path, exhibit) for exhibit in case.exhibits}
    except OSError as error:
        raise UnreadableError(case.desk.language("export_damaged")) from error


def _file(case: Case) -> tuple[bytes, bool]:
    """The case file, and whether something was left out of it; else it is handed over to the byte,
    with a hand's changes in it. That of a copy has the id of the copy.
    """
    data = disk.read(case.path, store.MAX_BYTES)
    if not case.place.seen(data):
        raise UnreadableError(case.desk.language("export_moving", path=case.path))
    there = parse(store.decoded(case.path, data), str(case.path))
    own = under(case.id, there.record)
    asked = asked_now(own, case)
    if asked == there.record:
        return data, False
    text = render(asked, there.body)
    return (without_seal(text) if there.edited else text).encode(), asked != own
