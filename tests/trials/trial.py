"""A trial: blows of one kind, how many, what may come of them, and what came.

Owns the shape of a trial and of its account. Refuses to know any blow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

MOST_FAULTS = 20
"""Faults after which a trial is over: more of them tell nothing new."""


@dataclass
class Account:
    """What happened, by its kind, and what should not have."""

    happened: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    most: dict[str, float] = field(default_factory=dict)
    """The largest of each figure."""

    def fault(self, what: str) -> None:
        """Note what should not have happened."""
        self.faults.append(what)

    def figure(self, what: str, value: float) -> None:
        """Note a figure, of which the largest is told."""
        self.most[what] = max(value, self.most.get(what, value))

    @property
    def over(self) -> bool:
        """Whether it makes no sense to go on."""
        return len(self.faults) >= MOST_FAULTS


@dataclass(frozen=True)
class Trial:
    """Blows of one kind."""

    name: str
    unit: str
    """What is counted."""
    allowed: str
    """What may come of a blow; all else is a fault."""
    short: int
    """So many take a few seconds."""
    long: int
    blows: Callable[[Random, int, Account], None]
    """Deals so many, by a source of chance, and keeps account."""
