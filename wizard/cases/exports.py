"""What leaves a case: its document to be read, and the same without names.

Owns what goes into each, and what the files are called. Nothing here changes a case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from wizard import disk
from wizard.cases import file_seal, outlet, store
from wizard.cases.case import Case
from wizard.cases.record import seal_of
from wizard.outcome.document import document
from wizard.outcome.page import Page
from wizard.pattern import pattern

PAGES = (".html", ".htm")
"""The ends of names of documents that a browser shows; all else is Markdown."""
MADE = ("<!-- ozon-wizard run ", " -->")
"""What stands around the seal of a page of a walk that is kept as no case."""
LONGEST_NAME = 60
"""Characters of the name of a file that is made of a title."""
_SEALED = pattern(r"\b([0-9a-f]{16})\W*$")


def copy_name(case: Case) -> str:
    """A name for a copy that the person saves: the title, in plain characters."""
    return f"{file_words(case.page.title) or case.id}{store.SUFFIX}"


def file_words(title: str) -> str:
    """A title as a part of the name of a file, in whole words; nothing where it has no letters."""
    words = re.sub(r"[^\w-]+", "-", title).strip("-").lower()
    if len(words) <= LONGEST_NAME:
        return words
    whole = words[: LONGEST_NAME + 1].rpartition("-")[0]
    return (whole or words[:LONGEST_NAME]).rstrip("-")


def page_name(case: Case) -> str:
    """The same for one that a browser shows."""
    return f"{Path(copy_name(case)).stem}{PAGES[0]}"


def save_copy(case: Case, path: Path) -> Path:
    """Write the document to a place of the person's choice, as `outlet.send` does; the end of its
    name decides whether it is a page for a browser or Markdown.

    It is for people: it holds no steps and no drafts, and its last line says of which case it is.

    Raises:
        UnwritableError: it cannot be written there, or something would be lost; or its name
            promises a kind of file that it cannot be.
    """
    closing = case.desk.language("document_closing", case=case.id)
    path = _save(case, f"{case.document()}\n{closing}\n", path)
    case.desk.copied[case.id] = path
    return path


def save_page(case: Case, path: Path) -> Path:
    """As `save_copy`; into a folder goes a page for a browser."""
    return save_copy(case, store.free_place(path, page_name(case)))


def save_made(case: Case, path: Path, read: Iterable[Path] = ()) -> Path:
    """Write the document of a walk that is kept as no case; one that this wrote is replaced.

    Raises:
        UnwritableError: as `save_copy`.
    """
    text = case.document()
    closing = case.desk.language("document_closing_made", seal=seal_of(text.splitlines()))
    return _save(case, f"{text}\n{closing}\n", path, read, holds_made)


def _save(
    case: Case,
    text: str,
    path: Path,
    read: Iterable[Path] = (),
    own: Callable[[Path], bool] = outlet.agreed,
) -> Path:
    path = store.free_place(path, copy_name(case))
    outlet.refuse_another_kind(path, (*PAGES, *outlet.TEXTS), "DOCUMENT")
    data = text.encode()
    if path.suffix.lower() in PAGES:
        from wizard.cases import contents_page  # few are saved at each step

        data = contents_page.document(text, case.page.title, case.desk.language)
        if own is holds_made:
            data += file_seal.line(data, *MADE) + b"\n"
    outlet.send(path, data, case.desk.folder, (case.path, *read), own)
    return path


def holds_made(path: Path) -> bool:
    """Whether a document stands at `path` that is as `save_made` wrote it."""
    try:
        data = disk.read(path, store.MAX_BYTES)
        lines = data.decode().rstrip().splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    if path.suffix.lower() in PAGES:
        return MADE[0].encode() in data and file_seal.holds(data)
    sealed = _SEALED.search(lines[-1]) if lines else None
    return sealed is not None and sealed[1] == seal_of(lines[:-1])


def redacted(case: Case) -> str:
    """The document with everything that names the person or the order masked.

    Of evidence there is what a checklist calls it, and nothing that the person wrote.
    """
    return _redacted(case, case.page)


def redacted_without_drafts(case: Case) -> str:
    """The same, with the message at hand as the program writes it."""
    return _redacted(case, case.desk.pages.page(case.walk))


def _redacted(case: Case, page: Page) -> str:
    from wizard.outcome.redaction import redact  # its patterns take as long as a start

    pages, exhibits = case.desk.pages, [exhibit.unnamed for exhibit in case.exhibits]
    text = document(pages, case.walk, page, case.lost, exhibits)
    return redact(text, pages, case.walk, (*case.lost, *case.former))
