"""The calculation of a suit as a paper of its own, which goes with each copy of it.

Owns which of what is demanded stands in it. Refuses to add anything up: the price is the one that
the suit names.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.paper.addressees import price
from wizard.paper.layout import Blank, Block, Grid, Paper, Paragraph, Points, Words, plain
from wizard.paper.signs import Signs
from wizard.pattern import pattern

_SUM = pattern(r"—\s(?P<sum>\d[\d\u00a0 ]*(?:,\d\d)?[\u00a0 ]₽)")
"""What a demand comes to: behind its dash, and no share of another sum."""


def reckoning(paper: Paper, known: Signs, say: Language) -> Paper | None:
    """The calculation of a suit; None for another paper, and where nothing is counted."""
    signature = paper.signature
    if signature is None or not known.suit.match(paper.title):
        return None
    if not any(known.reckoning.search(plain(point.words)) for point in paper.enclosures):
        return None
    rows = [row for row in _rows(paper) if row]
    if not rows:
        return None
    total = price(paper, known)
    if total:
        lists = (block.points for block in _asked(paper) if isinstance(block, Points))
        goods = any(known.in_kind.match(plain(one.words)) for points in lists for one in points)
        rows.append(((), (say("paper_price_goods" if goods else "paper_price"),), total))
    columns = (say("paper_point"), say("paper_demand"), say("paper_sum"))
    grid = Grid("", columns, (10, 66, 24), tuple(rows))
    head = (((say("paper_with_suit"),),), tuple(_sides(paper, known)))
    title = say("paper_reckoning")
    subtitle = (say("paper_reckoning_of"),)
    return Paper(title.capitalize(), head, title, subtitle, (grid, signature))


def _sides(paper: Paper, known: Signs) -> list[Words]:
    lines = [line for group in paper.head for line in group]
    return [
        line
        for line in lines
        if known.claimant.match(plain(line)) or known.parties.match(plain(line))
    ]


def _asked(paper: Paper) -> tuple[Block, ...]:
    """The blocks behind the call, «ПРОШУ:»: a list before it, as one of goods, demands nothing."""
    calls = (
        at
        for at, block in enumerate(paper.blocks)
        if isinstance(block, Paragraph) and block.look == "call"
    )
    return paper.blocks[next(calls, 0) :]


def _rows(paper: Paper) -> list[tuple[Words, ...]]:
    """What is demanded and comes to a sum, with how it was counted."""
    asked = _asked(paper)
    counted: dict[str, list[tuple[Words, Words]]] = {}
    for block in asked:
        if isinstance(block, Grid):
            mark = ""
            for number, how, sum_ in block.rows:
                mark = plain(number) or mark
                counted.setdefault(mark, []).append((how, sum_))
    rows: list[tuple[Words, ...]] = []
    for block in asked:
        if not isinstance(block, Points):
            continue
        for point in block.points:
            mark = point.mark.rstrip(".")
            if not point.mark[:1].isdigit():
                continue
            found = _SUM.search(plain(point.words))
            if mark in counted:
                rows.append(((mark,), point.words, ()))
                rows += [((), how, sum_) for how, sum_ in counted[mark]]
            elif found:
                rows.append(((mark,), point.words, _open(point.words) or (found["sum"],)))
    return rows


def _open(words: Words) -> Words:
    """A place for the sum, where something is still to be written behind another dash."""
    return tuple(
        replace(blank, caption="")
        for before, blank in pairwise(words)
        if isinstance(before, str) and isinstance(blank, Blank) and before.rstrip().endswith("—")
    )[:1]
