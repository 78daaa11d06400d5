"""What is kept as evidence, among the enclosures of a paper.

Owns where it stands: behind what the letter itself encloses, numbered on; where it names nothing in
a list, in a list of its own above the signature. Refuses to know what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.paper.layout import Block, Enclosures, Paper, Point, Signature, Words


def enclosing(paper: Paper, exhibits: Sequence[str], say: Language) -> Paper:
    """A paper with a line for each of `exhibits`; `say` is the language in which it is written."""
    if not exhibits:
        return paper
    blocks = [*paper.blocks]
    at = next((at for at, one in enumerate(blocks) if isinstance(one, Enclosures)), None)
    if at is None:
        blocks.insert(_end(blocks), Enclosures((say("paper_evidence"),), _points((), exhibits)))
    else:
        listed = blocks[at]
        assert isinstance(listed, Enclosures), "it was found as one"
        blocks[at] = replace(listed, points=_points(listed.points, exhibits))
    return replace(paper, blocks=tuple(blocks))


def _end(blocks: Sequence[Block]) -> int:
    """Behind the last block that is no signature."""
    signed = (at for at, one in enumerate(blocks) if isinstance(one, Signature))
    return next(signed, len(blocks))


def _points(before: Sequence[Point], exhibits: Sequence[str]) -> tuple[Point, ...]:
    words: list[Words] = [_open(point.words) for point in before]
    words += [(exhibit,) for exhibit in exhibits]
    last = len(words)
    return tuple(
        Point(f"{at}.", (*one, "." if at == last else ";")) for at, one in enumerate(words, start=1)
    )


def _open(words: Words) -> Words:
    """A point without what ends it."""
    end = words[-1]
    rest = end.rstrip(" .;") if isinstance(end, str) else end
    return (*words[:-1], rest) if rest else words[:-1]
