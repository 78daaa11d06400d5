"""How long a letter can become: what is set may be joined to itself, and loops stand in loops.

Owns an upper bound, in values and texts of the letter; a loop counts as ten rounds.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_comparisons import LetterFault
from wizard.author.names.letter_tree import Expression

MOST = 50_000
"""Values and texts; a claim of several pages has some hundreds."""
ROUNDS = 10


def oversized(letter: tree.LetterTree) -> list[LetterFault]:
    """The first part with which a letter can become too long, if there is one."""
    met = _size(letter, 1, frozenset()).met
    hint = "set less, and join it less often; loops in loops count too"
    return [LetterFault.part(met, "more text than anybody reads", hint)] if met else []


@lru_cache(maxsize=65_536)
def _size(letter: tree.LetterTree, times: int, known: frozenset[tuple[str, int]]) -> _Size:
    """That of a letter or a part which is gone through so many times, under what is set by then."""
    size = _Size(dict(known))
    size.body(letter.body, times)
    return size


class _Size:
    """Adds up one letter; `met` is the part that was too much."""

    def __init__(self, known: dict[str, int]) -> None:
        self._set = known
        """The most that each name which the letter sets can hold."""
        self._sum = 0
        self.met: Expression | None = None

    def body(self, statements: Iterable[tree.Statement], times: int) -> None:
        """Statements that are gone through so many times."""
        for one in statements:
            if self.met is not None:
                return  # nothing grows any further
            match one:
                case tree.Say(value=value):
                    self._add(value, times * self._weigh(value))
                case tree.Set(target=target, value=value):
                    weight = max(self._set.get(target.name, 0), self._weigh(value))
                    self._set[target.name] = weight
                    self._add(value, weight)
                case tree.If(branches=branches):
                    for _, inner in branches:
                        self.body(inner, times)
                case tree.For(over=over, body=inner, rest=rest):
                    self._add(over, times)
                    self.body((*inner, *rest), times * ROUNDS)
                case tree.LetterTree(names=names):
                    known = ((name, self._set[name]) for name in self._set.keys() & names)
                    part = _size(one, times, frozenset(known))
                    if self._sum + part._sum > MOST:
                        self.body(one.body, times)  # up to what is too much
                    self._sum += part._sum
                    self._set |= part._set

    def _add(self, node: Expression, weight: int) -> None:
        self._sum += weight
        if self._sum > MOST and self.met is None:
            self.met = node

    def _weigh(self, node: Expression) -> int:
        parts = node.parts
        if not parts:
            return self._set.get(node.name, 1) if isinstance(node, tree.Named) else 1
        if isinstance(node, tree.IfElse):
            return self._weigh(parts[0]) + max(map(self._weigh, parts[1:]))
        return sum(map(self._weigh, parts))
