"""The page for the person alone: what to fill in, put in, say at the post office, and keep.

Owns what it says of a paper and of all that is printed with it. Refuses to say anything of the
matter itself: that is for the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wizard.i18n import Language
from wizard.outcome import covering
from wizard.paper import gaps, inventory
from wizard.paper.addressees import Addressee
from wizard.paper.layout import (
    Blank,
    Block,
    Paper,
    Paragraph,
    Point,
    Points,
    TickBox,
    Words,
    plain,
)
from wizard.paper.signs import Signs


def guide(
    paper: Paper, to: Sequence[Addressee], known: Signs, say: Language, *, counted: bool
) -> Paper:
    """The page, in the language of the person (`say`).

    Args:
        paper: what is posted.
        to: everybody who gets it.
        known: the signs of its own language.
        say: the language of the person.
        counted: whether a suit's calculation is printed with it.
    """
    sections = {
        "fill": [*to_do(paper, known, say), *_boxes(paper, to, known, say)],
        "put": [*_put(paper, to, known, say, counted=counted)],
        "say": [*_order(paper, to, known, say), *(say(f"guide_say_{at}") for at in range(1, 5))],
        "keep": [say(f"guide_keep_{at}") for at in range(1, 4)],
    }
    blocks: list[Block] = [Paragraph((say("guide_own"),))]
    for name, lines in sections.items():
        blocks += _section(say(f"guide_{name}"), lines)
    title = say("guide_title")
    return Paper(title, (), title, (paper.name,), tuple(blocks))


def to_do(paper: Paper, known: Signs, say: Language) -> list[str]:
    """What is left to be done before it goes out: by which day and way first, then its gaps."""
    found = [(near, what, known.first.fullmatch(what)) for near, what in gaps.to_do(paper)]
    first = [f"{one['told'][:1].upper()}{one['told'][1:]}." for _, _, one in found if one]
    return [*first, *(told(near, what, say) for near, what, one in found if not one)]


def told(near: str, what: str, say: Language) -> str:
    """A gap in a line: where it is, and what to do."""
    return say("paper_gap", near=near, what=what) if near else what


def called(one: Addressee, say: Language) -> str:
    """Whom a copy is for, in a word or a name."""
    return say("paper_court") if one.court else one.role or say("paper_addressee")


def _section(heading: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Paragraph((heading,), "heading")
        points = (Point(f"{at}.", (line,)) for at, line in enumerate(lines, start=1))
        yield Points(tuple(points))


def _boxes(paper: Paper, to: Sequence[Addressee], known: Signs, say: Language) -> Iterator[str]:
    """What boxes mean, and what is written or struck out in two places."""
    listed = [point.words for point in paper.enclosures]
    if any(_alone(piece) for piece in paper.pieces() if piece not in listed):
        yield say("guide_box")
    if any(gaps.CHOICE in piece for piece in paper.pieces()):
        yield say("guide_choice")
    if _has((TickBox, Blank), listed):
        yield say("guide_enclosed_copies" if inventory.copied(paper, known) else "guide_enclosed")
    if to[-1].court and listed:
        yield say("guide_lacking")


def _alone(piece: Words) -> bool:
    """Whether it has a box that is no choice within a sentence."""
    return any(
        isinstance(run, TickBox) and gaps.CHOICE not in (*piece[:at][-1:], *piece[at + 2 :][:1])
        for at, run in enumerate(piece)
    )


def _has(kind: type | tuple[type, ...], pieces: Iterable[Words]) -> bool:
    return any(isinstance(run, kind) for piece in pieces for run in piece)


def _put(
    paper: Paper, to: Sequence[Addressee], known: Signs, say: Language, *, counted: bool
) -> Iterator[str]:
    last = inventory.last(paper, to, known)
    enclosed = [plain(point.words) for point in paper.enclosures]
    originals = bool(enclosed) and all(known.original.search(words) for words in enclosed)
    for one in to:
        kind = "court" if one.court else "party" if to[-1].court else "one"
        kind = "last" if kind == "one" and one is last else kind
        kind = "alone" if kind == "one" and not paper.enclosures else kind
        kind = "original" if kind == "one" and originals else kind
        yield say(f"guide_put_{kind}", whom=_whom(one, say), first=_others(one, to, say))
    if any(known.reckoning.search(plain(point.words)) for point in paper.enclosures):
        yield say("guide_put_counted" if counted else "guide_put_uncounted")
    if any(known.film.search(covering.shown(plain(point.words))) for point in paper.enclosures):
        yield say("guide_film")
    yield say("guide_put_inventory")
    yield say("guide_sign" if paper.enclosures and not originals else "guide_sign_alone")
    places = [covering.shown(plain(one.where)) for one in to]
    firms = [found["name"] for one in places if (found := known.firm.search(one))]
    yield from (say("guide_address", name=name) for name in dict.fromkeys(firms))
    if any(_has(Blank, [one.where]) for one in to if not one.court):
        yield say("guide_address_open")


def _whom(one: Addressee, say: Language) -> str:
    """With the address, where nothing of it is still to be written."""
    whom, where = called(one, say), covering.shown(plain(one.where))
    if one.court or any(not isinstance(run, str) for run in one.where):
        return whom
    return where if where.startswith(whom) else f"{whom} ({where})"


def _order(paper: Paper, to: Sequence[Addressee], known: Signs, say: Language) -> Iterator[str]:
    last = inventory.last(paper, to, known)
    if last is not None:
        suit = "guide_order_suit" if len(to) > 2 else "guide_order_suit_one"
        key = suit if last.court else "guide_order"
        yield say(key, first=_others(last, to, say), last=f"«{called(last, say)}»")


def _others(one: Addressee, to: Sequence[Addressee], say: Language) -> str:
    return ", ".join(f"«{called(other, say)}»" for other in to if other is not one)
