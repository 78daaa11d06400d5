"""That demands refer to what there is: respondents, articles, facts, contacts, sums, other demands.

Owns `demands.yaml` as far as it can be judged without a walk. Refuses what depends on the way by
which a person came: that is `flow.demand_proof`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.author.names.guard_checks import guard
from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.place import Known, Location
from wizard.library.demands import DemandPart, Demands
from wizard.library.facts import Contact

Faults = Iterator[Diagnostic]

_GUARDS = (
    *("respondents.*.same_as.*", "demands.*.when"),
    *("demands.*.of.*.when", "demands.*.grounds.*.when"),
)


def demand_faults(
    file: Location,
    found: Demands,
    names: Names,
    facts: Known,
    contacts: Mapping[str, Contact] | None,
) -> Faults:
    """Everything that is wrong with the demands of a library."""
    articles = file.at("articles").ids(found.articles)
    respondents = file.at("respondents").ids(found.respondents)
    for way, code, known in (
        ("articles.*.fact", "unknown-fact", facts),
        ("respondents.*.contact", "unknown-contact", contacts),
        ("respondents.*.cites.*", "unknown-article", articles),
        ("demands.*.of.*.article", "unknown-article", articles),
    ):
        for place, name in file.along(found, way):
            yield from place.unknown(code, name, known)
    for place, _ in file.along(found, "demands.*.of.*"):
        yield from place.unknown("unknown-respondent", place.name, respondents, key=True)
    for place, _ in file.along(found, "respondents.*.same_as.*"):
        known = _others(respondents, place)
        yield from place.unknown("unknown-respondent", place.name, known, key=True)
    for place, name in file.along(found, "demands.*.else_of"):
        known = _others(file.at("demands").ids(found.demands), place)
        yield from place.unknown("unknown-demand", name, known)
    for way in _GUARDS:
        for place, when in file.along(found, way):
            yield from guard(place, when, names)
    for way, look in (
        ("respondents.*.named", names.unknown),
        ("demands.*.sum", names.sum),
        ("demands.*.gaps.*", names.unknown),
    ):
        for place, name in file.along(found, way):
            yield from look(place, name)
    for demand, told in found.demands.items():
        for where, _, text in told.texts():
            yield from names.in_text(file.at("demands", demand, *where), text)
    yield from _respondents(file, found, contacts or {})
    for place, part in file.along(found, "demands.*.of.*"):
        yield from _part(place, found, part)


def _others(known: Known, place: Location) -> Known:
    """The ids that there are beside that of the entry in which a place is."""
    return None if known is None else [name for name in known if name != place.where[1]]


def _respondents(file: Location, found: Demands, contacts: Mapping[str, Contact]) -> Faults:
    """What is wrong with how they are named; and demands of nobody."""
    for place, respondent in file.along(found, "respondents.*"):
        if (respondent.named is None) is (respondent.contact is None):
            problem = "a respondent has «named» or «contact»: one of the two"
            yield place.fault("bad-demand", key=True, problem=problem)
    for place, name in file.along(found, "respondents.*.contact"):
        if name in contacts and (status := contacts[name].status) != "confirmed":
            yield place.fault("unsure-contact", name=name, status=status)
    for place, _ in file.along(found, "demands.*.of"):
        if place.data == {}:
            yield place.fault("empty-value", key=True, name="of")


def _part(place: Location, found: Demands, part: DemandPart) -> Faults:
    """What is wrong with a demand of one respondent."""
    known = found.respondents.get(place.name)
    if known is not None and known.cites and part.article not in (*known.cites, FAULTY):
        problem = f"of «{place.name}» nothing is demanded on «{part.article}»"
        hint = f"it may cite {', '.join(known.cites)}"
        yield place.at("article").fault("bad-demand", problem=problem, hint=hint)
    if part.claim is None and part.suit is None:
        problem = "neither a claim nor a suit has this demand"
        hint = "add «claim: …», «suit: …» or both"
        yield place.fault("bad-demand", key=True, problem=problem, hint=hint)
