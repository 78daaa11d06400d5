"""That a paper which tells what is demanded has something to tell, and nothing twice.

Owns what is proved of `demands.yaml` over all ways to a paper that goes through `respondents`: of
whom it names at least one demand holds, in the words that it prints; no two of one group hold at
once; at least one ground carries each; every name in their texts has a value or is a declared gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from wizard.author.flow.domains import Domains
from wizard.author.flow.flow import Fear
from wizard.author.flow.formula import NEVER, Formula
from wizard.author.names.guard_checks import guard
from wizard.author.names.needs import Listing
from wizard.author.names.table import Names
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.author.words.placeholders import names_in
from wizard.library.demands import Demand, DemandPart, Demands
from wizard.library.guard import Guard, parse
from wizard.library.library import DEMANDS


class Doubt(NamedTuple):
    """What must never be where such a paper is offered."""

    condition: Formula
    code: str
    where: Where
    """In `demands.yaml`."""
    values: dict[str, str]

    def at(self, node: int) -> Fear:
        """The same at a node."""
        return node, self.condition


class Loop(NamedTuple):
    """A loop of a paper over `respondents`."""

    given: tuple[Guard, ...]
    """The guards that hold where it stands."""
    listing: Listing


class DemandProof:
    """What is to be proved of the demands of one library."""

    def __init__(self, loaded: Loaded, names: Names) -> None:
        file = loaded.place_if_any(DEMANDS)
        found = loaded.library.demands
        known = names.whole and file is not None and _sound(file, found, names)
        self._demands = found if known else None

    def guards(self) -> Iterator[Guard]:
        """Every guard of a demand, and those by which a respondent is another one."""
        yield from map(parse, self._demands.whens() if self._demands else ())

    def needed(self) -> set[str]:
        """Every name that a text of a demand holds."""
        demands = self._demands.demands.values() if self._demands else ()
        texts = (text for demand in demands for _, _, text in demand.texts())
        return {name for text in texts for name in names_in(text)}

    def doubts(self, domains: Domains, loops: Sequence[Loop]) -> list[list[Doubt]]:
        """All that must never be where a paper goes through `respondents`, for each such loop."""
        if self._demands is None or not loops:
            return [[] for _ in loops]
        demands = self._demands
        lists = {loop.listing for loop in loops}
        nothing = {listing: _nothing(demands, domains, listing) for listing in lists}
        always = (
            *_twice(self._demands, domains),
            *_groundless(self._demands, domains),
            *_unset(self._demands, domains),
        )
        held = {
            given: list(_where(domains, given, always)) for given in {loop.given for loop in loops}
        }
        return [
            [*_where(domains, loop.given, (nothing[loop.listing],)), *held[loop.given]]
            for loop in loops
        ]


def _where(domains: Domains, given: tuple[Guard, ...], doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Doubts where some guards hold, with nothing built on what cannot be known."""
    every = domains.formulas.every
    here = every(domains.condition(part) for part in given)
    for doubt in doubts:
        condition = domains.sure(every((here, doubt.condition)))
        if condition is not NEVER:
            yield doubt._replace(condition=condition)


def _sound(file: Location, demands: Demands | None, names: Names) -> bool:
    """Whether all guards can be read; what is wrong with one is told where it stands."""
    if demands is None or file.source.problems:
        return False
    return not any(fault for when in demands.whens() for fault in guard(file, when, names))


def _given(*whens: dict[str, Any] | None) -> tuple[Guard, ...]:
    return tuple(parse(when) for when in whens if when is not None)


def _holds(domains: Domains, when: dict[str, Any] | None) -> Formula:
    return domains.formulas.every(domains.condition(part) for part in _given(when))


def _nothing(demands: Demands, domains: Domains, listing: Listing) -> Doubt:
    """No demand holds of those that are listed."""
    fails = (
        _fails(demands, domains, demand, name, part)
        for demand in demands.demands.values()
        for name, part in demand.of.items()
        if listing.respondent in (None, name)
        and (listing.words is None or getattr(part, listing.words) is not None)
    )
    return Doubt(domains.formulas.every(fails), "no-demand", ("demands",), _told(listing))


def _fails(
    demands: Demands, domains: Domains, demand: Demand, name: str, part: DemandPart
) -> Formula:
    """A demand is not made of a respondent, or is made of them as of the other who they are."""
    others = (demands.respondents[other].same_as.get(name) for other in demand.of if other != name)
    same = [domains.condition(parse(when)) for when in others if when is not None]
    fallen = [domains.condition(guard, False) for guard in _given(demand.when, part.when)]
    return domains.formulas.some([*fallen, *same])


def _told(listing: Listing) -> dict[str, str]:
    whom = f" of «{listing.respondent}»" if listing.respondent else ""
    return {"what": f"{whom} by a «{listing.words}»" if listing.words else whom}


def _twice(demands: Demands, domains: Domains) -> Iterator[Doubt]:
    """Two of one group hold."""
    holds = {name: _holds(domains, demand.when) for name, demand in demands.demands.items()}
    for (one, first), (other, second) in combinations(demands.demands.items(), 2):
        if first.one_of is not None and first.one_of == second.one_of:
            both = domains.formulas.every((holds[one], holds[other]))
            told = {"name": other, "other": one, "group": first.one_of}
            yield Doubt(both, "two-demands", ("demands", other, "one_of"), told)


def _groundless(demands: Demands, domains: Domains) -> Iterator[Doubt]:
    """A demand holds, and none of its grounds."""
    for name, demand in demands.demands.items():
        guards = [ground.when for ground in demand.grounds.values()]
        if not guards or None in guards:
            continue
        none = [domains.condition(part, False) for part in _given(*guards)]
        condition = domains.formulas.every([_holds(domains, demand.when), *none])
        yield Doubt(condition, "no-ground", ("demands", name, "grounds"), {"name": name})


def _unset(demands: Demands, domains: Domains) -> Iterator[Doubt]:
    """A name in a text has no value, and no gap is declared for it."""
    for name, demand in demands.demands.items():
        for where, when, text in demand.texts():
            for needed in names_in(text):
                if needed in demand.gaps or not domains.known(needed):
                    continue
                condition = domains.missing(needed, _given(demand.when, when))
                at = ("demands", name, *where)
                yield Doubt(condition, "unset-name", at, {"name": needed})
