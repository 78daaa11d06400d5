"""What is kept as evidence, among the enclosures of a paper.

Owns where it stands: by its number at the enclosure that it is, if the letter names that; else
behind what the letter encloses, numbered on; where it encloses nothing in a list, in a list of its
own above the signature. Refuses to know what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.outcome import covering
from wizard.paper.layout import Block, Enclosures, Paper, Point, Signature, Words, plain
from wizard.walk.steps import Enclosed

_ENDS = " .;"


def enclosing(paper: Paper, exhibits: Sequence[Enclosed], say: Language) -> Paper:
    """A paper with `exhibits`; `say` is the language in which it is written."""
    if not exhibits:
        return paper
    if not paper.enclosures:
        at = _end(paper.blocks)
        listed = Enclosures((say("paper_evidence"),), _points((), exhibits, say))
        return replace(paper, blocks=(*paper.blocks[:at], listed, *paper.blocks[at:]))
    at, first = next(pair for pair in enumerate(paper.blocks) if isinstance(pair[1], Enclosures))
    assert isinstance(first, Enclosures), "it was looked for"
    listed = replace(first, points=_points(first.points, exhibits, say))
    return replace(paper, blocks=(*paper.blocks[:at], listed, *paper.blocks[at + 1 :]))


def _end(blocks: Sequence[Block]) -> int:
    """Behind the last block that is no signature."""
    signed = (at for at, one in enumerate(blocks) if isinstance(one, Signature))
    return next(signed, len(blocks))


def _points(
    before: Sequence[Point], exhibits: Sequence[Enclosed], say: Language
) -> tuple[Point, ...]:
    named = {_said(point) for point in before}
    words = [_marked(point, exhibits, say) for point in before]
    words += [
        (say("paper_exhibit", number=one.number, what=covering.covered(one.what)),)
        for one in exhibits
        if not one.item or one.item.casefold() not in named
    ]
    return tuple(_numbered(words))


def _marked(point: Point, exhibits: Sequence[Enclosed], say: Language) -> Words:
    """A point without what ends it, and with the numbers of the evidence that it names."""
    end = point.words[-1]
    rest = (end.rstrip(_ENDS),) if isinstance(end, str) else (end,)
    said = _said(point)
    own = [f"№\u00a0{one.number}" for one in exhibits if said and one.item.casefold() == said]
    mark = (f" ({say('paper_exhibit_of', numbers=own)})",) if own else ()
    return (*point.words[:-1], *filter(None, rest), *mark)


def _said(point: Point) -> str:
    return str(covering.shown(plain(point.words))).strip(_ENDS).casefold()


def _numbered(words: Sequence[Words]) -> Iterator[Point]:
    for at, one in enumerate(words, start=1):
        yield Point(f"{at}.", (*one, "." if at == len(words) else ";"))
