"""What a case demands, of whom, and on which grounds: derived from the answers, and never asked.

Owns which demands of a library hold for the values of a walk. Refuses words with values in them:
papers are filled by `outcome`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from wizard.library.demands import Demand, DemandPart, Demands, Respondent
from wizard.library.guard import Guard, parse
from wizard.walk.guards import holds
from wizard.walk.values import Values


class Owed(msgspec.Struct, frozen=True):
    """A demand that holds."""

    id: str
    sum: str | None
    """The name of what it comes to, which may not be known yet."""
    parts: Mapping[str, DemandPart]
    """What is demanded of each respondent."""
    grounds: tuple[str, ...]
    """The sentences of the facts that carry it."""


class Obligations:
    """The demands of one library, with their guards read once."""

    def __init__(self, demands: Demands) -> None:
        self._demands = demands
        self._guards: dict[int, Guard] = {}
        self._last: tuple[Values, list[Owed]] | None = None
        """What was asked last: a letter and its sources ask the same of the same."""

    def owed(self, values: Values) -> list[Owed]:
        """The demands that hold, in the order of the library."""
        if self._last is None or self._last[0] is not values:
            one = self._one(values)
            found = (self._owed(name, demand, values, one) for name, demand in self._all())
            self._last = values, [owed for owed in found if owed is not None]
        return self._last[1]

    def same(self, respondent: Respondent, values: Values) -> Respondent | None:
        """Another respondent with whom this one is the same."""
        ones = (name for name, when in respondent.same_as.items() if self._holds(when, values))
        return next((self._demands.respondents[name] for name in ones), None)

    def _all(self) -> Iterator[tuple[str, Demand]]:
        return iter(self._demands.demands.items())

    def _owed(
        self, name: str, demand: Demand, values: Values, one: Mapping[str, str]
    ) -> Owed | None:
        if not self._holds(demand.when, values) or _is_nothing(demand, values):
            return None
        parts = {
            respondent: part
            for respondent, part in demand.of.items()
            if self._holds(part.when, values) and one.get(respondent) not in demand.of
        }
        if not parts:
            return None
        grounds = demand.grounds.values()
        told = tuple(it.because for it in grounds if self._holds(it.when, values))
        return Owed(name, demand.sum, parts, told)

    def _one(self, values: Values) -> dict[str, str]:
        """Respondents who are one with another, by which their part is named."""
        return {
            other: name
            for name, respondent in self._demands.respondents.items()
            for other, when in respondent.same_as.items()
            if self._holds(when, values)
        }

    def _holds(self, when: dict[str, Any] | None, values: Values) -> bool:
        if when is None:
            return True
        guard = self._guards.get(id(when))
        if guard is None:
            guard = self._guards[id(when)] = parse(when)
        return holds(guard, values, values.today)


def _is_nothing(demand: Demand, values: Values) -> bool:
    return demand.sum is not None and values.get(demand.sum) == Decimal(0)
