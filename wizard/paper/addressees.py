"""To whom a paper goes: each of them gets a copy.

Owns how they are found in its head. Refuses to say what else goes with it: that is `envelope`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wizard.paper.layout import Paper, Words
from wizard.paper.signs import Signs

_GAP = "\ufffc"


class Addressee(msgspec.Struct, frozen=True):
    """One who gets a copy."""

    role: str
    """Who that is to the case: «Продавцу», «Ответчик 1»; nothing where the head does not say."""
    where: Words
    """The name and the address, with what is to be filled in."""
    court: bool = False


def addressees(paper: Paper, known: Signs) -> list[Addressee]:
    """Everybody to whom a paper goes; of a suit the court comes last, behind the other parties.

    Nobody for a message, and for a paper that goes with another one.
    """
    if not paper.head or known.none.match(_text(paper.head[0][0])):
        return []
    if not known.suit.match(paper.title):
        return list(_written_to(paper.head[0], known))
    court = Addressee("", _joined(paper.head[0]), court=True)
    return [*_parties(paper, known), court]


def price(paper: Paper, known: Signs) -> Words:
    """What the head of a suit says of its price; nothing where it says nothing."""
    for line in (line for group in paper.head for line in group):
        if found := known.price.match(_text(line)):
            return cut(line, found.start("sum"))
    return ()


def _written_to(group: tuple[Words, ...], known: Signs) -> Iterator[Addressee]:
    """The lines of the first group; one that names nobody goes on with the line above it."""
    lines: list[Words] = []
    for line in group:
        if lines and ": " not in _text(line):
            lines[-1] = (*lines[-1], ", ", *line)
        else:
            lines.append(line)
    for line in lines:
        text = _text(line)
        role, colon, _ = text.partition(":")
        where = cut(line, len(role) + 2) if colon else line
        role = known.copy.sub("", role) or role if colon and _GAP not in role else ""
        yield Addressee(role[:1].upper() + role[1:], where)


def _parties(paper: Paper, known: Signs) -> Iterator[Addressee]:
    for line in (line for group in paper.head for line in group):
        if found := known.parties.match(_text(line)):
            whom = found["whom"]
            yield Addressee(whom, cut(line, found.start("who")))


def _joined(group: tuple[Words, ...]) -> Words:
    joined: Words = ()
    for line in group:
        joined = (*joined, ", ", *line) if joined else line
    return joined


def _text(line: Words) -> str:
    """A line as far as it is text; a gap is one sign in it."""
    return "".join(run if isinstance(run, str) else _GAP for run in line)


def cut(line: Words, start: int) -> Words:
    """A line without its first `start` signs."""
    rest: list[object] = []
    for run in line:
        length = len(run) if isinstance(run, str) else 1
        if start < length:
            rest.append(run[max(0, start) :] if isinstance(run, str) else run)
        start = max(0, start - length)
    return tuple(rest)  # type: ignore[arg-type]
