"""What may be so at each node of a small library, exactly: how all answers go together.

One forward pass over conditions, in which nothing is forgotten. Owns what the two bounds of
`wizard.author.flow.cases` are held against.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.domains import REACHED
from wizard.author.flow.fixed_point import settle
from wizard.author.flow.flow import Fear, Flow
from wizard.author.flow.formula import NEVER, Formula


class Exact:
    """What is so at the nodes of one graph."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        begun = flow.domains.unanswered(flow.domains.anywhere & ~REACHED)
        self._at = dict.fromkeys(flow.entries, begun)
        self.taken: set[int] = set()
        """The numbers of the tries that somebody may take."""
        for _ in settle(flow.circles, flow.entries, self._spread):
            pass

    def so(self, node: int) -> Formula:
        """What may be so at a node; `NEVER` if nobody comes there."""
        return self._at.get(node, NEVER)

    def never(self, fear: Fear) -> bool:
        """Whether nobody at all comes to a fear; what cannot be known may hold."""
        node, condition = fear
        formulas = self._flow.domains.formulas
        return formulas.every((formulas.could(self.so(node)), formulas.could(condition))) is NEVER

    def _spread(self, node: int) -> Iterator[int]:
        formulas = self._flow.domains.formulas
        for step in self._flow.leaving[node]:
            after = self._flow.along(step, self._at[node])
            if formulas.could(after) is not NEVER:
                self.taken |= {step.attempt.number} if step.attempt else set()
                old = self.so(step.target)
                self._at[step.target] = formulas.some((old, after))
                if self._at[step.target] is not old:
                    yield step.target
