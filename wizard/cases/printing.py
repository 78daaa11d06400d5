"""The letters of a case on paper: which there are, what they are called, where they go.

Owns their names and their way to a file. What lays them out is loaded when something is printed,
and not before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wizard import disk, locations
from wizard.cases import file_seal, noting, outlet, store
from wizard.cases.case import Case
from wizard.cases.exports import file_words
from wizard.i18n import Language
from wizard.library.library import Library
from wizard.outcome.letters import Message

if TYPE_CHECKING:
    from wizard.paper.layout import Bundle, Paper

_MOST_TOLD = 5
"""Gaps that are named where there is little room."""


def letters(case: Case) -> dict[str, Message]:
    """The letters of a case by name: those of ways that a changed answer has led away from, then
    those of the way in its order, the one at hand last.

    The last of several of one kind is called by that; those before it have a number as well.
    """
    here = [case.page.message] if case.page.message else []
    messages = case.desk.pages.messages
    sent = [*messages.left(case.walk, case.lost), *messages.earlier(case.walk), *here]
    found: dict[str, Message] = {}
    for at, message in enumerate(sent):
        kind = [other for other in sent if other.letter == message.letter]
        before = sum(other.letter == message.letter for other in sent[:at])
        last = before == len(kind) - 1
        found[message.letter if last else f"{message.letter}.{before + 1}"] = message
    return found


def any_signed(case: Case) -> bool:
    """Whether a case has a letter that is meant for paper."""
    return any(message.signed for message in letters(case).values())


def meant(case: Case) -> Message | None:
    """The letter that is printed where none is named: the one at hand, or the last that is signed,
    or the last; None where there is none.
    """
    if case.page.message is not None:
        return case.page.message
    sent = list(letters(case).values())
    signed = [message for message in sent if message.signed]
    return next(reversed(signed or sent), None)


def to_do(case: Case, message: Message) -> list[str]:
    """What is to be filled in or looked at before a letter goes out, a line each."""
    from wizard.paper import guide
    from wizard.paper.signs import signs

    say = case.desk.language
    return guide.to_do(_paper(case, message), signs(_written_in(case).code), say)


def to_do_shortly(case: Case, message: Message) -> list[str]:
    """The same where there is little room: the first few, and how many more there are."""
    found, say = to_do(case, message), case.desk.language
    more = len(found) - _MOST_TOLD
    rest = [say("paper_more", gaps=say.plural("gaps", more))] if more > 0 else []
    return [*found[:_MOST_TOLD], *rest]


def texts_for_gap(case: Case, said: str) -> list[str]:
    """Of which texts one may stand in place of a gap, as `gaps.texts` finds them."""
    from wizard.paper import gaps
    from wizard.paper.signs import signs

    return gaps.texts(said, signs(_written_in(case).code))


def full(case: Case, message: Message) -> Bundle:
    """A letter with all that goes into the envelope."""
    from wizard.paper import envelope

    paper, own = _paper(case, message), case.desk.language
    return envelope.full(paper, _written_in(case), own, _maker(case, message))


def alone(case: Case, message: Message) -> Bundle:
    """A letter and nothing with it."""
    from wizard.paper import envelope

    return envelope.alone(_paper(case, message), _written_in(case), _maker(case, message))


def text(bundle: Bundle, case: Case) -> str:
    """What is printed, as plain text."""
    from wizard.paper.as_text import text as plain

    return plain(bundle, case.desk.language)


def file_name(case: Case, message: Message) -> str:
    """A name for the file of a letter: its title, in plain characters."""
    return f"{file_words(_written_title(case, message)) or message.letter}.html"


def save(
    case: Case,
    bundle: Bundle,
    path: Path,
    read: Iterable[Path] = (),
    own: Callable[[Path], bool] = outlet.agreed,
) -> Path:
    """Write what is printed to a place of the person's choice, as `outlet.send` does.

    Raises:
        UnwritableError: its name does not say what to write, or a library for that is missing; or
            it cannot be written there, or something would be lost.
    """
    from wizard.paper import endings

    path = store.free_place(path, f"{file_words(bundle.title)}.html")
    data = endings.write(bundle, path, case.desk.language)
    if path.suffix.lower() in endings.PRINTED:
        data = data.rstrip(b"\n") + b"\n"  # the seal is a line of its own, behind a PDF too
        data += file_seal.line(data, *endings.PRINTED[path.suffix.lower()]) + b"\n"
    outlet.send(path, data, case.desk.folder, (case.path, *read), own)
    case.desk.printed[case.id] = path
    return path


def note(case: Case, message: Message) -> str:
    """Note in a case that a letter was printed; why that could not be is told as `noting` does."""
    return noting.note(case, partial(case.note_printed, message), "paper_unnoted")


def placed(path: Path) -> dict[str, str]:
    """What is told of where a file went: its name, and its folder in short."""
    return {"name": path.name, "folder": locations.short(path.absolute().parent)}


def how(path: Path, say: Language) -> str:
    """What is to be done with what was written to `path`, for it to be printed."""
    return say("paper_page_how" if path.suffix.lower() == ".html" else "paper_file_how")


def holds(bundle: Bundle, path: Path) -> bool:
    """Whether what stands at `path` was printed of the same letter, and nobody changed it since."""
    from wizard.paper import endings

    if path.suffix.lower() not in endings.PRINTED:
        return False
    try:
        data = disk.read(path, store.MAX_BYTES)
    except OSError:
        return False
    made = rf"{re.escape(bundle.maker)}(?!\w)"  # «lawsuit» is not «lawsuit_penalty»
    return re.search(made.encode(), data) is not None and file_seal.holds(data)


def replaces(bundle: Bundle) -> Callable[[Path], bool]:
    """Tells of a file that printing the same letter again may replace it."""
    return partial(holds, bundle)


def _maker(case: Case, message: Message) -> str:
    return f"ozon-wizard {case.id} {message.letter}"


def _paper(case: Case, message: Message) -> Paper:
    from wizard.paper.enclosing import enclosing
    from wizard.paper.layout import Aside
    from wizard.paper.reading import paper

    covered = case.desk.pages.messages.covered(case.walk, message)
    titled = replace(message, title=_written_title(case, message), text=covered)
    say = _written_in(case)
    exhibits = message.enclosed
    if exhibits is None:
        exhibits = case.enclosed(message.sent or date.max)
    note = [Aside(case.desk.language("own_outdated"))] if message.outdated else []
    if message == case.page.message and case.page.written and case.page.outgrown:
        note.append(Aside(case.page.outgrown))
    read = paper(titled, say)
    return replace(enclosing(read, exhibits, say), note=(*note, *read.note))


def _written_title(case: Case, message: Message) -> str:
    """The title in the language of the letter, whatever the person reads."""
    return _first(case).letters[message.letter].head.title


def _first(case: Case) -> Library:
    """The library in the language in which papers are written."""
    return case.desk.library.first or case.desk.library


def _written_in(case: Case) -> Language:
    return case.desk.pages.letters.language
