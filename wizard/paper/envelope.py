"""All that goes with a paper: its copies, the calculation of a suit, the inventories for the post,
and a page that tells the person what to do with them.

Owns what is printed how often. Who gets copies of a suit: ГПК РФ, ст. 132, п. 6.
"""

from __future__ import annotations

from collections.abc import Sequence

from wizard.i18n import Language
from wizard.outcome import covering
from wizard.paper.addressees import addressees
from wizard.paper.guide import called, guide
from wizard.paper.inventory import inventory
from wizard.paper.layout import Bundle, Paper, Sheet
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import signs


def alone(paper: Paper, say: Language, maker: str) -> Bundle:
    """A paper and nothing with it."""
    return Bundle(paper.name, say.code, (Sheet(covering.shown(paper)),), maker)


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
    marks = _marks([*(called(one, say) for one in to), say("paper_own_copy")], say)
    counted = reckoning(paper, known, say)
    page = guide(paper, to, known, own, counted=counted is not None)
    sheets = [Sheet(page, own=True), Sheet(paper, marks)]
    if counted is not None:
        sheets.append(Sheet(counted, marks))
    for one in to:
        whom = called(one, say)
        places = (say("paper_inventory_inside", whom=whom), say("paper_inventory_own", whom=whom))
        sheets.append(Sheet(inventory(paper, to, one, known, say), places))
    return Bundle(paper.name, say.code, covering.shown(tuple(sheets)), maker)


def _marks(whom: Sequence[str], say: Language) -> tuple[str, ...]:
    total = len(whom)
    return tuple(
        say("paper_copy", number=at, total=total, whom=one) for at, one in enumerate(whom, start=1)
    )
