"""Claims on a way: by which steps they went out, and what each was for.

Owns what makes one claim another than that which was sent: it demands something else. A sum, a
name or a day that was corrected since leaves it the same. Refuses words: what a claim said is in
its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from wizard.library.library import Library
from wizard.library.node import qualify, tree_of
from wizard.walk.answers import Answer, waits
from wizard.walk.obligations import Obligations
from wizard.walk.values import Values

if TYPE_CHECKING:
    from wizard.walk.steps import Step
    from wizard.walk.walk import Walk


class Purpose(msgspec.Struct, frozen=True):
    """What a claim is for: two of one purpose are one claim, however they are worded."""

    demands: frozenset[str]
    """The main demands that it puts: those of which one alone can be put."""
    node: str = ""
    """The step by which it goes out, of a claim that puts none of the library's."""


class Claims:
    """Finds the claims of one library on walks."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._demands = library.demands.demands if library.demands else {}
        self._ledger = Obligations(library.demands) if library.demands else None

    def at(self, node: str) -> bool:
        """Whether a claim goes out by a step."""
        found = self._library.find(node)
        letter = self._library.letters.get(found.letter) if found and found.letter else None
        return letter is not None and letter.head.claim

    def sent(self, node: str, answer: Answer) -> bool:
        """Whether an answer says that a claim went out. Who says instead that all was solved
        before sent none.
        """
        found = self._library.find(node)
        if found is None or not self.at(node) or str(answer) not in found.choices:
            return False
        choice = found.choices[str(answer)]
        ends = isinstance(choice.to, str) and self._library.find(qualify(tree_of(node), choice.to))
        return choice.done == "now" and not (ends and ends.is_over)

    def on(self, steps: Sequence[Step]) -> Iterator[int]:
        """The steps with which claims went out; who waits then has sent it once."""
        stays = ""
        for index, step in enumerate(steps):
            if self.sent(step.node, step.answer):
                if step.node != stays:
                    yield index
                stays = step.node if waits(self._library.node(step.node), step.answer) else ""
            else:
                stays = ""

    def at_hand(self, node: str, values: Values) -> Purpose:
        """What a claim at a node would be for, where so much is known."""
        owed = self._ledger.owed(values) if self._ledger else []
        return self.purpose(node, (one.id for one in owed))

    def purpose(self, node: str, demands: Iterable[str]) -> Purpose:
        """What a claim is for that puts such demands."""
        main = frozenset(name for name in demands if self._is_main(name))
        return Purpose(main, "" if main else node)

    def of_step(self, walk: Walk, index: int) -> Purpose:
        """What the claim was for that went out with a step."""
        step = walk.steps[index]
        return self.at_hand(step.node, walk.walker.values(walk.past[index].asked, step.on))

    def _is_main(self, name: str) -> bool:
        return name in self._demands and self._demands[name].one_of is not None
