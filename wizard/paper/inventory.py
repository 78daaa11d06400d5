"""What is in the envelope to one addressee, as the post takes it.

Owns who gets which enclosure, whose envelope goes last, and the inventory. What the post asks of it
is told after those who describe its form 107; the order of the post itself was not read. Refuses
to say how often it is printed: that is `envelope`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.outcome import covering
from wizard.paper.addressees import Addressee
from wizard.paper.layout import (
    Aside,
    Blank,
    Block,
    Enclosures,
    Grid,
    Paper,
    Paragraph,
    Point,
    Run,
    TickBox,
    Words,
    plain,
)
from wizard.paper.signs import Signs

_SPARE = 2
"""Empty rows for what is put in besides, with one for each enclosure that may be: on form 107
nothing is struck out."""
_AMOUNT = Blank("", "", "line")
_ONE: Words = ("1",)


def inventory(
    paper: Paper, to: Sequence[Addressee], one: Addressee, known: Signs, say: Language
) -> Paper:
    """The inventory of what `one` of all who get the paper (`to`) gets with it."""
    assert paper.signature is not None, "what nobody signs is not posted"
    rows: list[tuple[Words, Words]] = [
        ((f"{paper.title.capitalize()}, {paper.signature.day}",), _ONE)
    ]
    theirs = [point for point in paper.enclosures if gets(one, point, to, known)]
    unsure = to[-1].court and not one.court  # they get what they have not got
    mark = say("paper_copied") if copied(paper, known) else ""
    rows += [_row(point, known, mark) for point in theirs if _sure(point, known, unsure=unsure)]
    rows += [((), (_AMOUNT,))] * (len(theirs) + 1 - len(rows) + _SPARE)
    total = ((), (say("paper_total"),), (_AMOUNT,), (_AMOUNT,))
    columns = tuple(say(f"paper_column_{name}") for name in ("number", "item", "count", "value"))
    numbered = [
        ((f"{at}",), item, count, (_AMOUNT,)) for at, (item, count) in enumerate(rows, start=1)
    ]
    signed = Blank(say("paper_sign"), "", "long")
    blocks: tuple[Block, ...] = (
        Paragraph((say("paper_to"), *_posted_to(one.where, known))),
        Grid("", columns, (7, 57, 16, 20), (*numbered, total)),
        Paragraph((say("paper_sender"), signed, " ", *_sender(paper))),
        Paragraph((say("paper_checked"), Blank(say("paper_clerk"), "", "long"))),
        Paragraph((say("paper_stamp"),)),
    )
    title = say("paper_inventory")
    return Paper(title, (), title, (say("paper_inventory_of"),), blocks)


def copied(paper: Paper, known: Signs) -> bool:
    """Whether its list says that the enclosures are copies."""
    lists = [block for block in paper.blocks if isinstance(block, Enclosures)]
    return any(known.copies.search(plain(block.heading)) for block in lists)


def _posted_to(where: Words, known: Signs) -> Words:
    """A name and its address, as they stand on an envelope."""
    told: list[Run] = []
    for run in covering.shown(where):
        if isinstance(run, Blank):
            told.append(replace(run, caption=known.registered.sub("", run.caption)))
        elif isinstance(run, str) and told and isinstance(before := told[-1], str):
            told[-1] = before + run
        else:
            told.append(run)
    return tuple(known.registered.sub("", run) if isinstance(run, str) else run for run in told)


def gets(one: Addressee, point: Point, to: Sequence[Addressee], known: Signs) -> bool:
    """Whether an enclosure goes into the envelope to `one`; what shows that the others were posted
    goes into the last one."""
    text = plain(point.words)
    if only := known.only.search(text):
        return only["whom"].lower() in one.role.lower()
    return one is to[-1] or not known.posted.search(text)


def last(paper: Paper, to: Sequence[Addressee], known: Signs) -> Addressee | None:
    """Whose envelope is posted last, for it has in it what shows that the others were posted; None
    where the order is all the same."""
    if len(to) == 1:
        return None
    shown = [point for point in paper.enclosures if known.posted.search(plain(point.words))]
    found = (one for one in to if any(gets(one, point, to, known) for point in shown))
    return next(found, to[-1] if to[-1].court else None)


def _sure(point: Point, known: Signs, *, unsure: bool) -> bool:
    """Whether it is put in at any rate: the calculation of a suit nobody has got yet."""
    if any(isinstance(run, TickBox) for run in point.words):
        return False
    return not unsure or bool(known.reckoning.search(plain(point.words)))


def _row(point: Point, known: Signs, mark: str) -> tuple[Words, Words]:
    """A row, in which `mark` says that it is a copy; what no sheet holds is none."""
    words = tuple(
        known.only.sub("", run) if isinstance(run, str) else run
        for run in point.words
        if not isinstance(run, Aside)
    )
    if isinstance(words[-1], str):
        words = (*words[:-1], words[-1].rstrip(";. "))
    if mark and not known.film.search(covering.shown(plain(words))):
        words = (*words, f" {mark}")
    return words, _ONE if known.reckoning.search(plain(words)) else (_AMOUNT,)


def _sender(paper: Paper) -> Words:
    """Whoever is named below the paper: a firm stands before the line to sign on, with who signs
    for it behind."""
    assert paper.signature is not None, "the caller asked"
    firm, colon, _ = plain(paper.signature.words).partition(":")
    before: Words = (firm.strip(),) if colon else ()
    name = paper.signature.name
    return (*before, ", ", *name) if before and name else (*before, *name)
