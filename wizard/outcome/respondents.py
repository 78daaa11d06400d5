"""The demands of a case as a paper has them: filled in, with the article and the calculation.

Owns what a letter finds under `respondents` and `demands`. Refuses to decide what is owed: that is
`walk.obligations`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wizard.library.demands import Demands, Respondent
from wizard.library.library import Library
from wizard.outcome.figures import calculation, onward
from wizard.outcome.wording import Wording
from wizard.walk.obligations import Obligations, Owed
from wizard.walk.values import Values


class Claim(msgspec.Struct, frozen=True):
    """One demand against one respondent."""

    id: str
    claim: str
    """As a claim has it; nothing where a claim does not hold it."""
    suit: str
    """As a suit has it; nothing where a suit does not hold it."""
    article: str
    sum: str
    """What it comes to; nothing where it comes to no money, or that is not known."""
    counted: str
    """How a rule came to the sum, or nothing."""
    onward: str
    """How the sum grows from tomorrow on, or nothing."""
    because: str
    """The fact that carries it for this respondent, or nothing."""
    grounds: list[str]
    """The facts that carry it."""


class Unnamed(str):
    """A name that is not known: a gap where it is printed, and nothing where it is asked for."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class Debtor(msgspec.Struct, frozen=True):
    """A respondent of whom something is demanded."""

    id: str
    title: str
    whom: str
    """The title in the genitive."""
    name: str
    """Who it is, with the address; `Unnamed` where that is not known."""
    demands: list[Claim]


class Papers:
    """Tells what is owed, for the papers of one library."""

    def __init__(self, library: Library, wording: Wording) -> None:
        self._library = library
        self._wording = wording
        self._demands = library.demands or Demands({}, {}, {})
        self._ledger = Obligations(self._demands)

    def debtors(self, values: Values) -> list[Debtor]:
        """Everybody of whom something is demanded, in the order of the library."""
        owed = self._ledger.owed(values)
        found = (
            Debtor(
                id=name,
                title=respondent.title,
                whom=respondent.whom,
                name=self._name(respondent, values),
                demands=list(self._claims(name, owed, values)),
            )
            for name, respondent in self._demands.respondents.items()
        )
        return [debtor for debtor in found if debtor.demands]

    def phrases(self, values: Values) -> Iterator[str]:
        """What a paper says word for word of everybody of whom something is demanded: who it is,
        and each demand of a sum that does not grow.
        """
        for debtor in self.debtors(values):
            yield debtor.name
            yield from (demand.claim for demand in debtor.demands if not demand.counted)

    def claimed(self, values: Values) -> list[Claim]:
        """What a claim demands; of two respondents of the first."""
        found: dict[str, Claim] = {}
        for debtor in self.debtors(values):
            for demand in debtor.demands:
                if demand.claim:
                    found.setdefault(demand.id, demand)
        return [*found.values()]

    def facts(self, values: Values) -> list[str]:
        """The claims of `facts.yaml` that bear what is owed."""
        owed = self._ledger.owed(values)
        cited = (part.article for one in owed for part in one.parts.values())
        return list(dict.fromkeys(self._demands.articles[article].fact for article in cited))

    def _name(self, respondent: Respondent, values: Values) -> str:
        one = self._ledger.same(respondent, values)
        if one is not None:
            return self._name(one, values)
        if respondent.contact is not None:
            return self._library.facts.contacts[respondent.contact].value
        name = respondent.named or ""
        known = name in values
        return (
            self._wording.value(name, values[name]) if known else Unnamed(self._wording.gap(name))
        )

    def _claims(self, respondent: str, owed: list[Owed], values: Values) -> Iterator[Claim]:
        for one in owed:
            part = one.parts.get(respondent)
            if part is None:
                continue
            name = one.sum or ""
            yield Claim(
                id=one.id,
                claim=self._filled(part.claim, values),
                suit=self._filled(part.suit, values),
                article=self._demands.articles[part.article].said,
                sum=self._wording.value(name, values[name]) if name in values else "",
                counted=calculation(values, name, self._wording.language),
                onward=onward(values, name, self._wording.language),
                because=self._filled(part.because, values),
                grounds=[self._filled(ground, values) for ground in one.grounds],
            )

    def _filled(self, text: str | None, values: Values) -> str:
        return self._wording.fill(text, values) if text else ""
