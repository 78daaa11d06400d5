"""`demands.yaml` as types: who owes what to whom, on which ground.

Owns their shape, and the price of a suit as a sum of theirs. Refuses to decide which of them hold
on a walk: that is `walk.obligations`; and words around them: those are the letters'.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from wizard.library.model import Id, Text


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of a law that a demand rests on."""

    said: Text
    """How a paper cites it."""
    fact: Id
    """The claim of `facts.yaml` that says so."""


class Respondent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody of whom something may be demanded."""

    title: Text
    """What a paper calls them: «Продавец»."""
    whom: Text
    """The same in the genitive: «взыскать с продавца»."""
    named: Id | None = None
    """The name of the case that holds who they are; a gap where it is not known."""
    contact: Id | None = None
    """Their contact in `facts.yaml`, where everybody's is the same."""
    cites: list[Id] = []
    """The articles on which alone something can be demanded of them; without it, any."""
    same_as: dict[Id, dict[str, Any]] = {}
    """Another respondent, and the guard under which the two are one."""


class DemandPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is demanded of one respondent."""

    article: Id
    """The article it rests on."""
    claim: Text | None = None
    """The demand as a claim has it; without it a claim does not hold it."""
    suit: Text | None = None
    """The demand as a suit has it; without it a suit does not hold it."""
    when: dict[str, Any] | None = None
    """What has to hold for this respondent, beside the guard of the demand."""
    because: Text | None = None
    """The fact that carries it for this respondent, a sentence."""


class DemandGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the facts that carry a demand."""

    because: Text
    """The fact, a sentence."""
    when: dict[str, Any] | None = None
    """What has to hold."""


class Demand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is owed."""

    of: dict[Id, DemandPart]
    """Of whom it is demanded; the same money of two is one demand, and counted once."""
    when: dict[str, Any] | None = None
    """What has to hold; without it, always."""
    one_of: Id | None = None
    """A group of which no two ever hold at once."""
    else_of: Id | None = None
    """The demand in whose place this one stands if that cannot be met: it adds nothing to the
    price of the suit."""
    sum: Id | None = None
    """The name of what it comes to; a demand of 0 roubles does not hold. Where the name may have no
    value, the guard asks for it, `answered: NAME`, or `gaps` has it."""
    gaps: list[Id] = []
    """Names in its texts that may have no value: a paper leaves a place to write them in."""
    grounds: dict[Id, DemandGround] = {}
    """The facts that carry it, which papers tell where they hold: at least one does, if there are
    any. Without them a paper says itself what the demand rests on."""

    def texts(self) -> Iterator[tuple[tuple[str, ...], dict[str, Any] | None, str]]:
        """Its texts: where each stands, its own guard, the text."""
        for name, part in self.of.items():
            for key in ("claim", "suit", "because"):
                if (text := getattr(part, key)) is not None:
                    yield ("of", name, key), part.when, text
        for name, ground in self.grounds.items():
            yield ("grounds", name, "because"), ground.when, ground.because

    def whens(self) -> Iterator[dict[str, Any]]:
        """Its guards, those of its parts and grounds included."""
        whens = [part.when for part in self.of.values()]
        whens += [ground.when for ground in self.grounds.values()]
        yield from (when for when in (self.when, *whens) if when is not None)


class Demands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    respondents: dict[Id, Respondent]
    """Of whom something may be demanded: an id, and under it who that is."""
    articles: dict[Id, Article]
    """What demands rest on: an id, and under it the place of the law."""
    demands: dict[Id, Demand]
    """What may be owed, in the order of the papers: an id, and under it the demand."""
    price: Id | None = None
    """The name under which the sum of all that is demanded is known: the price of the suit."""

    def whens(self) -> Iterator[dict[str, Any]]:
        """Every guard of the file."""
        for respondent in self.respondents.values():
            yield from respondent.same_as.values()
        for demand in self.demands.values():
            yield from demand.whens()

    def counted(self) -> Iterator[tuple[dict[str, Any] | None, str]]:
        """The guards of the demands that the price of the suit is made of, and their sums."""
        for demand in self.demands.values():
            if demand.sum is not None and demand.else_of is None:
                yield demand.when, demand.sum
