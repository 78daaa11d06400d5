"""To whom a paper goes: each of them gets a copy.

Owns how they are found in its head. Refuses to say what else goes with it: that is `envelope`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wizard.outcome import covering
from wizard.paper.layout import Paper, Words
from wizard.paper.signs import Signs
from wizard.pattern import pattern

_GAP = "\ufffc"
_ACCUSATIVE = pattern(r"(?P<adjectives>(?:\w+ую )*)(?P<noun>\w+)(?P<ending>[ую])\b")
"""Of an office of which it is told by its ending: «в прокуратуру», «в Федеральную службу»."""
_PREPOSITION = pattern(r"\s(?:по|в|для)\s*$")


class Addressee(msgspec.Struct, frozen=True):
    """One who gets a copy."""

    role: str
    """Who that is to the case: «Продавцу», «Ответчик 1»; or else the name, where there is one."""
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
    court = Addressee("", _office(_joined(paper.head[0]), known), court=True)
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
        where = cut(line, len(role) + 2) if colon else _office(line, known)
        role = known.copy.sub("", role) or role if colon else _name(where)
        role = " ".join(role.replace(_GAP, "").split())
        yield Addressee(role[:1].upper() + role[1:], where)


def _office(line: Words, known: Signs) -> Words:
    """A line that says into which office a paper goes, as that office is called."""
    if not isinstance(line[0], str) or not (found := known.into.match(line[0])):
        return line
    name = _office_name(line[0][found.end() :])
    return tuple(run for run in (name[:1].upper() + name[1:], *line[1:]) if run)


def _office_name(name: str) -> str:
    """As it stands behind no preposition."""
    found = _ACCUSATIVE.match(name)
    if found is None:
        return name
    ending = "а" if found["ending"] == "у" else "я"
    first = found["adjectives"].replace("ую ", "ая ")
    return f"{first}{found['noun']}{ending}{name[found.end() :]}"


def _name(where: Words) -> str:
    """The name at the beginning of an address; nothing where that is still to be written."""
    first = covering.shown(where[0]) if where and isinstance(where[0], str) else ""
    name = first.partition(", ")[0]
    return _PREPOSITION.sub("", name).strip()


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
            rest.append(run[start:] if isinstance(run, str) else run)
        start = max(0, start - length)
    return tuple(rest)  # type: ignore[arg-type]
