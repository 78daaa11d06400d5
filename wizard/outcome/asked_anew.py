"""What was told before an answer was taken back, while the questions behind it are asked anew.

Owns whether that is so, and the walk as it would be if all of it were told as before: a right that
ran until then runs on, whatever it is told to run from. From the next step on the way tells of it
itself. Refuses to say which of its days stand: that is `dates`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.facts import Term
from wizard.walk.answers import accept, sets
from wizard.walk.slots import parted
from wizard.walk.walk import Walk


def runs_on(walk: Walk) -> bool:
    """Whether a right that was told may be told once more before the next step."""
    return not (walk.node.acts or walk.node.ends) and bool(walk.kept)


def is_right(term: Term | None) -> bool:
    """Whether a term is one that a law gives to whoever it is."""
    return term is not None and term.binding == "law" and term.by == "anyone"


def told_before(walk: Walk) -> Walk:
    """The walk on which all is known that was told before, and not otherwise since."""
    return replace(walk, asked={**dict(_taken_back(walk)), **walk.asked})


def _taken_back(walk: Walk) -> Iterator[tuple[str, Value]]:
    for slot, answer in walk.kept.items():
        node = walk.walker.library.find(parted(slot)[0])
        if node is None or node.in_rows or node.save_as is None:
            continue
        try:
            said = accept(node, answer, walk.today)
        except FieldError:  # it may be of an earlier library
            continue
        yield from ((name, value) for name, value in sets(node, said, {}).items() if value)
