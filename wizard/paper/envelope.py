"""All that goes with a paper: its copies, the calculation of a suit, the inventories for the post,
and a page that tells the person what to do with them.

Owns what is printed how often. What the post asks of an inventory is told after those who describe
its form 107; the order of the post itself was not read, so that the page says what to do where the
post office wants its own form. Who gets copies of a suit: ГПК РФ, ст. 132, п. 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.i18n import Language
from wizard.paper import gaps
from wizard.paper.addressees import Addressee, addressees
from wizard.paper.layout import (
    Aside,
    Blank,
    Block,
    Bundle,
    Grid,
    Paper,
    Paragraph,
    Point,
    Points,
    Sheet,
    TickBox,
    Words,
    plain,
)
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import Signs, signs

_SPARE = 2
"""Empty rows of an inventory for what is put in besides."""
_AMOUNT = Blank("", "", "line")


def alone(paper: Paper, say: Language, maker: str) -> Bundle:
    """A paper and nothing with it."""
    return Bundle(paper.name, say.code, (Sheet(paper),), maker)


def full(paper: Paper, say: Language, own: Language, maker: str) -> Bundle:
    """A paper with all that goes into the envelope; what nobody posts is alone.

    Args:
        paper: the paper.
        say: the language in which it is written.
        own: that of the person.
        maker: by what a file is known that is made of it.
    """
    known = signs(say.code)
    to = addressees(paper, known) if paper.signature else []
    if not to:
        return alone(paper, say, maker)
    marks = _marks([*(_called(one, say) for one in to), say("paper_own_copy")], say)
    counted = reckoning(paper, known, say)
    sheets = [Sheet(_guide(paper, to, own, counted is not None), own=True), Sheet(paper, marks)]
    if counted is not None:
        sheets.append(Sheet(counted, marks))
    sheets += [_inventory(paper, one, say, suit=to[-1].court) for one in to]
    return Bundle(paper.name, say.code, tuple(sheets), maker)


def _marks(whom: Sequence[str], say: Language) -> tuple[str, ...]:
    total = len(whom)
    return tuple(
        say("paper_copy", number=at, total=total, whom=one) for at, one in enumerate(whom, start=1)
    )


def _called(one: Addressee, say: Language) -> str:
    return say("paper_court") if one.court else one.role or say("paper_addressee")


def _inventory(paper: Paper, to: Addressee, say: Language, *, suit: bool) -> Sheet:
    """What is in the envelope to `to`, as the post takes it."""
    assert paper.signature is not None, "what nobody signs is not posted"
    unsure = suit and not to.court  # they get what they have not got
    rows: list[Words] = [(f"{paper.title.capitalize()}, {paper.signature.day}",)]
    known = signs(say.code)
    theirs = [point for point in paper.enclosures if _gets(to, point, known)]
    rows += [_row(point, unsure=unsure) for point in theirs]
    rows += [()] * _SPARE
    total = ((), (say("paper_total"),), (_AMOUNT,), (_AMOUNT,))
    columns = tuple(say(f"paper_column_{name}") for name in ("number", "item", "count", "value"))
    numbered = [((f"{at}",), row, (_AMOUNT,), (_AMOUNT,)) for at, row in enumerate(rows, start=1)]
    signed = Blank(say("paper_sign"), "", "long")
    name = paper.signature.name
    blocks: tuple[Block, ...] = (
        Paragraph((say("paper_to"), *to.where)),
        Grid("", columns, (7, 57, 16, 20), (*numbered, total)),
        Paragraph((say("paper_sender"), signed, f" {name}" if name else "")),
        Paragraph((say("paper_checked"), Blank(say("paper_clerk"), "", "long"))),
        Paragraph((say("paper_stamp"),)),
    )
    title = say("paper_inventory")
    called = _called(to, say)
    marks = (say("paper_inventory_inside", whom=called), say("paper_inventory_own", whom=called))
    return Sheet(Paper(title, (), title, (say("paper_inventory_of"),), blocks), marks)


def _gets(one: Addressee, point: Point, known: Signs) -> bool:
    """Whether an enclosure is for `one` too."""
    only = known.only.search(plain(point.words))
    return only is None or only["whom"].lower() in one.role.lower()


def _row(point: Point, *, unsure: bool) -> Words:
    words = tuple(run for run in point.words if not isinstance(run, Aside))
    if isinstance(words[-1], str):
        words = (*words[:-1], words[-1].rstrip(";. "))
    boxed = any(isinstance(run, TickBox) for run in words)
    return words if boxed or not unsure else (TickBox(), " ", *words)


def _guide(paper: Paper, to: Sequence[Addressee], say: Language, counted: bool) -> Paper:
    suit = to[-1].court
    blocks: list[Block] = [Paragraph((say("guide_own"),))]
    blocks += _section(say("guide_fill"), _to_do(paper, say))
    blocks += _section(say("guide_put"), _put(to, say, suit=suit, counted=counted))
    told = [say(f"guide_say_{at}") for at in range(1, 5)]
    blocks += _section(say("guide_say"), told if not suit else [say("guide_say_suit"), *told])
    blocks += _section(say("guide_keep"), [say(f"guide_keep_{at}") for at in range(1, 4)])
    title = say("guide_title")
    return Paper(title, (), title, (paper.name,), tuple(blocks))


def _section(heading: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Paragraph((heading,), "heading")
        points = (Point(f"{at}.", (line,)) for at, line in enumerate(lines, start=1))
        yield Points(tuple(points))


def _to_do(paper: Paper, say: Language) -> list[str]:
    listed = [point.words for point in paper.enclosures]  # of their boxes `_put` tells
    boxed = any(
        isinstance(run, TickBox) for one in paper.pieces() if one not in listed for run in one
    )
    lines = [told(near, what, say) for near, what in gaps.to_do(paper)]
    return [*lines, say("guide_box")] if boxed else lines


def told(near: str, what: str, say: Language) -> str:
    """A gap in a line: where it is, and what to do."""
    return say("paper_gap", near=near, what=what) if near else what


def _put(to: Sequence[Addressee], say: Language, *, suit: bool, counted: bool) -> list[str]:
    lines = []
    for one in to:
        party = "guide_put_party" if suit else "guide_put_one"
        key = "guide_put_court" if one.court else party
        whom, where = _called(one, say), one.where
        if len(where) == 1 and isinstance(where[0], str):
            whom = f"{whom} ({where[0]})"
        lines.append(say(key, whom=whom))
    if counted:
        lines.append(say("guide_put_counted"))
    return [*lines, say("guide_put_inventory"), say("guide_sign")]
