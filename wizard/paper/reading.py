"""A letter read as a paper: which of its lines is whom it is to, its title, a demand, an enclosure.

Owns how the text of a letter is taken apart; what a person changed in it is read like all else.
Refuses what is asked of the person: that is `gaps`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.outcome import brackets, covering
from wizard.outcome.letters import Message
from wizard.outcome.wording import tied
from wizard.paper import gaps
from wizard.paper.calculation import Counted, counted, grid
from wizard.paper.enclosure_list import EnclosureList, listed
from wizard.paper.layout import (
    Aside,
    Blank,
    Block,
    Enclosures,
    Paper,
    Paragraph,
    Point,
    Points,
    Signature,
    TickBox,
    Words,
    plain,
)
from wizard.paper.signs import Signs, signs
from wizard.pattern import pattern

_TITLE = pattern(r"[^\W\d_a-zа-яё]{4,}(?:[ \u00a0-][^\W\d_a-zа-яё]+)*")
"""A line in capitals alone."""
_CALL = pattern(rf"(?:.{{0,60}} )?{_TITLE.pattern}:")
"""What asks: «ПРОШУ:», «От продавца ТРЕБУЮ:»."""
_NUMBERED = pattern(r"(?P<mark>\d{1,2}(?:\.\d{1,2})*\.)\s(?P<text>.*)")
_DASHED = pattern(r"[—–-] (?P<text>.*)")
_SIGNED = pattern(
    r"(?:(?P<date>\d{1,2}\.\d{2}\.\d{4})\s+|(?P<day>\S+)\s{2,})"
    r"(?P<words>.*?)\s*_{3,}\s*(?:/\s*(?P<name>.*?)\s*/)?\s*",
    re.DOTALL,
)
_OPTIONAL_ITEM = pattern(
    r"\[(?P<told>[^\[\]:]+):\s—\s(?P<text>[^\[\]]*?)(?P<end>[;.]?)\](?P<outer>[;.]?)"
)
"""A line of a list that holds only if something does."""
_END = pattern(r"[;.,\s]+$")
_TYPED_APART = pattern(f"{covering.covered(chr(10))}{{2,}}")
"""An empty line in what was typed."""
_FIRST_WORDS = 40
"""Characters by which a line is told."""


_NONE = dict.fromkeys((0xFFFE, 0xFFFF, *map(ord, brackets.STAND_INS.values())))
"""What is no character; two of them stand in no file of XML."""


def paper(message: Message, say: Language) -> Paper:
    """A letter as a paper; `say` is the language in which it is written.

    What a person typed in brackets stands on it as it was typed; what is covered stays so, until
    the paper is printed, and is read as no part of it.
    """
    text = brackets.hidden(message.text.translate(_NONE), message.own)
    read: Paper = brackets.shown(_read(text, message.title, say))
    return read


def _read(text: str, name: str, say: Language) -> Paper:
    known = signs(say.code)
    lines = [_item(line) for line in tied(text).split("\n")]
    at, signature = _signature(lines, known)
    title = next((at for at, line in enumerate(lines[:at]) if _TITLE.fullmatch(line.strip())), None)
    below = tuple(_blocks(lines[at + 1 :], known, say))
    if title is None or signature is None:
        blocks = (*_blocks(lines[:at], known, say), *([signature] if signature else []), *below)
        unsigned = title is not None and bool(lines[title + 1 :])
        note = (Aside(say("paper_unsigned")),) if unsigned else ()
        return Paper(name, (), name, (), blocks, note)
    end = next((at for at in range(title, at) if not lines[at].strip()), at)
    head = tuple(_groups(lines[:title], known))
    signature = replace(signature, name=_whole_name(signature.name, head))
    return Paper(
        name=name,
        head=head,
        title=lines[title].strip(),
        subtitle=gaps.words("\n".join(lines[title + 1 : end]), known),
        blocks=(*_blocks(lines[end:at], known, say), signature, *below),
    )


def _item(line: str) -> str:
    """A line of a list that is a gap, with its dash before the gap, as other lines have it."""
    found = _OPTIONAL_ITEM.fullmatch(line.strip())
    if found is None:
        return line
    return f"— [{found['told']}: {found['text']}]{found['end'] or found['outer']}"


def _signature(lines: Sequence[str], known: Signs) -> tuple[int, Signature | None]:
    """The last line with a rule to sign on, and where it is: a person may write below it too."""
    for at in reversed(range(len(lines))):
        if found := _SIGNED.fullmatch(lines[at]):
            name = (found["name"],) if found["name"] else ()
            day = found["date"] or found["day"]
            return at, Signature(day, gaps.words(found["words"], known), name)
    return len(lines), None


def _whole_name(name: Words, head: Sequence[Sequence[Words]]) -> Words:
    """The name of who signs, with the blank that stands behind it in the head."""
    for before, blank in (pair for group in head for line in group for pair in pairwise(line)):
        if not name or not isinstance(before, str) or not isinstance(blank, Blank):
            continue
        if before.rstrip().endswith((f" {plain(name)}", f"\u00a0{plain(name)}")):
            return (*name, " ", replace(blank, size="short"))
    return name


def _groups(lines: Sequence[str], known: Signs) -> Iterator[tuple[Words, ...]]:
    group: list[Words] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(gaps.words(line.strip(), known))
        elif group:
            yield tuple(group)
            group = []


def _blocks(lines: Sequence[str], known: Signs, say: Language) -> Iterator[Block]:
    """The blocks of the body; the calculations of a list of demands stand below it."""
    stretch: list[str] = []
    at = 0
    while at < len(lines):
        found = listed(lines[at:], known)
        if found is not None or not lines[at].strip():
            yield from _stretch(stretch, known, say)
            stretch = []
        elif lines[at].strip():
            stretch.append(lines[at])
        if found is not None:
            yield _enclosures(found, known, say) if found.items else _unread(lines[at], known, say)
        at += found.length if found else 1
    yield from _stretch(stretch, known, say)


def _stretch(lines: list[str], known: Signs, say: Language) -> Iterator[Block]:
    """The blocks of lines without an empty one between them."""
    text: list[str] = []
    items: list[list[str]] = []
    for line in lines:
        if _NUMBERED.match(line) or (_DASHED.match(line) and not _inner(items)):
            yield from (_lead(one, known) for one in text)
            text = []
            items.append([line])
        elif items and _DASHED.match(line):
            items[-1].append(line)
        else:
            yield from _listing(items, known, say)
            items = []
            text.append(line)
    if text and _CALL.fullmatch(text[0].strip()):
        yield _lead(text.pop(0), known)
    if text:
        yield from _paragraphs("\n".join(line.strip() for line in text), known)
    yield from _listing(items, known, say)


def _paragraphs(text: str, known: Signs) -> Iterator[Paragraph]:
    """A paragraph, or those of a story in which the person left lines empty."""
    parts = _TYPED_APART.split(text)
    yield from (Paragraph(gaps.words(part, known)) for part in parts)


def _inner(items: list[list[str]]) -> bool:
    """Whether a dash goes on with the number above it, as lines of a calculation do."""
    return bool(items) and bool(_NUMBERED.match(items[-1][0]))


def _unread(line: str, known: Signs, say: Language) -> Paragraph:
    """A heading of enclosures without a list: nobody can tell from it what goes where."""
    return Paragraph((*gaps.words(line.strip(), known), Aside(say("paper_unlisted"))))


def _enclosures(found: EnclosureList, known: Signs, say: Language) -> Enclosures:
    """The list, in which what is in doubt has a box; that it is, is told once for all.

    Where one of several is enclosed each has its box, and that is told there.
    """
    items = found.items
    heading = gaps.words(found.heading, known)
    all_told = told = _told(heading)
    points = []
    for number, item in enumerate(items, start=1):
        words = gaps.words(_END.sub("", item), known)
        stop = "." if number == len(items) else ";"
        if _chosen(words):
            points.append(Point(f"{number}.", gaps.tidy([*words, stop])))
            continue
        told += _told(words)
        left = [run for run in words if not isinstance(run, Aside | TickBox)]
        if left and isinstance(left[0], str):
            left[0] = left[0].lstrip()
        box = (TickBox(), " ") if all_told or _told(words) else ()
        points.append(Point(f"{number}.", gaps.tidy([*box, *left, stop])))
    cut = textwrap.shorten(found.follows, _FIRST_WORDS, placeholder="…")
    follows = (Aside(say("paper_list_ends", line=cut)),) if cut else ()
    return Enclosures((*_colon(heading), *told[:1], *follows), tuple(points))


def _chosen(words: Words) -> bool:
    """Whether one of several texts is kept."""
    return sum(isinstance(run, TickBox) for run in words) > 1


def _told(words: Words) -> Words:
    return tuple(run for run in words if isinstance(run, Aside))


def _colon(heading: Words) -> Words:
    """A heading as it stands without what is told aside."""
    return (f"{plain(heading).rstrip(' :')}:",)


def _lead(line: str, known: Signs) -> Paragraph:
    """What stands above a list: its own line, kept with the list."""
    call = _CALL.fullmatch(line.strip())
    return Paragraph(gaps.words(line.strip(), known), "call" if call else "lead")


def _listing(items: list[list[str]], known: Signs, say: Language) -> Iterator[Block]:
    if not items:
        return
    points: list[Point] = []
    sums: list[tuple[str, Counted]] = []
    for lines in items:
        found = _NUMBERED.match(lines[0]) or _DASHED.match(lines[0])
        assert found is not None, "it began an item"
        mark = found.groupdict().get("mark") or "—"
        text = "\n".join([found["text"], *lines[1:]])
        told = counted(text, known)
        if told is not None:
            sums.append((mark, told))
            text = told.text
        points.append(Point(mark, gaps.words(text, known)))
    yield Points(tuple(points))
    if sums:
        yield grid(sums, known, say)
