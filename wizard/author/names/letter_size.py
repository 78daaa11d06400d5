"""How long a letter can become: what is set may be joined to itself, and loops stand in loops.

Owns an upper bound, in values and texts of the letter; a loop counts as ten rounds. Refuses to know
what a letter may hold: that is `letter_language`.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

from wizard.author.names.letter_fault import LetterFault

MOST = 50_000
"""Values and texts; a claim of several pages has some hundreds."""
ROUNDS = 10


def oversized(root: nodes.Template) -> list[LetterFault]:
    """The first part with which a letter can become too long, if there is one."""
    size = _Size()
    size.body(root.body, 1)
    hint = "set less, and join it less often; loops in loops count too"
    return [LetterFault.part(size.met, "more text than anybody reads", hint)] if size.met else []


class _Size:
    """Adds up one letter; `met` is the part that was too much."""

    def __init__(self) -> None:
        self._set: dict[str, int] = {}
        """The most that each name which the letter sets can hold."""
        self._sum = 0
        self.met: nodes.Node | None = None

    def body(self, statements: Iterable[nodes.Node], times: int) -> None:
        """Statements that are gone through so many times."""
        for node in statements:
            match node:
                case nodes.For(body=inner, else_=rest):
                    self.body((*inner, *rest), times * ROUNDS)
                case nodes.If(body=inner, elif_=others, else_=rest):
                    self.body((*inner, *others, *rest), times)
                case nodes.Scope(body=inner):  # a part
                    self.body(inner, times)
                case nodes.Assign(target=nodes.Name(name=name), node=value):
                    self._set[name] = max(self._set.get(name, 0), self._weigh(value))
                    self._add(value, self._set[name])
                case _:
                    self._add(node, times * self._weigh(node))

    def _add(self, node: nodes.Node, weight: int) -> None:
        self._sum += weight
        if self._sum > MOST and self.met is None:
            self.met = node

    def _weigh(self, node: nodes.Node) -> int:
        if self.met is not None:
            return 0  # nothing grows any further
        match node:
            case nodes.Name(name=name):
                return self._set.get(name, 1)
            case nodes.CondExpr(test=test, expr1=one, expr2=other):
                ways = [self._weigh(one), self._weigh(other) if other else 0]
                return self._weigh(test) + max(ways)
        return max(1, sum(map(self._weigh, node.iter_child_nodes())))
